"""What stands around an expression: the words before and behind it, and what they may mean."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.document import Token
from graphkit.extractors.times.words import Words, spelled
from graphkit.lexicon import table

_NEAR = 3
"""Words before an expression that may say what it is."""


class Surroundings:
    """Asks the words around tokens `first` to `last` (exclusive) of a text for their categories and forms."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.traps = {
            (name, key): spelled(listed)
            for name, entry in table("time_traps").items()
            for key, listed in entry.items()
            if key != "examples"
        }

    def has(self, tokens: Sequence[Token], i: int, *categories: str) -> bool:
        """Whether token `i` may be of one of the categories."""
        return 0 <= i < len(tokens) and not self.words.single(tokens[i].norm).isdisjoint(categories)

    def behind(self, tokens: Sequence[Token], last: int) -> str:
        """The folded word behind an expression in its sentence."""
        return tokens[last].norm if last < len(tokens) and tokens[last].sentence == tokens[last - 1].sentence else ""

    def ahead(self, tokens: Sequence[Token], first: int, name: str, key: str = "before", near: int = _NEAR) -> bool:
        """Whether one of the words of a trap is among the `near` words before an expression."""
        words = self.traps[name, key]
        return any(
            token.norm in words or token.norm[1:] in words or token.norm.removeprefix("ال") in words
            for token in tokens[max(0, first - near) : first]
            if token.sentence == tokens[first].sentence
        )

    def units(self, tokens: Sequence[Token], i: int) -> set[str]:
        """The units of time that token `i` may name."""
        kinds = ("singular", "dual", "plural")
        return {r.value for r in self.words.readings(tokens[i].norm) if r.category in kinds}
