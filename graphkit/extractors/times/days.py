"""Meanings of days: calendar days with or without a year, weekdays, today and its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from graphkit.extractors.times import calendar, hijri
from graphkit.extractors.times.calendar import Interval
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown

_NEAR = timedelta(days=120)
_SOON = timedelta(days=45)
_FAR = timedelta(days=240)
_RECENT = timedelta(days=60)
_LONG_GONE = 5
"""Days after which news says "last Tuesday": a bare weekday that far off is the near one on the other side, unless a
verb says otherwise."""
_JUST = timedelta(days=15)
_SIGHTING = timedelta(days=2)


def nearest(occurrence: Callable[[int], Interval], context: Context, relation: int | None) -> Interval | None:
    """The interval of what comes round every year, in the year that is meant.

    `occurrence` gives it for a year; `relation` counts occurrences from the publication date (-1 the last, 1 the
    next, 0 this year's). Without one the clause decides; a past report still says "on 12 June" of next month, so an
    occurrence long gone gives way to one near at hand, and the other way round. None without a publication date.
    """
    today = context.today
    if today is None:
        return None
    around: list[Interval] = []
    for year in range(today.year - 4, today.year + 5):
        try:
            around.append(occurrence(year))
        except (ValueError, OverflowError):
            continue  # 29 February
    before = [i for i in around if i[0] <= today]
    ahead = [i for i in around if i[1] > today]
    if relation is not None and relation < 0:
        gone = [i for i in around if i[1] <= today]
        return gone[relation] if len(gone) >= -relation else None
    if relation:
        coming = [i for i in around if i[0] > today]
        return coming[relation - 1] if len(coming) >= relation else None
    if not before or not ahead:
        return None
    last, following = before[-1], ahead[0]
    if relation == 0 or last == following:
        return last if last == following or last[0].year == today.year else following
    since, until = today - last[0], following[0] - today
    if context.direction == "future":
        return last if until > _FAR and since < _NEAR and not context.firm else following
    if context.begun:
        return last
    if context.direction == "past":
        return following if since > _FAR and until < (_SOON if context.firm else _NEAR) else last
    same_year = last if last[0].year == today.year else following
    away, limit = (until, 2 * _NEAR) if same_year is following else (since, 2 * _FAR)
    if away <= limit:
        return same_year
    return last if same_year is following else following


def closest(occurrence: Callable[[int], Interval], context: Context, relation: int | None) -> Interval | None:
    """As `nearest`, but where nothing tells the direction the one least far off: for feasts and Hijri dates, which
    belong to no Gregorian year."""
    today = context.today
    if relation is None and context.direction == "future" and today is not None:
        last, following = nearest(occurrence, context, -1), nearest(occurrence, context, 1)
        if last and following and today - last[1] < _JUST and following[0] - today > _FAR:
            return last  # "قبل العيد", some days after it
    if relation is not None or context.direction is not None or today is None:
        return nearest(occurrence, context, relation)
    around = (nearest(occurrence, context, which) for which in (-1, 0, 1))
    return min((i for i in around if i), key=lambda i: away(i, today), default=None)


def away(interval: Interval, today: datetime) -> timedelta:
    """How far off an interval is: nothing where it holds the day."""
    return max(interval[0] - today, today - interval[1], timedelta(0))


@dataclass(frozen=True, slots=True)
class Day:
    """A numbered day: of a named month, of a month meant otherwise (`of`), or of the month just told of."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    relation: int | None = None
    of: Meaning | None = None
    hijri: bool = False

    def resolve(self, context: Context) -> Value:
        try:
            return self._resolve(context)
        except (ValueError, OverflowError):  # 31 June: an expression, but no day
            return unknown("day")

    def _resolve(self, context: Context) -> Value:
        if self.month is None:
            return self._in_month(context)
        if self.year is not None:
            return self._checked(closed(self._in(self.year), "day", "absolute"))
        if self.hijri:
            found = closest(hijri.yearly(self._in, context.today), context, self.relation)
        else:
            found = nearest(self._in, context, self.relation)
        if found is None:
            return unknown("day", anchor="publication")
        if self.weekday is not None and found[0].weekday() != self.weekday and self.relation is None and not self.hijri:
            fitting = [self._in(y) for y in (found[0].year - 1, found[0].year + 1)]
            tomorrow = context.tomorrow
            for other in fitting:
                if other[0].weekday() == self.weekday and tomorrow and abs(other[0] - tomorrow) < _FAR:
                    found = other
        return self._checked(closed(found, "day", "publication"))

    def _in(self, year: int) -> Interval:
        assert self.month is not None
        if self.hijri:
            if year >= hijri.LATEST:
                year = hijri.year_within(year, self.month, self.day)
            return calendar.days(self._sighted(hijri.day(year, self.month, self.day)))
        return calendar.days(datetime(year, self.month, self.day))

    def _sighted(self, day: date) -> date:
        """A weekday that is a day off tells of a calendar by sighting: it decides."""
        off = 0 if self.weekday is None else (self.weekday - day.weekday() + 3) % 7 - 3
        return day + timedelta(days=off) if abs(off) == 1 else day

    def _in_month(self, context: Context) -> Value:
        if self.of is not None:
            month = self.of.resolve(context)
        else:
            told = context.told
            if told is None or told.grain not in ("day", "month", "hour", "minute"):
                return unknown("day", anchor="text")
            month = replace(told, anchor="text")
        if month.start is None:
            return unknown("day", anchor=month.anchor)
        return self._checked(closed(calendar.days(month.start.replace(day=self.day)), "day", month.anchor))

    def _checked(self, value: Value) -> Value:
        """An explicit date outranks its weekday, and keeps the flag."""
        if self.weekday is None or value.start is None or value.start.weekday() == self.weekday:
            return value
        return replace(value, conflict="weekday")


@dataclass(frozen=True, slots=True)
class SameDay:
    """The day of publication in another year: "في مثل هذا اليوم من عام 1952"."""

    year: int

    def resolve(self, context: Context) -> Value:
        if context.today is None:
            return unknown("day", anchor="publication")
        return closed(calendar.days(context.today.replace(year=self.year)), "day", "publication")


@dataclass(frozen=True, slots=True)
class Named:
    """The day or month by which a happening is called, without its year: it is sure only soon after."""

    of: Meaning

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(replace(context, direction="past", begun=True))
        known = value.start is not None and context.today is not None and context.today - value.start <= _RECENT
        return value if known else value.opened()


@dataclass(frozen=True, slots=True)
class Listed:
    """Days that are told together: "12 و14 مايو"; each is an expression of its own."""

    days: tuple[Day, ...]

    def resolve(self, context: Context) -> Value:
        return self.days[-1].resolve(context)


@dataclass(frozen=True, slots=True)
class Paired:
    """A Gregorian day with its Hijri name, which may be two days off by sighting: the Gregorian one is the value."""

    day: Day
    other: Day
    weekday: int | None = None

    @property
    def year(self) -> int | None:
        return self.day.year

    def resolve(self, context: Context) -> Value:
        day, told = replace(self.day, weekday=self.weekday), self.other.resolve(context)
        if day.year is None and told.start is not None:
            day = replace(day, year=told.start.year)
        value = day.resolve(context)
        if self.other.year is None or value.start is None or told.start is None:
            return value
        return value if abs(value.start - told.start) <= _SIGHTING else replace(value, conflict="calendar")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: the last one up to publication, or the next; `relation` ±1 strictly so, ±2 one further."""

    number: int
    relation: int | None = None
    week: Meaning | None = None

    def resolve(self, context: Context) -> Value:
        if self.week is not None:
            week = self.week.resolve(context)
            if week.start is None:
                return unknown("day", anchor=week.anchor)
            first = week.start - timedelta(days=week.start.weekday())
            return closed(calendar.days(first + timedelta(days=self.number)), "day", week.anchor)
        listed = context.listed
        if listed is not None and listed.start is not None and listed.grain == "day" and self.relation is None:
            ahead = (self.number - listed.start.weekday()) % 7  # "الجمعة والسبت": the Saturday after it
            return closed(calendar.days(listed.start + timedelta(days=ahead)), "day", listed.anchor)
        today = context.today
        if today is None:
            return unknown("day", anchor="publication")
        back = (today.weekday() - self.number) % 7
        if self.relation is None:
            sure = _LONG_GONE - 2 if context.direction == "future" else _LONG_GONE
            ahead = context.direction == "future" if context.firm else back >= sure
            shift = 7 - back if ahead and back else -back
        elif self.relation == 0:
            shift = self.number - today.weekday()
            if shift > 0 and context.direction == "past":
                shift -= 7
            elif shift < 0 and context.direction == "future":
                shift += 7
        elif self.relation < 0:
            shift = -(back or 7) + 7 * (self.relation + 1)
        else:
            shift = 7 - back + 7 * (self.relation - 1)
        return closed(calendar.days(today + timedelta(days=shift)), "day", "publication")


@dataclass(frozen=True, slots=True)
class Deictic:
    """Today and its neighbours. With a weekday that is another day's, nothing is sure."""

    shift: int
    weekday: int | None = None
    date: Day | Paired | None = None

    def resolve(self, context: Context) -> Value:
        if self.date is not None:  # "اليوم الأحد 9 فبراير": the date outranks the word
            return replace(self.date, weekday=self.weekday).resolve(context)
        today = context.today
        if today is None:
            return unknown("day", anchor="publication")
        value = closed(calendar.days(today + timedelta(days=self.shift)), "day", "publication")
        if self.weekday is not None and value.interval()[0].weekday() != self.weekday:
            return value.opened(conflict="weekday")
        return value
