"""Meanings that count from what the text has just told: "اليوم التالي", "الأحد التالي", "بعد ذلك بيومين"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from graphkit.annotations import TimeKind
from graphkit.extractors.times import calendar
from graphkit.extractors.times.values import Context, Value, closed, unknown


@dataclass(frozen=True, slots=True)
class Carried:
    """A day or other unit counted from the one just told of: "اليوم التالي", "نفس العام"."""

    unit: str
    shift: int = 0

    def resolve(self, context: Context) -> Value:
        carried = context.told
        if carried is None or carried.start is None:
            return unknown(self.unit, anchor="text")
        if calendar.finer(self.unit, carried.grain if carried.grain in calendar.UNITS else "month"):
            return unknown(self.unit, anchor="text")
        return context.reached(closed(calendar.unit(self.unit, carried.start, self.shift), self.unit, "text"))


@dataclass(frozen=True, slots=True)
class WeekdayAfter:
    """The first such weekday after the day just told of: "الأحد التالي"."""

    number: int

    def resolve(self, context: Context) -> Value:
        told = context.told
        if told is None or told.start is None or told.grain not in ("day", "hour", "minute"):
            return unknown("day", anchor="text")
        ahead = (self.number - told.start.weekday() - 1) % 7 + 1
        return context.reached(closed(calendar.days(told.start + timedelta(days=ahead)), "day", "text"))


@dataclass(frozen=True, slots=True)
class FromTold:
    """So many units after (or before, if negative) what was just told of: "بعد ذلك بيومين"."""

    count: int
    unit: str

    def resolve(self, context: Context) -> Value:
        told = context.told
        grain = "day" if self.unit == "week" else self.unit
        kind: TimeKind = "time" if calendar.finer(self.unit, "day") else "date"
        if told is None or told.start is None or told.grain not in calendar.UNITS or calendar.finer(grain, told.grain):
            return unknown(grain, kind, "text")
        try:
            when = calendar.moved(told.start, self.unit, self.count)
            return context.reached(closed(calendar.unit(grain, when), grain, "text", kind))
        except (ValueError, OverflowError):
            return unknown(grain, kind, "text")
