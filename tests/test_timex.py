"""TIMEX3 values: what an expression is in the notation of TimeML."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from graphkit import resolve

_CASES = tomllib.loads((Path(__file__).parent / "cases" / "timex.toml").read_text(encoding="utf-8"))
_EXPRESSIONS = [text for group in _CASES["group"] for text, _ in group["cases"]]


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [(group["published"], text, value) for group in _CASES["group"] for text, value in group["cases"]],
)
def test_an_expression_has_its_timex3_value(published: str, text: str, value: str) -> None:
    reference = date.fromisoformat(published) if published else None
    assert [found.timex for found in resolve(text, reference)] == value.split()


@pytest.mark.parametrize(
    "reference", [date.min, date.max, datetime.min, datetime.max, date(9999, 12, 1), date(1, 1, 31)]
)
def test_no_publication_date_is_too_early_or_too_late(reference: date) -> None:
    far = "قبل ألفي عام وبعد ثلاثين عاما وغدا وأمس والأحد المقبل والأسبوع الماضي والشهر القادم"
    for text in [*_EXPRESSIONS, far]:
        assert all((found.from_ is None) == (found.to is None) for found in resolve(text, reference))


def test_what_lies_beyond_the_calendar_stays_open() -> None:
    assert [t.from_ for t in resolve("يعود غدا", date.max)] == [None]
    assert [t.from_ for t in resolve("عاد أمس", date.min)] == [None]


def test_an_aware_date_time_counts_by_its_own_clock() -> None:
    late = datetime(2019, 5, 15, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert [t.from_ for t in resolve("انفجرت سيارة قبل ساعتين ووصل اليوم", late)] == ["2019-05-15T21:00", "2019-05-15"]


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "\ud800 أمس", "أمس\u2028أمس", "\u200f\u202bأمس\u202c", "😀" * 50, "١" * 5000]
)
def test_any_text_is_read(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in resolve(text, date(2019, 5, 15)))


@pytest.mark.parametrize(("text", "reference"), [(b"x", None), (None, None), ("x", "2019-05-15"), ("x", 5)])
def test_other_arguments_are_type_errors(text: str, reference: date | None) -> None:
    with pytest.raises(TypeError, match="is a "):
        resolve(text, reference)
