"""One id, one article: what is read twice in one run is read once, and two articles of one id are told."""

from __future__ import annotations

import logging

from graphkit.document import Article
from graphkit.errors import InputError

_log = logging.getLogger("graphkit.reading")


class Distinct:
    """The articles read so far."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, str]] = {}

    def fresh(self, article: Article, line: int | None = None) -> bool:
        """Whether the article is a new one; False, with a warning, where it was read before just as it is.

        Raises InputError where its id was that of another article.
        """
        content = hash((article.text, article.title, article.url, article.outlet_name, article.published))
        place = article.source if line is None else f"{article.source}, line {line}"
        before, first = self._seen.setdefault(article.id, (content, place))
        if first == place:
            return True
        if before == content:
            _log.warning("%s: the article %r stands in %s already; it is read once", place, article.id, first)
            return False
        raise InputError(article.source, f"the id {article.id!r} is that of another article, in {first}", line=line,
                         remedy="give every article an id of its own")  # fmt: skip
