"""The whole graph as RDF, streamed.

Named graphs (N-Quads): what an article says stands in the graph that bears the article's IRI; articles, actors and
what graphkit concluded (events, their status, which telling is of which event) stand in the default graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Literal

import pyoxigraph as ox

from graphkit.export.pages import Row, rows
from graphkit.export.terms import (
    CLASSES,
    PREFIXES,
    Intervals,
    evidence,
    iri,
    literal,
    own,
    participations,
    say,
    term,
    unit,
    within,
)

if TYPE_CHECKING:
    from graphkit.graph.store import Store

_PAGE = 1000


def dump(store: Store, stream: IO[bytes], format: Literal["nquads", "turtle"]) -> int:
    """Writes the graph of a store to a binary stream and returns the number of statements. Turtle has no named graphs,
    so there all statements are in one."""
    counted = 0

    def counting() -> Iterator[ox.Quad]:
        nonlocal counted
        for counted, quad in enumerate(quads(store), 1):  # noqa: B007
            yield quad

    if format == "nquads":
        ox.serialize(counting(), stream, ox.RdfFormat.N_QUADS)
    else:
        ox.serialize((quad.triple for quad in counting()), stream, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return counted


def quads(store: Store) -> Iterator[ox.Quad]:
    """Every statement about the graph of a store."""
    intervals = Intervals()
    for name, tell in (("articles", _article), ("actors", _actor), ("times", _time), ("mentions", _mention),
                       ("claims", _claim), ("events", _event)):  # fmt: skip
        for row in rows(store, name, _PAGE):
            yield from tell(row, intervals)


def _article(row: Row, _: Intervals) -> Iterator[ox.Quad]:
    node, article = iri("article", row["id"]), row["article"]
    language = article.get("language")
    yield from say(node, [
        ("rdf:type", term("schema:NewsArticle")),
        ("rdf:type", term("prov:Entity")),
        ("schema:headline", literal(article.get("title"), language)),
        ("schema:url", literal(article.get("url"))),
        ("schema:inLanguage", literal(language)),
        ("schema:datePublished", literal(article.get("published"))),
        ("gk:publishedBasis", own(article.get("published_basis"))),
        ("schema:sha256", literal(article.get("sha256"))),
        ("prov:generatedAtTime", literal(article.get("recorded_at"))),
        *(("schema:publisher", iri("actor", outlet)) for outlet in row["outlets"]),
    ])  # fmt: skip
    for segment in row["segments"]:
        part, _graph = within(segment["id"])
        yield from say(node, [("schema:hasPart", part)], node)
        yield from say(part, [("rdf:type", term("gk:Segment")), ("gk:segmentKind", own(segment["kind"])),
                               ("schema:datePublished", literal(segment.get("published")))], node)  # fmt: skip
        yield from evidence(part, node, [(segment["start"], segment["end"], None)])
    for mention in row["mentions"]:
        actor = iri("actor", mention["actor"])
        yield from say(node, [("schema:mentions", actor)], node)
        naming = iri("article", row["id"], "names", mention["actor"])
        yield from say(naming, [("rdf:value", actor)], node)
        places = zip(mention["starts"] or (), mention["ends"] or (), strict=True)
        yield from evidence(naming, node, [(start, end, None) for start, end in places])


def _actor(row: Row, _: Intervals) -> Iterator[ox.Quad]:
    node, actor = iri("actor", row["id"]), row["actor"]
    wikidata = actor.get("wikidata")
    others = [name for name in actor.get("names") or () if name != actor.get("name")]
    yield from say(node, [
        ("rdf:type", term("sem:Actor")),
        *(("rdf:type", term(CLASSES[label])) for label in row["labels"] if label in CLASSES),
        ("rdf:type", term("sem:Place") if "Place" in row["labels"] else term("prov:Agent")),
        ("rdfs:label", literal(actor.get("name"), "ar")),
        ("rdfs:label", literal(actor.get("name_en"), "en")),
        *(("schema:alternateName", literal(name, "ar")) for name in others),
        ("owl:sameAs", term(f"wd:{wikidata}") if wikidata else None),
        *(("owl:sameAs", iri("actor", other)) for other in actor.get("also") or ()),
        *(("gk:partOf", iri("actor", whole)) for whole in row["part_of"]),
    ])  # fmt: skip


def _time(row: Row, intervals: Intervals) -> Iterator[ox.Quad]:
    (node, graph), time = within(row["id"]), row["time"]
    found: list[ox.Quad] = []
    interval = intervals.of(time, found)
    yield from found
    yield from say(node, [
        ("rdf:type", term("gk:TimeReference")),
        ("gk:timeKind", literal(time["kind"])),
        ("sem:hasTime", interval),
        ("gk:grain", unit(time.get("grain"))),
        ("gk:modifier", literal(time.get("modifier"))),
        ("gk:anchor", literal(time.get("anchor"))),
        ("gk:conflict", literal(time.get("conflict"))),
        ("gk:timex", literal(time.get("timex"))),
        ("gk:inSegment", within(row["segment"])[0] if row["segment"] else None),
    ], graph)  # fmt: skip
    yield from evidence(node, graph, [(time["start"], time["end"], time["text"])])


def _mention(row: Row, intervals: Intervals) -> Iterator[ox.Quad]:
    (node, graph), mention = within(row["id"]), row["mention"]
    found: list[ox.Quad] = []
    interval = intervals.of(mention, found)
    yield from found
    yield from say(node, [
        ("rdf:type", term("gk:EventMention")),
        ("sem:eventType", term(f"gk:type-{mention['type']}")),
        ("gk:modality", own(mention["modality"])),
        ("sem:hasTime", interval),
        ("gk:grain", unit(mention.get("grain"))),
        ("gk:inSegment", within(row["segment"])[0] if row["segment"] else None),
        *(("sem:hasPlace", iri("actor", place)) for place in row["places"]),
        *(("gk:datedBy", within(time)[0]) for time in row["times"]),
        *(("gk:speaksOf", within(other)[0]) for other in row["about"]),
    ], graph)  # fmt: skip
    yield from participations(node, row["participants"], graph)
    yield from evidence(node, graph, zip(mention["starts"], mention["ends"], mention["triggers"], strict=True))
    if row["refers_to"]:
        event, score = row["refers_to"]["event"], row["refers_to"]["score"]
        yield from say(node, [("gk:refersTo", iri("event", event)), ("gk:score", literal(score))])


def _claim(row: Row, _: Intervals) -> Iterator[ox.Quad]:
    (node, graph), claim = within(row["id"]), row["claim"]
    yield from say(node, [
        ("rdf:type", term("gk:Claim")),
        ("gk:stance", own(claim["stance"])),
        ("gk:modality", own(claim.get("modality"))),
        ("gk:voice", literal(claim["voice"])),
        ("gk:anonymous", literal(claim["anonymous"])),
        ("gk:claimedOn", literal(claim.get("claimed_on"))),
        ("gk:publishedBasis", own(claim.get("published_basis"))),
        ("gk:on", within(row["mention"])[0] if row["mention"] else None),
        ("schema:appearance", graph),
        ("prov:wasDerivedFrom", graph),
        ("prov:generatedAtTime", literal(claim.get("recorded_at"))),
        ("prov:invalidatedAtTime", literal(claim.get("retracted_at"))),
        *(("prov:wasAttributedTo", iri("actor", source)) for source in row["sources"]),
    ], graph)  # fmt: skip
    for relay in row["relays"]:
        actor, hop = iri("actor", relay["actor"]), ox.NamedNode(f"{node.value}#relay-{relay['hop']}")
        yield from say(node, [("gk:relayedBy", actor), ("prov:qualifiedAttribution", hop)], graph)
        yield from say(hop, [("rdf:type", term("gk:Relay")), ("prov:agent", actor),
                              ("gk:hop", literal(relay["hop"]))], graph)  # fmt: skip
    yield from evidence(node, graph, [(claim["start"], claim["end"], claim["text"])])
    yield from say(node, [
        ("gk:about", iri("event", row["event"]) if row["event"] else None),
        *(("gk:respondsTo", within(other)[0]) for other in row["responds_to"]),
    ])  # fmt: skip


def _event(row: Row, intervals: Intervals) -> Iterator[ox.Quad]:
    node, event = iri("event", row["id"]), row["event"]
    found: list[ox.Quad] = []
    interval = intervals.of(event, found)
    yield from found
    yield from say(node, [
        ("rdf:type", term("sem:Event")),
        ("sem:eventType", term(f"gk:type-{event['type']}")),
        ("rdfs:label", literal(event.get("title"), "ar")),
        ("gk:status", own(event["status"])),
        ("gk:modality", own(event.get("modality"))),
        ("sem:hasTime", interval),
        ("gk:grain", unit(event.get("grain"))),
        *(("sem:hasPlace", iri("actor", place)) for place in row["places"]),
        *(("gk:speaksOf", iri("event", other)) for other in row["about"]),
    ])  # fmt: skip
    yield from participations(node, row["participants"])
