"""Statement files: what they are for, what they take, and what is wrong with a broken one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import DataError, UsageError
from graphkit.graph import statements
from graphkit.graph.statements import Parameter, parse, parse_text

TEXT = """// What is asked
// :param actor actor  who: a name or an id
// :param from date = 2024-02-29  first day
// :param limit int = 20  how many
// :param kinds strings = call,visit  which
// :param none string = null
// :param after string = ''  after which
// A remark that is none of these.
MATCH (n) RETURN n // :param not string  one
"""


def test_a_file_says_what_it_is_for_and_what_it_takes(tmp_path: Path) -> None:
    path = tmp_path / "what-is-asked.cypher"
    path.write_text(TEXT, encoding="utf-8")
    found = parse(path)
    assert (found.name, found.purpose, found.text) == ("what-is-asked", "What is asked", TEXT)
    assert found.parameters == (
        Parameter("actor", "actor", "who: a name or an id", None, True),
        Parameter("from", "date", "first day", date(2024, 2, 29), False),
        Parameter("limit", "int", "how many", 20, False),
        Parameter("kinds", "strings", "which", ["call", "visit"], False),
        Parameter("none", "string", "", None, False),
        Parameter("after", "string", "after which", "", False),
    )


def test_a_query_of_ones_own_needs_no_comments() -> None:
    found = parse_text("mine", "MATCH (n) RETURN n")
    assert (found.purpose, found.parameters) == ("", ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("// for\n// :param x\nRETURN 1", "q.cypher, line 2: write"),
        ("// for\n\n// :param x number  n\nRETURN 1", "q.cypher, line 3: 'number' is no type"),
        ("// :param x int = many  n\nRETURN 1", "line 1: the default many is no int"),
        ("// :param x date = 2023-02-29\nRETURN 1", "the default 2023-02-29 is no date"),
        ("// :param x int  a\n// :param x int  b\nRETURN $x", "parameter 'x' twice"),
        ("// only a comment\n", "holds no statement"),
        ("", "holds no statement"),
    ],
)
def test_a_broken_query_names_the_file_the_line_and_the_problem(text: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_text("q", text, "q.cypher")
    assert problem in str(caught.value)
    assert str(caught.value).startswith("q.cypher")


def test_a_query_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    path = tmp_path / "q.cypher"
    path.write_bytes("// سؤال\nRETURN 1".encode("cp1256"))
    with pytest.raises(UsageError, match="not UTF-8"):
        parse(path)
    with pytest.raises(UsageError, match="cannot be read"):
        parse(tmp_path)


def test_a_shipped_statement_without_a_purpose_is_broken_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "write").mkdir()
    (tmp_path / "write" / "x.cypher").write_text("RETURN 1", encoding="utf-8")
    monkeypatch.setattr(statements, "folder", lambda name: tmp_path)
    with pytest.raises(DataError, match=r"x\.cypher, line 1"):
        statements._folder.__wrapped__("write")


def test_every_shipped_statement_parses_and_declares_what_it_uses() -> None:
    for found in (*statements.reading().values(), *statements.writing().values(), *statements.internal().values()):
        used = statements.placeholders(found.text)
        assert used - {"rows"} == {p.name for p in found.parameters}, found.name
