"""Dating: which day dates which trigger."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from marked import marked

from graphkit.annotations import Trigger
from graphkit.extractors.events.arguments import Arguments
from graphkit.extractors.events.dating import Datings
from graphkit.extractors.events.modality import Modalities
from graphkit.extractors.events.triggers import Triggers

CASES = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))["dating"]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_the_day_of_a_trigger(case: dict[str, str]) -> None:
    document = marked(case["text"])
    for extract in (Triggers(), Modalities(), Arguments()):
        document = document.plus(extract(document))
    trigger = next(t for t in document.of(Trigger) if t.text == case["trigger"])
    found = [d.time for d in Datings()(document) if d.trigger == trigger.id]
    assert found == ([case["time"]] if case["time"] else [])


def test_without_times_nothing_is_dated() -> None:
    document = marked("التقى الوزير نظيره")
    assert list(Datings()(document.plus(Triggers()(document)))) == []
