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


@dataclass(frozen=True, slots=True)
class Cue:
    """One dictionary word of saying.

    `nominal`: a noun may be what is said; `below`: it takes the complementizer that is written with hamza below;
    `needs_verb`: counts only before a verb of saying; `relayed`: names who said it to the one who tells it; `close`:
    its content opens right behind it.
    """

    kind: Kind
    lemma: str
    nominal: bool = False
    below: bool = False
    needs_verb: bool = False
    relayed: bool = False
    close: bool = False
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in its place: tokens `first` to `last` (exclusive), behind a conjunction or a prefix of the future."""

    cue: Cue
    first: int
    last: int
    conjoined: bool
    future: bool


@cache
def _proclitics() -> dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    """By kind of cue the proclitics it may carry; those that mark a future; those that no past tense carries."""
    clitics = table("morphology")["proclitics"]
    entry = table("speech")["proclitics"]
    future = frozenset(clitics["future"])
    return {kind: (frozenset(allowed), future, frozenset(entry["present"])) for kind, allowed in entry["kinds"].items()}


@cache
def _phrases() -> Phrases[Cue]:
    phrases: Phrases[Cue] = Phrases()
    speech, attribution = table("speech"), table("attribution")
    other = set(map(fold, speech["clause"]["except"]))
    endings = tuple(speech["participles"]["endings"])
    for group in ("nominal", "continuing", "relay", "clause", "close"):
        kind: Kind = "relay" if group == "relay" else "verb"
        for row in speech[group]["verbs"]:
            past, present, *participles = row.split()
            flags = {
                "nominal": group == "nominal",
                "below": past in speech["clause"]["below"],
                "close": group == "close",
            }
            for form in verb_forms(past, present):
                if form.text in other:
                    continue
                phrases.add((form.text,), Cue(kind, past, form=form, **flags))
            for participle in participles:
                for form in adjective_forms(participle):
                    if form.text.endswith(endings):
                        phrases.add((form.text,), Cue("participle", past, form=form, **flags))
    for noun in speech["masdar"]["nouns"]:
        for form in noun_forms(noun):
            phrases.add((form.text,), Cue("masdar", noun, form=form))
    source = attribution["source"]
    for phrase in source["phrases"]:
        needs, relayed = phrase in source["with_verb"], phrase in source["relayed"]
        phrases.add(phrase, Cue("source", phrase, needs_verb=needs, relayed=relayed))
    for phrase in source["own"]:
        phrases.add(phrase, Cue("own", phrase))
    for phrase in attribution["outlet"]["phrases"]:
        phrases.add(phrase, Cue("outlet", phrase))
    return phrases


def cues(tokens: Sequence[Token], first: int, last: int) -> Iterator[Found]:
    """The cues among tokens `first` to `last`, none overlapping, in order."""
    conjunctions = set(table("morphology")["proclitics"]["conjunction"])
    for match in _phrases().find(tokens, first, last):
        cue = _meant(match)
        if cue is not None:
            taken = set(match.split.proclitics)
            future = bool(taken & _proclitics()[cue.kind][1])
            yield Found(cue, match.first, match.last, bool(conjunctions & taken), future)


def _meant(match: Match[Cue]) -> Cue | None:
    """The first meaning that its proclitics allow."""
    taken = set(match.split.proclitics)
    for cue in match.values:
        allowed, _, present = _proclitics()[cue.kind]
        if not taken <= allowed or (match.split.definite and cue.kind != "masdar"):
            continue
        form = cue.form
        if form is not None and form.pos == "verb":
            if form.number == "dual":
                continue  # a dual verb looks like a noun in the accusative, which is far more frequent
            if form.tense == "past" and taken & present:
                continue
        return cue
    return None
