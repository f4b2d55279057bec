"""Names that several actors of the table share: whom the article means, or nobody where it does not tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from graphkit.arabic import fold_text
from graphkit.extractors.actors.gazetteer import Gazetteer, gazetteer
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.slugs import slug

_NEAR = 8  # steps up from a town or body to its state


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """The people of the table by a single word that may stand for them: a whole name, or the last word of one."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in gazetteer().rows.values():
        if row.type == "person":
            for spelling in row.spellings:
                found[fold_text(spelling).split()[-1]][row.id] = None
    return {word: tuple(ids) for word, ids in found.items()}


@cache
def shared() -> dict[str, tuple[str, ...]]:
    """The folded spellings that several actors of the table have, with their ids, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer().rows.values():
        for spelling in row.spellings:
            found[fold_text(spelling)].add(row.id)
    return {name: tuple(sorted(ids)) for name, ids in found.items() if len(ids) > 1}


@cache
def spelled_alike() -> dict[str, str]:
    """The person of the table by the slug of a name of two words and more, where one alone has it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer().rows.values():
        if row.type == "person":
            for spelling in row.spellings:
                if " " in spelling:
                    found[slug(spelling)].add(row.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


class Ambiguity:
    """Tells the bearers of a name apart by what an article of a day says beside it."""

    def __init__(self, phrases: Sequence[NounPhrase], day: str | None) -> None:
        self._table: Gazetteer = gazetteer()
        self._day = day
        self._named = {a for phrase in phrases for part in parts(phrase) for a in _sure(part)}
        self._states = {state for actor in self._named for state in self._wholes(actor)}

    def choose(self, among: Collection[str], office: str | None = None) -> str | None:
        """The one of several actors that is meant; None where nothing decides.

        What decides, the first that speaks for one alone: it is named otherwise, too; it holds the office that is its
        title here; its state is spoken of, and the others' are not; it holds an office on the day.
        """
        rules: list[Iterable[str]] = [(a for a in among if a in self._named)]
        if office:
            rules.append(a for a in among if office in self._offices(a))
        else:
            rules.append(a for a in among if self._states.intersection(self._wholes(a)))
            rules.append(a for a in among if self._offices(a))
        for rule in rules:
            found = set(rule)
            if len(found) == 1:
                return found.pop()
            if found and office:
                return None
        return None

    def _offices(self, actor: str) -> set[str]:
        """The offices that somebody holds on the day; none where the day is unknown."""
        day, tenures = self._day, self._table.tenures
        held = self._table.offices_of(actor) if day else ()
        return {k for k, of in held if any(t.holder == actor and t.at(day or "") for t in tenures[k, of])}

    def _wholes(self, actor: str) -> Iterator[str]:
        """An actor of the table and what it is part of, up to its state."""
        for _ in range(_NEAR):
            yield actor
            row = self._table.rows.get(actor)
            if row is None or row.part_of is None:
                return
            actor = row.part_of


def parts(phrase: NounPhrase) -> Iterator[NounPhrase]:
    """A phrase and the phrases inside it."""
    part: NounPhrase | None = phrase
    while part:
        yield part
        part = part.inner


def _sure(phrase: NounPhrase) -> Iterator[str]:
    """Whom a phrase names beyond doubt."""
    if phrase.actor and not phrase.names:
        yield phrase.actor
    if phrase.owner and not (phrase.inner and phrase.inner.names):
        yield phrase.owner
