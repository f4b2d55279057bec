"""Participants: what the model is told, and how its answers become parts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import marked

from graphkit.annotations import Actor, Event, Participation
from graphkit.document import Article, Document
from graphkit.extractors.events.arguments import Arguments
from graphkit.extractors.events.participation import Participations
from graphkit.extractors.events.participation_features import candidates, features
from graphkit.extractors.events.scene import Scene
from graphkit.extractors.events.triggers import Triggers
from graphkit.maxent import Maxent
from graphkit.pipeline import extract

CASES = tomllib.loads((Path(__file__).parent / "cases" / "participation.toml").read_text(encoding="utf-8"))
LABELS = ["agent", "none", "party", "target"]
SURE, NEVER = Maxent(LABELS, {"bias": [4, 0, 3, 2]}), Maxent(LABELS, {"bias": [0, 4, 0, 0]})


def annotated(text: str) -> Document:
    document = marked(text)
    document = document.plus(Triggers()(document))
    return document.plus(Arguments()(document))


def decided(text: str, model: Maxent) -> tuple[list[Event], list[Participation]]:
    found = list(Participations(model)(annotated(text)))
    return [f for f in found if isinstance(f, Event)], [f for f in found if isinstance(f, Participation)]


@pytest.mark.parametrize("case", CASES["feature"], ids=[c["why"] for c in CASES["feature"]])
def test_the_features_of_an_event_and_an_actor(case: dict[str, Any]) -> None:
    document = annotated(case["text"])
    events = list(Participations(NEVER).coreference(document))
    event = next(e for e in events if any(m.text == case["trigger"] for m in e.mentions))
    actor = next(a for a in document.of(Actor) if a.id == case["actor"])
    found, _ = features(Scene(document, events), event, actor)
    assert set(case["has"]) <= set(found), sorted(found)
    assert not set(case["lacks"]) & set(found)


def test_the_model_decides_and_the_type_bounds_the_role() -> None:
    events, parts = decided("اتهم [الوزير](minister person) [الجماعة](group armed_group)", SURE)
    assert {(p.actor, p.role) for e in events for p in e.participants} == {("minister", "agent"), ("group", "agent")}
    events, parts = decided("[الوزير](minister person) التقى [الملك](king person)", SURE)
    assert {p.role for e in events for p in e.participants} == {"party"}
    assert {(p.actor, p.rule) for p in parts} == {("minister", "subject"), ("king", "object")}
    assert all(p.mention is not None and 0 <= p.score <= 1 for p in parts)


def test_what_the_model_firmly_refuses_takes_no_part() -> None:
    events, parts = decided("اتهم [الوزير](minister person) [الجماعة](group armed_group)", NEVER)
    assert [e.participants for e in events] == [()] and parts == []


@pytest.mark.parametrize(("odds", "who"), [(-0.5, {"minister"}), (0.0, {"minister", "envoy"})])
def test_a_part_that_the_grammar_read_needs_less(odds: float, who: set[str]) -> None:
    model = Maxent(LABELS, {"bias": [odds, 0, -9, -9]})
    events, _ = decided("هدد [الوزير](minister person) بالانتقام أمام [السفير](envoy person)", model)
    assert {p.actor for p in events[0].participants} == who


def test_a_place_takes_no_part_unless_the_grammar_reads_it() -> None:
    document = annotated("هدد [الوزير](minister person) بالانتقام في [القرية](village place)")
    events = list(Participations(NEVER).coreference(document))
    assert [a.id for a in candidates(Scene(document, events), events[0])] == ["minister"]


@pytest.mark.parametrize("text", ["", "هدد بالانتقام", "[الوزير](minister person)"])
def test_without_events_or_actors_nobody_takes_part(text: str) -> None:
    _, parts = decided(text, SURE)
    assert parts == []


def test_plain_sentences_with_the_model_that_ships() -> None:
    record = extract(Article("a", "a", "اتهمت فرنسا روسيا بالكذب. والتقى ماكرون ميركل في باريس أمس."))
    names = {a.id: a.name for a in record.actors}
    parts = {(e.type, names[p.actor].split()[-1], p.role) for e in record.events for p in e.participants}
    assert {("accusation", "فرنسا", "agent"), ("accusation", "روسيا", "target")} <= parts
    assert {("meeting", "ماكرون", "party"), ("meeting", "ميركل", "party")} <= parts
