"""Finds out when an article was published.

The date in its record counts first, then the page's own header line, then what the user gave for pages without one,
then a full date that the text ties to its own day: a dated dateline, or "اليوم الأحد 9 فبراير 2025". A date that is
only told never counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from graphkit.annotations import Publication
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.times import Times
from graphkit.extractors.times.days import Deictic
from graphkit.extractors.times.linking import Found
from graphkit.extractors.times.values import Context
from graphkit.extractors.times.words import spelled
from graphkit.lexicon import table
from graphkit.phrases import Phrases

_TOP = 10
"""Lines at the beginning of a page among which its header stands."""
_SHORT = 30
"""Words and marks of a line that is nothing but a header, or of a header's part that has a label."""
_SIGNS = (":", "-", "–", "—", "/", "|")
_PLACE = 4
"""Words that the place of a dateline may have."""


class Publications:
    """Yields one Publication. Its date is None where the text does not fix it."""

    def __init__(self) -> None:
        self._times = Times()
        data = table("publication")
        self._labels: Phrases[str] = Phrases()
        for kind in ("first", "changed"):
            for label in data["labels"][kind]:
                self._labels.add(label, kind)
        self._beside = spelled(data["beside"]["words"])
        self._dateline = spelled((*data["dateline"]["words"], *table("page")["credit"]["words"]))

    def __call__(self, document: Document) -> Iterable[Publication]:
        article = document.article
        if article.published_basis == "metadata":
            yield Publication(article.published, "metadata")
        elif header := self._header(document):
            yield Publication(header.isoformat(), "header")
        elif article.published is not None:
            yield Publication(article.published, "given")
        elif inferred := self._inferred(document):
            yield Publication(inferred.isoformat(), "inferred")
        else:
            yield Publication(None, None)

    # --- the header line

    def _header(self, document: Document) -> date | None:
        lines = groupby(document.sentences, key=lambda s: s.paragraph)
        found: dict[str, date] = {}
        for _, (_, sentences) in zip(range(_TOP), lines, strict=False):
            for kind, day in self._of_line(document, list(sentences)):
                found.setdefault(kind, day)
        return next((found[kind] for kind in ("first", "bare", "changed") if kind in found), None)

    def _of_line(self, document: Document, line: list[Sentence]) -> Iterator[tuple[str, date]]:
        tokens, first, last = document.tokens, line[0].first, line[-1].last
        whole = replace(line[0], last=last, end=line[-1].end)
        label = self._labels.match(tokens, first, last)
        if label is not None and not label.split.proclitics:
            yield from self._labelled(document, whole, label.last, label.values[0])
        elif last - first <= _SHORT:
            dates = list(self._times.find(tokens, whole))
            days = [day for found in dates if (day := self._day(found)) is not None]
            covered = {i for found in dates for i in range(found.first, found.last)}
            words = self._words(tokens, first, last, covered)
            if any(isinstance(_base(found), Deictic) for found in dates):
                return
            dateline = bool(dates) and all(
                w in self._dateline for w in self._words(tokens, dates[0].last, last, covered)
            )
            if days and (not words or (dateline and self._is_dateline(tokens, first, dates[0].first))):
                yield "bare", days[0]

    def _labelled(self, document: Document, line: Sentence, after: int, kind: str) -> Iterator[tuple[str, date]]:
        """The dates of a line behind its labels; a second label on the line begins a part of its own."""
        tokens, at = document.tokens, after
        while at < min(line.last, after + _SHORT):
            label = self._labels.match(tokens, at, line.last)
            if label is not None and label.first > after:
                yield from self._labelled(document, line, label.last, label.values[0])
                break
            at += 1
        part = replace(line, first=after, last=at)
        dates = list(self._times.find(tokens, part))
        day = next((day for found in dates if (day := self._day(found)) is not None), None)
        if day is None and at - after > 1:
            behind = after + (tokens[after].norm in _SIGNS)
            day = _foreign(document.text[tokens[behind].start : tokens[at - 1].end])
            covered = set(range(after, at))
        else:
            covered = {i for found in dates for i in range(found.first, found.last)}
        before = self._words(tokens, after, dates[0].first if dates else after, covered)
        rest = self._words(tokens, after, at, covered)
        signed = tokens[after].norm in _SIGNS if after < at else False
        # A sentence may begin with such a word: "صدر في 3 مايو 2019 قانون ينظم العمل".
        if day is not None and len(before) <= 2 and len(rest) <= (12 if signed else 1):
            yield kind, day

    def _words(self, tokens: Sequence[Token], first: int, last: int, covered: set[int]) -> list[str]:
        """The words among tokens `first` to `last` that belong to no date and stand beside none."""
        words = (tokens[i].norm for i in range(first, last) if i not in covered)
        return [word for word in words if word.isalpha() and word not in self._beside]

    def _day(self, found: Found) -> date | None:
        """The Gregorian day that an expression fixes by itself."""
        if getattr(_base(found), "hijri", False):
            return None
        value = found.meaning.resolve(Context())
        fixed = (
            value.start is not None
            and value.anchor == "absolute"
            and value.grain in ("day", "hour", "minute", "second")
        )
        return value.start.date() if fixed and value.start and not value.conflict else None

    # --- dates tied to the day of writing

    def _inferred(self, document: Document) -> date | None:
        days: set[date] = set()
        for sentence in document.sentences:
            for i, found in enumerate(self._times.find(document.tokens, sentence)):
                meaning = _base(found)
                if isinstance(meaning, Deictic) and meaning.date is not None and meaning.date.year is not None:
                    day = self._day(found)
                    if day is not None:
                        days.add(day - timedelta(days=meaning.shift))
                elif i == 0 and sentence.paragraph < 4 and self._opens(document.tokens, sentence, found):
                    day = self._day(found)
                    days |= {day} if day is not None else set()
        return days.pop() if len(days) == 1 else None

    def _opens(self, tokens: Sequence[Token], sentence: Sentence, found: Found) -> bool:
        """Whether a date is the dateline at the beginning of a paragraph: place, date, dash."""
        first = sentence.first
        if first and tokens[first - 1].sentence == sentence.i:
            return False
        behind = tokens[found.last].norm if found.last < sentence.last else ""
        if behind == ")" and found.last + 1 < sentence.last:
            behind = tokens[found.last + 1].norm
        return behind in (*_SIGNS, ")", "(") and self._is_dateline(tokens, first, found.first)

    def _is_dateline(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether tokens `first` to `last` are a place and an agency with a mark or "في" between them and the date."""
        words = [t.norm for t in tokens[first:last] if t.norm.isalpha()]
        place = [w for w in words if w not in self._dateline]
        before = tokens[last - 1].norm if last > first else ""
        return 1 <= len(place) <= _PLACE and len(words) <= 2 * _PLACE and (
            before in (*_SIGNS, "(", "،", ",") or (before in self._dateline and len(place) <= 2)
        )  # fmt: skip


def _base(found: Found) -> object:
    """The day that a clock time or a part of day stands on, or the meaning itself."""
    return getattr(found.meaning, "of", None) or found.meaning


def _foreign(text: str) -> date | None:
    """What a reader of many languages makes of a labelled date that is in no form of the grammar."""
    from graphkit.reading import dates

    try:
        return date.fromisoformat(dates.published(text)[0])
    except ValueError:
        return None
