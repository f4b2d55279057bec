"""From extraction records to the rows of the statements in `cypher/write/`.

An article keeps its id; what it says is known by `<article id>#<id in the record>`. A date-time becomes the day that
holds it, the end of an interval the day after its last one: intervals of the graph are half open in whole days.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from graphkit.annotations import ANONYMOUS, ARTICLE, Actor, Claim, Event, Segment, TimeReference
from graphkit.graph.store import Row
from graphkit.identity.actors import is_wikidata, listed
from graphkit.identity.judgements import Judgements
from graphkit.records import Record

_UNJUDGED = Judgements()
_HALF = re.compile("[\ud800-\udfff]")

Rows = dict[str, list[Row]]
"""Rows by the name of the statement that takes them."""


def local(article: str, identifier: str) -> str:
    """The node id of something that an article says."""
    return f"{article}#{identifier}"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def record_sha256(record: Record) -> str:
    """A hash of everything that a record says, and of the version that says so; where it was read does not count."""
    data = record.to_json()
    del data["article"]["source"]
    return sha256(json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def encodable(record: Record) -> Record:
    """The record without halves of characters, which no server takes; offsets stay what they are."""
    article = record.article
    with_halves = "".join(filter(None, (article.id, article.source, article.url, article.title, article.outlet_name)))
    try:
        article.text.encode(), with_halves.encode()
    except UnicodeEncodeError:
        return Record.from_json(json.loads(_HALF.sub("\ufffd", json.dumps(record.to_json(), ensure_ascii=False))))
    return record


def rows(records: Iterable[Record], recorded_at: datetime, judged: Judgements = _UNJUDGED) -> Rows:
    """The rows of records, actors once each. `recorded_at` is when graphkit takes them in, in UTC.

    Actors are those that `judged` says the records' ids mean; the ids that the records give stand beside them.
    """
    made: Rows = defaultdict(list)
    actors: dict[str, Row] = {}
    for record in records:
        article = record.article.id
        for actor in _actors(record):
            meant = judged_actor(actor, judged.whose(actor["id"], article), judged)
            actors[meant["id"]] = {**meant, **actors.get(meant["id"], {})}
        for statement, row in _said(record, recorded_at):
            if "actor" in row and not _meant(statement, row, article, judged):
                continue
            made[statement].append(row)
    made["actor"] = list(actors.values())
    return made


def judged_actor(actor: Row, identity: str, judged: Judgements) -> Row:
    """The row of an actor under the id that is judged to be meant, with the ids that mean it too."""
    also = judged.also(identity)
    if identity == actor["id"]:
        return {**actor, "also": also} if also else actor
    if (known := listed(identity)) is not None:
        kept = _some(type=known.type, name=known.ar, name_en=known.en, wikidata=known.wikidata)
    else:
        kept = {key: actor[key] for key in ("type", "name", "name_en") if key in actor}
    return bare(identity) | kept | ({"also": also} if also else {})


def _meant(statement: str, row: Row, article: str, judged: Judgements) -> bool:
    """Puts whom a row's ids mean in their place; tells whether anything is left to say."""
    given = row["actor"]
    row["actor"] = judged.whose(given, article)
    if statement == "part-of":
        row["part_of"] = judged.whose(row["part_of"], article)
        return bool(row["actor"] != row["part_of"])
    if statement != "mentions":
        row["given"] = given
    elif row["actor"] != given:
        row["properties"]["given"] = given
    return True


def _said(record: Record, recorded_at: datetime) -> Iterator[tuple[str, Row]]:
    article = record.article.id
    yield "create-article", _article(record, recorded_at)
    if record.article.outlet:
        yield "published-by", {"article": article, "actor": record.article.outlet}
    for segment in record.segments:
        yield "create-segment", {"article": article, "properties": _segment(article, segment)}
    for reference in record.times:
        properties = _time(article, reference)
        yield "create-time-reference", {"segment": local(article, reference.segment), "properties": properties}
    for actor in record.actors:
        whole = actor.part_of if actor.part_of != actor.id else None
        if whole:
            yield "part-of", {"actor": actor.id, "part_of": whole}
        places = _some(starts=[m.start for m in actor.mentions], ends=[m.end for m in actor.mentions])
        told = {} if listed(actor.id) else {k: v for k, v in _actor(actor).items() if k != "id"}
        properties = told | (places if actor.mentions else {}) | _some(part_of=whole)
        if actor.candidates:
            properties["candidates"] = list(actor.candidates)
        yield "mentions", {"article": article, "actor": actor.id, "properties": properties}
    outlet = record.article.outlet
    if outlet and all(actor.id != outlet for actor in record.actors):
        told = {} if listed(outlet) else _some(type="media", name=record.article.outlet_name)
        yield "mentions", {"article": article, "actor": outlet, "properties": told}
    for event in record.events:
        yield from _event(article, event)
    events = {event.id: event for event in record.events}
    segments = {segment.id: segment for segment in record.segments}
    for claim in record.claims:
        yield from _claim(record, claim, events[claim.event], segments, recorded_at)
    for kind in sorted({event.type for event in record.events}):
        yield "mark-stale", {"id": kind}


