"""Calendar arithmetic on half-open intervals: units of the Gregorian calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

Interval = tuple[datetime, datetime]

UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
"""Units of time from the finest to the coarsest."""

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def days(first: date, count: int = 1) -> Interval:
    """The interval of `count` days from `first` on. Raises OverflowError beyond the calendar."""
    start = midnight(first)
    return start, start + timedelta(days=count)


def month_start(year: int, month: int) -> datetime:
    """Midnight of a month's first day; `month` may lie outside 1…12. Raises ValueError beyond the calendar."""
    index = year * 12 + month - 1
    return datetime(index // 12, index % 12 + 1, 1)


def months(year: int, month: int, count: int = 1) -> Interval:
    """The interval of `count` months from one on; `month` may lie outside 1…12."""
    return month_start(year, month), month_start(year, month + count)


def years(first: int, count: int = 1) -> Interval:
    return months(first, 1, 12 * count)


def unit(name: str, when: datetime, shift: int = 0) -> Interval:
    """The calendar unit that holds `when`, moved by `shift` units; weeks begin on Monday, centuries in year 1."""
    if name in _SECONDS and name != "week":
        size = timedelta(seconds=_SECONDS[name])
        start = midnight(when) if name == "day" else when.replace(
            minute=when.minute if name != "hour" else 0, second=when.second if name == "second" else 0, microsecond=0
        )  # fmt: skip
        return start + shift * size, start + (shift + 1) * size
    if name == "week":
        return days(when.date() - timedelta(days=when.weekday() - 7 * shift), 7)
    if name == "month":
        return months(when.year, when.month + shift)
    if name == "quarter":
        return months(when.year, (when.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    size_in_years = _MONTHS[name] // 12
    offset = 1 if name == "century" else 0
    first = (when.year - offset) // size_in_years * size_in_years + offset + shift * size_in_years
    return years(first, size_in_years)


def moved(when: datetime, name: str, count: int) -> datetime:
    """`when`, `count` units later; a month without that day gives its last one."""
    if name in _SECONDS:
        return when + timedelta(seconds=_SECONDS[name] * count)
    first = month_start(when.year, when.month + _MONTHS[name] * count)
    last = (month_start(first.year, first.month + 1) - timedelta(days=1)).day
    return when.replace(year=first.year, month=first.month, day=min(when.day, last))


def finer(a: str, b: str) -> bool:
    """Whether unit `a` is shorter than unit `b`."""
    return UNITS.index(a) < UNITS.index(b)
