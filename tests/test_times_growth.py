"""The work of finding times grows as the text does, whatever the text: counted in function calls, never in seconds."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from graphkit.times import resolve

HARD = [
    "في 12 أيار/مايو 2020 الساعة 10:30 مساء بتوقيت غرينتش، ثم أول من أمس.",
    "أعلن الناطق أن الاجتماع أرجئ إلى الأحد المقبل",
    "يوم",
    "شهر",
    "من",
    "و",
    "12",
    "وثلاثة",
    "100 و",
    "ألف ومئة و",
    "أيار",
    "12 -",
    "12/",
    "ثلاثة أو",
    "ثلاثة أيام أو",
    "سنة وشهر و",
    "قبل",
    "بعد ثلاثة",
    "يوم الأحد",
    "منتصف نهاية",
    "الساعة",
    "( أيار",
    "من 12 إلى",
    "بين عامي 2011 و",
]


def _steps(text: str) -> int:
    count = 0

    def tell(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        resolve(text, date(2020, 5, 20))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("part", HARD)
def test_work_grows_as_the_text_does(part: str) -> None:
    texts = [f"{part} " * (100 * times) for times in (1, 2, 4)]
    for text in texts:
        resolve(text)  # words are looked up once, that is not counted
    once, twice, four = map(_steps, texts)
    assert twice > once
    assert four - twice <= 2.1 * (twice - once)


@pytest.mark.parametrize("word", ["يوم", "شهر", "أيار", "وثلاثة", "12", "و"])
def test_a_sentence_of_thousands_of_one_word_is_read(word: str) -> None:
    text = f"{word} " * 5000
    assert all(text[found.start : found.end] == found.text for found in resolve(text, date(2020, 5, 20)))
