"""Time expressions: what is marked, and what it means on the day it was published."""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.annotations import Segment, TimeReference
from graphkit.document import Article, read
from graphkit.errors import InputError
from graphkit.extractors.times import Times
from graphkit.lexicon import examples, unmark
from graphkit.times import resolve, stream

CASES = Path(__file__).parent / "cases"
LEXICONS = (
    "months",
    "weekdays",
    "units",
    "numbers",
    "deictics",
    "time_modifiers",
    "time_names",
    "time_traps",
    "feasts",
)


def _cases() -> list[tuple[str, str, str]]:
    groups = tomllib.loads((CASES / "times.toml").read_text(encoding="utf-8"))["group"]
    return [(group["published"], text, values) for group in groups for text, values in group["cases"]]


def _nothing() -> list[str]:
    groups = tomllib.loads((CASES / "times_none.toml").read_text(encoding="utf-8"))["group"]
    return [sentence for group in groups for sentence in group["sentences"]]


def _read(text: str, published: str = "2019-05-15") -> list[TimeReference]:
    moment = datetime.fromisoformat(published) if "T" in published else None
    return resolve(text, moment or (date.fromisoformat(published) if published else None))


@pytest.mark.parametrize(("published", "marked", "values"), _cases())
def test_an_expression_is_found_whole_and_means_its_interval(published: str, marked: str, values: str) -> None:
    text, spans = unmark(marked)
    found = [(t.start, t.end, f"{t.from_}/{t.to}" if t.from_ else "open") for t in _read(text, published)]
    assert found == [(*span, value) for span, value in zip(spans, values.split(), strict=True)]


@pytest.mark.parametrize("sentence", _nothing())
def test_what_only_looks_like_a_time_is_left_alone(sentence: str) -> None:
    assert [t.text for t in _read(sentence)] == []


