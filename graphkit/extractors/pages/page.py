"""The lines of a page: which are text, and which are what a site glues around it (`lexicons/ar/page.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from graphkit.arabic import fold
from graphkit.lexicon import table

Role = Literal["source", "tags", "more", "see", "notice", "publication"]
Shape = Literal["headline", "prose", "cut"]
Place = Literal["line", "behind", "glued"]

_LINE = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_BLANK = r"[^\S\n\r]"
_MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]*"
_SPELLINGS = {"ا": "[اأإآٱ]", "ي": "[يىی]", "ه": "[هە]", "ك": "[كک]"}
_SIGN = re.compile(rf"{_BLANK}*(?:[:：/|\\]+|\.\.+|…|[-–—](?=\s))")
_NOTHING = re.compile(r"[\s:.…»›>▼←()\d]*$")
_ENDED = re.compile(r"[.!?؟…:؛][\s\"“”»«)\]'’]*$")
_INNER_STOP = re.compile(r"[^\s.]{3}[.؛][\"”»)]*\s+\S")
_WORD = re.compile(r"[\w.]+")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])?\.?")
_RULE = re.compile(r"[\s_=~*•.–—-]{3,}$")

LONGEST_HEADLINE = 22
"""Words. Longer lines without a full stop are the cut beginnings of stories."""


_SIDE_NOTE = 6
"""Words that may stand behind the date of a publication line: who wrote it, how often it was read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the page, or what a marker cuts off it: `text[start:end]`, without the blanks around it.

    `role` is that of the marker that it is, None for text, which has a shape. `gap` says that an empty line is before
    it, `rest` that it follows a marker on the same line.
    """

    start: int
    end: int
    role: Role | None
    shape: Shape = "prose"
    bullet: bool = False
    gap: bool = False
    rest: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class _Marker:
    role: Role
    rest: str
    inline: bool
    glued: bool


class _Cut(NamedTuple):
    """A marker from `start` on; `behind` is the offset behind it and its sign."""

    start: int
    behind: int
    role: Role


class Page:
    """Cuts texts into parts. Built once: it compiles the markers."""

    def __init__(self) -> None:
        lexicon = table("page")
        self._markers: dict[str, list[_Marker]] = {}
        for entry in lexicon["marker"]:
            for word in entry["words"]:
                marker = _Marker(entry["role"], entry["rest"], entry.get("inline", False), entry.get("glued", False))
                self._markers.setdefault(_folded(word), []).append(marker)
        inline = [word for word, markers in self._markers.items() if any(m.inline for m in markers)]
        bullets = re.escape(lexicon["bullets"]["characters"])
        self._bullet = re.compile(rf"[{bullets}]+\s*")
        self._begins = re.compile(rf"[\s{bullets}]*({_alternatives(self._markers)})")
        self._inline = re.compile(_alternatives(inline))
        self._dates = _Dates()
        self._credit = {_folded(word) for word in lexicon["credit"]["words"]}

    def parts(self, text: str) -> Iterator[Part]:
        """The parts of a text, in order, none empty."""
        last = None
        lines = (line for line in _LINE.finditer(text) if not line[0].isspace())
        for number, line in enumerate(lines):
            gap = last is not None and text.count("\n", last, line.start()) > 1
            last = line.end()
            yield from self._line(text, line.start(), line.end(), gap, number)

    def _line(self, text: str, start: int, end: int, gap: bool, number: int) -> Iterator[Part]:
        cuts = self._cuts(text, start, end, number)
        if not cuts or cuts[0].start > start:
            yield from self._plain(text, start, cuts[0].start if cuts else end, gap, number)
        for i, (at, after, role) in enumerate(cuts):
            limit = cuts[i + 1].start if i + 1 < len(cuts) else end
            if role in ("more", "see"):
                yield _part(text, at, after, role, gap=gap)
                if not _NOTHING.match(text, after, limit):
                    yield self._shaped(text, after, limit, gap=False, rest=True)
            else:
                yield _part(text, at, limit, role, gap=gap)

    def _cuts(self, text: str, start: int, end: int, number: int) -> list[_Cut]:
        """Where markers cut a line, in order."""
        cuts: list[_Cut] = []
        # The first line is the title, whatever words it begins with.
        found = self._begins.match(text, start, end) if number else None
        if found and (cut := self._cut(text, found.span(1), end, "line", cuts)):
            cuts.append(cut._replace(start=start))
        for found in self._inline.finditer(text, cuts[0].behind if cuts else start, end):
            place = _place(text, start, found.start(), cuts)
            if place and (cut := self._cut(text, found.span(), end, place, cuts)):
                cuts.append(cut)
        return cuts

    def _cut(self, text: str, span: tuple[int, int], end: int, place: Place, cuts: list[_Cut]) -> _Cut | None:
        """The cut that a marker's words at `span` make, None where they are no marker."""
        start, after = span
        runs_on = after < end and text[after].isalpha()
        for marker in self._markers[_folded(text[start:after])]:
            # Behind another marker tags may begin without any sign, even glued to their label.
            tags = marker.role == "tags" and bool(cuts)
            if (place == "glued" and not marker.glued) or (place == "behind" and not marker.inline):
                continue
            if runs_on and not (tags and marker.glued):
                continue
            sign = _SIGN.match(text, after, end)
            behind = sign.end() if sign else after
            nothing = _NOTHING.match(text, after, end) is not None
            other = self._inline.search(text, behind, end)
            rest = text[behind : other.start() if other else end]
            words = len(rest.split())
            fits = {
                "any": True,
                "sign": nothing or tags or sign is not None,
                "none": nothing,
                "short": nothing or sign is not None or (words <= _SIDE_NOTE and not _ENDED.search(rest)),
            }[marker.rest]
            if marker.role in ("source", "notice") and sign:
                # A name, not a sentence.
                fits = fits and (marker.rest == "any" or words <= (2 if place == "line" else 1) * _SIDE_NOTE)
            if fits:
                return _Cut(start, end if nothing else behind, marker.role)
        return None

    def _plain(self, text: str, start: int, end: int, gap: bool, number: int) -> Iterator[Part]:
        words = [_folded(word) for word in _WORD.findall(text, start, min(end, start + 160))]
        if _RULE.match(text, start, end) or not (words or text[start].isalnum()):
            yield _part(text, start, end, "notice", gap=gap)
            return
        if number and len(words) <= 8 and self._is_credit(words):
            yield _part(text, start, end, "source", gap=gap)
            return
        until = self._dates.prefix(text, start, end)
        if until > start:
            yield _part(text, start, until, "publication", gap=gap)
            gap = False
            start = until
        if start < end:
            yield self._shaped(text, start, end, gap=gap, rest=False)

    def _is_credit(self, words: list[str]) -> bool:
        """Agencies, and the initials of who edited: "ع.ح/س.ن (رويترز، أ ف ب)"."""
        agency = any(word in self._credit and len(word) > 1 for word in words)
        return (agency or len(words) > 1) and all(word in self._credit or _INITIALS.fullmatch(word) for word in words)

    def _shaped(self, text: str, start: int, end: int, *, gap: bool, rest: bool) -> Part:
        part = _part(text, start, end, None, gap=gap, rest=rest)
        bullet = self._bullet.match(text, part.start, part.end)
        return _with_shape(text, part, bullet is not None)


