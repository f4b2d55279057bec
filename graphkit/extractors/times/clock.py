"""Meanings of the clock: parts of the day and clock times, on a day that is told or carried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from graphkit.annotations import Anchor
from graphkit.extractors.times.calendar import midnight
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown


def _day(of: Meaning | None, context: Context) -> tuple[datetime | None, Value]:
    """Midnight of the day that a clock time stands on: its own, the one just told, or the day of publication."""
    if of is not None:
        value = of.resolve(context)
        return (value.start if value.grain == "day" else None), value
    carried = context.carried
    if carried is not None and carried.start is not None and carried.grain in ("day", "hour", "minute"):
        return midnight(carried.start.date()), replace(carried, anchor="text")
    return context.today, unknown("day", anchor="publication")


def _timed(value: Value, start: datetime | None, length: timedelta, grain: str, anchor: Anchor) -> Value:
    end = None if start is None else start + length
    return replace(value, start=start, end=end, grain=grain, kind="time", anchor=anchor, modifier=None)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Hours `first` to `last` of a day; `firm` that one day is meant even where none is told."""

    first: int
    last: int
    of: Meaning | None = None
    firm: bool = False

    @property
    def period(self) -> str:
        """The half of the day that an hour told with it is in."""
        return "night" if self.last > 24 else "morning" if self.last <= 12 else "noon" if self.last <= 15 else "evening"

    def resolve(self, context: Context) -> Value:
        if self.of is None and context.carried is None and not self.firm:  # "ليلا" may be any night
            return unknown("hour", "time", "text")
        day, value = _day(self.of, context)
        if (self.first, self.last) == (0, 24):  # daylight is the day
            return value
        start = None if day is None else day + timedelta(hours=self.first)
        return _timed(value, start, timedelta(hours=self.last - self.first), "hour", value.anchor)


_AFTERNOON = 9
"""Hours before it are afternoon hours when they are said of noon: "الواحدة ظهرا"."""


def hour_of(hour: int, period: str | None) -> int:
    """An hour as written, on the clock of 24 hours; `period` is the part of the day that is named with it.

    24 is the midnight that ends the day, from 25 on hours of the night after it.
    """
    if period in ("evening", "afternoon") and hour < 12:
        return hour + 12
    if period == "noon" and hour < _AFTERNOON:
        return hour + 12
    if period == "morning" and hour == 12:
        return 0
    if period == "night" and 6 <= hour <= 12:
        return hour + 12
    return hour


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time as written: no zone is converted. `period` is the half of the day that a word names; `midnight`
    that the hour is the one between two days, the one ahead where the clause looks ahead."""

    hour: int
    minute: int | None = None
    second: int | None = None
    period: str | None = None
    of: Meaning | None = None
    midnight: bool = False

    @property
    def hour24(self) -> int:
        """The hour of the day, from 0; 24 is the midnight that ends it."""
        hour = hour_of(self.hour, self.period)
        return hour + 24 if self.midnight and self.of is not None else hour

    def resolve(self, context: Context) -> Value:
        hour = self.hour24
        if self.midnight and self.of is None and context.direction == "future":
            hour += 24
        day, value = _day(self.of, context)
        if self.midnight and self.of is not None and context.begun and day == context.today:
            hour -= 24  # what has begun since "midnight of Wednesday", told on Wednesday
        grain = "hour" if self.minute is None else "minute" if self.second is None else "second"
        length = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}[grain]
        start = None
        if day is not None:
            start = day + timedelta(hours=hour, minutes=self.minute or 0, seconds=self.second or 0)
        return _timed(value, start, length, grain, value.anchor)


@dataclass(frozen=True, slots=True)
class Nearby:
    """Shortly after ("بعيد") or before ("قبيل") a clock time: the hour after it, or the time itself as a bound."""

    of: Meaning
    after: bool

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        if not self.after or value.start is None or value.grain == "second":
            return replace(value, modifier="after" if self.after else "before")
        end = max(value.start + timedelta(hours=1), value.end or value.start)
        return replace(value, end=end, grain="hour", modifier="after")


@dataclass(frozen=True, slots=True)
class MinuteOfHour:
    """ "الدقيقة الثالثة" alone: a minute of the hour of publication, known only with its clock."""

    minute: int

    def resolve(self, context: Context) -> Value:
        if context.published is None or not context.exact:
            return unknown("minute", "time", "publication")
        start = context.published.replace(minute=self.minute, second=0, microsecond=0)
        return closed((start, start + timedelta(minutes=1)), "minute", "publication", "time")
