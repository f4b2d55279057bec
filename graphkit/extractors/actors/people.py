"""Names of people whom no table knows, by the words they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.arabic import fold, skip
from graphkit.document import Token
from graphkit.extractors.actors.gazetteer import Nationalities, word_set
from graphkit.lexicon import table

_LONGEST = 6
_PREFIXES = ("لل", "وال", "بال", "فال", "كال")
_CLITICS = ("", "ال", "و", "ب", "ل", "ف", "س")


class PersonalNames:
    """Tells whether a personal name begins with a token, and where it ends."""

    def __init__(self) -> None:
        self._names = word_set("name_words.txt") - {fold(w) for w in table("name_cues")["saying"]["words"]}
        self._ordinary = word_set("ordinary_words.txt")
        self._inner = {fold(w) for w in table("name_cues")["particles"]["inner"]}
        self._nationalities = Nationalities()
        self._ambiguous = word_set("name_words_ambiguous.txt")
        self._closed = {fold(w) for w in table("groups")["modifiers"]["closed"]}
        self._lineage = {fold(w) for w in table("name_cues")["particles"]["lineage"]}
        self._pronouns = tuple(table("morphology")["pronouns"]["attached"])

    def at(self, tokens: Sequence[Token], i: int, last: int, titled: bool, said: bool = False) -> tuple[int, int] | None:
        """The token behind the name and the offset where it starts, proclitics aside.

        `titled`: an office or honorific stands right before it, so one word may do and an unheard-of one, too;
        `said`: a verb of saying, so an unheard-of second word may do.
        """
        lineage = i + 2 < last and tokens[i + 1].norm in self._lineage and len(tokens[i].norm) > 2 and titled
        start = tokens[i].start if lineage else self._begins(tokens[i], titled)
        if start is None or (tokens[i].norm in self._lineage and not lineage):
            return None
        k, sure, words = i + 1, self.is_name(tokens[i].norm) or start > tokens[i].start, 1
        while k < last and k - i < _LONGEST:
            norm = tokens[k].norm
            if tokens[k].start - tokens[k - 1].end > 1:
                break
            if norm == "-" and k + 1 < last and self.possible(tokens[k + 1].norm):
                k += 2
                words += 1
                continue
            if norm in self._inner and k + 1 < last and (self.possible(tokens[k + 1].norm) or tokens[k + 1].norm in self._inner):
                k += 1
                continue
            if self.is_name(norm) or (norm in self._ambiguous and (sure or titled)):
                k, words = k + 1, words + 1
                continue
            surname = norm.startswith("ال") and len(norm) > 4 and not tokens[k - 1].norm.startswith("ال")
            if self.possible(norm) and (words == 1 or surname or tokens[k - 1].norm in self._inner):
                k, words = k + 1, words + 1
                continue
            break
        while k > i + 1 and (tokens[k - 1].norm in self._inner - {"الله", "الدين", "زاده", "اوغلو"}):
            k -= 1
        if titled and k - i > 1 and tokens[i].norm.startswith("ال"):
            return None  # the adjective of the title
        if titled:
            return (k, start) if words >= 1 and (sure or words >= 1) else None
        named = sum(self.is_name(t.norm) for t in tokens[i + 1 : k])
        return (k, start) if words >= 2 and sure and (named or said) else None

    def is_name(self, norm: str) -> bool:
        """Whether a folded word is mostly a part of a name."""
        return norm in self._names and self._nationalities.single(norm) is None

    def _begins(self, token: Token, titled: bool) -> int | None:
        if self.is_name(token.norm):
            return token.start
        for split in token.splits[1:]:
            if {"س", "ا", "ك"} & set(split.proclitics):
                continue
            if split.stem in self._names and not split.definite and split.proclitics and token.norm not in self._ordinary:  # fmt: skip
                return token.start + skip(token.text, split.skip)
        if titled and (self.possible(token.norm) or (token.norm in self._inner)):
            return token.start
        return None

    def possible(self, norm: str) -> bool:
        """A word that is no word of the language at large, as far as the lists know it."""
        if norm in self._closed or len(norm) < 2 or not norm.isalpha() or not "\u0621" <= norm[0] <= "\u06ff":
            return False
        if norm in self._ordinary or self._nationalities.single(norm):
            return norm in self._names
        if len(norm) > 4 and norm.startswith(_PREFIXES):
            return False
        for prefix in _CLITICS:
            rest = norm.removeprefix(prefix)
            if len(rest) > 2 and (rest in self._ordinary and rest != norm or self._inflected(rest)):
                return False
        return True

    def _inflected(self, word: str) -> bool:
        """An ordinary word with a pronoun at its end: بلدنا."""
        return any(word.endswith(p) and word[: -len(p)] in self._ordinary for p in self._pronouns if len(word) - len(p) > 2)  # fmt: skip
