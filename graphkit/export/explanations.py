"""Why a record says what it says: the words, lexicon entries and rules behind each event and claim of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphkit.annotations import (
    Actor,
    Argument,
    Claim,
    Dating,
    Event,
    Grounds,
    Mention,
    Modality,
    TimeReference,
    Trigger,
)
from graphkit.console import counted, one_line
from graphkit.document import Document
from graphkit.pipeline import recorded

_AROUND = 40
"""Code points of the text shown on either side of what is marked."""
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
"""First-strong isolate: Arabic inside does not reorder the line around it (Unicode TR 9)."""

VOICES = {
    "outlet": "the article tells it in its own voice",
    "reported": "a verb of saying hands over to the source",
    "trailing": "a source phrase names the source",
    "heading": "the source stands before a colon",
    "quoted": "a quotation that goes on with the last speaker",
    "report": "a report that the text speaks of",
    "act": "the source performs a speech act on it",
}
"""How the words of a claim are given."""
STANCES = {
    "modality": "follows how the event is told there",
    "negation": "is that it did not or will not happen, for it is told as not so",
    "unverified": "is open, for the text says that it could not be verified",
    "act": "follows from the speech act",
}
"""What decides between asserting, denying and leaving open."""


def explained(document: Document) -> dict[str, Any]:
    """The events and claims of an annotated document, each with the evidence behind every part, as JSON values.

    Offsets are those of the extraction record: code points, end exclusive.
    """
    record, grounds = recorded(document), {g.claim: g for g in document.of(Grounds)}
    claims: dict[str, list[dict[str, Any]]] = {}
    for claim in record.claims:
        claims.setdefault(claim.event, []).append(_claim(claim, grounds.get(claim.id)))
    behind = _Behind(document)
    return {
        "article": {"id": record.article.id, "published": record.article.published,
                    "published_basis": record.article.published_basis},
        "events": [{**behind.event(event), "claims": claims.get(event.id, [])} for event in record.events],
    }  # fmt: skip


def lines(document: Document) -> Iterator[str]:
    """The same for people: one line a fact, what it rests on marked in its surroundings."""
    told, names = explained(document), {a.id: a.name for a in document.of(Actor)}
    count = sum(len(event["claims"]) for event in told["events"])
    published = told["article"]["published"]
    yield (
        f"{one_line(told['article']['id'])}: {f'published {published}' if published else 'no publication date'}; "
        f"{counted(len(told['events']), 'event')}, {counted(count, 'claim')}"
    )
    for event in told["events"]:
        yield from _Lines(document.text, names).event(event)


class _Behind:
    """What the extractors told each other about the events of one document."""

    def __init__(self, document: Document) -> None:
        self._triggers = {(t.type, t.start): t for t in document.of(Trigger)}
        self._modality = {m.trigger: m for m in document.of(Modality)}
        self._times = {t.id: t for t in document.of(TimeReference)}
        self._dated = {d.trigger: d.time for d in document.of(Dating)}
        self._arguments: dict[str, list[Argument]] = {}
        for argument in document.of(Argument):
            self._arguments.setdefault(argument.trigger, []).append(argument)

    def event(self, event: Event) -> dict[str, Any]:
        triggers = [(m, self._triggers.get((event.type, m.start))) for m in event.mentions]
        ids = [t.id for _, t in triggers if t]
        time = self._times.get(event.time or "")
        return {
            "id": event.id, "type": event.type, "modality": event.modality, "status": event.status,
            "from": event.from_, "to": event.to, "grain": event.grain,
            "time": {**_place(time), "id": time.id, "rule": time.rule} if time else None,
            "about": event.about, "triggers": [self._trigger(m, t) for m, t in triggers],
            "participants": [
                {"actor": p.actor, "role": p.role, "at": self._at(ids, p.actor, (p.role,))} for p in event.participants
            ],
            "place": {"actor": event.place, "at": self._at(ids, event.place, ("place",))} if event.place else None,
        }  # fmt: skip

    def _trigger(self, mention: Mention, trigger: Trigger | None) -> dict[str, Any]:
        modality = self._modality.get(trigger.id) if trigger else None
        return {
            **_place(mention),
            "entry": trigger.entry if trigger else None,
            "modality": modality.value if modality else None,
            "modality_cue": _place(modality.cue) if modality and modality.cue else None,
            "time": self._dated.get(trigger.id) if trigger else None,
        }

    def _at(self, triggers: list[str], actor: str, roles: tuple[str, ...]) -> list[dict[str, Any]]:
        """Where the role grammar read the part; nowhere where it follows from other tellings or the article's rest."""
        found = [a for t in triggers for a in self._arguments.get(t, ()) if a.actor == actor and a.role in roles]
        return [_place(a.mention) for a in found]


