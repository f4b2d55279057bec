"""The same happening, told by several articles: event coreference across articles.

Precision first: two tellings are one event only when type, participants and time agree. Tellings are taken in the order
of their publication, each joins the best cluster before it or opens one; so the result depends on the set of tellings,
not on the order in which they were loaded. Every judgement keeps its score.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import exp

from graphkit.annotations import ModalityValue
from graphkit.arabic import fold
from graphkit.morphology import splits

SYMMETRIC = frozenset({"call", "meeting", "negotiation", "agreement"})
"""Types whose participants are parties: two sides make the event, one alone does not tell it from another."""

_THRESHOLD = 0.5
_FADE = 5.0  # days of publication after which an undated telling is as likely another happening
_HORIZON = 45  # days of publication beyond which undated tellings are never one
_PART = {"participants": 0.4, "time": 0.3, "words": 0.3}


@dataclass(frozen=True)
class LocalEvent:
    """An event as one article tells it. `from_`/`to` are its own half-open interval, None when unknown.

    `participants` are (actor id, role) pairs, `triggers` the words that tell it, `published` the article's date.
    """

    article: str
    event: str
    type: str
    published: date | None = None
    from_: date | None = None
    to: date | None = None
    grain: str | None = None
    modality: ModalityValue = "actual"
    place: str | None = None
    participants: frozenset[tuple[str, str]] = frozenset()
    triggers: tuple[str, ...] = ()

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(actor for actor, _ in self.participants)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its triggers."""
        return frozenset(splits(fold(w))[-1].stem for trigger in self.triggers for w in trigger.split())

    @property
    def order(self) -> tuple[date, str, str]:
        return self.published or date.max, self.article, self.event

    @property
    def factual(self) -> str:
        """What is told as done, or as not done, is one question; a plan and a thought are others."""
        return "fact" if self.modality in ("actual", "negated") else self.modality


@dataclass
class Cluster:
    """One event and its tellings, each with the score with which it was judged to be this event."""

    members: list[tuple[LocalEvent, float]] = field(default_factory=list)

    @property
    def first(self) -> LocalEvent:
        """The telling that founded the cluster: the earliest published."""
        return self.members[0][0]

    @property
    def id(self) -> str:
        """A content hash of the founding telling: the same however the articles were loaded."""
        key = f"{self.first.article}\0{self.first.event}"
        return "ev-" + hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def dated(self) -> LocalEvent | None:
        """The telling with the shortest interval; of equals the first."""
        dated = [e for e, _ in self.members if e.from_ and e.to]
        return min(dated, key=lambda e: (_days(e), e.order), default=None)

    @property
    def participants(self) -> list[tuple[str, str]]:
        """Every participant with the role that most tellings give it."""
        votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for event, _ in self.members:
            for actor, role in event.participants:
                votes[actor][role] += 1
        return [(actor, max(sorted(roles), key=lambda r: roles[r])) for actor, roles in sorted(votes.items())]

    @property
    def place(self) -> str | None:
        return next((e.place for e, _ in self.members if e.place), None)

    @property
    def modality(self) -> ModalityValue:
        """Told as done by anybody: actual; the rest as the founding telling has it."""
        return "actual" if any(e.modality == "actual" for e, _ in self.members) else self.first.modality


def _days(event: LocalEvent) -> int:
    assert event.from_ and event.to
    return (event.to - event.from_).days


def cluster(events: Iterable[LocalEvent]) -> list[Cluster]:
    """The events that these tellings are, by the order of their founding telling."""
    clusters: list[Cluster] = []
    blocks: dict[tuple[str, str, str], list[Cluster]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.order):
        best, score = None, _THRESHOLD
        for candidate in _candidates(event, blocks):
            found = similarity(event, candidate)
            if found > score:
                best, score = candidate, found
        if best is None:
            best, score = Cluster(), 1.0
            clusters.append(best)
        best.members.append((event, round(score, 3)))
        for key in _keys(event):
            if best not in blocks[key]:
                blocks[key].append(best)
    return clusters


def _keys(event: LocalEvent) -> Iterator[tuple[str, str, str]]:
    for actor in sorted(event.actors):
        yield event.type, event.factual, actor


def _candidates(event: LocalEvent, blocks: dict[tuple[str, str, str], list[Cluster]]) -> list[Cluster]:
    """The clusters that share a participant with the event and no article, in founding order."""
    found: dict[int, Cluster] = {}
    for key in _keys(event):
        for candidate in blocks[key]:
            found[id(candidate)] = candidate
    return sorted(
        (c for c in found.values() if all(m.article != event.article for m, _ in c.members)),
        key=lambda c: c.first.order,
    )


def similarity(event: LocalEvent, other: Cluster) -> float:
    """How surely a telling is of this event, from 0 to 1; 0 where a date contradicts it.

    The mean over the cluster's tellings, so that raids of one war do not chain from week to week into one event.
    """
    members = [m for m, _ in other.members]
    if any(_apart(event, m) for m in members):
        return 0.0
    return sum(_pair(event, m) for m in members) / len(members)


def _apart(a: LocalEvent, b: LocalEvent) -> bool:
    """Whether the two are dated, and at different times."""
    return bool(a.from_ and a.to and b.from_ and b.to and (a.to <= b.from_ or b.to <= a.from_))


def _pair(a: LocalEvent, b: LocalEvent) -> float:
    who = _who(a, b)
    if who == 0.0:
        return 0.0
    when = _when(a, b)
    if when == 0.0:
        return 0.0
    words = len(a.words & b.words) / (min(len(a.words), len(b.words)) or 1)
    return _PART["participants"] * who + _PART["time"] * when + _PART["words"] * words


def _who(a: LocalEvent, b: LocalEvent) -> float:
    """Agreement of participants: shared ones over the smaller and over both; 0 where the sides differ."""
    shared = a.actors & b.actors
    if a.type in SYMMETRIC:
        if len(shared) < 2 <= min(len(a.actors), len(b.actors)):
            return 0.0
    elif any(_differ(a, b, role) for role in ("agent", "target")):
        return 0.0
    smaller, both = min(len(a.actors), len(b.actors)), len(a.actors | b.actors)
    return 0.5 * len(shared) / smaller + 0.5 * len(shared) / both if shared else 0.0


def _differ(a: LocalEvent, b: LocalEvent, role: str) -> bool:
    mine = {actor for actor, r in a.participants if r == role}
    theirs = {actor for actor, r in b.participants if r == role}
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _when(a: LocalEvent, b: LocalEvent) -> float:
    """Agreement of times: overlapping dates by how near in length they are; else fading with publication distance.

    Where neither date nor publication tells when, the two may be months apart: nothing agrees.
    """
    if a.from_ and b.from_:
        short, long = sorted((_days(a), _days(b)))
        return 1.0 if short == long else 0.6 + 0.4 * short / long
    if not (a.published and b.published):
        return 0.0
    distance = abs((a.published - b.published).days)
    return 0.0 if distance > _HORIZON else exp(-distance / _FADE)


def members(clusters: Sequence[Cluster]) -> dict[tuple[str, str], str]:
    """The event id of each telling, by (article id, event id in its record)."""
    return {(e.article, e.event): c.id for c in clusters for e, _ in c.members}
