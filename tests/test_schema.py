"""Record schema, annotations, PLOVER table and ontology say the same."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from typing import Any, get_args

import pytest
from jsonschema_rs import meta
from rdflib import RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import OWL

from graphkit.annotations import (
    Actor,
    ActorType,
    Anchor,
    Claim,
    Event,
    ModalityValue,
    Role,
    Segment,
    SegmentKind,
    Stance,
    Status,
    TimeKind,
    TimeReference,
)
from graphkit.document import Article
from graphkit.resources import folder

GK = Namespace("https://w3id.org/graphkit/ns#")
SCHEMA = json.loads((folder("schemas") / "record.schema.json").read_text(encoding="utf-8"))
PLOVER = tomllib.loads((folder("schemas") / "plover.toml").read_text(encoding="utf-8"))
ONTOLOGY = Graph().parse(folder("schemas") / "ontology.ttl")
OWN = sorted({URIRef(str(s)) for s in ONTOLOGY.subjects() if str(s).startswith(GK)})


def values(part: str, key: str) -> set[Any]:
    found: dict[str, Any] = SCHEMA["$defs"][part]["properties"][key]
    return set(found["enum"])


def instances(name: str) -> set[str]:
    return {str(s).removeprefix(GK) for s in ONTOLOGY.subjects(RDF.type, GK[name])}


def test_the_schema_is_a_schema() -> None:
    meta.validate(SCHEMA)


@pytest.mark.parametrize(("part", "key", "literal"), [
    ("segment", "kind", SegmentKind), ("time", "kind", TimeKind),
    ("time", "anchor", Anchor), ("actor", "type", ActorType),
    ("event", "modality", ModalityValue), ("event", "status", Status),
    ("claim", "stance", Stance),
])  # fmt: skip
def test_the_values_of_the_schema_are_those_of_the_annotations(part: str, key: str, literal: Any) -> None:
    assert values(part, key) == set(get_args(literal))


@pytest.mark.parametrize(("part", "kind"), [
    ("article", Article), ("segment", Segment), ("time", TimeReference),
    ("actor", Actor), ("event", Event), ("claim", Claim),
])  # fmt: skip
def test_the_schema_describes_every_field_that_a_record_has(part: str, kind: type) -> None:
    described = dict(SCHEMA["$defs"][part]["properties"])
    for shared in SCHEMA["$defs"][part].get("allOf", []):
        described |= SCHEMA["$defs"][shared["$ref"].rpartition("/")[2]]["properties"]
    assert {field.name.rstrip("_") for field in fields(kind)} == set(described)


def test_event_types_are_the_same_everywhere() -> None:
    types = set(PLOVER["types"]) | set(PLOVER["uncoded"])
    assert values("event", "type") == types
    assert {str(s).removeprefix(GK + "type-") for s in ONTOLOGY.subjects(SKOS.inScheme, GK.eventTypes)} == types


def test_the_ontology_carries_the_plover_codes() -> None:
    codes = {str(s).removeprefix(GK + "type-"): str(code) for s, code in ONTOLOGY.subject_objects(SKOS.notation)}
    assert codes == PLOVER["types"]


@pytest.mark.parametrize(("name", "part", "key"), [
    ("Stance", "claim", "stance"), ("Status", "event", "status"), ("Modality", "event", "modality"),
    ("SegmentKind", "segment", "kind"), ("Basis", "article", "published_basis"),
])  # fmt: skip
def test_the_ontology_has_every_value_of_the_short_lists(name: str, part: str, key: str) -> None:
    assert instances(name) == values(part, key) - {None}


def test_the_roles_of_the_ontology_are_those_of_participants() -> None:
    assert instances("Role") == set(get_args(Role))


@pytest.mark.parametrize("term", OWN, ids=lambda term: str(term).removeprefix(GK))
def test_every_term_is_explained_in_english_and_arabic(term: URIRef) -> None:
    for told in (RDFS.label, RDFS.comment):
        assert {getattr(text, "language", None) for text in ONTOLOGY.objects(term, told)} == {"ar", "en"}


def test_domains_and_ranges_name_terms_that_exist() -> None:
    for told in (RDFS.domain, RDFS.range, RDFS.subClassOf):
        own = {o for o in ONTOLOGY.objects(None, told) if str(o).startswith(GK)}
        assert own <= set(ONTOLOGY.subjects(RDF.type, OWL.Class)), told
