"""Reported speech in one sentence: each cue finds its speaker and the content that it hands over to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graphkit.annotations import Actor
from graphkit.arabic import fold
from graphkit.document import Document, Sentence
from graphkit.extractors.claims.content import LONGEST, Content, Frame, FrameKind
from graphkit.extractors.claims.cues import Found
from graphkit.extractors.claims.floor import Floor, through
from graphkit.extractors.claims.polarity import words
from graphkit.extractors.claims.reports import Report, Reports
from graphkit.extractors.claims.speakers import Speakers, Voice
from graphkit.lexicon import table

_MASDAR = 8
"""How many tokens behind a masdar ("قوله") its content may begin."""
_SUBJECT = 4
"""How many tokens into a clause its subject may stand where it comes before the verb."""
_RECENT = 16
"""How many frames back, and cues ahead, a cue looks at."""
_ANTECEDENT = 4
"""How many tokens before a relative clause its noun may begin."""
_AS_SAID = 12
"""How many tokens behind "كما قال" a complementizer makes it a sentence of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence under reading: its cues, the offsets of its breaks, its reports, and the frames found so far."""

    sentence: Sentence
    found: Sequence[Found]
    breaks: Sequence[int]
    reports: Sequence[Report] = ()
    frames: list[Frame] = field(default_factory=list)


class Reporting:
    """Turns the cues of a document's sentences into frames."""

    def __init__(
        self, document: Document, speakers: Speakers, content: Content, floor: Floor, reports: Reports
    ) -> None:
        self._document, self._tokens = document, document.tokens
        self._speakers, self._content, self._floor, self._reports = speakers, content, floor, reports
        self._media = {a.id for a in document.of(Actor) if a.type == "media"}
        relay, self._close = table("speech")["relay"], int(table("speech")["close"]["reach"])
        self._origins = {lemma: set(map(fold, of)) for lemma, of in relay["from_of"].items()}
        self._origin = set(map(fold, relay["from"]))

    def read(self, line: Line) -> None:
        """Adds the frames of a line's cues to it, in order; a cue within another's reach is that one's."""
        used = -1
        readers = {"verb": self._verb, "participle": self._participle, "masdar": self._masdar, "relay": self._relay,
                   "source": self._source, "own": self._source}  # fmt: skip
        for n, cue in enumerate(line.found):
            if cue.first < used or cue.cue.kind not in readers:
                continue
            frame, used = readers[cue.cue.kind](line, cue, line.found[n + 1 : n + 1 + _RECENT])
            if frame:
                line.frames.append(frame)

    def _frame(self, line: Line, voice: Voice, cue: Found, first: int) -> Frame:
        """The frame of content that begins with token `first`."""
        sentence, breaks = line.sentence, line.breaks
        if cue.first and self._tokens[cue.first - 1].norm in words("relatives"):
            # A relative clause ends with its comma.
            breaks = sorted([*breaks, *self._content.commas(first, sentence.last)])
        start = self._tokens[first].start if first < sentence.last else sentence.end
        end = self._content.end(sentence, first, breaks)
        kind: FrameKind = "report" if any(r.first == voice.first for r in line.reports) else "reported"
        return Frame(kind, voice.sources, start, end, self._tokens[cue.first].start, voice.via, voice.anonymous)

    def _verb(self, line: Line, cue: Found, later: Sequence[Found]) -> tuple[Frame | None, int]:
        form, last = cue.cue.form, line.sentence.last
        if self._unsaid(cue) or (form is not None and form.pronoun):
            return None, cue.last
        verbs = (f.first for f in later if f.cue.kind in ("verb", "relay", "participle")
                 and not (f.cue.form and f.cue.form.pronoun))  # fmt: skip
        limit = last if cue.cue.below else next(verbs, last)
        if cue.cue.close:
            limit = min(limit, cue.last + self._close)
        marker = self._content.marker(cue.cue, cue.last, limit)
        reach = limit if marker is None else marker
        voice = self._subject(line, cue, reach, bare=marker is None)
        if voice is None:
            return None, cue.last
        relayed = next((f for f in later if f.cue.relayed and marker is not None and f.first < marker), None)
        if relayed is not None:
            voice = through(voice, self._speakers.subject(relayed.last, reach, governed=True))
        offset = self._tokens[cue.first].start
        if not any(f.start <= offset < f.end for f in line.frames[-_RECENT:]):
            self._floor.give(voice, cue.cue)
        if marker is not None:
            frame = self._frame(line, voice, cue, marker)
            return replace(frame, start=self._antecedent(line, cue, marker) or frame.start), marker
        unnamed = voice.first < 0 and form is not None and form.tense == "present"
        if unnamed or not cue.cue.nominal or self._content.in_quote(offset):
            return None, cue.last
        return self._frame(line, voice, cue, max(voice.last, cue.last)), cue.last

    def _antecedent(self, line: Line, cue: Found, marker: int) -> int | None:
        """Where a noun begins that a relative clause of saying takes up again ("مكالمة قال إنه أجراها")."""
        first, sentence = cue.first - 1, line.sentence
        if cue.conjoined or first <= sentence.first or self._tokens[marker].norm in words("complementizers"):
            return None
        if self._tokens[first].norm in words("relatives"):
            first -= 1
        start = None
        while first > sentence.first and cue.first - first <= _ANTECEDENT and self._noun(first):
            start = self._tokens[first].start
            first -= 1
        return start

    def _noun(self, i: int) -> bool:
        """Whether a token may belong to the noun before a relative clause: no mark, preposition, name or auxiliary."""
        token = self._tokens[i]
        if not token.text[:1].isalnum() or token.norm in words("prepositions") or token.norm in words("auxiliaries"):
            return False
        return not any(n.first <= i < n.last for n in self._speakers.within(max(0, i - _ANTECEDENT), i + 1))

    def _unsaid(self, cue: Found) -> bool:
        """Whether the verb of saying is denied, still to come, or merely possible."""
        if cue.first == 0:
            return False
        before, form = self._tokens[cue.first - 1].norm, cue.cue.form
        if cue.future or before in words("negations"):
            return True
        return form is not None and form.tense == "present" and before in words("unreal")

    def _subject(self, line: Line, cue: Found, limit: int, *, bare: bool) -> Voice | None:
        """Who says it: the name behind the verb, the one before it, or the speaker so far."""
        form = cue.cue.form
        if form is not None and form.person == 1:
            return self._floor.carried()
        voice = self._reports.subject(line.reports, cue.first) or self._preceding(line.sentence, cue)
        voice = voice or self._speakers.subject(cue.last, limit, verbal=not bare, bare=bare)
        if voice is None and not cue.conjoined and self._tokens[line.sentence.first].norm in words("was"):
            voice = self._speakers.subject(line.sentence.first + 1, cue.first)
        if voice is None and not cue.conjoined:
            offset = self._tokens[cue.first].start
            inside = [f.start for f in line.frames[-_RECENT:] if f.start <= offset < f.end]
            first = self._document.token_at(max(inside)) if inside else None
            begin = first.i if first else line.sentence.first
            voice = self._speakers.subject(begin, cue.first)
            if voice is not None and voice.first > begin + _SUBJECT:
                voice = None
            if voice is None and inside:
                return None
        if voice is None:
            gender = form.gender if form is not None and form.number == "singular" else None
            return self._floor.carried(gender, plural=form is not None and form.number == "plural")
        return replace(voice, via=self._media_in(max(voice.last, cue.last), limit, voice))

    def _media_in(self, first: int, limit: int, voice: Voice) -> tuple[str, ...]:
        """The media that what is said was said to ("في مقابلة مع قناة …")."""
        named = self._speakers.within(first, limit)
        return tuple(dict.fromkeys(n.actor.id for n in named if n.actor.id in self._media - set(voice.sources)))

    def _preceding(self, sentence: Sentence, cue: Found) -> Voice | None:
        """The subject right before its verb ("الوزير قال", "كان الوزير قد قال")."""
        first = cue.first
        while first > sentence.first and self._tokens[first - 1].norm in words("auxiliaries"):
            first -= 1
        names = self._speakers.within(max(sentence.first, first - LONGEST), first)
        if cue.conjoined or not any(n.last == first for n in names):
            return None
        if self._tokens[sentence.first].norm in words("was"):
            return self._speakers.subject(sentence.first + 1, first)
        begin = next((n.first for n in reversed(names) if not self._speakers.governed(n)), first)
        voice = self._speakers.subject(begin, first)
        if voice is None:
            return None
        bound = any(n.first == voice.first and self._speakers.behind_preposition(n, sentence.first) for n in names)
        return None if bound else voice

    def _participle(self, line: Line, cue: Found, _: Sequence[Found]) -> tuple[Frame | None, int]:
        marker = self._content.marker(cue.cue, cue.last, line.sentence.last)
        voice = self._floor.carried() if line.frames else None
        voice = voice or self._speakers.subject(line.sentence.first, cue.first) or self._floor.carried()
        if voice is None or (marker is None and not cue.cue.nominal):
            return None, cue.last
        self._floor.give(replace(voice, first=-1, last=-1))
        first = marker if marker is not None else cue.last
        return self._frame(line, voice, cue, first), first

    def _masdar(self, line: Line, cue: Found, _: Sequence[Found]) -> tuple[Frame | None, int]:
        marker = self._content.marker(cue.cue, cue.last, min(cue.last + _MASDAR, line.sentence.last))
        if marker is None:
            return None, cue.last
        voice = self._speakers.subject(cue.last, marker)
        if voice is None and marker <= cue.last + 1:
            voice = self._floor.carried()
        if voice is None:
            return None, cue.last
        self._floor.give(voice)
        return self._frame(line, voice, cue, marker), marker

    def _relay(self, line: Line, cue: Found, _: Sequence[Found]) -> tuple[Frame | None, int]:
        marker = self._content.marker(cue.cue, cue.last, line.sentence.last)
        limit = marker if marker is not None else line.sentence.last
        origins = self._origins.get(cue.cue.lemma, self._origin)
        word = next((i for i in range(cue.last, limit) if self._tokens[i].norm in origins), None)
        if word is None:
            return None, cue.last
        teller = self._speakers.subject(cue.last, word) or self._speakers.subject(line.sentence.first, cue.first)
        source = self._speakers.subject(word + 1, limit, governed=True)
        if teller is not None:
            voice = through(teller, source) if source else replace(teller, anonymous=True)
        elif source is not None:
            voice = source
        else:
            return None, cue.last
        self._floor.give(voice)
        first = marker if marker is not None else max(voice.last, word + 1)
        return self._frame(line, voice, cue, first), first

    def _named(self, first: int, last: int) -> Voice | None:
        """Whom a source phrase names; an anaphor and a comma behind it name nobody new ("على ذمة الصحيفة، …")."""
        anaphor = self._tokens[first].norm in words("anaphors") if first < last else False
        comma = next((i for i in range(first, last) if self._tokens[i].text == "،"), last)
        return self._speakers.subject(first, comma if anaphor and comma <= first + 1 else last, governed=True)

    def _anaphor(self, i: int) -> Voice | None:
        """The last speaker, where a definite noun that means him stands there."""
        return self._floor.carried() if i < len(self._tokens) and self._tokens[i].norm in words("anaphors") else None

    def _source(self, line: Line, cue: Found, later: Sequence[Found]) -> tuple[Frame | None, int]:
        """A source phrase: what it attributes stands behind it at the sentence's beginning, else before it."""
        named, voice = cue.last, self._floor.carried()
        if cue.cue.kind != "own":
            verb = next((f for f in later[:1] if f.cue.kind == "verb" and f.first <= cue.last + 1), None)
            if verb is None:
                voice = None if cue.cue.needs_verb else self._named(named, line.sentence.last) or self._anaphor(named)
            else:
                reach = min(verb.last + _AS_SAID, line.sentence.last)
                if self._content.marker(verb.cue, verb.last, reach) is not None:
                    return None, cue.last
                named = verb.last
                voice = self._speakers.subject(named, line.sentence.last, governed=True) or voice
        if voice is None:
            return None, cue.last
        named = min(max(voice.last, named), line.sentence.last)
        begin = self._tokens[cue.first].start
        if cue.first <= line.sentence.first + 1:
            self._floor.give(voice)
            return replace(self._frame(line, voice, cue, named), kind="trailing"), named
        last = next((i for i in range(len(line.frames) - 1, -1, -1) if line.frames[i].start < begin), None)
        if last is not None:
            spoken = line.frames[last]
            if self._media >= set(voice.sources) and not set(voice.sources) & set(spoken.sources):
                line.frames[last] = replace(spoken, via=(*spoken.via, *voice.sources))
            return None, named
        if not self._media & set(voice.sources):
            self._floor.give(voice)
        i = bisect_left(line.breaks, begin)
        start = line.breaks[i - 1] if i else line.sentence.start
        return Frame("trailing", voice.sources, start, begin, begin, voice.via, voice.anonymous), named