def _claim(claim: Claim, grounds: Grounds | None) -> dict[str, Any]:
    return {
        "id": claim.id, "source": claim.source, "stance": claim.stance, "via": list(claim.via),
        "anonymous": claim.anonymous, **_place(claim),
        "voice": grounds.voice if grounds else None, "cue": _place(grounds.cue) if grounds and grounds.cue else None,
        "told_at": _place(grounds.mention) if grounds else None, "act": grounds.act if grounds else None,
        "stance_from": grounds.stance if grounds else None,
    }  # fmt: skip


def _place(span: Mention | Claim | TimeReference) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


class _Lines:
    """The lines on the events of one text."""

    def __init__(self, text: str, names: dict[str, str]) -> None:
        self._text, self._names = text, names

    def event(self, event: dict[str, Any]) -> Iterator[str]:
        yield f"{event['id']} {event['type']}: {event['modality']}, {event['status']}, {self._days(event)}"
        for trigger in event["triggers"]:
            yield f"  told       {self._shown(trigger)}"
            yield f"    entry    {trigger['entry'] or 'none of the lexicon'}"
            cue = trigger["modality_cue"]
            yield f"    modality {trigger['modality'] or 'actual'}" + (f" by {self._shown(cue)}" if cue else "")
            if trigger["time"]:
                yield f"    dated by {trigger['time']}"
        for one in event["participants"]:
            yield f"  {one['role']:<10} {self._who(one['actor'])}"
            for place in one["at"][:1]:
                yield f"    read at  {self._shown(place)}"
        if event["place"]:
            yield f"  place      {self._who(event['place']['actor'])}"
        if event["about"]:
            yield f"  about      {event['about']}"
        for claim in event["claims"]:
            yield from self._claim(claim)

    def _claim(self, claim: dict[str, Any]) -> Iterator[str]:
        hidden = ", on unnamed sources" if claim["anonymous"] else ""
        yield f"  {claim['id']} {claim['stance']}: {self._who(claim['source'])}{hidden}"
        yield f"    words    {self._isolated(claim['text'])}"
        act = f" {claim['act']}" if claim["act"] else ""
        cue = f", {self._isolated(claim['cue']['text'])}" if claim["cue"] else ""
        yield f"    voice    {claim['voice']}{act}{cue}: {VOICES.get(claim['voice'], '')}"
        if claim["via"]:
            yield f"    through  {', '.join(map(self._who, claim['via']))}"
        yield f"    stance   {claim['stance_from']}: {STANCES.get(claim['stance_from'], '')}"

    def _days(self, event: dict[str, Any]) -> str:
        if event["from"] is None:
            return "undated"
        time = event["time"]
        by = f" by {time['id']} {self._isolated(time['text'])} (rule {time['rule']})" if time else ""
        return f"from {event['from']} up to and without {event['to']}{by}"

    def _who(self, actor: str) -> str:
        name = self._names.get(actor)
        return f"{actor} {self._isolated(name)}" if name else actor

    def _shown(self, place: dict[str, Any]) -> str:
        """The place, and its words between brackets with what stands around them."""
        start, end = place["start"], place["end"]
        before, behind = self._text[max(0, start - _AROUND) : start], self._text[end : end + _AROUND]
        if start > _AROUND:
            before = "…" + before.partition(" ")[2]
        if end + _AROUND < len(self._text):
            behind = behind.rpartition(" ")[0] + "…"
        return f"{start}-{end} {self._isolated(f'{before}[{self._text[start:end]}]{behind}')}"

    @staticmethod
    def _isolated(words: str) -> str:
        # Directional characters of the text itself must not close the isolate.
        shown = one_line(words).replace(_ISOLATE, "").replace(_END_OF_ISOLATE, "")
        return f"{_ISOLATE}{shown}{_END_OF_ISOLATE}"
