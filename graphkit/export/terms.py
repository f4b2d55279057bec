"""The words of the RDF export: IRIs, literals, intervals, evidence, participations. IRIs live here and in `schemas/`.

IRIs: `article/<id>`, `article/<id>/<id in the record>`, `actor/<id>`, `event/<id>`, `interval/<from>/<to>` and
`day/<date>` under BASE; a span of a text is its article's IRI with `#char=<start>,<end>` as in RFC 5147.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from graphkit.export.pages import Row

BASE = "https://w3id.org/graphkit/id/"
PREFIXES = {
    "gk": "https://w3id.org/graphkit/ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES = {
    "Person": "schema:Person", "Government": "schema:GovernmentOrganization", "Organization": "schema:Organization",
    "ArmedGroup": "gk:ArmedGroup", "Media": "schema:NewsMediaOrganization", "Place": "schema:Place",
    "Group": "gk:Group",
}  # fmt: skip
_OWN_UNITS = {"day_part": "DayPart", "season": "Season", "quarter": "Quarter", "decade": "Decade", "century": "Century"}

Node = ox.NamedNode | ox.Literal
Pair = tuple[str, Node | None]
_nodes: dict[str, ox.NamedNode] = {}


def term(name: str) -> ox.NamedNode:
    """The node of a prefixed name."""
    if name not in _nodes:
        prefix, _, local = name.partition(":")
        _nodes[name] = ox.NamedNode(PREFIXES[prefix] + local)
    return _nodes[name]


def iri(kind: str, *parts: str) -> ox.NamedNode:
    """The node of one of our things: its kind, then ids, which may hold any character."""
    return ox.NamedNode(BASE + "/".join((kind, *(quote(part, safe="") for part in parts))))


def within(identifier: str) -> tuple[ox.NamedNode, ox.NamedNode]:
    """The node of something that an article says, by its id `<article>#<id in the record>`, and the article's."""
    article, _, local = identifier.rpartition("#")
    return iri("article", article, local), iri("article", article)


def own(value: str | None) -> ox.NamedNode | None:
    """The node of a value of our short lists: "denies", "contested", "agent"."""
    return None if value is None else term(f"gk:{value}")


def unit(grain: str | None) -> ox.NamedNode | None:
    """The unit of time that a grain is."""
    if grain is None:
        return None
    return term(f"gk:unit{_OWN_UNITS[grain]}" if grain in _OWN_UNITS else f"time:unit{grain.capitalize()}")


def literal(value: Any, language: str | None = None) -> ox.Literal | None:
    """A value with its XSD type, text with its language where it has one."""
    if value is None:
        return None
    if isinstance(value, str):
        return ox.Literal(value, language=language) if language else ox.Literal(value)
    if isinstance(value, bool):
        return ox.Literal(value)
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=term("xsd:integer"))
    if isinstance(value, float):
        return ox.Literal(f"{value:.6f}".rstrip("0").rstrip(".") or "0", datatype=term("xsd:decimal"))
    if isinstance(value, date) and not isinstance(value, datetime):
        return ox.Literal(value.isoformat(), datatype=term("xsd:date"))
    return ox.Literal(value.isoformat(), datatype=term("xsd:dateTime"))


def say(subject: ox.NamedNode, pairs: Iterable[Pair], graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
    """The statements about one subject, in a named graph or the default one; pairs without a value are left out."""
    where = graph or ox.DefaultGraph()
    for predicate, value in pairs:
        if value is not None:
            yield ox.Quad(subject, term(predicate), value, where)


class Intervals:
    """The nodes of half-open intervals; each is described once, in the default graph."""

    def __init__(self) -> None:
        self._told: set[ox.NamedNode] = set()

    def of(self, item: Row, found: list[ox.Quad]) -> ox.NamedNode | None:
        """The interval of an item, None where it has none; adds its description to `found` the first time."""
        ends = [str(item.get(f"{end}_text") or item.get(end) or "") for end in ("from", "to")]
        if not all(ends):
            return None
        node = iri("interval", *ends)
        if node not in self._told:
            self._told.add(node)
            found.extend(say(node, [("rdf:type", term("time:ProperInterval")),
                                     ("time:hasBeginning", self._instant(ends[0], found)),
                                     ("time:hasEnd", self._instant(ends[1], found))]))  # fmt: skip
        return node

    def _instant(self, text: str, found: list[ox.Quad]) -> ox.NamedNode:
        node = iri("instant" if "T" in text else "day", text)
        if node not in self._told:
            self._told.add(node)
            value = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
            place = "time:inXSDDateTime" if "T" in text else "time:inXSDDate"
            found.extend(say(node, [("rdf:type", term("time:Instant")), (place, literal(value))]))
        return node


def evidence(
    body: ox.NamedNode, article: ox.NamedNode, spans: Iterable[tuple[int, int, str | None]]
) -> Iterator[ox.Quad]:
    """A Web Annotation that gives what stands in the spans as evidence for `body`."""
    annotation = ox.NamedNode(body.value + "#evidence")
    yield from say(annotation, [("rdf:type", term("oa:Annotation")), ("oa:motivatedBy", term("oa:identifying")),
                                 ("oa:hasBody", body)], article)  # fmt: skip
    for start, end, text in spans:
        target = ox.NamedNode(f"{article.value}#char={start},{end}")
        position, words = (ox.NamedNode(f"{article.value}#{kind}={start},{end}") for kind in ("position", "quote"))
        yield from say(annotation, [("oa:hasTarget", target)], article)
        yield from say(target, [("rdf:type", term("oa:SpecificResource")), ("oa:hasSource", article),
                                ("oa:hasSelector", position), ("oa:hasSelector", words if text else None)],
                       article)  # fmt: skip
        yield from say(position, [("rdf:type", term("oa:TextPositionSelector")), ("oa:start", literal(start)),
                                   ("oa:end", literal(end))], article)  # fmt: skip
        if text:
            yield from say(words, [("rdf:type", term("oa:TextQuoteSelector")), ("oa:exact", literal(text, "ar"))],
                            article)  # fmt: skip


def participations(
    node: ox.NamedNode, participants: Iterable[Row], graph: ox.NamedNode | None = None
) -> Iterator[ox.Quad]:
    """Participants, directly and with their roles."""
    for part in participants:
        actor = iri("actor", part["actor"])
        role = ox.NamedNode(f"{node.value}#{part['role']}-{quote(part['actor'], safe='')}")
        yield from say(node, [("sem:hasActor", actor), ("gk:participation", role)], graph)
        yield from say(role, [("rdf:type", term("sem:Role")), ("rdf:value", actor),
                               ("sem:roleType", own(part["role"]))], graph)  # fmt: skip
