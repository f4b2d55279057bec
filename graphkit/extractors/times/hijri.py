"""The Hijri calendar: Umm al-Qura by hijridate, the tabular civil calendar outside its range.

Umm al-Qura is what Gulf authorities compute with; countries that sight the moon may be a day off. hijridate tabulates
it for 1343–1500 AH (August 1924 to November 2077) and raises OverflowError beyond; there the civil calendar, with
eleven leap years in thirty from Friday 16 July 622 (Julian) on, stands in, and is often a day off.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

from graphkit.extractors.times.calendar import Interval, midnight

_CIVIL_EPOCH = 227_014
"""The ordinal of the day before the first of Muharram of year 1 in the civil calendar."""


@cache
def month_start(year: int, month: int) -> date:
    """The first day of a month. Raises ValueError for a month outside 1…12, OverflowError beyond `date`."""
    from hijridate import Hijri  # only texts with such dates pay for it

    try:
        return Hijri(year, month, 1).to_gregorian()
    except OverflowError:
        if year < 1:
            raise
        days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
        return date.fromordinal(_CIVIL_EPOCH + 1 + days)


def day(year: int, month: int, number: int) -> date:
    """The day of a Hijri date; a thirtieth of a month of 29 days, as sighting may give it, is the day after."""
    return month_start(year, month) + timedelta(days=number - 1)


def months(year: int, month: int, count: int = 1) -> Interval:
    """`count` months from one on; `month` may lie outside 1…12."""

    def first(index: int) -> datetime:
        return midnight(month_start(index // 12, index % 12 + 1))

    index = year * 12 + month - 1
    return first(index), first(index + count)


def of(when: date) -> tuple[int, int]:
    """The Hijri year and month that hold a day."""
    year = (30 * (when.toordinal() - _CIVIL_EPOCH) + 10_646) // 10_631
    year += (month_start(year + 1, 1) <= when) - (month_start(year, 1) > when)
    return year, next(m for m in range(12, 0, -1) if month_start(year, m) <= when)


def yearly(occurrence: Callable[[int], Interval], today: datetime | None) -> Callable[[int], Interval]:
    """What comes round every Hijri year, told by the Gregorian year that lies as far from `today`."""
    shift = 0 if today is None else of(today.date())[0] - today.year
    return lambda year: occurrence(year + shift)


LATEST = 1600
"""Years from here on are Gregorian ones."""


def year_within(year: int, month: int, number: int = 1) -> int:
    """The first Hijri year of which a day falls in a Gregorian year: each does, as Hijri years are shorter."""
    near = of(date(year, 1, 1))[0]
    return near if day(near, month, number).year == year else near + 1
