"""The names of one article in text order, for nouns that take them up: الزعيمان, بلاده, الأخيرة."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.annotations import ActorType
from graphkit.extractors.actors.register import Register


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named by tokens `first` to `last` (exclusive); `state` is the government that it is or belongs to."""

    first: int
    last: int
    sentence: int
    actor: str
    type: ActorType
    state: str | None


class Told:
    """All mentions but those of outlets and places, which no such noun means."""

    def __init__(self, register: Register) -> None:
        self._register = register
        found = (self._read(a, m.start, m.end) for a, ms in register.mentions.items() for m in ms)
        self._names = sorted((n for n in found if n), key=lambda n: (n.first, -n.last))
        self._firsts = [n.first for n in self._names]

    def __iter__(self) -> Iterator[Named]:
        return iter(self._names)

    def _read(self, actor: str, start: int, end: int) -> Named | None:
        document, kind = self._register.document, self._register.kind(actor)
        head, tail = document.token_at(start), document.token_at(end - 1)
        if head is None or tail is None or kind in ("media", "place"):
            return None
        return Named(head.i, tail.i + 1, head.sentence, actor, kind, self._register.state(actor))

    def before(self, i: int, sentences: int) -> list[Named]:
        """The names before token `i`, back to so many sentences before its own."""
        low = self._register.document.tokens[i].sentence - sentences
        end = start = bisect_left(self._firsts, i)
        while start and self._names[start - 1].sentence >= low:
            start -= 1
        return self._names[start:end]

    def behind(self, i: int, count: int) -> list[Named]:
        """The next names from token `i` on."""
        start = bisect_left(self._firsts, i)
        return self._names[start : start + count]

    def add(self, actor: str, start: int, end: int) -> None:
        """Notes a mention, which later nouns may take up."""
        self._register.mention(actor, start, end)
        if named := self._read(actor, start, end):
            at = bisect_left(self._firsts, named.first)
            self._names.insert(at, named)
            self._firsts.insert(at, named.first)
