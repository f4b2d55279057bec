"""The page on the data model names everything that the model has, and its example answers."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rdflib import Graph
from test_rdf import ID, store

from graphkit.export.rdf import dump

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-model.md"
TEXT = PAGE.read_text(encoding="utf-8")


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
