"""RDF from rows as the store gives them: it parses, keeps articles apart, and answers the questions it is for."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from rdflib import RDF, RDFS, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, PROV, XSD

from graphkit.export import events as events_export
from graphkit.export.pages import pages, statement
from graphkit.export.rdf import dump
from graphkit.export.terms import unit
from graphkit.graph import statements
from graphkit.resources import folder

if TYPE_CHECKING:
    from graphkit.graph.store import Store

GK = Namespace("https://w3id.org/graphkit/ns#")
ID = Namespace("https://w3id.org/graphkit/id/")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
TIME = Namespace("http://www.w3.org/2006/time#")

SCHEMA_FILE = folder("schemas") / "record.schema.json"

ARTICLE = "خبر#1"
CLAIM = {"stance": "denies", "modality": "actual", "anonymous": False, "claimed_on": date(2025, 3, 4), "start": 0,
         "end": 9, "text": "نفى \"قصر\"\n", "published_basis": "given"}  # fmt: skip
ROWS: dict[str, list[dict[str, Any]]] = {
    "articles": [{
        "id": ARTICLE,
        "article": {"title": "نفي", "language": "ar", "published": date(2025, 3, 4), "published_basis": "header",
                    "url": "https://example.org/1?a=<b>", "sha256": "00ff",
                    "recorded_at": datetime(2025, 3, 5, 10, tzinfo=UTC)},
        "outlets": ["al-mina"],
        "segments": [{"id": f"{ARTICLE}#s1", "kind": "story", "start": 0, "end": 40, "published": date(2025, 3, 4)}],
        "mentions": [{"actor": "Q142", "starts": [4, 20], "ends": [9, 25]}],
    }],
    "actors": [
        {"id": "Q142", "labels": ["Actor", "Government"], "part_of": [],
         "actor": {"name": "فرنسا", "name_en": "France", "wikidata": "Q142"}},
        {"id": "al-mina", "labels": ["Actor", "Media"], "part_of": [], "actor": {"name": "الميناء"}},
        {"id": "elysee", "labels": ["Actor", "Organization"], "part_of": ["Q142"], "actor": {"name": "الإليزيه"}},
        {"id": "paris", "labels": ["Actor", "Place"], "part_of": [], "actor": {"name": "باريس"}},
    ],
    "times": [
        {"id": f"{ARTICLE}#t1", "segment": f"{ARTICLE}#s1", "time": {
            "kind": "time", "from": date(2025, 3, 1), "to": date(2025, 3, 1), "from_text": "2025-03-01T18:00",
            "to_text": "2025-03-01T19:00", "grain": "hour", "anchor": "publication", "start": 10, "end": 18,
            "text": "السادسة"}},
        {"id": f"{ARTICLE}#t2", "segment": None, "time": {
            "kind": "date", "grain": "quarter", "anchor": "none", "conflict": "weekday", "start": 19, "end": 20,
            "text": "و"}},
    ],
    "mentions": [{
        "id": f"{ARTICLE}#e1", "segment": f"{ARTICLE}#s1", "refers_to": {"event": "call-1", "score": 0.75},
        "mention": {"type": "call", "modality": "actual", "from": date(2025, 3, 1), "to": date(2025, 3, 2),
                    "grain": "day", "starts": [3, 22], "ends": [8, 30], "triggers": ["مكالمة", "الاتصال"]},
        "participants": [{"actor": "Q142", "role": "party"}], "places": ["paris"], "times": [f"{ARTICLE}#t1"],
        "about": [],
    }],
    "claims": [
        {"id": f"{ARTICLE}#c1", "mention": f"{ARTICLE}#e1", "event": "call-1",
         "sources": ["elysee"], "relays": [{"actor": "al-mina", "hop": 1}], "responds_to": [f"{ARTICLE}#c2"],
         "claim": {**CLAIM, "voice": "actor"}},
        {"id": f"{ARTICLE}#c2", "mention": f"{ARTICLE}#e1", "event": "call-1", "sources": [],
         "relays": [], "responds_to": [],
         "claim": {**CLAIM, "voice": "anonymous", "stance": "asserts", "anonymous": True}},
    ],
    "events": [{
        "id": "call-1", "places": ["paris"], "about": [],
        "participants": [{"actor": "Q142", "name": "فرنسا", "role": "party"}],
        "event": {"type": "call", "plover": "CONSULT-phone", "status": "contested", "from": date(2025, 3, 1),
                  "to": date(2025, 3, 2), "grain": "day", "title": "مكالمة"},
    }],
    "event-claims": [
        {"on": "call-1", "id": f"{ARTICLE}#c1", "event": f"{ARTICLE}#e1", "voice": "actor", "stance": "denies",
         "anonymous": False, "start": 0, "end": 9, "text": "نفى", "article": ARTICLE, "sources": ["elysee"],
         "via": ["al-mina"]},
        {"on": "call-1", "id": f"{ARTICLE}#c2", "event": f"{ARTICLE}#e1", "voice": "anonymous", "stance": "asserts",
         "anonymous": True, "start": 0, "end": 9, "text": "نفى", "article": ARTICLE, "sources": [], "via": []},
    ],
    "event-mentions": [{"on": "call-1", "id": f"{ARTICLE}#e1"}],
}  # fmt: skip


class Rows:
    """Answers the export's statements from tables, page by page."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        self.asked: list[str] = []
        self._rows = {statement(name): (name, sorted(some, key=lambda row: row["id"])) for name, some in rows.items()}

    def read(self, text: str, **parameters: Any) -> list[dict[str, Any]]:
        name, rows = self._rows[text]
        self.asked.append(name)
        if "events" in parameters:
            return [row for row in rows if row["on"] in parameters["events"]]
        return [row for row in rows if row["id"] > parameters["after"]][: parameters["page"]]


