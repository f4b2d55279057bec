"""What people, or a newer table of names, judged on who is who: which ids are one actor, which mentions are another's.

Articles keep the ids that their records give; judgements say what those ids mean. So every judgement can be taken back,
and an article that is read again means what it meant before.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["merge", "split", "relink"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`actor` is `into`: everywhere ("merge"; "relink" where the names table says so), or in `articles` ("split").

    `by` is who judged, `reason` why; `recorded_at` when, and `retracted_at` when it was taken back.
    """

    kind: Kind
    actor: str
    into: str
    articles: tuple[str, ...] = ()
    by: str | None = None
    reason: str | None = None
    recorded_at: datetime | None = None
    retracted_at: datetime | None = None

    @property
    def id(self) -> str:
        """A hash of what is judged, the same whoever judges it."""
        what = "split" if self.kind == "split" else "merge"
        key = "\0".join((what, self.actor, self.into, *sorted(self.articles)))
        return "j-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Judgements:
    """The judgements of a store, taken together."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.all = tuple(sorted(judgements, key=lambda j: j.id))
        self.active = tuple(j for j in self.all if j.retracted_at is None)
        self._merged = {j.actor: j.into for j in self.active if j.kind != "split"}
        self._split = {(j.actor, a): j.into for j in self.active if j.kind == "split" for a in j.articles}
        self._also: dict[str, list[str]] = defaultdict(list)
        for actor in sorted(self._merged):
            if (meant := self._follow(actor, None)) != actor:
                self._also[meant].append(actor)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judgements) and self.all == other.all

    def __hash__(self) -> int:
        return hash(self.all)

    def whose(self, given: str, article: str) -> str:
        """Whom an id means that the record of an article gives."""
        return self._follow(given, article)

    def canonical(self, actor: str) -> str:
        """Whom an id means where no article is set apart."""
        return self._follow(actor, None)

    def _follow(self, actor: str, article: str | None) -> str:
        seen = {actor}
        while True:
            after = self._split.get((actor, article)) if article is not None else None
            after = after or self._merged.get(actor)
            if after is None or after in seen:
                return after or actor
            actor = after
            seen.add(actor)

    def also(self, actor: str) -> list[str]:
        """The ids that mean this actor besides its own."""
        return self._also.get(actor, [])

    def touching(self, actors: Iterable[str]) -> set[str]:
        """These ids and every id that a judgement, taken back or not, ever tied to one of them."""
        tied: dict[str, set[str]] = defaultdict(set)
        for judgement in self.all:
            tied[judgement.actor].add(judgement.into)
            tied[judgement.into].add(judgement.actor)
        found, waiting = set(), list(actors)
        while waiting:
            if (actor := waiting.pop()) not in found:
                found.add(actor)
                waiting.extend(tied[actor])
        return found
