"""Reads articles: plain text files, JSON Lines, JSON, folders of them, and standard input.

Nothing that cannot be read stops the rest: it is yielded as the InputError that it is, in its place.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO

from graphkit.document import Article
from graphkit.errors import InputError, UsageError
from graphkit.reading import dates, jsonl, text
from graphkit.reading.encoding import decode, wide
from graphkit.reading.files import expand, ids

STDIN = "-"
"""The path that stands for standard input."""

_HEAD = 1 << 12
_BLANK = b" \t\r\n\xef\xbb\xbf"


def read_paths(
    paths: Iterable[str], *, published: str | None = None, outlet: str | None = None
) -> Iterator[Article | InputError]:
    """The articles of files, folders and standard input ("-"), one at a time, in the order given.

    `published` and `outlet` stand in where an article has none. Two files of one name are told apart by their
    folders; of two articles with one id the second is an error. Raises UsageError for a `published` that is no date.
    """
    day: str | None = None
    if published is not None:
        try:
            day, _ = dates.published(published)
        except (ValueError, OverflowError) as error:
            raise UsageError(f"{published!r} is no date; write it as 2024-11-30") from error
    return _distinct(_supplied(_read(list(paths)), day, outlet))


def _read(paths: list[str]) -> Iterator[Article | InputError]:
    found = list(expand(paths, STDIN))
    names = ids(path for path in found if isinstance(path, Path))
    for path in found:
        if isinstance(path, InputError):
            yield path
        elif isinstance(path, str):
            yield from _stdin(sys.stdin.buffer)
        else:
            yield from _file(path, names[path])


def _file(path: Path, id: str) -> Iterator[Article | InputError]:
    source = str(path)
    try:
        match path.suffix.lower():
            case ".jsonl" | ".ndjson":
                with path.open("rb") as stream:
                    yield from _lines(stream, source)
            case ".json":
                yield from _none_is_empty(jsonl.Records(source).whole(path.read_bytes()), source)
            case ".html" | ".htm" | ".pdf" | ".doc" | ".docx":
                yield InputError(source, "is no plain text", remedy="save it as plain text first")
            case _:
                yield text.article(path.read_bytes(), source, id)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(source, f"cannot be read: {error.strerror}", remedy="check the path and its permissions")


def _lines(stream: IO[bytes], source: str) -> Iterator[Article | InputError]:
    head = stream.read(_HEAD)
    stream.seek(0)
    yield from _none_is_empty(jsonl.Records(source).lines(jsonl.by_line(stream, head)), source)


def _stdin(stream: IO[bytes]) -> Iterator[Article | InputError]:
    """Standard input: JSON Lines where it begins with a brace, else one plain text."""
    begun: list[bytes] = []
    for line in stream:
        begun.append(line)
        if line.strip(_BLANK):
            break
    try:
        if wide(b"".join(begun)):
            # Its line feeds are more than one byte.
            yield from _stdin(io.BytesIO(decode(b"".join(begun) + stream.read(), STDIN).encode()))
        elif begun and begun[-1].lstrip(_BLANK).startswith(b"{"):
            yield from jsonl.Records(STDIN).lines(chain(begun, stream))
        else:
            yield text.article(b"".join(begun) + stream.read(), STDIN)
    except InputError as error:
        yield error


def _none_is_empty(articles: Iterator[Article | InputError], source: str) -> Iterator[Article | InputError]:
    any_found = False
    for article in articles:
        any_found = True
        yield article
    if not any_found:
        yield InputError(source, "is empty", remedy="give at least one record")


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


def _distinct(articles: Iterator[Article | InputError]) -> Iterator[Article | InputError]:
    seen: Counter[str] = Counter()
    for article in articles:
        if isinstance(article, Article):
            seen[article.id] += 1
            if seen[article.id] > 1:
                yield InputError(article.source, f"the id {article.id!r} was read before in this run",
                                 remedy="give every article an id of its own")  # fmt: skip
                continue
        yield article