def store(rows: dict[str, list[dict[str, Any]]] = ROWS) -> Store:
    return cast("Store", Rows(rows))


@pytest.fixture(scope="module")
def nquads() -> tuple[bytes, int]:
    out = io.BytesIO()
    count = dump(store(), out, "nquads")
    return out.getvalue(), count


@pytest.fixture(scope="module")
def dataset(nquads: tuple[bytes, int]) -> Dataset:
    parsed = Dataset(default_union=True)
    parsed.parse(data=nquads[0].decode(), format="nquads")
    return parsed


def said(name: str) -> URIRef:
    return URIRef(f"{ID}article/%D8%AE%D8%A8%D8%B1%231/{name}")


GRAPH = URIRef(f"{ID}article/%D8%AE%D8%A8%D8%B1%231")


def test_the_count_is_of_the_statements_written(nquads: tuple[bytes, int]) -> None:
    data, count = nquads
    assert count == len(data.splitlines()) > 100


def test_turtle_says_what_nquads_say(dataset: Dataset) -> None:
    out = io.BytesIO()
    dump(store(), out, "turtle")
    assert set(Graph().parse(data=out.getvalue().decode(), format="turtle")) == set(dataset.triples((None, None, None)))


def test_what_an_article_says_stands_in_its_graph_and_conclusions_do_not(dataset: Dataset) -> None:
    article, derived = dataset.graph(GRAPH), dataset.default_graph
    assert (said("c1"), GK.stance, GK.denies) in article
    assert (said("e1"), RDF.type, GK.EventMention) in article
    concluded = [
        (ID["event/call-1"], GK.status, GK.contested),
        (said("e1"), GK.refersTo, ID["event/call-1"]),
        (said("c1"), GK.about, ID["event/call-1"]),
        (said("c1"), GK.respondsTo, said("c2")),
    ]
    for triple in concluded:
        assert triple not in article
        assert triple in dataset
    assert {graph.identifier for graph in dataset.graphs()} == {GRAPH, derived.identifier}


