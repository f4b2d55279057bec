"""Calendar arithmetic on half-open intervals: units, seasons, and the Hijri calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from itertools import accumulate

from graphkit.lexicon import table

Interval = tuple[datetime, datetime]

UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
"""Units of time from the finest to the coarsest."""

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_EPOCH = 1_948_438
"""The Julian day number before the first of Muharram of year 1, in the civil (tabular) calendar."""
_ORDINAL = 1_721_424
"""The Julian day number of the day before `date.fromordinal(1)`."""


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


@cache
def _umm_al_qura() -> tuple[int, list[int]]:
    """The first Hijri year of the table and the ordinals of the first days of its months, the one after it included."""
    data = table("hijri")
    starts = [data["first_day"].toordinal()]
    for figure in " ".join(data["lengths"]).split():
        starts.extend(
            accumulate((29 + (int(figure, 16) >> 11 - month & 1) for month in range(12)), initial=starts.pop())
        )
    return data["first_year"], starts


def hijri_day(year: int, month: int, day: int) -> date:
    """The day of a Hijri date by the Umm al-Qura calendar, else the tabular one (often a day off)."""
    first, starts = _umm_al_qura()
    index = (year - first) * 12 + month - 1
    if 0 <= index < len(starts):
        return date.fromordinal(starts[index] + day - 1)
    number = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _EPOCH
    return date.fromordinal(number - _ORDINAL)


def hijri_months(year: int, month: int, count: int = 1) -> Interval:
    """`count` Hijri months from one on; `month` may lie outside 1…12."""

    def first(index: int) -> datetime:
        return midnight(hijri_day(index // 12, index % 12 + 1, 1))

    index = year * 12 + month - 1
    return first(index), first(index + count)


def hijri_of(day: date) -> tuple[int, int]:
    """The Hijri year and month that hold a day."""
    year = (30 * (day.toordinal() + _ORDINAL - _EPOCH) + 10_646) // 10_631
    year += (hijri_day(year + 1, 1, 1) <= day) - (hijri_day(year, 1, 1) > day)
    month = next(m for m in range(12, 0, -1) if hijri_day(year, m, 1) <= day)
    return year, month
