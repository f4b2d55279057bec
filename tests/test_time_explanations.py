"""`graphkit times --explain`, and the names of the rules that it prints."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit import resolve
from graphkit.cli import graphkit
from graphkit.export.time_explanations import explain
from graphkit.lexicon import table

_PAGE = (Path(__file__).parent.parent / "docs" / "times.md").read_text(encoding="utf-8")
_GRAMMAR = table("time_grammar")


def _lines(text: str, reference: date | None = date(2019, 5, 15)) -> list[str]:
    return list(explain(text, resolve(text, reference), reference, "a"))


def test_an_expression_is_shown_with_its_value_and_its_rule() -> None:
    assert _lines("وصل الوفد مطلع مارس") == [
        "a: published 2019-05-15",
        "  10-19  \u2068وصل الوفد [مطلع مارس]\u2069",
        "    value   from 2019-03-01 up to and without 2019-03-11 (date, month)",
        "    timex   2019-03",
        "    mod     start",
        "    anchor  publication: counted from the publication date",
        f"    rule    edge: {_GRAMMAR['names']['edge']}",
    ]


@pytest.mark.parametrize(
    ("text", "reference", "why"),
    [
        ("عاد أمس", None, "the publication date, which is not known"),
        ("عاد أمس الأحد", date(2019, 5, 15), "the weekday that it names contradicts"),
        ("عاد في اليوم التالي", date(2019, 5, 15), "a time or happening that the text does not date"),
        ("عاد قبل ساعتين", datetime(2019, 5, 15), "the hour of publication, which is not known"),
        ("غاب ثلاثة أيام", date(2019, 5, 15), "a length of time"),
        ("يعود كل يوم", date(2019, 5, 15), "it recurs"),
        ("في 31 يونيو 2016", date(2019, 5, 15), "neither the text nor the publication date decides it"),
    ],
)
def test_an_open_value_says_why(text: str, reference: date | None, why: str) -> None:
    (value,) = [line for line in _lines(text, reference) if line.startswith("    value ")]
    assert value.startswith("    value   open (")
    assert why in value


def test_a_date_that_outranks_its_weekday_says_so() -> None:
    assert "    but     weekday contradicts it" in _lines("وقع الاتفاق الأحد 3 يونيو 2016")


def test_a_line_stays_a_line_and_isolates_its_arabic() -> None:
    text = "\u2069كلام\n" + "كلمة " * 30 + "أمس\n\u202eكلام\x1b[31m " + "كلمة " * 30
    shown = _lines(text)[1]
    assert (shown.count("\u2068"), shown.count("\u2069")) == (1, 1)
    assert "\x1b" not in shown
    assert shown.partition("  \u2068")[2].startswith("…")


def test_the_command_explains() -> None:
    line = json.dumps({"id": "a", "text": "عاد أمس", "reference": "2019-05-15"})
    result = CliRunner().invoke(graphkit, ["times", "--explain"], input=line)
    assert result.stdout.splitlines() == _lines("عاد أمس")
    assert CliRunner().invoke(graphkit, ["times", "--explain", "--format", "timeml"], input=line).exit_code == 2


def test_the_example_of_the_page_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", _PAGE, re.DOTALL)[0]
    exec(code, {})
    assert capsys.readouterr().out == printed


def test_the_explanation_on_the_page_is_true() -> None:
    (printed,) = re.findall(r"for people:\n\n```\n(.*?)```", _PAGE, re.DOTALL)
    text = "عاد أمس الأحد"
    found = explain(text, resolve(text, date(2024, 11, 11)), date(2024, 11, 11), "1")
    assert "\n".join(found) + "\n" == printed
