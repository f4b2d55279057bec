"""Every named query, asked on the story of examples/, answers what a person reads there, on both servers."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from graphkit.cli import questions
from graphkit.errors import ReadOnlyViolation
from graphkit.export.rows import plain
from graphkit.export.timeline import disputed, of_actor
from graphkit.graph.load import load
from graphkit.graph.statements import parse_text, reading
from graphkit.graph.store import Store
from integration.story import records

_CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "queries.toml").read_text(encoding="utf-8"))["query"]


@pytest.fixture
def story(store: Store) -> Store:
    """A store that holds the story and nothing else."""
    load(store, records())
    return store


def ask(store: Store, name: str, parameters: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of a named query, its parameters given as on the command line."""
    statement = reading()[name]
    return store.read(statement.text, **questions.values(statement, [f"{k}={v}" for k, v in parameters.items()], store))


def shown(value: Any) -> Any:
    """A value as the cases have it: nothing for none, a relay by its name."""
    if value is None:
        return ""
    if isinstance(value, list):
        return [item["name"] if isinstance(item, dict) else item for item in value]
    return plain(value)


def test_every_named_query_has_an_expected_answer_with_rows() -> None:
    assert {case["name"] for case in _CASES if case["rows"]} == set(reading())


def test_named_queries_answer_what_the_articles_say(story: Store) -> None:
    wrong = {}
    for case in _CASES:
        rows = ask(story, case["name"], case.get("parameters", {}))
        found = [[shown(row[column]) for column in case["columns"]] for row in rows]
        if found != case["rows"]:
            wrong[f"{case['name']}: {case['what']}"] = found
    assert not wrong


def test_the_status_as_of_a_day_is_the_same_in_cypher_and_in_python(story: Store) -> None:
    compared = 0
    for day in (date(2025, 3, 2) + timedelta(days=n) for n in (0, 1, 2, 3, 70, 71, 120)):
        rows = ask(story, "status-as-of", {"day": day.isoformat(), "actor": "Q3052772"})
        entries = of_actor(story, "Q3052772", as_of=day)
        assert {row["event"]: row["status_then"] for row in rows} == {e.event: e.status for e in entries}
        compared += len(rows)
    assert compared


def test_today_s_status_is_what_its_voices_make_it(story: Store) -> None:
    entries = list(disputed(story))
    assert [entry.status for entry in entries] == [entry.as_of().status for entry in entries]


def test_the_query_of_the_documentation_answers(story: Store) -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "queries.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```cypher\n(.+?)```", page, re.DOTALL)
    statement = parse_text("sides", text)
    rows = story.read(statement.text, **questions.values(statement, ["least=2"], story))
    assert [(row["type"], row["asserting"], row["denying"]) for row in rows] == [("call", 3, 3)]


def test_a_query_that_writes_is_refused_and_writes_nothing(story: Store) -> None:
    count = "MATCH (n) RETURN count(n) AS n"
    before = story.read(count)
    for text in ("MATCH (n) DETACH DELETE n", "CREATE (:Event {id: 'x'})", "MATCH (n) SET n.a = 1"):
        with pytest.raises(ReadOnlyViolation):
            story.read(text)
    assert story.read(count) == before