def test_who_denied_what_and_through_whom(dataset: Dataset) -> None:
    answer = dataset.query("""
        PREFIX gk: <https://w3id.org/graphkit/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?who ?type ?day ?carrier WHERE {
          ?claim gk:stance gk:denies ; prov:wasAttributedTo/rdfs:label ?who ; gk:about/sem:eventType ?type ;
            gk:claimedOn ?day ; prov:qualifiedAttribution [a gk:Relay ; gk:hop 1 ; prov:agent/rdfs:label ?carrier] .
        }""")
    assert [tuple(row) for row in answer] == [  # type: ignore[arg-type]
        (Literal("الإليزيه", lang="ar"), GK["type-call"], Literal(date(2025, 3, 4)), Literal("الميناء", lang="ar")),
    ]


def test_the_evidence_of_a_claim_has_offsets_and_words(dataset: Dataset) -> None:
    answer = dataset.query("""
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?source ?start ?end ?words WHERE {
          ?annotation oa:hasBody ?claim ; oa:hasTarget ?target .
          ?target oa:hasSource ?source ; oa:hasSelector [a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end] ,
            [a oa:TextQuoteSelector ; oa:exact ?words] .
        }""", initBindings={"claim": said("c1")})  # fmt: skip
    assert [tuple(row) for row in answer] == [  # type: ignore[arg-type]
        (GRAPH, Literal(0), Literal(9), Literal('نفى "قصر"\n', lang="ar"))
    ]


def test_every_place_where_an_event_is_told_is_evidence(dataset: Dataset) -> None:
    targets = set(dataset.objects(URIRef(f"{said('e1')}#evidence"), OA.hasTarget))
    assert targets == {URIRef(f"{GRAPH}#char=3,8"), URIRef(f"{GRAPH}#char=22,30")}


def test_unnamed_sources_are_attributed_to_nobody(dataset: Dataset) -> None:
    assert dataset.value(said("c2"), PROV.wasAttributedTo) is None
    assert dataset.value(said("c2"), GK.voice) == Literal("anonymous")
    assert dataset.value(said("c2"), GK.anonymous) == Literal(True)


def test_actors_keep_both_names_and_their_wikidata_item(dataset: Dataset) -> None:
    france = ID["actor/Q142"]
    assert set(dataset.objects(france, RDFS.label)) == {Literal("فرنسا", lang="ar"), Literal("France", lang="en")}
    assert dataset.value(france, OWL.sameAs) == URIRef("http://www.wikidata.org/entity/Q142")
    assert (france, RDF.type, SCHEMA.GovernmentOrganization) in dataset
    assert dataset.value(ID["actor/elysee"], GK.partOf) == france
    assert (ID["actor/paris"], RDF.type, SEM.Place) in dataset


def test_an_event_has_roles_and_a_half_open_interval(dataset: Dataset) -> None:
    event = ID["event/call-1"]
    assert dataset.value(event, SEM.hasActor) == ID["actor/Q142"]
    role = dataset.value(event, GK.participation)
    assert (dataset.value(role, RDF.value), dataset.value(role, SEM.roleType)) == (ID["actor/Q142"], GK.party)
    interval = dataset.value(event, SEM.hasTime)
    ends = [dataset.value(dataset.value(interval, end), TIME.inXSDDate) for end in (TIME.hasBeginning, TIME.hasEnd)]
    assert ends == [Literal(date(2025, 3, 1)), Literal(date(2025, 3, 2))]
    assert dataset.value(event, GK.grain) == TIME.unitDay
    assert dataset.value(said("e1"), SEM.hasTime) == interval


def test_a_clock_time_keeps_its_clock_and_an_unknown_time_has_no_interval(dataset: Dataset) -> None:
    interval = dataset.value(said("t1"), SEM.hasTime)
    start = dataset.value(dataset.value(interval, TIME.hasBeginning), TIME.inXSDDateTime)
    assert start == Literal("2025-03-01T18:00:00", datatype=XSD.dateTime)
    assert dataset.value(said("t2"), SEM.hasTime) is None
    assert dataset.value(said("t2"), GK.conflict) == Literal("weekday")
    assert dataset.value(said("t2"), GK.grain) == GK.unitQuarter


