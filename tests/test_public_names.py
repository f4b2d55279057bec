"""What `import graphkit` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import graphkit


def test_every_public_name_is_there() -> None:
    for name in graphkit.__all__:
        assert getattr(graphkit, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = graphkit.nothing_here


def test_importing_graphkit_and_its_command_line_imports_nothing_heavy() -> None:
    heavy = ["spacy", "neo4j", "rdflib", "rich", "dateparser", "arcadedb"]
    code = f"import sys, graphkit.cli; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
