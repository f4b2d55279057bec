"""Whose words a text gives: frames, each a speaker and the span that is the speaker's content.

Frames come from verbs of saying, from source phrases, from names before a colon, from quotations, and from the events
that are speech acts: what somebody is accused of lies in the accuser's frame. Frames nest; the innermost speaks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graphkit.annotations import ANONYMOUS, Actor, Event, Mention
from graphkit.document import Document, Sentence
from graphkit.extractors.claims.content import LONGEST, QUOTED, Content, Frame
from graphkit.extractors.claims.cues import cues
from graphkit.extractors.claims.denying import predicate
from graphkit.extractors.claims.floor import Floor
from graphkit.extractors.claims.reporting import Line, Reporting
from graphkit.extractors.claims.reports import Reports, settled
from graphkit.extractors.claims.speakers import Speakers
from graphkit.lexicon import table

_HEADING = 16
"""How many tokens a name before a colon, with what is said of it, may take in a headline; half of it elsewhere."""
_RECENT = 16
"""How many frames back a quotation is looked for in."""
_DASHES = frozenset("-–—ـ")
_TOPIC = 8
"""How many tokens from its beginning a sentence may take to name whom it is about."""


@cache
def acts() -> dict[str, str]:
    """The event types that are speech acts, with the stance of their performers toward the content."""
    return dict(table("stance")["act"])


def frames(document: Document) -> list[Frame]:
    """All frames of a document, sentence by sentence."""
    return settled(document, list(_Reader(document).read()))


class _Reader:
    """Walks over the sentences and remembers who spoke."""

    def __init__(self, document: Document) -> None:
        self._document, self._tokens = document, document.tokens
        self._speakers = Speakers(document)
        self._content = Content(document, self._speakers)
        self._floor = Floor()
        self._reports = Reports(document, self._speakers, self._content)
        self._reporting = Reporting(document, self._speakers, self._content, self._floor, self._reports)
        self._media = {a.id for a in document.of(Actor) if a.type == "media"}
        self._states = {a.id for a in document.of(Actor) if a.type in ("government", "place")}
        self._quoted_from = [q.start for q in self._content.quotes]
        self._article = table("morphology")["proclitics"]["article"]
        self._conjunctions = tuple(table("morphology")["proclitics"]["conjunction"])
        self._performed: dict[int, list[tuple[Event, Mention]]] = {}
        for event in document.of(Event):
            for mention in event.mentions if event.type in acts() else ():
                token = document.token_at(mention.start)
                if token is not None:
                    self._performed.setdefault(token.sentence, []).append((event, mention))

    def read(self) -> Iterator[Frame]:
        segment = None
        for sentence in self._document.told:
            here = self._document.segment_at(sentence.start)
            if here is not segment:
                segment = here
                self._floor.enter(segment.kind if segment else "story")
            before = self._floor.changes
            performed = self._performed.get(sentence.i, [])
            found = list(cues(self._tokens, sentence.first, sentence.last))
            clauses = [m.start for _, m in performed if self._opens_clause(m)]
            reports = self._reports.within(sentence)
            line = Line(sentence, found, self._content.breaks(sentence, found, clauses), reports)
            if found and found[0].first > sentence.first + 1:
                self._topic(sentence, found[0].first)
            line.frames.extend(self._heading(line))
            self._reporting.read(line)
            line.frames.extend(self._reports.frames(sentence, reports, line.breaks))
            line.frames.sort(key=lambda f: f.cue)
            if self._floor.changes == before:
                self._topic(sentence, sentence.last)
            yield from line.frames
            acting = [self._act(line, event, mention) for event, mention in performed]
            yield from acting
            yield from self._unframed(
                line, [*line.frames, *(f for f in acting if f.sources and f.act and acts()[f.act.type] != "told")]
            )

    def _topic(self, sentence: Sentence, limit: int) -> None:
        """Whom a sentence without speech is about: a verb of saying behind it may mean that one."""
        voice = self._speakers.subject(sentence.first, min(sentence.first + _TOPIC, limit))
        if voice is not None and voice.sources != (ANONYMOUS,):
            self._floor.give(replace(voice, first=-1, last=-1))

    def _heading(self, line: Line) -> Iterator[Frame]:
        """What stands behind a name and a colon."""
        sentence = line.sentence
        title = sentence.paragraph == 0
        last = min(sentence.last, sentence.first + (_HEADING if title else _HEADING // 2))
        colon = next((i for i in range(sentence.first, last) if self._tokens[i].text == ":"), None)
        if colon is None or any(f.cue.kind == "verb" and f.first < colon for f in line.found):
            return
        voice = self._speakers.subject(sentence.first, colon)
        if voice is None or (voice.first > sentence.first and self._tokens[voice.first - 1].text[:1].isalnum()):
            return
        dashed = any(t.text in _DASHES for t in self._tokens[sentence.first : colon])
        if dashed and not title and self._states & set(voice.sources):
            return  # a dateline
        via = tuple(n.actor.id for n in self._speakers.within(voice.last, colon) if n.actor.id in self._media)
        self._floor.give(replace(voice, via=via))
        end = min(self._content.end(sentence, colon, []), self._other(line, colon))
        yield Frame("heading", voice.sources, self._tokens[colon].start, end, sentence.start, via, voice.anonymous)

    def _other(self, line: Line, first: int) -> int:
        """Where somebody else acts in a headline ("… وكييف تنفي …"), the sentence's end where nobody does."""
        sentence = line.sentence
        acting = {m.start for _, m in self._performed.get(sentence.i, ())}
        acting |= {self._tokens[f.first].start for f in line.found if f.cue.kind == "verb"}
        for named in self._speakers.within(first, sentence.last):
            verb = named.last
            if named.proclitics in self._conjunctions and verb < sentence.last and self._tokens[verb].start in acting:
                return self._tokens[named.first].start
        return sentence.end

    def _unframed(self, line: Line, covering: list[Frame]) -> Iterator[Frame]:
        """Quotations that no frame covers: in a headline nobody's, in the body the last speaker's."""
        sentence = line.sentence
        covering = sorted(covering, key=lambda f: f.start)
        first = bisect_left(self._quoted_from, sentence.start)
        for quote in self._content.quotes[first : bisect_left(self._quoted_from, sentence.end)]:
            begun = bisect_right(covering, quote.start, key=lambda f: f.start)
            if any(quote.start < f.end for f in covering[max(0, begun - _RECENT) : begun]):
                continue
            if self._content.words_in(quote, sentence.first, sentence.last) < QUOTED:
                continue
            voice = self._floor.carried() if sentence.paragraph else None
            if voice is None:
                yield Frame("quoted", (), quote.start, quote.end, quote.start)
            else:
                yield Frame("quoted", voice.sources, quote.start, quote.end, quote.start, voice.via, voice.anonymous)

    def _opens_clause(self, mention: Mention) -> bool:
        """Whether a speech act is a verb behind a conjunction ("وهدد")."""
        token = self._document.token_at(mention.start)
        if token is None or token.start == mention.start or not token.norm.startswith(self._conjunctions):
            return False
        return not mention.text.startswith(self._article)

    def _act(self, line: Line, event: Event, mention: Mention) -> Frame:
        """What a speech act is about belongs to its performer.

        It reaches to a break or a colon; behind a noun to a comma; of a denial to the comma before the next clause.
        """
        token = self._document.token_at(mention.start)
        here = token.i if token else line.sentence.first
        heard = self._speakers.within(max(line.sentence.first, here - LONGEST), here + 1)
        bracketed = {n.actor.id for n in heard if self._speakers.bracketed(n)}
        agents = tuple(p.actor for p in event.participants if p.role == "agent" and p.actor not in bracketed)
        last = min(line.sentence.last, here + LONGEST)
        found = [(a, self._speakers.unnamed(a, max(line.sentence.first, here - LONGEST), last)) for a in agents]
        agents = tuple(
            dict.fromkeys(
                source for a, voice in found for source in (voice.sources if voice else (self._speakers.known(a),))
            )
        )
        behind = [t for t in self._tokens[here:last] if t.start >= mention.end]
        end = self._content.end(line.sentence, behind[0].i if behind else line.sentence.last, line.breaks)
        said = {f.first for f in line.found if f.cue.kind in ("verb", "participle", "relay")}
        nominal = mention.text.startswith(self._article) or event.type == "no_comment"
        denial = event.type == "denial"
        for token in behind:
            behind_it = token.i + 1
            comma = token.text == "،" and (
                nominal or behind_it in said or (denial and self._coordinates(behind_it, line.sentence))
            )
            if comma or token.text == ":":
                end = min(end, token.start)
                break
        hidden = bool(found) and all(v or self._speakers.hidden(a, line.sentence.first, last) for a, v in found)
        if denial and predicate(mention.text):
            # Who says that a report is wrong denies it, whatever name stands nearest.
            around = [
                f for f in self._near(line, mention.start) if f.kind == "reported" and f.start <= mention.start < f.end
            ]
            if around and not set(around[-1].sources) & set(agents):
                agents, hidden = around[-1].sources, around[-1].anonymous
        return Frame("act", agents, mention.end, end, mention.start, anonymous=hidden, act=event)

    @staticmethod
    def _near(line: Line, offset: int) -> list[Frame]:
        """The last frames of a line that begin before an offset."""
        stop = bisect_left(line.frames, offset, key=lambda f: f.cue)
        return line.frames[max(0, stop - _RECENT) : stop]

    def _coordinates(self, i: int, sentence: Sentence) -> bool:
        """Whether a token joins another clause with a conjunction, and is no name that begins like one."""
        if i >= sentence.last or not self._tokens[i].norm.startswith(self._conjunctions):
            return False
        return not any(n.first == i and not n.proclitics for n in self._speakers.within(i, i + 1))
