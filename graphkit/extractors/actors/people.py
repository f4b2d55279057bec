"""Names of people whom no table knows, by the words they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.arabic import fold, skip
from graphkit.document import Token
from graphkit.extractors.actors.gazetteer import Nationalities, word_set
from graphkit.lexicon import table

_LONGEST = 6


class PersonalNames:
    """Tells whether a personal name begins with a token, and where it ends."""

    def __init__(self) -> None:
        self._names = word_set("name_words.txt")
        self._ordinary = word_set("ordinary_words.txt")
        self._inner = {fold(w) for w in table("name_cues")["particles"]["inner"]}
        self._nationalities = Nationalities()

    def at(self, tokens: Sequence[Token], i: int, last: int, titled: bool) -> tuple[int, int] | None:
        """The token behind the name and the offset where it starts, proclitics aside.

        `titled`: an office or honorific stands right before it, so one word may do and an unheard-of one, too.
        """
        start = self._begins(tokens[i], titled)
        if start is None:
            return None
        k, sure, words = i + 1, self._is_name(tokens[i].norm) or start > tokens[i].start, 1
        while k < last and k - i < _LONGEST:
            norm = tokens[k].norm
            if tokens[k].start - tokens[k - 1].end > 1:
                break
            if norm == "-" and k + 1 < last and self._possible(tokens[k + 1].norm):
                k += 2
                words += 1
                continue
            if norm in self._inner and k + 1 < last and (self._possible(tokens[k + 1].norm) or tokens[k + 1].norm in self._inner):
                k += 1
                continue
            if self._is_name(norm):
                k, words = k + 1, words + 1
                continue
            if self._possible(norm) and (words == 1 or tokens[k - 1].norm in self._inner):
                k, words = k + 1, words + 1
                continue
            break
        while k > i + 1 and (tokens[k - 1].norm in self._inner - {"الله", "الدين", "زاده", "اوغلو"}):
            k -= 1
        if titled:
            return (k, start) if words >= 1 and (sure or words >= 1) else None
        named = sum(self._is_name(t.norm) for t in tokens[i + 1 : k])
        return (k, start) if words >= 2 and sure and named else None

    def _is_name(self, norm: str) -> bool:
        return norm in self._names and self._nationalities.single(norm) is None

    def _begins(self, token: Token, titled: bool) -> int | None:
        if self._is_name(token.norm):
            return token.start
        if titled and (self._possible(token.norm) or (token.norm in self._inner)):
            return token.start
        for split in token.splits[1:]:
            if split.stem in self._names and not split.definite and split.proclitics and split.proclitics != ("ا",) and token.norm not in self._ordinary:  # fmt: skip
                return token.start + skip(token.text, split.skip)
        return None

    def _possible(self, norm: str) -> bool:
        """A word that is no word of the language at large, as far as the lists know it."""
        if len(norm) < 2 or not norm.isalpha() or not "\u0621" <= norm[0] <= "\u06ff":
            return False
        if norm in self._ordinary or self._nationalities.single(norm):
            return norm in self._names
        return not any(norm.startswith(p) and len(norm) > 4 and norm[len(p) :] in self._ordinary for p in ("ال", "و", "وال", "ب", "ل", "بال", "لل", "ف", "س"))
