"""Adjectives of nationality read as the government that they name: "الانسحاب الأميركي", "دبابات إسرائيلية"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.annotations import Actor, Mention, Trigger
from graphkit.arabic import fold
from graphkit.extractors.events.chains import Chain
from graphkit.extractors.events.clauses import Clauses
from graphkit.extractors.events.frames import Grammar

_REACH = 3
"""How many tokens behind a trigger its adjective may stand."""
_SHORTEST = 3


def governments(actors: Sequence[Actor], aliases: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Actor, Mention]]:
    """Folded name → government, or whatever body an adjective of `aliases` stands for."""
    wanted = {name for names in aliases.values() for name in names}
    found: dict[str, tuple[Actor, Mention]] = {}
    for actor in actors:
        for mention in actor.mentions:
            name = fold(mention.text)
            if actor.type == "government" or name in wanted:
                found.setdefault(name, (actor, mention))
    return found


class Nationalities:
    """The governments that adjectives of one sentence name, as chains of one."""

    def __init__(
        self,
        clauses: Clauses,
        grammar: Grammar,
        triggers: Sequence[Trigger],
        nations: Mapping[str, tuple[Actor, Mention]],
    ) -> None:
        self._clauses, self._grammar, self._triggers, self._nations = clauses, grammar, triggers, nations

    def behind(self, trigger: Trigger) -> Iterator[Chain]:
        """The government behind an adjective ("الانسحاب الأميركي"), within the trigger's phrase or right behind it."""
        for i in range(trigger.first + 1, min(trigger.last + _REACH, self._clauses.sentence.last)):
            norm = self._clauses.tokens[i].norm
            if i >= trigger.last and (self._clauses.border(i) or norm in self._grammar.prepositions):
                return
            if any(c.first <= i < c.last for c in self._clauses.chains):
                return
            if i >= trigger.last and any(t.first <= i < t.last for t in self._triggers):
                return
            yield from self._named(i)

    def before(self, trigger: Trigger) -> Iterator[Chain]:
        """The government of the subject right before a verb ("دبابات إسرائيلية قد ضربت")."""
        i = trigger.first - 1
        while i > self._clauses.sentence.first and self._clauses.empty(i, i + 1):
            i -= 1
        if i >= self._clauses.sentence.first and not any(c.first <= i < c.last for c in self._clauses.chains):
            yield from self._named(i)

    def _named(self, i: int) -> Iterator[Chain]:
        nation = named(self._clauses.tokens[i].norm, self._grammar, self._nations)
        if nation is not None:
            yield Chain(i, i + 1, None, [nation])


def named(word: str, grammar: Grammar, nations: Mapping[str, tuple[Actor, Mention]]) -> tuple[Actor, Mention] | None:
    """The government or body of `nations` that a folded word is the adjective of, None for any other word."""
    stem = word.removeprefix(grammar.article)
    names = grammar.nationality.get(stem)
    if names is None:
        ending = next((e for e in grammar.nisba if stem.endswith(e)), None)
        if ending is None or len(stem) - len(ending) < _SHORTEST:
            return None
        base = stem.removesuffix(ending)
        names = tuple(n for n in nations if n.removeprefix(grammar.article).startswith(base) and " " not in n)
    return next((nations[name] for name in names if name in nations), None)
