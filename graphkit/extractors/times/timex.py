"""The `value` of TIMEX3 (TimeML 1.2.1): a time in the form of ISO 8601, with X for what is not known.

Besides days, months and years it has weeks (2024-W46), quarters, halves and seasons (2024-Q3, 2024-H1, 2024-SU),
decades and centuries (198, 19), parts of the day (2024-11-10TEV), lengths (P3D, PT1H15M) and recurrences (P1W,
XXXX-WXX-5). What is no single one of these, as a range of days, has its length as value.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from graphkit.extractors.times import calendar, lengths
from graphkit.extractors.times.amounts import Open, SinceAmount
from graphkit.extractors.times.bounds import Edge, Modified, Since
from graphkit.extractors.times.clock import Clock, PartOfDay
from graphkit.extractors.times.days import Day, Deictic, Weekday
from graphkit.extractors.times.periods import Month, Season
from graphkit.extractors.times.runs import Portion
from graphkit.extractors.times.values import Context, Meaning, Value

_OPEN = {
    "second": "XXXX-XX-XXTXX:XX:XX", "minute": "XXXX-XX-XXTXX:XX", "hour": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX",
    "week": "XXXX-WXX", "month": "XXXX-XX", "season": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX",
    "century": "XX",
}  # fmt: skip
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_PARTS = {(4, 6): "MO", (6, 12): "MO", (12, 15): "MI", (15, 18): "AF", (18, 24): "EV", (18, 30): "NI", (0, 24): "DT"}
"""Parts of the day by their hours; TIMEX3 has no dawn."""
_PORTIONS = {2: "H", 4: "Q"}
_NOWHERE = Context()
_DAYS = (("day", 1), ("week", 7), ("month", 31), ("quarter", 92), ("year", 366), ("decade", 3653), ("century", 36_525))
"""Units of the calendar by the days that they have at most."""
_WRITTEN = {"day": 10, "month": 7, "year": 4, "decade": 3, "century": 2}
"""The letters of a date that write them."""
_TEN_DAYS = timedelta(days=11)


def timex(meaning: Meaning, value: Value) -> str:
    """The TIMEX3 value of a resolved expression."""
    if value.start is None or value.end is None:
        return _open(meaning, value)
    return unit(value.start, value.end, value.grain, value.kind == "time", value.modifier) or length(
        value.start, value.end
    )


def unit(start: datetime, end: datetime, grain: str, clock: bool = False, modifier: str | None = None) -> str | None:
    """The value of an interval that is one unit of the calendar or the clock, None for any other."""
    if clock:
        return _clock(start, end)
    day, year = start.date().isoformat(), f"{start.year:04}"
    if grain == "month" and modifier in ("start", "mid", "end") and end - start < _TEN_DAYS:
        return day[:7]
    if grain == "season" and start.month in _SEASONS and start.day == 1:
        return f"{year}-{_SEASONS[start.month]}"
    length = (end - start).days
    name = next((name for name, longest in _DAYS if length <= longest), "")
    if _is(name, start, end):
        if name == "week":
            week = start.isocalendar()
            return f"{week.year:04}-W{week.week:02}"
        return f"{year}-Q{(start.month + 2) // 3}" if name == "quarter" else day[: _WRITTEN[name]]
    half = start.month in (1, 7) and start.day == 1 and (end.year * 12 + end.month) - (start.year * 12 + start.month)
    return f"{year}-H{1 + start.month // 7}" if half == 6 and end.day == 1 else None


def _is(name: str, start: datetime, end: datetime) -> bool:
    try:
        return name != "" and calendar.unit(name, start) == (start, end)
    except (ValueError, OverflowError):
        return False


def _clock(start: datetime, end: datetime) -> str | None:
    day, seconds = start.date().isoformat(), (end - start).total_seconds()
    if seconds == 1:
        return f"{day}T{start:%H:%M:%S}"
    if seconds == 60:
        return f"{day}T{start:%H:%M}"
    if seconds == 3600:
        return f"{day}T{start:%H}" if start.minute == 0 else f"{day}T{start:%H:%M}"
    part = _PARTS.get((start.hour, start.hour + int(seconds // 3600))) if seconds % 3600 == 0 else None
    return f"{day}T{part}" if part and start.minute == 0 else None


def length(start: datetime, end: datetime) -> str:
    """The length of an interval, in the coarsest unit that measures it exactly."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.day == end.day == 1 and start.time() == end.time() and months:
        return lengths.iso([(months // 12, "year") if months % 12 == 0 else (months, "month")])
    seconds = int((end - start).total_seconds())
    for name, size in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds % size == 0:
            return lengths.iso([(seconds // size, name)])
    return lengths.iso([(seconds, "second")])


def _open(meaning: Meaning, value: Value) -> str:
    """What an expression says of a time that nothing fixes."""
    match meaning:
        case Open(length=str(told)):
            return told
        case SinceAmount(amount=amount):
            return amount.length
        case Edge(of=of) | Since(of=of) | Modified(of=of):
            try:
                return timex(of, of.resolve(_NOWHERE))
            except (ValueError, OverflowError):
                return _open(of, value)
        case Day(day=day, month=month, year=None, hijri=False) if day <= 31:
            return f"XXXX-{_two(month)}-{_two(day)}"
        case Weekday(number=number) | Deictic(weekday=int(number)):
            return f"XXXX-WXX-{number + 1}"
        case Month(month=month, year=None, hijri=False):
            return f"XXXX-{_two(month)}"
        case Season(month=month, year=None):
            return f"XXXX-{_SEASONS.get(month, 'XX')}"
        case Portion(n=n, parts=parts) if parts in _PORTIONS and value.grain in ("year", "quarter"):
            return f"XXXX-{_PORTIONS[parts]}{n}"
        case PartOfDay(first=first, last=last, of=of) if (first, last) in _PARTS:
            return f"{_day(of)}T{_PARTS[first, last]}"
        case Clock(of=of):
            return f"{_day(of)}T{_hour(meaning)}"
        case _:
            return _OPEN.get(value.grain, "XXXX-XX-XX")


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02}"


def _day(of: Meaning | None) -> str:
    """The day of a clock time that is open: nothing where the text names none."""
    return "" if of is None else _open(of, Value(None, None, "day"))


def _hour(clock: Clock) -> str:
    if clock.minute is None:
        return f"{clock.hour24:02}"
    return f"{clock.hour24:02}:{clock.minute:02}" + (f":{clock.second:02}" if clock.second is not None else "")
