"""Whom a name means: the actor of the store behind an id, a name in either language, a variant or a part of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from graphkit.arabic import fold_text
from graphkit.errors import UsageError
from graphkit.graph.statements import reading

if TYPE_CHECKING:
    from graphkit.graph.store import Store

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Who:
    """An actor of the store and how many events it takes part in."""

    id: str
    type: str
    name: str
    name_en: str | None
    events: int

    @property
    def label(self) -> str:
        """Its names and id, as shown to people."""
        names = self.name if not self.name_en or self.name_en == self.name else f"{self.name} ({self.name_en})"
        return f"{names} [{self.id}]"

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything it is called here, folded."""
        return tuple(folded(key) for key in (self.id, self.name, self.name_en) if key)


def folded(name: str) -> str:
    """The form in which two spellings of a name are equal, with and without accents."""
    return fold_text("".join(c for c in normalize("NFD", name) if not combining(c)))


def find(store: Store, text: str) -> Who:
    """The actor of the store that `text` names. Raises UsageError that lists the choices or the nearest names."""
    actors = [
        Who(row["id"], row["type"] or "actor", row["name"] or row["id"], row["name_en"], row["events"])
        for row in store.read(reading()["actors"].text, type=None)
    ]
    return choose(actors, text, _variants(text))


def _variants(text: str) -> Iterable[str]:
    """Ids that the shipped name tables give for a text."""
    return ()


def choose(actors: Sequence[Who], text: str, ids: Iterable[str] = ()) -> Who:
    """The actor that `text` names: by id or whole name, else by `ids` known for it, else by words of a name."""
    wanted, known = folded(text), set(ids)
    words = set(wanted.split())
    for found in (
        [a for a in actors if a.id == text],
        [a for a in actors if wanted in a.keys],
        [a for a in actors if a.id in known],
        [a for a in actors if words and any(words <= set(key.replace("-", " ").split()) for key in a.keys)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{text!r} may be any of these; give the id in brackets:\n{_listed(found)}")
    near = get_close_matches(wanted, [key for a in actors for key in a.keys], _SHOWN, 0.6)
    if not near:
        raise UsageError(f"nobody in the store is called {text!r}; `graphkit query actors` lists everybody")
    found = [a for a in actors if any(key in near for key in a.keys)]
    raise UsageError(f"nobody in the store is called {text!r}; near it are:\n{_listed(found)}")


def _listed(actors: Iterable[Who]) -> str:
    ranked = sorted(actors, key=lambda a: (-a.events, a.id))
    lines = [f"  {a.label}, {a.type}, {a.events} events" for a in ranked[:_SHOWN]]
    return "\n".join(lines + [f"  … and {len(ranked) - _SHOWN} more"] * (len(ranked) > _SHOWN))
