"""Builders of feasts and named days."""

from __future__ import annotations

from dataclasses import replace

from graphkit.extractors.times.clock import PartOfDay
from graphkit.extractors.times.feasts import Feast, FeastDay, feasts
from graphkit.extractors.times.rules.registry import Parts, builder
from graphkit.extractors.times.values import Meaning


@builder
def feast(p: Parts) -> Feast | None:
    """The feast of a church where a rite is named; other feasts have none."""
    name: str = p["f"]
    if "r" not in p:
        return Feast(name)
    entry = feasts()[name]
    other = {**entry, "eastern": entry.get("eastern", name if entry.get("easter") == "eastern" else None)}.get(p["r"])
    return None if other is None else Feast(other)


@builder
def feast_year(p: Parts) -> Feast | None:
    found: Feast = p["f"]
    unit = p.get("r")
    if unit is not None and getattr(unit, "unit", None) != "year":
        return None
    return replace(found, year=p.get("y"), relation=p.get("s"), of=unit)


@builder
def feast_day(p: Parts) -> FeastDay | None:
    n = p.get("n")
    if n is None or isinstance(n, str):
        return FeastDay(-1, p["f"])
    return FeastDay(n, p["f"]) if n <= 4 else None


@builder
def feast_eve(p: Parts) -> FeastDay:
    return FeastDay(0, p["f"])


@builder
def feast_whole(p: Parts) -> Feast:
    found: Feast = p["f"]
    return replace(found, whole=True)


@builder
def feast_night(p: Parts) -> PartOfDay:
    """The night before a feast: it begins at sunset."""
    of: Meaning = p["f"]
    return PartOfDay(-6, 6, of)
