"""Meanings of longer times: months, years, seasons, units counted from publication, and bounds of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from graphkit.annotations import TimeKind
from graphkit.extractors.times import calendar
from graphkit.extractors.times.calendar import Interval
from graphkit.extractors.times.days import Day, nearest
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown

_MIDWEEK = 3


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
class Shifted:
    """So many units before or after: publication, or what the text just told."""

    count: int
    unit: str
    base: Meaning | None = None
    weekday: int | None = None
    firm: bool = False

    def resolve(self, context: Context) -> Value:
        kind: TimeKind = "time" if calendar.finer(self.unit, "day") else "date"
        grain = "day" if self.unit == "week" else self.unit
        if self.base is not None:
            start = self.base.resolve(context).start
            anchor: str = "text" if start is None else "absolute"
        elif context.tied and not self.firm:
            return unknown(grain, kind, "text")
        elif self.count > 0 and not self.firm and not context.alone and context.direction != "future":
            carried = context.carried
            fits = carried is not None and carried.anchor == "absolute" and carried.grain in (self.unit, grain)
            start, anchor = (carried.start if fits and carried else None), "text"
        else:
            start, anchor = context.published, "publication"
        if start is None or (kind == "time" and not context.exact):
            return unknown(grain, kind, anchor)  # type: ignore[arg-type]
        try:
            when = calendar.moved(start, self.unit, self.count)
            if self.weekday is not None:
                first = when - timedelta(days=when.weekday() - self.weekday)
                return closed(calendar.days(first), "day", anchor)  # type: ignore[arg-type]
            return closed(calendar.unit(grain, when), grain, anchor, kind)  # type: ignore[arg-type]
        except (ValueError, OverflowError):
            return unknown(grain, kind)


@dataclass(frozen=True, slots=True)
class Open:
    """A length, a recurrence, or a point that nothing fixes."""

    kind: TimeKind
    grain: str

    def resolve(self, context: Context) -> Value:
        return unknown(self.grain, self.kind)


@dataclass(frozen=True, slots=True)
class Edge:
    """The start, middle or end of something: of a month its ten days, of anything else it stays a modifier."""

    which: str
    of: Meaning

    def resolve(self, context: Context) -> Value:
        of = self.of
        early = context.today is not None and context.today.weekday() < _MIDWEEK
        if of == Relative("week") and self.which == "end" and early and context.direction == "past":
            of = Relative("week", -1)  # told on a Monday, the weekend is the one just gone
        value = replace(of.resolve(context), modifier=self.which)
        if value.start is None or value.end is None or value.grain != "month":
            return value
        ten = timedelta(days=10)
        first = {"start": value.start, "mid": value.start + ten, "end": value.end - ten}[self.which]
        return replace(value, start=first, end=first + ten)


@dataclass(frozen=True, slots=True)
class Since:
    """From its start ("منذ"), or from its end ("بعد"), up to and including publication."""

    of: Meaning
    after: bool = False

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(replace(context, direction="past"))
        if value.start is None or context.tomorrow is None:
            return value.opened(modifier="after" if self.after else "start")
        first = value.end if self.after else value.start
        if first is None or first >= context.tomorrow:
            return value
        return replace(value, start=first, end=context.tomorrow, modifier="after" if self.after else value.modifier)


@dataclass(frozen=True, slots=True)
class Modified:
    """The same time, said with a modifier that leaves its ends alone."""

    of: Meaning
    modifier: str

    def resolve(self, context: Context) -> Value:
        return replace(self.of.resolve(context), modifier=self.modifier)


@dataclass(frozen=True, slots=True)
class Between:
    """From the start of one time to the end of another; a bare day takes the other's month."""

    first: Meaning
    last: Meaning
    whole: bool = True
    """Whether the last time belongs to it: a day does, an hour does not."""

    def resolve(self, context: Context) -> Value:
        last = self.last.resolve(context)
        if not self.whole:
            last = replace(last, end=last.start)
        first_meaning = self.first
        if isinstance(first_meaning, Day) and isinstance(self.last, Day):
            if first_meaning.month is None and first_meaning.of is None:
                first_meaning = replace(first_meaning, month=self.last.month, of=self.last.of)
            if first_meaning.year is None:
                first_meaning = replace(first_meaning, year=self.last.year, relation=self.last.relation)
        elif isinstance(first_meaning, Month) and isinstance(self.last, Month) and first_meaning.year is None:
            first_meaning = replace(first_meaning, year=self.last.year, relation=self.last.relation)
        first = first_meaning.resolve(context)
        if not self.whole and first.start is not None and last.end is not None and first.start >= last.end:
            first = replace(first, start=first.start - timedelta(days=1))  # from the evening before
        if first.start is None or last.end is None or first.start >= last.end:
            return first.opened()
        return replace(first, end=last.end, grain=last.grain)


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th day or weekday of a longer time, -1 the last."""

    n: int
    weekday: int | None
    of: Meaning

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        if value.start is None or value.end is None:
            return unknown("day", anchor=value.anchor)
        if self.weekday is None:
            day = value.end - timedelta(days=1) if self.n < 0 else value.start + timedelta(days=self.n - 1)
        elif self.n < 0:
            last = value.end - timedelta(days=1)
            day = last - timedelta(days=(last.weekday() - self.weekday) % 7)
        else:
            day = value.start + timedelta(days=(self.weekday - value.start.weekday()) % 7 + 7 * (self.n - 1))
        return closed(calendar.days(day), "day", value.anchor)


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
