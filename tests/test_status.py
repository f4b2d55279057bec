"""The status of an event from its claims."""

from __future__ import annotations

import pytest

from graphkit.annotations import Status
from graphkit.identity.status import Voice, status

PAPER, LEAK = Voice("asserts", "paper", False), Voice("asserts", "paper", True)
NOBODY = Voice("asserts", "anonymous", False)
DENIAL, SILENCE = Voice("denies", "spokesman", False), Voice("neither", "spokesman", False)


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([PAPER], "asserted"),
        ([PAPER, LEAK], "asserted"),
        ([LEAK], "unconfirmed"),
        ([NOBODY], "unconfirmed"),
        ([PAPER, SILENCE], "unconfirmed"),
        ([SILENCE], "unconfirmed"),
        ([DENIAL], "denied"),
        ([DENIAL, SILENCE], "denied"),
        ([LEAK, DENIAL], "contested"),
        ([PAPER, DENIAL, SILENCE], "contested"),
        ([Voice("asserts", "spokesman", False), DENIAL], "denied"),
    ],
)
def test_status_of_voices(voices: list[Voice], expected: Status) -> None:
    assert status(voices) == expected
    assert status(reversed(voices)) == expected, "the order in which voices are heard must not matter"
