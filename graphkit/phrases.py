"""Finds the phrases of a table in a text, with proclitics on their first word: one pass, longest match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graphkit.arabic import skip
from graphkit.document import Token, cut
from graphkit.morphology import Split

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """Tokens `first` to `last` (exclusive) are a phrase of the table. `start` lies behind the proclitics."""

    first: int
    last: int
    start: int
    end: int
    split: Split
    values: tuple[V, ...]


class _Node(Generic[V]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[V]] = {}
        self.values: tuple[V, ...] = ()


def words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, cut as the text itself is."""
    return tuple(norm for run in phrase.split() for _, _, norm in cut(run)[0] if norm)


class Phrases(Generic[V]):
    """A table of phrases, each with the values that it may mean."""

    def __init__(self) -> None:
        self._root: _Node[V] = _Node()

    def add(self, phrase: str | Sequence[str], value: V) -> None:
        """Adds one meaning; a phrase added twice has both. A sequence is taken as words already folded."""
        node = self._root
        for word in words(phrase) if isinstance(phrase, str) else phrase:
            node = node.next.setdefault(word, _Node())
        if value not in node.values:
            node.values = (*node.values, value)

    def get(self, phrase: str) -> tuple[V, ...]:
        """The meanings of exactly this phrase, none where the table lacks it."""
        node = self._root
        for word in words(phrase):
            if word not in node.next:
                return ()
            node = node.next[word]
        return node.values

    def match(self, tokens: Sequence[Token], i: int, last: int | None = None) -> Match[V] | None:
        """The longest phrase that begins with token `i`; of equally long ones the reading with fewest proclitics.

        A bare article counts as no proclitic: "الكرملين" is looked up with it and without.
        """
        best: Match[V] | None = None
        limit = len(tokens) if last is None else last
        token = tokens[i]
        for split in token.splits:
            for stem in ("ال" + split.stem, split.stem) if split.definite else (split.stem,):
                node = self._root.next.get(stem)
                if node is None:
                    continue
                j = i + 1
                found = (j, node) if node.values else None
                while j < limit and tokens[j].norm in node.next:
                    node = node.next[tokens[j].norm]
                    j += 1
                    if node.values:
                        found = (j, node)
                if found and (best is None or found[0] > best.last):
                    definite = split.definite and stem != split.stem
                    cut = split.skip - (2 if definite and "ل" not in split.proclitics else 0)
                    start = token.start + skip(token.text, max(cut, 0))
                    best = Match(i, found[0], start, tokens[found[0] - 1].end, split, found[1].values)
        return best

    def find(self, tokens: Sequence[Token], first: int = 0, last: int | None = None) -> Iterator[Match[V]]:
        """All phrases among tokens `first` to `last`, none overlapping, from the start on."""
        i, limit = first, len(tokens) if last is None else last
        while i < limit:
            match = self.match(tokens, i, limit)
            if match is None:
                i += 1
            else:
                yield match
                i = match.last
