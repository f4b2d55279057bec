"""What the Neo4j of the tests needs, and how it says that it cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from integration import neo4j_server


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("GRAPHKIT_TEST_NEO4J_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GRAPHKIT_TEST_NEO4J_URI", raising=False)


def test_without_maven_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(neo4j_server.Unavailable, match="Maven"), neo4j_server.server(tmp_path):
        pass


def test_without_java_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "cache" / "lib").mkdir(parents=True)
    with pytest.raises(neo4j_server.Unavailable, match="Java"), neo4j_server.server(tmp_path):
        pass


def test_a_running_server_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_TEST_NEO4J_URI", "bolt://db.example:7687")
    monkeypatch.setenv("GRAPHKIT_TEST_NEO4J_PASSWORD", "pw")
    with neo4j_server.server(tmp_path) as server:
        assert server == neo4j_server.Server("bolt://db.example:7687", "neo4j", "pw")
