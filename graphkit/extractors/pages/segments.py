"""Splits a page into its story, other stories that follow it, teasers of yet others, and what the site adds.

A story ends where the site says so: at a line of tags, or at a source line before other stories. What follows a marker
of other stories before that end may be a teaser in the middle of the story, or the next story glued to it; the
paragraph behind the headline decides: it goes on ("و" and a verb of saying), or it tells its own headline again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graphkit.annotations import Segment, SegmentKind
from graphkit.arabic import fold, fold_text
from graphkit.document import Document
from graphkit.extractors.pages.page import LONGEST_HEADLINE, Page, Part
from graphkit.lexicon import table
from graphkit.reading.dates import written

_SAME_STORY = 0.5
"""The share of a headline's words that the first paragraph of its own story repeats."""
_LONG = 5
"""Words. Shorter lines without a full stop are headings of parts of a story."""
_WORD = re.compile(r"\w+")


class _Piece(NamedTuple):
    """A part and what it belongs to; `story` tells stories of one kind apart."""

    part: Part
    kind: SegmentKind
    story: int = 0


class Segments:
    """The segments of a page: sorted, disjoint, and together all of its text that is not blank."""

    def __init__(self) -> None:
        self._page = Page()
        lexicon = table("page")["continuing"]
        self._openers = set(map(fold, lexicon["openers"]))
        self._openers |= {"و" + fold(verb) for verb in lexicon["verbs"]}
        self._phrases = tuple(fold_text(phrase) + " " for phrase in lexicon["phrases"])

    def __call__(self, document: Document) -> Iterable[Segment]:
        text, published = document.text, document.article.published
        pieces = self._pieces(text, list(self._page.parts(text)))
        dates = _own_dates(text, pieces)
        found: list[tuple[SegmentKind, int, int, int]] = []
        for part, kind, story in pieces:
            if found and found[-1][0] == kind and (kind in ("boilerplate", "teaser") or found[-1][3] == story):
                found[-1] = (kind, found[-1][1], part.end, story)
            else:
                found.append((kind, part.start, part.end, story))
        for i, (kind, start, end, story) in enumerate(found, 1):
            day = published if kind == "story" else dates.get(story) if kind == "related" else None
            yield Segment(f"s{i}", kind, start, end, day)

    def _pieces(self, text: str, parts: list[Part]) -> list[_Piece]:
        pieces: list[_Piece] = []
        base: SegmentKind = "story"
        story = 0
        ended = False  # the site has said that the story is over
        i = 0
        while i < len(parts):
            part = parts[i]
            i += 1
            if part.role in ("more", "see") or (ended and part.role is None):
                if part.role is not None:
                    pieces.append(_Piece(part, "boilerplate"))
                    inline = i < len(parts) and parts[i].rest
                    if inline and not (ended and part.role == "more"):
                        # A line that runs on behind its marker is the story's, not a headline.
                        long = parts[i].shape == "prose" and parts[i].words > LONGEST_HEADLINE
                        pieces.append(_Piece(parts[i], base if long else "teaser", story))
                        i += 1
                        continue
                else:
                    i -= 1
                until = i
                while until < len(parts) and parts[until].role not in ("more", "source", "tags"):
                    until += 1
                zone = parts[i:until]
                own = [p for p in zone if p.role is None]
                kinds = self._kinds(text, own, ended=ended, marked=part.role is not None, base=base)
                if "related" in kinds and not (base == "related" and kinds[0] == base):
                    base, story = "related", story + 1
                labels = iter(kinds)
                pieces.extend(_Piece(p, "boilerplate" if p.role else next(labels), story) for p in zone)
                i = until
            elif part.role is not None:
                pieces.append(_Piece(part, "boilerplate", story))
                if part.role == "tags":
                    ended = True
                    i = _tag_lines(parts, i, pieces)
                elif part.role == "source":
                    i = _source_name(text, parts, i, pieces)
                    ended = ended or _ends(parts, i)
            elif i > 1 and base == "story" and _repeats(text, parts, i - 1):
                pieces.append(_Piece(part, "boilerplate"))
            else:
                pieces.append(_Piece(part, base, story))
        return _without_headlines(text, pieces)

    def _kinds(
        self, text: str, zone: Sequence[Part], *, ended: bool, marked: bool, base: SegmentKind
    ) -> list[SegmentKind]:
        """The kind of each part behind a marker of other stories, or behind the end of a story."""
        told = next((i for i, part in enumerate(zone) if part.shape != "headline"), None)
        if told is None:
            return [base] if len(zone) == 1 and not marked else _teasers(len(zone))
        if _excerpts(zone):
            return _teasers(len(zone))
        heads = zone[:told]
        shared = [self._shared(text, head, zone[told]) for head in heads]
        same = max(shared, default=0.0) >= _SAME_STORY
        if not marked and not same:
            return [base] * len(zone)
        if not ended and (not same or self._goes_on(text, zone[told])):
            # Of several headlines the last is a heading of the story that goes on, if it stands apart or is short.
            heading = told > 1 and (heads[-1].gap or heads[-1].words <= 5 or told == 2)
            return _teasers(told - heading) + [base] * (len(zone) - told + heading)
        title = shared.index(max(shared)) if same else max(told - 1, 0)
        story: list[SegmentKind] = ["related"] * (len(zone) - title)
        if zone[-1].shape == "headline":
            story[-1] = "teaser"
        return _teasers(title) + story

    def _goes_on(self, text: str, part: Part) -> bool:
        line = fold_text(text[part.start : min(part.end, part.start + 80)]) + " "
        first = _WORD.search(line)
        return (first is not None and first[0] in self._openers) or line.startswith(self._phrases)

    @staticmethod
    def _shared(text: str, head: Part, told: Part) -> float:
        own = _stems(text[head.start : head.end])
        return len(own & _stems(text[told.start : told.end])) / len(own) if own else 0.0


