"""What a speech act speaks of: the event that is denied, accused of, condemned, refused or not commented on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from graphkit.annotations import About, Event, Mention
from graphkit.arabic import fold
from graphkit.document import Document
from graphkit.extractors.attribution import Frame, acts, frames
from graphkit.lexicon import table
from graphkit.morphology import adjective_forms, noun_forms, splits, verb_forms
from graphkit.phrases import Phrases, words

_SPEAKING = frozenset({"denial", "no_comment", "accusation", "condemnation", "rejection"})


class Abouts:
    """Links each denial, refusal to comment, accusation, condemnation and rejection to what it speaks of."""

    def __call__(self, document: Document) -> Iterable[About]:
        return [About(event, about) for event, about in links(document, frames(document)).items()]


def links(document: Document, found: Sequence[Frame]) -> dict[str, str]:
    """The id of the event spoken of, by the id of the speech act. Left out where the text does not show it."""
    events = document.of(Event)
    linked: dict[str, str] = {}
    for event in events:
        if event.type in _SPEAKING:
            own = [f for f in found if f.act is not None and f.act.id == event.id]
            about = (
                _inside(document, event, own, events)
                or _back(document, event, events)
                or _before(document, event, own, events)
            )
            if about is not None:
                linked[event.id] = about.id
    return linked


def _inside(document: Document, event: Event, own: Sequence[Frame], events: Sequence[Event]) -> Event | None:
    """The first event told in the content of the act that can be what it is about."""
    for frame in own:
        negated = words(document.text[frame.cue : frame.start])[:1]
        told = sorted(
            ((m, other) for other in events if other.id != event.id
             for m in other.mentions if frame.start <= m.start < frame.end),
            key=lambda pair: pair[0].start,
        )  # fmt: skip
        told = [(m, other) for m, other in told if _can_be(document, event, m, other)]
        if negated and negated[0] in _bare_negations():
            told = []
        if told and event.type in ("accusation", "denial", "no_comment"):
            return next((other for _, other in told if other.type not in acts()), told[0][1])
        if told:
            return told[0][1]
    return None


def _can_be(document: Document, event: Event, mention: Mention, other: Event) -> bool:
    """Whether an event told in the content is more than its occasion ("بعد الاجتماع")."""
    token = document.token_at(mention.start)
    before = document.tokens[token.i - 1].norm if token and token.i else ""
    if before in _adjuncts():
        return False
    if other.type in ("denial", "no_comment", "condemnation") and event.type != "condemnation":
        return False
    if other.type not in table("stance")["background"]["types"]:
        return True
    return event.type != "accusation" and before not in _places()


def _before(document: Document, event: Event, own: Sequence[Frame], events: Sequence[Event]) -> Event | None:
    """The event told last before the act in its sentence ("وصف القرار بأنه خاطئ")."""
    for frame in own:
        token = document.token_at(frame.cue)
        if token is None:
            continue
        start = document.sentences[token.sentence].start
        told = [(m.start, other) for other in events if other.type != event.type for m in other.mentions
                if start <= m.start < frame.cue and _can_be(document, event, m, other)]  # fmt: skip
        if told:
            return max(told, key=lambda pair: pair[0])[1]
    return None


@cache
def _adjuncts() -> frozenset[str]:
    return frozenset(map(fold, table("attribution")["grammar"]["adjuncts"]))


@cache
def _places() -> frozenset[str]:
    return frozenset(map(fold, table("attribution")["grammar"]["places"]))


@cache
def _bare_negations() -> frozenset[str]:
    return frozenset(map(fold, table("stance")["denying"]["negations"]))


@cache
def _denying() -> tuple[frozenset[str], Phrases[bool], Phrases[bool]]:
    """Forms of words that deny, fixed phrases that do, and what a denial points back with."""
    entry = table("stance")["denying"]
    forms = {f.text for row in entry["verbs"] for f in verb_forms(*row.split())}
    forms |= {f.text for noun in entry["nouns"] for f in noun_forms(noun)}
    forms |= {f.text for word in entry["participles"] for f in adjective_forms(word)}
    tables: list[Phrases[bool]] = [Phrases(), Phrases()]
    for phrases, name in zip(tables, ("phrases", "back"), strict=True):
        for phrase in entry[name]:
            phrases.add(phrase, True)
    return frozenset(forms), tables[0], tables[1]


def denies(trigger: str) -> bool:
    """Whether a trigger is a word that denies and nothing else ("نفى"), not one that calls something a lie."""
    forms, phrases, _ = _denying()
    parts = words(trigger)
    return any(s.stem in forms for part in parts[:1] for s in splits(part)) or bool(phrases.get(trigger))


def _back(document: Document, event: Event, events: Sequence[Event]) -> Event | None:
    """What a denial points back to ("وهو ما نفته", "نفى ذلك"): the event told last before it, near by."""
    if event.type not in ("denial", "no_comment"):
        return None
    _, _, back = _denying()
    for mention in event.mentions:
        token = document.token_at(mention.end - 1)
        if token is None:
            continue
        sentence = document.sentences[token.sentence]
        window = range(token.i + 1, min(token.i + 5, sentence.last))
        pronoun = event.type == "denial" and any(
            f for s in token.splits for f in _pronouns() if s.stem.endswith(f) and denies(s.stem)
        )
        if not pronoun and not any(back.match(document.tokens, i, sentence.last) for i in window):
            continue
        first = document.sentences[max(0, sentence.i - 1)].start
        told = [(m.start, other) for other in events if other.id != event.id and other.type not in _SPEAKING
                for m in other.mentions if first <= m.start < mention.start]  # fmt: skip
        if told:
            return max(told, key=lambda pair: pair[0])[1]
    return None


def _pronouns() -> tuple[str, ...]:
    return tuple(table("morphology")["pronouns"]["object"])
