"""The page on the data model names everything that the model has, and its example answers."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rdflib import Graph
from test_rdf import ID, store

from graphkit.export.rdf import dump
from graphkit.graph import model

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-model.md"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(model.LABELS | model.TYPES))
def test_every_label_and_relationship_type_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize("node", model.NODES, ids=lambda node: node.label)
def test_every_property_of_a_node_is_in_its_row(node: model.Node) -> None:
    row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{node.label}` |"))
    assert [name for name in node.properties if name != "id" and f"`{name}`" not in row] == []


@pytest.mark.parametrize("relationship", model.RELATIONSHIPS, ids=lambda r: f"{r.start}-{r.type}-{r.end}")
def test_every_relationship_is_in_its_row(relationship: model.Relationship) -> None:
    beginning = f"| `{relationship.type}` | {relationship.start} → {relationship.end} |"
    row = next(line for line in TEXT.splitlines() if line.startswith(beginning))
    assert [name for name in relationship.properties if f"`{name}`" not in row] == []


def test_the_example_question_is_answered() -> None:
    out = io.BytesIO()
    dump(store(), out, "turtle")
    (question,) = re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL)
    rows = Graph().parse(data=out.getvalue().decode(), format="turtle").query(question)
    assert [(str(row[0]), row[1], int(row[3]), int(row[4])) for row in rows] == [  # type: ignore[index, arg-type]
        ("الإليزيه", ID["event/call-1"], 0, 9)
    ]


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", TEXT))
def test_links_lead_somewhere(link: str) -> None:
    assert (PAGE.parent / link).is_file()
