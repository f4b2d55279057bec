"""Ids for actors that no public identifier is known for: ASCII, readable, the same in every article."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from graphkit.arabic import fold_text, has_arabic
from graphkit.lexicon import table

_LATIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d", "œ": "oe"})


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """`name` in lower-case ASCII words joined by hyphens; Arabic is folded and transliterated letter by letter."""
    if has_arabic(name):
        letters = table("transliteration")["letters"]
        name = "".join(letters.get(c, c) for c in fold_text(name))
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
    joined = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘"))
    return joined.strip("-") or "actor-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def local(name: str, article: str) -> str:
    """The id of somebody that one article describes and does not name: never the same in two articles."""
    return f"{slug(name)}~{hashlib.sha256(article.encode()).hexdigest()[:8]}"
