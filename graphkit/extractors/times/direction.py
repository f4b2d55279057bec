"""Where a clause looks: the verb or word nearest to a time expression says whether it lies ahead or behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graphkit.arabic import fold
from graphkit.document import Token
from graphkit.extractors.times.values import Direction
from graphkit.extractors.times.words import spelled
from graphkit.lexicon import table
from graphkit.morphology import verb_forms

Kind = Literal["future", "past", "calls", "plan", "present", "unknown"]
"""What a word says of the clause: `calls` is a past verb whose object lies ahead ("دعا إلى"), `plan` a present verb
that news uses of what is scheduled, `present` one of saying, `unknown` a present verb that no list has."""

_WILL = re.compile(r"[وف]?س([يتن]\w{3,})$")
_NAME = re.compile(r"[وف]?س[يتن]ا")
"""A plain alef behind the prefix belongs to a name (سياتل); a verb has its hamza (سيأتي)."""
_PRESENT = re.compile(r"[وف]?ي\w{2,}[^اية\W]$")
_SEEKS = re.compile(r"[وف]?ي\w+ى$")
"""Folded it looks like an adjective."""
_THEY_DID = re.compile(r"(?![وف]?[يت])\w{3,}وا$")
_FOR = re.compile(r"ل\w{3,}$")
_BACK, _AHEAD = 16, 7
_NEAR, _SOON = 8, 6
"""Words within which a past verb, and one of the future, surely governs an expression."""
_QUOTED = 200
"""Words before an expression among which quotation marks are counted: a bound for sentences longer than any of news."""
_SAYS = 4
"""Words between the day of a saying and "إن"."""
_STOPS = frozenset("،.؛:!؟,")


@dataclass(frozen=True, slots=True)
class Look:
    """A direction, whether what says it is a verb that surely governs the expression, and whether that verb tells a
    `moment`."""

    direction: Direction | None = None
    firm: bool = False
    moment: bool = False


class Directions:
    """Reads the direction of a clause from its words."""

    def __init__(self) -> None:
        data = table("time_modifiers")["direction"]
        self._before, self._weakly = spelled(data["future_before"]), spelled(data["future_weakly"])
        self._onward, self._from = spelled(data["onward"]), spelled(data["from"])
        self._subjunctive, self._negated = spelled(data["subjunctive"]), spelled(data["negated_past"])
        self._done, self._was = spelled(data["done_before"]), spelled(data["was"])
        self._relative, self._that = spelled(data["relative"]), spelled(data["that"])
        self._besides = self._relative | spelled(data["besides"])
        self._noun_behind, self._toward = spelled(data["noun_behind"]), spelled(data["toward"])
        self._like_nouns = spelled(data["like_nouns"])
        self._opening = self._relative | spelled(data["opening"])
        self._conditional, self._not = spelled(data["conditional"]), spelled(data["not"])
        self._called = spelled(data["called_for"])
        self._decreed = frozenset(article + word for word in spelled(data["decreed"]) for article in ("", "ال"))
        decreeing = spelled(data["decreeing"])
        self._decreeing = {
            clitic + form.text
            for past, present in data["past"]
            if fold(past) in decreeing
            for form in verb_forms(past, present)
            if form.tense == "past"
            for clitic in ("", "و", "ف")
        }
        self._nouns = tuple(map(fold, data["not_future"]))
        self._no_verbs = tuple(map(fold, data["not_present"]))
        self._kinds: dict[str, Kind | None] = dict.fromkeys(spelled(data["future"]), "future")
        self._kinds |= {"و" + word: "future" for word in list(self._kinds)}
        self._kinds |= dict.fromkeys(spelled(data["past_words"]), "past")
        planned, calling = spelled(data["planned"]), spelled(data["calling"])
        momentary = spelled(data["momentary"])
        self._first_since = spelled(data["first_since"])
        self._momentary = {
            clitic + form.text
            for past, present in data["past"]
            if fold(past) in momentary
            for form in verb_forms(past, present)
            if form.tense == "past"
            for clitic in ("", "و", "ف")
        }
        for tense in ("past", "present"):  # "أضرب" is "he struck" before it is "I hit"
            for past, present in data["past"]:
                kind: Kind = "plan" if fold(past) in planned else "present"
                if tense == "past":
                    kind = "calls" if fold(past) in calling else "past"
                for form in verb_forms(past, present):
                    if form.tense == tense:
                        for clitic in ("", "و", "ف"):
                            self._kinds.setdefault(clitic + form.text, kind)
        self._known = len(self._kinds)

    def _kind(self, token: Token) -> Kind | None:
        norm = token.norm
        if norm in self._kinds:
            return self._kinds[norm]
        if len(self._kinds) > self._known + (1 << 17):
            self._kinds = dict(list(self._kinds.items())[: self._known])
        bare = norm.lstrip("وف")
        kind: Kind | None = None
        if _WILL.match(norm) and not bare.startswith(self._nouns) and not _NAME.match(token.text):
            kind = "future"
        elif _THEY_DID.match(norm):
            kind = "past"
        elif (_PRESENT.match(norm) or _SEEKS.match(token.text)) and not bare.startswith(self._no_verbs):
            kind = "unknown"
        self._kinds[norm] = kind
        return kind

    def of(
        self, tokens: Sequence[Token], first: int, last: int, lower: int, upper: int, *, weekday: bool = False
    ) -> Look:
        """The direction of the expression at tokens `first` to `last` of the sentence `lower` to `upper`.

        "حتى" lies ahead of a date; before a weekday only where no verb looks back.
        """
        before = tokens[first - 1].norm if first > lower else ""
        weakly = before in self._weakly
        if before in self._before or (weakly and not weekday):
            return Look("future")
        weakly |= before in self._from and first - 2 >= lower and tokens[first - 2].norm in self._onward
        opens = (
            first == lower
            or before in _STOPS
            or any(tokens[i].norm in self._that for i in range(max(lower, first - 3), first))
        )
        if opens and last < upper and self._kind(tokens[last]) == "future":  # "إن الخميس سيكون عطلة"
            return Look("future", True)
        look = self._behind(tokens, first, lower)
        if weekday and look.direction == "past" and last - first > 2 and self._is_decreed(tokens, first, last, lower):
            return Look("future", True)
        if weakly and not look.firm:
            return Look("future")
        if look.direction is None:
            return self._forward(tokens, last, upper, first == lower) or look
        return look

    def _behind(self, tokens: Sequence[Token], first: int, lower: int) -> Look:
        """What the words before an expression say, the nearest first."""
        weak: Direction | None = None
        quoted = False
        around = [token.norm for token in tokens[max(lower, first - _QUOTED) : first]]
        within = around.count('"') % 2 == 1
        closed = False
        for i in range(first - 1, max(lower, first - _BACK) - 1, -1):
            if tokens[i].norm == '"' and not within:
                closed = not closed
            if closed:  # somebody's words, the expression behind them
                continue
            quoted = quoted or tokens[i].norm in self._that
            norm = tokens[i].norm
            kind = self._kinds[norm] if norm in self._kinds else self._kind(tokens[i])
            if kind is None:
                continue
            previous = tokens[i - 1].norm if i > lower else ""
            if kind == "future":
                if previous in self._not:
                    continue
                return self._unless_was(tokens, i, lower, first - i <= _SOON and self._sure(tokens[i].norm))
            if kind in ("past", "calls"):
                if i > lower and self._kind(tokens[i - 1]) == "future":  # "المقرر عقد": a noun written like a verb
                    return self._unless_was(tokens, i - 1, lower, first - i <= _SOON)
                if previous in self._noun_behind or self._is_noun(tokens[i].norm, previous):
                    continue
                if previous in self._conditional:
                    return Look("future")
                if kind == "calls":
                    return self._called_for(tokens, i, first)
                governs = (first - i <= _NEAR or i <= lower + 1) and not quoted
                return Look("past", governs, governs and self._tells_moment(tokens, i, first))
            if previous in self._negated or previous in self._was:
                return Look("past", True)
            if previous in self._subjunctive:
                if i - 2 < lower or tokens[i - 2].norm not in self._done:
                    return self._unless_was(tokens, i - 1, lower, first - i <= _SOON)
            elif kind == "plan" and previous not in self._relative:
                return Look(weak or "future")
            elif kind == "unknown" and previous not in self._besides:
                weak = "future"
        return Look(weak)

    def _is_decreed(self, tokens: Sequence[Token], first: int, last: int, lower: int) -> bool:
        """Whether several days are what a verb before them decrees, right before or behind them: "أعلنت الحداد يومي
        السبت والأحد", "قررت الحكومة يومي السبت والأحد عطلة"."""
        before = [tokens[i].norm for i in range(max(lower, first - _NEAR), first)]
        around = (*before[-3:], *(token.norm for token in tokens[last : last + 1]))
        return not self._decreeing.isdisjoint(before) and not self._decreed.isdisjoint(around)

    def _tells_moment(self, tokens: Sequence[Token], i: int, first: int) -> bool:
        between = (tokens[k].norm for k in range(i, first))
        return tokens[i].norm in self._momentary and self._first_since.isdisjoint(between)

    def _is_noun(self, norm: str, previous: str) -> bool:
        """Whether a word is the noun that a past verb is written like: it follows another noun."""
        return norm in self._like_nouns and previous.isalpha() and previous not in self._opening

    def _sure(self, norm: str) -> bool:
        """Whether a word of the future is one of the list, or a listed verb behind its prefix: "سيهوفر" is a name."""
        will = _WILL.match(norm)
        return will is None or self._kinds.get(will[1]) in ("plan", "present")

    def _unless_was(self, tokens: Sequence[Token], i: int, lower: int, near: bool) -> Look:
        """ "كان من المقرر": whether it came to be is not told."""
        if any(tokens[k].norm in self._was for k in range(max(lower, i - 4), i)):
            return Look()
        return Look("future", near)

    def _called_for(self, tokens: Sequence[Token], i: int, first: int) -> Look:
        between = [tokens[k].norm for k in range(i + 1, first)]
        toward = next((k for k, norm in enumerate(between) if norm in self._toward or _FOR.match(norm)), None)
        if toward is None:
            return Look("past", first - i <= _NEAR)
        called = {norm.removeprefix("ل") if norm.startswith("ل") else norm for norm in between[toward:]}
        ahead = between[-1] in self._toward or not self._called.isdisjoint(called)
        return Look("future", True) if ahead else Look("past")

    def reported(self, tokens: Sequence[Token], last: int, first: int) -> bool:
        """Whether the expression that ends before `last` dates a saying, and the one at `first` stands in what is said:
        "قال الاثنين إن"."""
        for i in range(last, min(first, last + _SAYS)):
            if tokens[i].norm in self._that:
                return True
            if self._kind(tokens[i]) is not None:
                return False
        return False

    def _forward(self, tokens: Sequence[Token], last: int, upper: int, opens: bool) -> Look | None:
        """What the words behind an expression say where none before it does; a mere present only where it `opens`
        its sentence."""
        first = last + 1 if opens and last < upper and tokens[last].norm in "،," else last
        for i in range(first, min(upper, first + _AHEAD)):
            if tokens[i].norm in _STOPS:
                break
            kind = self._kind(tokens[i])
            if kind in ("past", "calls"):
                if tokens[i - 1].norm not in self._noun_behind:
                    return Look("past", i - first < 3)
            elif kind == "future":
                return Look("future", True)
            elif kind in ("plan", "unknown") and opens and tokens[i - 1].norm not in self._relative:
                return Look("future")
        return None
