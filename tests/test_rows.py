"""Rows in every form, and tables that stay aligned under Arabic."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from graphkit.export.rows import Form, write

ROWS: list[dict[str, Any]] = [
    {"id": "a|1", "on": date(2024, 11, 4), "names": ["نفى", "أكّد"], "ok": True, "text": "سطر\nثانٍ", "n": None},
    {"id": "b*", "on": None, "names": [], "ok": False, "text": '<b>"x"</b>', "n": 3},
]


def written(form: Form, rows: list[dict[str, Any]] = ROWS, columns: tuple[str, ...] = ()) -> str:
    stream = io.StringIO()
    assert write(rows, form, stream, columns) == len(rows)
    return stream.getvalue()


def test_json_is_one_object_a_line_with_arabic_as_it_is() -> None:
    lines = written("json").splitlines()
    assert json.loads(lines[0]) == {**ROWS[0], "on": "2024-11-04"}
    assert "نفى" in lines[0]
    assert len(lines) == 2


def test_csv_reads_back_with_its_line_feeds() -> None:
    read = list(csv.DictReader(io.StringIO(written("csv"))))
    assert read[0] == {"id": "a|1", "on": "2024-11-04", "names": "نفى; أكّد", "ok": "yes", "text": "سطر\nثانٍ", "n": ""}
    assert read[1]["text"] == '<b>"x"</b>'


def test_markdown_escapes_what_would_be_a_sign_of_its_own() -> None:
    lines = written("markdown").splitlines()
    assert lines[:2] == ["| id | on | names | ok | text | n |", "| --- | --- | --- | --- | --- | --- |"]
    assert lines[2] == r"| a\|1 | 2024-11-04 | نفى; أكّد | yes | سطر ثانٍ |  |"
    assert lines[3] == r'| b\* |  |  | no | \<b\>"x"\</b\> | 3 |'


def test_a_table_outside_a_terminal_is_neither_cut_nor_coloured() -> None:
    long = "كلمة " * 200
    table = written("table", [{"a": long, "b": "end"}])
    assert long.strip() in table
    assert "\x1b" not in table
    assert len(table.splitlines()) == 2


def test_columns_align_by_display_width_where_marks_take_none() -> None:
    lines = written("table", [{"a": "محمّد", "b": "x"}, {"a": "محمد", "b": "x"}]).splitlines()
    assert lines[1] == "محمّد  x"
    assert lines[2] == "محمد  x"


def test_named_columns_are_shown_and_no_others() -> None:
    assert written("csv", columns=("ok", "id")).splitlines() == ["ok,id", "yes,a|1", "no,b*"]


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_no_rows_give_no_output(form: Form) -> None:
    assert written(form, []) == ""
