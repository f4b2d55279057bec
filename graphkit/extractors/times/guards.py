"""What looks like a time and is none: names, counts, ordinals, annexations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphkit.document import Token
from graphkit.extractors.times.counts import Counts
from graphkit.extractors.times.feast_guards import feast_checks
from graphkit.extractors.times.names import Names
from graphkit.extractors.times.surroundings import Surroundings
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


class Guards:
    """Says of a match whether its surroundings make it something else."""

    def __init__(self, words: Words) -> None:
        self._names, self._around = Names(words), Surroundings(words)
        self._counts = Counts(self._around)
        modifiers = table("time_modifiers")
        self._tied, self._away = spelled(modifiers["tied"]["words"]), spelled(modifiers["distance"]["before"])
        self._rules: dict[str, tuple[Check, ...]] = {
            "year": (self._counts.is_count,),
            "deictic": (self._is_numbered_day,),
            "duration": (self._is_no_length, self._is_thing),
            "date": (self._counts.is_fraction, self._is_counted_turn),
            "month": (self._is_verb,),
            "weekday": (self._is_foreign,),
            "decade": (self._is_age,),
            "edge": (self._is_age, self._is_another),
            "calendar-unit": (self._is_working_day,),
            "bare-unit": (self._is_bare,),
            "ago": (self._is_no_unit, self._is_annexed, self._is_thing),
            "later": (self._is_distance, self._is_annexed, self._is_repeated),
            "after": (self._is_distance,),
            "since": (lambda tokens, first, last: self._counts.is_count(tokens, last - 1, last),),
            "since-amount": (self._is_no_unit, self._is_annexed),
            "clock": (self._counts.is_ratio, self._counts.is_no_hour, self._is_turn, self._is_masculine),
            "night": (self._is_other_night,),
            "set": (self._is_certain_unit,),
            **feast_checks(words),
            "bare-hours": (lambda tokens, first, last: last - first < len(tokens),),
        }

        self._whole = (self._is_age, self._counts.is_ratio, self._is_thing, self._counts.is_fraction)

    def refuse(self, tokens: Sequence[Token], first: int, last: int, rule: str) -> int | None:
        """Where to go on if tokens `first` to `last`, found by `rule`, are no time; None if they may be one.

        A name is left behind as a whole: no month is to be found in "ميدان 25 يناير". Elsewhere the next word may begin
        a time: "الجلسة الثانية مساء السبت" tells an evening.
        """
        unnamed = rule == "range" or rule.startswith("feast")  # "من 2015 حتى اليوم" has an end
        name = None if unnamed else self._names.end(tokens, first, last, rule)
        if name is not None:
            return name
        for check in self._rules.get(rule, ()):
            if check(tokens, first, last):
                return last if check in self._whole else first + 1
        return None

    def _is_other_night(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "الليلة الأولى" and "الليلة التي سقط فيها" are other nights than tonight."""
        return last - first == 1 and self._around.has(tokens, last, "ordinal_word", "that")

    def _is_certain_unit(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "مرتين في العام 2016" was in a certain year, "لأول مرة في الأسبوع" the first of all."""
        if not self._around.has(tokens, last - 2, "in") or not self._around.has(
            tokens, last - 3, "times_one", "times_two", "times_many", "ones"
        ):
            return False
        relations = (f"relation_{which}" for which in ("last", "ago", "current", "next", "after", "recent", "same"))
        if self._around.has(tokens, last, "year", "month", "weekday", "ordinal_word", "qualifier_open", *relations):
            return True
        return last - first == 3 and self._around.has(
            tokens, first - 1, "ordinal_word", "edge_end", "demonstrative_this"
        )

    def _is_numbered_day(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "اليوم الأول" is the first day of something, "في اليوم" each day's."""
        if last - first != 1 or not any(
            r.category == "deictic" and r.value == 0 for r in self._around.words.readings(tokens[first].norm)
        ):
            return False
        behind = self._around.behind(tokens, last)
        if behind in self._around.traps["day_of", "words"] or behind == "ال":
            return True
        if behind.removeprefix("ال").isdigit():
            return not self._around.has(tokens, last + 1, "singular", "plural")
        if behind.startswith("ال") and self._around.has(tokens, last, "ordinal_word", "relation_recent"):
            return True
        return first > 0 and tokens[first - 1].norm in self._around.traps["day_of", "each"]

    def _is_no_length(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "أيام الحرب" and "أيام عيد الفطر" measure nothing, nor does the number before "عام 2011"."""
        if self._is_no_unit(tokens, first, last):
            return True
        behind = self._around.behind(tokens, last)
        if last - first == 1 and behind.startswith("ال") and self._around.has(tokens, first, "singular"):
            return not self._around.units(tokens, first).isdisjoint(("day", "hour"))  # "طوال يوم العمل"
        if last - first > 1 or not self._around.has(tokens, first, "plural"):
            return False
        if behind.startswith("ال"):
            return not self._around.has(tokens, last, "relation_last", "weekday", "month")
        if not behind[:1].isalpha() or behind[0] == "و" or self._around.has(tokens, last, *_GOES_ON):
            return False
        return not self._has_clitic(tokens, first)

    def _has_clitic(self, tokens: Sequence[Token], i: int) -> bool:
        return any(
            r.category == "plural" and r.clitics.endswith("ل") for r in self._around.words.readings(tokens[i].norm)
        )

    def _is_thing(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Contracts (عقود) and watches (ساعات)."""
        units = self._around.units(tokens, last - 1)
        if "hour" in units:
            return self._around.behind(tokens, last) in self._around.traps["watches", "behind"]
        if "decade" not in units:
            return False
        return self._around.behind(tokens, last) in self._around.traps["contracts", "behind"] or self._around.ahead(
            tokens, first, "contracts"
        )

    def _is_bare(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "العام" is a year where it stands alone or behind خلال and the like, else it is mostly an adjective."""
        if first == 0 and last == len(tokens):
            return False
        if not self._around.has(tokens, first - 1, "during"):
            return True
        return last < len(tokens) and (tokens[last].norm.startswith("ال") or self._around.has(tokens, last, "digits"))

    def _is_distance(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "على بعد 1500 كيلومتر" is far away, not later."""
        if first and tokens[first - 1].norm in self._away:
            return True
        return self._is_no_unit(tokens, first, last) or (
            self._around.has(tokens, last - 1, "year") and self._counts.is_count(tokens, last - 1, last)
        )

    def _is_no_unit(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "قبل عقد القمة" holds a summit and counts no decade; "قبل عام 2015" is before a year."""
        units = {r.value for r in self._around.words.readings(tokens[last - 1].norm) if r.category == "singular"}
        if "year" in units and self._around.has(tokens, last, "year"):
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
        if self._around.has(tokens, last, *months) and self._around.behind(tokens, last):
            return True
        if not self._around.behind(tokens, last).startswith("ال"):
            return False
        units = self._around.units(tokens, last - 1)
        return not units.isdisjoint(("day", "hour")) or (first > 0 and self._around.has(tokens, first - 1, "from"))

    def _is_repeated(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "يوما بعد يوم" goes on and on."""
        if last - first != 2 or not first:
            return False
        units = self._around.units(tokens, last - 1)
        return not units.isdisjoint(self._around.units(tokens, first - 1))

    def _is_counted_turn(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "للمرة الأولى في سبتمبر", "المؤتمر الثاني في مايو", "فاز 2 صفر": they number no day."""
        if not self._around.has(tokens, first, "ordinal_word"):
            score = (
                last - first == 2
                and self._around.has(tokens, first, "day_digits")
                and self._around.has(tokens, last - 1, "ones")
            )
            return score and not (
                first and self._around.has(tokens, first - 1, "in", "singular", "weekday", "dated", "of")
            )
        if self._is_feminine(tokens[first].norm):
            return True
        told = first and self._around.has(tokens, first - 1, "in", "singular", "weekday", "dated", "since", "until")
        return not told and any(
            token.norm in self._around.traps["day_of", "each"] for token in tokens[first + 1 : first + 3]
        )

    def _is_verb(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "كل من مارس العنف": who practised it."""
        if (
            last - first != 1
            or not self._around.has(tokens, first, "weak_month")
            or not self._around.has(tokens, first - 1, "from")
        ):
            return False
        alone = first == 1 and last == len(tokens)
        return not alone and not self._around.ahead(tokens, first - 1, "starting", near=1)

    def _is_foreign(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "The Sun" is no Sunday."""
        if last - first != 1 or not tokens[first].norm.isascii():
            return False
        around = (*tokens[max(0, first - 1) : first], *tokens[last : last + 1])
        return tokens[first].norm not in self._around.traps["latin", "days"] or any(
            token.norm.isascii() and token.norm.isalpha() for token in around
        )

    def _is_age(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "في الثلاثينات من عمره", "وهو في أواخر العشرينات"."""
        if not self._around.has(tokens, last - 1, "decade_word"):
            return False
        if (
            self._around.has(tokens, last, "from")
            and self._around.behind(tokens, last + 1) in self._around.traps["ages", "behind"]
        ):
            return True
        here = first > 0 and tokens[first - 1].norm in self._around.traps["day_of", "each"]
        return here and self._around.ahead(tokens, first - 1, "ages", "pronouns", near=1)

    def _is_turn(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "الجلسة الثانية مساء السبت": the ordinal belongs to the noun before it."""
        ordinal = self._around.has(tokens, first, "ordinal_word")
        return ordinal and self._around.ahead(tokens, first, "feminine_ordinals", "behind", near=1)

    def _is_masculine(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Hours are feminine: "عبد الله الثاني مساء الاثنين" is a king, "ربع الساعة الأول" no hour of the clock."""
        i = first
        while i < last and self._around.has(tokens, i, "clock_hour", "clock_about", "approx_before"):
            i += 1
        if i >= last or not self._around.has(tokens, i, "ordinal_word") or self._is_feminine(tokens[i].norm):
            return False
        return i > first or self._around.has(tokens, i + 1, "part", "clock_morning", "clock_evening", "clock_night")

    def _is_feminine(self, norm: str) -> bool:
        return norm.endswith("ة") or norm in self._around.traps["feminine_ordinals", "words"]

    def _is_another(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "أصيب آخر السبت" is somebody else, "فندق فاخر" luxury."""
        norm, words = tokens[first].norm, self._around.traps["another", "words"]
        if norm in self._around.traps["another", "lookalikes"]:
            return True
        return (norm in words or norm[1:] in words) and self._around.has(tokens, first + 1, "weekday", "deictic")

    def _is_working_day(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "اليوم الدراسي" is no day of the calendar."""
        return "day" in self._around.units(tokens, first) and self._around.has(tokens, last - 1, "qualifier_open")
