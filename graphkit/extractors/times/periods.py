"""Meanings of longer times: months, years, seasons, and the calendar units around publication."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.annotations import TimeKind
from graphkit.extractors.times import calendar, hijri
from graphkit.extractors.times.calendar import Interval
from graphkit.extractors.times.days import away, closest, nearest
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown


@dataclass(frozen=True, slots=True)
class Month:
    """A named month."""

    month: int
    year: int | None = None
    relation: int | None = None
    hijri: bool = False

    def resolve(self, context: Context) -> Value:
        span = hijri.months if self.hijri else calendar.months

        def occurrence(year: int) -> Interval:
            if self.hijri and year >= hijri.LATEST:
                year = hijri.year_within(year, self.month)
            return span(year, self.month)

        try:
            if self.year is not None:
                return closed(occurrence(self.year), "month", "absolute")
            if self.hijri:
                found = closest(hijri.yearly(occurrence, context.today), context, self.relation)
            else:
                found = nearest(occurrence, context, self.relation)
        except (ValueError, OverflowError):
            found = None
        return unknown("month", anchor="publication") if found is None else closed(found, "month", "publication")


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
                return closed(hijri.months(self.first, 1, 12 * self.count), self.grain, "absolute")
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
            year = hijri.of(context.published.date())[0] + self.shift
            return closed(hijri.months(year, 1, 12), "year", "publication")
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
        gone = nearest(occurrence, context, -1)
        if found and gone and self.relation == 0 and context.today and found[0] > context.today:
            firm = context.direction == "future" and context.firm
            if not firm and away(gone, context.today) < away(found, context.today):
                found = gone  # "هذا الشتاء", said in March
        return unknown("season", anchor="publication") if found is None else closed(found, "season", "publication")


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A named month of a year that is meant relative to publication."""

    month: int
    year: Meaning
    hijri: bool = False

    def resolve(self, context: Context) -> Value:
        year = self.year.resolve(context)
        if year.start is None:
            return unknown("month", anchor=year.anchor)
        found = Month(self.month, year.start.year, hijri=self.hijri).resolve(context)
        if self.hijri and isinstance(self.year, Relative) and context.today is not None:
            own = Month(self.month, hijri.of(context.today.date())[0] + self.year.shift, hijri=True).resolve(context)
            if context.direction != "past" or self.year.hijri or not found.known or found.interval()[0] > context.today:
                found = own  # the year of a Hijri month is a Hijri one, unless a past report looks back on it
        return replace(found, anchor=year.anchor)


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
        if isinstance(self.century, Years) and self.century.hijri:
            first = self.century.first - 1 + self.first
            return Years(first, self.last - self.first + 10, "decade", hijri=True).resolve(context)
        if self.century is not None:
            value = self.century.resolve(context)
            if value.start is None:
                return value
            base = value.start.year - 1
        return Years(base + self.first, self.last - self.first + 10, "decade").resolve(context)
