"""Actors of the store whom the names table knows by now: what would be joined, and doing so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from graphkit.graph.judge import judge, judgements
from graphkit.graph.statements import internal
from graphkit.graph.store import Store
from graphkit.identity.judgements import Judgement
from graphkit.identity.linking import link


@dataclass(frozen=True, slots=True)
class Proposal:
    """`id`, under which `articles` know somebody, means `into`."""

    name: str
    id: str
    into: str
    articles: int
    reason: str


def proposals(store: Store) -> list[Proposal]:
    """What relinking would do, ordered by id; ids that were judged on by now are left alone. Raises StoreError."""
    judged = judgements(store)
    settled = {j.actor for j in judged.all}
    found = []
    rows = store.read(internal()["unlisted-actors"].text)
    for given, told in groupby(sorted(rows, key=lambda r: str(r["given"])), key=lambda r: str(r["given"])):
        named = sorted(told, key=lambda r: (-r["articles"], len(r["name"]), r["name"]))
        if given in settled:
            continue
        names = list(dict.fromkeys(row["name"] for row in named))
        if new := link(given, names, named[0]["type"]):
            count = sum(row["articles"] for row in named)
            found.append(Proposal(names[0], given, judged.canonical(new.into), count, new.reason))
    return [p for p in found if p.into != p.id]


def relink(store: Store, wanted: Iterable[Proposal]) -> int:
    """Joins the proposed ids, as judgements that can be taken back; returns how many articles that touched."""
    return judge(store, [Judgement("relink", p.id, p.into, reason=p.reason) for p in wanted])
