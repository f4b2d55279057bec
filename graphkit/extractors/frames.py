"""The grammar of roles (`lexicons/ar/roles.toml`), compiled: which place around a trigger gives which role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graphkit.annotations import Trigger
from graphkit.arabic import fold
from graphkit.lexicon import table
from graphkit.morphology import adjective_forms, verb_forms

RoleOrPlace = Literal["party", "agent", "target", "place"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The roles of an event type. None: a name in that position takes no part."""

    symmetric: bool
    subject: RoleOrPlace | None
    object: RoleOrPlace | None
    idafa: RoleOrPlace | None
    prepositions: Mapping[str, RoleOrPlace]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All word tables of the role grammar; words are folded."""

    frames: Mapping[str, Frame]
    befalls: frozenset[str]
    prepositions: frozenset[str]
    agentive: frozenset[tuple[str, ...]]
    clause: frozenset[str]
    relative: frozenset[str]
    verbs: frozenset[str]
    auxiliary: frozenset[str]
    conjunctions: frozenset[str]
    nationality: Mapping[str, tuple[str, ...]]
    places: frozenset[str]

    def frame(self, trigger: Trigger) -> Frame:
        """The frame of a trigger's type."""
        return self.frames[trigger.type]

    def befalls_first(self, trigger: Trigger) -> bool:
        """Whether the trigger's first name is the one whom it befalls ("مقتل")."""
        return trigger.entry in self.befalls


def _words(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(map(fold, data[key]))


def _frame(data: Mapping[str, Any]) -> Frame:
    symmetric = bool(data.get("symmetric", False))
    first: RoleOrPlace = "party" if symmetric else "agent"
    second: RoleOrPlace = "party" if symmetric else "target"
    prepositions: dict[str, RoleOrPlace] = {}
    roles: tuple[RoleOrPlace, ...] = ("place", "target", "agent", "party")
    for role in roles:
        for preposition in data.get(role, ()):
            prepositions[fold(preposition)] = role
    return Frame(symmetric, first, data.get("object", second) or None, data.get("idafa", first) or None, prepositions)


def grammar() -> Grammar:
    """The compiled tables."""
    data = table("roles")
    nationality: dict[str, tuple[str, ...]] = {}
    for adjective, names in data["nationality"].items():
        for form in adjective_forms(adjective):
            nationality[form.text] = tuple(map(fold, names))
    return Grammar(
        {type_: _frame(frame) for type_, frame in data["types"].items()},
        frozenset(f"{type_}:{lemma}" for type_, roles in data["entries"].items() for lemma in roles["target"]),
        _words(data, "prepositions"),
        frozenset(tuple(map(fold, phrase.split())) for phrase in data["agentive"]),
        _words(data, "clause"),
        _words(data, "relative"),
        frozenset(form.text for verb in data["verbs"] for form in verb_forms(*verb.split())),
        _words(data, "auxiliary"),
        _words(data, "conjunctions"),
        nationality,
        _words(data, "places"),
    )
