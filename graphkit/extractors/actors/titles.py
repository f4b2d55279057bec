"""Who holds a title: the name beside it, the table of offices on the day of publication, or the article itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graphkit.extractors.actors.descriptions import Descriptions
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.register import MARKS, Register
from graphkit.extractors.actors.slugs import slug

_TITLES = ("office", "person", "honorific", "counterpart")
_HIGHEST = ("president", "head_of_government", "monarch", "leader")
_FEMININE = ("ة", "ات")
_LONG = 3
_COMMAS = frozenset({"،", ","})


class Titles:
    """The titles of one article."""

    def __init__(self, register: Register, phrases: Sequence[NounPhrase], descriptions: Descriptions) -> None:
        self._register = register
        self._phrases = phrases
        self._descriptions = descriptions
        self._tokens = register.document.tokens
        self._day = register.day
        self._gazetteer = gazetteer()
        self._held: dict[tuple[str, str | None], dict[str, None]] = defaultdict(dict)
        self._ex: set[str] = set()
        self._called: dict[str, set[tuple[str, str | None]]] = defaultdict(set)

    def resolve(self) -> None:
        """Gives every title its holder, as far as that is certain."""
        for i, phrase in enumerate(self._phrases):
            if phrase.own and not phrase.owner:
                phrase.owner = self._antecedent(i, phrase.own)
        for i, phrase in enumerate(self._phrases):
            if phrase.kind in _TITLES and not phrase.actor and not self._ahead(i, phrase):
                self._behind(i, phrase)
        for i, phrase in enumerate(self._phrases):
            self._superior(phrase)
            if not phrase.actor:
                if phrase.kind == "counterpart":
                    phrase.actor = self._counterpart(i, phrase)
                elif phrase.kind == "office" and phrase.owner:
                    phrase.actor = self._official(phrase)
                if phrase.actor:
                    self._note(phrase)
        for phrase in self._phrases:
            bare = phrase.kind == "office" and phrase.definite and not phrase.owner
            if not phrase.actor and phrase.head and bare and not phrase.former:
                phrase.actor = self._only((phrase.head.key, None))

    # Names beside titles.

    def _ahead(self, i: int, title: NounPhrase) -> bool:
        """Whether a name stands right behind a title, or behind more titles of the same person."""
        if not (title.definite or title.owner or title.label == "bare"):
            return False  # an indefinite title and a name are two: the aide of somebody
        for j in range(i + 1, len(self._phrases)):
            name = self._phrases[j]
            if self._gap(self._phrases[j - 1], name) is None:
                return False
            if self._register.is_person(name):
                apart = name.start > self._tokens[name.first].start  # a proclitic makes it another phrase
                if not apart and self._fits(title, name, comma=title.last < name.first):
                    self._hold(title, name)
                return True
            if name.kind not in _TITLES or not (name.definite or name.owner or title.owner):
                return False
        return False

    def _behind(self, i: int, title: NounPhrase) -> None:
        """A title behind the name; without a comma only for the office that he is known to hold."""
        name = self._phrases[i - 1] if i else None
        if name is None or not self._register.is_person(name) or (gap := self._gap(name, title)) is None:
            return
        if title.start > self._tokens[title.first].start or not title.head:
            return  # a conjunction before it: somebody else
        holder = self._holder(title)
        apposed = gap in _COMMAS or title.head.key == "spokesman" or self._speaks(i - 1)
        told = holder is None and apposed
        if holder == name.actor or (told and title.kind != "honorific" and self._fits(title, name, comma=True)):
            self._hold(title, name)

    def _speaks(self, i: int) -> bool:
        """Whether a verb of saying stands before a name or its title: then no other person follows without a mark."""
        while i and self._phrases[i - 1].kind in _TITLES and self._gap(self._phrases[i - 1], self._phrases[i]) == "":
            i -= 1
        first = self._phrases[i].first
        return first > 0 and any(s.stem in self._descriptions.saying for s in self._tokens[first - 1].splits)

    def _antecedent(self, i: int, gender: str) -> str | None:
        """The state or body that a pronoun on a title stands for: the nearest one named before that it agrees with."""
        here = self._phrases[i]
        owners: list[str] = []
        for before in reversed(self._phrases[:i]):
            if here.sentence - before.sentence > (0 if owners else 1):
                break
            actor = before.actor or self._descriptions.institution(before) if before.kind != "group" else None
            if actor is None or before.own:
                continue
            kind = self._register.kind(actor)
            noun = self._register.noun(self._tokens[before.first])
            feminine = kind == "government" or noun.endswith(_FEMININE)
            if kind in ("media", "place", "group") or feminine != (gender == "f"):
                continue
            stately = kind == "person" or here.kind == "institution" or (here.head and here.head.key != "spokesman")
            owner = self._register.state(actor) or (actor if kind != "person" else None) if stately else actor
            owners += [owner] if owner else []
        verb = self._tokens[here.first - 1].norm if here.first else ""
        joined = verb.startswith(self._descriptions.conjunctions) and len(verb) > _LONG
        joined = joined or verb in self._descriptions.complementizers
        # Behind a verb that goes on with the subject ("واستدعت سفيرها") and in what it says, the subject is meant.
        return owners[-1 if joined else 0] if owners else None

    def _gap(self, a: NounPhrase, b: NounPhrase) -> str | None:
        """What stands between two phrases: nothing, one mark, or None for more."""
        between = [t.norm for t in self._tokens[a.last : b.first]]
        if len(between) > 1 or a.sentence != b.sentence or any(w not in MARKS for w in between):
            return None
        return between[0] if between else ""

    def _fits(self, title: NounPhrase, name: NounPhrase, comma: bool) -> bool:
        """Whether nothing known of a named person contradicts the title."""
        if title.former or title.kind != "office" or not comma:
            return True
        assert name.actor
        return self._holder(title) in (None, name.actor) or not any(self._gazetteer.offices_of(name.actor))

    def _hold(self, title: NounPhrase, name: NounPhrase) -> None:
        assert name.actor
        title.actor = name.actor
        self._called[self._register.noun(self._tokens[title.first])].add((name.actor, title.owner))
        if title.former:
            self._ex.add(name.actor)
        if title.owner:
            self._register.owners.setdefault(name.actor, title.owner)
        if title.kind == "office" and not title.former:
            self._note(title)

    def _note(self, title: NounPhrase) -> None:
        """Remembers who holds an office in this article."""
        if title.head and title.actor:
            for key in ((title.head.key, title.owner), (title.head.key, None)):
                self._held[key][title.actor] = None

    def _only(self, key: tuple[str, str | None]) -> str | None:
        """The one person of the article who holds an office, None for nobody or several."""
        held = self._held.get(key, {})
        return next(iter(held)) if len(held) == 1 else None

    # The table of offices.

    def _holder(self, title: NounPhrase) -> str | None:
        """Who the table of offices has for a title on the day of publication."""
        if not title.head or not title.owner or title.former or (title.inner and title.inner.kind == "office"):
            return None
        key = "president.elect" if title.elect and title.head.key == "president" else title.head.key
        found = self._gazetteer.in_office(key, title.owner, self._day)
        if found is None and key == "leader":
            offices = (self._gazetteer.in_office(k, title.owner, self._day) for k in _HIGHEST)
            found = next(filter(None, offices), None)
        return found

    def _superior(self, title: NounPhrase) -> None:
        """Resolves the office whose holder a spokesman or aide serves."""
        superior = title.inner
        if superior and superior.kind == "office" and superior.head and superior.owner:
            superior.actor = self._only((superior.head.key, superior.owner)) or self._holder(superior)

    def _official(self, title: NounPhrase) -> str | None:
        """The holder of an office of a state or body: as the article tells, by the table, or unnamed."""
        assert title.head and title.owner
        if held := self._held.get((title.head.key, title.owner)):
            return next(iter(held)) if len(held) == 1 else None
        if title.definite and (holder := self._holder(title)):
            return holder
        if title.former:
            return self._predecessor(title.head.key, title.owner)
        en = self._english(title)
        return self._register.make(slug(en), "person", self._register.surface(title), en, title.owner)

    def _predecessor(self, office: str, owner: str) -> str | None:
        """The one former holder of an office whom the article names."""
        former = {
            h
            for h in self._gazetteer.holders(office, owner)
            if h != self._gazetteer.in_office(office, owner, self._day)
        }
        named = {p.actor for p in self._phrases if p.actor in former and p.kind == "name"}
        return next(iter(named)) if len(named) == 1 else None

    def _english(self, title: NounPhrase) -> str:
        """What a title says, in English: "Spokesperson of President of Ukraine"."""
        assert title.head and title.owner
        superior = title.inner if title.inner and title.inner.kind == "office" else None
        return f"{title.head.en} of {self._english(superior) if superior else self._descriptions.english(title.owner)}"

    def _counterpart(self, i: int, phrase: NounPhrase) -> str | None:
        """The holder, in the other state, of the office of the person named last."""
        for before in reversed(self._phrases[:i]):
            if not phrase.owner or phrase.sentence - before.sentence > 1:
                return None
            keys: list[str] = []
            if before.kind == "office" and before.head and before.owner and before.owner != phrase.owner:
                keys = [before.head.key]
            elif self._register.is_person(before) and before.actor:
                offices = self._gazetteer.offices_of(before.actor)
                keys = [k for k, of in offices if self._gazetteer.in_office(k, of, self._day) == before.actor]
            wanted = [k for key in keys for k in (key, *(_HIGHEST if key in _HIGHEST else ()))]
            holders = (self._gazetteer.in_office(k, phrase.owner, self._day) for k in wanted)
            if found := next(filter(None, holders), None):
                return found
            if keys:
                return None
        return None

    def called(self, phrase: NounPhrase) -> str | None:
        """The one person of the article beside whose name the same noun stands elsewhere."""
        found = self._called.get(self._register.noun(self._tokens[phrase.first]), set())
        if phrase.owner:
            found = {c for c in found if c[1] in (phrase.owner, None)}
        people = {actor for actor, _ in found if actor in self._ex or not phrase.former}
        return next(iter(people)) if len(people) == 1 and phrase.kind in ("person", "honorific", "office") else None
