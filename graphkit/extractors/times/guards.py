"""What looks like a time and is none: names, counts, ordinals, annexations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphkit.document import Token
from graphkit.extractors.times.feast_guards import feast_checks
from graphkit.extractors.times.names import Names
from graphkit.extractors.times.words import Words, spelled
from graphkit.lexicon import table

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
_NEAR = 3
"""Words before an expression that may say what it is."""


class Guards:
    """Says of a match whether its surroundings make it something else."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._names = Names(words)
        numbers, modifiers = table("numbers")["counted"], table("time_modifiers")
        self._counted, self._before = spelled(numbers["words"]), spelled(numbers["before"])
        self._tied, self._away = spelled(modifiers["tied"]["words"]), spelled(modifiers["distance"]["before"])
        self._traps = {
            (name, key): spelled(words)
            for name, entry in table("time_traps").items()
            for key, words in entry.items()
            if key != "examples"
        }
        self._rules: dict[str, tuple[Check, ...]] = {
            "year": (self._is_count,),
            "deictic": (self._is_numbered_day,),
            "duration": (self._is_no_length, self._is_thing),
            "date": (self._is_fraction, self._is_counted_turn),
            "month": (self._is_verb,),
            "weekday": (self._is_foreign,),
            "decade": (self._is_age,),
            "edge": (self._is_age,),
            "bare-unit": (self._is_bare,),
            "ago": (self._is_no_unit, self._is_annexed, self._is_thing),
            "later": (self._is_distance, self._is_annexed, self._is_repeated),
            "after": (self._is_distance,),
            "since": (lambda tokens, first, last: self._is_count(tokens, last - 1, last),),
            "since-amount": (self._is_no_unit, self._is_annexed),
            "clock": (self._is_ratio, self._is_turn),
            "night": (self._is_other_night,),
            **feast_checks(words),
            "bare-hours": (lambda tokens, first, last: last - first < len(tokens),),
        }

        self._whole = (self._is_age, self._is_ratio, self._is_thing, self._is_fraction)

    def refuse(self, tokens: Sequence[Token], first: int, last: int, rule: str) -> int | None:
        """Where to go on if tokens `first` to `last`, found by `rule`, are no time; None if they may be one.

        A name is left behind as a whole: no month is to be found in "ميدان 25 يناير". Elsewhere the next word may begin
        a time: "الجلسة الثانية مساء السبت" tells an evening.
        """
        name = None if rule.startswith("feast") else self._names.end(tokens, first, last, rule)
        if name is not None:
            return name
        for check in self._rules.get(rule, ()):
            if check(tokens, first, last):
                return last if check in self._whole else first + 1
        return None

    def _has(self, tokens: Sequence[Token], i: int, *categories: str) -> bool:
        return 0 <= i < len(tokens) and any(
            r.category in categories and not r.more for r in self._words.readings(tokens[i].norm)
        )

    def _behind(self, tokens: Sequence[Token], last: int) -> str:
        """The folded word behind an expression in its sentence."""
        return tokens[last].norm if last < len(tokens) and tokens[last].sentence == tokens[last - 1].sentence else ""

    def _ahead(self, tokens: Sequence[Token], first: int, name: str, key: str = "before", near: int = _NEAR) -> bool:
        """Whether one of the words of a trap is among the `near` words before an expression."""
        words = self._traps[name, key]
        return any(
            token.norm in words or token.norm[1:] in words or token.norm.removeprefix("ال") in words
            for token in tokens[max(0, first - near) : first]
            if token.sentence == tokens[first].sentence
        )

    def _is_other_night(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "الليلة الأولى" and "الليلة التي سقط فيها" are other nights than tonight."""
        return last - first == 1 and self._has(tokens, last, "ordinal_word", "that")

    def _is_count(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """A bare four-digit number that counts something or numbers it: "2000 جندي", "القرار رقم 1973"."""
        number = tokens[first].norm
        if last - first == 1 and number[-1:] == "م" and number[-2:-1].isdigit():
            return self._ahead(tokens, first, "distances")
        if last - first > 1 or not number[-4:].isdigit():
            return False
        before = tokens[first - 1].norm if first else ""
        if before == "/" and first > 1 and tokens[first - 2].norm.isdigit():  # the number of a case and its year
            return True
        if first and self._has(tokens, first - 1, "singular", "month", "weak_month"):
            return False
        if not 1800 <= int(number[-4:]) <= 2060:
            return True
        behind = self._behind(tokens, last)
        if not self._before.isdisjoint((before, before[1:], before.removeprefix("ال"))):
            return True
        recent = 1990 <= int(number[-4:]) <= 2030 and int(number[-4:]) % 100 != 0
        within = first > 0 and before in self._traps["day_of", "each"] and recent  # "نشر في 2012 وثيقة"
        if (self._is_counted(behind) and not within) or (
            behind[:1] == "و" and behind[1:].isdigit() and self._is_counted(self._behind(tokens, last + 1))
        ):
            return True
        if self._has(tokens, first - 1, "or") and first > 1 and self._is_other_number(tokens[first - 2].norm):
            return True
        if first > 0 and tokens[first - 1].end == tokens[first].start and before in ("-", "–", "/", "+", "."):
            return True  # a part of a number or a name: ميراج-2005
        if behind == "/" and tokens[last].start == tokens[first].end and self._behind(tokens, last + 1).isalnum():
            return not self._has(tokens, last + 1, "year")  # "2014/ب"
        if int(number[-4:]) % 100 == 0 and behind.isalpha() and not self._words.readings(behind):
            return not behind.startswith("ال")
        return behind.endswith("ا") and "ً" in tokens[last].text

    def _is_counted(self, norm: str) -> bool:
        return norm in self._counted or norm.removesuffix("ا") in self._counted

    def _is_other_number(self, norm: str) -> bool:
        return norm.isdigit() and not (len(norm) == 4 and 1800 <= int(norm) <= 2060)

    def _is_numbered_day(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "اليوم الأول" is the first day of something, "في اليوم" each day's."""
        if last - first != 1 or not any(
            r.category == "deictic" and r.value == 0 for r in self._words.readings(tokens[first].norm)
        ):
            return False
        behind = self._behind(tokens, last)
        if behind in self._traps["day_of", "words"] or behind == "ال":
            return True
        if behind.removeprefix("ال").isdigit():
            return not self._has(tokens, last + 1, "singular", "plural")
        if behind.startswith("ال") and self._has(tokens, last, "ordinal_word", "relation_recent"):
            return True
        return first > 0 and tokens[first - 1].norm in self._traps["day_of", "each"]

    def _is_no_length(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "أيام الحرب" and "أيام عيد الفطر" measure nothing, nor does the number before "عام 2011"."""
        if self._is_no_unit(tokens, first, last):
            return True
        if last - first > 1 or not self._has(tokens, first, "plural"):
            return False
        behind = self._behind(tokens, last)
        if behind.startswith("ال"):
            return not self._has(tokens, last, "relation_last", "weekday", "month")
        if not behind[:1].isalpha() or behind[0] == "و" or self._has(tokens, last, *_GOES_ON):
            return False
        return not self._has_clitic(tokens, first)

    def _has_clitic(self, tokens: Sequence[Token], i: int) -> bool:
        return any(r.category == "plural" and r.clitics.endswith("ل") for r in self._words.readings(tokens[i].norm))

    def _is_thing(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Contracts (عقود) and watches (ساعات)."""
        units = self._units(tokens, last - 1)
        if "hour" in units:
            return self._behind(tokens, last) in self._traps["watches", "behind"]
        if "decade" not in units:
            return False
        return self._behind(tokens, last) in self._traps["contracts", "behind"] or self._ahead(
            tokens, first, "contracts"
        )

    def _units(self, tokens: Sequence[Token], i: int) -> set[str]:
        kinds = ("singular", "dual", "plural")
        return {r.value for r in self._words.readings(tokens[i].norm) if r.category in kinds}

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

    def _is_annexed(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "قبل ساعة الصفر", "قبل يوم الجمعة", "بعد شهر رمضان": a certain one; "من قبل سنة العراق" are people."""
        if last - first != 2:
            return False
        months = ("weekday", "month", "weak_month", "hijri", "weak_hijri")
        if self._has(tokens, last, *months) and self._behind(tokens, last):
            return True
        if not self._behind(tokens, last).startswith("ال"):
            return False
        units = self._units(tokens, last - 1)
        return not units.isdisjoint(("day", "hour")) or (first > 0 and self._has(tokens, first - 1, "from"))

    def _is_repeated(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "يوما بعد يوم" goes on and on."""
        if last - first != 2 or not first:
            return False
        units = self._units(tokens, last - 1)
        return not units.isdisjoint(self._units(tokens, first - 1))

    def _is_fraction(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "24/7" is a date only where something says so, "05-12-2233" a telephone."""
        if self._has(tokens, last - 1, "year") and tokens[last - 2].norm in ("-", "–") and last - first == 5:
            return not (1300 <= int(tokens[last - 1].norm) <= 1500 or 1800 <= int(tokens[last - 1].norm) <= 2100)
        if last - first != 3 or tokens[first + 1].norm != "/":
            return False
        alone = first == 0 and last == len(tokens)
        if not alone and (self._has(tokens, last, "from") or self._is_thing_word(tokens, last)):  # two thirds of them
            return True
        return not alone and not self._has(tokens, first - 1, "in", "dated", "since", "until", "weekday", "singular")

    def _is_thing_word(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether a definite word follows that tells no time."""
        behind = self._behind(tokens, last)
        return behind.startswith("ال") and not self._words.readings(behind)

    def _is_counted_turn(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "للمرة الأولى في سبتمبر", "المؤتمر الثاني في مايو", "فاز 2 صفر": they number no day."""
        if not self._has(tokens, first, "ordinal_word"):
            score = last - first == 2 and self._has(tokens, first, "day_digits") and self._has(tokens, last - 1, "ones")
            return score and not (first and self._has(tokens, first - 1, "in", "singular", "weekday", "dated", "of"))
        norm = tokens[first].norm
        if norm.endswith("ة") or norm in self._traps["feminine_ordinals", "words"]:
            return True
        told = first and self._has(tokens, first - 1, "in", "singular", "weekday", "dated", "since", "until")
        return not told and any(token.norm in self._traps["day_of", "each"] for token in tokens[first + 1 : first + 3])

    def _is_verb(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "كل من مارس العنف": who practised it."""
        if last - first != 1 or not self._has(tokens, first, "weak_month") or not self._has(tokens, first - 1, "from"):
            return False
        alone = first == 1 and last == len(tokens)
        return not alone and not self._ahead(tokens, first - 1, "starting", near=1)

    def _is_foreign(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "The Sun" is no Sunday."""
        if last - first != 1 or not tokens[first].norm.isascii():
            return False
        around = (*tokens[max(0, first - 1) : first], *tokens[last : last + 1])
        return tokens[first].norm not in self._traps["latin", "days"] or any(
            token.norm.isascii() and token.norm.isalpha() for token in around
        )

    def _is_age(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "في الثلاثينات من عمره", "وهو في أواخر العشرينات"."""
        if not self._has(tokens, last - 1, "decade_word"):
            return False
        if self._has(tokens, last, "from") and self._behind(tokens, last + 1) in self._traps["ages", "behind"]:
            return True
        here = first > 0 and tokens[first - 1].norm in self._traps["day_of", "each"]
        return here and self._ahead(tokens, first - 1, "ages", "pronouns", near=1)

    def _is_ratio(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "بمقياس 1:50", "الشوط الثاني 25:20"."""
        return last - first == 1 and ":" in tokens[first].norm and self._ahead(tokens, first, "ratios")

    def _is_turn(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "الجلسة الثانية مساء السبت": the ordinal belongs to the noun before it."""
        ordinal = self._has(tokens, first, "ordinal_word")
        return ordinal and self._ahead(tokens, first, "feminine_ordinals", "behind", near=1)
