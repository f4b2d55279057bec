"""Arabic letters: one folded form for the spellings that news mixes.

Folding is for comparing words, never for showing them, and is done word by word, so that the offsets of the text the
user gave stay what they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Tatweel, short vowels and other marks, Quranic signs, zero-width and bidirectional controls: never part of a word.
_IGNORED = re.compile(
    "[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
)
_LETTERS = str.maketrans("أإآٱىیکھۀە٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "ااااييكههه01234567890123456789.,")
_ARABIC_WORD = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """The form in which two spellings of a word are equal.

    Drops tatweel, diacritics and direction marks; folds the alefs, final ya, Persian letters and Arabic-Indic or
    Persian digits; lower-cases Latin. Ta marbuta stays: it tells words apart. Idempotent.
    """
    return _IGNORED.sub("", word).translate(_LETTERS).lower()


def fold_text(text: str) -> str:
    """`fold` for each word of a phrase, with single spaces."""
    return " ".join(filter(None, map(fold, text.split())))


def skip(word: str, count: int) -> int:
    """The offset in `word` behind its first `count` folded letters and the marks on them."""
    if not count:
        return 0
    seen = 0
    for i, letter in enumerate(word):
        if not _IGNORED.match(letter):
            if seen == count:
                return i
            seen += 1
    return len(word)


def has_arabic(text: str) -> bool:
    """Whether any letter is Arabic."""
    return _ARABIC_WORD.search(text) is not None


def arabic_share(text: str) -> float:
    """The share of the letters that are Arabic, 0.0 where there are no letters."""
    letters = _LETTER.findall(text)
    return sum(map(has_arabic, letters)) / len(letters) if letters else 0.0
