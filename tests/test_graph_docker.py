"""The container set-up: its shape, that no password is baked in, and that it copies what the package needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from integration import neo4j_server

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker" / "compose.yaml"
DOCKERFILE = (ROOT / "docker" / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    assert set(loaded) == {"name", "services", "volumes"}
    services: dict[str, Any] = loaded["services"]
    assert set(services) == {"neo4j", "graphkit"}
    return services


def test_the_password_comes_from_the_environment_and_has_no_default(services: dict[str, Any]) -> None:
    auth = services["neo4j"]["environment"]["NEO4J_AUTH"]
    password = services["graphkit"]["environment"]["GRAPHKIT_PASSWORD"]
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", auth)
    assert auth.removeprefix("neo4j/") == password
    assert not re.search(r"NEO4J_PASSWORD:?-", COMPOSE.read_text(encoding="utf-8"))


def test_neo4j_is_the_tested_version_keeps_its_data_and_is_reachable_from_this_machine_only(
    services: dict[str, Any],
) -> None:
    neo4j = services["neo4j"]
    assert neo4j["image"] == f"neo4j:{neo4j_server.VERSION.rpartition('.')[0]}-community"
    volume, _, target = neo4j["volumes"][0].partition(":")
    assert target == "/data"
    assert volume in yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["volumes"]
    assert all(port.startswith("127.0.0.1:") for port in neo4j["ports"])


def test_graphkit_waits_until_neo4j_answers_and_loads_the_articles(services: dict[str, Any]) -> None:
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD-SHELL"
    graphkit = services["graphkit"]
    assert graphkit["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert graphkit["environment"]["GRAPHKIT_URI"] == "bolt://neo4j:7687"
    assert graphkit["command"] == ["ingest", "/articles"]
    assert [volume.endswith(":/articles:ro") for volume in graphkit["volumes"]] == [True]
    assert (COMPOSE.parent / graphkit["build"]["context"] / graphkit["build"]["dockerfile"]).is_file()


def test_the_image_has_every_file_that_the_package_is_built_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*build["packages"], *build["force-include"], project["project"]["readme"], "LICENSE", "pyproject.toml"}
    copied = {
        name.rstrip("/") for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()
    }
    assert needed <= copied
    assert all((ROOT / name).exists() for name in copied)


def test_the_image_runs_graphkit_as_nobody_in_particular() -> None:
    assert 'ENTRYPOINT ["graphkit"]' in DOCKERFILE
    assert re.search(r"^USER (?!root)\w+$", DOCKERFILE, re.MULTILINE)
