"""Names that the table has, where the text means them: capitals as places or as governments, names that are words."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.arabic import fold_text, skip
from graphkit.document import Token
from graphkit.extractors.actors.ambiguity import shared
from graphkit.extractors.actors.gazetteer import Known
from graphkit.extractors.actors.lexemes import CLOSE, OPEN, Lexemes
from graphkit.extractors.actors.phrases import NounPhrase, Value
from graphkit.phrases import Match

_REACH = 4  # words between a verb of travel and where it leads


class Listed:
    """Reads matches of the table as names."""

    def __init__(self, lexemes: Lexemes) -> None:
        self._lexemes = lexemes
        self._rows = lexemes.gazetteer.rows
        self.placed = -1
        """The token behind the place that was read last: a capital joined to it is a place, too."""

    def read(self, tokens: Sequence[Token], match: Match[Value], ids: list[str], last: int) -> NounPhrase | None:
        """The name that a match is. Without an actor (label "cue") where only the rest of the article can tell."""
        rows = [self._rows[i] for i in ids]
        row, end = rows[0], match.last
        if row.type in ("place", "person", "government") and match.split.definite and not self._spelled(tokens, match):
            return None  # the article makes it the word that it is, too
        single = end - match.first == 1
        if (
            row.type == "place"
            and single
            and match.split.proclitics
            and self._lexemes.is_word(tokens[match.first].norm)
        ):
            return None  # an ordinary word that begins with what may be a proclitic
        if "adverbial" in row.tags and match.first and tokens[match.first - 1].norm in self._lexemes.locative:
            return None
        if any("cue" in r.tags for r in rows) and end - match.first == 1 and not self._cued(tokens, match, row.type):
            return NounPhrase(match.first, end, match.start, match.end, "name", label="cue", names=tuple(ids))
        end = self._end(tokens, end, last, row)
        if row.type == "place" and "seat" in row.tags and not self._is_place(tokens, match.first):
            row = self._rows[row.part_of or row.id]
        elif row.type == "place":
            self.placed = end
        found = NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", actor=row.id)
        if end == match.last and (names := self._shared(tokens, match)):
            found.names, found.placed = names, self._is_place(tokens, match.first)
        return found

    def _shared(self, tokens: Sequence[Token], match: Match[Value]) -> tuple[str, ...]:
        """Everybody whom the name may mean, where there are several."""
        rest = [t.norm for t in tokens[match.first + 1 : match.last]]
        stem, ids = match.split.stem, set(self._lexemes.ids(match))
        for first in (stem, self._lexemes.article + stem) if match.split.definite else (stem,):
            if ids.intersection(found := shared().get(" ".join([first, *rest]), ())):
                return found
        return ()

    def _spelled(self, tokens: Sequence[Token], match: Match[Value]) -> bool:
        """Whether the table has the name with the article that it stands with."""
        rest = [t.norm for t in tokens[match.first + 1 : match.last]]
        found = self._lexemes.phrases.get(" ".join([self._lexemes.article + match.split.stem, *rest]))
        return any(value in match.values for value in found)

    def _end(self, tokens: Sequence[Token], end: int, last: int, row: Known) -> int:
        """The end with what belongs to the name: the nationality of a body, the father of a person."""
        lexemes = self._lexemes
        if row.type in ("organization", "armed_group", "media"):
            nisba = lexemes.nisba(tokens, end, last)
            if nisba and nisba.definite and not nisba.plural and row.part_of in (None, nisba.state):
                end += nisba.words
        if row.type == "person":
            while (
                end + 1 < last and tokens[end].norm in lexemes.lineage and lexemes.people.is_name(tokens[end + 1].norm)
            ):
                end += 2
                if end < last and tokens[end - 1].norm == lexemes.slave:
                    end += 1
            if end + 1 < last and tokens[end].text in lexemes.house:
                end += 2
        return end

    def _cued(self, tokens: Sequence[Token], match: Match[Value], kind: str) -> bool:
        """Whether a name that is a word as well stands as a name: a place behind في, the rest in quotation marks."""
        before = tokens[match.first - 1].norm if match.first else ""
        if kind in ("place", "government"):
            return before in self._lexemes.locative or self._lexemes.place_clitic in match.split.proclitics
        return before in OPEN and match.last < len(tokens) and tokens[match.last].norm in CLOSE

    def _is_place(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a capital is meant as the place: behind في or العاصمة, a verb of travel, another place."""
        lexemes, splits = self._lexemes, tokens[i].splits
        if not i or tokens[i].sentence != tokens[i - 1].sentence:
            return False
        if self.placed == i and any(set(lexemes.conjunctions) & set(s.proclitics) for s in splits):
            return True
        if any(s.proclitics[-1:] == (lexemes.place_clitic,) and lexemes.phrases.get(s.stem) for s in splits):
            return True
        for token in reversed(tokens[max(i - _REACH, 0) : i]):
            if token.sentence != tokens[i].sentence or not token.norm.isalpha():
                break
            if any(s.stem in lexemes.visiting for s in token.splits):
                return True
        nearest = tokens[i - 1]
        if nearest.norm in lexemes.locative and nearest.norm not in lexemes.undecided:
            return True
        return any(s.stem in lexemes.capital for s in nearest.splits)

    def hashtag(self, token: Token) -> NounPhrase | None:
        """A name written as one word with underscores, as hashtags are."""
        for split in token.splits:
            words = " ".join(filter(None, split.stem.split("_")))
            for spelling in (words, self._lexemes.article + words) if split.definite else (words,):
                named = [v for v in self._lexemes.phrases.get(spelling) if isinstance(v, str)]
                if named:
                    start = token.start + skip(token.text, max(split.skip - 2 * (spelling != words), 0))
                    names = shared().get(fold_text(spelling), ())
                    return NounPhrase(token.i, token.i + 1, start, token.end, "name", actor=named[0], names=names)
        return None
