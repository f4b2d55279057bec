"""Reads articles: plain text files, JSON Lines, JSON, folders of them, and standard input.

Nothing that cannot be read stops the rest: it is yielded as the InputError that it is, in its place.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from graphkit.document import Article
from graphkit.errors import InputError, UsageError
from graphkit.reading import dates, jsonl, text
from graphkit.reading.distinct import Distinct
from graphkit.reading.encoding import decode, wide
from graphkit.reading.files import expand, ids

STDIN = "-"
"""The path that stands for standard input."""

_HEAD = 1 << 12
_BLANK = b" \t\r\n\xef\xbb\xbf"
# A title may begin with a bracket, but not with one that a brace or nothing follows.
_JSON = re.compile(rb"[\s\xef\xbb\xbf]*(?:\{|\[\s*(?:\{|$))")


def read_paths(
    paths: Iterable[str], *, published: str | None = None, outlet: str | None = None
) -> Iterator[Article | InputError]:
    """The articles of files, folders and standard input ("-"), one at a time, in the order given.

    `published` and `outlet` stand in where an article has none. Two files of one name are told apart by their
    folders. An article that comes again as it is is read once; another one of the same id is an error. Raises
    UsageError for a `published` that is no date.
    """
    day: str | None = None
    if published is not None:
        try:
            day, _ = dates.published(published)
        except (ValueError, OverflowError) as error:
            raise UsageError(f"{published!r} is no date; write it as 2024-11-30") from error
    return _supplied(_read(list(paths)), day, outlet)


def _read(paths: list[str]) -> Iterator[Article | InputError]:
    found, distinct = list(expand(paths, STDIN)), Distinct()
    names = ids(path for path in found if isinstance(path, Path))
    for path in found:
        if isinstance(path, InputError):
            yield path
            continue
        try:
            if isinstance(path, str):
                yield from _stdin(sys.stdin.buffer if sys.stdin else io.BytesIO(), distinct)
            else:
                yield from _file(path, names[path], distinct)
        except InputError as error:
            yield error
        except OSError as error:
            remedy = "check the path and its permissions"
            yield InputError(str(path), f"cannot be read: {error.strerror}", remedy=remedy)


def _file(path: Path, id: str, distinct: Distinct) -> Iterator[Article | InputError]:
    source = str(path)
    match path.suffix.lower():
        case ".jsonl" | ".ndjson":
            with path.open("rb") as stream:
                yield from _lines(stream, source, distinct)
        case ".json":
            records = jsonl.Records(source, distinct)
            yield from records.whole(path.read_bytes())
            _refuse_empty(records)
        case ".html" | ".htm" | ".pdf" | ".doc" | ".docx":
            raise InputError(source, "is no plain text", remedy="save it as plain text first")
        case _:
            article = text.article(path.read_bytes(), source, id)
            if distinct.fresh(article):
                yield article


def _lines(stream: IO[bytes], source: str, distinct: Distinct) -> Iterator[Article | InputError]:
    head = stream.read(_HEAD)
    stream.seek(0)
    records = jsonl.Records(source, distinct)
    yield from records.lines(jsonl.by_line(stream, head))
    _refuse_empty(records)


def _stdin(stream: IO[bytes], distinct: Distinct) -> Iterator[Article | InputError]:
    """Standard input: JSON Lines, one JSON object or an array of them where it begins like that, else one text."""
    begun: list[bytes] = []
    for line in stream:
        begun.append(line)
        if line.strip(_BLANK):
            break
    if wide(b"".join(begun)):
        # Its line feeds are more than one byte.
        yield from _stdin(io.BytesIO(decode(b"".join(begun) + stream.read(), STDIN).encode()), distinct)
    elif begun and _JSON.match(begun[-1]):
        yield from jsonl.Records(STDIN, distinct).stream(begun, stream)
    else:
        article = text.article(b"".join(begun) + stream.read(), STDIN)
        if distinct.fresh(article):
            yield article


def _refuse_empty(records: jsonl.Records) -> None:
    if not records.any:
        raise InputError(records.source, "is empty", remedy="give at least one record")


def _supplied(
    articles: Iterator[Article | InputError], day: str | None, outlet: str | None
) -> Iterator[Article | InputError]:
    for article in articles:
        if isinstance(article, Article):
            if day and article.published is None:
                article = replace(article, published=day, published_basis="given")
            if outlet and article.outlet_name is None:
                article = replace(article, outlet_name=outlet)
        yield article
