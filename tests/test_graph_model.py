"""Model, constraints, statements and rows speak of the same labels, keys and relationships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from integration import stories

from graphkit.graph import load, model, rows
from graphkit.graph.identify import _ORDER as IDENTITY
from graphkit.graph.migrations import migrations, statements
from graphkit.graph.statements import writing
from graphkit.resources import folder

PROPERTIES = {p for n in model.NODES for p in n.properties} | {p for r in model.RELATIONSHIPS for p in r.properties}
NODES = {n.label: set(n.properties) for n in model.NODES}

# Statements that create nodes, with the label; their rows carry the properties.
CREATED = {
    "create-article": "Article", "create-segment": "Segment", "create-time-reference": "TimeReference",
    "create-event-mention": "EventMention", "create-claim": "Claim", "actor": "Actor",
}  # fmt: skip


def cypher() -> Iterator[tuple[str, str]]:
    """Every statement, without comments and texts in quotes."""
    for path in sorted(folder("cypher").rglob("*.cypher")):
        text = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
        yield str(path.relative_to(folder("cypher"))), re.sub(r"'[^']*'", "''", text)


def test_every_label_has_its_unique_key() -> None:
    made = "\n".join(statement for migration in migrations() for statement in migration.statements)
    unique = re.findall(r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:(\w+)\) REQUIRE n\.id IS UNIQUE", made)
    assert sorted(unique) == sorted(NODES)


def test_indexes_are_on_properties_that_there_are() -> None:
    made = [statement for migration in migrations() for statement in migration.statements]
    found = [
        m for s in made if (m := re.fullmatch(r"CREATE INDEX (\w+) IF NOT EXISTS FOR \(n:(\w+)\) ON \(n\.(\w+)\)", s))
    ]
    assert len(found) == sum(s.startswith("CREATE INDEX") for s in made)
    for match in found:
        assert match[3] in NODES[match[2]]
    names = re.findall(r"CREATE (?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS", "\n".join(made))
    assert len(names) == len(set(names)) == len(made)


@pytest.mark.parametrize(("path", "text"), list(cypher()), ids=lambda v: v if len(v) < 60 else "")
def test_statements_name_only_what_the_model_has(path: str, text: str) -> None:
    labels = set(re.findall(r"\(\s*\w*((?::\w+)+)", text))
    assert {label for found in labels for label in found.split(":") if label} <= model.LABELS
    types = {t for found in re.findall(r"\[\s*\w*:([\w|]+)", text) for t in found.split("|")}
    assert types <= model.TYPES


def test_every_relationship_of_the_model_is_written_by_a_statement() -> None:
    written = "\n".join(s.text for s in writing().values())
    for relationship in model.RELATIONSHIPS:
        assert f":{relationship.type}" in written


def test_rows_fit_the_model_and_their_statements() -> None:
    made = rows.rows([*stories.story(), *stories.many(2)], datetime(2025, 4, 1, tzinfo=UTC))
    assert set(made) - {"actor"} == set(load._ORDER)
    for statement, label in CREATED.items():
        for row in made[statement]:
            assert set(row.get("properties", row)) <= NODES[label]
    for statement, some in made.items():
        if statement != "actor":
            used = set(re.findall(r"\brow\.(\w+)", writing()[statement].text))
            assert all(set(row) == used for row in some) or statement == "create-article", statement


def test_every_writing_statement_is_used() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in Path(load.__file__).parent.glob("*.py"))
    for name in writing():
        assert f'"{name}"' in source, name
    assert set(load._ORDER) | set(load._REMOVAL) | set(IDENTITY) <= set(writing())


def test_actor_kinds_are_the_same_everywhere() -> None:
    for name, form in (("create-actor", r"WHEN '(\w+)' THEN \[1\] ELSE \[\] END \| CREATE \(a:Actor:(\w+)\)"),
                       ("label-actor", r"WHEN '(\w+)' THEN \[1\] ELSE \[\] END \| SET a:(\w+)\)")):  # fmt: skip
        assert dict(re.findall(form, writing()[name].text)) == model.ACTOR_LABELS


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("// a;\nCREATE 1;\n\nCREATE\n 2;  \n// end\n", ("CREATE 1", "CREATE\n 2")),
        ("CREATE ';x' ;\nCREATE 2", ("CREATE ';x'", "CREATE 2")),
        ("// nothing;\n", ()),
    ],
)
def test_a_migration_falls_apart_at_lines_that_end_in_a_semicolon(text: str, parts: tuple[str, ...]) -> None:
    assert statements(text) == parts
