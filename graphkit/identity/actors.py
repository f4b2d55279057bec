"""Whom a name means, by the table that ships with graphkit: a Wikidata id, a name in either language, a variant."""

from __future__ import annotations

from unicodedata import combining, normalize

from graphkit.arabic import fold_text
from graphkit.extractors.actors.gazetteer import Known, gazetteer


def listed(identity: str) -> Known | None:
    """The actor of the table that has this id."""
    return gazetteer().rows.get(identity)


def is_wikidata(identity: str) -> bool:
    """Whether an id is one of Wikidata's."""
    return identity[:1] == "Q" and identity[1:].isdecimal() and identity.isascii() and identity[1] != "0"


def search(text: str) -> list[Known]:
    """The actors that `text` may mean, by the strictest reading that finds any: id, whole name, name without accents,
    some words of a name. Empty where the table has nobody."""
    table = gazetteer()
    wanted = fold_text(text)
    if not wanted:
        return []
    if row := table.rows.get(text.strip().upper() if wanted[1:].isdigit() else text.strip()):
        return [row]
    if ids := table.by_spelling.get(wanted, ()):
        return [table.rows[i] for i in ids]
    plain, words = _plain(text), set(_plain(text).replace("-", " ").split())
    if exact := [row for row in table.rows.values() if _plain(row.en) == plain]:
        return exact
    return [
        row
        for row in table.rows.values()
        if any(words <= set(_plain(name).replace("-", " ").split()) for name in (row.en, *row.spellings))
    ]


def _plain(name: str) -> str:
    """A folded name without accents."""
    return fold_text("".join(c for c in normalize("NFD", name) if not combining(c)))
