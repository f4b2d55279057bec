"""Coreference: one happening told many times is one event, and two happenings are two."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import marked

from graphkit.annotations import Annotation, Dating, Event, Modality, TimeReference, Trigger
from graphkit.document import Document
from graphkit.extractors.events.arguments import Arguments
from graphkit.extractors.events.coreference import Coreference
from graphkit.extractors.events.dating import Datings
from graphkit.extractors.events.modality import Modalities
from graphkit.extractors.events.triggers import Triggers
from graphkit.morphology import Form

CASES = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))["coreference"]


def events(document: Document) -> list[Event]:
    for extract in (Triggers(), Modalities(), Arguments(), Datings()):
        document = document.plus(extract(document))
    return list(Coreference()(document))


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_triggers_of_one_happening_are_one_event(case: dict[str, Any]) -> None:
    found = events(marked(case["text"]))
    assert [f"{e.type} {'|'.join(m.text for m in e.mentions)}" for e in found] == case["events"]


def test_an_event_pools_what_its_mentions_know() -> None:
    text = "تعقد قمة [الأحد](2024-05-05). وتجمع القمة بين [الملك](king person) و[الرئيس](president person)"
    (event,) = events(marked(text + " في [عمان](amman place)"))
    assert {(p.actor, p.role) for p in event.participants} == {("king", "party"), ("president", "party")}
    assert (event.from_, event.to, event.grain) == ("2024-05-05", "2024-05-06", "day")
    assert event.place == "amman"


def _dated(time: TimeReference, form: Form | None = None) -> Event:
    document = marked("التقى الوزير نظيره", published="2024-05-10")
    trigger = Trigger("trigger1", "s1", "meeting", 0, 5, "التقى", 0, 1, "meeting:التقى", form)
    parts: list[Annotation] = [trigger, time, Dating("trigger1", time.id), Modality("trigger1", "actual")]
    (event,) = Coreference()(document.plus(parts))
    return event


@pytest.mark.parametrize(
    ("from_", "to", "grain", "days"),
    [
        ("2024-05-05T18:00", "2024-05-06T00:00", "hour", ("2024-05-05", "2024-05-06", "day")),
        ("2024-05-05T22:15", "2024-05-05T22:16", "minute", ("2024-05-05", "2024-05-06", "day")),
        ("2024-05-05T18:00", "2024-05-06T06:00", "hour", ("2024-05-05", "2024-05-07", "day")),
        ("2024-05-01", "2024-06-01", "month", ("2024-05-01", "2024-06-01", "month")),
    ],
)
def test_an_event_is_dated_in_whole_days(from_: str, to: str, grain: str, days: tuple[str, str, str]) -> None:
    event = _dated(TimeReference("t1", "s1", 0, 5, "التقى", "time", from_, to, grain))
    assert (event.from_, event.to, event.grain) == days


def test_what_lies_ahead_of_publication_is_planned() -> None:
    event = _dated(TimeReference("t1", "s1", 0, 5, "التقى", "date", "2024-05-12", "2024-05-13", "day"))
    assert event.modality == "planned"


def test_what_a_past_verb_tells_is_not_planned() -> None:
    time = TimeReference("t1", "s1", 0, 5, "التقى", "date", "2024-05-12", "2024-05-13", "day")
    assert _dated(time, Form("التقى", "verb", "past")).modality == "actual"


def test_no_triggers_no_events() -> None:
    assert events(marked("الطقس جميل")) == []
