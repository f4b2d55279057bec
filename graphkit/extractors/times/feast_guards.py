"""What looks like a feast or a part of a year and is none: birthdays, fasts, people, quarters of a match."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graphkit.document import Token
from graphkit.extractors.times.words import Words, spelled
from graphkit.lexicon import table

Check = Callable[[Sequence[Token], int, int], bool]


def feast_checks(words: Words) -> Mapping[str, tuple[Check, ...]]:
    """The checks by the name of the rule whose finds they may refuse."""
    context = table("feasts")["context"]
    bound, family, any_feast = (spelled(context[key]) for key in ("bound", "family", "any_feast"))

    def has(tokens: Sequence[Token], i: int, *categories: str) -> bool:
        return 0 <= i < len(tokens) and any(r.category in categories for r in words.readings(tokens[i].norm))

    def is_other_feast(tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "العيد الوطني" is another feast, "عيد الميلاد التسعون" a birthday."""
        if last == len(tokens) or has(tokens, last, "weekday"):
            return False
        behind = tokens[last].norm
        if tokens[last - 1].norm in any_feast and behind.startswith("ال"):
            return True
        return behind == "ال" or (behind.startswith("ال") and has(tokens, last, "ordinal_word", "tens"))

    def is_bound(tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "صيام يوم عرفة" is a fast, not a day."""
        return first > 0 and tokens[first - 1].norm in bound

    def is_untimed(tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "صلاة عيد الفطر" is a time behind "بعد" and the like only."""
        return not has(tokens, first - 2, "feast_before")

    def goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "في الربع الأول من المباراة" is no quarter of a year."""
        return has(tokens, last, "of", "portion")

    def is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "في رمضان قديروف": a month that is a given name goes on with the family's."""
        return last < len(tokens) and tokens[last].norm in family

    return {
        "feast": (is_other_feast,),
        "feast-day": (is_bound,),
        "feast-event": (is_other_feast, is_untimed),
        "bare-portion": (goes_on,),
        "hijri-month": (is_person,),
    }
