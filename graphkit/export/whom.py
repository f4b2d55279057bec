"""Whom a name means: the actor of the store behind an id, a name in either language, a variant or a part of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

from graphkit.arabic import fold_text
from graphkit.console import counted
from graphkit.errors import UsageError
from graphkit.extractors.actors.slugs import slug
from graphkit.graph.statements import internal, reading
from graphkit.lexicon import table
from graphkit.morphology import splits

if TYPE_CHECKING:
    from graphkit.graph.store import Store

_SHOWN = 12
_ALIKE = 0.75  # of difflib: one letter wrong in four is still near
_TA_MARBUTA, _HA = "\u0629", "\u0647"


@dataclass(frozen=True, slots=True)
class Who:
    """An actor of the store and how many events it takes part in; its other names, and ids judged to mean it."""

    id: str
    type: str
    name: str
    name_en: str | None
    events: int
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Its names and id, as shown to people."""
        names = self.name if not self.name_en or self.name_en == self.name else f"{self.name} ({self.name_en})"
        return f"{names} [{self.id}]"

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything it is called here, folded."""
        return tuple(folded(key) for key in (self.id, self.name, self.name_en, *self.names, *self.also) if key)


def folded(name: str) -> str:
    """The form in which two spellings of a name are equal: with and without accents, hyphens, and the dots of ta
    marbuta."""
    plain = fold_text("".join(c for c in normalize("NFD", name) if not combining(c)))
    return plain.replace("-", " ").replace(_TA_MARBUTA, _HA)


def find(store: Store, text: str) -> Who:
    """The actor of the store that `text` names. Raises UsageError that lists the choices or the nearest names."""
    try:
        return choose(_actors(store.read(internal()["actor-names"].text)), text, variant_of)
    except UsageError:
        # Only who has to choose wants to know how busy each is, which takes far longer to read.
        return choose(_actors(store.read(reading()["actors"].text, type=None)), text, variant_of)


def matching(store: Store, text: str) -> list[Who]:
    """The actors of the store that `text` may name in any sense, those spelt almost so where there are none."""
    actors = _actors(store.read(internal()["actor-names"].text))
    found = {a.id: a for names in _readings(text, variant_of) for a in actors if names(a)}
    return list(found.values()) or _near(actors, folded(text))


def _actors(rows: Iterable[Mapping[str, Any]]) -> list[Who]:
    return [
        Who(
            row["id"],
            row["type"] or "actor",
            row["name"] or row["id"],
            row["name_en"],
            row.get("events") or 0,
            tuple(row.get("names") or ()),
            tuple(row.get("also") or ()),
        )
        for row in rows
    ]


def variant_of(text: str) -> Collection[str]:
    """The ids of the actors that the shipped name table knows by this spelling."""
    from graphkit.extractors.actors.gazetteer import gazetteer

    return gazetteer().by_spelling.get(fold_text(text), ())


def choose(actors: Sequence[Who], text: str, variants: Callable[[str], Collection[str]] = lambda _: ()) -> Who:
    """The actor that `text` names: by id or whole name, else as a variant of a name, else by words of one.

    Conjunctions and prepositions written as one word with the name may stay. `variants` gives ids for a text, and is
    asked only where no whole name is the text.
    """
    for names in _readings(text, variants):
        found = _own([a for a in actors if names(a)])
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{text!r} may be any of these; give the id in brackets:\n{_listed(found)}")
    found = _near(actors, folded(text))
    if not found:
        raise UsageError(f"nobody in the store is called {text!r}; `graphkit query actors` lists everybody")
    raise UsageError(f"nobody in the store is called {text!r}; near it are:\n{_listed(found)}")


def _readings(text: str, variants: Callable[[str], Collection[str]]) -> Iterator[Callable[[Who], bool]]:
    """What it may mean to be called `text`, the strictest sense first."""
    yield lambda a: a.id == text or text in a.also
    named = [text, *_without_proclitics(text)]
    for name in named:
        yield partial(_called, folded(name))
        yield partial(_among, {*variants(name), slug(name)})
    for name in named:
        if words := set(folded(name).split()):
            yield partial(_partly_called, words)


def _called(name: str, actor: Who) -> bool:
    return name in actor.keys


def _among(ids: Set[str], actor: Who) -> bool:
    return actor.id in ids or not ids.isdisjoint(actor.also)


def _partly_called(words: set[str], actor: Who) -> bool:
    return any(words <= set(key.split()) for key in actor.keys)


def _without_proclitics(text: str) -> list[str]:
    """What `text` may be without the conjunctions and prepositions that are written as one word with it."""
    first, *others = fold_text(text).split() or [""]
    article = table("morphology")["proclitics"]["article"]
    return [" ".join([article * split.definite + split.stem, *others]) for split in splits(first) if split.proclitics]


def _own(found: list[Who]) -> list[Who]:
    """Those of several that are not called after another of them, as an adviser is after whom he advises."""
    names = [(a.id, f" {key} ") for a in found for key in a.keys if " " in key]

    def follows(a: Who) -> bool:
        longer = [f" {key} " for key in a.keys]
        return any(id != a.id and name not in longer and any(name in key for key in longer) for id, name in names)

    return [a for a in found if not follows(a)]


def _near(actors: Iterable[Who], wanted: str) -> list[Who]:
    """The actors with a name, or a word of a name, that is spelt almost so."""
    spellings: dict[str, dict[str, Who]] = {}
    for actor in actors:
        for key in actor.keys:
            for spelling in (key, *key.split()):
                spellings.setdefault(spelling, {})[actor.id] = actor
    near = get_close_matches(wanted, spellings, _SHOWN, _ALIKE)
    if not near:
        near = [match for word in wanted.split() for match in get_close_matches(word, spellings, _SHOWN, _ALIKE)]
    return list({id: actor for spelling in near for id, actor in spellings[spelling].items()}.values())


def _listed(actors: Iterable[Who]) -> str:
    ranked = sorted(actors, key=lambda a: (-a.events, a.id))
    lines = [f"  {a.label}, {a.type}, {counted(a.events, 'event')}" for a in ranked[:_SHOWN]]
    return "\n".join(lines + [f"  … and {len(ranked) - _SHOWN} more"] * (len(ranked) > _SHOWN))
