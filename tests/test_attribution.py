"""Attribution: who tells which words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from annotated import annotated

from graphkit.document import Article, Document, read
from graphkit.extractors.claims.attribution import frames
from graphkit.extractors.claims.content import Content, Frame
from graphkit.extractors.claims.cues import cues
from graphkit.extractors.claims.polarity import Polarity
from graphkit.extractors.claims.quotations import quotations
from graphkit.extractors.claims.speakers import Speakers
from graphkit.lexicon import examples, unmark
from graphkit.phrases import words

CASES = tomllib.loads((Path(__file__).parent / "cases" / "claims_attribution.toml").read_text(encoding="utf-8"))["case"]


def voice(frame: Frame) -> str:
    """A frame's voice in the notation of the cases."""
    name = "+".join(frame.sources) or "nobody"
    return name + "?" * frame.anonymous + (" < " + " ".join(frame.via) if frame.via else "")


def told(document: Document, offset: int) -> str:
    """The innermost voice at an offset, with the voices around it as its relays."""
    around = sorted((f for f in frames(document) if f.start <= offset < f.end), key=lambda f: f.start, reverse=True)
    if not around:
        return "outlet"
    inner = around[0]
    outer = [s for f in around[1:] for s in f.sources if s not in (*inner.sources, *inner.via)]
    via = [*inner.via, *dict.fromkeys(outer)]
    return voice(inner).partition(" <")[0] + (" < " + " ".join(via) if via else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_each_word_is_told_by(case: dict[str, Any]) -> None:
    text, marked = unmark(case["text"])
    document = annotated(text, case["actors"])
    assert [told(document, start) for start, _ in marked] == case["told"]


@pytest.mark.parametrize("table", ["speech", "attribution"])
def test_every_example_of_a_cue_is_found(table: str) -> None:
    missed = []
    for entry, text, marked in examples(table):
        if entry == "breaks":
            continue
        document = read(Article("a", "a", text))
        found = list(cues(document.tokens, 0, len(document.tokens)))
        for start, end in marked:
            expected = words(text[start:end])
            if not any(tuple(t.norm for t in document.tokens[f.first : f.last])[-len(expected) :] == expected
                       or document.tokens[f.first].start <= start < document.tokens[f.last - 1].end
                       for f in found):  # fmt: skip
                missed.append((entry, text))
    assert not missed


def test_every_example_of_a_break_is_found() -> None:
    marked = [(text, spans) for entry, text, spans in examples("attribution") if entry == "breaks"]
    assert marked
    for text, spans in marked:
        document = read(Article("a", "a", text))
        content = Content(document, Speakers(document))
        assert content.breaks(document.sentences[0], [], []) == [start for start, _ in spans], text


def test_every_example_of_an_unnamed_source_is_anonymous() -> None:
    marked = list(examples("anonymity"))
    assert marked
    for entry, text, _ in marked:
        found = frames(read(Article("a", "a", text)))
        assert [f.anonymous for f in found] == [True], (entry, text)


def test_every_example_of_an_open_report_is_unverified() -> None:
    marked = [(text, spans) for entry, text, spans in examples("stance") if entry == "unverified"]
    assert marked
    for text, ((_, end),) in marked:
        document = read(Article("a", "a", text))
        assert Polarity(document).unverified(document.mention(text.index(" ", end) + 1, len(text))), text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('قال "نعم" ثم "لا".', ['"نعم"', '"لا"']),
        ("قال «نعم» ثم “لا” ثم ”ربما“.", ["«نعم»", "“لا”", "”ربما“"]),
        ('بدأ "ولم ينته\nثم سطر آخر', ['"ولم ينته']),
        ('"جملة. وأخرى. وثالثة"', ['"جملة. وأخرى. وثالثة"']),
        ("بلا علامات", []),
        ('"', ['"']),
        ("", []),
    ],
)
def test_quotations_span_from_mark_to_mark(text: str, found: list[str]) -> None:
    document = read(Article("a", "a", text))
    assert [document.text[q.start : q.end] for q in quotations(document)] == found


@pytest.mark.parametrize(
    "text", ["", " ", ":", '"""', "قال", "قال:", "نقلا عن", "(((", "سالم:", "أن أن أن", "و" * 50, "«»" * 40]
)
def test_odd_text_never_raises(text: str) -> None:
    document = read(Article("a", "a", text))
    assert all(0 <= f.start <= len(text) for f in frames(document))
