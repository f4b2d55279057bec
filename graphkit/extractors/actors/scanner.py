"""Finds the noun phrases of a document that refer to people, bodies and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.annotations import TimeReference
from graphkit.arabic import skip
from graphkit.document import Document, Token
from graphkit.extractors.actors.descriptions import Descriptions
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.listed import Listed
from graphkit.extractors.actors.nationalities import Nisba
from graphkit.extractors.actors.phrases import Head, NounPhrase
from graphkit.extractors.actors.tagged import Tagged
from graphkit.extractors.actors.unlisted import Unlisted

_MARKS = frozenset("،,-–")
_TITLES = ("office", "person", "honorific", "counterpart")
_PEOPLE = Head("group", "people", "People", "group")


class Scanner:
    """Compiled once; `scan` gives the noun phrases of a document in text order, none overlapping."""

    def __init__(self) -> None:
        self.lexemes = Lexemes()
        self._listed = Listed(self.lexemes)
        self._unlisted = Unlisted(self.lexemes)
        self._tagged = Tagged(self.lexemes)
        self.descriptions = Descriptions(self.lexemes, self._listed)

    def scan(self, document: Document) -> Iterator[NounPhrase]:
        """The phrases of all that a document tells, each with the tokens that it covers."""
        tokens = document.tokens
        self._listed.placed = -1
        self._tagged.read(document)
        self.descriptions.times = {o for t in document.of(TimeReference) for o in range(t.start, t.end)}
        for sentence in document.told:
            i, last = sentence.first, sentence.last
            titled = -1  # the token behind a title: a name may begin there on weaker grounds
            while i < last:
                phrase = self._at(tokens, i, last, titled == i)
                if phrase is None:
                    norm = tokens[i].norm
                    if titled == i and norm.startswith(self.lexemes.article) and norm not in self.lexemes.closed:
                        titled += 1  # an adjective between title and name
                    i += 1
                    continue
                phrase.sentence = sentence.i
                yield phrase
                i = max(phrase.last, i + 1)
                if phrase.kind in _TITLES:
                    titled = i + (phrase.kind != "honorific" and i < last and tokens[i].norm in _MARKS)

    def _at(self, tokens: Sequence[Token], i: int, last: int, titled: bool) -> NounPhrase | None:
        """The phrase that begins with token `i`."""
        if "_" in tokens[i].norm:
            return self._listed.hashtag(tokens[i])
        lexemes = self.lexemes
        if match := lexemes.phrases.match(tokens, i, last):
            ids = lexemes.ids(match)
            listed = self._listed.read(tokens, match, ids, last) if ids else None
            if listed and listed.actor:
                return (titled and self._person(tokens, i, last, listed)) or listed
            for head in lexemes.heads(match):
                read = {"media": self._unlisted.outlet, "place": self._unlisted.place}.get(
                    head.kind, self.descriptions.read
                )
                if described := read(tokens, match, head, last):
                    return described
            if listed and not (titled or lexemes.people.is_name(tokens[i].norm)):
                return listed
        if tokens[i].start in self.descriptions.times:
            return None
        said = i > 0 and any(s.stem in lexemes.saying for s in tokens[i - 1].splits)
        if name := lexemes.people.at(tokens, i, last, titled, said):
            end, start = name
            return NounPhrase(i, end, start, tokens[end - 1].end, "name", label="person")
        return self._people(tokens, i, last) or self._tagged.at(i)

    def _person(self, tokens: Sequence[Token], i: int, last: int, listed: NounPhrase) -> NounPhrase | None:
        """The longer name of a person, where a title stands before what may be a town of one word."""
        if listed.last - listed.first > 1:
            return None
        name = self.lexemes.people.at(tokens, i, last, titled=True, said=False)
        if name is None or name[0] <= listed.last:
            return None
        end, start = name
        return NounPhrase(i, end, start, tokens[end - 1].end, "name", label="person")

    def _lone(self, tokens: Sequence[Token], i: int, last: int, nisba: Nisba) -> bool:
        """Whether an adjective of nationality stands for somebody: "12 فلسطينيا", "مقتل فلسطيني"."""
        if nisba.definite or not i or tokens[i - 1].sentence != tokens[i].sentence:
            return False
        before = tokens[i - 1]
        if before.norm.isdigit() and before.start not in self.descriptions.times:
            return tokens[i].norm.endswith("ا")
        if tokens[i].norm.endswith("ة"):
            return False
        return any(s.stem in self.lexemes.lone_nationality and not s.definite for s in before.splits)

    def _people(self, tokens: Sequence[Token], i: int, last: int) -> NounPhrase | None:
        """A people by its plural adjective alone."""
        nisba = self.lexemes.nisba(tokens, i, last)
        if nisba is None or not (nisba.plural or self._lone(tokens, i, last, nisba)):
            return None
        norm = tokens[i].norm
        joined = norm.startswith(self.lexemes.conjunctions) and self.lexemes.nationalities.single(norm[1:]) is not None
        start = tokens[i].start + (skip(tokens[i].text, 1) if joined else 0)
        end = i + nisba.words
        return NounPhrase(
            i, end, start, tokens[end - 1].end, "group", _PEOPLE, owner=nisba.state, definite=nisba.definite
        )
