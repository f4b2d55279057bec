"""Whom an id of an older reading means now: the table may know by now who was unlisted, slugs may be made otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.arabic import fold_text
from graphkit.extractors.actors.ambiguity import spelled_alike
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.slugs import slug
from graphkit.identity.actors import is_wikidata, listed

_SOFT = re.compile("[^bcdfgjklmnpqrstvxz]+")


@dataclass(frozen=True, slots=True)
class Link:
    """Whom an id means now, and why."""

    into: str
    reason: str


def link(identity: str, names: Sequence[str], kind: str | None) -> Link | None:
    """Whom an id means that some articles give somebody of these names, the commonest first; None where it stays.

    The table decides where the commonest name is one actor's of the same type alone and no other name is another's. A
    name of a person counts from two words on. Failing that, a person's slug of an older spelling gives way to today's.
    """
    if listed(identity) or is_wikidata(identity) or "~" in identity or not names:
        return None
    found = [_known(name, kind) for name in names]
    if (into := found[0]) and set(filter(None, found)) == {into}:
        row = gazetteer().rows[into]
        return Link(into, f"the names table has {names[0]} as {row.en}")
    today = slug(names[0])
    if any(found) or kind != "person" or today == identity or slug(identity) != identity:
        return None
    if " " in names[0] and _bones(today) == _bones(identity):
        return Link(today, f"{names[0]} has another slug by now")
    return None


def _bones(identity: str) -> str:
    """The consonants that slugs of a name have had in common, however they were made."""
    return re.sub(r"(.)\1+", r"\1", _SOFT.sub("", identity).replace("g", "j"))


def _known(name: str, kind: str | None) -> str | None:
    """The one actor of the table that has a name, of a type."""
    if kind == "person" and " " not in name.strip():
        return None
    table = gazetteer()
    ids = table.by_spelling.get(fold_text(name), ())
    if len(ids) == 1:
        return ids[0] if table.rows[ids[0]].type == kind else None
    return spelled_alike().get(slug(name)) if kind == "person" and not ids else None
