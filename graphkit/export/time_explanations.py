"""Why a time expression has the value it has, in lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from graphkit.annotations import TimeReference
from graphkit.console import one_line
from graphkit.lexicon import table

_AROUND = 30
"""Code points of the text shown on either side of an expression."""
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
"""First-strong isolate: Arabic inside does not reorder the line around it (Unicode TR 9)."""
_ANCHORS = {
    "absolute": "absolute: the expression says it all",
    "publication": "publication: counted from the publication date",
    "text": "text: counted from a time told before it",
    "none": "none",
}


def explain(text: str, times: Iterable[TimeReference], reference: date | None = None, id: str = "") -> Iterator[str]:
    """The lines on one text: its publication date, then each expression in its surroundings, its value, what that
    rests on, the grammar rule that read it, and why it is open where it is."""
    published = "no publication date" if reference is None else f"published {_moment(reference)}"
    yield f"{one_line(id) or 'text'}: {published}"
    names = table("time_grammar")["names"]
    for time in times:
        yield f"  {time.start}-{time.end}  {_shown(text, time)}"
        yield f"    value   {_value(time, reference)}"
        yield f"    timex   {time.timex}"
        if time.modifier:
            yield f"    mod     {time.modifier}"
        if time.conflict:
            yield f"    but     {time.conflict} contradicts it"
        yield f"    anchor  {_ANCHORS[time.anchor]}"
        yield f"    rule    {time.rule}: {names.get(time.rule, 'a rule of the time grammar')}"


def _shown(text: str, time: TimeReference) -> str:
    """The expression between brackets, with the words around it."""
    before, behind = text[max(0, time.start - _AROUND) : time.start], text[time.end : time.end + _AROUND]
    if time.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if time.end + _AROUND < len(text):
        behind = behind.rpartition(" ")[0] + "…"
    # Directional characters of the text itself must not close the isolate.
    shown = one_line(f"{before}[{text[time.start : time.end]}]{behind}").replace(_END_OF_ISOLATE, "")
    return f"{_ISOLATE}{shown}{_END_OF_ISOLATE}"


def _value(time: TimeReference, reference: date | None) -> str:
    if time.from_ is not None:
        return f"from {time.from_} up to and without {time.to} ({time.kind}, {time.grain})"
    return f"open ({time.kind}, {time.grain}): {_why_open(time, reference)}"


def _why_open(time: TimeReference, reference: date | None) -> str:
    if time.kind == "duration":
        return "a length of time, no point in it"
    if time.kind == "set":
        return "it recurs"
    if time.conflict:
        return f"the {time.conflict} that it names contradicts the day that it counts to"
    if time.anchor == "text":
        return "it counts from a time or happening that the text does not date"
    if time.anchor == "publication":
        if reference is None:
            return "it counts from the publication date, which is not known"
        if time.kind == "time" and not _has_clock(reference):
            return "it counts from the hour of publication, which is not known"
    return "neither the text nor the publication date decides it"


def _moment(reference: date) -> str:
    return reference.isoformat()[: None if _has_clock(reference) else 10]


def _has_clock(reference: date) -> bool:
    return isinstance(reference, datetime) and reference.time() != datetime.min.time()
