"""The words by which actors are found, loaded and folded once and shared by all that read noun phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.arabic import fold, fold_text
from graphkit.document import Token
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.nationalities import Nationalities, Nisba
from graphkit.extractors.actors.people import PersonalNames
from graphkit.extractors.actors.phrases import Head, Value, compile_table
from graphkit.lexicon import table, word_set
from graphkit.morphology import Split
from graphkit.phrases import Match

OPEN = frozenset("\"“”„«‹'‘’`(")
CLOSE = frozenset("\"“”„»›'‘’`)")


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_text, words))


class Lexemes:
    """`phrases` holds the names of the table and the heads of descriptions, `seats` the capital of each state."""

    def __init__(self) -> None:
        self.phrases = compile_table()
        self.gazetteer = gazetteer()
        self.nationalities = Nationalities()
        self.people = PersonalNames(self.nationalities)
        self.chancellors = frozenset(table("nationalities")["chancellors"])
        self.seats = {r.part_of: r.id for r in self.gazetteer.rows.values() if "seat" in r.tags and r.part_of}
        self.ordinary = word_set("ordinary_words.txt")
        modifiers, places, cues = table("groups")["modifiers"], table("place_nouns"), table("name_cues")
        self.modifiers = _folded(modifiers["plain"])
        self.former = _folded(modifiers["former"])
        self.elect = _folded(modifiers["elect"])
        self.affairs = _folded(modifiers["affairs"])
        self.closed = _folded(modifiers["closed"])
        self.locative = _folded(places["locative"])
        self.undecided = _folded(places["undecided"])
        self.visiting = _folded(places["visiting"])
        self.settlements = _folded(places["settlements"])
        self.first_parts = _folded(places["first_parts"])
        self.capital = _folded(places["capital"])
        self.place_clitic: str = places["clitic"]
        self.inside = fold(places["inside"])
        self.bare_honorifics = _folded(cues["honorifics"]["bare"])
        self.saying = _folded(cues["saying"]["words"])
        self.lineage = _folded(cues["particles"]["lineage"])
        self.house = frozenset(cues["particles"]["house"])
        self.slave = fold(cues["particles"]["slave"])
        self.in_name_of = frozenset(w for w in _folded(table("offices")["spokesman"]["pp"]) if len(w) > 2)
        own = table("anaphora")["own"]
        self.complementizers = _folded(own["complementizers"])
        self.in_own_name = {fold(own["name"]) + p: gender for p, gender in own["pronouns"].items()}
        self.lone_nationality = _folded(table("groups")["lone_nationality"]["after"])
        affixes = cues["affixes"]
        self.article: str = affixes["article"]
        self.definite = tuple(affixes["definite"])
        self.adjectival: str = affixes["adjectival"]
        self.fused = tuple(affixes["fused"])
        self.conjunctions = tuple(affixes["conjunctions"])

    def nisba(self, tokens: Sequence[Token], i: int, last: int) -> Nisba | None:
        """The nationality adjective that begins with token `i`."""
        if i >= last:
            return None
        return self.nationalities.at(tokens[i].norm, tokens[i + 1].norm if i + 1 < last else "")

    def is_word(self, norm: str) -> bool:
        """Whether a folded word is one of the language at large, or an adjective of titles."""
        return norm in self.ordinary or norm in self.modifiers or norm[:-1] in self.modifiers

    def is_definite(self, split: Split) -> bool:
        """Whether a stem carries the article, read as an affix or as a part of it."""
        return split.definite or split.stem.startswith(self.article)

    def unheard(self, tokens: Sequence[Token], i: int, last: int) -> bool:
        """Whether a word may be a name: none of the language at large, no nationality."""
        return tokens[i].norm not in self.ordinary and tokens[i].text.isalpha() and not self.nisba(tokens, i, last)

    @staticmethod
    def ids(match: Match[Value]) -> list[str]:
        """The actors that a match names."""
        return [value for value in match.values if isinstance(value, str)]

    @staticmethod
    def heads(match: Match[Value]) -> list[Head]:
        """The heads of descriptions that a match is."""
        return [value for value in match.values if isinstance(value, Head)]
