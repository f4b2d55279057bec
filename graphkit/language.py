"""Which language an article is in. The one door to py3langid, which is asked only where the letters leave a doubt."""

from __future__ import annotations

import re

from graphkit.arabic import arabic_share

UNKNOWN = "und"
"""The code of a text without letters (ISO 639-2)."""

_LEAST_ARABIC = 0.5
"""Below this share of Arabic letters a text is no Arabic."""
_LEAST_FOREIGN = 0.01
"""From this share on, letters that Arabic does not write (پ، گ، ے …) make Persian, Urdu or Kurdish of a text."""
_FOREIGN = re.compile("[پچژگٹڈڑںےەڕڤێۆڵ]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 1 << 14
"""Code points that are looked at."""


def of(text: str) -> str:
    """The ISO 639-1 code of the text's language ("ar", "en", "fa"), "und" where it has no letters."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return UNKNOWN
    arabic = arabic_share(sample)
    if arabic >= _LEAST_ARABIC and len(_FOREIGN.findall(sample)) < _LEAST_FOREIGN * letters:
        return "ar"
    from py3langid.langid import classify

    code = str(classify(sample)[0])
    return code if code != "ar" or arabic >= _LEAST_ARABIC else UNKNOWN