def _place(text: str, start: int, at: int, cuts: list[_Cut]) -> Place | None:
    """How the words at `at` stand in the line that begins at `start`, None where no marker can stand."""
    if cuts and at < cuts[-1].behind:
        return None
    last = at - 1
    while last >= start and text[last].isspace():
        last -= 1
    if last < start:
        return None
    if last == at - 1 and text[last].isalpha():
        # Not a word with proclitics ("والمصدر"), but a whole one.
        return "glued" if at - start > 3 and text[at - 3 : at].isalpha() else None
    follows_marker = bool(cuts) and cuts[-1].role not in ("more", "see")
    return "behind" if follows_marker or text[last] in '.!?؟…"”»' else None


class _Dates:
    """Tells the lines that say when a page was published."""

    def __init__(self) -> None:
        months, header = table("months"), table("publication")
        entries = [*months["month"], *months.get("hijri", ()), *table("weekdays")["weekday"]]
        names = [word for entry in entries for word in entry["words"]]
        self._words = {part for word in (*names, *header["beside"]["words"]) for part in _folded(word).split()}
        self._words |= {"ال" + word for word in self._words}
        labels = [label for kind in ("first", "changed") for label in header["labels"][kind]]
        self._label = re.compile(rf"[\s\W]*({_alternatives(labels)})(?!\w)")

    def prefix(self, text: str, start: int, end: int) -> int:
        """How far the publication line reaches that begins at `start`; `start` where there is none."""
        label = self._label.match(text, start, end)
        at = first = label.end() if label else start
        figures = words = 0
        for word in _WORD.finditer(text, first, end):
            folded = _folded(word[0])
            if not (folded in self._words or folded.replace(".", "").isdigit() or _ordinal(folded)):
                break
            figures += any(letter.isdigit() for letter in folded)
            words += 1
            at = word.end()
        if not figures or (not label and (words < 3 or figures < 2)):
            return start
        rest = len(_WORD.findall(text, at, end))
        if not label or not _SIGN.match(text, first, end):
            # A sentence may begin with such words: "صدر في 3 مايو 2019 قانون ينظم العمل".
            return end if rest <= (1 if label else 0) else start
        return end if rest <= _SIDE_NOTE else at


def _ordinal(word: str) -> bool:
    return re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|am|pm|h\d{0,2})|\d[\dt.]*z?", word) is not None


def _part(text: str, start: int, end: int, role: Role | None, *, gap: bool, rest: bool = False) -> Part:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Part(start, end, role, gap=gap, rest=rest)


def _with_shape(text: str, part: Part, bullet: bool) -> Part:
    line = text[part.start : part.end]
    words = len(line.split())
    ended = _ENDED.search(line)
    question = ended is not None and line.rstrip("\"”»')")[-1:] in tuple("؟?!") and words <= 14
    shape: Shape = "prose"
    if not ended or question or line.endswith(("...", "…")):
        if words > LONGEST_HEADLINE:
            shape = "cut"
        elif not _INNER_STOP.search(line):
            shape = "headline"
    return Part(part.start, part.end, None, shape, bullet, part.gap, part.rest, words)


def _folded(phrase: str) -> str:
    return " ".join(map(fold, phrase.split()))


def _alternatives(phrases: Any) -> str:
    """A pattern of phrases in all their spellings, the longest first."""
    return "|".join(_spelled(phrase) for phrase in sorted(map(_folded, phrases), key=len, reverse=True))


def _spelled(phrase: str) -> str:
    words = ("".join(_SPELLINGS.get(c, re.escape(c)) + _MARKS for c in word) for word in phrase.split())
    return f"{_BLANK}+".join(words)
