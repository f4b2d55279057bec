"""Who tells an event at each of its mentions, and what those hold who deny it, accuse of it or will not comment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.annotations import ANONYMOUS, ARTICLE, Actor, Event, Mention, Stance, Trigger
from graphkit.document import Document
from graphkit.extractors.claims.about import links
from graphkit.extractors.claims.attribution import acts, frames
from graphkit.extractors.claims.content import Frame
from graphkit.extractors.claims.denying import denies, noncommittal
from graphkit.extractors.claims.polarity import Polarity
from graphkit.lexicon import table

_NESTED = 48
"""How many frames before a mention are looked at; the innermost are the last to begin."""


@dataclass(frozen=True, slots=True)
class Told:
    """One voice at one mention.

    `sure`: a denial by a word that denies and nothing else. `accused`: the outlet tells it, but only within an
    accusation, whose frame this is.
    """

    source: str
    stance: Stance
    mention: Mention
    frame: Frame | None = None
    via: tuple[str, ...] = ()
    anonymous: bool = False
    sure: bool = False
    accused: Frame | None = None


class Voices:
    """The frames of one document by what they cover, and the speech acts with what they speak of."""

    def __init__(self, document: Document, polarity: Polarity) -> None:
        self._document, self._polarity = document, polarity
        self._stance: dict[str, Stance] = table("stance")["modality"]
        self._media = {a.id for a in document.of(Actor) if a.type == "media"}
        self._whole = {a.id: a.part_of for a in document.of(Actor)}
        self._first_person = {t.start for t in document.of(Trigger) if t.form and t.form.person == 1}
        found = frames(document)
        self.about = links(document, found)
        """The event that each speech act speaks of, by the id of the act."""
        self._by_id = {e.id: e for e in document.of(Event)}
        self._frames: dict[int, list[Frame]] = {}
        self._act_frames: dict[str, Frame] = {}
        for frame in found:
            for sentence in self._sentences(frame):
                self._frames.setdefault(sentence, []).append(frame)
            if frame.act is not None:
                self._act_frames.setdefault(frame.act.id, frame)
        for frames_here in self._frames.values():
            frames_here.sort(key=lambda f: (f.start, -f.end))
        self._reports = self._silent([f for f in found if f.kind == "report"])
        self._open = {e.id for e in self._by_id.values() if e.type == "denial"
                      and any(noncommittal(document, m) for m in e.mentions)}  # fmt: skip
        self._speaking: dict[str, list[Event]] = {}
        for act, spoken in self.about.items():
            self._speaking.setdefault(spoken, []).append(self._by_id[act])

    def _silent(self, reports: Sequence[Frame]) -> dict[int, list[Frame]]:
        """By sentence the reports whose content names no event: what they tell of is what the sentence denies."""
        starts = sorted(m.start for e in self._by_id.values() for m in e.mentions)
        silent: dict[int, list[Frame]] = {}
        for frame in reports:
            token = self._document.token_at(frame.cue)
            if token is not None and bisect_left(starts, frame.start) == bisect_left(starts, frame.end):
                silent.setdefault(token.sentence, []).append(frame)
        return silent

    def _sentences(self, frame: Frame) -> range:
        """The indices of the sentences that a frame covers."""
        first = self._document.token_at(frame.start) or self._document.token_at(frame.cue)
        last = self._document.token_at(frame.end - 1)
        if first is None:
            return range(0)
        return range(first.sentence, max(first.sentence, last.sentence if last else first.sentence) + 1)

    def of(self, event: Event) -> list[Told]:
        """Every voice on an event, mention by mention, then those who speak of it in speech acts."""
        told = [t for mention in event.mentions for t in self._at(event, mention)]
        if event.type in acts():
            return told
        acting = list(self._speaking.get(event.id, ()))
        for act in self._speaking.get(event.id, ()):
            # Who denies an accusation denies what it is about.
            acting += [a for a in self._speaking.get(act.id, ()) if a.type in ("denial", "no_comment")]
        return told + [t for act in acting for t in self._performers(act)]

    def around(self, mention: Mention) -> list[Frame]:
        """The frames that a mention lies in, from the inside out."""
        token = self._document.token_at(mention.start)
        near = self._frames.get(token.sentence, []) if token else []
        begun = near[max(0, (i := bisect_right(near, mention.start, key=lambda f: f.start)) - _NESTED) : i]
        return [f for f in reversed(begun) if mention.start < f.end]

    def speaking(self, event: Event) -> Sequence[Event]:
        """The speech acts that speak of an event."""
        return self._speaking.get(event.id, ())

    def _at(self, event: Event, mention: Mention) -> Iterator[Told]:
        """The innermost voice that tells a mention, the outlet's where none does."""
        around = [f for f in self.around(mention) if f.act is None or f.act.id != event.id]
        unsure = event.type not in acts() and self._polarity.unverified(mention)
        for i, frame in enumerate(around):
            if frame.act is None:
                stance: Stance | None = self._reported(event, mention, frame)
            else:
                stance = self._performed(event, frame)
            if stance is None or (event.type in acts() and self._performs(event, mention, frame)):
                continue
            if self._borrowed(frame, around[i + 1 :], unsure=unsure):
                continue
            if unsure and frame.act is None and stance == "asserts":
                stance = "neither"
            yield from self._spoken(stance, mention, frame, around[i + 1 :])
            return
        stance = self._polarity.negative(event, mention) or self._meant(event, mention)
        accused, via = None, self._carriers(event)
        if event.type not in acts() and event.modality == "actual":
            accused = next((f for f in around if f.act is not None and f.act.type == "accusation"), None)
        yield Told(ARTICLE, "neither" if unsure else stance, mention, None, via, accused=accused)

    @staticmethod
    def _borrowed(frame: Frame, outer: Sequence[Frame], *, unsure: bool) -> bool:
        """Whether a report by nobody is what somebody speaks of: one that could not be verified, or a speaker's."""
        nobody = frame.kind == "report" and frame.sources == (ANONYMOUS,)
        return nobody and (unsure or any(f.act is None for f in outer))

    def _carriers(self, act: Event) -> tuple[str, ...]:
        """The outlets through which the article tells a speech act."""
        own = self._act_frames.get(act.id)
        return tuple(v for v in self._relays(own) if v in self._media) if own else ()

    def _performs(self, act: Event, mention: Mention, frame: Frame) -> bool:
        """Whether a frame around a speech act is its performer's own words, or another act's: then the outlet tells.

        Who accuses or condemns in a speech without being named there is the speaker, and so is who says "we demand".
        What somebody does for a body, the body does.
        """
        if frame.act is None and mention.start in self._first_person:
            return False
        performers = {p.actor for p in act.participants if p.role != "target"}
        if (own := self._act_frames.get(act.id)) is not None:
            performers.update(own.sources)
        performers |= {whole for p in performers if (whole := self._whole.get(p))}
        return frame.act is not None or not performers or bool(performers & set(frame.sources))

    def _spoken(self, stance: Stance, mention: Mention, frame: Frame, outer: Sequence[Frame]) -> Iterator[Told]:
        """The claims of a frame's speakers, told through those in whose words they stand."""
        tellers = [s for f in outer if f.act is None for s in f.sources if s not in frame.sources]
        via = tuple(dict.fromkeys((*frame.via, *(s for s in tellers if s != ANONYMOUS))))
        if frame.kind == "trailing" and frame.sources and self._media >= set(frame.sources):
            # "بحسب الوكالة": the outlet tells it, through the agency.
            yield Told(ARTICLE, stance, mention, frame, (*frame.sources, *via), frame.anonymous)
            return
        for source in frame.sources:
            yield Told(source, stance, mention, frame, via, frame.anonymous or source == ANONYMOUS)

    def _reported(self, event: Event, mention: Mention, frame: Frame) -> Stance:
        """What a speaker says of an event."""
        if self._polarity.negated(mention) and acts().get(event.type) not in ("denies", "neither"):
            return "denies"
        return self._polarity.negative(event, mention) or self._meant(event, mention, frame)

    def _meant(self, event: Event, mention: Mention, frame: Frame | None = None) -> Stance:
        """The stance that an event's modality gives; a speaker who tells it as a fact asserts it.

        A negation that is not this mention's is none; a word before the content of a frame does not govern it.
        """
        modality, cue = self._polarity.modality(mention)
        if frame is not None and cue is not None and frame.cue <= cue.start < frame.start:
            modality = "actual"
        told = event.modality in ("actual", "negated") or (frame is not None and modality == "actual")
        return "asserts" if told else self._stance[event.modality]

    def _performed(self, event: Event, frame: Frame) -> Stance | None:
        """What the performer of a speech act holds of an event in its content, None where the act does not say."""
        act = frame.act
        if act is None or not frame.sources:
            return None
        held, spoken = acts()[act.type], self.about.get(act.id) == event.id
        if held == "told" or (event.modality == "actual" and not spoken):
            return None
        if held == "open":
            own = {p.actor for p in event.participants if p.role != "target"} & set(frame.sources)
            if event.modality == "negated":
                return "neither"  # "ما لم …"
            return "asserts" if own and act.type == "threat" else self._stance[event.modality]
        if act.type == "demand":
            return None if event.modality == "planned" else "neither"
        if held == "asserts":
            return "asserts"
        denied = held == "denies" and act.id not in self._open
        return ("denies" if denied else "neither") if spoken else None

    def _performers(self, act: Event) -> Iterator[Told]:
        """What those who deny, accuse or do not comment hold of the event that they speak of."""
        held = acts()[act.type]
        own = self._act_frames.get(act.id)
        if held in ("told", "open") or own is None:
            return
        stance: Stance = "denies" if held == "denies" else "neither" if held == "neither" else "asserts"
        if act.id in self._open:
            stance = "neither"
        sure = stance == "denies" and any(denies(m.text) for m in act.mentions)
        for source in own.sources:
            yield Told(source, stance, act.mentions[0], own, self._relays(own), own.anonymous, sure=sure)
        if sure:
            yield from self._denied(act)

    def _denied(self, act: Event) -> Iterator[Told]:
        """Who wrote the report that a denial speaks of without telling it again."""
        for mention in act.mentions:
            token = self._document.token_at(mention.start)
            for frame in self._reports.get(token.sentence, [])[:_NESTED] if token else ():
                for source in frame.sources:
                    yield Told(source, "asserts", mention, frame, frame.via, frame.anonymous)

    def _relays(self, act: Frame) -> tuple[str, ...]:
        """Through whom a speech act is told: the relays of the frame around it, where its performer speaks there."""
        token = self._document.token_at(act.cue)
        near = self._frames.get(token.sentence, []) if token else []
        begun = bisect_right(near, act.end, key=lambda f: f.start)
        around = [f for f in near[max(0, begun - _NESTED) : begun]
                  if f.act is None and f.cue <= act.cue < f.end and set(f.sources) & set(act.sources)]  # fmt: skip
        return tuple(dict.fromkeys(via for f in (act, *reversed(around)) for via in f.via))
