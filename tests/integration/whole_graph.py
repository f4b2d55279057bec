"""The whole graph of a store as comparable values, and what must hold of every graph."""

from __future__ import annotations

from typing import Any

from graphkit.graph.store import Store

# label → patterns of which each node of that label has exactly the given number ("1") or at least one ("+").
_BONDS: dict[str, tuple[tuple[str, str], ...]] = {
    "Segment": (("<-[:HAS_SEGMENT]-(:Article)", "1"),),
    "TimeReference": (("-[:IN_SEGMENT]->(:Segment)", "1"),),
    "EventMention": (("-[:IN_SEGMENT]->(:Segment)", "1"), ("-[:REFERS_TO]->(:Event)", "1")),
    "Event": (("<-[:REFERS_TO]-(:EventMention)", "+"),),
    "Claim": (("-[:STATED_IN]->(:Article)", "1"), ("-[:ON]->(:EventMention)", "1"), ("-[:ABOUT]->(:Event)", "1")),
    "Actor": (("<--()", "+"),),
}


def graph(store: Store) -> tuple[list[Any], list[Any]]:
    """Every node but the migrations, and every relationship, in an order of their own."""
    nodes = store.read("MATCH (n) WHERE NOT n:Migration RETURN labels(n) AS labels, properties(n) AS properties")
    ties = store.read(
        "MATCH (a)-[r]->(b) RETURN labels(a) AS labels, a.id AS start, type(r) AS type, properties(r) AS properties, "
        "b.id AS end, labels(b) AS ends"
    )
    return (
        sorted((sorted(row["labels"]), sorted(_comparable(row["properties"]))) for row in nodes),
        sorted(
            (
                sorted(r["labels"]),
                r["start"],
                r["type"],
                sorted(_comparable(r["properties"])),
                sorted(r["ends"]),
                r["end"],
            )
            for r in ties
        ),
    )


def _comparable(properties: dict[str, Any]) -> list[tuple[str, str]]:
    return [(key, repr(value)) for key, value in properties.items()]


def flaws(store: Store) -> list[str]:
    """Every node that lacks what it cannot be without, one line each: nothing in a graph that is whole."""
    found = []
    for label, bonds in _BONDS.items():
        for pattern, number in bonds:
            wrong = "= 0" if number == "+" else "<> 1"
            rows = store.read(f"MATCH (n:{label}) WHERE COUNT {{ (n){pattern} }} {wrong} RETURN n.id AS id")
            found += [f"{label} {row['id']}: {pattern}" for row in rows]
    found += [f"stale {row['id']}" for row in store.read("MATCH (s:Stale) RETURN s.id AS id")]
    return found
