"""Reports that a text speaks of: "what the paper wrote about a call", "unconfirmed news of a call".

Whoever wrote the report asserts what it tells of, also where somebody else denies it in the same sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from graphkit.annotations import ANONYMOUS, Actor
from graphkit.arabic import fold
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.claims.content import Content, Frame
from graphkit.extractors.claims.speakers import Speakers, Voice
from graphkit.lexicon import table
from graphkit.morphology import noun_forms, verb_forms
from graphkit.phrases import Phrases

_REACH = 9
"""How many tokens behind the noun or verb of a report what links its content may stand."""
_AUTHOR = 3
"""How many tokens behind the noun or verb of a report its author may begin."""
_NEAR = 2
"""How many sentences away an outlet that a report leaves unnamed may be named."""

_CLOSE = 8
"""How many reports before and behind it are looked at for that name."""

Kind = Literal["noun", "claim", "verb", "intransitive", "speaking", "outlet"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report told of by tokens `first` to `last` (exclusive), its author among them.

    `noun`: it is told of by a noun, which may be the subject of a verb. `unnamed`: an outlet that the phrase leaves
    unnamed ("an American paper") wrote it.
    """

    first: int
    last: int
    voice: Voice
    noun: bool
    unnamed: bool = False


@cache
def _heads() -> Phrases[Kind]:
    """Nouns and verbs of reporting, and nouns for outlets."""
    phrases: Phrases[Kind] = Phrases()
    entry = table("reports")
    kinds: dict[str, Kind] = {"nouns": "noun", "claims": "claim", "outlets": "outlet"}
    for group, kind in kinds.items():
        for row in entry[group]["words"]:
            for form in noun_forms(*row.split()):
                if form.pronoun is None:
                    phrases.add((form.text,), kind)
        for phrase in entry[group]["phrases"]:
            phrases.add(phrase, kind)
    verbs: tuple[Kind, ...] = ("verb", "intransitive", "speaking")
    for kind in verbs:
        for row in entry[kind]["verbs"]:
            for form in verb_forms(*row.split()):
                phrases.add((form.text,), kind)
    return phrases


@cache
def _words(name: str) -> frozenset[str]:
    entry = table("reports")[name]
    return frozenset(map(fold, entry["words"] if isinstance(entry, dict) else entry))


