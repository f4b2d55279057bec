"""From paths to records, for the verbs that read articles: what fails is told, counted, and the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING, TypeVar

import click

from graphkit.console import Console
from graphkit.errors import InputError

if TYPE_CHECKING:
    from graphkit.records import Record

T = TypeVar("T")

SOME_FAILED = InputError.exit_code
"""The exit code when some inputs could not be read."""


@dataclass
class Sieve:
    """Lets through what could be read and tells what could not."""

    console: Console
    passed: int = 0
    failed: int = 0

    def __call__(self, items: Iterable[T | InputError]) -> Iterator[T]:
        for item in items:
            if isinstance(item, InputError):
                self.refuse(item)
            else:
                self.passed += 1
                yield item

    def refuse(self, error: InputError) -> None:
        """Tells and counts one that failed."""
        self.failed += 1
        self.console.problem(error)

    @property
    def exit_code(self) -> int:
        return SOME_FAILED if self.failed else 0


def opened(name: str) -> IO[bytes]:
    """A file, or standard input for "-". Raises InputError."""
    try:
        return click.open_file(name, "rb")
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror}", remedy="check the path") from error


def records(paths: tuple[str, ...], published: date | None, outlet: str | None, sieve: Sieve) -> Iterator[Record]:
    """The records of the articles at these paths, read and extracted one by one.

    What no text should do is make an extractor fail; where one does, its article is told and the others go on.
    """
    from graphkit.pipeline import extract
    from graphkit.reading import read_paths

    given = published.isoformat() if published else None
    for article in sieve.console.progress(sieve(read_paths(paths, published=given, outlet=outlet)), "articles"):
        try:
            record = extract(article)
        except Exception as error:
            if sieve.console.debug:
                raise
            problem = f"the article {article.id!r} cannot be extracted: {type(error).__name__}: {error}"
            sieve.refuse(InputError(article.source, problem, remedy="--debug shows where; please report it"))
            continue
        if record.article.language != "ar":
            sieve.console.say(
                f"{article.source}: the article {article.id!r} is not in Arabic; no events are read in it"
            )
        yield record
