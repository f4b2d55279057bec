"""Who is named: full names first, bare last names by them, outlets and places by their label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import cast

from graphkit.annotations import ActorType
from graphkit.arabic import fold, fold_text, skip
from graphkit.document import Token
from graphkit.extractors.actors.ambiguity import Ambiguity, spelled_alike, surnames
from graphkit.extractors.actors.gazetteer import gazetteer, skeleton
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.register import MARKS, Register
from graphkit.extractors.actors.slugs import slug
from graphkit.lexicon import table, word_set

RULERS = ("president", "head_of_government", "monarch", "leader", "crown_prince")
"""Offices whose holder a bare first name may mean."""


@cache
def _first_names() -> frozenset[str]:
    given = table("given_names")
    return frozenset(map(fold, (*given["sure"], *given["words"])))


class Naming:
    """The names of one article."""

    def __init__(self, register: Register, phrases: Sequence[NounPhrase]) -> None:
        self._register = register
        self._phrases = phrases
        self._gazetteer = gazetteer()
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._titles = {p.last: p for p in phrases if p.kind == "office" and not p.former}
        self._givens: dict[str, set[str]] = defaultdict(set)
        self._joint = {fold(w) for w in table("name_cues")["particles"]["joint"]}

    def resolve(self) -> None:
        """Gives every phrase that is a name its actor; a single name that nobody bears in full stays open."""
        ambiguity = Ambiguity(self._phrases, self._register.document.article.published)
        for phrase in self._phrases:
            self._settle(phrase, ambiguity)
        for phrase in self._phrases:
            row = self._gazetteer.rows.get(phrase.actor or "")
            if row and row.type == "person":
                for spelling in (*row.spellings, row.en):
                    self._bear(fold_text(spelling).split(), row.id)
                self._give(fold_text(self._spelled(phrase)).split(), row.id)
        people = [p for p in self._phrases if p.label == "person"]
        for phrase in sorted(people, key=lambda p: p.first - p.last):
            spelled = self._spelled(phrase)
            words = [w for w in fold_text(spelled.replace("-", " ")).split() if w not in MARKS]
            phrase.actor = self._person(words) or self._surname(words, phrase, ambiguity)
            if phrase.actor:
                self._register.make(phrase.actor, "person", spelled)
                self._bear(words, phrase.actor)
                self._give(words, phrase.actor)
        for phrase in self._phrases:
            if phrase.label in ("media", "place", "organization") and not phrase.actor:
                name = phrase.names[0]
                known = self._gazetteer.by_spelling.get(fold_text(name), ())
                fresh = known[0] if len(known) == 1 else slug(name)
                phrase.actor = self._register.make(fresh, cast(ActorType, phrase.label), name, part_of=phrase.owner)

    def _spelled(self, phrase: NounPhrase) -> str:
        """A name without the marks of hashtags."""
        return " ".join(self._register.surface(phrase).replace("#", " ").replace("_", " ").split())

    def _settle(self, phrase: NounPhrase, ambiguity: Ambiguity) -> None:
        """Links a name that several actors of the table share to the one that is meant, and to no one in doubt."""
        if phrase.inner and phrase.inner.names and phrase.owner == phrase.inner.actor:
            self._settle(phrase.inner, ambiguity)
            phrase.owner = phrase.inner.actor
        if not phrase.names or not phrase.actor or phrase.label == "cue":
            return
        title = self._title(phrase)
        chosen = ambiguity.choose(phrase.names, title)
        if chosen is None:
            phrase.actor = self._register.doubt(self._register.surface(phrase), phrase.actor, phrase.names)
            return
        row = self._gazetteer.rows[chosen]
        phrase.actor = row.part_of if "seat" in row.tags and row.part_of and not phrase.placed else chosen

    def _title(self, name: NounPhrase) -> str | None:
        """The office that stands right before a name as its title."""
        title = self._titles.get(name.first)
        return title.head.key if title and title.head else None

    def _surname(self, words: list[str], phrase: NounPhrase, ambiguity: Ambiguity) -> str | None:
        """The person whom a last name alone means beside an office; one with candidates where several bear it."""
        among = surnames().get(words[0], ()) if len(words) == 1 else ()
        title = self._title(phrase) if among else None
        if title is None:
            return None
        chosen = ambiguity.choose(among, title)
        if chosen is None and len(among) > 1:
            return self._register.doubt(self._register.surface(phrase), among[0], tuple(sorted(among)))
        return chosen

    def _person(self, words: list[str]) -> str | None:
        """The person of a name: the table's, one of the article's, or somebody new; None where it may be several."""
        known = self._gazetteer.by_spelling.get(" ".join(words), ())
        if len(known) == 1:
            return known[0]
        if len(words) > 1 and (near := self._gazetteer.by_skeleton.get(skeleton(" ".join(words)))):
            return near
        if len(words) > 1 and (alike := spelled_alike().get(slug(" ".join(words)))):
            return alike
        told = self._among(words)
        return told or (slug(" ".join(words)) if len(words) > 1 else None)

    def _bear(self, words: list[str], actor: str) -> None:
        if len(words) > 1:
            self._surnames[words[-1]].add(actor)
            if len(words) > 2 and words[-2] in self._joint:
                self._surnames[" ".join(words[-2:])].add(actor)

    def _give(self, words: list[str], actor: str) -> None:
        """Notes the first name of a name as the article has it."""
        if len(words) > 1 and words[0] not in self._joint and len(words[0]) > 2:
            self._givens[words[0]].add(actor)

    def _among(self, words: list[str]) -> str | None:
        """The person of the article whose last name ends these words and whose others do not contradict them."""
        found = self._surnames.get(words[-1], set())
        if len(words) > 1:
            found = {a for a in found if any(w in self._register.words(a) for w in words[:-1])}
        return next(iter(found)) if len(found) == 1 else None

    def settle_cues(self) -> None:
        """Names that are words as well: the article must name the same actor in full."""
        named = {p.actor for p in self._phrases if p.actor}
        for phrase in self._phrases:
            if phrase.label == "cue":
                phrase.actor = next((i for i in phrase.names if i in named), None)

    def propagate(self, tokens: Sequence[Token]) -> None:
        """Names in part among `tokens`, which belong to no phrase: last names with what stands before them of the same
        name, and first names, where one person of the article is called so."""
        ordinary, names = word_set("ordinary_words.txt"), word_set("name_words.txt")
        surnames = {
            word: next(iter(actors))
            for word, actors in self._surnames.items()
            if len(actors) == 1 and (word not in ordinary or word in names)
        }
        givens = {
            word: actor
            for word, actors in self._givens.items()
            if word not in self._surnames and word not in ordinary and (actor := self._called(actors))
        }
        free = {token.i for token in tokens}
        no_name = set(table("morphology")["proclitics"]["question"])
        for token in tokens if surnames or givens else ():
            for split in token.splits:
                if split.definite or no_name & set(split.proclitics):
                    continue
                start = token.start + skip(token.text, split.skip)
                bearers = self._surnames.get(split.stem)
                if bearers and split is token.splits[0] and (first := self._first_name(token.i - 1, bearers)):
                    self._relative(first, token)
                    break
                if bearers and len(bearers) == 1 and (actor := surnames.get(split.stem)):
                    start = self._first_names(token.i - 1, free, actor, start) if not split.proclitics else start
                    self._register.mention(actor, start, token.end)
                    break
                if (actor := givens.get(split.stem)) and not self._goes_on(token.i + 1):
                    self._register.mention(actor, start, token.end)
                    break

    def _first_name(self, i: int, bearers: set[str]) -> Token | None:
        """The word before a last name where it is the first name of somebody else than the one who bears it."""
        tokens = self._register.document.tokens
        if i < 0 or tokens[i].sentence != tokens[i + 1].sentence or tokens[i + 1].start - tokens[i].end > 1:
            return None
        words = self._register.words(next(iter(bearers))) if len(bearers) == 1 else set()
        stems = [s.stem for s in tokens[i].splits if not s.definite]
        return tokens[i] if any(s in _first_names() for s in stems) and not words & set(stems) else None

    def _relative(self, first: Token, last: Token) -> None:
        """Notes somebody whose last name another person of the article has, too."""
        split = next(s for s in first.splits if s.stem in _first_names())
        start = first.start + skip(first.text, split.skip)
        spelled = self._register.document.text[start : last.end]
        actor = self._person(fold_text(spelled.replace("_", " ")).split())
        if actor:
            self._register.mention(self._register.make(actor, "person", spelled), start, last.end)
            self._surnames[last.norm].add(actor)

    def _called(self, actors: set[str]) -> str | None:
        """The one person of a first name; where a ruler shares his with others, he."""
        if len(actors) > 1:
            actors = {a for a in actors if any(key in RULERS for key, _ in self._gazetteer.offices_of(a))}
        return next(iter(actors)) if len(actors) == 1 else None

    def _first_names(self, i: int, free: set[int], actor: str, start: int) -> int:
        """Where the name begins whose last word is at `start`: words of the same person, in whatever spelling."""
        tokens = self._register.document.tokens
        words = self._register.words(actor)
        consonants = {skeleton(word) for word in words}
        while i >= 0 and i in free and start - tokens[i].end <= 2:
            for split in tokens[i].splits:
                near = len(split.stem) > 3 and skeleton(split.stem) in consonants
                if (split.stem in words or near) and not split.definite:
                    start = tokens[i].start + skip(tokens[i].text, split.skip)
                    break
            else:
                break
            if split.proclitics:
                break
            i -= 1
        return start

    def _goes_on(self, i: int) -> bool:
        """Whether a word looks like the next of a longer name, which is somebody else's."""
        tokens = self._register.document.tokens
        if i >= len(tokens) or tokens[i].sentence != tokens[i - 1].sentence:
            return False
        return tokens[i].norm in word_set("name_words.txt")
