"""The stores that tests run on: the embedded one and a real Neo4j, started once a session, emptied for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from integration import neo4j_server

from graphkit.graph.connect import open_store
from graphkit.graph.store import Store
from graphkit.settings import Settings

REQUIRED = os.environ.get("CI") == "true" or os.environ.get("GRAPHKIT_REQUIRE_SERVERS") == "1"
"""Whether a server that cannot be had is a failure."""


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes a store of the user's."""
    for name in ("URI", "USER", "PASSWORD", "DATABASE"):
        monkeypatch.delenv(f"GRAPHKIT_{name}", raising=False)
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "graphkit-home"))


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of a real Neo4j. Skips with the reason where there is none, and fails where there must be one."""
    try:
        with neo4j_server.server(tmp_path_factory.mktemp("neo4j")) as server:
            yield Settings(uri=server.uri, user=server.user, password=server.password)
    except neo4j_server.Unavailable as reason:
        if REQUIRED:
            pytest.fail(f"no Neo4j: {reason}")
        pytest.skip(f"no Neo4j: {reason}")


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of an embedded store."""
    return Settings(home=tmp_path_factory.mktemp("embedded") / "home")


@pytest.fixture(scope="session")
def embedded_open(embedded_settings: Settings) -> Iterator[Store]:
    with open_store(embedded_settings) as store:
        yield store


@pytest.fixture(scope="session")
def neo4j_open(neo4j_settings: Settings) -> Iterator[Store]:
    with open_store(neo4j_settings) as store:
        yield store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings of either server."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture
def store(request: pytest.FixtureRequest, settings: Settings) -> Store:
    """An empty store on either server, its schema in place."""
    opened: Store = request.getfixturevalue("neo4j_open" if settings.uri else "embedded_open")
    empty(opened)
    return opened


def empty(store: Store) -> None:
    """Deletes every node but the migrations."""
    store.define("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
