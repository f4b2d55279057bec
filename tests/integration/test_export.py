"""What leaves the store, on both servers: RDF that answers questions, and the canonical events."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from rdflib import Dataset, Graph, URIRef

from graphkit.document import Article
from graphkit.export.events import events
from graphkit.export.rdf import dump
from graphkit.graph.load import load, remove
from graphkit.graph.store import Store
from graphkit.pipeline import extract
from graphkit.reading import read_paths
from graphkit.resources import folder
from integration.story import records

ID = "https://w3id.org/graphkit/id/"
PREFIXES = """
PREFIX gk: <https://w3id.org/graphkit/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <https://schema.org/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX time: <http://www.w3.org/2006/time#>
"""


@pytest.fixture
def story(store: Store) -> Store:
    load(store, records())
    return store


def graph_of(store: Store) -> Dataset:
    out = io.BytesIO()
    count = dump(store, out, "nquads")
    dataset = Dataset(default_union=True)
    dataset.parse(data=out.getvalue().decode(), format="nquads")
    assert count >= len(list(dataset.quads())) > 1000
    return dataset


def ask(dataset: Dataset, question: str) -> list[tuple[str, ...]]:
    """The answers, IRIs without their namespace."""

    def short(term: object) -> str:
        return str(term).rpartition("#")[2].removeprefix(ID) if isinstance(term, URIRef) else str(term)

    return sorted(tuple(map(short, row)) for row in dataset.query(PREFIXES + question))  # type: ignore[arg-type]


def test_rdf_tells_who_denied_which_call_when_and_through_whom(story: Store) -> None:
    answers = ask(graph_of(story), """
        SELECT ?who ?day ?carrier WHERE {
          ?claim gk:stance gk:denies ; gk:about ?event ; gk:claimedOn ?day ; prov:wasAttributedTo/rdfs:label ?who .
          ?event sem:eventType gk:type-call ; gk:status gk:contested .
          OPTIONAL {
            ?claim prov:qualifiedAttribution [a gk:Relay ; gk:hop 1 ; prov:agent/rdfs:label ?carrier]
            FILTER(LANG(?carrier) = "ar")
          }
          FILTER(LANG(?who) = "en")
        }""")  # fmt: skip
    assert answers == [
        ("Laurent Weber", "2025-03-04", "None"),
        ("Laurent Weber", "2025-03-05", "رويترز"),
        ("Élysée Palace", "2025-03-04", "None"),
    ]


def test_rdf_tells_who_took_part_in_what_when(story: Store) -> None:
    answers = ask(graph_of(story), """
        SELECT ?status ?from ?to ?actor WHERE {
          ?event a sem:Event ; sem:eventType gk:type-call ; gk:status ?status ; sem:hasTime ?interval ;
            gk:participation [sem:roleType gk:party ; rdf:value ?actor] .
          ?interval time:hasBeginning/time:inXSDDate ?from ; time:hasEnd/time:inXSDDate ?to .
        }""")  # fmt: skip
    assert answers == [
        ("contested", "2025-03-01", "2025-03-02", "actor/Q3052772"),
        ("contested", "2025-03-01", "2025-03-02", "actor/Q39259"),
        ("unconfirmed", "2025-05-09", "2025-05-10", "actor/Q3052772"),
        ("unconfirmed", "2025-05-09", "2025-05-10", "actor/Q39259"),
    ]


def evidence(dataset: Dataset) -> list[tuple[str, int, int, str]]:
    rows = dataset.query(PREFIXES + """
        SELECT ?article ?start ?end ?words WHERE {
          ?claim a gk:Claim . [] oa:hasBody ?claim ; oa:hasTarget ?target .
          ?target oa:hasSource ?article ; oa:hasSelector [oa:start ?start ; oa:end ?end] , [oa:exact ?words] .
        }""")  # fmt: skip
    return [(str(a).rpartition("/")[2], int(start), int(end), str(words)) for a, start, end, words in rows]  # type: ignore[misc]


def test_rdf_evidence_gives_the_words_of_the_article_at_its_offsets(story: Store) -> None:
    texts = {record.article.id: record.article.text for record in records()}
    found = evidence(graph_of(story))
    assert Counter(found) == Counter(
        (record.article.id, claim.start, claim.end, claim.text) for record in records() for claim in record.claims
    )
    assert [words for article, start, end, words in found if texts[article][start:end] != words] == []


def test_rdf_keeps_what_each_article_says_in_its_own_graph(story: Store) -> None:
    dataset = graph_of(story)
    named = {str(graph.identifier).removeprefix(ID) for graph in dataset.graphs() if ID in str(graph.identifier)}
    assert named == {f"article/{record.article.id}" for record in records()}
    for record in records():
        said = dataset.graph(URIRef(f"{ID}article/{record.article.id}"))
        claims = {str(claim).rpartition("/")[2] for claim in said.subjects(predicate=gk("stance"))}
        assert claims == {claim.id for claim in record.claims}
        assert not list(said.triples((None, gk("status"), None)))


def gk(name: str) -> URIRef:
    return URIRef(f"https://w3id.org/graphkit/ns#{name}")


def test_turtle_and_nquads_hold_the_same(story: Store) -> None:
    out = io.BytesIO()
    dump(story, out, "turtle")
    turtle = Graph().parse(data=out.getvalue().decode(), format="turtle")
    assert set(turtle) == set(graph_of(story).triples((None, None, None)))


def test_every_mention_and_claim_of_the_records_is_in_one_canonical_event(story: Store) -> None:
    exported = list(events(story))
    assert [event["id"] for event in exported] == sorted({event["id"] for event in exported})
    mentions = Counter((m["article"], m["event"]) for event in exported for m in event["mentions"])
    assert mentions == Counter((r.article.id, e.id) for r in records() for e in r.events)
    told = Counter(
        (c["article"], c["id"], c["event"], c["source"], c["stance"], tuple(c["via"]), c["anonymous"], c["start"],
         c["end"], c["text"])
        for event in exported
        for c in event["claims"]
    )  # fmt: skip
    assert told == Counter(
        (r.article.id, c.id, c.event, c.source, c.stance, c.via, c.anonymous, c.start, c.end, c.text)
        for r in records()
        for c in r.claims
    )


def test_the_two_calls_are_two_events_with_a_status_each(story: Store) -> None:
    calls = [event for event in events(story) if event["type"] == "call"]
    shown = {(c["status"], c["from"], c["to"], tuple(p["actor"] for p in c["participants"])) for c in calls}
    leaders = ("Q3052772", "Q39259")
    assert shown == {
        ("contested", "2025-03-01", "2025-03-02", leaders),
        ("unconfirmed", "2025-05-09", "2025-05-10", leaders),
    }


def test_what_extraction_finds_comes_out_whole(store: Store) -> None:
    found = [extract(a) for a in read_paths([str(folder("schemas").parent / "examples")]) if isinstance(a, Article)]
    load(store, found)
    assert Counter((m["article"], m["event"]) for event in events(store) for m in event["mentions"]) == Counter(
        (record.article.id, event.id) for record in found for event in record.events
    )
    texts = {record.article.id: record.article.text for record in found}
    dataset = graph_of(store)
    assert [words for article, start, end, words in evidence(dataset) if texts[article][start:end] != words] == []


def test_a_store_from_which_all_is_removed_exports_nothing(story: Store) -> None:
    remove(story, [record.article.id for record in records()])
    out = io.BytesIO()
    assert dump(story, out, "nquads") == 0
    assert list(events(story)) == []
