"""Tokens and sentences of news text, with their offsets."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.annotations import Segment
from graphkit.document import Article, read, tokenizer

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sentences.toml").read_text(encoding="utf-8"))["text"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_sentences(case: dict[str, Any]) -> None:
    document = read(Article("a", "a", case["text"].replace("¶", "\n")))
    assert [" ".join(t.text for t in document.tokens_of(s)) for s in document.sentences] == case["sentences"]


def test_paragraphs_count_lines_that_hold_words() -> None:
    document = read(Article("a", "a", "عنوان\n\n\nفقرة أولى. وتتمة.\n \nفقرة ثانية\n"))
    assert [s.paragraph for s in document.sentences] == [0, 1, 1, 2]


TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from('ابتوفقال "«».،؟\n\t\u00a0\u200f\u064e12:/-'), st.characters(codec="utf-8"))
)


@given(TEXTS)
def test_the_tokens_are_those_that_spacy_finds_in_the_whole_text(text: str) -> None:
    whole = [(t.idx, t.text) for t in tokenizer().make_doc(text) if not t.is_space]
    assert [(t.start, t.text) for t in read(Article("a", "a", text)).tokens] == whole


@given(TEXTS)
def test_any_text_is_tokenised_and_every_token_leads_back_to_it(text: str) -> None:
    document = read(Article("a", "a", text))
    assert all(text[t.start : t.end] == t.text for t in document.tokens)
    assert "".join(t.text for t in document.tokens) == "".join(text.split())
    assert [t.i for s in document.sentences for t in document.tokens_of(s)] == list(range(len(document.tokens)))


def test_boilerplate_is_not_told() -> None:
    text = "خبر مهم.\nالمصدر: وكالة"
    document = read(Article("a", "a", text)).plus(
        [Segment("s1", "story", 0, 8, None), Segment("s2", "boilerplate", 9, len(text), None)]
    )
    assert [text[s.start : s.end] for s in document.told] == ["خبر مهم."]
    assert document.segment_at(10) == document.segments[1]
