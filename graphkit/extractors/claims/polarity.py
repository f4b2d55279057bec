"""How a text tells an event: what is negated, what could not be verified, what is the mere occasion of others."""

from __future__ import annotations

from functools import cache

from graphkit.annotations import Event, Mention, Modality, ModalityValue, Stance, Trigger
from graphkit.arabic import fold
from graphkit.document import Document, Token
from graphkit.lexicon import table
from graphkit.phrases import Phrases

_REACH = 8
"""How many tokens behind "could not be verified", or behind a negation, what is meant may stand."""


@cache
def words(name: str) -> frozenset[str]:
    """One word list of the grammar of attribution, folded."""
    entry = table("attribution")
    return frozenset(map(fold, entry["grammar"][name] if name in entry["grammar"] else entry[name]))


@cache
def _unverified() -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases()
    for phrase in table("stance")["unverified"]["phrases"]:
        phrases.add(phrase, True)
    return phrases


@cache
def _failing() -> frozenset[str]:
    return frozenset(map(fold, table("stance")["failing"]["words"]))


class Polarity:
    """The negations and doubts of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        at = {t.id: t.start for t in document.of(Trigger)}
        self._modality = {at[m.trigger]: m for m in document.of(Modality) if m.trigger in at}

    def _place(self, mention: Mention) -> tuple[Token, int] | None:
        """The first token of a mention and of its sentence."""
        token = self._document.token_at(mention.start)
        return None if token is None else (token, self._document.sentences[token.sentence].first)

    def negated(self, mention: Mention) -> bool:
        """Whether a negation before a mention denies it: at most light words between; "ما لم" denies nothing."""
        place = self._place(mention)
        if place is None:
            return False
        token, first = place
        for i in range(token.i - 1, max(first, token.i - _REACH) - 1, -1):
            word = self._document.tokens[i].norm
            if word in words("negations"):
                # "لا ليتولى": a negated verb or noun stands bare.
                bare = i < token.i - 1 or (token.start == mention.start and word not in words("lack"))
                return bare and self._denying(i, first) and not self._excepted(token)
            if word not in words("light"):
                return False
        return False

    def negative(self, event: Event, mention: Mention) -> Stance | None:
        """The stance at a mention of an event meant as negated: None where the negation is another mention's.

        A condition or an aim ("ما لم", "لضمان عدم") leaves it open. Where no modality of single mentions is known, the
        event's counts for all.
        """
        if event.modality != "negated":
            return None
        modality = self._modality.get(mention.start)
        if modality is None:
            return None if self._modality else "denies"
        cue = self._document.token_at(modality.cue.start) if modality.cue else None
        if modality.value != "negated" or cue is None:
            return None
        first = self._document.sentences[cue.sentence].first
        if self._excepted(cue):
            return None
        if cue.norm in words("lack") or cue.norm in words("negations"):
            token = self._document.token_at(mention.start)
            between = self._document.tokens[cue.i + 1 : token.i] if token else ()
            if any(t.norm not in words("light") for t in between):
                return None  # "لعدم نجاح الاتفاق", "لم تحددهم اخترقوا": another word is negated
            if not between and cue.norm in words("lack"):
                return "neither"
        elif any(split.stem in _failing() for split in cue.splits):
            return self._failed(cue.i, mention)
        return "denies" if self._denying(cue.i, first) else "neither"

    def _failed(self, cue: int, mention: Mention) -> Stance | None:
        """What "failed" says of a mention: denied where it is what they failed in, else told as having begun."""
        token = self._document.token_at(mention.start)
        between = self._document.tokens[cue + 1 : token.i] if token else ()
        if any(t.norm in words("places") for t in between):
            return "denies"
        return None

    def modality(self, mention: Mention) -> tuple[ModalityValue | None, Mention | None]:
        """How a mention is meant by itself and the word that says so; None where nothing is known of it."""
        known = self._modality.get(mention.start)
        return (known.value, known.cue) if known else (None, None)

    def _denying(self, negation: int, first: int) -> bool:
        """Whether the negation at a token is more than a condition, an aim or a demand."""
        return negation == first or self._document.tokens[negation - 1].norm not in words("unless")

    def _excepted(self, token: Token) -> bool:
        """Whether "not … but" follows: that tells, and denies only the rest."""
        last = self._document.sentences[token.sentence].last
        behind = self._document.tokens[token.i + 1 : min(token.i + 1 + _REACH, last)]
        return any(t.norm in words("exceptions") for t in behind)

    def unverified(self, mention: Mention) -> bool:
        """Whether the clause before a mention says that it could not be verified."""
        place = self._place(mention)
        if place is None:
            return False
        token, first = place
        tokens = self._document.tokens
        return any(_unverified().match(tokens, i, token.i) for i in range(max(first, token.i - _REACH), token.i))

    def governed(self, mention: Mention) -> bool:
        """Whether a preposition stands before a mention, as a word or attached: a mere occasion of something else."""
        place = self._place(mention)
        if place is None:
            return False
        token, _ = place
        if token.i and self._document.tokens[token.i - 1].norm in words("prepositions"):
            return True
        before = fold(token.text[: mention.start - token.start])
        return bool(words("proclitics") & set(before)) or token.norm.startswith(
            table("morphology")["proclitics"]["fused_article"]
        )

    def preceding(self, mention: Mention) -> str:
        """The folded word before a mention, empty at the beginning of the text."""
        place = self._place(mention)
        return self._document.tokens[place[0].i - 1].norm if place and place[0].i else ""
