"""Nouns that take up what was named before: بلاده, الأخيرة, الزعيمان, and "المدينة" behind "مدينة …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from graphkit.arabic import fold, skip
from graphkit.document import Token
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.register import Register
from graphkit.extractors.actors.together import Kind, Together, nouns
from graphkit.extractors.actors.told import Named, Told
from graphkit.lexicon import table
from graphkit.morphology import splits

_BACK = 3
"""How many sentences back the owner of "بلاده" may be told of."""
_SHORT = 3
_PEOPLE = ("office", "person", "honorific", "counterpart")
_ARTICLE: str = table("morphology")["proclitics"]["article"]
_FEMININE = "ة"


@lru_cache(maxsize=1 << 15)
def _reading(norm: str) -> tuple[str | Kind, int] | None:
    """What a folded word is among these nouns, and how many letters stand before it: "own:m", "latter:f", a kind."""
    lexicon = table("anaphora")
    own = {fold(word): f"own:{g}" for g in "mf" for word in lexicon["own_state"][g]}
    latter = {fold(lexicon["latter"][g]): f"latter:{g}" for g in "mf"}
    for split in splits(norm):
        if found := own.get(split.stem) or nouns().get(split.stem):
            return found, split.skip
        if split.definite and split.stem in latter:
            fused = not norm[: split.skip].endswith(_ARTICLE)
            return latter[split.stem], split.skip - (0 if fused else len(_ARTICLE))
    return None


class Anaphora:
    """Resolves such nouns in one article, once its names, titles and bodies are known."""

    def __init__(self, register: Register, lexemes: Lexemes, phrases: Sequence[NounPhrase]) -> None:
        self._document, self._tokens = register.document, register.document.tokens
        self._lexemes, self._names = lexemes, Told(register)
        self._together = Together(register, lexemes, phrases, self._names)
        self._no_latter = frozenset(map(fold, table("anaphora")["latter"]["no_noun_after"]))
        self._attached = (_FEMININE, *table("anaphora")["latter"]["no_noun_after_ending"])
        self._people = tuple(table("anaphora")["latter"]["people"])
        self._genders: dict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            if phrase.actor and phrase.kind in _PEOPLE:
                noun = register.noun(self._tokens[phrase.first])
                self._genders[phrase.actor].add("f" if noun.endswith(_FEMININE) else "m")

    def resolve(self) -> None:
        """Notes the mentions that such nouns are."""
        covered = {i for named in self._names for i in range(named.first, named.last)}
        for sentence in self._document.told:
            for token in self._document.tokens_of(sentence):
                reading = _reading(token.norm) if token.i not in covered else None
                if reading is None:
                    continue
                found, letters = reading
                start = token.start + skip(token.text, letters)
                if isinstance(found, Kind):
                    self._together.read(token, start, sentence.last, found)
                elif found.startswith("own"):
                    self._state(token, start, found[-1])
                else:
                    self._latter(token, start, found[-1])

    def _state(self, token: Token, start: int, gender: str) -> None:
        """ "بلاده": the state of the subject that speaks or acts."""
        for back in range(_BACK + 1):
            sentence = token.sentence - back
            inside = [k for k in self._names.before(token.i, back) if k.sentence == sentence and self._owns(k, gender)]
            if inside:
                spoken = [k for k in inside if k.first > self._speech(token, sentence)]
                if state := (spoken or inside)[0].state:
                    self._names.add(state, start, token.end)
                return

    def _speech(self, token: Token, sentence: int) -> int:
        """The last verb of saying of a sentence before a token."""
        i = token.i - 1
        while i >= 0 and self._tokens[i].sentence >= sentence:
            if self._tokens[i].sentence == sentence and any(
                s.stem in self._lexemes.saying for s in self._tokens[i].splits
            ):
                return i
            i -= 1
        return -1

    def _owns(self, known: Named, gender: str) -> bool:
        if not known.state:
            return False
        if known.type == "person":
            return gender in self._genders.get(known.actor, {gender})
        return gender == "f" and known.type == "organization"

    def _latter(self, token: Token, start: int, gender: str) -> None:
        """ "الأخيرة" as a noun: the last one named that it may agree with."""
        if not token.i or self._tokens[token.i - 1].sentence != token.sentence:
            return
        before = self._tokens[token.i - 1]
        if before.norm in self._no_latter or not before.norm.isalpha() or before.norm.startswith(self._lexemes.article):
            return
        if before.norm.endswith(self._attached) and len(before.norm) > _SHORT:
            return
        names = self._names.before(token.i, 1)
        if not names or names[-1].last == token.i:
            return
        for known in reversed(names):
            if self._agrees(known, gender):
                self._names.add(known.actor, start, token.end)
                return

    def _agrees(self, known: Named, gender: str) -> bool:
        if known.type == "person":
            return gender in self._genders.get(known.actor, {"m"})
        if known.type == "armed_group" and self._tokens[known.last - 1].norm.endswith(self._people):
            return False
        return known.type in ("government", "organization", "armed_group") and gender == "f"
