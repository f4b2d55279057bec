"""What actors of the graph are called, and as what they are made: by the articles that name them, or by the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.graph.model import ACTOR_LABELS
from graphkit.graph.statements import internal
from graphkit.graph.store import Row, Store, Write
from graphkit.identity.actors import listed
from graphkit.identity.judgements import Judgements

_FILLED = ("type", "name", "name_en", "wikidata")


def known(store: Store, actors: Sequence[Row]) -> list[Write]:
    """What makes the graph know these actors: new ones made, gaps of known ones filled, a further kind added."""
    ids = [actor["id"] for actor in actors]
    found = {row["id"]: row for row in store.read(internal()["known-actors"].text, ids=ids)}
    there = [(actor, found[actor["id"]]) for actor in actors if actor["id"] in found]
    writes = {
        "create-actor": [{"type": None, **actor} for actor in actors if actor["id"] not in found],
        "fill-actor": [
            {**dict.fromkeys(_FILLED), **a} for a, k in there if any(a.get(p) and k[p] is None for p in _FILLED)
        ],
        "label-actor": [a for a, k in there if a.get("type") and ACTOR_LABELS[a["type"]] not in k["labels"]],
    }
    return [Write(name, rows) for name, rows in writes.items() if rows]


def named_by(store: Store, articles: Sequence[str]) -> list[str]:
    """The actors that articles of the store give names to."""
    return [row["id"] for row in store.read(internal()["named-by-articles"].text, ids=list(articles))]


def naming(actors: Iterable[str], judged: Judgements) -> Iterator[Write]:
    """What gives actors the name and type that most articles have for them. Those of the table keep what it says."""
    ids = sorted(set(actors))
    unlisted = [{"id": i} for i in ids if not listed(i)]
    merged = [{"id": i, "listed": True} for i in ids if listed(i) and judged.also(i)]
    if rows := [*({**row, "listed": False} for row in unlisted), *merged]:
        yield Write("name-actor", rows)
    if unlisted:
        yield Write("kind-actor", unlisted)
