"""Word forms and proclitics."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.arabic import fold
from graphkit.morphology import adjective_forms, noun_forms, splits, verb_forms

CASES = tomllib.loads((Path(__file__).parent / "cases" / "morphology.toml").read_text(encoding="utf-8"))


def check(forms: set[str], case: dict[str, Any]) -> None:
    assert {fold(word) for word in case["has"]} <= forms
    assert not {fold(word) for word in case["lacks"]} & forms


@pytest.mark.parametrize("case", CASES["verb"], ids=lambda c: c["past"])
def test_a_verb_has_the_forms_that_news_uses_and_no_others(case: dict[str, Any]) -> None:
    check({form.text for form in verb_forms(case["past"], case["present"])}, case)


@pytest.mark.parametrize("case", CASES["noun"], ids=lambda c: c["singular"] or c["plurals"][0])
def test_a_noun_takes_case_number_and_pronouns(case: dict[str, Any]) -> None:
    check({form.text for form in noun_forms(case["singular"] or None, *case["plurals"])}, case)


@pytest.mark.parametrize("case", CASES["adjective"], ids=lambda c: c["masculine"])
def test_an_adjective_agrees(case: dict[str, Any]) -> None:
    check({form.text for form in adjective_forms(case["masculine"])}, case)


@pytest.mark.parametrize("case", CASES["split"], ids=lambda c: c["word"])
def test_proclitics_are_split_off(case: dict[str, Any]) -> None:
    readings = [[*s.proclitics, ("ال" if s.definite else "") + s.stem] for s in splits(fold(case["word"]))]
    assert case["reading"] in readings


def test_features_say_tense_and_agreement() -> None:
    forms = {form.text: form for form in verb_forms("أعلن", "يعلن")}
    assert (forms["اعلنت"].tense, forms["اعلنت"].gender, forms["اعلنت"].number) == ("past", "f", "singular")
    assert (forms["يعلنون"].tense, forms["يعلنون"].number) == ("present", "plural")
    assert forms["اعلنه"].pronoun == "ه"


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةء", min_size=1, max_size=12))
def test_every_reading_gives_the_word_back(word: str) -> None:
    for split in splits(word):
        assert word.endswith(split.stem)
        assert split.skip == len(word) - len(split.stem)
    assert splits(word)[0].stem == word
