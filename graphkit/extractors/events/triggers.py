"""Finds the words that tell an event: a verb, noun, participle or fixed phrase of the trigger lexicon, in its context.

The lexicon (`lexicons/ar/triggers.toml`) states each entry's condition: which words must or must not stand near it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

from graphkit import spans
from graphkit.annotations import Actor, Mention, TimeReference, Trigger
from graphkit.arabic import skip
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.events.trigger_entries import NONE, Entry, compile_lexicon
from graphkit.lexicon import table
from graphkit.morphology import Form, Split, splits

_STATEMENT = "statement"
_NEAR = 4
"""Within how many tokens an actor that an entry asks for must be named."""
_RECENT = 3
"""For how many sentences a word may take up an event told before ("الجريمة")."""

Reading = tuple[Split, tuple[str, ...], Form | None, Entry]


class Triggers:
    """The triggers of all told sentences, in text order; they never overlap.

    Plain saying is no event of its own: its words are found, so that they are no other event's, and told of only with
    `statements`.
    """

    def __init__(self, statements: bool = False) -> None:
        self._lexicon = compile_lexicon()
        self._untold = frozenset({NONE} if statements else {NONE, _STATEMENT})
        self._readings = lru_cache(maxsize=1 << 17)(self._read)

    @property
    def types(self) -> tuple[str, ...]:
        """The event types that the lexicon knows."""
        return self._lexicon.types

    def __call__(self, document: Document) -> Iterable[Trigger]:
        names, who = _names(document), _who(document)
        count = 0
        since: dict[str, int] = {}
        for number, sentence in enumerate(document.told):
            recent = {type_ for type_, last in since.items() if number - last <= _RECENT}
            i = sentence.first
            while i < sentence.last:
                found = self._at(document.tokens, i, sentence, who, recent)
                if found is None:
                    i += 1
                    continue
                split, rest, form, entry = found
                last = i + 1 + len(rest)
                start, end = _span(document.tokens, i, last, split, bool(rest))
                if entry.type not in self._untold and not _inside(names, start, end):
                    count += 1
                    since[entry.type] = number
                    recent.add(entry.type)
                    segment = document.segment_at(start)
                    yield Trigger(
                        f"trigger{count}", segment.id if segment else "s1", entry.type, start, end,
                        document.text[start:end], i, last, entry.key, form,
                    )  # fmt: skip
                i = last

    def _read(self, word: str) -> tuple[Reading, ...]:
        """All entries that may begin with this folded word: longest first, then by rank.

        A hashtag's words are one token ("الاتفاق_النووي"); it is read as its first word.
        """
        found: list[tuple[tuple[int, int, tuple[int, int]], Reading]] = []
        word = word.partition("_")[0]
        for split in splits(word):
            for rest, form, entry in self._lexicon.forms.get(split.stem, ()):
                if split.definite and rest and form is None:
                    continue  # a phrase is written with its articles
                if entry.accepts(form, split):
                    found.append(((-len(rest), len(split.proclitics), entry.rank), (split, rest, form, entry)))
        return tuple(reading for _, reading in sorted(found, key=lambda f: f[0]))

    def _at(
        self, tokens: Sequence[Token], i: int, sentence: Sentence, who: Mapping[int, str], recent: Container[str]
    ) -> Reading | None:
        """The entry that token `i` begins, if its conditions hold. `recent` are the types told of shortly before."""
        for reading in self._readings(tokens[i].norm):
            _, rest, _, entry = reading
            last = i + 1 + len(rest)
            if last > sentence.last or any(tokens[i + 1 + k].norm != word for k, word in enumerate(rest)):
                continue
            if entry.who and not _named(who, entry.who, i, last, sentence):
                continue
            if entry.recalls and entry.type not in recent:
                continue
            if all(c.holds(tokens, i, last, sentence.first, sentence.last) for c in entry.conditions):
                return reading
        return None


def _span(tokens: Sequence[Token], first: int, last: int, split: Split, phrase: bool) -> tuple[int, int]:
    """The offsets of a trigger without its proclitics; an article stays."""
    clitics = table("morphology")["proclitics"]
    article = len(clitics["article"]) if split.definite and clitics["fused_article"][0] not in split.proclitics else 0
    cut = split.skip - article
    return tokens[first].start + skip(tokens[first].text, max(cut, 0)), tokens[last - 1].end


def _names(document: Document) -> list[Mention]:
    """The names of two words and more in which a word tells nothing ("مجلس الأمن"); people told of are no names."""
    found = {(m.start, m.end): m for a in document.of(Actor) if a.type != "group" for m in a.mentions if " " in m.text}
    for time in document.of(TimeReference):
        found[time.start, time.end] = Mention(time.start, time.end, time.text)
    return spans.longest(found.values())


def _who(document: Document) -> dict[int, str]:
    """The type of the actor named at each token that is the first or last of a name."""
    found: dict[int, str] = {}
    for actor in document.of(Actor):
        for mention in actor.mentions:
            for offset in (mention.start, mention.end - 1):
                token = document.token_at(offset)
                if token is not None:
                    found[token.i] = actor.type
    return found


def _named(who: Mapping[int, str], types: frozenset[str], first: int, last: int, sentence: Sentence) -> bool:
    """Whether an actor of one of these types is named close to the trigger."""
    near = range(max(sentence.first, first - _NEAR), min(sentence.last, last + _NEAR))
    return any(who.get(i) in types for i in near)


def _inside(names: Sequence[Mention], start: int, end: int) -> bool:
    name = spans.at(names, start)
    return name is not None and end <= name.end
