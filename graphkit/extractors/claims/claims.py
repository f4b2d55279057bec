"""Claims: for each event, one for every voice that asserts it, denies it, or leaves it open; and what is spoken of."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import ANONYMOUS, ARTICLE, About, Actor, Claim, Event, Grounds, Mention, Stance, StanceGround
from graphkit.document import Document
from graphkit.extractors.claims.attribution import acts
from graphkit.extractors.claims.polarity import Polarity
from graphkit.extractors.claims.voices import Told, Voices
from graphkit.lexicon import table

_RANK: dict[Stance, int] = {"denies": 0, "asserts": 1, "neither": 2}
"""What a source holds where its mentions differ: a denial is never by chance."""


class Claims:
    """Reads the frames of a document and says who stands behind its events and who against them.

    What each denial, accusation, condemnation, rejection and refusal to comment speaks of is found on the way.
    """

    def __init__(self) -> None:
        self._background = frozenset(table("stance")["background"]["types"])

    def __call__(self, document: Document) -> Iterable[Claim | Grounds | About]:
        polarity = Polarity(document)
        voices = Voices(document, polarity)
        media = frozenset(a.id for a in document.of(Actor) if a.type == "media")
        yield from (About(act, spoken) for act, spoken in voices.about.items())
        n = 0
        for event in document.of(Event):
            settled = self._settled(document, event, _authored(voices.of(event), media), polarity)
            # What nobody else tells, the outlet does: every event has a voice.
            for told in _one_each(settled) or [Told(ARTICLE, "asserts", event.mentions[0])]:
                n += 1
                start, end = _evidence(document, told)
                yield Claim(f"c{n}", event.id, told.source, told.stance, start, end, document.text[start:end],
                            told.via, told.anonymous)  # fmt: skip
                yield _grounds(f"c{n}", document, told, polarity)

    def _settled(self, document: Document, event: Event, told: list[Told], polarity: Polarity) -> list[Told]:
        """What remains once the voices are heard together.

        A headline is short: what it tells of is attributed in the body. What an outlet tells as a fact in the body is
        not what a denial nearby is about. A past meeting that a speaker only refers to is the outlet's to tell.
        """
        own, others = _accused(told)
        if event.modality == "actual" and any(t.stance == "neither" for t in own):
            own = [t for t in own if t.stance == "neither"]  # what could not be verified is not told as a fact
            return [*own, *others]
        if not own or not others or event.type in acts():
            return [*own, *others]
        headline = not any(_paragraph(document, t.mention) for t in own)
        if event.modality == "hypothetical" or (headline and event.modality != "planned"):
            return others
        if event.modality == "actual":
            denials = [t for t in others if t.stance == "denies"]
            if any(t.sure for t in denials):
                return others
            others = [t for t in others if t.stance != "denies"]
            if event.type in self._background:
                others = [t for t in others if not polarity.governed(t.mention)]
        return [*own, *others]


def _authored(told: list[Told], media: frozenset[str]) -> list[Told]:
    """Reports by nobody are those of the outlet that is named as reporting the same on unnamed sources."""
    if not any(t.source in media and t.stance == "asserts" and t.anonymous for t in told):
        return told
    return [t for t in told if t.source != ANONYMOUS or t.frame is None or t.frame.kind != "report"]


def _accused(told: list[Told]) -> tuple[list[Told], list[Told]]:
    """The outlet's voice and the others'. What it tells within accusations alone is the accusers'."""
    own = [t for t in told if t.source == ARTICLE]
    others = [t for t in told if t.source != ARTICLE]
    accusing = [t.accused for t in own if t.accused is not None]
    if not own or len(accusing) < len(own):
        return own, others
    for one, frame in zip(own, accusing, strict=True):
        others += [Told(source, one.stance, one.mention, frame) for source in frame.sources]
    return [], others


def _paragraph(document: Document, mention: Mention) -> int:
    """The paragraph of a mention, 0 for the headline."""
    token = document.token_at(mention.start)
    return document.sentences[token.sentence].paragraph if token else 0


def _one_each(told: Iterable[Told]) -> list[Told]:
    """One claim for each source, the first of its strongest stance; rather one that says through whom."""
    best: dict[str, Told] = {}
    for voice in told:
        known = best.get(voice.source)
        if known is None or (_RANK[voice.stance], not voice.via) < (_RANK[known.stance], not known.via):
            best[voice.source] = voice
    return list(best.values())


def _grounds(claim: str, document: Document, told: Told, polarity: Polarity) -> Grounds:
    """What made a voice a claim."""
    frame, act = told.frame, told.frame.act if told.frame else None
    if act is not None:
        stance: StanceGround = "act"
    elif told.stance == "denies":
        stance = "negation"
    else:
        stance = "unverified" if told.stance == "neither" and polarity.unverified(told.mention) else "modality"
    if frame is None:
        return Grounds(claim, "outlet", told.mention, stance)
    token = document.token_at(frame.cue)
    cue = document.mention(token.start, token.end) if token else None
    return Grounds(claim, frame.kind, told.mention, stance, cue, act.id if act else None)


def _evidence(document: Document, told: Told) -> tuple[int, int]:
    """The clause that tells it: from the cue to the end of the content, within the mention's sentence."""
    token = document.token_at(told.mention.start)
    if token is None:
        return told.mention.start, told.mention.end
    sentence = document.sentences[token.sentence]
    if told.frame is None or told.frame.kind == "trailing":
        return sentence.start, sentence.end
    start = max(sentence.start, min(told.frame.cue, told.mention.start))
    end = min(sentence.end, told.frame.end)
    return start, max(told.mention.end, start + len(document.text[start:end].rstrip()))
