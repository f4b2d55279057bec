"""TimeML 1.2.1: a text with its time expressions as TIMEX3 tags, laid out as the TempEval corpora are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from graphkit.annotations import TimeReference
from graphkit.extractors.times import calendar
from graphkit.extractors.times.timex import unit

_HEAD = (
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">'
)
_DCT = "t0"
_UNKNOWN_DAY = "XXXX-XX-XX"
# What XML 1.0 has no way to write; one character stands for each, so that offsets stay.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_MODIFIERS = {"start": "START", "mid": "MID", "end": "END", "before": "BEFORE", "after": "AFTER", "approx": "APPROX"}
_GRAINS = frozenset(("day", "week", "month", "quarter", "year", "decade", "century"))


def document(text: str, times: Iterable[TimeReference], reference: date | None = None, id: str = "") -> str:
    """The TimeML document of a text on one line: line ends in the text are character references.

    `times` are the text's references in its order, `reference` the day or moment it was published. DCT holds it as
    TIMEX3 t0, of an unknown value where there is none. The content of TEXT is the text, except that U+FFFD stands for
    each character that XML cannot hold. A range is a DURATION whose first and last time are TIMEX3 tags without text
    behind it, or t0.
    """
    return "".join((
        _HEAD, "<DOCID>", _content(id), "</DOCID><DCT>", _creation(reference), "</DCT><TEXT>",
        *_tagged(text, list(times), reference), "</TEXT></TimeML>",
    ))  # fmt: skip


def _content(text: str) -> str:
    return escape(_IMPOSSIBLE.sub("\ufffd", text), _LINES)


def _tag(content: str = "", **attributes: Any) -> str:
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value is not None)
    return f"<TIMEX3{written}>{content}</TIMEX3>" if content else f"<TIMEX3{written}/>"


def _creation(reference: date | None) -> str:
    at = isinstance(reference, datetime) and reference.time() != datetime.min.time()
    value = "" if reference is None else reference.isoformat()[: 16 if at else 10]
    return _tag(_content(value), tid=_DCT, type="TIME" if at else "DATE", value=value or _UNKNOWN_DAY,
                temporalFunction="false", functionInDocument="CREATION_TIME")  # fmt: skip


def _tagged(text: str, times: list[TimeReference], reference: date | None) -> Iterator[str]:
    """The text with its tags, piece by piece."""
    done, number, told = 0, len(times), None
    for n, time in enumerate(times, 1):
        value = time.timex or _UNKNOWN_DAY
        ranged = time.from_ is not None and value.startswith("P")
        points: list[tuple[str, str]] = []
        ends: list[str | None] = [None, None]
        for place, point in enumerate(_ends(time) if ranged else ()):
            if place and reference is not None and point == reference.isoformat()[:10]:
                ends[place] = _DCT
                continue
            number += 1
            ends[place] = f"t{number}"
            points.append((f"t{number}", point))
        anchored = time.kind in ("date", "time") and time.anchor in ("publication", "text")
        yield _content(text[done : time.start])
        yield _tag(
            _content(text[time.start : time.end]), tid=f"t{n}", type=_type(time, value), value=value,
            mod=None if ranged and time.modifier != "approx" else _MODIFIERS.get(time.modifier or ""),
            quant="EVERY" if time.kind == "set" else None, temporalFunction="true" if anchored else "false",
            anchorTimeID=None if not anchored else _DCT if time.anchor == "publication" else told,
            beginPoint=ends[0], endPoint=ends[1],
        )  # fmt: skip
        for tid, point in points:
            yield _tag(tid=tid, type="TIME" if "T" in point else "DATE", value=point, temporalFunction="false")
        if time.from_ is not None:
            told = f"t{n}"
        done = time.end
    yield _content(text[done:])


def _type(time: TimeReference, value: str) -> str:
    if time.kind == "set":
        return "SET"
    return "DURATION" if value.startswith("P") else time.kind.upper()


def _ends(time: TimeReference) -> tuple[str, str]:
    """The first and the last time of a range: the units of its grain, or days where they do not fit."""
    assert time.from_ is not None and time.to is not None
    start, end = datetime.fromisoformat(time.from_), datetime.fromisoformat(time.to)
    if time.kind == "time":
        return f"{start:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}"
    return _unit(start, start, time.grain), _unit(end - timedelta(days=1), end, time.grain)


def _unit(within: datetime, edge: datetime, grain: str) -> str:
    """The value of the unit that holds a day, where `edge` is its start or its end; else the day's."""
    if grain in _GRAINS:
        try:
            whole = calendar.unit(grain, within)
            if edge in whole:
                return unit(*whole, grain) or within.date().isoformat()
        except (ValueError, OverflowError):
            pass
    return within.date().isoformat()
