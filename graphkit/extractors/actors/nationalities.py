"""Nationality adjectives: الأميركي, كورية جنوبية, الروس. Each means a state, or a bloc that acts as one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graphkit.arabic import fold
from graphkit.extractors.actors.gazetteer import gazetteer, lines
from graphkit.lexicon import table
from graphkit.morphology import Form, adjective_forms, splits


@dataclass(frozen=True, slots=True)
class Nisba:
    """A nationality adjective or the people's own word: the state, whether it has the article, whether it is plural."""

    state: str
    definite: bool
    plural: bool
    words: int = 1


class Nationalities:
    """Finds nationality adjectives, of one word or two, with and without the article and proclitics."""

    def __init__(self) -> None:
        self._article: str = table("morphology")["proclitics"]["article"]
        self._question = set(table("morphology")["proclitics"]["question"])
        self._single: dict[str, Nisba] = {}
        self._double: dict[str, dict[str, Nisba]] = defaultdict(dict)
        for state, adjectives, people in lines("nationalities.tsv", 3):
            for adjective in filter(None, adjectives.split("|")):
                self._add(state, adjective.split())
            for word in filter(None, people.split("|")):
                plain = fold(word)
                bare = plain.removeprefix(self._article)
                self._single.setdefault(self._article + bare, Nisba(state, True, True))
                if plain == bare:
                    self._single.setdefault(bare, Nisba(state, False, True))
        for bloc in table("nationalities")["bloc"].values():
            for adjective in bloc["nisba"]:
                self._add(bloc["id"], adjective.split())
        self._cache: dict[str, Nisba | None] = {}

    def _add(self, state: str, words: list[str]) -> None:
        """All forms of an adjective, with and without the article."""
        lexicon, names = table("nationalities"), gazetteer().by_spelling
        if len(words) == 1:
            for form in adjective_forms(words[0]):
                if form.text.endswith(lexicon["accusative"]) and form.text in names:
                    continue  # the state of that name, not the adjective's accusative
                plural = form.number == "plural" and form.gender != "f"
                self._single.setdefault(form.text, Nisba(state, False, plural))
                self._single.setdefault(self._article + form.text, Nisba(state, True, plural))
            return
        heads = [form for form in adjective_forms(words[0]) if not form.text.endswith(lexicon["accusative"])]
        frozen = fold(words[0]) not in lexicon["inflected"]
        for form in heads[:1] if frozen else heads:
            for tail in adjective_forms(words[1]):
                if frozen or tail.gender == form.gender:
                    self._double_forms(state, form.text, tail, frozen)

    def _double_forms(self, state: str, head: str, tail: Form, frozen: bool) -> None:
        plural = tail.number == "plural" and tail.gender != "f"
        bare, article = Nisba(state, False, plural, 2), Nisba(state, True, plural, 2)
        self._double[head].setdefault(tail.text, bare)
        self._double[head].setdefault(self._article + tail.text, article if frozen else bare)
        for text in (tail.text, self._article + tail.text):
            self._double[self._article + head].setdefault(text, article)

    def single(self, norm: str) -> Nisba | None:
        """The adjective that one folded word is, proclitics aside."""
        if norm not in self._cache:
            found = self._single.get(norm)
            if found is None:
                for split in splits(norm)[1:]:
                    if self._question & set(split.proclitics):
                        continue
                    if (bare := self._single.get(split.stem)) and (len(split.stem) > 3 or split.definite):
                        found = Nisba(bare.state, bare.definite or split.definite, bare.plural)
                        break
            self._cache[norm] = found
        return self._cache[norm]

    def at(self, norm: str, following: str) -> Nisba | None:
        """The adjective that begins with a folded word before `following`."""
        if (tails := self._double.get(norm)) and (nisba := tails.get(following)):
            return nisba
        return self.single(norm)
