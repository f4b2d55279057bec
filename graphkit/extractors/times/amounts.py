"""Meanings of lengths: how long something lasts, how far it is from publication, how often it comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from graphkit.annotations import Anchor, TimeKind
from graphkit.extractors.times import calendar, lengths
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown

_PARTS = {
    "century": (100, "year"), "decade": (10, "year"), "year": (12, "month"), "month": (30, "day"), "day": (24, "hour"),
    "hour": (60, "minute"), "minute": (60, "second"),
}  # fmt: skip
"""How many of a finer unit make up each unit; a week has no half."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A length as it is told: in `unit`; `counts` is what it adds up to, the coarsest unit first, empty where the text
    does not say how many; `told` is its ISO 8601 form where that says more."""

    unit: str
    counts: tuple[tuple[int, str], ...] = ()
    told: str | None = None

    @property
    def length(self) -> str:
        """Its ISO 8601 form."""
        return self.told or lengths.iso(self.counts or [(None, self.unit)])

    def plus(self, sixtieths: int) -> Amount:
        """This and a part of its unit more, in sixtieths; open where the part is no whole number of a finer unit."""
        size, finer = _PARTS.get(self.unit, (0, ""))
        more, rest = divmod(size * sixtieths, 60)
        told = lengths.with_fraction(self.counts[0][0], self.unit, sixtieths) if self.counts else None
        known = self.counts and more and not rest
        return Amount(self.unit, (*self.counts, (more, finer)) if known else (), told)


@dataclass(frozen=True, slots=True)
class Shifted:
    """A point so far before (`sign` -1) or after publication, or what the text just told."""

    amount: Amount
    sign: int
    base: Meaning | None = None
    weekday: int | None = None
    firm: bool = False

    @property
    def unit(self) -> str:
        """The finest unit that is counted."""
        return self.amount.counts[-1][1] if self.amount.counts else self.amount.unit

    def resolve(self, context: Context) -> Value:
        finest = self.unit
        kind: TimeKind = "time" if calendar.finer(finest, "day") else "date"
        grain = "day" if finest == "week" else finest
        if self.base is not None:
            base = self.base.resolve(context)
            start = base.start
            anchor: Anchor = "text" if start is None else "absolute"
            grain = "day" if base.grain == "day" and finest == "month" else grain
        elif context.tied and not self.firm:
            same = context.previous if context.apposed else None
            return replace(same, anchor="text") if same and same.grain == grain else unknown(grain, kind, "text")
        elif self.sign > 0 and not self.firm and not context.alone and context.direction != "future":
            carried = context.carried
            fits = carried is not None and carried.anchor == "absolute" and carried.grain in (finest, grain)
            start, anchor = (carried.start if fits and carried else None), "text"
        else:
            start, anchor = context.published, "publication"
        if start is None or (kind == "time" and self.base is None and not context.exact):
            return unknown(grain, kind, anchor)
        try:
            for count, unit in self.amount.counts:
                start = calendar.moved(start, unit, self.sign * count)
            if self.weekday is not None:
                first = start - timedelta(days=start.weekday() - self.weekday)
                return closed(calendar.days(first), "day", anchor)
            return closed(calendar.unit(grain, start), grain, anchor, kind)
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
        if (context.alone or context.moment) and self.amount.counts:
            return Shifted(self.amount, -1, firm=True).resolve(context)
        return Open("duration", self.amount.unit, self.amount.length).resolve(context)
