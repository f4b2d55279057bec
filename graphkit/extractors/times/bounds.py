"""Meanings that bound other times: their edges, what runs since or between them, a day counted within them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeGuard

from graphkit.extractors.times import calendar, hijri
from graphkit.extractors.times.calendar import midnight
from graphkit.extractors.times.clock import Clock, PartOfDay
from graphkit.extractors.times.days import Day, Weekday
from graphkit.extractors.times.periods import Month, Relative, Years
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown

_MIDWEEK = 3
"""A Thursday: from then on "the weekend" is the one ahead."""
_WEEK = timedelta(days=7)


def _with_year(meaning: Meaning, last: Meaning) -> Meaning:
    """A day, a month or an edge of one, without a year, takes the year (and the month) of the last of its range."""
    if isinstance(last, Edge):
        return _with_year(meaning, last.of)
    if isinstance(meaning, Edge):
        return replace(meaning, of=_with_year(meaning.of, last))
    if isinstance(meaning, Day) and isinstance(last, Day) and meaning.month is None and meaning.of is None:
        meaning = replace(meaning, month=last.month, of=last.of, hijri=last.hijri)
    if isinstance(meaning, Day | Month) and isinstance(last, Day | Month) and meaning.year is None:
        return replace(meaning, year=last.year, relation=last.relation) if meaning.hijri == last.hijri else meaning
    if isinstance(meaning, Years) and isinstance(last, Years) and meaning.first < hijri.LATEST:
        return replace(meaning, hijri=last.hijri)
    return meaning


def _bare(meaning: Meaning) -> TypeGuard[Month]:
    """Whether a month is told without anything that says its year."""
    return isinstance(meaning, Month) and meaning.year is None and meaning.relation is None and not meaning.hijri


def _day(meaning: Meaning) -> Meaning:
    """The day that a part of a day or a clock time stands on."""
    return meaning.of if isinstance(meaning, PartOfDay | Clock) and meaning.of is not None else meaning


def _earlier(value: Value, by: timedelta) -> Value:
    start, end = value.interval()
    return replace(value, start=start - by, end=end - by)


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
        value = self.of.resolve(replace(context, direction="past", begun=True))
        if value.start is not None and value.anchor == "absolute" and context.tomorrow is None and not self.after:
            return replace(value, modifier=value.modifier or "start")  # its end is not known, its start is
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
    over: str | None = None
    """Which end moves where hours run over midnight: the `first` to the day before, or the `last` to the day after;
    None where the clause decides."""

    def resolve(self, context: Context) -> Value:
        first = _with_year(self.first, self.last).resolve(context)
        named = _day(self.last)
        days = isinstance(_day(self.first), Weekday) and isinstance(named, Weekday) and named.relation is None
        listed = replace(first, grain="day", start=midnight(first.start.date())) if days and first.start else None
        last = self.last.resolve(replace(context, listed=listed) if days else context)
        gone = days and context.direction == "past" and context.firm
        if gone and first.start and last.start and context.today and last.start > context.today:
            first, last = (
                _earlier(first, _WEEK),
                _earlier(last, _WEEK),
            )  # "أضربوا من الاثنين إلى الخميس", on a Wednesday
        if first.start and last.start and first.start > last.start and _bare(self.first) and _bare(self.last):
            first = _with_year(self.first, replace(self.last, year=last.start.year)).resolve(context)
        if not self.whole:
            last = replace(last, end=last.start)
        if not self.whole and first.start is not None and last.end is not None and first.start >= last.end:
            over = self.over or ("first" if context.direction == "past" else "last")
            if over == "first":  # from the evening before
                first = replace(first, start=first.start - timedelta(days=1))
            else:
                last = replace(last, end=last.end + timedelta(days=1))
        if first.start is None or last.end is None or first.start >= last.end:
            return first.opened()
        return replace(first, end=last.end, grain=last.grain)


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th day or weekday of a longer time, -1 the last; or the n-th run of `days` days."""

    n: int
    weekday: int | None
    of: Meaning
    days: int = 1

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        if value.start is None or value.end is None:
            return unknown("day", anchor=value.anchor)
        if self.weekday is None:
            day = (
                value.end - timedelta(days=1) if self.n < 0 else value.start + timedelta(days=self.days * (self.n - 1))
            )
        elif self.n < 0:
            last = value.end - timedelta(days=1)
            day = last - timedelta(days=(last.weekday() - self.weekday) % 7)
        else:
            day = value.start + timedelta(days=(self.weekday - value.start.weekday()) % 7 + 7 * (self.n - 1))
        return closed(calendar.days(day, self.days), "day" if self.days == 1 else "week", value.anchor)
