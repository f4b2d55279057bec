"""The trigger lexicon, compiled: every form of every entry in one dictionary, each entry with its conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphkit.annotations import Trigger
from graphkit.arabic import fold
from graphkit.document import Token
from graphkit.errors import DataError
from graphkit.lexicon import table
from graphkit.morphology import Form, Split, adjective_forms, noun_forms, verb_forms
from graphkit.phrases import Phrases, words

NONE = "none"
"""The type of words that look like an event's but tell none."""

_ECHO = "~"
_ANY = "*"
# Condition names: how many tokens away, in which direction (-1 before, 1 after, 0 both).
_CONDITIONS = {"then": (1, 1), "next": (5, 1), "before": (1, -1), "prev": (5, -1), "near": (8, 0)}
_LETTERS = table("morphology")["proclitics"]
_FUTURE = frozenset(_LETTERS["future"])
_QUESTION = frozenset(_LETTERS["question"])
_ARTICLE = _LETTERS["article"]
_ALEF = _ARTICLE[0]
_NO_ALEF = tuple(table("morphology")["accusative"]["without_alef"])
# A verb takes conjunctions, the future's prefix, and the one preposition that is a conjunction of purpose, too.
_PURPOSE = _LETTERS["fused_article"][0]
_VERBAL = frozenset(_LETTERS["conjunction"]) | _FUTURE | {_PURPOSE}
_WORDS = ("verbs", "nouns", "adjectives", "phrases")


@dataclass(frozen=True, slots=True)
class Condition:
    """Phrases that must, or must not, stand within `reach` tokens of the trigger, in its sentence.

    `beginnings` are letters that a word may begin with, instead ("ب*").
    """

    phrases: Phrases[bool]
    beginnings: tuple[str, ...]
    reach: int
    direction: int
    wanted: bool

    def holds(self, tokens: Sequence[Token], first: int, last: int, low: int, high: int) -> bool:
        """`first` to `last` are the trigger's tokens, `low` to `high` its sentence's."""
        found = False
        if self.direction >= 0:
            end = min(last + self.reach, high)
            found = any(self._matches(tokens, i, high) for i in range(last, end))
        if not found and self.direction <= 0:
            if self.reach > 1:
                found = any(self._matches(tokens, i, first) for i in range(max(low, first - self.reach), first))
            else:
                found = any(self._matches(tokens, i, first) == first for i in range(max(low, first - 3), first))
        return found == self.wanted

    def _matches(self, tokens: Sequence[Token], i: int, limit: int) -> int | None:
        """Where the words that begin with token `i` end, None where they are none of the condition's."""
        match = self.phrases.match(tokens, i, limit)
        if match is not None:
            return match.last
        return i + 1 if self.beginnings and tokens[i].norm.startswith(self.beginnings) else None


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One dictionary word or phrase of an event type. `rank` orders the entries that fit one word, lowest first."""

    type: str
    lemma: str
    rank: tuple[int, int]
    conditions: tuple[Condition, ...] = ()
    definite: bool | None = None
    number: str | None = None
    tense: str | None = None
    who: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    echo: bool = False
    recalls: bool = False

    @property
    def key(self) -> str:
        """Its name, such as "attack:قصف"."""
        return f"{self.type}:{_ECHO if self.echo else ''}{self.lemma}"

    def accepts(self, form: Form | None, split: Split) -> bool:
        """Whether the inflected form may stand behind these proclitics, and is one that the entry wants."""
        if not self.barred.isdisjoint(split.proclitics):
            return False
        if form is None:
            return _FUTURE.isdisjoint(split.proclitics)
        if form.pos == "verb":
            if split.definite or not _VERBAL.issuperset(split.proclitics):
                return False
            if form.tense == "past" and not (_FUTURE | {_PURPOSE}).isdisjoint(split.proclitics):
                return False
            return self.tense in (None, form.tense)
        if not (_FUTURE | _QUESTION).isdisjoint(split.proclitics) or (split.definite and form.pronoun):
            return False
        if self.definite is not None and self.definite != (split.definite or form.pronoun is not None):
            return False
        return self.number in (None, form.number)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`forms` maps the folded first word of a form to (rest of the words, form, entry)."""

    forms: dict[str, list[tuple[tuple[str, ...], Form | None, Entry]]]
    types: tuple[str, ...]


