"""Odd text never raises, and every offset gives its text, whatever is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.document import Article
from graphkit.pipeline import extract
from graphkit.reading import read_paths
from graphkit.records import Record, check

EXAMPLES = Path(__file__).parent.parent / "examples"

ODD = {
    "only diacritics": "\u064e\u064f\u0650\u0651\u0652\u064b",
    "only blanks": " \n\t\r\n\u00a0\u2003",
    "only direction marks": "\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufeff",
    "only punctuation": "«»،؛؟... !!! ((()))",
    "only digits": "١٢٣٤ 5678 ۱۲۳ ٣/٤/٢٠٢٠",
    "one letter": "و",
    "marks of direction within words": "أعل\u200fن\u200e الكر\u202bملين\u202c أ\u200dمس عن مكا\u200cلمة.",
    "tatweel and full vowels": "نَفَـــــى الكِرِمْلِينُ، أَمْـــسِ الأَحَدَ، إِجْرَاءَ مُكَالَمَةٍ هَاتِفِيَّةٍ.",
    "presentation forms": "ﻧﻔﻰ ﺍﻟﻜﺮﻣﻠﻴﻦ ﺃﻣﺲ ﺍﻷﺣﺪ ﺇﺟﺮﺍﺀ ﻣﻜﺎﻟﻤﺔ.",
    "emoji": "قال الرئيس 🇫🇷 أمس 👨\u200d👩\u200d👧 إنه اتصل 📞 بنظيره 🇹🇷🔥 الأحد 😀.",
    "mixed scripts": "قالCNNأمس the الرئيسpresident في2024-11-11الكرملинЩ 会议 مع Πούτιν",
    "a very long word": "ا" * 50_000 + " " + "الكرملين" * 5_000,
    "a very long sentence": "وقال الرئيس إن الوزير أكد أن الكرملين نفى المكالمة أمس " * 200,
    "very many lines": "إقرأ أيضاً:\nعنوان\n" * 4_000,
    "very many empty lines": "عنوان" + "\n" * 50_000 + "قال الرئيس أمس.",
    "other line breaks": "عنوان\rمتن أمس\u2028سطر\u2029فقرة\x0bأخرى\x0cصفحة\x85الأحد",
    "quotes never closed": 'قال "إن «المكالمة (حصلت" أمس [و' * 60,
    "impossible dates": "في 31 فبراير 2024 و99/99/9999 و٠٠:٦١ الساعة 45:99 قبل 999999999999999999999 سنة ومنذ 0 أيام",
    "years out of range": "عام 0 وعام 99999 وقبل مليون عام وبعد 9999 وفي 31 ديسمبر 9999 غدا وبعد 100000 يوم",
    "controls": "قال\x00 الرئيس\x01 أمس\x7f إنه\x1b اتصل.",
    "beyond the basic plane": "𞸀𞸁𞸂 قال 𝟙𝟚 أمس 𐤀𐤁",
    "nested proclitics": "فسيبلغونهم وبالمكالمة ولللقاء أفبالاتصال وسيستنكرونها كبالكرملين",
}

ALPHABET = st.one_of(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىءأإآةؤئ"),
    st.sampled_from(' \n"«».،؛:؟!()/-–…\u200f\u200e\u0640\u064e\u0651١٢0129'),
    st.characters(codec="utf-8"),
)
VOCABULARY = """نفى قال أعلن الكرملين الرئيس المتحدث باسم بوتين أردوغان وزير خارجية مصر رويترز مصادر مطلعة مكالمة هاتفية
اجتماع أمس غدا الأحد الماضي المقبل قبل بعد منذ يومين 3 مارس 2025 مارس/آذار الساعة 10:30 إن أن لم لن قد سوف " « » . ، : ؟
المصدر: إقرأ أيضاً: نقلا عن بحسب وفق واتهم ورفض التعليق لا صحة من في على مع و ف ب ل"""
WORDS = st.lists(st.sampled_from([*VOCABULARY.split(), "\n"]), max_size=60).map(" ".join)


def read(text: str, published: str | None = "2024-11-11") -> Record:
    """The record of a text, checked: the schema holds, references lead somewhere, offsets give their texts."""
    article = Article("a", "a.txt", text, published=published, published_basis="given" if published else None)
    record = extract(article)
    assert check(json.loads(record.dumps()), "record") == record
    assert record.article.text == text
    end = 0
    for segment in record.segments:
        assert end <= segment.start <= segment.end <= len(text)
        assert not text[end : segment.start].strip()
        end = segment.end
    assert not text[end:].strip()
    return record


@pytest.mark.parametrize("name", list(ODD))
@pytest.mark.parametrize("published", ["2024-11-11", None])
def test_odd_text_is_read(name: str, published: str | None) -> None:
    assert read(ODD[name], published).article.id == "a"


def test_nothing_is_found_where_nothing_is_written() -> None:
    for name in ("only diacritics", "only blanks", "only direction marks", "only punctuation"):
        record = read(ODD[name])
        assert (record.times, record.actors, record.events, record.claims) == ((), (), (), ())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(ALPHABET, max_size=300))
def test_any_letters_are_read(text: str) -> None:
    read(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, st.sampled_from(["2024-02-29", "2024-12-31", "1000-01-01", "2999-12-31", None]))
def test_any_words_of_news_in_any_order_are_read(text: str, published: str | None) -> None:
    read(text, published)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "The Kremlin denied on Monday that Putin had spoken to Trump.\nThe spokesman said the report was fiction.",
        ),
        ("ru", "Кремль опроверг сообщения о разговоре Путина и Трампа.\nПесков назвал это вымыслом."),
        ("fr", "L'Élysée a démenti lundi tout appel entre les deux présidents, selon l'agence."),
    ],
)
def test_another_language_is_read_and_marked_and_no_events_are_guessed(code: str, text: str) -> None:
    record = read(text)
    assert record.article.language == code
    assert (record.times, record.actors, record.events, record.claims) == ((), (), (), ())
    assert [(s.kind, s.start, s.end) for s in record.segments] == [("story", 0, len(text))]


def test_an_arabic_article_with_foreign_names_stays_arabic() -> None:
    text = 'نقلت "The Washington Post" عن مصادر أن الرئيس اتصل بنظيره أمس، وفق موقع Axios الأميركي.'
    assert read(text).article.language == "ar"


@pytest.mark.parametrize(
    "article", [a for a in read_paths([str(EXAMPLES)]) if isinstance(a, Article)], ids=lambda a: a.id
)
def test_every_event_has_a_voice(article: Article) -> None:
    record = extract(article)
    assert {claim.event for claim in record.claims} == {event.id for event in record.events}
