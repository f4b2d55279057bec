"""Claims: for each event, one for every voice that asserts it, denies it, or leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.annotations import ANONYMOUS, ARTICLE, Claim, Event, Mention, Stance
from graphkit.document import Document
from graphkit.extractors.about import links
from graphkit.extractors.attribution import Frame, acts, frames
from graphkit.lexicon import table

_RANK: dict[Stance, int] = {"denies": 0, "asserts": 1, "neither": 2}
"""What a source holds where its mentions differ: a denial is never by chance."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One voice at one mention."""

    source: str
    stance: Stance
    mention: Mention
    frame: Frame | None
    via: tuple[str, ...]
    anonymous: bool


class Claims:
    """Reads the frames of a document and says who stands behind its events and who against them."""

    def __init__(self) -> None:
        self._stance: dict[str, Stance] = dict(table("stance")["modality"])

    def __call__(self, document: Document) -> Iterable[Claim]:
        found = frames(document)
        about = links(document, found)
        by_id = {e.id: e for e in document.of(Event)}
        n = 0
        for event in by_id.values():
            told = [t for mention in event.mentions for t in self._voices(event, mention, found, about)]
            told += [t for act, spoken in about.items() if spoken == event.id
                     for t in self._performers(by_id[act], event, found)]  # fmt: skip
            for voice in _one_each(told):
                n += 1
                start, end = _evidence(document, voice)
                yield Claim(f"c{n}", event.id, voice.source, voice.stance, start, end, document.text[start:end],
                            voice.via, voice.anonymous)  # fmt: skip

    def _voices(self, event: Event, mention: Mention, found: Sequence[Frame], about: dict[str, str]) -> Iterator[_Told]:
        """The innermost voice that tells a mention, the outlet's where none does."""
        around = [f for f in found if f.start <= mention.start < f.end and (f.act is None or f.act.id != event.id)]
        agents = {p.actor for p in event.participants if p.role != "target"}
        around.sort(key=lambda f: (f.start, -f.end), reverse=True)
        for i, frame in enumerate(around):
            stance = self._held(event, frame, about)
            if stance is None or (event.type in acts() and agents & set(frame.sources)):
                continue
            outer = [s for f in around[i + 1 :] if f.act is None for s in f.sources if s not in frame.sources]
            via = tuple(dict.fromkeys((*frame.via, *(s for s in outer if s != ANONYMOUS))))
            for source in frame.sources:
                yield _Told(source, stance, mention, frame, via, frame.anonymous or source == ANONYMOUS)
            return
        yield _Told(ARTICLE, self._stance[event.modality], mention, None, (), False)

    def _held(self, event: Event, frame: Frame, about: dict[str, str]) -> Stance | None:
        """The stance of a frame's voice toward an event in it; None where it leaves the telling to the voice around."""
        if frame.act is None:
            return self._stance[event.modality]
        held = acts()[frame.act.type]
        if held == "told" or not frame.sources:
            return None
        if held == "open":
            return self._stance[event.modality]
        if held in ("denies", "neither") and frame.act.type != "demand" and about.get(frame.act.id) != event.id:
            return None
        return "neither" if held == "neither" else "denies" if held == "denies" else "asserts"

    def _performers(self, act: Event, event: Event, found: Sequence[Frame]) -> Iterator[_Told]:
        """What those who deny, accuse or do not comment hold of the event that they speak of."""
        held = acts()[act.type]
        own = next((f for f in found if f.act is not None and f.act.id == act.id), None)
        if held in ("told", "open") or own is None:
            return
        stance: Stance = "denies" if held == "denies" else "neither" if held == "neither" else "asserts"
        for source in own.sources:
            yield _Told(source, stance, act.mentions[0], own, own.via, False)


def _one_each(told: Iterable[_Told]) -> list[_Told]:
    """One claim for each source, the first of its strongest stance."""
    best: dict[str, _Told] = {}
    for voice in told:
        known = best.get(voice.source)
        if known is None or _RANK[voice.stance] < _RANK[known.stance]:
            best[voice.source] = voice
    return list(best.values())


def _evidence(document: Document, voice: _Told) -> tuple[int, int]:
    """The clause that tells it: from the cue to the end of the content, within the mention's sentence."""
    token = document.token_at(voice.mention.start)
    if token is None:
        return voice.mention.start, voice.mention.end
    sentence = document.sentences[token.sentence]
    if voice.frame is None or voice.frame.kind == "trailing":
        return sentence.start, sentence.end
    start = max(sentence.start, min(voice.frame.cue, voice.mention.start))
    return start, max(voice.mention.end, min(sentence.end, voice.frame.end))
