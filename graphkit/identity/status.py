"""The status of an event, computed from its claims and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from graphkit.annotations import ANONYMOUS, Stance, Status


class Voice(NamedTuple):
    """What of a claim decides a status. `anonymous` covers a named outlet that cites unnamed sources."""

    stance: Stance
    source: str
    anonymous: bool


def status(voices: Iterable[Voice]) -> Status:
    """The status that these voices give an event.

    Contested: denied, and asserted by somebody who does not deny it. Denied: denied, and asserted by nobody else.
    Unconfirmed: somebody will neither confirm nor deny it, or unnamed sources alone assert it. Else asserted.
    """
    heard = list(voices)
    denying = {v.source for v in heard if v.stance == "denies"}
    asserting = [v for v in heard if v.stance == "asserts"]
    if denying:
        return "contested" if any(v.source not in denying for v in asserting) else "denied"
    if any(v.stance == "neither" for v in heard):
        return "unconfirmed"
    if asserting and all(v.anonymous or v.source == ANONYMOUS for v in asserting):
        return "unconfirmed"
    return "asserted"
