"""Triggers: each entry finds its own examples, and the sentences that tell nothing give nothing."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from marked import marked

from graphkit.annotations import Trigger
from graphkit.document import Article, read
from graphkit.extractors.actors import Actors
from graphkit.extractors.events.triggers import Triggers
from graphkit.lexicon import examples, table
from graphkit.plover import types

CASES = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))
EXAMPLES = list(examples("triggers"))
TRIGGERS = Triggers(statements=True)


@pytest.mark.parametrize(("entry", "text", "spans"), EXAMPLES, ids=[f"{e[0]}: {e[1]}" for e in EXAMPLES])
def test_an_entry_finds_its_example(entry: str, text: str, spans: list[tuple[int, int]]) -> None:
    document = read(Article("a", "a", text))
    document = document.plus(Actors()(document)) if "who" in _group(entry) else document
    type_ = entry.split("[")[0]
    found = [(t.start, t.end) for t in TRIGGERS(document) if t.type == type_]
    assert [span for span in spans if span not in found] == []


def _group(entry: str) -> dict[str, Any]:
    type_, _, number = entry.rstrip("]").partition("[")
    group: dict[str, Any] = table("triggers")[type_][int(number)]
    return group


def test_every_group_of_entries_has_an_example() -> None:
    bare = [
        f"{type_}[{i}]"
        for type_, groups in table("triggers").items()
        if type_ not in ("sets", "none")
        for i, group in enumerate(groups)
        if not group.get("examples")
    ]
    assert bare == []


def test_the_lexicon_knows_every_type_of_event() -> None:
    assert set(TRIGGERS.types) == types()


@pytest.mark.parametrize("case", CASES["nothing"], ids=[c["why"] for c in CASES["nothing"]])
def test_words_that_only_look_like_an_event_give_none(case: dict[str, str]) -> None:
    document = marked(case["text"])
    assert [(t.type, t.text) for t in Triggers()(document) if t.type != "visit"] == []


def test_a_plain_saying_is_told_only_when_asked_for() -> None:
    document = marked("عقد الوزير مؤتمرا صحفيا")
    assert [t.type for t in TRIGGERS(document)] == ["statement"]
    assert list(Triggers()(document)) == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("وسيلتقي الوزير نظيره", "يلتقي"),
        ("رحبت باللقاء", "اللقاء"),
        ("تمهيدا للقاء", "لقاء"),
        ("بعد لقائهما في عمان", "لقائهما"),
        ("قَصَفَ الطيران الموقع", "قَصَفَ"),
        ("#الاتفاق_النووي في خطر", "الاتفاق_النووي"),
        ("منح الضوء الأخضر", "الضوء الأخضر"),
        ("بالاتصال الهاتفي", "الاتصال الهاتفي"),
    ],
)
def test_a_trigger_stands_behind_its_proclitics(text: str, surface: str) -> None:
    assert [t.text for t in Triggers()(marked(text))][:1] == [surface]


def test_a_trigger_inside_a_name_tells_nothing() -> None:
    text = "أعلنت [حركة مقاومة القصف](movement organization) موقفها"
    assert list(Triggers()(marked(text))) == []


def test_triggers_never_overlap_and_follow_the_text() -> None:
    document = marked("أعلن عن وقف إطلاق النار بعد إطلاق نار وقصف مدفعي، ثم عقدت قمة ثلاثية وجلسة طارئة")
    found: list[Trigger] = list(Triggers()(document))
    assert len(found) >= 5
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(document.text[t.start : t.end] == t.text for t in found)
