"""Events across articles, written into the graph: the stored form of what `identity/` concludes.

Works through the types of event that are noted as changed, each in one transaction, so that a type is as it was before
or as its tellings now have it. An event whose tellings and voices are the same as before is not touched.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphkit.annotations import ANONYMOUS, Status
from graphkit.graph.statements import internal
from graphkit.graph.store import Row, Store, Write, again
from graphkit.identity.events import Cluster, LocalEvent, cluster
from graphkit.identity.responses import Voiced, responses
from graphkit.identity.status import Voice, status
from graphkit.plover import plover

_TITLE = 240  # code points

Rows = dict[str, list[Row]]


def identify(store: Store) -> int:
    """Brings the events of the noted types up to date; returns how many were made, changed or removed.

    Actors that nobody speaks of any more go too. Raises StoreError.
    """
    stale = [(row["type"], row["token"]) for row in store.read(internal()["stale"].text)]
    changed = sum(again(partial(_identify, store, kind, token)) for kind, token in stale)
    store.write("delete-orphan-actor")
    return changed


@dataclass(frozen=True, slots=True)
class _Tellings:
    """What the store holds on one type of event, by the node id of each telling."""

    events: dict[str, LocalEvent]
    refers_to: dict[str, str | None]
    claims: dict[str, list[Row]]

    def of(self, found: Cluster) -> Iterator[tuple[str, float]]:
        """The node ids and scores of a cluster's tellings."""
        for event, score in found.members:
            yield f"{event.article}#{event.event}", score


def _identify(store: Store, kind: str, token: str) -> int:
    told = _gather(store, kind)
    before = {row["id"]: row["digest"] for row in _ask(store, "events-of-type", kind)}
    rows: Rows = defaultdict(list)
    kept = set()
    for found in cluster(told.events.values()):
        made = _rows(kind, found, told)
        event = made["create-event"][0]
        members = [mention for mention, _ in told.of(found)]
        if before.get(event["id"]) == event["digest"] and all(told.refers_to[m] == event["id"] for m in members):
            kept.add(event["id"])
            continue
        for statement, some in made.items():
            rows[statement].extend(some)
    gone = [{"id": i} for i in before if i not in kept]
    new = [{"id": row["id"]} for row in rows["create-event"]]
    store.write_all([
        Write("delete-response", gone), Write("delete-event", gone),
        *(Write(name, rows[name]) for name in _ORDER),
        Write("event-speaks-of", new), Write("event-spoken-of", new),
        Write("clear-stale", [{"id": kind, "token": token}]),
    ])  # fmt: skip
    return len({row["id"] for row in (*gone, *new)})


_ORDER = ("create-event", "refers-to", "participates-in", "at", "about", "responds-to")


def _ask(store: Store, name: str, kind: str) -> list[Row]:
    return store.read(internal()[name].text, type=kind)


def _gather(store: Store, kind: str) -> _Tellings:
    participants: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in _ask(store, "participants-of-type", kind):
        participants[row["mention"]].add((row["actor"], row["role"]))
    places = {row["mention"]: row["actor"] for row in _ask(store, "places-of-type", kind)}
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in _ask(store, "claims-of-type", kind):
        claims[row["mention"]].append(row)
    events, refers_to = {}, {}
    for row in _ask(store, "mentions-of-type", kind):
        refers_to[row["id"]] = row["event"]
        events[row["id"]] = LocalEvent(
            article=row["article"], event=row["id"][len(row["article"]) + 1 :], type=kind, published=row["published"],
            from_=row["from"], to=row["to"], grain=row["grain"], modality=row["modality"], place=places.get(row["id"]),
            participants=frozenset(participants[row["id"]]), triggers=tuple(row["triggers"] or ()),
        )  # fmt: skip
    return _Tellings(events, refers_to, claims)


def _rows(kind: str, found: Cluster, told: _Tellings) -> Rows:
    """The rows of one event; its digest covers them all."""
    tellings = list(told.of(found))
    claims = [(told.events[mention].article, claim) for mention, _ in tellings for claim in told.claims[mention]]
    voices = [_voiced(article, claim) for article, claim in claims]
    dated = found.dated
    event = {
        "id": found.id, "type": kind, "plover": plover(kind), "status": _status(voices), "modality": found.modality,
        "from": dated and dated.from_, "to": dated and dated.to, "grain": dated and dated.grain,
        "title": _title(tellings[0][0], told),
    }  # fmt: skip
    identifier = found.id
    made: Rows = {
        "create-event": [event],
        "refers-to": [{"mention": mention, "event": identifier, "score": score} for mention, score in tellings],
        "participates-in": [{"actor": a, "event": identifier, "role": role} for a, role in found.participants],
        "at": [{"event": identifier, "actor": found.place}] if found.place else [],
        "about": [{"claim": voice.id, "event": identifier} for voice in voices],
        "responds-to": [{"claim": c, "responds_to": d, "how": how} for c, d, how in responses(voices)],
    }
    made["create-event"] = [{k: v for k, v in event.items() if v is not None} | {"digest": _digest(made)}]
    return made


def _voiced(article: str, claim: Row) -> Voiced:
    """An unnamed source is nobody's but its article's, and so is an outlet that is not known."""
    speaker = claim["source"] or f"{claim['voice']} {article}"
    anonymous = bool(claim["anonymous"]) or claim["voice"] == ANONYMOUS
    return Voiced(claim["id"], article, claim["stance"], speaker, anonymous, claim["claimed_on"])


def _status(voices: Iterable[Voiced]) -> Status:
    return status(Voice(v.stance, v.speaker, v.anonymous) for v in voices)


def _title(mention: str, told: _Tellings) -> str:
    """What the founding telling says of the event, in its own words: the first claim's text, else its triggers."""
    claims = told.claims[mention]
    text = claims[0]["text"] if claims else " / ".join(told.events[mention].triggers)
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rsplit(" ", 1)[0] + "…"


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
