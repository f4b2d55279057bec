"""Builders of Hijri days, months and years, and of a Hijri date beside its Gregorian one."""

from __future__ import annotations

from typing import Any

from graphkit.extractors.times.bounds import Nth
from graphkit.extractors.times.days import Day, Paired
from graphkit.extractors.times.periods import Month, MonthOf, Years
from graphkit.extractors.times.rules.registry import Parts, builder


@builder
def hijri_day(p: Parts) -> Day | None:
    return Day(p["d"], p["m"], p.get("y"), relation=p.get("s"), hijri=True) if 1 <= p["d"] <= 30 else None


@builder
def hijri_numeric(p: Parts) -> Day | None:
    return Day(p["d"], p["m"], p["y"], hijri=True) if 1300 <= p["y"] <= 1500 and p["d"] <= 30 else None


@builder
def hijri_month(p: Parts) -> Month | MonthOf | None:
    unit = p.get("r")
    if unit is None:
        return Month(p["m"], p.get("y"), p.get("s"), hijri=True)
    return MonthOf(p["m"], unit, hijri=True) if getattr(unit, "unit", None) == "year" else None


@builder
def hijri_year(p: Parts) -> Years | None:
    return Years(p["y"], hijri=True) if 1 <= p["y"] <= 1600 else None


@builder
def hijri_edge(p: Parts) -> Nth:
    """ "غرة رمضان" is its first day, "سلخ رمضان" its last."""
    return Nth(1 if p["e"] == "day_first" else -1, None, Month(p["m"], p.get("y"), hijri=True))


@builder
def month_edge(p: Parts) -> Nth:
    return Nth(1 if p["e"] == "day_first" else -1, None, Month(p["m"], p.get("y")))


@builder
def paired(p: Parts) -> Paired | None:
    """A Gregorian day and its Hijri name, either first."""
    days: list[Any] = [p["a"], p["b"]]
    if not all(isinstance(day, Day) and day.month is not None for day in days) or days[0].hijri == days[1].hijri:
        return None
    gregorian, other = sorted(days, key=lambda day: day.hijri)
    return Paired(gregorian, other, p.get("w")) if gregorian.year or other.year else None
