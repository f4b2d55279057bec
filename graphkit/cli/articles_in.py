"""From paths to records, for the verbs that read articles: what fails is told, counted, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING, TypeVar

import click

from graphkit.console import Console
from graphkit.errors import InputError

if TYPE_CHECKING:
    from graphkit.document import Article, Document
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

    for record in _made(extract, _articles(paths, published, outlet, sieve), sieve):
        _foreign(record.article, sieve)
        yield record


def documents(
    paths: tuple[str, ...], published: date | None, outlet: str | None, sieve: Sieve, only: tuple[str, ...] = ()
) -> Iterator[Document]:
    """The articles at these paths with all that the extractors say of them; with `only` those of these ids."""
    from graphkit.pipeline import annotate

    found = (a for a in _articles(paths, published, outlet, sieve) if not only or a.id in only)
    for document in _made(annotate, found, sieve):
        _foreign(document.article, sieve)
        yield document


def _articles(paths: tuple[str, ...], published: date | None, outlet: str | None, sieve: Sieve) -> Iterator[Article]:
    from graphkit.reading import read_paths

    given = published.isoformat() if published else None
    return sieve.console.progress(sieve(read_paths(paths, published=given, outlet=outlet)), "articles")


def _made(make: Callable[[Article], T], articles: Iterable[Article], sieve: Sieve) -> Iterator[T]:
    """What is made of the articles; one that it fails on is told and counted."""
    for article in articles:
        try:
            made = make(article)
        except Exception as error:
            if sieve.console.debug:
                raise
            problem = f"the article {article.id!r} cannot be extracted: {type(error).__name__}: {error}"
            sieve.refuse(InputError(article.source, problem, remedy="--debug shows where; please report it"))
            continue
        yield made


def _foreign(article: Article, sieve: Sieve) -> None:
    if article.language != "ar":
        sieve.console.say(f"{article.source}: the article {article.id!r} is not in Arabic; no events are read in it")
