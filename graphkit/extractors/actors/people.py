"""Names of people whom no table knows, by the words they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.arabic import fold, has_arabic, skip
from graphkit.document import Token
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.nationalities import Nationalities
from graphkit.lexicon import table, word_set

_LONGEST = 6
_GAP = 2  # a space and the mark of a hashtag


class PersonalNames:
    """Tells whether a personal name begins with a token, and where it ends."""

    def __init__(self, nationalities: Nationalities) -> None:
        cues = table("name_cues")
        self._nationalities = nationalities
        given = table("given_names")
        self._sure = {fold(name) for name in given["sure"] if " " not in name}
        self._worded = set(map(fold, given["words"])) - self._sure
        self._kin = set(map(fold, given["kin"]))
        self._names = word_set("name_words.txt") - set(map(fold, cues["saying"]["words"])) | self._sure
        people = [row for row in gazetteer().rows.values() if row.type == "person"]
        self._borne = {word for row in people for s in row.spellings if len(word := fold(s)) > 2 and " " not in s}
        self._ambiguous = word_set("name_words_ambiguous.txt")
        self._ordinary = word_set("ordinary_words.txt") - self._sure
        self._slave = fold(cues["particles"]["slave"])
        self._hamza = tuple(c + a for c in cues["affixes"]["clitics"] if len(c) == 1 for a in cues["affixes"]["hamza"])
        self._closed = set(map(fold, table("groups")["modifiers"]["closed"]))
        self._inner = set(map(fold, cues["particles"]["inner"]))
        self._final = set(map(fold, cues["particles"]["final"]))
        self._lineage = set(map(fold, cues["particles"]["lineage"]))
        self._article: str = cues["affixes"]["article"]
        self._joining: tuple[str, ...] = tuple(cues["affixes"]["conjunctions"])
        self._possessive = tuple(table("anaphora")["own"]["pronouns"])
        self._verbal = tuple(cues["affixes"]["verbal"])
        self._glued = tuple(cues["affixes"]["glued"])
        self._clitics: list[str] = cues["affixes"]["clitics"]
        self._no_name = set(cues["affixes"]["no_name"])
        self._pronouns: list[str] = table("morphology")["pronouns"]["attached"]

    def at(self, tokens: Sequence[Token], i: int, last: int, titled: bool, said: bool) -> tuple[int, int] | None:
        """The token behind the name and the offset where it starts, proclitics aside.

        `titled`: an office or honorific stands right before it, so one word may do and an unheard-of one, too;
        `said`: a verb of saying, so an unheard-of second word may do.
        """
        if tokens[i].norm in self._kin and not titled and i + 1 < last and tokens[i + 1].norm in self._borne:
            return None
        fathered = titled and i + 2 < last and tokens[i + 1].norm in self._lineage and len(tokens[i].norm) > 2
        worded = (titled or said) and tokens[i].norm in self._worded and i + 1 < last and self._named(tokens[i + 1])
        start = tokens[i].start if fathered or worded else self._begins(tokens[i], titled)
        if start is None or (tokens[i].norm in self._lineage and not fathered):
            return None
        sure = self.is_name(tokens[i].norm) or start > tokens[i].start or worded
        end, words = self._ends(tokens, i, last, sure or titled)
        if words == 1 and said and sure and self._adjectival(tokens, end, last):
            return end + 1, start
        if titled:  # with the article, a first word of several is the adjective of the title
            return None if end - i > 1 and tokens[i].text.startswith(self._article) else (end, start)
        heard = any(self.is_name(t.norm) for t in tokens[i + 1 : end])
        if end - i == 2 and tokens[i].norm in self._sure:
            after = tokens[i + 1].norm
            heard = heard or after.startswith(self._article) or not after.startswith(self._verbal)
        return (end, start) if words > 1 and sure and (heard or said) else None

    def _adjectival(self, tokens: Sequence[Token], k: int, last: int) -> bool:
        """Whether a last name looks like an indefinite adjective of nationality, which no name could have behind it."""
        norm = tokens[k].norm if k < last else self._article
        return not norm.startswith(self._article) and self._nationalities.single(norm) is not None

    def _ends(self, tokens: Sequence[Token], i: int, last: int, trusted: bool) -> tuple[int, int]:
        """The token behind the name that begins with token `i`, and how many words of it are no particles."""
        k, words = i + 1, 1
        if tokens[i].norm == self._slave and k < last and tokens[k].norm.startswith(self._article):
            k += 1  # whatever the second word means else
        while k < last and k - i < _LONGEST and tokens[k].start - tokens[k - 1].end <= _GAP:
            norm, after = tokens[k].norm, tokens[k + 1].norm if k + 1 < last else ""
            if (norm == "-" and self.possible(after)) or (norm == self._slave and after.startswith(self._article)):
                k, words = k + 2, words + 1
            elif norm in self._inner and (self.possible(after) or after in self._inner):
                k += 1
            elif self.is_name(norm) or (norm in self._ambiguous and trusted) or self._follows(tokens, k, words):
                k, words = k + 1, words + 1
            else:
                break
        while k > i + 1 and tokens[k - 1].norm in self._inner - self._final:
            k -= 1
        return k, words

    def _follows(self, tokens: Sequence[Token], k: int, words: int) -> bool:
        """Whether an unheard-of word goes on a name: its second, one behind a particle, a last name with article."""
        norm, before = tokens[k].norm, tokens[k - 1].norm
        if tokens[k].text.startswith(self._hamza) or (
            words == 1 and before in self._borne and before not in self._sure
        ):
            return False
        if words == 1 and before in self._sure | self._worded and self._unheard(norm):
            return True
        surname = norm.startswith(self._article) and len(norm) > 4 and not before.startswith(self._article)
        return self.possible(norm) and (words == 1 or surname or before in self._inner)

    def _begins(self, token: Token, titled: bool) -> int | None:
        """Where a name begins in a token, None where it does not."""
        if self.is_name(token.norm):
            return token.start
        if token.norm not in self._ordinary:
            for split in token.splits[1:]:
                clitic = split.proclitics and not split.definite and not self._no_name & set(split.proclitics)
                if clitic and split.stem in self._names and split.stem not in self._inner:
                    return token.start + skip(token.text, split.skip)
        return token.start if titled and (self.possible(token.norm) or token.norm in self._inner) else None

    def _named(self, token: Token) -> bool:
        """Whether a token may go on a name whose first word is a word as well."""
        return self.is_name(token.norm) or token.norm in self._worded or self._unheard(token.norm)

    def _unheard(self, norm: str) -> bool:
        """Whether a folded word is in no list, and neither it nor what a conjunction joins is one of the language."""
        if norm in self._closed or len(norm) < 3 or not norm.isalpha() or not has_arabic(norm):
            return False
        stems = {norm, *(norm.removeprefix(c) for c in self._clitics)}
        joined = norm.startswith(self._joining) and (self.is_name(norm[1:]) or norm[1:] in self._borne)
        if joined or any(self._inflected(stem) for stem in stems if stem.endswith(self._possessive)):
            return False
        return not stems & self._ordinary and not norm.startswith(self._glued) and not self._nationalities.single(norm)

    def is_name(self, norm: str) -> bool:
        """Whether a folded word is mostly a part of a name."""
        return norm in self._names and self._nationalities.single(norm) is None

    def possible(self, norm: str) -> bool:
        """Whether a folded word is none of the language at large, as far as the lists know it."""
        if norm in self._closed or len(norm) < 2 or not norm.isalpha() or not has_arabic(norm):
            return False
        if norm in self._ordinary or self._nationalities.single(norm):
            return norm in self._names
        if len(norm) > 4 and norm.startswith(self._glued):
            return False
        stems = [norm.removeprefix(c) for c in self._clitics]
        return not any(len(s) > 2 and ((s in self._ordinary and s != norm) or self._inflected(s)) for s in stems)

    def _inflected(self, word: str) -> bool:
        """Whether a word is an ordinary one with a pronoun at its end."""
        return any(
            word.endswith(p) and len(word) - len(p) > 2 and word[: -len(p)] in self._ordinary for p in self._pronouns
        )
