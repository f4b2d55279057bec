"""The weights of a linear-chain CRF and what they say of a text: labels and how sure they are.

python-crfsuite trains; reading is done here in numpy, for a whole text at once: what a word adds for itself and for its
neighbours is summed once for each distinct word, which is several times faster than handing strings over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from graphkit.errors import DataError
from graphkit.extractors.actors.tagger.context import Bounds, Reading
from graphkit.extractors.actors.tagger.decoding import Scores, chances, likeliest
from graphkit.extractors.actors.tagger.words import FAR, NEAR, Word, Words

OFFSETS = (-3, -2, -1, 0, 1, 2)
"""The neighbours, by their distance, whose features a word has; 0 is its own."""
_EDGE = "#"
EDGE = "{}|" + _EDGE
"""The feature of a word whose neighbour at that distance lies outside of the sentence."""
_KEPT = 1 << 15  # distinct words whose scores are kept


def neighbour(features: Sequence[str], offset: int) -> list[str]:
    """The features that a word has for the one whose neighbour at `offset` it is."""
    if offset == 0:
        return list(features)
    kept = FAR if abs(offset) > 2 else NEAR
    return [f"{offset}|{feature}" for feature in features if feature.startswith(kept)]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Tokens `first` to `last` (exclusive) have a label; `sure` is the least probability of any of its tokens."""

    first: int
    last: int
    label: str
    sure: float


class Model:
    """A trained model. `labels` are those of BIO; a feature that it does not know counts nothing.

    `weights` has a row for each feature, which `index` numbers, and a column for each label.
    """

    def __init__(self, labels: Sequence[str], weights: Scores, transitions: Scores, index: Mapping[str, int]) -> None:
        self.labels, self.weights, self.transitions, self.index = tuple(labels), weights, transitions, index
        self._row: dict[Word, int] = {}
        self._known = np.zeros((256, len(OFFSETS), len(labels)), np.float32)
        # What a feature of a word says at all distances is one row, so that a new word costs one sum.
        slots = {f"{offset}|": k for k, offset in enumerate(OFFSETS) if offset}
        self._base: dict[str, int] = {}
        places = []
        for feature, row in index.items():
            distance, bar, rest = feature.partition("|")
            slot = slots.get(distance + bar, OFFSETS.index(0))
            places.append(
                (self._base.setdefault(rest if distance + bar in slots else feature, len(self._base)), slot, row)
            )
        self._at_all = np.zeros((len(self._base), len(OFFSETS), len(labels)), np.float32)
        if places:
            base, slot_of, rows = np.array(places).T
            self._at_all[base, slot_of] = weights[rows]
        self._edges = self._sum([_EDGE])

    @classmethod
    def load(cls, path: Path) -> Model:
        """A model that `save` wrote. Raises DataError for a missing or broken file."""
        try:
            with np.load(path, allow_pickle=False) as file:
                labels = [str(label) for label in file["labels"]]
                features = file["features"].tobytes().decode().split("\n")
                weights = np.zeros((len(features), len(labels)), np.float32)
                weights[file["rows"], file["columns"]] = file["values"]
                return cls(
                    labels,
                    weights,
                    file["transitions"].astype(np.float32),
                    {feature: k for k, feature in enumerate(features)},
                )
        except (OSError, EOFError, KeyError, ValueError, IndexError, BadZipFile) as error:
            raise DataError(f"the tagger's model {path.name} cannot be read: {error}") from error

    def save(self, path: Path) -> None:
        """Writes the model, the same bytes for the same weights."""
        rows, columns = np.nonzero(self.weights)
        arrays: dict[str, Any] = {
            "labels": np.array(self.labels),
            "features": np.frombuffer("\n".join(self.index).encode(), np.uint8),
            "rows": rows.astype(np.uint32),
            "columns": columns.astype(np.uint8),
            "values": self.weights[rows, columns].astype(np.float16),
            "transitions": self.transitions.astype(np.float32),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, **arrays)

    def without(self, left_out: Callable[[str], bool]) -> Model:
        """The model as it would be with these features counting nothing."""
        weights = self.weights.copy()
        weights[[k for feature, k in self.index.items() if left_out(feature)]] = 0
        return Model(self.labels, weights, self.transitions, self.index)

    def _sum(self, features: Sequence[str]) -> Scores:
        """What features of a word say at each distance."""
        total: Scores = self._at_all[[self._base[f] for f in features if f in self._base]].sum(axis=0)
        return total

    def _number(self, word: Word, words: Words) -> int:
        """The row of a word's scores, computed at its first sight."""
        row = self._row.get(word)
        if row is None:
            row = self._row[word] = len(self._row)
            if row == len(self._known):
                self._known = np.concatenate([self._known, np.zeros_like(self._known)])
            self._known[row] = self._sum(words.features(word))
        return row

    def scores(self, reading: Reading, bounds: Bounds, words: Words) -> Scores:
        """What the features say of each token, sentences one behind the other."""
        if len(self._row) > _KEPT:
            self._row.clear()
        places = [i for first, last in bounds for i in range(first, last)]
        rows = np.array([self._number(reading.words[i], words) for i in places], np.intp)
        at = np.cumsum([0, *(last - first for first, last in bounds)])
        total: Scores = self._known[rows, OFFSETS.index(0)].copy()
        sentence = np.repeat(np.arange(len(bounds)), np.diff(at))
        inside = np.arange(len(rows))
        for k, offset in enumerate(OFFSETS):
            if offset:
                there = inside + offset
                near = (there >= at[sentence]) & (there < at[sentence + 1])
                total[near] += self._known[rows[there[near]], k]
                total[~near] += self._edges[k]
        index = self.index
        owners: list[int] = []
        features: list[int] = []
        for n, i in enumerate(places):
            for feature in reading.features[i]:
                if (number := index.get(feature)) is not None:
                    owners.append(n)
                    features.append(number)
        if owners:
            np.add.at(total, owners, self.weights[features])
        return total

    def label(self, reading: Reading, bounds: Bounds, words: Words) -> list[Labelled]:
        """The spans of a text in order: the likeliest sequence of labels of each sentence."""
        bounds = [(first, last) for first, last in bounds if last > first]
        if not bounds:
            return []
        scores = self.scores(reading, bounds, words)
        lengths = np.array([last - first for first, last in bounds])
        order = np.argsort(-lengths, kind="stable")
        size = len(self.labels)
        padded = np.zeros((len(bounds), int(lengths.max()), size), np.float32)
        padded[np.arange(padded.shape[1]) < lengths[:, None]] = scores
        padded, lengths = padded[order], lengths[order]
        best = likeliest(padded, lengths, self.transitions)
        sure = chances(padded, lengths, self.transitions)
        found: list[Labelled] = []
        for n, k in enumerate(order):
            first = bounds[k][0]
            path = best[n, : lengths[n]]
            if path.any():
                found += _spans([self.labels[p] for p in path], sure[n, np.arange(len(path)), path].tolist(), first)
        return sorted(found, key=lambda span: span.first)


def _spans(labels: Sequence[str], sure: Sequence[float], first: int) -> list[Labelled]:
    """The spans of a BIO sequence whose first token is `first`."""
    found: list[Labelled] = []
    begin, kind = 0, ""
    for k, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            found.append(Labelled(first + begin, first + k, kind, min(sure[begin:k])))
            kind = ""
        if label != "O" and not kind:
            begin, kind = k, label[2:]
    return found
