"""Builders of clock times and parts of the day."""

from __future__ import annotations

from dataclasses import replace

from graphkit.extractors.times.bounds import Between
from graphkit.extractors.times.clock import Clock, PartOfDay
from graphkit.extractors.times.days import Day, Deictic, Weekday
from graphkit.extractors.times.rules.registry import Parts, builder
from graphkit.lexicon import table


@builder
def part(p: Parts) -> PartOfDay | None:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    of = p["d"] if "d" in p else Weekday(p["w"])
    if "v" in p and (p["v"] - p["w"]) % 7 != 1:
        return None
    return PartOfDay(first, last, of)


@builder
def part_alone(p: Parts) -> PartOfDay | None:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    return None if (first, last) == (0, 24) else PartOfDay(first, last)


@builder
def part_same(p: Parts) -> PartOfDay | None:
    found = part_alone(p)
    return None if found is None else replace(found, firm=True)


@builder
def midday(_: Parts) -> Clock:
    return Clock(12)


@builder
def part_shift(p: Parts) -> PartOfDay:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    return PartOfDay(first, last, Deictic(p["s"]))


Hour = tuple[int, int | None, int | None, bool]


@builder
def hour(p: Parts) -> Hour | None:
    return (p["h"], p.get("f", p.get("m")), None, True) if 0 <= p["h"] <= 24 and p.get("m", 0) < 60 else None


@builder
def army_time(p: Parts) -> Hour | None:
    """ "0930", "1130": hours and minutes without a mark between them."""
    hours, minutes = divmod(p["h"], 100)
    return (hours, minutes, None, False) if 100 <= p["h"] < 2400 and minutes < 60 else None


@builder
def hour_less(p: Parts) -> Hour | None:
    return (p["h"] - 1, 60 - p["f"], None, True) if 1 <= p["h"] <= 24 else None


@builder
def clock(p: Parts) -> Clock:
    hour, minute, second, _ = p["h"]
    return Clock(hour, minute, second, p.get("p"))


@builder
def clock_colon(p: Parts) -> Clock | None:
    """A bare "14:30" is a time only with a colon: 14.30 may be a sum."""
    hour, minute, second, colon = p["h"]
    return Clock(hour, minute, second) if colon else None


@builder
def midnight(p: Parts) -> Clock:
    """The midnight that ends the day that is named."""
    day = p.get("d", p.get("w"))
    return Clock(24 if day is not None else 0, of=Weekday(day) if isinstance(day, int) else day)


_PERIODS = {"dawn": "morning", "morning": "morning", "night": "night"}


@builder
def clock_part(p: Parts) -> Clock:
    hour: Clock = p["c"]
    return replace(hour, period=_PERIODS.get(p["p"], "evening"), of=p.get("d"))


@builder
def clock_on(p: Parts) -> Clock:
    c: Clock = p["c"]
    return Clock(c.hour, c.minute, c.second, c.period, p["d"])


@builder
def clock_on_digits(p: Parts) -> Clock:
    hour, minute, second, _ = p["c"]
    return Clock(hour, minute, second, of=p["n"])


@builder
def clock_range(p: Parts) -> Between:
    """The half of the day that the second time names holds for the first as well."""
    first: Clock = p["a"]
    last: Clock = p["b"]
    day = last.of if last.of is not None else p.get("d", first.of)
    first_day = p["d"] if "d" in p and p["d"] is not last.of else first.of if first.of is not None else day
    period = first.period if first.period is not None or last.period is None or first.hour > last.hour else last.period
    return Between(replace(first, period=period, of=first_day), replace(last, of=day), whole=False)


@builder
def iso(p: Parts) -> Clock:
    day, hour, minute = p["c"]
    return Clock(hour, minute, of=Day(day, p["m"], p["y"]))
