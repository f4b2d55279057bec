"""What a word tells by itself: its form, its stem behind proclitics, and what the tables know of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graphkit.arabic import fold
from graphkit.errors import DataError
from graphkit.extractors.actors.nationalities import Nationalities
from graphkit.lexicon import table
from graphkit.resources import folder

CLUSTERS = 3
"""Sizes of word clusters that the table has for each word, coarse to fine."""

_RARE, _USUAL = 20, 500  # times in running text: below the one a word may be misread, above the other it is no name


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the tagger reads it: its text, the proclitics taken off, and the rest, folded."""

    text: str
    norm: str
    proclitics: str
    stem: str


@dataclass(frozen=True, slots=True)
class WordTable:
    """`counts` of folded words in running text, `clusters` of stems by the company they keep, `marks` of names."""

    counts: dict[str, int]
    clusters: dict[str, tuple[str, ...]]
    marks: dict[str, tuple[str, ...]]


@cache
def word_table() -> WordTable:
    """The table that ships with the model, read once. Raises DataError for a missing or broken one."""
    path = folder("models") / "actors" / "words.tsv"
    counts: dict[str, int] = {}
    clusters: dict[str, tuple[str, ...]] = {}
    marks: dict[str, tuple[str, ...]] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            word, count, cluster, mark = line.split("\t")
            if count:
                counts[word] = int(count)
            if cluster:
                clusters[word] = tuple(cluster.split())
            if mark:
                marks[word] = tuple(mark.split())
    except (OSError, ValueError) as error:
        raise DataError(f"the tagger's {path.name} cannot be read: {error}") from error
    return WordTable(counts, clusters, marks)


class Words:
    """Reads words; what depends on the form alone is computed once for each."""

    def __init__(self, known: WordTable | None = None) -> None:
        self.known = known or word_table()
        affixes, heads = table("name_cues")["affixes"], table("name_heads")
        self._article: str = affixes["article"]
        clitics = table("morphology")["proclitics"]
        self._conjunctions = tuple(filter(None, clitics["conjunction"]))
        self._single = tuple(c for c in clitics["preposition"] if len(c) == 1)
        self._fused: str = heads["endings"]["fused"]
        self._endings = tuple(heads["endings"]["adjective"])
        self._nationalities = Nationalities()
        self.heads = {fold(w): name for name, entry in heads["heads"].items() for w in entry["words"]}
        self.split = lru_cache(1 << 16)(self._split)
        self.word = lru_cache(1 << 16)(self._word)

    def candidates(self, norm: str) -> Iterator[tuple[str, str]]:
        """Every way to read a folded word as proclitics and a stem of two letters and more."""
        if len(norm) < 4:
            return
        for conjunction in ("", *(c for c in self._conjunctions if norm.startswith(c))):
            rest = norm[len(conjunction) :]
            if conjunction:
                yield conjunction, rest
            if rest.startswith(self._fused * 2):
                yield conjunction + self._fused, self._article + rest[2:]
            elif rest.startswith(self._single) and len(rest) > 3:
                yield conjunction + rest[0], rest[1:]

    def _split(self, norm: str) -> tuple[str, str]:
        """The reading whose stem running text has far more often than the word itself."""
        best, most = ("", norm), self.known.counts.get(norm, 0)
        for proclitics, stem in self.candidates(norm):
            count = self.known.counts.get(stem, 0)
            if count > 2 * most + 1:
                best, most = (proclitics, stem), count // 2
        return best

    def _word(self, text: str) -> tuple[Word, tuple[tuple[str, str], ...]]:
        """A word as running text has it, and where that is rare, how else it may be read: the text at hand decides."""
        norm = fold(text)
        proclitics, stem = self.split(norm)
        doubtful = not proclitics and self.common(norm) < _RARE
        others = tuple(c for c in self.candidates(norm) if len(c[1]) > 2 and self.common(c[1]) < _USUAL)
        return Word(text, norm, proclitics, stem), others if doubtful else ()

    def features(self, word: Word) -> tuple[str, ...]:
        """The features of a word where it stands."""
        stem = word.stem
        definite = stem.startswith(self._article) and len(stem) > 4
        core = stem[2:] if definite else stem
        found = ["w=" + word.norm, "s=" + stem, "sh=" + _shape(word.text), f"ln={min(len(stem), 8)}"]
        if word.proclitics:
            found.append("pre=" + word.proclitics)
        if definite:
            found += ["al", "c=" + core]
        for size in (1, 2, 3):
            if len(stem) > size + 1:
                found += [f"p{size}={stem[:size]}", f"x{size}={stem[-size:]}"]
            if definite and len(core) > size > 1:
                found.append(f"cp{size}={core[:size]}")
        clusters = self.known.clusters.get(stem) or self.known.clusters.get(word.norm)
        found += [f"k{i}={c}" for i, c in enumerate(clusters)] if clusters else ["k=?"]
        found += [f"m={m}" for m in self.known.marks.get(stem, ())]
        if definite:
            found += [f"cm={m}" for m in self.known.marks.get(core, ())]
        count = self.known.counts.get(stem, 0)
        found.append(f"fq={len(str(count)) if count else 0}")
        if head := self.heads.get(stem):
            found.append("hc=" + head)
        if nationality := self._nationalities.single(stem):
            found.append("nis=" + ("p" if nationality.plural else "s"))
        elif len(core) > 3 and core.endswith(self._endings):
            found.append("nis=?")
        return tuple(found)

    def common(self, stem: str) -> int:
        """How often running text has a stem."""
        return self.known.counts.get(stem, 0)


NEAR = ("w=", "s=", "k", "pre=", "m=", "cm=", "hc=", "nis=")
FAR = ("s=", "hc=")
"""The features, by their beginnings, that a word has for its neighbours, and for those three words behind it."""


def _shape(text: str) -> str:
    """Digits, Latin letters, a mark, or an Arabic word."""
    if text.isdigit():
        return "digits"
    if text.isascii() and text.isalpha():
        return "latin"
    return "word" if any(map(str.isalnum, text)) else "mark"
