"""Meanings of longer times: months, years, seasons, and the calendar units around publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from graphkit.annotations import TimeKind
from graphkit.extractors.times import calendar
from graphkit.extractors.times.calendar import Interval
from graphkit.extractors.times.days import nearest
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown


@dataclass(frozen=True, slots=True)
class Month:
    """A named month."""

    month: int
    year: int | None = None
    relation: int | None = None
    hijri: bool = False

    def resolve(self, context: Context) -> Value:
        span = calendar.hijri_months if self.hijri else calendar.months

        def occurrence(year: int) -> Interval:
            return span(year, self.month)

        try:
            if self.year is not None:
                return closed(occurrence(self.year), "month", "absolute")
            if self.hijri:
                return self._hijri(context)
            found = nearest(occurrence, context, self.relation)
        except (ValueError, OverflowError):
            found = None
        return unknown("month", anchor="publication") if found is None else closed(found, "month", "publication")

    def _hijri(self, context: Context) -> Value:
        if context.today is None:
            return unknown("month", anchor="publication")
        year, month = calendar.hijri_of(context.today.date())
        if self.relation:
            year += (
                self.relation + (self.relation < 0 and month > self.month) - (self.relation > 0 and month < self.month)
            )
        return closed(calendar.hijri_months(year, self.month), "month", "publication")


@dataclass(frozen=True, slots=True)
class Years:
    """Numbered years: one, a decade, a century, or any run of them."""

    first: int
    count: int = 1
    grain: str = "year"
    hijri: bool = False

    def resolve(self, context: Context) -> Value:
        try:
            if self.hijri:
                return closed(calendar.hijri_months(self.first, 1, 12), self.grain, "absolute")
            return closed(calendar.years(self.first, self.count), self.grain, "absolute")
        except (ValueError, OverflowError):
            return unknown(self.grain)


@dataclass(frozen=True, slots=True)
class Relative:
    """The calendar unit that holds the publication date, or one before or after it."""

    unit: str
    shift: int = 0
    hijri: bool = False

    def resolve(self, context: Context) -> Value:
        kind: TimeKind = "time" if calendar.finer(self.unit, "day") else "date"
        if context.published is None or (kind == "time" and not context.exact):
            return unknown(self.unit, kind, "publication")
        if self.hijri and self.unit == "year":
            year = calendar.hijri_of(context.published.date())[0] + self.shift
            return closed(calendar.hijri_months(year, 1, 12), "year", "publication")
        return closed(calendar.unit(self.unit, context.published, self.shift), self.unit, "publication", kind)


@dataclass(frozen=True, slots=True)
class Season:
    """A season of three months; winter begins in December of the year before the one that names it."""

    month: int
    year: int | None = None
    relation: int | None = None

    def resolve(self, context: Context) -> Value:
        def occurrence(year: int) -> Interval:
            return calendar.months(year, self.month, 3)

        if self.year is not None:
            return closed(occurrence(self.year), "season", "absolute")
        found = nearest(occurrence, context, self.relation)
        return unknown("season", anchor="publication") if found is None else closed(found, "season", "publication")


@dataclass(frozen=True, slots=True)
class Portion:
    """The n-th half, third or quarter of a year."""

    n: int
    parts: int
    of: Meaning

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        grain = "quarter" if self.parts == 4 else value.grain
        if value.start is None or value.grain not in ("year", "month", "century") or not 1 <= self.n <= self.parts:
            return replace(value, grain=grain)
        if value.grain == "month":
            half = value.start + timedelta(days=15)
            pair = (value.start, half) if self.n == 1 else (half, value.interval()[1])
            return replace(value, start=pair[0], end=pair[1])
        size = (12 if value.grain == "year" else 1200) // self.parts
        start, end = calendar.months(value.start.year, 1 + size * (self.n - 1), size)
        return replace(value, start=start, end=end, grain=grain)


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """The first nine months, or so, of a year."""

    count: int
    of: Meaning

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        if value.start is None or value.grain != "year":
            return value.opened()
        return replace(value, end=calendar.months(value.start.year, 1, self.count)[1])


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A named month of a year that is meant relative to publication."""

    month: int
    year: Meaning

    def resolve(self, context: Context) -> Value:
        year = self.year.resolve(context)
        if year.start is None:
            return unknown("month", anchor=year.anchor)
        return replace(Month(self.month, year.start.year).resolve(context), anchor=year.anchor)


@dataclass(frozen=True, slots=True)
class SeasonOf:
    month: int
    year: Meaning

    def resolve(self, context: Context) -> Value:
        year = self.year.resolve(context)
        if year.start is None:
            return unknown("season", anchor=year.anchor)
        return replace(Season(self.month, year.start.year).resolve(context), anchor=year.anchor)


@dataclass(frozen=True, slots=True)
class Decades:
    """The decades `first` to `last` (tens of years) of a century, of the twentieth where none is told."""

    first: int
    last: int
    century: Meaning | None

    def resolve(self, context: Context) -> Value:
        base = 1900
        if self.century is not None:
            value = self.century.resolve(context)
            if value.start is None:
                return value
            base = value.start.year - 1
        return Years(base + self.first, self.last - self.first + 10, "decade").resolve(context)