def _teasers(count: int) -> list[SegmentKind]:
    return ["teaser"] * count


def _without_headlines(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Two long headlines or more in a row, behind a paragraph that does not announce a list, are teasers.

    Questions alone may be the story's own.
    """

    def asks(piece: _Piece) -> bool:
        return text[piece.part.end - 1] in "؟?"

    i = 0
    while i < len(pieces):
        until = i
        while until < len(pieces) and _is_headline(pieces[until]):
            until += 1
        run = pieces[i:until]
        if len(run) > 1 and i and _closed(text, pieces[i - 1], run[0].kind) and not all(map(asks, run)):
            pieces[i:until] = [piece._replace(kind="teaser") for piece in run]
        i = until + 1
    return pieces


def _closed(text: str, piece: _Piece, kind: SegmentKind) -> bool:
    return piece.kind == kind and piece.part.shape == "prose" and text[piece.part.end - 1] != ":"


def _is_headline(piece: _Piece) -> bool:
    part = piece.part
    inside = piece.kind in ("story", "related")
    return inside and part.shape == "headline" and not part.bullet and part.words >= _LONG


def _tag_lines(parts: Sequence[Part], i: int, pieces: list[_Piece]) -> int:
    """Takes the lines of single tags behind their label; returns the index of the first part that is none."""
    while i < len(parts) and parts[i].role is None and parts[i].words <= 4 and parts[i].shape == "headline":
        pieces.append(_Piece(parts[i], "boilerplate"))
        i += 1
    return i


def _source_name(text: str, parts: Sequence[Part], i: int, pieces: list[_Piece]) -> int:
    """Takes the name of the source from the line behind its label."""
    label = text[parts[i - 1].start : parts[i - 1].end]
    if len(label.split()) == 1 and i < len(parts):
        return _tag_lines(parts[: i + 1], i, pieces)
    return i


def _ends(parts: Sequence[Part], i: int) -> bool:
    """Whether the source line before part `i` ends its story: told before it, and other marks of the site behind."""
    told = any(part.role is None and part.shape == "prose" for part in parts[:i])
    return told and i < len(parts) and parts[i].role in ("more", "tags", "source")


def _repeats(text: str, parts: Sequence[Part], i: int) -> bool:
    """Whether a line near the top says the title again."""
    if i > 2 or parts[0].role is not None:
        return False
    line, title = (fold_text(text[p.start : p.end]) for p in (parts[i], parts[0]))
    return line == title


def _excerpts(zone: Sequence[Part]) -> bool:
    """Whether a zone is a list of headlines with the beginning of each story, one paragraph each."""
    runs: list[int] = []
    before = "prose"
    for part in zone:
        if part.shape == "headline":
            if before != "headline":
                runs.append(0)
        elif runs:
            runs[-1] += 1
        else:
            return False
        before = part.shape
    told = [run for run in runs if run]
    cut = sum(part.shape == "cut" for part in zone)
    return max(told) == 1 and cut > 0 and cut * 2 >= len(told)


def _stems(line: str) -> set[str]:
    """The beginnings of the longer words of a line, without article and proclitics: enough to see a lede repeat."""
    stems = set()
    for word in _WORD.findall(line):
        stem = re.sub(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبل](?=\w{4}))", "", fold(word))
        if len(stem) > 2:
            stems.add(stem[:4])
    return stems


def _own_dates(text: str, pieces: Sequence[_Piece]) -> dict[int, str]:
    """The days of related stories that have a publication line of their own."""
    days: dict[int, str] = {}
    for part, _, story in pieces:
        if part.role == "publication" and story and (day := written(text[part.start : part.end])):
            days.setdefault(story, day)
    return days
