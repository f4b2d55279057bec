"""Which claim answers which."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from graphkit.annotations import Stance
from graphkit.identity.responses import Voiced, responses


def heard(*lines: str) -> list[Voiced]:
    """Claims written as "id article stance speaker day"; a dash for no day."""
    claims = []
    for line in lines:
        identifier, article, stance, speaker, day = line.split()
        assert stance in get_args(Stance)
        on = None if day == "-" else date(2025, 3, int(day))
        claims.append(Voiced(identifier, article, stance, speaker, False, on))  # type: ignore[arg-type]
    return claims


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (heard("a x asserts paper 1", "d y denies palace 2"), {("d", "a", "denies")}),
        (heard("a x asserts paper 1", "n y neither ministry 1"), {("n", "a", "neither")}),
        (heard("a x asserts paper 3", "d y denies palace 2"), set()),
        (heard("a x asserts paper 1", "b z asserts paper 2", "d y denies palace 3"), {("d", "a", "denies")}),
        (heard("a x asserts paper 1", "b z asserts agency 2", "d y denies palace 3"),
         {("d", "a", "denies"), ("d", "b", "denies")}),
        (heard("a x asserts palace 1", "d y denies palace 2"), set()),
        (heard("a x asserts paper -", "d y denies palace 2"), set()),
        (heard("a x asserts paper -", "d x denies palace -"), {("d", "a", "denies")}),
        (heard("d y denies palace 2", "n z neither ministry 3"), set()),
    ],
)  # fmt: skip
def test_a_denial_answers_the_first_assertion_of_each_speaker(
    claims: list[Voiced], expected: set[tuple[str, str, str]]
) -> None:
    assert set(responses(claims)) == expected
    assert set(responses(reversed(claims))) == expected
