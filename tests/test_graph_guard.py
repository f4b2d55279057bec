"""What may be asked where only reading is allowed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graphkit.errors import ReadOnlyViolation
from graphkit.graph import guard
from graphkit.graph.statements import internal, reading, writing
from graphkit.resources import folder

CASES = tomllib.loads((Path(__file__).parent / "cases" / "read_only.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("query", "word"), CASES["refused"])
def test_a_query_that_would_write_is_refused_by_name(query: str, word: str) -> None:
    with pytest.raises(ReadOnlyViolation) as caught:
        guard.check(query)
    assert word in str(caught.value)


@pytest.mark.parametrize("query", CASES["allowed"])
def test_a_query_that_only_reads_passes(query: str) -> None:
    guard.check(query)


def test_the_named_queries_only_read() -> None:
    texts = [s.text for s in (*reading().values(), *internal().values())]
    texts += [f.read_text(encoding="utf-8") for f in sorted((folder("cypher") / "export").glob("*.cypher"))]
    assert texts
    for text in texts:
        guard.check(text)


@pytest.mark.parametrize("name", sorted(writing()))
def test_every_writing_statement_would_be_refused(name: str) -> None:
    with pytest.raises(ReadOnlyViolation):
        guard.check(writing()[name].text)
