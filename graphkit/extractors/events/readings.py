"""The readings of the role grammar: by which construction somebody takes part."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.annotations import Actor, Mention
from graphkit.extractors.events.chains import Chain
from graphkit.extractors.events.frames import RoleOrPlace

Found = tuple[RoleOrPlace, Actor, Mention, str]
"""Role, actor, mention and reading."""

READINGS = {
    "subject": "the subject of the verb",
    "object": "its object",
    "preposition": "under a preposition of the word's frame",
    "agentive": "behind words that name the doer of a passive or a noun",
    "construct": "the name that a noun governs",
    "nationality": "an adjective of nationality on the noun, or on the verb's subject",
    "relative": "in a relative clause on the noun",
    "pronoun": "whom the pronoun on the noun stands for",
    "understood": "the subject of the verb or clause before, gone on with",
    "controlled": "the subject or addressee of what governs the noun",
    "partner": "the subject before, as the other side",
    "speaker": "who speaks words that are themselves the act",
    "spoken-of": "whom such words speak of",
    "state": "the state whose leader acts",
    "inherited": "whoever does what is refused, denied or condemned",
    "nearest": "the nearest name, where nothing else was read",
    "where": "the place right before",
}
"""Each reading in words."""


def give(chain: Chain | None, role: RoleOrPlace | None, reading: str) -> Iterator[Found]:
    """A role for all names of a chain; nothing without either."""
    if chain is not None and role is not None:
        for actor, mention in chain.names:
            yield role, actor, mention, reading
