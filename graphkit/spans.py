"""Spans of text: offsets in Unicode code points, end exclusive. All offset arithmetic lives here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """Anything that has a place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]`."""

    start: int
    end: int


def overlap(a: Spanned, b: Spanned) -> int:
    """The number of code points that both cover."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def covers(outer: Spanned, inner: Spanned) -> bool:
    """Whether `inner` lies wholly within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def longest(spans: Iterable[S], prefer: Callable[[S], int] = lambda _: 0) -> list[S]:
    """Drops every span that overlaps a longer one (ties: the higher `prefer`, then the earlier); in text order."""
    kept: list[S] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.start - s.end, -prefer(s), s.start)):
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            kept.append(span)
            taken.update(places)
    return sorted(kept, key=lambda s: s.start)


def at(spans: Sequence[S], offset: int) -> S | None:
    """The one of sorted, disjoint `spans` that holds the code point at `offset`, or None."""
    i = bisect_right(spans, offset, key=lambda s: s.start) - 1
    return spans[i] if i >= 0 and offset < spans[i].end else None
