"""The actors of one article as they are found: what is known of each and where the text names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.annotations import Actor, ActorType, Mention
from graphkit.arabic import fold_text
from graphkit.document import Document, Token
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.slugs import slug

MARKS = frozenset({"،", ",", "-", "–", "(", ")", ":"})
"""What may stand between a title and the name that it belongs to."""


_LONGEST_CHAIN = 4
"""How many steps a spokesman's body may be from its state."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor that no table has."""

    type: ActorType
    names: dict[str, str]
    part_of: str | None


class Register:
    """Actors by id. `owners` says which state or body a person speaks for, by the titles of the article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rows = gazetteer().rows
        self.made: dict[str, Entry] = {}
        self.owners: dict[str, str] = {}
        self.candidates: dict[str, tuple[str, ...]] = {}
        self.mentions: dict[str, list[Mention]] = defaultdict(list)

    @property
    def day(self) -> str | None:
        """The day of which the article tells: its publication, else that of the first part that has a date."""
        dated = (s.published for s in self.document.segments if s.kind == "story")
        return self.document.article.published or next(filter(None, dated), None)

    def make(self, identity: str, kind: ActorType, ar: str, en: str | None = None, part_of: str | None = None) -> str:
        """Notes an actor that the table may lack; gives its id back."""
        if identity not in self.rows:
            self.made.setdefault(identity, Entry(kind, {"ar": ar} | ({"en": en} if en else {}), part_of))
        return identity

    def doubt(self, ar: str, like: str, candidates: tuple[str, ...]) -> str:
        """Notes an actor that may be any of several of the table, of a kind with one of them; gives its id."""
        identity = self.make(slug(ar), self.rows[like].type, ar)
        self.candidates[identity] = candidates
        return identity

    def mention(self, actor: str, start: int, end: int) -> None:
        """Notes a place where an actor is named."""
        self.mentions[actor].append(self.document.mention(start, end))

    def surface(self, phrase: NounPhrase) -> str:
        return self.document.text[phrase.start : phrase.end]

    def is_person(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is the name of somebody known by now."""
        if not phrase.actor or phrase.kind != "name":
            return False
        row = self.rows.get(phrase.actor)
        return (row.type if row else self.made[phrase.actor].type) == "person"

    def kind(self, actor: str) -> ActorType:
        """The type of an actor; what only owns others by now is a body."""
        row, entry = self.rows.get(actor), self.made.get(actor)
        return row.type if row else entry.type if entry else "organization"

    def state(self, actor: str) -> str | None:
        """The government that an actor is, belongs to or speaks for; None for what belongs to none."""
        for _ in range(_LONGEST_CHAIN):
            row = self.rows.get(actor)
            if row and row.type == "government":
                return actor
            owner = (row.part_of if row else None) or self.owners.get(actor)
            if owner is None and actor in self.made:
                owner = self.made[actor].part_of
            if owner is None:
                return None
            actor = owner
        return None

    def words(self, actor: str) -> set[str]:
        """All folded words of the names of an actor."""
        row = self.rows.get(actor)
        spellings = row.spellings if row else self.made[actor].names.values()
        return {word for spelling in spellings for word in fold_text(spelling).split()}

    @staticmethod
    def noun(token: Token) -> str:
        """The noun that a token is, its article and proclitics aside."""
        return min((s.stem for s in token.splits if s.definite), key=len, default=token.norm)

    def actors(self) -> Iterator[Actor]:
        """Every actor with its mentions in text order, none overlapping."""
        for identity, mentions in self.mentions.items():
            kept: list[Mention] = []
            for mention in sorted(set(mentions), key=lambda m: (m.start, -m.end)):
                if not kept or mention.start >= kept[-1].end:
                    kept.append(mention)
            if row := self.rows.get(identity):
                names: dict[str, str] = {"ar": row.ar, "en": row.en}
                kind, part_of, wikidata = row.type, row.part_of, row.wikidata
                part_of = part_of or (self.owners.get(identity) if kind == "person" else None)
            else:
                entry = self.made[identity]
                kind, names, wikidata = entry.type, entry.names, None
                part_of = entry.part_of or self.owners.get(identity)
            part_of = None if part_of == identity else part_of
            candidates = self.candidates.get(identity, ())
            yield Actor(identity, kind, names["ar"], names, tuple(kept), wikidata, part_of, candidates)
