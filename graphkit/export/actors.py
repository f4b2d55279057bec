"""Actors of the store as people look for them, with what is told of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.export.whom import matching
from graphkit.graph.statements import internal, reading

if TYPE_CHECKING:
    from graphkit.graph.store import Store


def details(store: Store, name: str | None, kind: str | None, limit: int) -> list[dict[str, Any]]:
    """The actors whom a name may mean, or those of most articles: names, type, wholes, counts and other ids.

    `candidates` are the ids that articles leave undecided between.
    """
    if name is None:
        ids = [row["id"] for row in store.read(reading()["most-named"].text, type=kind, limit=limit)]
    else:
        ids = [who.id for who in matching(store, name) if kind is None or who.type == kind]
    rows = store.read(internal()["actor-details"].text, ids=ids)
    for row in rows:
        row["candidates"] = sorted({i for some in row["candidates"] or () for i in some or ()})
        row["names"], row["also"] = row["names"] or [], row["also"] or []
    return rows[:limit]
