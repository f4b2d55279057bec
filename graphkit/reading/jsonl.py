"""JSON records: one a line, one a file, or an array of them."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import IO, Any

from graphkit.document import Article
from graphkit.errors import InputError
from graphkit.reading import dates
from graphkit.reading.distinct import Distinct
from graphkit.reading.encoding import decode, wide
from graphkit.reading.text import content_id

FIELDS = ("id", "url", "outlet", "published", "title", "text")
"""What a record may say of an article. Only `text` is required."""

_log = logging.getLogger("graphkit.reading")
_LINES = "write one JSON object a line, in UTF-8"


class Records:
    """Makes articles of the records of one source, and warns once of each field that it does not know.

    `any` says whether there was a record at all, good or bad, new or not.
    """

    def __init__(self, source: str, distinct: Distinct) -> None:
        self.source, self._distinct = source, distinct
        self.any = False
        self._unknown: set[str] = set()

    def article(self, record: Any, line: int | None = None) -> Article:
        """The article of a record. Raises InputError that names what is wrong with it."""
        if not isinstance(record, dict):
            raise self._error("no JSON object", line, _LINES)
        self._warn(record)
        values = {field: self._string(record, field, line) for field in FIELDS}
        text, title = values["text"], values["title"]
        if text is None:
            raise self._error("the record has no text", line, "give the article's body in its field `text`")
        day, time = self._published(values["published"], line)
        whole = f"{title}\n{text}" if title else text
        return Article(
            values["id"] or content_id(whole),
            self.source,
            whole,
            title=title.strip() if title else None,
            outlet_name=values["outlet"],
            url=values["url"],
            published=day,
            published_at=time,
            published_basis="metadata" if day else None,
        )

    def lines(self, stream: IO[bytes] | Iterable[bytes]) -> Iterator[Article | InputError]:
        """One article a line, read as they are asked for. A broken line is yielded as the error that it is."""
        for number, line in enumerate(stream, 1):
            if not line.strip(b" \t\r\n\x00"):
                continue
            self.any = True
            try:
                article = self.article(self._parse(decode(line, self.source, number).rstrip(), number), number)
                if self._distinct.fresh(article, number):
                    yield article
            except InputError as error:
                yield error

    def whole(self, data: bytes) -> Iterator[Article | InputError]:
        """The articles of a file that is one JSON value: a record, or an array of records; else of its lines."""
        try:
            value = json.loads(decode(data, self.source))
        except InputError as error:
            self.any = True
            yield error
            return
        except (ValueError, RecursionError) as error:
            if getattr(error, "msg", "") == "Extra data":
                yield from self.lines(data.splitlines(keepends=True))
            elif data.strip():
                self.any = True
                yield self._no_json(error, getattr(error, "lineno", None), "write one JSON object, or an array of them")
            return
        for number, record in enumerate(value if isinstance(value, list) else [value], 1):
            self.any = True
            source = f"{self.source}, record {number}" if isinstance(value, list) else self.source
            try:
                article = self.article(record)
                if self._distinct.fresh(replace(article, source=source)):
                    yield article
            except InputError as error:
                yield InputError(source, error.problem, remedy=error.remedy)

    def stream(self, begun: list[bytes], rest: Iterable[bytes]) -> Iterator[Article | InputError]:
        """One article a line, or one JSON value over many lines where the first line is only the beginning of one."""
        if isinstance(_parsed(begun[-1]), dict):
            yield from self.lines(chain(begun, rest))
            return
        lines = [*begun, *rest]
        whole = b"".join(lines)
        yield from self.lines(lines) if _parsed(whole) is None else self.whole(whole)

    def _parse(self, text: str, line: int) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._no_json(error, line, _LINES) from error

    def _string(self, record: dict[str, Any], field: str, line: int | None) -> str | None:
        """The value of a field, None where it is missing, null or blank. A number is taken for an id only."""
        value = record.get(field)
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None:
            return None
        if not isinstance(value, str):
            kind = type(value).__name__
            raise self._error(f"its field `{field}` is no string but {kind}", line, "write it as a JSON string")
        if not value.strip():
            return None
        # A lone surrogate, which JSON can spell and UTF-8 cannot, would break every output; its offset stays.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _broken(value) else value

    def _published(self, value: str | None, line: int | None) -> tuple[str | None, str | None]:
        if value is None:
            return None, None
        try:
            return dates.published(value)
        except (ValueError, OverflowError) as error:
            raise self._error(f"its publication date {value!r} is no possible date", line,
                              "write it as 2024-11-30, or leave it out") from error  # fmt: skip

    def _warn(self, record: dict[str, Any]) -> None:
        for field in record.keys() - set(FIELDS) - self._unknown:
            self._unknown.add(field)
            _log.warning("%s: field %r is not read; known are %s", self.source, field, ", ".join(FIELDS))

    def _no_json(self, error: Exception, line: int | None, remedy: str) -> InputError:
        problem = getattr(error, "msg", None) or str(error)
        column = getattr(error, "colno", None)
        return self._error(f"no JSON: {problem}" + (f" at column {column}" if column else ""), line, remedy)

    def _error(self, problem: str, line: int | None, remedy: str) -> InputError:
        return InputError(self.source, problem, line=line, remedy=remedy)


def by_line(stream: IO[bytes], head: bytes) -> IO[bytes] | Iterable[bytes]:
    """The lines of a stream as bytes of which each can be decoded alone. `head` is how the stream begins.

    A line feed of UTF-16 and UTF-32 is more than one byte; those are recoded on the way.
    """
    encoding = wide(head)
    if encoding is None:
        return stream
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    return (line.encode("utf-8", "surrogatepass") for line in text)


def _parsed(data: bytes) -> Any:
    """The JSON value that `data` is, None where it is none."""
    try:
        return json.loads(decode(data, ""))
    except (InputError, ValueError, RecursionError):
        return None


def _broken(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
