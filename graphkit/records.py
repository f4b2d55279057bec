"""The extraction record: everything found in one article, as JSON. The boundary between extraction and graph.

The form is `schemas/record.schema.json`; other programs may write it, so whatever is read is checked against it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from functools import cache
from typing import IO, Any, TypeVar

from graphkit import __version__
from graphkit.annotations import ANONYMOUS, ARTICLE, Actor, Claim, Event, Mention, Participant, Segment, TimeReference
from graphkit.document import Article
from graphkit.errors import InputError
from graphkit.resources import folder

FORMAT = 1
"""The version of the record's form, its key `graphkit`."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """One article and all that its text says."""

    article: Article
    segments: tuple[Segment, ...] = ()
    times: tuple[TimeReference, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    version: str = __version__

    def to_json(self) -> dict[str, Any]:
        """The record as plain JSON values."""
        parts = {name: [_plain(item) for item in getattr(self, name)] for name in _PARTS}
        return {"graphkit": FORMAT, "version": self.version, "article": _plain(self.article), **parts}

    def dumps(self) -> str:
        """The record as one line of JSON."""
        return json.dumps(self.to_json(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Record:
        """The record of JSON that the schema accepts; keys that it does not name are passed over."""
        parts: dict[str, Any] = {
            name: tuple(_build(kind, item) for item in data[name]) for name, kind in _PARTS.items()
        }
        return cls(_build(Article, data["article"]), **parts, version=data.get("version", ""))


_PARTS: dict[str, type] = {
    "segments": Segment, "times": TimeReference, "actors": Actor, "events": Event, "claims": Claim,
}  # fmt: skip
_NESTED: dict[str, type] = {"mentions": Mention, "participants": Participant}


def _plain(item: Any) -> dict[str, Any]:
    values = asdict(item)
    return {key.rstrip("_"): list(v) if isinstance(v, tuple) else v for key, v in values.items()}


def _build(kind: type[T], data: dict[str, Any]) -> T:
    values: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        key = field.name.rstrip("_")
        if key not in data:
            continue
        value = data[key]
        if key in _NESTED:
            value = tuple(_build(_NESTED[key], item) for item in value)
        elif isinstance(value, list):
            value = tuple(value)
        values[field.name] = value
    return kind(**values)


@cache
def _validator() -> Any:
    from jsonschema_rs import validator_for

    schema = json.loads((folder("schemas") / "record.schema.json").read_text(encoding="utf-8"))
    return validator_for(schema, validate_formats=True)


def check(data: Any, source: str, line: int | None = None) -> Record:
    """The record that `data` is. Raises InputError that names the first thing wrong with it, and where."""
    errors = sorted(_validator().iter_errors(data), key=lambda e: list(map(str, e.instance_path)))
    if errors:
        path = "/".join(map(str, errors[0].instance_path)) or "the record"
        raise InputError(source, f"no extraction record: {path}: {errors[0].message[:200]}", line=line,
                         remedy="see schemas/record.schema.json")  # fmt: skip
    record = Record.from_json(data)
    _check_references(record, source, line)
    return record


def _check_references(record: Record, source: str, line: int | None) -> None:
    """What a schema cannot say: offsets give their texts, ids point to something. Raises InputError."""

    def wrong(problem: str, remedy: str) -> InputError:
        return InputError(source, problem, line=line, remedy=remedy)

    text = record.article.text
    mentions: list[Mention | TimeReference | Claim] = [*record.times, *record.claims]
    mentions.extend(m for actor in record.actors for m in actor.mentions)
    mentions.extend(m for event in record.events for m in event.mentions)
    for offset in (o for spanned in (*record.segments, *mentions) for o in (spanned.start, spanned.end)):
        if type(offset) is not int:  # JSON Schema counts 4.0 as an integer
            raise wrong(f"{offset} cannot index a text", "write offsets as whole numbers of code points")
    for mention in mentions:
        found = text[mention.start : mention.end]
        if found != mention.text:
            raise wrong(f"offsets {mention.start}–{mention.end} give {found!r}, not {mention.text!r}",
                        "offsets count Unicode code points")  # fmt: skip
    for segment in record.segments:
        if not segment.start <= segment.end <= len(text):
            raise wrong(f"segment {segment.id!r} does not lie in the text", "offsets count Unicode code points")
    placed: tuple[TimeReference | Event, ...] = (*record.times, *record.events)
    for dated in placed:
        if dated.from_ is not None and dated.to is not None and not _is_interval(dated.from_, dated.to):
            raise wrong(f"{dated.id!r}: {dated.from_} to {dated.to} is no interval",
                        "give two dates that exist, the first before the second")  # fmt: skip
    for name in _PARTS:
        repeated = [i for i, n in Counter(item.id for item in getattr(record, name)).items() if n > 1]
        if repeated:
            raise wrong(f"{name}: id {repeated[0]!r} is there twice", "number them anew")
    actors = {a.id for a in record.actors}
    events = {e.id for e in record.events}
    segments = {s.id for s in record.segments}
    named = {p.actor for e in record.events for p in e.participants} | {e.place for e in record.events if e.place}
    voices = {actor for c in record.claims for actor in (c.source, *c.via)}
    missing = sorted((named - actors) | (voices - actors - {ARTICLE, ANONYMOUS}))
    missing += sorted(({c.event for c in record.claims} | {e.about for e in record.events if e.about}) - events)
    missing += sorted({item.segment for item in placed} - segments)
    missing += sorted({e.time for e in record.events if e.time} - {t.id for t in record.times})
    if missing:
        raise wrong(f"id {missing[0]!r} is used but not defined in the record",
                    "list every actor, event, segment and time that is referred to")  # fmt: skip


def _is_interval(start: str, end: str) -> bool:
    """Whether both instants exist, the first before the second. ISO texts sort like what they stand for."""
    try:
        datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return False
    return start < end


def read(stream: IO[bytes] | Iterable[bytes], source: str) -> Iterator[Record | InputError]:
    """The records of JSON Lines in UTF-8. A broken line is yielded as the error that it is, and the others go on."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield check(json.loads(line), source, number)
        except InputError as error:
            yield error
        except ValueError as error:
            yield InputError(source, f"no JSON: {error}", line=number, remedy="write one JSON object a line, in UTF-8")
