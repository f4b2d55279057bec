"""The words around an expression that loosen or bound it: "نحو عام 1950", "قبل 2011", "بعد 20 مايو"."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.document import Token
from graphkit.extractors.times.words import Words

_REACH = 4
"""Words that a phrase like "ما لا يقل عن" may have."""
_COUNTED = frozenset({"ago", "later", "since-amount", "recent", "duration", "set", "open-length", "moments"})
"""Rules in whose expressions "before" and "after" count a distance."""


class Modifiers:
    """Reads `approx`, `before` and `after` from the words in, before and behind an expression."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def of(self, tokens: Sequence[Token], first: int, last: int, lower: int, upper: int, rule: str) -> str | None:
        """The modifier of the expression at tokens `first` to `last` of the sentence `lower` to `upper`."""
        for i in range(max(lower, first - _REACH), min(last + 1, upper)):
            categories = self._words.categories(tokens[i].norm)
            if i < last and "approx_before" in categories:
                end = self._phrase(tokens, i, upper, "approx_before")
                if end == first or (i >= first and end is not None):
                    return "approx"
            if i >= first and "approx_after" in categories and self._phrase(tokens, i, upper, "approx_after"):
                return "approx"
        if rule not in _COUNTED and first > lower:
            for category in ("before", "after"):
                if self._phrase(tokens, first - 1, upper, category) == first:
                    return category
        return None

    def _phrase(self, tokens: Sequence[Token], i: int, upper: int, category: str) -> int | None:
        """The end of a phrase of a category that begins at token `i`, None where none does."""
        if category not in self._words.categories(tokens[i].norm):
            return None
        for reading in self._words.readings(tokens[i].norm):
            end = i + 1 + len(reading.more)
            if reading.category == category and end <= upper and all(
                tokens[k].norm == word for k, word in enumerate(reading.more, i + 1)
            ):  # fmt: skip
                return end
        return None
