"""Plain text: one article a file, its title the first line that is not empty."""

from __future__ import annotations

from hashlib import sha256

from graphkit.document import Article
from graphkit.errors import InputError
from graphkit.reading.encoding import decode


def article(data: bytes, source: str, id: str | None = None) -> Article:
    """The article of a file's content, its text exactly as it is; without an id it is known by that content.

    Raises InputError where the content is empty or no text.
    """
    text = decode(data, source)
    title = next(filter(None, map(str.strip, text.splitlines())), None)
    if title is None:
        raise InputError(source, "is empty", remedy="give a file with a title and a text")
    return Article(id or content_id(text), source, text, title=title)


def content_id(text: str) -> str:
    """The id of an article that brings none: the same for the same text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
