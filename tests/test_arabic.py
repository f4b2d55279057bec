"""Folding: spellings that mean the same compare equal, and offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.arabic import arabic_share, fold, fold_text, has_arabic, skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أمريكا", "امريكا"),
        ("إيران", "ايران"),
        ("آب", "اب"),
        ("نفى", "نفي"),
        ("مُحَمَّد", "محمد"),
        ("مـكـالـمـة", "مكالمة"),
        ("۲۰۱۸", "2018"),
        ("٢٠١٨", "2018"),
        ("کابول", "كابول"),
        ("\u200fموسكو\u200e", "موسكو"),
        ("CNN", "cnn"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("مكتبة", "مكتبه"), ("موسكو", "موسكي"), ("أب", "أبو")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.parametrize(
    ("word", "count", "rest"),
    [("والقصف", 1, "القصف"), ("وَالقصف", 1, "القصف"), ("لـCNN", 1, "CNN"), ("قصف", 0, "قصف"), ("قصف", 9, "")],
)
def test_skip_finds_the_offset_behind_folded_letters(word: str, count: int, rest: str) -> None:
    assert word[skip(word, count) :] == rest


def test_share_of_arabic() -> None:
    assert arabic_share("قال بوتين") == 1.0
    assert arabic_share("said بوتي") == 0.5
    assert arabic_share("123 …") == 0.0
    assert has_arabic("a ب") and not has_arabic("abc ١٢")