def _article(record: Record, recorded_at: datetime) -> Row:
    article = record.article
    return _some(
        id=article.id, source=article.source, url=article.url, title=article.title, language=article.language,
        outlet_name=article.outlet_name, published=_day(article.published), published_at=article.published_at,
        published_basis=article.published_basis, sha256=sha256(article.text), record_sha256=record_sha256(record),
        graphkit_version=record.version, recorded_at=recorded_at,
    )  # fmt: skip


def _segment(article: str, segment: Segment) -> Row:
    return _some(id=local(article, segment.id), kind=segment.kind, start=segment.start, end=segment.end,
                 published=_day(segment.published))  # fmt: skip


def _time(article: str, told: TimeReference) -> Row:
    return _some(
        id=local(article, told.id), text=told.text, kind=told.kind, from_text=told.from_, to_text=told.to,
        grain=told.grain, modifier=told.modifier, anchor=told.anchor, conflict=told.conflict, rule=told.rule,
        timex=told.timex, start=told.start, end=told.end,
    ) | _interval(told.from_, told.to)  # fmt: skip


def _actors(record: Record) -> Iterator[Row]:
    """Every actor that the record speaks of, described or not."""
    for actor in record.actors:
        yield _actor(actor)
        if actor.part_of:
            yield bare(actor.part_of)
    if record.article.outlet:
        yield bare(record.article.outlet) | _some(type="media", name=record.article.outlet_name)


def bare(identity: str) -> Row:
    """What an id alone says of an actor."""
    return _some(id=identity, wikidata=identity if is_wikidata(identity) else None)


def _actor(actor: Actor) -> Row:
    return bare(actor.id) | _some(
        type=actor.type, name=actor.name, name_en=actor.names.get("en"), wikidata=actor.wikidata
    )  # fmt: skip


def _event(article: str, event: Event) -> Iterator[tuple[str, Row]]:
    mention = local(article, event.id)
    head = event.mentions[0] if event.mentions else None
    properties = _some(
        id=mention, type=event.type, modality=event.modality, grain=event.grain,
        trigger=head.text if head else None, start=head.start if head else None, end=head.end if head else None,
        triggers=[m.text for m in event.mentions], starts=[m.start for m in event.mentions],
        ends=[m.end for m in event.mentions],
    ) | _interval(event.from_, event.to)  # fmt: skip
    yield "create-event-mention", {"segment": local(article, event.segment), "properties": properties}
    for participant in dict.fromkeys(event.participants):
        yield "involves", {"mention": mention, "actor": participant.actor, "role": participant.role}
    if event.place:
        yield "located-in", {"mention": mention, "actor": event.place}
    if event.time:
        yield "dated-by", {"mention": mention, "time": local(article, event.time)}
    if event.about:
        yield "speaks-of", {"mention": mention, "about": local(article, event.about)}


def _claim(
    record: Record, claim: Claim, event: Event, segments: dict[str, Segment], recorded_at: datetime
) -> Iterator[tuple[str, Row]]:
    article = record.article
    identifier = local(article.id, claim.id)
    voice = claim.source if claim.source in (ARTICLE, ANONYMOUS) else "actor"
    properties = _some(
        id=identifier, stance=claim.stance, voice=voice, anonymous=claim.anonymous, modality=event.modality,
        claimed_on=_day(article.published), published_basis=article.published_basis,
        segment_kind=segments[event.segment].kind, recorded_at=recorded_at,
        text=claim.text, start=claim.start, end=claim.end,
    )  # fmt: skip
    yield "create-claim", {"article": article.id, "mention": local(article.id, claim.event), "properties": properties}
    source = {"actor": claim.source, ARTICLE: article.outlet, ANONYMOUS: None}[voice]
    if source:
        yield "made-by", {"claim": identifier, "actor": source}
    for hop, actor in enumerate(claim.via, 1):
        yield "relayed-by", {"claim": identifier, "actor": actor, "hop": hop}


def _interval(start: str | None, end: str | None) -> Row:
    if start is None or end is None:
        return {}
    until = datetime.fromisoformat(end)
    last = until.date()
    if last < date.max and (until.time() != time.min or end[:10] == start[:10]):
        last += timedelta(days=1)
    return {"from": _day(start), "to": last}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _some(**properties: Any) -> Row:
    """The properties that have a value: an unknown one is absent from the graph."""
    return {name: value for name, value in properties.items() if value is not None}
