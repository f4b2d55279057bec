"""The language of an article, by its letters first."""

from __future__ import annotations

import pytest

from graphkit import language
from graphkit.document import Article
from graphkit.pipeline import extract


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("نفى الكرملين اليوم الاثنين تقارير عن مكالمة هاتفية.", "ar"),
        ("نفى متحدث باسم شركة Apple في بيان نشرته CNN صحة التقرير.", "ar"),
        ("أعلن وزير الخارجية پومپيو مساء الأحد أن المحادثات مع الوفد الزائر انتهت، وأن موعد الجولة المقبلة "
         "سيعلن بعد التشاور مع الحلفاء في المنطقة وخارجها خلال الأيام القليلة التالية، وفق بيان للوزارة.", "ar"),
        ("The spokesman denied on Monday that a call between the two presidents had taken place.", "en"),
        ("Le porte-parole a démenti lundi que les deux présidents se soient parlé au téléphone.", "fr"),
        ("سخنگوی دولت روز دوشنبه گزارش‌ها درباره گفتگوی تلفنی میان دو رئیس جمهور را تکذیب کرد.", "fa"),
        ("1234 … 56:78", language.UNKNOWN),
        ("", language.UNKNOWN),
    ],
)  # fmt: skip
def test_language(text: str, code: str) -> None:
    assert language.of(text) == code


def test_an_article_in_another_language_is_read_and_its_events_are_not_guessed() -> None:
    record = extract(Article("a", "a", "The spokesman denied on Monday that a call had taken place."))
    assert record.article.language == "en"
    assert not record.events and not record.claims and len(record.segments) == 1
