"""A record, read with the shipped context, is RDF in the terms of the export."""

from __future__ import annotations

import json

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, PROV, XSD
from test_records import TEXT, sound

from graphkit.resources import folder

GK = Namespace("https://w3id.org/graphkit/ns#")
ID = "https://w3id.org/graphkit/id/"
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
CONTEXT = json.loads((folder("schemas") / "context.jsonld").read_text(encoding="utf-8"))["@context"]


@pytest.fixture(scope="module")
def graph() -> Graph:
    data = {"@context": [{"@base": f"{ID}article/a1/"}, CONTEXT], **json.loads(sound().dumps())}
    return Graph().parse(data=json.dumps(data), format="json-ld")


def local(name: str) -> URIRef:
    return URIRef(f"{ID}article/a1/{name}")


def actor(name: str) -> URIRef:
    return URIRef(f"{ID}actor/{name}")


def test_claims_say_who_stands_how_to_which_event_and_where(graph: Graph) -> None:
    claim = local("c1")
    assert graph.value(claim, PROV.wasAttributedTo) == actor("speaker")
    assert graph.value(claim, GK.stance) == GK.denies
    assert graph.value(claim, GK.on) == local("e1")
    assert graph.value(claim, OA.start) == Literal(0, datatype=XSD.nonNegativeInteger)
    assert graph.value(claim, OA.exact) == Literal(TEXT, lang="ar")


def test_the_outlets_own_voice_is_no_actor(graph: Graph) -> None:
    assert graph.value(local("c2"), PROV.wasAttributedTo) == GK.outletVoice
    assert graph.value(local("c2"), GK.relayedBy) == actor("speaker")


def test_events_have_types_participants_and_a_status(graph: Graph) -> None:
    event = local("e1")
    assert graph.value(event, SEM.eventType) == GK["type-call"]
    assert graph.value(event, GK.status) == GK.denied
    part = graph.value(event, GK.participation)
    assert (graph.value(part, RDF.value), graph.value(part, SEM.roleType)) == (actor("Q30"), GK.party)
    assert graph.value(local("e2"), GK.speaksOf) == event
    assert graph.value(local("e2"), GK.datedBy) == local("t1")


def test_actors_are_the_same_in_every_record(graph: Graph) -> None:
    assert graph.value(actor("Q30"), OWL.sameAs) == URIRef("http://www.wikidata.org/entity/Q30")
    assert graph.value(actor("Q30"), RDF.type) == SCHEMA.GovernmentOrganization
    assert {str(n) for n in graph.objects(actor("Q30"), RDFS.label) if n.language == "en"} == {"United States"}  # type: ignore[attr-defined]


def test_the_article_has_its_date_and_its_own_address(graph: Graph) -> None:
    article = URIRef(f"{ID}article/a1")
    assert graph.value(article, SCHEMA.datePublished) == Literal("2024-11-11", datatype=XSD.date)
    assert graph.value(article, GK.publishedBasis) == GK.given


def test_the_context_uses_only_terms_of_the_ontology(graph: Graph) -> None:
    ontology = Graph().parse(folder("schemas") / "ontology.ttl")
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and str(term).startswith(GK)}
    assert len(used) > 15
    assert {term for term in used if (term, None, None) not in ontology} == set()
