"""Time expressions of Arabic text alone: `resolve` for one text, `stream` for JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit.annotations import TimeReference
from graphkit.errors import InputError

if TYPE_CHECKING:
    from graphkit.extractors.times import Times

_KEYS = (
    "id",
    "segment",
    "start",
    "end",
    "text",
    "kind",
    "from",
    "to",
    "grain",
    "modifier",
    "anchor",
    "conflict",
    "rule",
    "timex",
)


_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _extractor() -> Times:
    from graphkit.extractors.times import Times

    return Times()


def resolve(text: str, reference: date | datetime | None = None) -> list[TimeReference]:
    """The time references of a text, in its order, resolved against `reference`, the moment it was published.

    Offsets are code points of `text`, which may be any text. Without a reference whatever stands on it stays open, as
    does what lies beyond the years 1 to 9999. A date-time at midnight counts as a date: hours are not counted back
    from it. An aware one counts by its own clock, for no zone is converted. Raises TypeError for other arguments.
    """
    from graphkit import document

    if not isinstance(text, str):
        raise TypeError(f"text is a {type(text).__name__}, not a str")
    published = at = None
    if reference is not None:
        if not isinstance(reference, date):
            raise TypeError(f"reference is a {type(reference).__name__}, not a date or datetime; "
                            "date.fromisoformat reads an ISO date")  # fmt: skip
        published = reference.isoformat()[:10]
        if isinstance(reference, datetime) and (reference.hour, reference.minute, reference.second) != (0, 0, 0):
            at = reference.replace(tzinfo=None).isoformat()
    text = _SURROGATE.sub("\ufffd", text)  # no character of its own, and spaCy refuses it
    article = document.Article("text", "text", text, published=published, published_at=at)
    return list(_extractor()(document.read(article)))


def plain(reference: TimeReference) -> dict[str, Any]:
    """A time reference in the form of the extraction record."""
    return {key: getattr(reference, "from_" if key == "from" else key) for key in _KEYS}


@dataclass(frozen=True, slots=True)
class Text:
    """A line of the stream: `id` as it was given, any JSON value, and the moment of publication where it is known."""

    id: Any
    text: str
    reference: datetime | None

    @property
    def name(self) -> str:
        """The id as text, empty where there is none."""
        return "" if self.id is None else str(self.id)


Form = Callable[[Text, list[TimeReference]], str]
"""Writes the answer to one text."""


def as_json(text: Text, times: list[TimeReference]) -> str:
    """One line of JSON: {"id", "times"}."""
    answer = {"id": text.id, "times": [plain(found) for found in times]}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def as_timeml(text: Text, times: list[TimeReference]) -> str:
    """One line of XML: a TimeML document."""
    from graphkit.export.timeml import document

    return document(text.text, times, text.reference, text.name)


def as_explanation(text: Text, times: list[TimeReference]) -> str:
    """Lines for people."""
    from graphkit.export.time_explanations import explain

    return "\n".join(explain(text.text, times, text.reference, text.name))


def read(lines: Iterable[str | bytes], source: str = "-") -> Iterator[Text | InputError]:
    """The texts of JSON Lines {"id", "text", "reference"}, `reference` an ISO date or date-time, or null.

    A line that is not like that is yielded as an InputError that names it, and the others go on.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, given = row["text"], row.get("reference")
            if not isinstance(text, str):
                raise TypeError("its text is no string")
            yield Text(row.get("id"), text, None if given is None else datetime.fromisoformat(given))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            problem = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            if isinstance(error, json.JSONDecodeError):
                problem = f"{error.msg} at column {error.colno}"
            yield InputError(source, f"no text with a reference date: {problem}", line=number,
                             remedy='write {"id", "text", "reference": ISO date or null}')  # fmt: skip


def stream(lines: Iterable[str | bytes], source: str = "-", form: Form = as_json) -> Iterator[str | InputError]:
    """Answers JSON Lines {"id", "text", "reference"} text by text, in order: with JSON Lines {"id", "times"}, or in
    another form. A line that cannot be read is answered by the InputError that names it.
    """
    for text in read(lines, source):
        yield text if isinstance(text, InputError) else form(text, resolve(text.text, text.reference))
