"""The canonical events of the store, each with its participants, claims and mentions, as plain JSON values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graphkit.annotations import ANONYMOUS, ARTICLE
from graphkit.export.pages import Row, pages, statement

if TYPE_CHECKING:
    from graphkit.graph.store import Store

PAGE = 1000
"""Events read at once: three statements a page."""


def events(store: Store) -> Iterator[dict[str, Any]]:
    """Every event of the store, ordered by id.

    Claims and mentions carry their ids in the record of their `article`; a claim's `source` is an actor id, "article"
    or "anonymous", as in the record.
    """
    for page in pages(store, "events", PAGE):
        ids = [row["id"] for row in page]
        claims = _by_event(store.read(statement("event-claims"), events=ids))
        mentions = _by_event(store.read(statement("event-mentions"), events=ids))
        for row in page:
            yield _event(row, claims[row["id"]], mentions[row["id"]])


def _by_event(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["on"]].append(row)
    return grouped


def _event(row: Row, claims: Iterable[Row], mentions: Iterable[Row]) -> dict[str, Any]:
    event = row["event"]
    return {
        "id": row["id"],
        "type": event["type"],
        "plover": event.get("plover"),
        "title": event.get("title"),
        "status": event["status"],
        "from": _day(event.get("from")),
        "to": _day(event.get("to")),
        "grain": event.get("grain"),
        "modality": event.get("modality"),
        "participants": row["participants"],
        "place": next(iter(row["places"]), None),
        "about": sorted(row["about"]),
        "claims": [_claim(claim) for claim in claims],
        "mentions": [_local(mention["id"]) for mention in mentions],
    }


def _claim(row: Row) -> dict[str, Any]:
    voice = row["voice"]
    return {
        "id": _local(row["id"])["event"],
        "article": row["article"],
        "event": _local(row["event"])["event"],
        "source": voice if voice in (ARTICLE, ANONYMOUS) else row["sources"][0],
        "stance": row["stance"],
        "via": row["via"],
        "anonymous": row["anonymous"],
        "start": row["start"],
        "end": row["end"],
        "text": row["text"],
    }


def _local(identifier: str) -> dict[str, str]:
    """A node's id as the article and the id in its record; the article's own id may hold the separator too."""
    article, _, local = identifier.rpartition("#")
    return {"article": article, "event": local}


def _day(value: Any) -> str | None:
    return None if value is None else str(value)
