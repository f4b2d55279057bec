"""The outlet of an article as an actor: by the name it was given, or by the source line of a page."""

from __future__ import annotations

import re

from graphkit.arabic import fold_text
from graphkit.document import Document
from graphkit.extractors.actors.gazetteer import Known, gazetteer
from graphkit.extractors.actors.slugs import slug
from graphkit.lexicon import table


def outlet_name(document: Document) -> str | None:
    """The outlet as given, else what stands behind "المصدر:" on a line of its own."""
    if document.article.outlet_name:
        return document.article.outlet_name.strip() or None
    cue = "|".join(map(re.escape, table("media_nouns")["sources"][:1]))
    found = re.search(rf"^[ \t]*(?:{cue})[ \t]*:[ \t]*(\S[^\n]{{0,60}}?)[ \t]*$", document.text, re.MULTILINE)
    return found[1] if found else None


def known(name: str) -> Known | None:
    """The outlet of the table that has this name, with or without a noun like "صحيفة" before it."""
    table_ = gazetteer()
    folded = fold_text(name)
    nouns = [fold_text(n) for n in table("media_nouns")["words"]]
    spellings = [folded, *(f"{n} {folded}" for n in nouns)]
    spellings += [folded.removeprefix(n + " ") for n in nouns if folded.startswith(n + " ")]
    for spelling in spellings:
        media = [i for i in table_.by_spelling.get(spelling, ()) if table_.rows[i].type == "media"]
        if len(media) == 1:
            return table_.rows[media[0]]
    return None


def identity(name: str) -> str:
    """The actor id of an outlet."""
    found = known(name)
    return found.id if found else slug(name)
