"""Meanings of parts of longer times: halves and quarters, the first or last so many days, weeks or months."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from graphkit.extractors.times import calendar
from graphkit.extractors.times.calendar import Interval
from graphkit.extractors.times.days import nearest
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown

_MONTHS = {"quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Portion:
    """The n-th half, third or quarter of a year, or of what is longer or shorter and divides into whole months or days.

    Parts of a month are counted in days: halves of fifteen, thirds of ten, the last one with what is left.
    """

    n: int
    parts: int
    of: Meaning

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        quarter = self.parts == 4 and value.grain == "year"
        grain = "quarter" if quarter else value.grain
        if value.start is None or value.end is None or not 1 <= self.n <= self.parts:
            return replace(value, grain=grain)
        if value.grain == "month":
            size = timedelta(days=30 // self.parts)
            first = value.start + (self.n - 1) * size
            return replace(value, start=first, end=value.end if self.n == self.parts else first + size)
        months = _MONTHS.get(value.grain, 0)
        if not months or months % self.parts or value.start.day != 1:
            return value.opened(grain=grain)
        length = months // self.parts
        start, end = calendar.months(value.start.year, value.start.month + length * (self.n - 1), length)
        return replace(value, start=start, end=end, grain=grain)


@dataclass(frozen=True, slots=True)
class YearPart:
    """The n-th half or quarter of the year that is meant."""

    n: int
    parts: int

    def resolve(self, context: Context) -> Value:
        months, grain = 12 // self.parts, "quarter" if self.parts == 4 else "year"

        def occurrence(year: int) -> Interval:
            return calendar.months(year, months * (self.n - 1) + 1, months)

        found = nearest(occurrence, context, None)
        return unknown(grain, anchor="publication") if found is None else closed(found, grain, "publication")


@dataclass(frozen=True, slots=True)
class Run:
    """`count` units at the start of a longer time, or at its end; `skip` units further on."""

    count: int
    unit: str
    of: Meaning
    last: bool = False
    skip: int = 0

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        if value.start is None or value.end is None or value.grain == self.unit:
            return unknown(self.unit, anchor=value.anchor)
        try:
            if self.last:
                start = calendar.moved(value.end, self.unit, -self.count)
                interval = start, value.end
            else:
                start = calendar.moved(value.start, self.unit, self.skip)
                interval = start, calendar.moved(start, self.unit, self.count)
        except (ValueError, OverflowError):
            return unknown(self.unit, anchor=value.anchor)
        if interval[0] < value.start or interval[1] > value.end:
            return unknown(self.unit, anchor=value.anchor)
        return closed(interval, self.unit, value.anchor)


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday, as weeks begin on Monday: the last that began, or the next; `relation` as for weekdays.

    Where nothing tells the direction, it lies ahead from Thursday on.
    """

    relation: int | None = None

    def resolve(self, context: Context) -> Value:
        today = context.today
        if today is None:
            return unknown("day", anchor="publication")
        saturday = today + timedelta(days=5 - today.weekday())
        shift = self.relation
        if not shift:
            begun = today >= saturday
            ahead = context.direction == "future" or shift == 0 or (context.direction is None and today.weekday() >= 3)
            shift = 0 if begun or ahead else -1
        elif shift > 0:
            shift -= today < saturday
        return closed(calendar.days(saturday + timedelta(days=7 * shift), 2), "day", "publication")


@dataclass(frozen=True, slots=True)
class LastTen:
    """From the 21st of a month to its end."""

    of: Meaning

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        if value.start is None:
            return unknown("day", anchor=value.anchor)
        return replace(value, start=value.start + timedelta(days=20), grain="day")
