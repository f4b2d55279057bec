"""Whose words a text gives: frames, each a speaker and the span that is the speaker's content.

Frames come from verbs of saying, from source phrases, from names before a colon, from quotations, and from the events
that are speech acts: what somebody is accused of lies in the accuser's frame. Frames nest; the innermost speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from graphkit import spans
from graphkit.annotations import ANONYMOUS, Actor, Event, Mention
from graphkit.arabic import fold
from graphkit.document import Document, Sentence
from graphkit.extractors.cues import Cue, Found, cues
from graphkit.extractors.quotations import quotations
from graphkit.extractors.speakers import Speakers, Voice
from graphkit.lexicon import table
from graphkit.phrases import Phrases
from graphkit.spans import Span

_HISTORY = 6
"""How many speakers back a verb without subject may mean."""
_HEADING = 16
"""How many tokens a name before a colon, with what is said of it, may take."""
_TOPIC = 8
"""How many tokens from its beginning a sentence may take to name whom it is about."""
_QUOTED = 4
"""A quotation of fewer words is a name or a word held at a distance, not somebody's speech."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The content `start` to `end` of a voice. `cue` is where the handing over begins.

    `act` is the event whose performer speaks, None for plain reporting. No source: quoted, and nobody named.
    """

    kind: Literal["reported", "trailing", "heading", "quoted", "act"]
    sources: tuple[str, ...]
    start: int
    end: int
    cue: int
    via: tuple[str, ...] = ()
    anonymous: bool = False
    act: Event | None = None


@cache
def _complementizers() -> tuple[frozenset[str], str]:
    found, entry = set(), table("attribution")
    for word in entry["complementizers"]:
        for pronoun in ("", *entry["pronouns"]):
            found |= {fold(word + pronoun), fold("ب" + word + pronoun)}
    return frozenset(found), entry["below"]


@cache
def _breaks() -> Phrases[bool]:
    """Phrases that end a reported clause; False for those that do so only before a name."""
    phrases: Phrases[bool] = Phrases()
    for always in (True, False):
        for phrase in table("attribution")["breaks"]["phrases" if always else "named"]:
            phrases.add(phrase, always)
    return phrases


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, table("attribution")["grammar"][name]))


@cache
def acts() -> dict[str, str]:
    """The event types that are speech acts, with the stance of their performers toward the content."""
    return dict(table("stance")["act"])


def frames(document: Document) -> list[Frame]:
    """All frames of a document, in the order in which their cues stand."""
    return list(_Reader(document).read())


class _Reader:
    """Walks over the sentences and remembers who spoke."""

    def __init__(self, document: Document) -> None:
        self.document, self.tokens = document, document.tokens
        self.speakers = Speakers(document)
        self.quotes = quotations(document)
        self.media = {a.id for a in document.of(Actor) if a.type == "media"}
        self.acts: dict[int, list[tuple[Event, Mention]]] = {}
        for event in document.of(Event):
            if event.type in acts():
                for mention in event.mentions:
                    token = document.token_at(mention.start)
                    if token is not None:
                        self.acts.setdefault(token.sentence, []).append((event, mention))
        self.history: list[tuple[Voice, str | None]] = []

    def read(self) -> Iterator[Frame]:
        segment = None
        for sentence in self.document.told:
            here = self.document.segment_at(sentence.start)
            if here is not segment:
                segment, self.history = here, []
            known = len(self.history), self.history[-1:]
            found = [*self._reported(sentence), *self._acts(sentence)]
            if known == (len(self.history), self.history[-1:]):
                self._topic(sentence)
            yield from found
            yield from self._quoted(sentence, found)

    def _topic(self, sentence: Sentence) -> None:
        """Whom a sentence without speech is about: a verb of saying behind it may mean that one."""
        voice = self.speakers.subject(sentence.first, min(sentence.first + _TOPIC, sentence.last))
        if voice is not None and voice.sources != (ANONYMOUS,):
            self._remember(replace(voice, first=-1, last=-1))

    # ------------------------------------------------------------------ content

    def _in_quote(self, offset: int) -> Span | None:
        quote = spans.at(self.quotes, offset)
        return quote if quote and offset > quote.start else None

    def _end(self, sentence: Sentence, first: int, breaks: list[int]) -> int:
        """Where content that begins with token `first` ends: at a break, or with its sentence and open quotation."""
        start = self.tokens[first].start if first < sentence.last else sentence.end
        end = next((b for b in breaks if b > start), sentence.end)
        quote = spans.at(self.quotes, end - 1)
        return max(end, quote.end) if quote and quote.start >= start - 1 else end

    def _find_breaks(self, sentence: Sentence, found: list[Found]) -> list[int]:
        """The offsets in a sentence at which the outlet, or another speaker, has the word again."""
        at = []
        for match in _breaks().find(self.tokens, sentence.first, sentence.last):
            named = self.speakers.within(match.last, min(match.last + 3, sentence.last))
            if match.values[0] or named or any(match.last <= f.first <= match.last + 1 for f in found):
                at.append(match.start)
        at += [self.tokens[f.first].start for f in found if f.cue.kind in ("verb", "relay") and f.conjoined]
        at += [m.start for _, m in self.acts.get(sentence.i, ()) if self._opens_clause(m)]
        return sorted(b for b in at if self._in_quote(b) is None)

    def _opens_clause(self, mention: Mention) -> bool:
        """Whether a speech act is a verb behind a conjunction ("وهدد")."""
        token = self.document.token_at(mention.start)
        if token is None or not token.norm.startswith(("و", "ف")):
            return False
        return token.start < mention.start and not self.document.text.startswith("ال", mention.start)

    def _marker(self, cue: Cue, first: int, limit: int) -> int | None:
        """The token from `first` on that opens the content: a complementizer, a colon, or a quotation."""
        words, below = _complementizers()
        found: int | None = None
        for i in range(first, limit):
            token = self.tokens[i]
            if token.norm in words:
                if token.text.startswith(below) or found is None:
                    found = i
                if cue.lemma != "قال" or token.text.startswith(below):
                    return found
            elif found is None and token.text == ":":
                return i
            elif found is None:
                quote = spans.at(self.quotes, token.start)
                if quote and quote.start == token.start:
                    size = sum(t.text[:1].isalnum() for t in self.tokens[i:limit] if t.end <= quote.end)
                    if size >= _QUOTED:
                        return i
        return found

    # ------------------------------------------------------------------ reporting

    def _reported(self, sentence: Sentence) -> list[Frame]:
        heading = self._heading(sentence)
        frames = [heading] if heading else []
        found = list(cues(self.tokens, sentence.first, sentence.last))
        breaks = self._find_breaks(sentence, found)
        used = -1
        for n, cue in enumerate(found):
            if cue.first < used:
                continue
            later = found[n + 1 :]
            kind = cue.cue.kind
            if kind == "outlet":
                continue
            if kind == "verb":
                frame, used = self._verb(sentence, cue, later, breaks, frames)
            elif kind == "participle":
                frame, used = self._participle(sentence, cue, breaks, frames)
            elif kind == "masdar":
                frame, used = self._masdar(sentence, cue, breaks)
            elif kind == "relay":
                frame, used = self._relay(sentence, cue, breaks)
            else:
                frame, used = self._source(sentence, cue, later, breaks, frames)
            if frame:
                frames.append(frame)
        return frames

    def _frame(self, voice: Voice, sentence: Sentence, cue: Found, first: int, breaks: list[int]) -> Frame:
        start = self.tokens[first].start if first < sentence.last else sentence.end
        if cue.first and self.tokens[cue.first - 1].norm in _words("relatives"):
            # A relative clause ends with its comma.
            commas = [
                t.start for t in self.tokens[first : sentence.last] if t.text == "،" and not self._in_quote(t.start)
            ]
            breaks = sorted([*breaks, *commas])
        return Frame("reported", voice.sources, start, self._end(sentence, first, breaks), self.tokens[cue.first].start,
                     voice.via, voice.anonymous)  # fmt: skip

    def _verb(
        self, sentence: Sentence, cue: Found, later: list[Found], breaks: list[int], frames: list[Frame]
    ) -> tuple[Frame | None, int]:
        form = cue.cue.form
        if self._unsaid(cue) or (form is not None and form.pronoun):
            return None, cue.last
        verbs = [f.first for f in later if f.cue.kind in ("verb", "relay", "participle")
                 and not (f.cue.form and f.cue.form.pronoun)]  # fmt: skip
        limit = sentence.last if cue.cue.lemma == "قال" else min([*verbs, sentence.last])
        marker = self._marker(cue.cue, cue.last, limit)
        voice = self._subject(sentence, cue, marker if marker is not None else limit, frames)
        if voice is None:
            return None, cue.last
        relayed = next((f for f in later if f.cue.relayed and marker is not None and f.first < marker), None)
        if relayed is not None:
            voice = self._through(voice, self.speakers.subject(relayed.last, marker or limit, governed=True))
        offset = self.tokens[cue.first].start
        if not any(f.start <= offset < f.end for f in frames):
            self._remember(voice, cue.cue)
        if marker is None and (not cue.cue.nominal or self._in_quote(offset)):
            return None, cue.last
        if marker is None and voice.first < 0 and form is not None and form.tense == "present":
            return None, cue.last
        first = marker if marker is not None else max(voice.last, cue.last)
        return self._frame(voice, sentence, cue, first, breaks), marker if marker is not None else cue.last

    def _unsaid(self, cue: Found) -> bool:
        """Whether the verb of saying is denied, still to come, or merely possible."""
        if cue.first == 0:
            return False
        before, form = self.tokens[cue.first - 1].norm, cue.cue.form
        if cue.future or before in _words("negations"):
            return True
        return form is not None and form.tense == "present" and before in _words("unreal")

    def _subject(self, sentence: Sentence, cue: Found, limit: int, frames: list[Frame]) -> Voice | None:
        """Who says it: the name behind the verb, the one before it, or the speaker so far."""
        form = cue.cue.form
        if form is not None and form.person == 1:
            return self._carried(None)
        voice = self._preceding(sentence, cue) or self.speakers.subject(cue.last, limit)
        inside = [f for f in frames if f.start <= self.tokens[cue.first].start < f.end]
        if voice is None and not cue.conjoined:
            begin = max([self._token_index(f.start) for f in inside], default=sentence.first)
            voice = self.speakers.before(max(begin, sentence.first), cue.first)
            if voice is not None and voice.first > max(begin, sentence.first) + 4:
                voice = None
            if voice is None and inside:
                return None
        if voice is None:
            gender = form.gender if form is not None and form.number == "singular" else None
            return self._carried(gender)
        relays = [n.actor.id for n in self.speakers.within(max(voice.last, cue.last), limit)
                  if n.actor.type == "media" and n.actor.id not in voice.sources]  # fmt: skip
        return replace(voice, via=tuple(dict.fromkeys(relays)))

    def _preceding(self, sentence: Sentence, cue: Found) -> Voice | None:
        """The subject right before its verb ("الوزير قال", "كان الوزير قد قال")."""
        first = cue.first
        while first > sentence.first and self.tokens[first - 1].norm in _words("auxiliaries"):
            first -= 1
        if cue.conjoined or not any(
            n.last == first for n in self.speakers.within(max(first - 8, sentence.first), first)
        ):
            return None
        names = self.speakers.within(sentence.first, first)
        begin = next((n.first for n in reversed(names) if not self.speakers.governed(n)), first)
        voice = self.speakers.before(begin, first)
        if voice is not None and any(
            n.first == voice.first and self.speakers.behind_preposition(n, sentence.first) for n in names
        ):
            return None
        return voice

    def _token_index(self, offset: int) -> int:
        token = self.document.token_at(offset)
        return token.i if token else 0

    def _carried(self, gender: str | None) -> Voice | None:
        """The last speaker whose verb had this gender."""
        for voice, known in reversed(self.history):
            if gender is None or known is None or known == gender:
                return replace(voice, first=-1, last=-1)
        return None

    def _remember(self, voice: Voice, cue: Cue | None = None) -> None:
        form = cue.form if cue else None
        known = form is not None and form.number == "singular" and form.person == 3
        gender: str | None = form.gender if form is not None and known else None
        if voice.first < 0 and self.history:
            gender = next((g for v, g in reversed(self.history) if v.sources == voice.sources), gender)
        self.history = [*self.history[1 - _HISTORY :], (voice, gender)]

    @staticmethod
    def _through(teller: Voice, source: Voice | None) -> Voice:
        """One voice told by another: an unnamed source is its teller's; a named one speaks through the teller."""
        if source is None:
            return teller
        if source.sources == (ANONYMOUS,):
            return replace(teller, anonymous=True)
        return replace(source, via=(*source.via, *teller.sources), first=teller.first, last=source.last)

    def _participle(
        self, sentence: Sentence, cue: Found, breaks: list[int], frames: list[Frame]
    ) -> tuple[Frame | None, int]:
        marker = self._marker(cue.cue, cue.last, sentence.last)
        voice = self._carried(None) if frames else None
        voice = voice or self.speakers.before(sentence.first, cue.first) or self._carried(None)
        if voice is None or (marker is None and not cue.cue.nominal):
            return None, cue.last
        self._remember(replace(voice, first=-1, last=-1))
        first = marker if marker is not None else cue.last
        return self._frame(voice, sentence, cue, first, breaks), first

    def _masdar(self, sentence: Sentence, cue: Found, breaks: list[int]) -> tuple[Frame | None, int]:
        marker = self._marker(cue.cue, cue.last, min(cue.last + 8, sentence.last))
        if marker is None:
            return None, cue.last
        voice = self.speakers.subject(cue.last, marker) or (self._carried(None) if marker <= cue.last + 1 else None)
        if voice is None:
            return None, cue.last
        self._remember(voice)
        return self._frame(voice, sentence, cue, marker, breaks), marker

    def _relay(self, sentence: Sentence, cue: Found, breaks: list[int]) -> tuple[Frame | None, int]:
        marker = self._marker(cue.cue, cue.last, sentence.last)
        limit = marker if marker is not None else sentence.last
        relay = table("speech")["relay"]
        origins = set(map(fold, relay["from_of"].get(cue.cue.lemma, relay["from"])))
        word = next((i for i in range(cue.last, limit) if self.tokens[i].norm in origins), None)
        if word is None:
            return None, cue.last
        teller = self.speakers.subject(cue.last, word) or self.speakers.before(sentence.first, cue.first)
        source = self.speakers.subject(word + 1, limit, governed=True)
        if teller and source:
            voice = self._through(teller, source)
        elif source or teller:
            voice = source or replace(teller or Voice(()), anonymous=True)
        else:
            return None, cue.last
        self._remember(voice)
        first = marker if marker is not None else max(voice.last, word + 1)
        return self._frame(voice, sentence, cue, first, breaks), first

    def _source(
        self, sentence: Sentence, cue: Found, later: list[Found], breaks: list[int], frames: list[Frame]
    ) -> tuple[Frame | None, int]:
        """A source phrase: what it attributes stands behind it at the sentence's beginning, else before it."""
        first, limit = cue.last, sentence.last
        if cue.cue.kind == "own":
            voice = self._carried(None)
        else:
            verb = next((f for f in later[:1] if f.cue.kind == "verb" and f.first <= cue.last + 1), None)
            if cue.cue.needs_verb and verb is None:
                return None, cue.last
            if verb is not None:
                marker = self._marker(verb.cue, verb.last, min(verb.last + 12, sentence.last))
                if marker is not None:
                    return None, cue.last
                first = verb.last
            voice = self.speakers.subject(first, limit, governed=True)
            if voice is None and verb is not None:
                voice = self._carried(None)
        if voice is None:
            return None, cue.last
        named = max(voice.last, first)
        begin = self.tokens[cue.first].start
        if cue.first <= sentence.first + 1:
            self._remember(voice)
            return replace(self._frame(voice, sentence, cue, min(named, sentence.last), breaks), kind="trailing"), named
        inside = [f for f in frames if f.start < begin]
        if inside:
            if set(voice.sources) <= self.media and not set(voice.sources) & set(inside[-1].sources):
                frames[frames.index(inside[-1])] = replace(inside[-1], via=(*inside[-1].via, *voice.sources))
            return None, named
        start = max([b for b in breaks if b < begin], default=sentence.start)
        return Frame("trailing", voice.sources, start, begin, begin, voice.via, voice.anonymous), named

    # ------------------------------------------------------------------ headings, quotations, acts

    def _heading(self, sentence: Sentence) -> Frame | None:
        """A name before a colon."""
        title = sentence.paragraph == 0
        last = min(sentence.last, sentence.first + (_HEADING if title else _HEADING // 2))
        colon = next((i for i in range(sentence.first, last) if self.tokens[i].text == ":"), None)
        if colon is None or any(True for f in cues(self.tokens, sentence.first, colon) if f.cue.kind == "verb"):
            return None
        voice = self.speakers.subject(sentence.first, colon)
        if voice is None or voice.first > sentence.first + (3 if title else 1):
            return None
        via = [n.actor.id for n in self.speakers.within(voice.last, colon) if n.actor.type == "media"]
        self._remember(replace(voice, via=tuple(via)))
        return Frame("heading", voice.sources, self.tokens[colon].start, self._end(sentence, colon, []), sentence.start,
                     tuple(via), voice.anonymous)  # fmt: skip

    def _quoted(self, sentence: Sentence, found: list[Frame]) -> Iterator[Frame]:
        """Quotations that no frame covers: in a headline nobody's, in the body the last speaker's."""
        for quote in self.quotes:
            if not sentence.start <= quote.start < sentence.end:
                continue
            if any(f.start <= quote.start < f.end and f.kind != "act" for f in found):
                continue
            inside = [t for t in self.document.tokens_of(sentence) if quote.start < t.start < quote.end]
            if sum(t.text[:1].isalnum() for t in inside) < _QUOTED:
                continue
            voice = self._carried(None) if sentence.paragraph else None
            sources = voice.sources if voice else ()
            via, anonymous = (voice.via, voice.anonymous) if voice else ((), False)
            yield Frame("quoted", sources, quote.start, quote.end, quote.start, via, anonymous)

    def _acts(self, sentence: Sentence) -> Iterator[Frame]:
        """What a speech act is about belongs to its performer."""
        breaks = self._find_breaks(sentence, list(cues(self.tokens, sentence.first, sentence.last)))
        for event, mention in self.acts.get(sentence.i, ()):
            agents = tuple(p.actor for p in event.participants if p.role == "agent")
            first = next((t.i for t in self.document.tokens_of(sentence) if t.start >= mention.end), sentence.last)
            end = self._end(sentence, first, breaks)
            nominal = self.document.text[mention.start :].startswith("ال")
            for token in self.document.tokens_of(sentence):
                if token.start >= mention.end and (token.text == ":" or (nominal and token.text == "،")):
                    end = min(end, token.start)
            yield Frame("act", agents, mention.end, end, mention.start, act=event)
