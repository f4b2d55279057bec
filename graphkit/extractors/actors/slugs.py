"""Ids for actors that no public identifier is known for: ASCII, readable, the same in every article."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from graphkit.arabic import fold_text, has_arabic
from graphkit.lexicon import table

_TWICE = re.compile(r"([^\W\d_])\1+")  # a letter, and the hamza on one beside it
_LATIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d", "œ": "oe"})


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """`name` in lower-case ASCII words joined by hyphens.

    Arabic is folded and transliterated letter by letter, alike for the spellings that news mixes: seats of hamza, final
    ta marbuta and ha, letters that one country writes for another's, names written as one word or as two.
    """
    if has_arabic(name):
        letters = table("transliteration")["letters"]
        name = "".join(letters.get(c, c) for c in _one_spelling(name))
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
    joined = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘"))
    return joined.strip("-") or "actor-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def _one_spelling(name: str) -> str:
    """An Arabic name in the one spelling that its variants share; marks within it stand apart from the words."""
    same = table("transliteration")["spelling"]
    words = re.sub(r"[^\w\s]+", " ", fold_text(name)).split()
    joined: list[str] = []
    glue = False
    for word in words:
        if joined and (glue or word in same["after"]):
            joined[-1] += word
        else:
            joined.append(word)
        glue = word in same["before"]
    one = " ".join(w[:-1] + same["final"].get(w[-1], w[-1]) for w in joined)
    return _TWICE.sub(r"\1", one.translate(str.maketrans(same["letters"])))


def local(name: str, article: str) -> str:
    """The id of somebody that one article describes and does not name: never the same in two articles."""
    return f"{slug(name)}~{hashlib.sha256(article.encode()).hexdigest()[:8]}"
