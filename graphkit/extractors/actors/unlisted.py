"""Outlets and places behind the noun that says what they are: in the table or not, صحيفة «…» and بلدة … are names."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.arabic import fold
from graphkit.document import Token
from graphkit.extractors.actors.lexemes import CLOSE, OPEN, Lexemes
from graphkit.extractors.actors.phrases import Head, NounPhrase, Value
from graphkit.phrases import Match

_LONGEST_OUTLET, _LONGEST_PLACE = 6, 4  # words in quotation marks
_UNQUOTED = 3
_LONG = 5  # letters of a word whose first may be a conjunction


class Unlisted:
    """Reads a media noun or place noun and the name behind it."""

    def __init__(self, lexemes: Lexemes) -> None:
        self._lexemes = lexemes
        self._rows = lexemes.gazetteer.rows

    def outlet(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> NounPhrase | None:
        """The outlet that a media noun brings. Where the head needs it, quotation marks must say that it is a name."""
        lexemes, k = self._lexemes, match.last
        quoted = k < last and tokens[k].norm in OPEN
        k += quoted
        if k >= last or (lexemes.is_definite(match.split) and not quoted):
            return None
        name = lexemes.phrases.match(tokens, k, last)
        if name and (quoted or not name.split.proclitics):
            for value in lexemes.ids(name):
                if self._rows[value].type == "media":
                    end = name.last + (quoted and name.last < last and tokens[name.last].norm in CLOSE)
                    return self._outlet(tokens, match, k, end, last, value)
        if quoted:
            close = self._close(tokens, k, min(k + _LONGEST_OUTLET, last))
            if close == k + 1 and head.needs_owner and not self._calls(tokens, k, last):
                return None  # مجموعة "إرهابية": scare quotes
            return self._outlet(tokens, match, k, close + 1, last) if close else None
        end = k
        while end < min(k + _UNQUOTED, last) and self._lexemes.unheard(tokens, end, last):
            end += 1
        return None if end == k or head.needs_owner else self._outlet(tokens, match, k, end, last)

    def _calls(self, tokens: Sequence[Token], k: int, last: int) -> bool:
        """Whether a quoted word is a name rather than an adjective."""
        return self._lexemes.unheard(tokens, k, last) and not tokens[k].norm.endswith(self._lexemes.adjectival)

    def _outlet(
        self, tokens: Sequence[Token], match: Match[Value], k: int, end: int, last: int, actor: str | None = None
    ) -> NounPhrase:
        """The outlet named by tokens `k` to `end`, with the nationality behind them."""
        spelled = " ".join(t.text for t in tokens[k:end] if t.norm not in CLOSE)
        nisba = self._lexemes.nisba(tokens, end, last)
        end += nisba.words if nisba else 0
        found = NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", actor=actor)
        if actor is None:
            found.label, found.names, found.owner = "media", (spelled,), nisba.state if nisba else None
        return found

    def place(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> NounPhrase | None:
        """The place that a place noun brings; العاصمة with a nationality is the capital."""
        lexemes, noun, k = self._lexemes, fold(head.key), match.last
        capital = noun in lexemes.capital
        if capital and (nisba := lexemes.nisba(tokens, k, last)):
            k += nisba.words
            seat = lexemes.seats.get(nisba.state)
            return NounPhrase(match.first, k, match.start, tokens[k - 1].end, "name", actor=seat) if seat else None
        quoted = k < last and tokens[k].norm in OPEN
        k += quoted
        if k >= last or (lexemes.is_definite(match.split) and not capital and not quoted):
            return None  # with the article, an adjective follows and no name
        if name := lexemes.phrases.match(tokens, k, last):
            for value in lexemes.ids(name):
                if self._rows[value].type in ("place", "government") and not name.split.proclitics:
                    if noun in lexemes.settlements:
                        return NounPhrase(match.first, name.last, match.start, name.end, "name", actor=value)
                    return self._place(tokens, match, name.last, noun, value)
            if name.split.proclitics and lexemes.ids(name):
                return None
        if quoted:
            close = self._close(tokens, k, min(k + _LONGEST_PLACE, last))
            return self._place(tokens, match, close + 1, noun) if close else None
        norm = tokens[k].norm
        if not lexemes.unheard(tokens, k, last) or not lexemes.people.possible(norm):
            return None
        if norm.startswith(lexemes.conjunctions) and len(norm) > _LONG and not lexemes.people.is_name(norm):
            return None
        end, second = k + 1, k + 1 < last and lexemes.unheard(tokens, k + 1, last)
        if second and (tokens[k].norm in lexemes.first_parts or lexemes.people.is_name(tokens[end].norm)):
            end += 1
        return self._place(tokens, match, end, noun)

    def _place(
        self, tokens: Sequence[Token], match: Match[Value], end: int, noun: str, owner: str | None = None
    ) -> NounPhrase:
        """A place that no table has. A town goes by its name alone, a port or an airport with its noun."""
        settlement = noun in self._lexemes.settlements
        words = [t.text for t in tokens[match.last : end] if t.norm not in OPEN and t.norm not in CLOSE]
        spelled = " ".join(words if settlement else [noun, *words])
        return NounPhrase(
            match.first, end, match.start, tokens[end - 1].end, "name", owner=owner, label="place", names=(spelled,)
        )

    @staticmethod
    def _close(tokens: Sequence[Token], k: int, last: int) -> int | None:
        """The closing quotation mark of what begins with token `k`."""
        return next((j for j in range(k + 1, last) if tokens[j].norm in CLOSE), None)
