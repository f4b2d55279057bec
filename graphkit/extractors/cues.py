"""The words that hand over to a speaker, compiled: verbs, participles and masdars of saying, and source phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graphkit.arabic import fold
from graphkit.document import Token
from graphkit.lexicon import table
from graphkit.morphology import Form, adjective_forms, noun_forms, verb_forms
from graphkit.phrases import Match, Phrases

Kind = Literal["verb", "participle", "masdar", "relay", "source", "own", "outlet"]

_PROCLITICS: dict[Kind, frozenset[str]] = {
    "verb": frozenset("وفسل"),
    "relay": frozenset("وفس"),
    "participle": frozenset("و"),
    "masdar": frozenset("وفبل"),
    "source": frozenset("وف"),
    "own": frozenset("وف"),
    "outlet": frozenset("وف"),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One dictionary word of saying.

    `nominal`: a noun may be what is said; `continuing`: the speaker is the last one; `needs_verb`: counts only before
    a verb of saying; `relayed`: names who said it to the one who tells it.
    """

    kind: Kind
    lemma: str
    nominal: bool = False
    continuing: bool = False
    needs_verb: bool = False
    relayed: bool = False
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in its place: tokens `first` to `last` (exclusive)."""

    cue: Cue
    first: int
    last: int
    conjoined: bool
    future: bool = False


@cache
def _phrases() -> Phrases[Cue]:
    phrases: Phrases[Cue] = Phrases()
    speech, source = table("speech"), table("attribution")["source"]
    for group in ("nominal", "continuing", "relay", "clause"):
        kind: Kind = "relay" if group == "relay" else "verb"
        flags = {"nominal": group == "nominal", "continuing": group == "continuing"}
        for row in speech[group]["verbs"]:
            past, present, *participles = row.split()
            for form in verb_forms(past, present):
                phrases.add((form.text,), Cue(kind, past, form=form, **flags))
            for participle in participles:
                stem = fold(participle)
                for form in adjective_forms(participle):
                    # In the accusative alone: "مضيفا", "مضيفة", "مضيفين".
                    if form.text != stem and not form.text.endswith(("ون", "ان", "ات")):
                        phrases.add((form.text,), Cue("participle", past, form=form, **flags))
    for noun in speech["masdar"]["nouns"]:
        for form in noun_forms(noun):
            phrases.add((form.text,), Cue("masdar", noun, form=form))
    for phrase in source["phrases"]:
        phrases.add(phrase, Cue("source", phrase, needs_verb=phrase in source["with_verb"],
                                relayed=phrase in source["relayed"]))  # fmt: skip
    for phrase in source["own"]:
        phrases.add(phrase, Cue("own", phrase))
    for phrase in table("attribution")["outlet"]["phrases"]:
        phrases.add(phrase, Cue("outlet", phrase))
    return phrases


def cues(tokens: Sequence[Token], first: int, last: int) -> Iterator[Found]:
    """The cues among tokens `first` to `last`, none overlapping, in order."""
    for match in _phrases().find(tokens, first, last):
        cue = _meant(match)
        if cue is not None:
            taken = set(match.split.proclitics)
            yield Found(cue, match.first, match.last, bool({"و", "ف"} & taken), "س" in taken)


def _meant(match: Match[Cue]) -> Cue | None:
    """The first meaning that its proclitics allow."""
    for cue in match.values:
        allowed = _PROCLITICS[cue.kind]
        if any(c not in allowed for c in match.split.proclitics):
            continue
        if match.split.definite and cue.kind != "masdar":
            continue
        if cue.form is not None and cue.form.pos == "verb" and cue.form.number == "dual":
            continue  # "تعهدا" is far more often a noun
        past = cue.form is not None and cue.form.tense == "past"
        if past and {"س", "ل"} & set(match.split.proclitics):
            continue
        return cue
    return None
