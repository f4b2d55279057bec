"""What denials, accusations, condemnations, refusals and silences speak of."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from annotated import annotated

from graphkit.annotations import About
from graphkit.document import Article, read
from graphkit.extractors.claims.claims import Claims
from graphkit.extractors.claims.denying import denies, noncommittal
from graphkit.lexicon import examples

CASES = tomllib.loads((Path(__file__).parent / "cases" / "claims.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_speech_acts_speak_of(case: dict[str, Any]) -> None:
    document = annotated(case["text"], case["actors"], case["events"])
    found = [f"{a.event} -> {a.about}" for a in Claims()(document) if isinstance(a, About)]
    assert sorted(found) == sorted(case.get("about", []))


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        ("نفى", True),
        ("ونفته", True),
        ("ينفون", True),
        ("لا صحة", True),
        ("نافيا", True),
        ("كاذب", False),
        ("ردت", False),
    ],
)
def test_words_that_deny_and_nothing_else(trigger: str, expected: bool) -> None:
    assert denies(trigger) is expected


def test_every_example_of_a_denying_word_denies() -> None:
    marked = [text[s:e] for entry, text, spans in examples("stance") if entry == "denying" for s, e in spans]
    assert marked
    assert all(map(denies, marked))


def test_every_example_of_a_noncommittal_word_denies_nothing() -> None:
    marked = [(text, span) for entry, text, spans in examples("stance") if entry == "noncommittal" for span in spans]
    assert marked
    for text, (start, end) in marked:
        document = read(Article("a", "a", text))
        assert noncommittal(document, document.mention(start, end)), text
    plain = read(Article("a", "a", "نفى الناطق الخبر وأكد أن اللقاء لم ينعقد"))
    assert not noncommittal(plain, plain.mention(0, 3))