def test_the_article_says_when_it_was_published_and_recorded(dataset: Dataset) -> None:
    assert dataset.value(GRAPH, SCHEMA.datePublished) == Literal(date(2025, 3, 4))
    assert dataset.value(GRAPH, GK.publishedBasis) == GK.header
    assert dataset.value(GRAPH, PROV.generatedAtTime) == Literal(datetime(2025, 3, 5, 10, tzinfo=UTC))
    assert dataset.value(GRAPH, SCHEMA.publisher) == ID["actor/al-mina"]


def test_every_term_of_ours_is_in_the_ontology(dataset: Dataset) -> None:
    ontology = Graph().parse(folder("schemas") / "ontology.ttl")
    used = {term for quad in dataset.quads() for term in quad[:3] if str(term).startswith(GK)}
    assert len(used) > 30
    assert {term for term in used if (term, None, None) not in ontology} == set()


def test_an_empty_store_is_an_empty_export() -> None:
    out = io.BytesIO()
    assert dump(store({name: [] for name in ROWS}), out, "nquads") == 0
    assert out.getvalue() == b""
    assert list(events_export.events(store({name: [] for name in ROWS}))) == []


def test_events_carry_claims_and_mentions_with_ids_of_the_record() -> None:
    (event,) = events_export.events(store())
    assert (event["id"], event["type"], event["status"]) == ("call-1", "call", "contested")
    assert (event["from"], event["to"], event["grain"], event["place"]) == ("2025-03-01", "2025-03-02", "day", "paris")
    assert event["participants"] == [{"actor": "Q142", "name": "فرنسا", "role": "party"}]
    assert event["mentions"] == [{"article": ARTICLE, "event": "e1"}]
    assert [(c["id"], c["event"], c["source"], c["via"]) for c in event["claims"]] == [
        ("c1", "e1", "elysee", ["al-mina"]), ("c2", "e1", "anonymous", [])]  # fmt: skip


@pytest.mark.parametrize("grain", json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["$defs"]["grain"]["enum"])
def test_every_grain_is_a_unit_of_owl_time_or_of_the_ontology(grain: str) -> None:
    found = str(unit(grain))[1:-1]
    named = {f"{TIME}unit{name}" for name in ("Second", "Minute", "Hour", "Day", "Week", "Month", "Year")}
    assert found in named or (URIRef(found), None, None) in Graph().parse(folder("schemas") / "ontology.ttl")


@pytest.mark.parametrize("path", sorted((folder("cypher") / "export").glob("*.cypher")), ids=lambda path: path.stem)
def test_an_export_statement_says_what_it_is_for_and_declares_what_it_takes(path: Path) -> None:
    parsed = statements.parse(path)
    code = "\n".join(line for line in parsed.text.splitlines() if not line.startswith("//"))
    assert parsed.purpose
    assert {parameter.name for parameter in parsed.parameters} == set(re.findall(r"\$(\w+)", code))


@pytest.mark.parametrize(("size", "sizes"), [(1, [1, 1, 1, 1]), (3, [3, 1]), (4, [4]), (9, [4])])
def test_pages_hold_every_row_once(size: int, sizes: list[int]) -> None:
    read = list(pages(store(), "actors", size))
    assert [len(page) for page in read] == sizes
    assert [row["id"] for page in read for row in page] == ["Q142", "al-mina", "elysee", "paris"]


def test_events_are_read_with_three_statements_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events_export, "PAGE", 10)
    many = ROWS | {"events": [ROWS["events"][0] | {"id": f"e{i:03}"} for i in range(25)]}
    asked = store(many)
    assert [event["id"] for event in events_export.events(asked)] == [f"e{i:03}" for i in range(25)]
    assert len(cast(Rows, asked).asked) == 9