class Reports:
    """The reports of one document."""

    def __init__(self, document: Document, speakers: Speakers, content: Content) -> None:
        self._tokens, self._speakers, self._content = document.tokens, speakers, content
        self._media = {a.id for a in document.of(Actor) if a.type == "media"}

    def within(self, sentence: Sentence) -> list[Report]:
        """The reports that a sentence tells of, in order."""
        found: list[Report] = []
        for match in _heads().find(self._tokens, sentence.first, sentence.last):
            if found and match.first < found[-1].last:
                continue
            report = self._report(match.first, match.last, match.values, sentence)
            if report is not None:
                found.append(report)
        return found

    def _report(self, first: int, last: int, kinds: Sequence[Kind], sentence: Sentence) -> Report | None:
        before = self._tokens[first - 1].norm if first > sentence.first else ""
        if "outlet" in kinds or self._speakers.names(first):
            return None
        if "noun" in kinds:
            return self._authored(first, last, sentence, noun=True)
        told = self._authored(first, last, sentence, noun="claim" in kinds)
        if "claim" in kinds:
            return told if told.voice.last > last and not told.unnamed else None
        if before in _words("what"):
            return told if told.voice.last > last or "intransitive" in kinds else None
        # An outlet that speaks of a call reports it; a person only mentions it.
        written = told.unnamed or set(told.voice.sources) <= self._media
        return told if "speaking" in kinds and written else None

    def _authored(self, first: int, last: int, sentence: Sentence, *, noun: bool) -> Report:
        """The report with its author: an actor named behind it, an outlet without a name, or nobody."""
        voice, unnamed = Voice((ANONYMOUS,), True, (), first, last), False
        i, limit = last, min(sentence.last, last + _AUTHOR)
        while i < limit:
            named = next((n for n in self._speakers.within(i, i + 1) if self._speaks(n.actor)), None)
            if named is not None:
                voice, unnamed = Voice((named.actor.id,), False, (), first, named.last), False
                break
            if self._stops(i) or self._tokens[i].norm in _words("what"):
                break
            match = _heads().match(self._tokens, i, sentence.last)
            if match and "outlet" in match.values:
                # The name may follow, an adjective or a mark between.
                voice, unnamed, limit = replace(voice, last=match.last), True, min(sentence.last, match.last + _AUTHOR)
            i += 1
        return Report(first, voice.last, voice, noun, unnamed)

    @staticmethod
    def _speaks(actor: Actor) -> bool:
        return actor.type not in ("place", "group")

    def subject(self, reports: Sequence[Report], verb: int) -> Voice | None:
        """The author of the report that stands right before a verb of saying, or right behind it."""
        begun = bisect_left(reports, verb, key=lambda r: r.first)
        for report in reports[max(0, begun - 2) : begun + 2]:
            if not report.noun:
                continue
            if report.first == verb + 1:
                return report.voice
            behind = self._tokens[report.last : verb]
            if report.first < verb <= report.last + _AUTHOR and all(self._adjective(t) for t in behind):
                return replace(report.voice, last=verb)
        return None

    def _adjective(self, token: Token) -> bool:
        return token.text[:1].isalnum() and token.norm not in _words("links") and not self._speakers.names(token.i)

    def frames(self, sentence: Sentence, reports: Sequence[Report], breaks: Sequence[int]) -> Iterator[Frame]:
        """What the reports tell of, behind "about": up to a comma or a break; nothing where the text does not say."""
        for report in reports:
            link = next(
                (i for i in range(report.last, min(report.last + _REACH, sentence.last)) if self._stops(i)), None
            )
            if link is None or self._tokens[link].norm not in _words("links"):
                continue
            begun = bisect_left(breaks, self._tokens[link].start + 1)
            ends = sorted([*breaks[begun : begun + 1], *self._content.commas(link, sentence.last)])
            end = self._content.end(sentence, link, ends)
            start, voice = self._tokens[link].start, report.voice
            cue = self._tokens[report.first].start
            yield Frame("report", voice.sources, start, end, cue, voice.via, voice.anonymous)

    def _stops(self, i: int) -> bool:
        """Whether a token is a link, or ends the noun phrase of a report: a mark, a name, another report."""
        token = self._tokens[i]
        return token.norm in _words("links") or token.text in "،,:؛." or token.norm in _words("ends")


def settled(document: Document, frames: Sequence[Frame]) -> list[Frame]:
    """Frames whose reports have the author and the sources that the article gives elsewhere.

    A paper without a name is the only outlet that is named as reporting near by. Who reports on unnamed sources does
    so wherever the article speaks of the report.
    """
    media = {a.id for a in document.of(Actor) if a.type == "media"}
    named = (f for f in frames if f.act is None and len(f.sources) == 1 and f.sources[0] in media)
    reporting = sorted(named, key=lambda f: f.cue)
    unsure = {f.sources[0] for f in reporting if f.anonymous}
    found = []
    for frame in frames:
        if frame.kind == "report":
            if frame.sources == (ANONYMOUS,):
                frame = _named(document, frame, reporting)
            if frame.sources and frame.sources[0] in unsure:
                frame = replace(frame, anonymous=True)
        found.append(frame)
    return found


def _named(document: Document, frame: Frame, reporting: Sequence[Frame]) -> Frame:
    """The frame of an outlet that its phrase leaves unnamed, with the one named near by."""
    here = document.token_at(frame.cue)
    behind = document.tokens[here.i : here.i + _REACH + _AUTHOR] if here else ()
    words = {t.norm for t in behind if t.start < frame.start}
    if here is None or not any(_heads().get(word) == ("outlet",) for word in words):
        return frame
    near = set()
    first = bisect_left(reporting, frame.cue, key=lambda f: f.cue)
    for other in reporting[max(0, first - _CLOSE) : first + _CLOSE]:
        token = document.token_at(other.cue)
        if token is not None and abs(token.sentence - here.sentence) <= _NEAR:
            near.add(other.sources[0])
    return replace(frame, sources=(near.pop(),), anonymous=False) if len(near) == 1 else frame
