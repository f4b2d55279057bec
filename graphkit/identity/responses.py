"""Which claim answers which: a denial, or a refusal to confirm or deny, answers what was asserted by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graphkit.annotations import Stance


@dataclass(frozen=True, slots=True)
class Voiced:
    """A claim on an event: `speaker` is whose voice it is, `on` the day it was published, None when unknown."""

    id: str
    article: str
    stance: Stance
    speaker: str
    anonymous: bool
    on: date | None

    @property
    def order(self) -> tuple[date, str, str]:
        return self.on or date.max, self.article, self.id


def responses(claims: Iterable[Voiced]) -> Iterator[tuple[str, str, Stance]]:
    """(responding claim, asserting claim, how) for the claims on one event.

    Of each speaker the first assertion that is published no later, or stands in the same article, is answered, and
    nobody answers himself: the number of answers grows with the number of speakers, not of articles.
    """
    heard = sorted(claims, key=lambda c: c.order)
    asserted = [c for c in heard if c.stance == "asserts"]
    for claim in heard:
        if claim.stance == "asserts":
            continue
        answered = {claim.speaker}
        for assertion in asserted:
            if assertion.speaker not in answered and _known_to(assertion, claim):
                answered.add(assertion.speaker)
                yield claim.id, assertion.id, claim.stance


def _known_to(assertion: Voiced, claim: Voiced) -> bool:
    if assertion.article == claim.article:
        return True
    return assertion.on is not None and claim.on is not None and assertion.on <= claim.on
