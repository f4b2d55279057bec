"""A name found once in a text is looked for everywhere in it: in full, and a person by the last name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from graphkit.extractors.actors.tagger.context import REACH, Bounds
from graphkit.extractors.actors.tagger.model import Labelled
from graphkit.extractors.actors.tagger.words import Word, Words

_LONGEST = 5
_FREQUENT = 60  # a single word that running text has this often is no name by being one elsewhere
_ALONE = frozenset({"PER", "GPE", "ORG", "MEDIA"})
_SURE = 0.5


def propagate(found: Sequence[Labelled], words: Mapping[int, Word], bounds: Bounds, known: Words) -> list[Labelled]:
    """The spans with those that repeat one of a sentence within reach, in text order. Those added are as sure as what
    they repeat."""
    at = {i: k for k, (first, last) in enumerate(bounds) for i in range(first, last)}
    names: dict[tuple[str, ...], dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for span in found:
        if span.sure < _SURE:
            continue
        k, spelled = at[span.first], _spelled(words, span.first, span.last)
        if len(spelled) <= _LONGEST:
            names[spelled][k][span.label] += 2
        if span.label == "PER" and len(spelled) > 1:
            names[spelled[-1:]][k]["PER"] += 1
    taken = {i for span in found for i in range(span.first, span.last)}
    begins: dict[str, int] = {}
    for spelled in names:
        begins[spelled[0]] = max(begins.get(spelled[0], 0), len(spelled))
    added: list[Labelled] = []
    for k, (first, last) in enumerate(bounds):
        i = first
        while i < last:
            longest = begins.get(words[i].stem)
            again = _again(names, words, taken, known, k, i, min(longest, last - i)) if longest else None
            if again:
                added.append(again)
            i = again.last if again else i + 1
    return sorted([*found, *added], key=lambda span: span.first)


def _spelled(words: Mapping[int, Word], first: int, last: int) -> tuple[str, ...]:
    """The words of a name, its first without proclitics."""
    return (words[first].stem, *(words[i].norm for i in range(first + 1, last)))


def _again(
    names: Mapping[tuple[str, ...], Mapping[int, Counter[str]]],
    words: Mapping[int, Word],
    taken: set[int],
    known: Words,
    k: int,
    i: int,
    longest: int,
) -> Labelled | None:
    """The longest name within reach of sentence `k` that stands again at token `i`, where no name is yet."""
    for length in range(longest, 0, -1):
        spelled = _spelled(words, i, i + length)
        if spelled in names and taken.isdisjoint(range(i, i + length)):
            label = _label(names[spelled], k)
            if label and (length > 1 or _alone(words[i], label, known)):
                return Labelled(i, i + length, label, _SURE)
    return None


def _label(told: Mapping[int, Counter[str]], k: int) -> str | None:
    """What a name is called most often in the sentences within reach."""
    votes: Counter[str] = Counter()
    for where, labels in told.items():
        if abs(where - k) <= REACH:
            votes += labels
    return min(votes, key=lambda label: (-votes[label], label)) if votes else None


def _alone(word: Word, label: str, known: Words) -> bool:
    """Whether one word is enough."""
    return label in _ALONE and len(word.stem) > 2 and known.common(word.stem) < _FREQUENT and word.stem.isalpha()
