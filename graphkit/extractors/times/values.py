"""What a time expression is resolved against, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol

from graphkit.annotations import Anchor, TimeKind
from graphkit.extractors.times.calendar import Interval, midnight

Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Value:
    """The half-open interval that an expression means; both ends None where nothing decides it."""

    start: datetime | None
    end: datetime | None
    grain: str
    kind: TimeKind = "date"
    anchor: Anchor = "none"
    modifier: str | None = None
    conflict: str | None = None

    @property
    def known(self) -> bool:
        return self.start is not None

    def interval(self) -> Interval:
        """Both ends of a known value."""
        assert self.start is not None and self.end is not None
        return self.start, self.end

    def opened(self, **changes: object) -> Value:
        """The same reference with its ends unknown."""
        return replace(self, start=None, end=None, **changes)  # type: ignore[arg-type]


def closed(interval: Interval, grain: str, anchor: Anchor, kind: TimeKind = "date") -> Value:
    return Value(*interval, grain, kind, anchor)


def unknown(grain: str, kind: TimeKind = "date", anchor: Anchor = "none") -> Value:
    return Value(None, None, grain, kind, anchor)


@dataclass(frozen=True, slots=True)
class Context:
    """What the text around an expression gives.

    `published` is the publication date (midnight) or date-time, `exact` says which; `direction` is where the clause
    looks, `firm` that a verb near the expression says so, `moment` that this verb tells a moment, `begun` that what
    is meant has begun ("منذ"), `reported` that the day just told is that of a saying and the expression stands in
    what is said, `apposed` that the expression says `previous` in other words; `carried` the last dated value of
    the paragraph, `earlier` of the segment; `alone` that the expression is its whole sentence; `tied` that a phrase
    behind it names what it counts from ("بعد يومين من الهجوم"); `listed` is the value of the expression that it is
    joined to by و.
    """

    published: datetime | None = None
    exact: bool = False
    direction: Direction | None = None
    firm: bool = False
    moment: bool = False
    begun: bool = False
    apposed: bool = False
    reported: bool = False
    carried: Value | None = None
    earlier: Value | None = None
    alone: bool = False
    tied: bool = False
    listed: Value | None = None
    previous: Value | None = None

    @property
    def told(self) -> Value | None:
        """What references to the text count from; a day of publication's surroundings only outside of what is said."""
        told = self.carried or self.earlier
        return None if self.reported and told is not None and told.anchor == "publication" else told

    def reached(self, value: Value) -> Value:
        """A value counted from what was told; open where that stands on publication and it would not have come yet."""
        ahead = value.start is not None and self.tomorrow is not None and value.start >= self.tomorrow
        sure = self.told is None or self.told.anchor != "publication" or self.direction == "future"
        return value.opened() if ahead and not sure else value

    @property
    def today(self) -> datetime | None:
        return None if self.published is None else midnight(self.published.date())

    @property
    def tomorrow(self) -> datetime | None:
        return None if self.today is None else self.today + timedelta(days=1)


class Meaning(Protocol):
    """What a grammar rule makes of an expression, before it is known when and where it was written."""

    def resolve(self, context: Context) -> Value: ...
