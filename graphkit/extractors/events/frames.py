"""The grammar of roles (`lexicons/ar/roles.toml`), compiled: which place around a trigger gives which role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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
    always: frozenset[str]
    voiced_entries: frozenset[str]
    voiced_types: frozenset[str]
    about_subject: frozenset[str]
    object_control: frozenset[str]
    no_control: frozenset[str]
    acts_of_state: frozenset[str]
    decided: frozenset[str]
    hosted: frozenset[str]
    reported: frozenset[str]
    prepositions: frozenset[str]
    locative: frozenset[str]
    locative_beside: frozenset[str]
    among: frozenset[str]
    dashes: frozenset[str]
    addressing: frozenset[str]
    article: str
    fused_article: str
    letters: frozenset[str]
    nisba: tuple[str, ...]
    proclitics: frozenset[str]
    agentive: frozenset[tuple[str, ...]]
    clause: frozenset[str]
    resuming: frozenset[str]
    relative: frozenset[str]
    verbs: frozenset[str]
    verb_shape: re.Pattern[str]
    no_verbs: frozenset[str]
    saying: frozenset[str]
    auxiliary: frozenset[str]
    conjunctions: frozenset[str]
    nationality: Mapping[str, tuple[str, ...]]
    places: frozenset[str]
    belonging: frozenset[str]
    backed: frozenset[str]
    pronouns: frozenset[str]
    dual: frozenset[str]
    own: frozenset[str]
    speech: frozenset[str]
    inherits: frozenset[str]
    audience: frozenset[str]
    audience_prepositions: frozenset[str]
    people: frozenset[str]
    spoken_for: frozenset[str]
    belongs: frozenset[str]
    transitive: frozenset[str]
    called: frozenset[str]
    pairs: Mapping[str, str]

    def frame(self, trigger: Trigger) -> Frame:
        """The frame of a trigger's type."""
        return self.frames[trigger.type]

    def befalls_first(self, trigger: Trigger) -> bool:
        """Whether the trigger's first name is, or may be, the one whom it befalls ("مقتل", "قُتل")."""
        return trigger.entry in self.befalls or trigger.entry in self.always

    def always_befalls(self, trigger: Trigger) -> bool:
        """Whether its subject is always the one whom it befalls ("استشهد")."""
        return trigger.entry in self.always

    def voiced(self, trigger: Trigger) -> bool:
        """Whether the words are themselves the speech act, so that whoever speaks them is its agent."""
        if trigger.entry in self.voiced_entries:
            return True
        spoken = trigger.form is None or trigger.form.pos == "adjective"
        return spoken and trigger.type in self.voiced_types and not _participle(trigger)


@lru_cache(maxsize=1 << 15)
def looks_verbal(norm: str) -> bool:
    """Whether a folded word has the shape of a verb form that hardly any noun has ("تعهدت", "سيدعو", "يواجه")."""
    rules = grammar()
    bare = norm[1:] if norm[:1] in rules.letters else norm
    if norm in rules.auxiliary or bare in rules.auxiliary or norm in rules.prepositions:
        return False
    return rules.verb_shape.fullmatch(norm) is not None and norm not in rules.no_verbs and bare not in rules.no_verbs


def _participle(trigger: Trigger) -> bool:
    """A circumstantial participle ("محذرا") has its subject like a verb."""
    return trigger.form is not None and fold(trigger.text).endswith(tuple(table("roles")["circumstantial"]))


def _words(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(map(fold, data[key]))


def spelled(entries: list[str]) -> Iterator[str]:
    """All forms of "past present [participle]" entries, with the conjunctions that stand before them."""
    conjunctions = table("morphology")["proclitics"]["conjunction"]
    for entry in entries:
        past, present, *participle = entry.split()
        for form in verb_forms(past, present):
            yield form.text
            yield from (letter + form.text for letter in conjunctions)
        for word in participle:
            for adjective in adjective_forms(word):
                yield adjective.text
                yield from (letter + adjective.text for letter in conjunctions)


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


def _people(data: Mapping[str, Any]) -> frozenset[str]:
    """The first words, without article, of what people and bodies are called where they go unnamed."""
    phrases: list[str] = [*data["people"], *table("groups")["groups"]["words"], *table("groups")["persons"]["words"]]
    for name in ("institutions", "offices"):
        for entry in table(name).values():
            phrases += entry.get("words", ()) if isinstance(entry, dict) else ()
    article = table("morphology")["proclitics"]["article"]
    return frozenset(fold(phrase).split()[0].removeprefix(article) for phrase in phrases)


def _entries(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(f"{type_}:{lemma}" for type_, lemmas in data[key].items() for lemma in lemmas)


@cache
def grammar() -> Grammar:
    """The compiled tables."""
    data, speech, clitics = table("roles"), table("speech"), table("morphology")["proclitics"]
    nationality = {
        form.text: tuple(map(fold, names))
        for adjective, names in data["nationality"].items()
        for form in adjective_forms(adjective)
    }
    said = [verb for kind in ("nominal", "clause", "continuing", "relay") for verb in speech[kind]["verbs"]]
    prepositions = _words(data, "prepositions")
    saying = frozenset(spelled(said)) - prepositions  # a preposition may look like a verb of saying
    return Grammar(
        frames={type_: _frame(frame) for type_, frame in data["types"].items()},
        befalls=_entries(data, "befalls"),
        always=_entries(data, "always_befalls"),
        voiced_entries=_entries(data, "voiced"),
        voiced_types=frozenset(data["voiced_types"]),
        about_subject=frozenset(data["about_subject"]),
        object_control=frozenset(data["object_control"]),
        no_control=frozenset(data["no_control"]),
        decided=frozenset(data["decided"]),
        acts_of_state=frozenset(data["acts_of_state"]),
        hosted=frozenset(data["hosted"]),
        reported=frozenset(data["reported"]),
        prepositions=prepositions,
        locative=_words(data, "locative"),
        locative_beside=_words(data, "locative_beside"),
        among=_words(data, "among"),
        dashes=_words(data, "dashes"),
        addressing=_words(data, "addressing"),
        article=clitics["article"],
        fused_article=clitics["fused_article"],
        letters=frozenset(clitics["conjunction"]),
        nisba=tuple(data["nisba"]),
        proclitics=_words(data, "proclitics"),
        agentive=frozenset(tuple(map(fold, phrase.split())) for phrase in data["agentive"]),
        clause=_words(data, "clause"),
        resuming=_words(data, "resuming"),
        relative=_words(data, "relative"),
        verbs=frozenset(spelled(data["verbs"])) - prepositions | saying,
        verb_shape=re.compile(data["verb_shape"]),
        no_verbs=_words(data, "no_verbs"),
        saying=saying,
        auxiliary=_words(data, "auxiliary"),
        conjunctions=_words(data, "conjunctions"),
        nationality=nationality,
        places=_words(data, "places"),
        belonging=_words(data, "belonging"),
        backed=_words(data, "backed"),
        pronouns=_words(data, "pronouns"),
        dual=_words(data, "dual"),
        own=_words(data, "own"),
        speech=frozenset(data["voiced_types"]),
        inherits=frozenset(data["inherits"]),
        audience=_words(data, "audience"),
        audience_prepositions=_words(data, "audience_prepositions"),
        people=_people(data),
        spoken_for=_words(data, "spoken_for"),
        belongs=_words(data, "belongs"),
        transitive=_entries(data, "transitive"),
        called=_words(data, "called"),
        pairs={fold(noun): kind for kind, nouns in data["pairs"].items() for noun in nouns},
    )