@pytest.mark.parametrize(("entry", "text", "spans"), [e for name in LEXICONS for e in examples(name)])
def test_every_lexicon_entry_proves_itself(entry: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert [(t.start, t.end) for t in _read(text)] == spans, entry


@pytest.mark.parametrize(
    ("text", "kind", "grain", "modifier", "anchor"),
    [
        ("وقع الاتفاق في 3 يونيو 2016", "date", "day", None, "absolute"),
        ("وصل الوفد الأحد", "date", "day", None, "publication"),
        ("عاد مساء الأحد", "time", "hour", None, "publication"),
        ("تبدأ الساعة 19:30", "time", "minute", None, "publication"),
        ("استمر ثلاثة أشهر", "duration", "month", None, "none"),
        ("يلتقيان كل أسبوع", "set", "week", None, "none"),
        ("استقال مطلع مارس", "date", "month", "start", "publication"),
        ("عاد منتصف 2015", "date", "year", "mid", "absolute"),
        ("غادر أواخر 2015", "date", "year", "end", "absolute"),
        ("ينتهي قبل نهاية العام", "date", "year", "before", "publication"),
        ("تغير ذلك بعد عام 2009", "date", "year", "after", "absolute"),
        ("كان الوضع أفضل قبل 2011", "date", "year", "before", "absolute"),
        ("عادوا إلى ما قبل عام 2011", "date", "year", "before", "absolute"),
        ("يعلن القرار بعد 20 مايو 2019", "date", "day", "after", "absolute"),
        ("ولد نحو عام 1950", "date", "year", "approx", "absolute"),
        ("وصل قبل نحو ثلاثة أيام", "date", "day", "approx", "publication"),
        ("وصل قبل ثلاثة أيام", "date", "day", None, "publication"),
        ("استمر حوالى شهرين", "duration", "month", "approx", "none"),
        ("استمر شهرين تقريبا", "duration", "month", "approx", "none"),
        ("لم يدم أكثر من أسبوع", "duration", "week", "approx", "none"),
        ("وصل قرابة الساعة 14:30", "time", "minute", "approx", "publication"),
        ("قصفها في 3 مارس 2011 وفي اليوم التالي دخلها", "date", "day", None, "text"),
        ("يعود إلى القرن السابع عشر", "date", "century", None, "absolute"),
        ("في ستينيات القرن الماضي", "date", "decade", None, "absolute"),
        ("نما في الربع الثاني من 2018", "date", "quarter", None, "absolute"),
        ("اندلعت صيف 2006", "date", "season", None, "absolute"),
        ("دام اللقاء ساعة و15 دقيقة", "duration", "minute", None, "none"),
    ],
)
def test_a_reference_says_its_kind_grain_modifier_and_anchor(
    text: str, kind: str, grain: str, modifier: str | None, anchor: str
) -> None:
    found = _read(text)[-1]
    assert (found.kind, found.grain, found.modifier, found.anchor) == (kind, grain, modifier, anchor)


def test_a_weekday_that_contradicts_the_computed_day_leaves_nothing_sure() -> None:
    found = _read("قال أمس الأحد إن الأمر انتهى")[0]
    assert (found.text, found.from_, found.to, found.conflict) == ("أمس الأحد", None, None, "weekday")


def test_a_full_date_outranks_its_weekday_and_keeps_the_flag() -> None:
    found = _read("وقع الاتفاق الأحد 3 يونيو 2016")[0]
    assert (found.from_, found.conflict) == ("2016-06-03", "weekday")


def test_a_weekday_that_agrees_raises_no_flag() -> None:
    assert [t.conflict for t in _read("قال أمس الثلاثاء ووقع الجمعة 3 يونيو 2016")] == [None, None]


def test_every_reference_names_the_rule_behind_it() -> None:
    assert [t.rule for t in _read("وصل الأحد وغادر في 3 يونيو 2016 بعد ثلاثة أيام")] == ["weekday", "date", "later"]


def test_hours_are_counted_back_only_from_a_known_hour() -> None:
    known, unknown = datetime(2019, 5, 15, 14, 20), datetime(2019, 5, 15)
    assert [t.from_ for t in resolve("انفجرت سيارة قبل ساعتين", known)] == ["2019-05-15T12:00"]
    assert [t.from_ for t in resolve("انفجرت سيارة قبل ساعتين", unknown)] == [None]


@pytest.mark.parametrize(
    "written", ["حزيران/يونيو", "حزيران / يونيو", "حزيران (يونيو)", "يونيو - حزيران", "حزيران يونيو", "حُزَيران"]
)
def test_a_month_is_one_however_many_calendars_name_it(written: str) -> None:
    found = _read(f"وقع الاتفاق في 5 {written} 2016 وعاد")
    assert [(t.text, t.from_) for t in found] == [(f"5 {written} 2016", "2016-06-05")]


def test_proclitics_stay_outside_an_expression() -> None:
    text = "والأربعاء وصل الوفد، وللعام 2015 أرقامه، فبعد عام 2009 تغيرت"
    assert [t.text for t in _read(text)] == ["الأربعاء", "للعام 2015", "بعد عام 2009"]


def test_related_stories_stand_on_their_own_date_not_on_the_page() -> None:
    text = "وصل الوفد أمس.\nقتل ثلاثة أمس.\nغادر أمس."
    cut, end = text.index("قتل"), text.index("غادر")
    document = read(Article("a", "a", text, published="2019-05-15")).plus(
        [
            Segment("s1", "story", 0, cut, "2019-05-15"),
            Segment("s2", "related", cut, end, None),
            Segment("s3", "related", end, len(text), "2018-01-02"),
        ]
    )
    found = [(t.segment, t.from_) for t in Times()(document)]
    assert found == [("s1", "2019-05-14"), ("s2", None), ("s3", "2018-01-01")]


def test_what_was_told_is_carried_within_its_segment_only() -> None:
    text = "قصفها في 3 مارس 2011.\nوفي اليوم التالي دخلها."
    cut = text.index("وفي")
    told = read(Article("a", "a", text))
    apart = told.plus([Segment("s1", "story", 0, cut, None), Segment("s2", "related", cut, len(text), None)])
    assert [t.from_ for t in Times()(told)] == ["2011-03-03", "2011-03-04"]
    assert [t.from_ for t in Times()(apart)] == ["2011-03-03", None]


@pytest.mark.parametrize("text", ["31 يونيو 2016", "29 فبراير 2015", "30 شباط 2014", "ولد عام 2999", "في 31 سبتمبر"])
def test_days_that_do_not_exist_are_open_and_raise_nothing(text: str) -> None:
    assert all(t.from_ is None or t.grain == "year" for t in _read(text))


_PIECES = [
    *"ابتعمن 0123456789/-:.،()\n",
    " يوم ",
    " الساعة ",
    " عام ",
    " مايو ",
    " من ",
    " إلى ",
    " بعد ",
    " و",
    " الأحد ",
    " هـ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_no_text_raises_and_offsets_always_fit(text: str) -> None:
    last = 0
    for found in _read(text):
        assert text[found.start : found.end] == found.text
        assert last <= found.start < found.end
        assert (found.from_ is None) == (found.to is None)
        assert found.from_ is None or found.from_ < (found.to or "")
        last = found.end


def test_the_stream_answers_line_by_line_in_order() -> None:
    rows = [
        {"id": "a", "text": "وصل أمس", "reference": "2019-05-15T00:00:00"},
        {"id": "b", "text": "وصل أمس", "reference": None},
        {"id": "c", "text": "لا شيء", "reference": "2019-05-15"},
    ]
    answers = [json.loads(str(line)) for line in stream(json.dumps(row) for row in rows)]
    assert [a["id"] for a in answers] == ["a", "b", "c"]
    assert [[t["from"] for t in a["times"]] for a in answers] == [["2019-05-14"], [None], []]
    assert answers[0]["times"][0]["text"] == "أمس"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": "a"}',
        '{"id": "a", "text": 3, "reference": null}',
        '{"text": "x", "reference": "2019-13-01"}',
        '{"text": "x", "reference": 5}',
        "\xff",
        "[" * 200_000,
    ],
    ids=["no end", "a list", "no text", "a number as text", "no date", "a number as date", "no JSON", "nested"],
)
def test_a_broken_line_of_the_stream_is_named_and_the_others_go_on(line: str) -> None:
    good = json.dumps({"id": "a", "text": "أمس", "reference": None})
    first, broken, last = stream([good, line, good], "times.jsonl")
    assert isinstance(first, str)
    assert json.loads(first)["times"][0]["text"] == "أمس"
    assert first == last
    assert isinstance(broken, InputError)
    assert str(broken).startswith("times.jsonl, line 2: no text with a reference date: ")
