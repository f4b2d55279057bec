"""The extractor: one pass over each sentence, the longest expression at each place, resolved where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from graphkit.annotations import TimeReference
from graphkit.arabic import skip
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.times.chart import Chart
from graphkit.extractors.times.direction import Directions, Look
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


@cache
def _compiled() -> tuple[Words, Vocabulary, Guards, Directions, Links, Modifiers]:
    """The lexicon; compiling it takes longer than reading many articles."""
    words = Words()
    return words, Vocabulary(Grammar(BUILDERS), words), Guards(words), Directions(), Links(), Modifiers(words)


class Times:
    """Yields the time references of a document. The lexicon is compiled once in a process."""

    def __init__(self) -> None:
        self.words, self._vocabulary, self._guards, self._directions, self._links, self._modifiers = _compiled()
        self._symbols = self._vocabulary.symbols
        self._tied = spelled(table("time_modifiers")["tied"]["words"])

    def __call__(self, document: Document) -> Iterable[TimeReference]:
        tokens, segmented, number = document.tokens, bool(document.annotations), 0
        carried: Value | None = None
        earlier: Value | None = None
        place: tuple[int, str] = (-1, "")
        for sentence in document.sentences:
            run = dated(list(self.find(tokens, sentence)), tokens)
            before: Found | None = None
            previous: Value | None = None
            for k, each in enumerate(run, 1):
                found = self._links.complete(each, run[k] if k < len(run) else None, tokens)
                segment = document.segment_at(found.start) if segmented else None
                here = (sentence.paragraph, segment.id if segment else "")
                if here != place:
                    earlier = (carried or earlier) if here[1] == place[1] else None
                    carried, place = None, here
                published = segment.published if segment else document.article.published
                when, exact = _reference(published, document.article.published, document.article.published_at)
                look = self._look(tokens, sentence, found)
                value = self._value(tokens, sentence, found, Context(
                    when, exact, look.direction, look.firm, look.moment,
                    apposed=self._links.apposed(found, before, tokens),
                    reported=before is not None and self._directions.reported(tokens, before.last, found.first),
                    carried=carried, earlier=earlier, alone=self._alone(tokens, sentence, found),
                    tied=found.last < sentence.last and tokens[found.last].norm in self._tied,
                    listed=previous if joined(found, before, tokens) else None, previous=previous,
                ))  # fmt: skip
                before, previous = found, value
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
        i, known = sentence.first, self._vocabulary.known
        if i == 0 and sentence.last == len(tokens) <= _SHORT:
            match = chart.match(self._symbols.whole, 0)
            if match is not None:
                last, meaning, skipped, rule = match
                if not any(map(str.isalnum, "".join(token.norm for token in tokens[last:]))):
                    start = tokens[0].start + skip(tokens[0].text, skipped)
                    yield Found(0, last, start, tokens[last - 1].end, meaning, rule)
                    return
        while i < sentence.last:
            token = tokens[i]
            if not known[token.norm].begins:
                i += 1
                continue
            match = chart.match(self._symbols.time, i)
            if match is None:
                i += 1
                continue
            last, meaning, skipped, rule = match
            go_on = self._guards.refuse(tokens, i, last, rule)
            if go_on is not None:
                i = go_on
                continue
            start = token.start + skip(token.text, skipped)
            final = tokens[last - 1]
            glued = len(final.text) > 1 and final.text.find(".") == len(final.text) - 1  # "ت غ." ends a sentence
            yield from split(Found(i, last, start, final.end - glued, meaning, rule), tokens)
            i = last

    def _look(self, tokens: Sequence[Token], sentence: Sentence, found: Found) -> Look:
        weekday = any("weekday" in self.words.categories(token.norm) for token in tokens[found.first : found.last])
        return self._directions.of(tokens, found.first, found.last, sentence.first, sentence.last, weekday=weekday)

    def _alone(self, tokens: Sequence[Token], sentence: Sentence, found: Found) -> bool:
        """Whether an expression is its whole sentence, prepositions aside."""
        return sentence.last - sentence.first <= _SHORT and all(
            not token.norm.isalnum() or self._particle(token.norm)
            for part in (tokens[sentence.first : found.first], tokens[found.last : sentence.last])
            for token in part
        )

    def _value(self, tokens: Sequence[Token], sentence: Sentence, found: Found, context: Context) -> Value:
        """What an expression means in its sentence; `context` gives the reference date and what was told before."""
        try:
            value = found.meaning.resolve(context)
        except (ValueError, OverflowError):  # beyond the first or last year of the calendar
            return unknown("day")
        if value.modifier is not None:
            return value
        modifier = self._modifiers.of(tokens, found.first, found.last, sentence.first, sentence.last, found.rule)
        return replace(value, modifier=modifier) if modifier else value

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
