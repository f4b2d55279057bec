"""What the commands say when there is no store to be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import graphkit
from graphkit.settings import Settings


def message(*arguments: str, code: int) -> str:
    result = CliRunner().invoke(graphkit, list(arguments), prog_name="graphkit")
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    "command", ["articles", "claims", "timeline x", "query actors", "remove x", "export events", "schema show"]
)
def test_a_server_that_does_not_answer_is_told_with_exit_code_4(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("GRAPHKIT_URI", "bolt://127.0.0.1:1")
    assert "bolt://127.0.0.1:1" in message(*command.split(), code=4)


def test_ingest_fails_before_it_reads_where_there_is_no_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GRAPHKIT_URI", "bolt://127.0.0.1:1")
    told = message("ingest", str(tmp_path / "none.txt"), code=4)
    assert "none.txt" not in told


def test_a_bad_address_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_URI", "http://x")
    assert "neo4j://" in message("articles", code=2)


@pytest.mark.neo4j
def test_a_wrong_password_is_told_with_exit_code_4(monkeypatch: pytest.MonkeyPatch, neo4j_settings: Settings) -> None:
    monkeypatch.setenv("GRAPHKIT_URI", neo4j_settings.uri or "")
    monkeypatch.setenv("GRAPHKIT_PASSWORD", "wrong")
    told = message("articles", code=4)
    assert "GRAPHKIT_PASSWORD" in told
    assert "wrong" not in told


def test_a_home_that_is_a_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "file"))
    assert str(tmp_path / "file") in message("articles", code=4)


def test_doctor_tells_what_fails_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_URI", "bolt://127.0.0.1:1")
    result = CliRunner().invoke(graphkit, ["doctor"], prog_name="graphkit")
    assert result.exit_code == 4
    marks = [line.split()[0] for line in result.stdout.splitlines()]
    assert marks == ["ok"] * 6 + ["failed"] * 3
