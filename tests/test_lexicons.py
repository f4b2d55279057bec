"""Every lexicon table can be read, and every table's examples are run by some test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.lexicon import examples, names, table, unmark

TESTS = {
    path: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)
}


GRAMMAR = table("time_grammar")


@pytest.mark.parametrize("name", names())
def test_a_table_is_read_and_its_examples_mark_something(name: str) -> None:
    assert table(name)
    for path, text, _ in examples(name):
        assert text.strip(), path


@pytest.mark.parametrize("name", [name for name in names() if any(True for _ in examples(name))])
def test_the_examples_of_a_table_are_run(name: str) -> None:
    assert any("examples(" in text and f'"{name}"' in text for text in TESTS.values())


def test_marks_are_taken_out_and_give_offsets() -> None:
    assert unmark("في <أمس الأحد> و<غدا>") == ("في أمس الأحد وغدا", [(3, 12), (14, 17)])


def test_every_rule_that_answers_can_name_is_explained() -> None:
    assert {rule["name"] for rule in GRAMMAR["rule"] if "name" in rule} == set(GRAMMAR["names"])
    unnamed = [r["pattern"] for r in GRAMMAR["rule"] if r["of"] in ("time", "point") and "name" not in r]
    assert unnamed == ["p:point"]


def test_the_page_lists_the_rules_as_the_grammar_names_them() -> None:
    page = (Path(__file__).parent.parent / "docs" / "times.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", page.partition("## Rules")[2], re.M))
    assert rows == GRAMMAR["names"]
