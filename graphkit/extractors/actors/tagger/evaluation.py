"""How well names are found: precision, recall and F1 per class, strict spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.extractors.actors.tagger.conll import Span


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one class: names right, found, and in the gold."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


ALL = "all"


def score(gold: Iterable[Span], found: Iterable[Span]) -> dict[str, Score]:
    """The scores by class, and of all together (micro)."""
    wanted, given = set(gold), set(found)
    counts = [Counter(kind for _, _, kind in spans) for spans in (wanted & given, given, wanted)]
    kinds = sorted(set(counts[1]) | set(counts[2]))
    scores = {kind: Score(*(count[kind] for count in counts)) for kind in kinds}
    return scores | {ALL: Score(*(count.total() for count in counts))}
