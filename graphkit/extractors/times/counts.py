"""Numbers that are no times: counts, scores, ratios, fractions, distances, the numbers of cases and telephones."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.document import Token
from graphkit.extractors.times.surroundings import Surroundings
from graphkit.extractors.times.words import spelled
from graphkit.lexicon import table

_YEARS = range(1800, 2061)
"""What a bare four-digit number may be a year of."""
_OLD = range(1500, 1800)
"""Years of history, which need a preposition before them and nothing to count behind them."""
_GREGORIAN, _HIJRI = range(1800, 2101), range(1300, 1501)

_BEFORE_HOURS = (
    "in", "from", "to", "until", "since", "before", "after", "between", "around", "approx_before", "weekday", "deictic",
)  # fmt: skip
"""Categories of word behind which a number before a part of the day is an hour."""


class Counts:
    """Says of a number whether it counts or numbers something."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        counted = table("numbers")["counted"]
        self._counted, self._before = spelled(counted["words"]), spelled(counted["before"])

    def is_count(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """A bare four-digit number that counts something or numbers it: "2000 جندي", "القرار رقم 1973"."""
        number = tokens[first].norm
        if last - first == 1 and number[-1:] == "م" and number[-2:-1].isdigit():
            return self._around.ahead(tokens, first, "distances")
        if last - first > 1 or not number[-4:].isdecimal():
            return False
        before = tokens[first - 1].norm if first else ""
        if before == "/" and first > 1 and tokens[first - 2].norm.isdecimal():  # the number of a case and its year
            return True
        if first and self._around.has(tokens, first - 1, "singular", "month", "weak_month"):
            return False
        if before.isascii() and before.isalpha() and before not in self._around.traps["latin", "before_years"]:
            return not self._around.has(tokens, first - 1, "english_month")  # a model: "Galaxy 2018"
        if int(number[-4:]) not in _YEARS:
            return not self._is_old_year(tokens, first, last)
        behind = self._around.behind(tokens, last)
        if behind.isdecimal() and not self._around.has(tokens, first - 1, "in", "since", "until"):  # a telephone
            return True
        if first and before.isdecimal() and self._is_other_number(before):
            return True
        if not self._before.isdisjoint((before, before[1:], before.removeprefix("ال"))):
            return True
        recent = 1990 <= int(number[-4:]) <= 2030 and int(number[-4:]) % 100 != 0
        within = first > 0 and before in self._around.traps["day_of", "each"] and recent  # "نشر في 2012 وثيقة"
        if (self._is_counted(behind) and not within) or (
            behind[:1] == "و" and behind[1:].isdigit() and self._is_counted(self._around.behind(tokens, last + 1))
        ):
            return True
        if self._around.has(tokens, first - 1, "or") and first > 1 and self._is_other_number(tokens[first - 2].norm):
            return True
        if first > 0 and tokens[first - 1].end == tokens[first].start and before in ("-", "–", "/", "+", "."):
            return True  # a part of a number or a name: ميراج-2005
        if (
            behind == "/"
            and tokens[last].start == tokens[first].end
            and self._around.behind(tokens, last + 1).isalnum()
        ):
            return not self._around.has(tokens, last + 1, "year")  # "2014/ب"
        if int(number[-4:]) % 100 == 0 and behind.isalpha() and not self._around.words.readings(behind):
            return not behind.startswith("ال")
        return behind.endswith("ا") and "ً" in tokens[last].text

    def _is_old_year(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "في 1789." with nothing behind it that it could count."""
        odd = int(tokens[first].norm[-4:]) in _OLD and int(tokens[first].norm[-4:]) % 100 != 0
        behind = self._around.behind(tokens, last)
        ends = not behind[:1].isalnum() or self._around.has(tokens, last, "of", "in", "until", "to", "after", "before")
        return odd and ends and self._around.has(tokens, first - 1, "in", "since", "until")

    def _is_counted(self, norm: str) -> bool:
        return norm in self._counted or norm.removesuffix("ا") in self._counted

    def _is_other_number(self, norm: str) -> bool:
        return norm.isdecimal() and not (len(norm) == 4 and int(norm) in _YEARS)

    def is_fraction(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "24/7" is a date only where something says so, "05-12-2233" a telephone."""
        if self._around.has(tokens, last - 1, "year") and tokens[last - 2].norm in ("-", "–") and last - first == 5:
            year = int(tokens[last - 1].norm[:4])
            return year not in _GREGORIAN and year not in _HIJRI
        if last - first != 3 or tokens[first + 1].norm != "/":
            return False
        alone = first == 0 and last == len(tokens)
        if not alone and (
            self._around.has(tokens, last, "from") or self._is_thing_word(tokens, last)
        ):  # two thirds of them
            return True
        return not alone and not self._around.has(
            tokens, first - 1, "in", "dated", "since", "until", "weekday", "singular"
        )

    def _is_thing_word(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether a definite word follows that tells no time."""
        behind = self._around.behind(tokens, last)
        return behind.startswith("ال") and not self._around.words.readings(behind)

    def is_no_hour(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "فاز 2-1 مساء الثلاثاء" and "قتل 5 صباح اليوم" tell no hour."""
        if not first or not tokens[first].norm.isdigit():
            return False
        before = tokens[first - 1]
        if before.norm in ("-", "–", "/") and before.end == tokens[first].start:
            return True
        part = last - first > 2 and self._around.has(tokens, first + 1, "part")
        return part and not self._around.has(tokens, first - 1, *_BEFORE_HOURS)

    def is_ratio(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "بمقياس 1:50", "الشوط الثاني 25:20"."""
        return last - first == 1 and ":" in tokens[first].norm and self._around.ahead(tokens, first, "ratios")
