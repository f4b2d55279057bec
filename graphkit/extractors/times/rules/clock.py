"""Builders of clock times and parts of the day."""

from __future__ import annotations

from dataclasses import replace

from graphkit.extractors.times.bounds import Between
from graphkit.extractors.times.clock import Clock, MinuteOfHour, Nearby, PartOfDay, hour_of
from graphkit.extractors.times.days import Day, Deictic, Weekday
from graphkit.extractors.times.rules.registry import Parts, builder
from graphkit.lexicon import table

_NIGHT_BEGINS = 6
"""Hours of the night before it belong to the day after."""


@builder
def part(p: Parts) -> PartOfDay | None:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    of = p["d"] if "d" in p else Weekday(p["w"])
    if "v" in p and (p["v"] - p["w"]) % 7 != 1:
        return None
    return PartOfDay(first, last, of)


@builder
def eve(p: Parts) -> PartOfDay:
    first, last = table("time_modifiers")["parts"]["evening"]["hours"]
    return PartOfDay(first, last, p["d"])


@builder
def part_alone(p: Parts) -> PartOfDay | None:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    return None if (first, last) == (0, 24) else PartOfDay(first, last)


@builder
def part_same(p: Parts) -> PartOfDay | None:
    found = part_alone(p)
    return None if found is None else replace(found, firm=True)


@builder
def midday(p: Parts) -> Clock:
    return Clock(12, of=p.get("d"))


@builder
def part_shift(p: Parts) -> PartOfDay:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    return PartOfDay(first, last, Deictic(p["s"]))


@builder
def part_told(p: Parts) -> PartOfDay | None:
    """ "ساعات الصباح الأولى", of a day that may be told."""
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    return PartOfDay(first, last, p.get("d"))


@builder
def tonight(p: Parts) -> PartOfDay:
    first, last = table("time_modifiers")["parts"][p.get("p", "night")]["hours"]
    return PartOfDay(first, last, Deictic(0))


Hour = tuple[int, int | None, int | None, bool]


@builder
def hour(p: Parts) -> Hour | None:
    minute = p.get("f", p.get("m"))
    return (p["h"], minute, None, True) if 0 <= p["h"] <= 24 and (minute or 0) < 60 else None


@builder
def army_time(p: Parts) -> Hour | None:
    """ "0930", "1130": hours and minutes without a mark between them."""
    hours, minutes = divmod(p["h"], 100)
    return (hours, minutes, None, False) if 100 <= p["h"] < 2400 and minutes < 60 else None


@builder
def hour_less(p: Parts) -> Hour | None:
    minute: int = p.get("f", p.get("m"))
    return (p["h"] - 1, 60 - minute, None, True) if 1 <= p["h"] <= 24 and 0 < minute < 60 else None


@builder
def half_past_less(p: Parts) -> Hour | None:
    """ "الثانية والنصف إلا خمس دقائق"."""
    return (p["h"], p["f"] - p["m"], None, True) if 1 <= p["h"] <= 24 and 0 < p["m"] < p["f"] else None


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
    """The midnight that ends the day that is named; an hour told after it is one of the night."""
    day = p.get("d", p.get("w"))
    of = Weekday(day) if isinstance(day, int) else day
    hour, minute, second, _ = p.get("h", (0, None, None, True))
    return Clock(hour % 12, minute, second, of=of, midnight=True)


@builder
def midnight_shift(p: Parts) -> Clock:
    """ "منتصف الليلة الماضية": the end of yesterday."""
    return Clock(0, of=Deictic(p["s"]), midnight=True)


@builder
def part_pair(p: Parts) -> PartOfDay | None:
    """ "ليل 15-16 تموز": the night between them."""
    first: Day = p["a"]
    last: Day = p["d"]
    start, end = table("time_modifiers")["parts"][p["p"]]["hours"]
    return PartOfDay(start, end, replace(last, day=first.day)) if last.day - first.day == 1 else None


_PERIODS = {"dawn": "morning", "morning": "morning", "night": "night", "noon": "noon"}


@builder
def clock_part(p: Parts) -> Clock:
    hour: Clock = p["c"]
    return replace(hour, period=_PERIODS.get(p["p"], "evening"), of=p.get("d"))


@builder
def clock_tonight(p: Parts) -> Clock:
    """An hour of the night that begins today: the small ones are tomorrow's."""
    hour: Clock = p["c"]
    found = replace(hour, period=hour.period or "night")
    return replace(found, of=Deictic(int(found.hour24 < _NIGHT_BEGINS)))


@builder
def clock_on(p: Parts) -> Clock:
    hour: Clock = p["c"]
    return replace(hour, of=p["d"])


@builder
def clock_on_digits(p: Parts) -> Clock:
    hour, minute, second, _ = p["c"]
    return Clock(hour, minute, second, of=p["n"])


@builder
def just_after(p: Parts) -> Nearby:
    return Nearby(p["c"], after=True)


@builder
def just_before(p: Parts) -> Nearby:
    return Nearby(p["c"], after=False)


@builder
def minute_of_hour(p: Parts) -> MinuteOfHour | None:
    return MinuteOfHour(p["n"]) if 0 <= p["n"] < 60 else None


@builder
def clock_range(p: Parts) -> Between | None:
    """Two hours. The half of the day that one of them names holds for the other where they follow each other in it;
    `d` is a day told behind them, `e` one told in front."""
    first: Clock = p["a"]
    last: Clock = p["b"]
    behind, front = p.get("d"), p.get("e")
    on_last = last.of is None and behind is not None and last.period is None and first.period is not None
    if first.period is None and last.period is not None and first.hour <= last.hour:
        same = last.hour < 12 or last.period == "night" or first.hour == 12
        first = replace(first, period=last.period if same else None)
    elif last.period is None and first.period is not None and last.hour <= 12:
        follows = hour_of(last.hour, first.period) > hour_of(first.hour, first.period)
        last = replace(last, period=first.period if follows else "evening" if first.period == "morning" else None)
    day = front if front is not None else last.of if last.of is not None else behind
    first_day = first.of if first.of is not None else None if on_last else day
    last_day = last.of if last.of is not None else day if day is not None else first.of
    over = "last" if front is not None or first.of is not None else "first" if day is not None else None
    return Between(replace(first, of=first_day), replace(last, of=last_day), whole=False, over=over)


@builder
def clock_dash(p: Parts) -> Between | None:
    """ "10:00 - 18:00"; what runs backwards is rather one time in two zones."""
    first, last = p["a"], p["b"]
    forward = (first.hour, first.minute or 0) < (last.hour, last.minute or 0)
    return Between(first, last, whole=False) if forward else None


@builder
def iso(p: Parts) -> Clock:
    day, hour, minute = p["c"]
    return Clock(hour, minute, of=Day(day, p["m"], p["y"]))
