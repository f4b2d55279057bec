"""Meanings of lengths: how long something lasts, how far it is from publication, how often it comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from graphkit.annotations import Anchor, TimeKind
from graphkit.extractors.times import calendar, lengths
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units; `count` None where the text does not say how many or mixes units, `told` what it says then."""

    count: int | None
    unit: str
    told: str | None = None

    @property
    def length(self) -> str:
        """Its ISO 8601 form."""
        return self.told or lengths.iso([(self.count, self.unit)])


@dataclass(frozen=True, slots=True)
class Compound:
    """Amounts of several units, the coarsest first."""

    parts: tuple[Amount, ...]

    @property
    def unit(self) -> str:
        return self.parts[-1].unit

    @property
    def count(self) -> None:
        return None

    @property
    def length(self) -> str:
        """Its ISO 8601 form."""
        return lengths.iso((part.count, part.unit) for part in self.parts)


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
            base = self.base.resolve(context)
            start = base.start
            anchor: Anchor = "text" if start is None else "absolute"
            grain = "day" if base.grain == "day" and self.unit == "month" else grain
        elif context.tied and not self.firm:
            same = context.previous if context.apposed else None
            return replace(same, anchor="text") if same and same.grain == grain else unknown(grain, kind, "text")
        elif self.count > 0 and not self.firm and not context.alone and context.direction != "future":
            carried = context.carried
            fits = carried is not None and carried.anchor == "absolute" and carried.grain in (self.unit, grain)
            start, anchor = (carried.start if fits and carried else None), "text"
        else:
            start, anchor = context.published, "publication"
        if start is None or (kind == "time" and not context.exact):
            return unknown(grain, kind, anchor)
        try:
            when = calendar.moved(start, self.unit, self.count)
            if self.weekday is not None:
                first = when - timedelta(days=when.weekday() - self.weekday)
                return closed(calendar.days(first), "day", anchor)
            return closed(calendar.unit(grain, when), grain, anchor, kind)
        except (ValueError, OverflowError):
            return unknown(grain, kind)


@dataclass(frozen=True, slots=True)
class Open:
    """A length, a recurrence, or a point that nothing fixes; `length` is what TIMEX3 says of it."""

    kind: TimeKind
    grain: str
    length: str | None = None

    def resolve(self, context: Context) -> Value:
        return unknown(self.grain, self.kind)


@dataclass(frozen=True, slots=True)
class SinceAmount:
    """ "منذ أسبوعين": a point where it stands alone, else the length of what goes on since."""

    amount: Amount

    def resolve(self, context: Context) -> Value:
        if (context.alone or context.moment) and self.amount.count is not None:
            return Shifted(-self.amount.count, self.amount.unit, firm=True).resolve(context)
        return Open("duration", self.amount.unit, self.amount.length).resolve(context)
