"""Every command and every named query is in the documentation, and nothing there is invented."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from graphkit.cli import VERBS, graphkit
from graphkit.resources import folder

_DOCS = Path(__file__).parent.parent / "docs"


def commands() -> set[str]:
    found = set()
    for verb in VERBS:
        command = graphkit.get_command(click.Context(graphkit), verb)
        found |= {f"{verb} {sub}" for sub in command.commands} if isinstance(command, click.Group) else {verb}
    return found


def test_the_table_of_commands_has_every_command_and_no_other() -> None:
    text = (_DOCS / "cli.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `graphkit ([a-z]+(?: [a-z]+)?)", text, re.M)) == commands()


def test_the_table_of_queries_has_every_query_and_no_other() -> None:
    text = (_DOCS / "queries.md").read_text(encoding="utf-8")
    named = {path.stem for path in (folder("cypher") / "read").glob("*.cypher")}
    assert set(re.findall(r"^\| `([a-z-]+)`", text, re.M)) == named


@pytest.mark.parametrize("path", sorted((folder("cypher") / "read").glob("*.cypher")), ids=lambda path: path.stem)
def test_a_query_says_what_it_is_for_and_types_its_parameters(path: Path) -> None:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"// [A-Z].{20,}", first)
    declared = set()
    for line in lines:
        if line.startswith("// :param"):
            found = re.fullmatch(r"// :param (\w+) (string|date|int|strings|actor)(?: = \S+)?  \S.*", line)
            assert found, line
            declared.add(found[1])
    assert declared == set(re.findall(r"\$(\w+)", "\n".join(lines)))


@pytest.mark.parametrize("path", sorted((folder("cypher") / "read").glob("*.cypher")), ids=lambda path: path.stem)
def test_a_query_orders_its_answer(path: Path) -> None:
    assert re.search(r"^ORDER BY .+\n(LIMIT .+\n)?\Z", path.read_text(encoding="utf-8"), re.M)
