"""Where a clause looks: the verb or word nearest to a time expression says whether it lies ahead or behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.arabic import fold
from graphkit.document import Token
from graphkit.extractors.times.values import Direction
from graphkit.extractors.times.words import spelled
from graphkit.lexicon import table
from graphkit.morphology import verb_forms

_WILL = re.compile(r"[وف]?س([يتن]\w{3,})$")
_NAME = re.compile(r"[وف]?س[يتن]ا")
"""A plain alef behind the prefix belongs to a name (سياتل); a verb has its hamza (سيأتي)."""
_BACK, _AHEAD = 16, 7
_STOPS = frozenset("،.؛:!؟,")


class Directions:
    """Reads the direction of a clause from its words."""

    def __init__(self) -> None:
        data = table("time_modifiers")["direction"]
        self._future, self._before = spelled(data["future"]), spelled(data["future_before"])
        self._weakly = spelled(data["future_weakly"])
        self._subjunctive, self._negated = spelled(data["subjunctive"]), spelled(data["negated_past"])
        self._nouns = tuple(map(fold, data["not_future"]))
        self._cues: dict[str, str] = dict.fromkeys(spelled(data["past_words"]), "past")
        planned = spelled(data["planned"])
        for past, present in data["past"]:
            for form in verb_forms(past, present):
                kind = "past" if form.tense == "past" else "plan" if fold(past) in planned else "present"
                for clitic in ("", "و", "ف"):
                    self._cues.setdefault(clitic + form.text, kind)

    def _cue(self, tokens: Sequence[Token], i: int) -> Direction | None:
        norm = tokens[i].norm
        if norm in self._future or norm[1:] in self._future:
            return "future"
        will = _WILL.match(norm)
        if will and not norm.lstrip("وف").startswith(self._nouns) and not _NAME.match(tokens[i].text):
            return "future"
        kind = self._cues.get(norm)
        if kind == "past":
            return "past"
        if kind is not None:
            previous = tokens[i - 1].norm if i else ""
            if previous in self._negated:
                return "past"
            if kind == "plan" or previous in self._subjunctive:
                return "future"
        return None

    def of(
        self, tokens: Sequence[Token], first: int, last: int, lower: int, upper: int, *, weekday: bool = False
    ) -> Direction | None:
        """The direction of the expression at tokens `first` to `last` of the sentence `lower` to `upper`.

        "حتى" lies ahead of a date; before a weekday only where no verb looks back.
        """
        before = tokens[first - 1].norm if first > lower else ""
        if before in self._before or (before in self._weakly and not weekday):
            return "future"
        for i in range(first - 1, max(lower, first - _BACK) - 1, -1):
            cue = self._cue(tokens, i)
            if cue:
                return cue
        if before in self._weakly:
            return "future"
        for i in range(last, min(upper, last + _AHEAD)):
            if tokens[i].norm in _STOPS:
                break
            cue = self._cue(tokens, i)
            if cue:
                return cue
        return None