def echoes(trigger: Trigger) -> bool:
    """Whether a trigger's entry tells no event of its own, only of one that others tell ("تحدث مع")."""
    return trigger.entry.partition(":")[2].startswith(_ECHO)


def _inflected(phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A fixed phrase; one of a bare noun and its adjective in the accusative and with articles, too.

    What is no such pair only gains spellings that nobody writes.
    """
    yield phrase
    if len(phrase) == 2 and not any(word.startswith(_ARTICLE) or len(word) < 4 for word in phrase):
        yield tuple(_ARTICLE + word for word in phrase)
        yield tuple(word if word.endswith(_NO_ALEF) else word + _ALEF for word in phrase)


def _spelled(kind: str, entry: str) -> Iterator[tuple[tuple[str, ...], Form | None]]:
    """All forms of one entry as (words, form)."""
    if kind == "phrases":
        yield from ((variant, None) for variant in _inflected(words(entry)))
        return
    parts = entry.split()
    if kind == "verbs":
        if len(parts) != 2:
            raise DataError(f"lexicon triggers.toml: verb {entry!r} needs a past and a present form")
        forms = verb_forms(*parts)
    elif kind == "nouns":
        forms = noun_forms(parts[0], *parts[1:])
    else:
        forms = adjective_forms(parts[0])
    for form in forms:
        yield (form.text,), form


def _phrases(items: list[str], sets: dict[str, Any]) -> Phrases[bool]:
    """The table of a condition's words, with the sets that it names."""
    phrases: Phrases[bool] = Phrases()
    for item in items:
        if item.endswith(_ANY):
            continue
        if item.startswith("@"):
            if item[1:] not in sets:
                raise DataError(f"lexicon triggers.toml names an unknown set {item!r}")
            for kind in _WORDS:
                for entry in sets[item[1:]].get(kind, ()):
                    for spelled, _ in _spelled(kind, entry):
                        phrases.add(spelled, True)
        else:
            phrases.add(item, True)
    return phrases


def _conditions(group: dict[str, Any], sets: dict[str, Any]) -> Iterator[Condition]:
    for key, items in group.items():
        name = key.removeprefix("unless_")
        if name in _CONDITIONS:
            reach, direction = _CONDITIONS[name]
            if key == "next":
                reach = int(group.get("reach", reach))
            beginnings = tuple(fold(item.removesuffix(_ANY)) for item in items if item.endswith(_ANY))
            yield Condition(_phrases(items, sets), beginnings, reach, direction, name == key)


@cache
def compile_lexicon() -> Lexicon:
    """The lexicon of `triggers.toml`. Raises DataError for an entry that is not well formed."""
    data = table("triggers")
    sets = data["sets"]
    forms: dict[str, list[tuple[tuple[str, ...], Form | None, Entry]]] = {}
    order = 0
    for type_, groups in data.items():
        if type_ == "sets":
            continue
        for group in groups:
            conditions = tuple(_conditions(group, sets))
            specific = any(c.wanted for c in conditions) or "who" in group
            specific = specific and not group.get("echo")  # any event of its own comes first
            except_ = frozenset(map(fold, group.get("except", ())))
            for kind in _WORDS:
                for lemma in group.get(kind, ()):
                    order += 1
                    entry = Entry(
                        type_, lemma.split()[0] if kind != "phrases" else lemma, (not specific, order), conditions,
                        group.get("definite"), group.get("number"), group.get("tense"), frozenset(group.get("who", ())),
                        frozenset(group.get("unless_proclitic", ())), bool(group.get("echo")),
                        bool(group.get("recalls")),
                    )  # fmt: skip
                    for spelled, form in _spelled(kind, lemma):
                        if form is not None and spelled[0] in except_:
                            continue
                        forms.setdefault(spelled[0], []).append((spelled[1:], form, entry))
    return Lexicon(forms, tuple(t for t in data if t not in ("sets", NONE)))
