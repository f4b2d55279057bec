"""Claims: for each event, one for every voice that asserts it, denies it, or leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.annotations import ANONYMOUS, ARTICLE, Actor, Claim, Event, Mention, Stance
from graphkit.arabic import fold
from graphkit.document import Document
from graphkit.extractors.about import denies, links
from graphkit.extractors.attribution import Frame, acts, frames
from graphkit.lexicon import table
from graphkit.phrases import Phrases

_RANK: dict[Stance, int] = {"denies": 0, "asserts": 1, "neither": 2}
"""What a source holds where its mentions differ: a denial is never by chance."""

_REACH = 8
"""How many tokens behind "could not be verified" what is meant may stand."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One voice at one mention."""

    source: str
    stance: Stance
    mention: Mention
    frame: Frame | None
    via: tuple[str, ...]
    anonymous: bool
    sure: bool = False
    act: Frame | None = None


class Claims:
    """Reads the frames of a document and says who stands behind its events and who against them."""

    def __init__(self) -> None:
        self._stance: dict[str, Stance] = dict(table("stance")["modality"])
        self._open: Phrases[bool] = Phrases()
        for phrase in table("stance")["unverified"]["phrases"]:
            self._open.add(phrase, True)
        self._background = frozenset(table("stance")["background"]["types"])
        self._prepositions = frozenset(map(fold, table("attribution")["grammar"]["prepositions"]))
        self._proclitics = frozenset(table("attribution")["grammar"]["proclitics"])

    def __call__(self, document: Document) -> Iterable[Claim]:
        found = frames(document)
        about = links(document, found)
        by_id = {e.id: e for e in document.of(Event)}
        n = 0
        for event in by_id.values():
            told = [t for mention in event.mentions for t in self._voices(document, event, mention, found, about)]
            if event.type not in acts():
                told += [t for act in about for t in self._performers(by_id[act], event, found, about)]
            for voice in _one_each(self._settled(event, told, document)):
                n += 1
                start, end = _evidence(document, voice)
                yield Claim(f"c{n}", event.id, voice.source, voice.stance, start, end, document.text[start:end],
                            voice.via, voice.anonymous)  # fmt: skip

    def _voices(
        self, document: Document, event: Event, mention: Mention, found: Sequence[Frame], about: dict[str, str]
    ) -> Iterator[_Told]:
        """The innermost voice that tells a mention, the outlet's where none does."""
        around = [f for f in found if f.start <= mention.start < f.end and (f.act is None or f.act.id != event.id)]
        media = {a.id for a in document.of(Actor) if a.type == "media"}
        agents = {p.actor for p in event.participants if p.role != "target"}
        around.sort(key=lambda f: (f.start, -f.end), reverse=True)
        unsure = self._unverified(document, mention)
        condemned: Frame | None = None
        for i, frame in enumerate(around):
            if condemned is None and frame.act is not None and frame.act.type == "accusation":
                condemned = frame
            stance = self._held(event, frame, about)
            if stance is not None and frame.act is None:
                stance = "denies" if _negated(document, mention) else "neither" if unsure else stance
            if stance is None or (event.type in acts() and (frame.act or agents & set(frame.sources))):
                continue
            outer = [s for f in around[i + 1 :] if f.act is None for s in f.sources if s not in frame.sources]
            via = tuple(dict.fromkeys((*frame.via, *(s for s in outer if s != ANONYMOUS))))
            if frame.kind == "trailing" and set(frame.sources) <= media:
                yield _Told(ARTICLE, stance, mention, frame, (*frame.sources, *via), frame.anonymous)
                return
            for source in frame.sources:
                yield _Told(source, stance, mention, frame, via, frame.anonymous or source == ANONYMOUS)
            return
        if event.type in acts() or event.modality != "actual":
            condemned = None
        stance = "neither" if unsure else self._stance[event.modality]
        yield _Told(ARTICLE, stance, mention, None, (), False, act=condemned)

    def _settled(self, event: Event, told: list[_Told], document: Document) -> list[_Told]:
        """What remains once the voices are heard together.

        A headline is short: what it tells of is attributed in the body. What an outlet tells as a fact in the body is
        not what a denial nearby is about. A past meeting that a speaker only refers to is the outlet's to tell.
        """
        own = [t for t in told if t.source == ARTICLE]
        if own and all(t.act is not None for t in own):
            told = [t for t in told if t.source != ARTICLE]
            for t in own:
                if t.act is not None:
                    told += [_Told(s, t.stance, t.mention, t.act, (), False) for s in t.act.sources]
            own = []
        others = [t for t in told if t.source != ARTICLE]
        if not own or not others:
            return told
        body = [t for t in own if _paragraph(document, t.mention) > 0]
        if event.type not in acts():
            if event.modality == "hypothetical" or (not body and event.modality != "planned"):
                return others
            if any(t.stance == "denies" for t in others) and event.modality == "actual":
                if any(t.sure for t in others if t.stance == "denies"):
                    return others
                others = [t for t in others if t.stance != "denies"]
            if event.modality == "actual" and event.type in self._background:
                others = [t for t in others if not self._governed(document, t.mention)]
        return [*own, *others]

    def _held(self, event: Event, frame: Frame, about: dict[str, str]) -> Stance | None:
        """The stance of a frame's voice toward an event in it; None where it leaves the telling to the voice around."""
        if frame.act is None:
            return self._stance[event.modality]
        held = acts()[frame.act.type]
        if held == "told" or not frame.sources:
            return None
        if event.modality == "actual" and about.get(frame.act.id) != event.id:
            return None
        if event.modality == "planned" and frame.act.type == "demand":
            return None
        if held == "open":
            own = {p.actor for p in event.participants if p.role != "target"} & set(frame.sources)
            return "asserts" if own and frame.act.type == "threat" else self._stance[event.modality]
        if held in ("denies", "neither") and frame.act.type != "demand" and about.get(frame.act.id) != event.id:
            return None
        return "neither" if held == "neither" else "denies" if held == "denies" else "asserts"

    def _unverified(self, document: Document, mention: Mention) -> bool:
        """Whether the clause before a mention says that it could not be verified."""
        token = document.token_at(mention.start)
        if token is None:
            return False
        first = max(document.sentences[token.sentence].first, token.i - _REACH)
        return any(self._open.match(document.tokens, i, token.i) for i in range(first, token.i))

    def _governed(self, document: Document, mention: Mention) -> bool:
        """Whether a preposition stands before a mention, as a word or attached."""
        token = document.token_at(mention.start)
        if token is None:
            return False
        if token.i and document.tokens[token.i - 1].norm in self._prepositions:
            return True
        before = fold(document.text[token.start : mention.start])
        return bool(self._proclitics & set(before)) or token.norm.startswith(("لل", "بال"))

    def _performers(self, act: Event, event: Event, found: Sequence[Frame], about: dict[str, str]) -> Iterator[_Told]:
        """What those who deny, accuse or do not comment hold of the event that they speak of.

        Who denies an accusation denies what it is about.
        """
        spoken = about[act.id]
        if spoken != event.id and (act.type not in ("denial", "no_comment") or about.get(spoken) != event.id):
            return
        held = acts()[act.type]
        own = next((f for f in found if f.act is not None and f.act.id == act.id), None)
        if held in ("told", "open") or own is None:
            return
        stance: Stance = "denies" if held == "denies" else "neither" if held == "neither" else "asserts"
        sure = stance == "denies" and any(denies(m.text) for m in act.mentions)
        for source in own.sources:
            yield _Told(source, stance, act.mentions[0], own, own.via, False, sure)


def _paragraph(document: Document, mention: Mention) -> int:
    """The paragraph of a mention, 0 for the headline."""
    token = document.token_at(mention.start)
    return document.sentences[token.sentence].paragraph if token else 0


def _negated(document: Document, mention: Mention) -> bool:
    """Whether a negation stands right before a mention."""
    token = document.token_at(mention.start)
    return token is not None and token.i > 0 and document.tokens[token.i - 1].norm in _negations()


@cache
def _negations() -> frozenset[str]:
    return frozenset(map(fold, table("attribution")["grammar"]["negations"]))


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
