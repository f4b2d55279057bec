"""Who is named: full names first, bare last names by them, outlets and places by their label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graphkit.arabic import fold, fold_text, skip
from graphkit.document import Token
from graphkit.extractors.actors.ambiguity import Ambiguity, spelled_alike, surnames
from graphkit.extractors.actors.gazetteer import gazetteer, skeleton
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.register import MARKS, Register
from graphkit.extractors.actors.slugs import slug
from graphkit.lexicon import table, word_set


class Naming:
    """The names of one article."""

    def __init__(self, register: Register, phrases: Sequence[NounPhrase]) -> None:
        self._register = register
        self._phrases = phrases
        self._gazetteer = gazetteer()
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._titles = {p.last: p for p in phrases if p.kind == "office" and not p.former}
        self._joint = {fold(w) for w in table("name_cues")["particles"]["joint"]}

    def resolve(self) -> None:
        """Gives every phrase that is a name its actor; a single name that nobody bears in full stays open."""
        ambiguity = Ambiguity(self._phrases, self._register.document.article.published)
        for phrase in self._phrases:
            self._settle(phrase, ambiguity)
        for phrase in self._phrases:
            row = self._gazetteer.rows.get(phrase.actor or "")
            if row and row.type == "person":
                for spelling in row.spellings:
                    self._bear(fold_text(spelling).split(), row.id)
        people = [p for p in self._phrases if p.label == "person"]
        for phrase in sorted(people, key=lambda p: p.first - p.last):
            spelled = self._register.surface(phrase)
            words = [w for w in fold_text(spelled.replace("-", " ")).split() if w not in MARKS]
            phrase.actor = self._person(words) or self._surname(words, phrase, ambiguity)
            if phrase.actor:
                self._register.make(phrase.actor, "person", spelled)
                self._bear(words, phrase.actor)
        for phrase in self._phrases:
            if phrase.label in ("media", "place") and not phrase.actor:
                name = phrase.names[0]
                known = self._gazetteer.by_spelling.get(fold_text(name), ())
                kind = "media" if phrase.label == "media" else "place"
                fresh = known[0] if len(known) == 1 else slug(name)
                phrase.actor = self._register.make(fresh, kind, name, part_of=phrase.owner)  # type: ignore[arg-type]

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
        """Last names among `tokens`, where one person of the article has that name."""
        ordinary, names = word_set("ordinary_words.txt"), word_set("name_words.txt")
        only = {
            word: next(iter(actors))
            for word, actors in self._surnames.items()
            if len(actors) == 1 and (word not in ordinary or word in names)
        }
        no_name = set(table("morphology")["proclitics"]["question"])
        for token in tokens if only else ():
            for split in token.splits:
                if (actor := only.get(split.stem)) and not split.definite and not no_name & set(split.proclitics):
                    self._register.mention(actor, token.start + skip(token.text, split.skip), token.end)
                    break
