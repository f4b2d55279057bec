"""The extractor: one pass over each sentence, the longest expression at each place, resolved where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from graphkit.annotations import TimeReference
from graphkit.arabic import skip
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.times.chart import Chart
from graphkit.extractors.times.direction import Directions
from graphkit.extractors.times.grammar import Grammar
from graphkit.extractors.times.guards import Guards
from graphkit.extractors.times.linking import Found, Links, dated, joined, split
from graphkit.extractors.times.modifiers import Modifiers
from graphkit.extractors.times.rules import BUILDERS
from graphkit.extractors.times.timex import timex
from graphkit.extractors.times.values import Context, Value, unknown
from graphkit.extractors.times.vocabulary import Vocabulary
from graphkit.extractors.times.words import Words, spelled
from graphkit.lexicon import table

_SHORT = 40
"""Words and marks that a sentence may have which is nothing but one expression."""


class Times:
    """Yields the time references of a document. Compiles the lexicon once."""

    def __init__(self) -> None:
        self.words = Words()
        self._vocabulary = Vocabulary(Grammar(BUILDERS), self.words)
        self._guards = Guards(self.words)
        self._directions = Directions()
        self._links = Links()
        self._modifiers = Modifiers(self.words)
        self._starts = self._vocabulary.grammar.starts["time"]
        self._tied = spelled(table("time_modifiers")["tied"]["words"])
        self._quick: dict[str, bool] = {}

    def __call__(self, document: Document) -> Iterable[TimeReference]:
        number = 0
        carried: Value | None = None
        earlier: Value | None = None
        place: tuple[int, str] = (-1, "")
        for sentence in document.sentences:
            told: tuple[Found, Value] | None = None
            run = dated(list(self.find(document.tokens, sentence)), document.tokens)
            for each, following in zip(run, [*run[1:], None], strict=False):
                found = self._links.complete(each, following, document.tokens)
                segment = document.segment_at(found.start)
                here = (sentence.paragraph, segment.id if segment else "")
                if here != place:
                    earlier = (carried or earlier) if here[1] == place[1] else None
                    carried, place = None, here
                published = segment.published if segment else document.article.published
                when, exact = _reference(published, document.article.published, document.article.published_at)
                before, previous = told or (None, None)
                listed = previous if joined(found, before, document.tokens) else None
                apposed = self._links.apposed(found, before, document.tokens)
                reported = before is not None and self._directions.reported(document.tokens, before.last, found.first)
                context = Context(
                    when, exact, carried=carried, earlier=earlier, listed=listed, previous=previous,
                    apposed=apposed, reported=reported,
                )  # fmt: skip
                value = self.value(document.tokens, sentence, found, context)
                told = found, value
                number += 1
                yield TimeReference(
                    f"t{number}", segment.id if segment else "s1", found.start, found.end,
                    document.text[found.start : found.end], value.kind, iso(value.start, value), iso(value.end, value),
                    value.grain, value.modifier, value.anchor, value.conflict, found.rule,
                    timex(found.meaning, value),
                )  # fmt: skip
                if value.known and value.kind in ("date", "time"):
                    carried = value

    def find(self, tokens: Sequence[Token], sentence: Sentence) -> Iterator[Found]:
        """The expressions of a sentence, in text order, none overlapping."""
        chart = Chart(self._vocabulary, tokens, sentence.last)
        i = sentence.first
        if i == 0 and sentence.last == len(tokens) <= _SHORT:
            match = chart.match("whole", 0)
            if match is not None and not any(map(str.isalnum, "".join(token.norm for token in tokens[match.last :]))):
                start = tokens[0].start + skip(tokens[0].text, match.skip)
                yield Found(0, match.last, start, tokens[match.last - 1].end, match.value, match.rule)
                return
        while i < sentence.last:
            token = tokens[i]
            quick = self._quick.get(token.norm)
            if quick is None:
                if len(self._quick) > 1 << 17:
                    self._quick.clear()
                every = self._vocabulary.terminals(token.norm, self.words.readings(token.norm))
                quick = not self._starts.isdisjoint(every.loose)
                self._quick[token.norm] = quick
            if not quick:
                i += 1
                continue
            match = chart.match("time", i)
            go_on = i + 1 if match is None else self._guards.refuse(tokens, i, match.last, match.rule)
            if match is None or go_on is not None:
                i = go_on or i + 1
                continue
            start = token.start + skip(token.text, match.skip)
            final = tokens[match.last - 1]
            glued = len(final.text) > 1 and final.text.find(".") == len(final.text) - 1  # "ت غ." ends a sentence
            yield from split(Found(i, match.last, start, final.end - glued, match.value, match.rule), tokens)
            i = match.last

    def value(self, tokens: Sequence[Token], sentence: Sentence, found: Found, context: Context) -> Value:
        """What an expression means in its sentence; `context` gives the reference date and what was told before."""
        weekday = any("weekday" in self.words.categories(token.norm) for token in tokens[found.first : found.last])
        look = self._directions.of(tokens, found.first, found.last, sentence.first, sentence.last, weekday=weekday)
        alone = sentence.last - sentence.first <= _SHORT and all(
            found.first <= i < found.last or not tokens[i].norm.isalnum() or self._particle(tokens[i].norm)
            for i in range(sentence.first, sentence.last)
        )
        tied = found.last < sentence.last and tokens[found.last].norm in self._tied
        here = replace(context, direction=look.direction, firm=look.firm, moment=look.moment, alone=alone, tied=tied)
        try:
            value = found.meaning.resolve(here)
        except (ValueError, OverflowError):  # beyond the first or last year of the calendar
            return unknown("day")
        if value.modifier is not None:
            return value
        return replace(value, modifier=self._modifiers.of(
            tokens, found.first, found.last, sentence.first, sentence.last, found.rule
        ))  # fmt: skip

    def _particle(self, norm: str) -> bool:
        return any(r.category in ("in", "from", "until", "to") and not r.more for r in self.words.readings(norm))


def _reference(published: str | None, page: str | None, page_at: str | None) -> tuple[datetime | None, bool]:
    """The date or date-time that relative references stand on, and whether its clock is known."""
    if published is None:
        return None, False
    exact = page_at if page_at and published == page and "T" in page_at else None
    try:
        return datetime.fromisoformat(exact or published).replace(tzinfo=None), exact is not None
    except ValueError:
        return None, False


def iso(when: datetime | None, value: Value) -> str | None:
    """An end of a value as written in a record: a date, or a date-time to the minute for clock times."""
    if when is None:
        return None
    if value.kind != "time":
        return when.date().isoformat()
    return when.isoformat(timespec="seconds" if value.grain == "second" else "minutes")
