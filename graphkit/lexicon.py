"""Language knowledge as data: the TOML tables of `graphkit/lexicons/<language>/`.

A table says what words mean; code holds only the steps. Every entry may carry `examples`, sentences in which the part
between `<` and `>` is what the entry must find; `tests/test_lexicons.py` runs them all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from graphkit.errors import DataError
from graphkit.resources import folder


@cache
def table(name: str, language: str = "ar") -> dict[str, Any]:
    """The parsed file `<name>.toml`, read once. Treat it as constant. Raises DataError for a missing or broken file."""
    path = folder("lexicons") / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"lexicon {path.name} cannot be read: {error}") from error


@cache
def word_set(name: str, language: str = "ar") -> frozenset[str]:
    """The folded words of a list that is one line of text. Raises DataError for a missing one."""
    try:
        return frozenset((folder("lexicons") / language / name).read_text(encoding="utf-8").split())
    except OSError as error:
        raise DataError(f"lexicon {name} cannot be read: {error}") from error


def names(language: str = "ar") -> list[str]:
    """The names of all tables of a language, sorted."""
    return sorted(path.stem for path in (folder("lexicons") / language).glob("*.toml"))


def unmark(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The plain text of a marked example and the offsets of its marked parts."""
    text, spans, start = "", [], 0
    for letter in example:
        if letter == "<":
            start = len(text)
        elif letter == ">":
            spans.append((start, len(text)))
        else:
            text += letter
    return text, spans


def examples(name: str, language: str = "ar") -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Every example of a table as (path of its entry, plain text, marked spans)."""

    def walk(node: Any, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "examples":
                    yield from ((path, example) for example in value)
                else:
                    yield from walk(value, f"{path}.{key}" if path else key)
        elif isinstance(node, list):
            for i, value in enumerate(node):
                yield from walk(value, f"{path}[{i}]")

    for path, example in walk(table(name, language), ""):
        yield path, *unmark(example)
