"""The table of PLOVER codes covers every event type and uses only codes that the codebook has."""

from __future__ import annotations

import tomllib

import pytest

from graphkit.plover import plover
from graphkit.resources import folder

TABLE = tomllib.loads((folder("schemas") / "plover.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("event_type", "code"), [
    ("call", "CONSULT-phone"), ("visit", "CONSULT-visit"), ("meeting", "CONSULT"), ("accusation", "ACCUSE-allege"),
    ("condemnation", "ACCUSE-disapprove"), ("detention", "COERCE-arrest"), ("demand", "REQUEST"),
    ("release", "RETREAT-release"), ("denial", None), ("statement", None), ("election", None), ("unheard_of", None),
])  # fmt: skip
def test_the_code_of_a_type(event_type: str, code: str | None) -> None:
    assert plover(event_type) == code


@pytest.mark.parametrize("event_type", TABLE["types"])
def test_every_code_is_a_category_and_a_mode_of_the_codebook(event_type: str) -> None:
    category, _, mode = TABLE["types"][event_type].partition("-")
    assert mode in ["", *TABLE["categories"][category]]


def test_no_type_is_both_coded_and_uncoded() -> None:
    assert not set(TABLE["types"]) & set(TABLE["uncoded"])
    assert len(TABLE["types"]) + len(TABLE["uncoded"]) == 25
