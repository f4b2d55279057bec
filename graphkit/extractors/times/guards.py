"""What looks like a time and is none: names, counts, ordinals, annexations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphkit.document import Token
from graphkit.extractors.times.words import Words, spelled
from graphkit.lexicon import table
from graphkit.phrases import words as cut

Check = Callable[[Sequence[Token], int, int], bool]

_GOES_ON = (
    "of",
    "from",
    "in",
    "before",
    "after",
    "since",
    "until",
    "to",
    "around",
    "between",
    "that",
    "vague",
    "vague_after",
    "nearest",
)
"""Categories of word with which a text goes on behind a length of time."""
_PROCLITICS = table("morphology")["proclitics"]
_CLITICS = frozenset((*_PROCLITICS["conjunction"], *_PROCLITICS["preposition"]))


class Guards:
    """Says of a match whether its surroundings make it something else."""

    def __init__(self, words: Words) -> None:
        self._words = words
        numbers, names = table("numbers")["counted"], table("deictics")["names"]
        self._counted, self._before = spelled(numbers["words"]), spelled(numbers["before"])
        self._tied = spelled(table("time_modifiers")["tied"]["words"])
        self._away = spelled(table("time_modifiers")["distance"]["before"])
        self._names: dict[str, list[tuple[str, ...]]] = {}
        for name in names["words"]:
            first, *more = cut(name)
            self._names.setdefault(first, []).append(tuple(more))
        self._longest = max(len(cut(name)) for name in names["words"])
        self._rules: dict[str, Check] = {
            "year": self._is_count,
            "deictic": self._is_numbered_day,
            "duration": self._is_no_length,
            "date": self._is_fraction,
            "bare-unit": self._is_bare,
            "ago": self._is_no_unit,
            "later": self._is_distance,
            "after": self._is_distance,
            "since": lambda tokens, first, last: self._is_count(tokens, last - 1, last),
            "since-amount": self._is_no_unit,
            "bare-hours": lambda tokens, first, last: last - first < len(tokens),
        }

    def refuse(self, tokens: Sequence[Token], first: int, last: int, rule: str) -> bool:
        """Whether tokens `first` to `last`, found by `rule`, are no time."""
        if self._in_name(tokens, first, last):
            return True
        check = self._rules.get(rule)
        return check is not None and check(tokens, first, last)

    def _in_name(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        for i in range(max(0, first - self._longest + 1), last):
            norm = tokens[i].norm
            bare = "ال" + norm[2:] if norm.startswith("لل") else norm[1:] if norm[:1] in _CLITICS else norm
            for more in (*self._names.get(norm, ()), *(self._names.get(bare, ()) if bare != norm else ())):
                end = i + 1 + len(more)
                if end > first and end <= len(tokens) and all(tokens[i + 1 + k].norm == w for k, w in enumerate(more)):
                    return True
        return False

    def _has(self, tokens: Sequence[Token], i: int, *categories: str) -> bool:
        return 0 <= i < len(tokens) and any(r.category in categories for r in self._words.readings(tokens[i].norm))

    def _is_count(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """A bare four-digit number that counts something or numbers it: "2000 جندي", "القرار رقم 1973"."""
        if last - first > 1 or not tokens[first].norm[-4:].isdigit():
            return False
        if first and self._has(tokens, first - 1, "singular", "month", "weak_month"):
            return False
        if not 1800 <= int(tokens[first].norm[-4:]) <= 2060:
            return True
        before = tokens[first - 1].norm if first else ""
        behind = tokens[last].norm if last < len(tokens) else ""
        if not self._before.isdisjoint((before, before[1:], before.removeprefix("ال"))):
            return True
        if behind in self._counted or behind.removesuffix("ا") in self._counted:
            return True
        glued = first > 0 and tokens[first - 1].end == tokens[first].start
        if glued and before in ("-", "–", "/", "+", "."):  # a part of a number or a name: ميراج-2005
            return True
        if int(tokens[first].norm[-4:]) % 100 == 0 and behind.isalpha() and not self._words.readings(behind):
            return not behind.startswith("ال")
        return behind.endswith("ا") and "ً" in tokens[last].text

    def _is_numbered_day(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "اليوم الأول" is the first day of something."""
        return last - first == 1 and self._has(tokens, last, "ordinal_word", "relation_recent") and (
            tokens[last].norm.startswith("ال")
        )  # fmt: skip

    def _is_no_length(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "أيام الحرب" and "أيام عيد الفطر" measure nothing, nor does the number before "عام 2011"."""
        if self._is_no_unit(tokens, first, last):
            return True
        if last - first > 1 or not self._has(tokens, first, "plural"):
            return False
        behind = tokens[last].norm if last < len(tokens) and tokens[last].sentence == tokens[first].sentence else ""
        if behind.startswith("ال"):
            return not self._has(tokens, last, "relation_last", "weekday", "month")
        if not behind[:1].isalpha() or behind[0] == "و" or self._has(tokens, last, *_GOES_ON):
            return False
        return not self._has_clitic(tokens, first)

    def _has_clitic(self, tokens: Sequence[Token], i: int) -> bool:
        return any(r.category == "plural" and r.clitics.endswith("ل") for r in self._words.readings(tokens[i].norm))

    def _is_bare(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "العام" is a year where it stands alone or behind خلال and the like, else it is mostly an adjective."""
        if first == 0 and last == len(tokens):
            return False
        if not self._has(tokens, first - 1, "during"):
            return True
        return last < len(tokens) and (tokens[last].norm.startswith("ال") or self._has(tokens, last, "digits"))

    def _is_distance(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "على بعد 1500 كيلومتر" is far away, not later."""
        if first and tokens[first - 1].norm in self._away:
            return True
        return self._is_no_unit(tokens, first, last) or (
            self._has(tokens, last - 1, "year") and self._is_count(tokens, last - 1, last)
        )

    def _is_no_unit(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "قبل عقد القمة" holds a summit and counts no decade; "قبل عام 2015" is before a year."""
        units = {r.value for r in self._words.readings(tokens[last - 1].norm) if r.category == "singular"}
        if "year" in units and self._has(tokens, last, "year"):
            return True
        if "decade" not in units or last - first > 2:
            return False
        behind = tokens[last].norm if last < len(tokens) else ""
        return behind[:1].isalpha() and behind not in self._tied

    def _is_fraction(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "24/7" is a date only where something says so."""
        if last - first != 3 or tokens[first + 1].norm != "/":
            return False
        alone = first == 0 and last == len(tokens)
        return not alone and not self._has(tokens, first - 1, "in", "dated", "since", "until", "weekday", "singular")
