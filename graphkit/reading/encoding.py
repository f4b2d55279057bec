"""From bytes to text: UTF-8, UTF-16 and UTF-32, and the two eight-bit encodings of Arabic pages.

Windows-1256 and ISO-8859-6 lay out the Arabic letters differently, so that the wrong one of the two turns most words
into nonsense that no general detector notices. Arabic itself tells them apart: read wrongly, frequent letters become
accented Latin letters within words, or vowel marks where nobody writes any.
"""

from __future__ import annotations

import codecs
import re

from graphkit.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REMEDY = "save it as UTF-8"
_SAMPLE = 1 << 16
"""Bytes that are looked at to tell an encoding."""

# High bytes of UTF-16 text in Arabic or Latin letters with common punctuation: Latin, Arabic, general punctuation,
# presentation forms.
_HIGH = frozenset(b"\x00\x06\x20\xfb\xfe")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
# What a wrong reading leaves: a Latin letter beside an Arabic one, a mark at the start of a word or two in a row, and
# the holes of ISO-8859-6.
_ODD = re.compile(
    "(?<=[\u0621-\u064a])[A-Za-z\u00c0-\u024f]|[A-Za-z\u00c0-\u024f](?=[\u0621-\u064a])"
    "|[\u064b-\u0652](?=[\u064b-\u0650\u0652])|(?<![\u0621-\u0652])[\u064b-\u0652]|\ufffd|[\u0080-\u009f]"
)


def decode(data: bytes, source: str, line: int | None = None) -> str:
    """The text of `data`, without its byte order mark. Raises InputError for what is no text in a known encoding."""
    if not wide(data) and len(_CONTROLS.findall(data, 0, _SAMPLE)) > min(len(data), _SAMPLE) // 100:
        raise InputError(source, "is a binary file", line=line, remedy="give plain text, JSON Lines or JSON")
    try:
        text = data.decode(detect(data))
    except UnicodeDecodeError as error:
        raise InputError(source, f"byte {error.start} is not {error.encoding}", line=line, remedy=_REMEDY) from error
    except LookupError as error:
        raise InputError(source, "its encoding cannot be told", line=line, remedy=_REMEDY) from error
    return text.removeprefix("\ufeff")


def detect(data: bytes) -> str:
    """The name of the encoding of `data`, "utf-8" for plain ASCII. Raises LookupError where nothing fits."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if name := wide(data):
        return name
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        # Mostly well-formed UTF-8 is damaged UTF-8, not Windows-1256 of odd letters.
        if _mostly_utf8(data[:_SAMPLE]):
            return "utf-8"
        return _eight_bit(data) or _other(data, error)


def wide(data: bytes) -> str | None:
    """The encoding of text in units of two or four bytes, of which `data` is the beginning; None for all others.

    Without a mark it is UTF-16 where every other byte is the high byte of a letter of few blocks, and the rest is not.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    data = data[: min(len(data), _SAMPLE) // 2 * 2]
    pairs = len(data) // 2
    if data.count(0) + data.count(6) < max(1, pairs // 2):
        return None
    for name, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        likely = sum(byte in _HIGH for byte in high)
        common = high.count(0) + high.count(6)
        if likely >= 0.95 * pairs and common >= 0.9 * pairs and low.count(0) <= 0.02 * pairs:
            return name
    return None


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return bad * 20 < sum(letter > "\x7f" for letter in text)


def _eight_bit(data: bytes) -> str | None:
    """The one of the two Arabic encodings that leaves fewer odd letters, None where neither gives Arabic text."""
    best: tuple[float, str] | None = None
    for name in ("cp1256", "iso8859-6"):
        text = data[:_SAMPLE].decode(name, "replace")
        arabic = len(_ARABIC.findall(text))
        odd = len(_ODD.findall(text))
        beyond_ascii = sum(letter > "\x7f" for letter in text)
        if arabic >= 0.5 * beyond_ascii and odd <= 0.1 * beyond_ascii and (best is None or odd < best[0]):
            best = (odd, name)
    return best and best[1]


def _other(data: bytes, error: UnicodeDecodeError) -> str:
    """What charset-normalizer makes of another language's page, in the usual encoding of each alphabet."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "cp1251", "cp1253", "cp1255"]).best()
    if found is None:
        raise LookupError(str(error))
    return found.encoding
