"""Modality: told, negated, planned, or thought of."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from marked import marked

from graphkit.annotations import Trigger
from graphkit.extractors.events.modality import Modalities
from graphkit.extractors.events.triggers import Triggers

CASES = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))["modality"]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_how_a_trigger_is_meant(case: dict[str, str]) -> None:
    document = marked(case["text"])
    document = document.plus(Triggers()(document))
    trigger = next(t for t in document.of(Trigger) if t.text.removeprefix("ال") == case["trigger"].removeprefix("ال"))
    assert [m.value for m in Modalities()(document) if m.trigger == trigger.id] == [case["value"]]


def test_every_trigger_has_one_modality_and_its_cue_is_in_the_text() -> None:
    document = marked("سيلتقي الوزير نظيره إذا قصف الجيش البلدة، ولم تعقد القمة المرتقبة")
    document = document.plus(Triggers()(document))
    found = list(Modalities()(document))
    assert [m.trigger for m in found] == [t.id for t in document.of(Trigger)]
    assert all(m.cue is None or document.text[m.cue.start : m.cue.end] == m.cue.text for m in found)
