"""Names that hold a word of time: "المصري اليوم", "ميدان 25 يناير", "سوق السبت", a programme "60 دقيقة"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from graphkit.document import Token
from graphkit.extractors.times.words import Words, spelled
from graphkit.lexicon import table, word_set
from graphkit.phrases import words as cut

_PROCLITICS = table("morphology")["proclitics"]
_CLITICS = frozenset((*_PROCLITICS["conjunction"], *_PROCLITICS["preposition"]))
_OPEN, _CLOSE = frozenset("\"“«‹‘'„"), frozenset("\"”»›’'“")
_TITLE = 9
"""Words and marks that a quoted title may have."""


def _bare(norm: str) -> tuple[str, ...]:
    """A folded word with and without one proclitic: "بميدان" may be "ميدان"."""
    return (norm, norm[1:]) if norm[:1] in _CLITICS and len(norm) > 3 else (norm,)


class Names:
    """Says of an expression whether it belongs to a name."""

    def __init__(self, words: Words) -> None:
        self._words = words
        data = table("time_names")
        self._names: dict[str, list[tuple[str, ...]]] = {}
        for name in data["names"]["words"]:
            first, *more = cut(name)
            self._names.setdefault(first, []).append(tuple(more))
        self._beginning = lru_cache(maxsize=1 << 16)(self._names_from)
        self._longest = max(len(cut(name)) for name in data["names"]["words"])
        self._places, self._bodies = spelled(data["places"]["words"]), spelled(data["bodies"]["words"])
        self._weekdays, self._titles = spelled(data["weekdays"]["words"]), spelled(data["titles"]["words"])
        works, outlets = data["works"], data["outlets"]
        self._works, self._with_year = spelled(works["words"]), spelled(works["with_year"])
        self._work_rules = frozenset(works["rules"])
        self._outlets, self._days = spelled(outlets["words"]), spelled(outlets["days"])
        self._first = spelled(outlets["first"])
        self._given = word_set("name_words.txt")
        self._cars, (self._car,) = spelled(data["cars"]["words"]), spelled([data["cars"]["month"]])

    def end(self, tokens: Sequence[Token], first: int, last: int, rule: str) -> int | None:
        """The end of the name that tokens `first` to `last`, found by `rule`, begin with or stand in; None if none."""
        single = last - first == 1
        named = (
            self._is_quoted(tokens, first, last)
            or self._is_headed(tokens, first, last, rule)
            or (rule == "deictic" and single and self._is_outlet(tokens, first))
            or (rule == "month" and single and (self._is_car(tokens, first) or self._is_surname(tokens, first)))
        )
        return last if named else self._listed(tokens, first, last)

    def _listed(self, tokens: Sequence[Token], first: int, last: int) -> int | None:
        for i in range(max(0, first - self._longest + 1), last):
            for more in self._beginning(tokens[i].norm):
                end = i + 1 + len(more)
                if end > first and end <= len(tokens) and all(tokens[i + 1 + k].norm == w for k, w in enumerate(more)):
                    return end
        return None

    def _names_from(self, norm: str) -> tuple[tuple[str, ...], ...]:
        """The further words of the names that a folded word begins, behind a proclitic or not."""
        bare = "ال" + norm[2:] if norm.startswith("لل") else norm[1:] if norm[:1] in _CLITICS else norm
        return (*self._names.get(norm, ()), *(self._names.get(bare, ()) if bare != norm else ()))

    def _head(self, tokens: Sequence[Token], first: int, heads: Collection[str]) -> bool:
        """Whether one of the nouns stands before token `first`, an opening quotation mark between them or not."""
        i = first - 2 if first > 1 and tokens[first - 1].norm in _OPEN else first - 1
        return i >= 0 and not self._clitic(tokens[first]) and any(form in heads for form in _bare(tokens[i].norm))

    def _clitic(self, token: Token) -> bool:
        """Whether a word is read behind a proclitic only: "ميدان بالأحد" is no name."""
        return all(reading.skip for reading in self._words.readings(token.norm))

    def _is_headed(self, tokens: Sequence[Token], first: int, last: int, rule: str) -> bool:
        if rule == "date":
            told = self._has(tokens[first:last], "year", "hijri_year")
            if self._has(tokens[first:last], "relation_last", "relation_next", "relation_current", "weekday"):
                return False
            return self._head(tokens, first, self._places) or (not told and self._head(tokens, first, self._bodies))
        if rule == "weekday":
            return last - first == 1 and self._head(tokens, first, self._weekdays)
        if rule == "year":
            return last - first == 1 and self._head(tokens, first, self._with_year)
        return rule in self._work_rules and self._head(tokens, first, self._works)

    def _has(self, tokens: Iterable[Token], *categories: str) -> bool:
        return any(not self._words.categories(token.norm).isdisjoint(categories) for token in tokens)

    def _is_quoted(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Inside quotation marks right behind a word for an outlet or a work."""
        for i in range(first - 1, max(0, first - _TITLE), -1):
            if tokens[i].norm in _OPEN or tokens[i].norm in _CLOSE:
                titled = any(form in self._titles for form in _bare(tokens[i - 1].norm))
                return titled and any(token.norm in _CLOSE for token in tokens[last : i + 1 + _TITLE])
        return False

    def _is_outlet(self, tokens: Sequence[Token], i: int) -> bool:
        """ "قناة الغد", "موقع عراق اليوم", "(the) «اليمن اليوم»"."""
        if tokens[i].norm not in self._days:
            return False
        if self._head(tokens, i, self._outlets):
            return True
        if i < 2 or tokens[i - 1].norm not in self._first:
            return False
        quoted = tokens[i - 2].norm in _OPEN and i + 1 < len(tokens) and tokens[i + 1].norm in _CLOSE
        return quoted or any(form in self._outlets for form in _bare(tokens[i - 2].norm))

    def _is_car(self, tokens: Sequence[Token], i: int) -> bool:
        """ "شركة نيسان", "نيسان موتور": behind a preposition it is the month."""
        if self._car not in _bare(tokens[i].norm) or (
            i and self._has(tokens[i - 1 : i], "in", "since", "until", "from")
        ):
            return False
        around = (*tokens[max(0, i - 2) : i], *tokens[i + 1 : i + 3])
        return any(form in self._cars for token in around for form in _bare(token.norm))

    def _is_surname(self, tokens: Sequence[Token], i: int) -> bool:
        """ "نيكولا مايو": right behind a given name it is the family's."""
        return i > 0 and tokens[i - 1].norm in self._given and tokens[i - 1].sentence == tokens[i].sentence and not (
            self._clitic(tokens[i])
        )  # fmt: skip
