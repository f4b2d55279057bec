"""Extraction records into the graph, and articles out of it again.

Articles are written a chunk at a time, each chunk in one transaction: an article is in the graph whole or not at all.
The same transaction notes which types of event have changed; identity (`graph/identify.py`) answers to these notes at
the end, or at the end of the next load when this one was broken off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TypeVar
from uuid import uuid4

from graphkit.errors import GraphkitError, StoreError
from graphkit.graph import judge
from graphkit.graph import rows as rows_of
from graphkit.graph.identify import identify
from graphkit.graph.naming import known, named_by, naming
from graphkit.graph.statements import internal
from graphkit.graph.store import Store, Write, again
from graphkit.identity.judgements import Judgements
from graphkit.records import Record

T = TypeVar("T")

CHUNK = 100
"""Articles written in one transaction."""

_ORDER = (
    "create-article", "published-by", "create-segment", "create-time-reference", "part-of", "mentions",
    "create-event-mention", "involves", "located-in", "dated-by", "speaks-of", "create-claim", "made-by", "relayed-by",
    "mark-stale",
)  # fmt: skip
_REMOVAL = ("mark-stale-of", "delete-part-of", "delete-claim", "delete-told", "delete-segment", "delete-article")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: articles written, how many of them took the place of an older reading, how many the store had
    already; what the written ones tell; the events of the graph that were made or changed."""

    articles: int = 0
    replaced: int = 0
    unchanged: int = 0
    event_mentions: int = 0
    claims: int = 0
    changed_events: int = 0


def load(store: Store, records: Iterable[Record], *, now: datetime | None = None) -> Loaded:
    """Loads records as they come. A record that the store has already changes nothing; a changed one replaces it.

    `now` is the time of recording, by default the clock's. Raises StoreError; what was written by then stays and is
    consistent.
    """
    recorded_at = (now or datetime.now(UTC)).astimezone(UTC)
    judged = judge.judgements(store)
    counts = {"articles": 0, "replaced": 0, "unchanged": 0, "event_mentions": 0, "claims": 0}
    try:
        for chunk in _chunks(records):
            for name, count in again(partial(_write, store, chunk, recorded_at, judged)).items():
                counts[name] += count
    except GraphkitError:
        with suppress(StoreError):
            identify(store)
        raise
    if (meanwhile := judge.judgements(store)) != judged:
        judge.settle(store, (j.actor for j in {*judged.all, *meanwhile.all}))
    return Loaded(**counts, changed_events=identify(store))


def remove(store: Store, article_ids: Iterable[str]) -> int:
    """Removes articles with all that only they said, and returns how many there were. Unknown ids are passed over."""
    removed = 0
    for chunk in _chunks(dict.fromkeys(article_ids)):
        there = [row["id"] for row in store.read(internal()["known-articles"].text, ids=chunk)]
        if there:
            store.write_all([*_removal(there), *naming(named_by(store, there), judge.judgements(store))])
            removed += len(there)
    identify(store)
    return removed


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _write(store: Store, chunk: Sequence[Record], recorded_at: datetime, judged: Judgements) -> dict[str, int]:
    """Writes the records of a chunk that the store does not have as they are; of the same article the last one."""
    records = {record.article.id: record for record in map(rows_of.encodable, chunk)}
    rows = store.read(internal()["known-articles"].text, ids=list(records))
    held = {row["id"]: row["sha256"] for row in rows}
    new = [r for i, r in records.items() if i not in held or held[i] != rows_of.record_sha256(r)]
    replaced = [r.article.id for r in new if r.article.id in held]
    if new:
        said = rows_of.rows(new, recorded_at, judged)
        named = [row["actor"] for row in said["mentions"] if "name" in row["properties"]]
        writes = [*(_removal(replaced) if replaced else ()), *known(store, said["actor"])]
        token = {"token": uuid4().hex}
        writes += [Write(name, said[name], token) for name in _ORDER if said[name]]
        store.write_all([*writes, *naming([*named_by(store, replaced), *named], judged)])
    return {
        "articles": len(new),
        "replaced": len(replaced),
        "unchanged": len(chunk) - len(new),
        "event_mentions": sum(len(r.events) for r in new),
        "claims": sum(len(r.claims) for r in new),
    }


def _removal(articles: Sequence[str]) -> list[Write]:
    common = {"ids": list(articles), "token": uuid4().hex}
    return [Write(name, [{"id": i} for i in articles], common) for name in _REMOVAL]
