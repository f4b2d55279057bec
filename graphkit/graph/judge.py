"""Judgements on who is who, kept in the store and carried out in it.

What articles say hangs on the actor that its id is judged to mean; the id that the record gives stays beside it
(`given`). So carrying out is the same whether a judgement is made, taken back, or came while articles were loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

from graphkit.graph import naming
from graphkit.graph.identify import identify
from graphkit.graph.rows import bare, judged_actor
from graphkit.graph.statements import internal
from graphkit.graph.store import Row, Store, Write, again
from graphkit.identity.actors import listed
from graphkit.identity.judgements import Judgement, Judgements

_MOVES = ("move-mentions", "move-published-by", "move-involves", "move-located-in", "move-made-by", "move-relayed-by")


def judgements(store: Store) -> Judgements:
    """Every judgement of a store, also those that were taken back."""
    return Judgements(
        Judgement(**{**row, "articles": tuple(row["articles"] or ())})
        for row in ({k: v for k, v in r.items() if k != "id"} for r in store.read(internal()["judgements"].text))
    )


def judge(store: Store, new: Iterable[Judgement], retracted: Iterable[Judgement] = (), *,
          now: datetime | None = None) -> int:  # fmt: skip
    """Keeps judgements and takes others back, and brings the graph in line; returns how many articles that touched.

    `now` is the time of recording, by default the clock's. Raises StoreError.
    """
    made, gone = list(new), list(retracted)
    at = (now or datetime.now(UTC)).astimezone(UTC)
    touched = again(partial(_judge, store, made, gone, at)) if made or gone else 0
    identify(store)
    return touched


def settle(store: Store, actors: Iterable[str]) -> None:
    """Brings what articles say of these actors in line with the judgements on them. Events are left to `identify`."""
    ids = list(actors)
    again(lambda: store.write_all(_carried_out(store, judgements(store), ids)[0]))


def _judge(store: Store, made: list[Judgement], gone: list[Judgement], at: datetime) -> int:
    before = judgements(store).all
    changed = {j.id: j for j in before}
    changed |= {j.id: replace(j, retracted_at=at) for j in gone}
    changed |= {j.id: replace(j, recorded_at=at, retracted_at=None) for j in made}
    judged = Judgements(changed.values())
    writes, touched = _carried_out(store, judged, [j.actor for j in (*made, *gone)])
    kept = [Write("judge", [{"id": j.id, "properties": _properties(changed[j.id])} for j in made])] if made else []
    kept += [Write("retract", [{"id": j.id, "retracted_at": at} for j in gone])] if gone else []
    store.write_all([*kept, *writes])
    return touched


def _properties(judgement: Judgement) -> Row:
    values: dict[str, Any] = {name: getattr(judgement, name) for name in (
        "id", "kind", "actor", "into", "by", "reason", "recorded_at")}  # fmt: skip
    return {k: v for k, v in values.items() if v is not None} | {"articles": list(judgement.articles)}


def _carried_out(store: Store, judged: Judgements, actors: Iterable[str]) -> tuple[list[Write], int]:
    """What brings the graph in line with judgements on actors, and how many articles it touches."""
    tied = sorted(judged.touching(actors))
    told = _mentions(store, tied)
    moves = [
        {"article": m["article"], "given": m["given"], "from": m["actor"], "to": to}
        for m in told
        if (to := judged.whose(m["given"], m["article"])) != m["actor"]
    ]
    articles = sorted({move["article"] for move in moves})
    meant = {move["to"] for move in moves}
    touched = {*tied, *meant}
    wholes = store.read(internal()["parts-of-actors"].text, actors=tied, ids=tied)
    parts = {row["id"] for row in wholes} | {move["from"] for move in moves} | meant
    pairs = _parts(store, parts, told, judged)
    wholes_alone = [judged_actor(bare(i), i, judged) for i in sorted({whole for _, whole in pairs} - meant)]
    writes = naming.known(store, [*(_row(i, told, judged) for i in sorted(meant)), *wholes_alone])
    writes += [Write(name, moves) for name in _MOVES if moves]
    writes.append(Write("clear-part-of", [{"id": i} for i in sorted(parts)]))
    writes.append(Write("part-of", [{"actor": a, "part_of": b} for a, b in pairs]))
    writes.append(Write("also-actor", [{"id": i, "also": judged.also(i) or None} for i in sorted(touched)]))
    writes += naming.naming(touched, judged)
    if articles:
        writes.append(Write("mark-stale-of", [{"id": i} for i in articles], {"token": uuid4().hex}))
    return writes, len(articles)


def _mentions(store: Store, actors: list[str]) -> list[Row]:
    return store.read(internal()["mentions-of-actors"].text, ids=actors)


def _row(identity: str, told: list[Row], judged: Judgements) -> Row:
    """What is known of an actor: by the table, by articles that give its own id, by those that mean it."""
    if known := listed(identity):
        row = {"type": known.type, "name": known.ar, "name_en": known.en, "wikidata": known.wikidata}
        return judged_actor({**bare(identity), **{k: v for k, v in row.items() if v}}, identity, judged)
    own = [m for m in told if m["given"] == identity]
    meant = [m for m in told if judged.whose(m["given"], m["article"]) == identity]
    said = (own or meant)[0]
    columns = ("type", "name", "name_en", "wikidata") if own else ("type", "name", "name_en")
    row = {k: said[k] for k in columns if said[k] is not None}
    if not own and (given := listed(said["given"])):
        row = {"type": given.type, "name": given.ar, "name_en": given.en}
    return judged_actor({**bare(said["given"]), **row}, identity, judged)


def _parts(store: Store, actors: set[str], told: list[Row], judged: Judgements) -> list[tuple[str, str]]:
    """What these actors are part of, by their articles and as judged: pairs of ids."""
    elsewhere = _mentions(store, sorted(actors - {m["actor"] for m in told}))
    pairs = {
        (judged.whose(m["given"], m["article"]), judged.whose(m["part_of"], m["article"]))
        for m in (*told, *elsewhere)
        if m["part_of"]
    }
    return sorted((part, whole) for part, whole in pairs if part in actors and part != whole)
