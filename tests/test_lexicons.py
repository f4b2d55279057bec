"""Every lexicon table can be read, and every table's examples are run by some test."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.lexicon import examples, names, table, unmark

TESTS = {
    path: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)
}


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
