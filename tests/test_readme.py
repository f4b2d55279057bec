"""The README's two commands are the ones that continuous integration runs, and what it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.S)


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    assert BLOCKS[1].strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_first_command_is_the_main_job() -> None:
    assert "graphkit ingest examples" in BLOCKS[0] and "graphkit timeline" in BLOCKS[0]
    assert (ROOT / "examples").is_dir()


def test_every_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"(?:^|bin/|\| )graphkit (\w+)", "\n".join(BLOCKS), re.M))
    assert named and named <= set(cli.VERBS)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_linked_file_exists(target: str) -> None:
    assert (ROOT / target).exists()
