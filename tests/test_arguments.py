"""Arguments: who takes which part, in every order of words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import marked

from graphkit.extractors.events.arguments import Arguments
from graphkit.extractors.events.triggers import Triggers

CASES = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))["argument"]


def roles(text: str, surface: str) -> list[str]:
    document = marked(text)
    document = document.plus(Triggers()(document))
    trigger = next(t for t in document.annotations if getattr(t, "text", None) == surface and hasattr(t, "entry"))
    return sorted(f"{a.role} {a.actor}" for a in Arguments()(document) if a.trigger == trigger.id)  # type: ignore[union-attr]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_the_roles_of_a_trigger(case: dict[str, Any]) -> None:
    assert roles(case["text"], case["trigger"]) == sorted(case["roles"])


def test_an_argument_points_to_where_its_actor_is_named() -> None:
    document = marked("اتهم [الوزير](minister person) [الجماعة](group armed_group)")
    document = document.plus(Triggers()(document))
    for argument in Arguments()(document):
        assert document.text[argument.mention.start : argument.mention.end] == argument.mention.text


def test_without_actors_there_are_no_arguments() -> None:
    document = marked("اتهم الوزير الجماعة")
    assert list(Arguments()(document.plus(Triggers()(document)))) == []
