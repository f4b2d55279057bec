"""Maximum entropy classifiers over binary features: small models that decide what no rule does.

A model is a table of tab-separated cells, `models/<name>.tsv`. Its first line holds `maxent`, `1`, the number of lines
with weights, and the labels; then each line a feature and its weights: with two labels one, for the second label; with
more one for each. The feature `BIAS` is always present; one that the table lacks weighs nothing. Features are strings
without tabs and line ends, by convention `name=value`. `tools/maxent_training.py` fits models.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import exp, isfinite

from graphkit.errors import DataError
from graphkit.resources import folder

BIAS = "bias"
"""The feature that every case has."""
_HEAD = "maxent"
_VERSION = "1"


class Maxent:
    """A classifier: what is weighed for each label is the sum of the weights of the features."""

    def __init__(self, labels: Sequence[str], weights: Mapping[str, Sequence[float]]) -> None:
        """`weights` give a feature's weight for each label, or with two labels for the second alone."""
        self.labels = tuple(labels)
        self._columns = 1 if len(self.labels) == 2 else len(self.labels)
        self._weights: list[dict[str, float]] = [
            {name: row[i] for name, row in weights.items() if row[i]} for i in range(self._columns)
        ]

    def scores(self, features: Collection[str]) -> list[float]:
        """The weight of each label, in the order of `labels`; only their differences mean something.

        Each feature counts as often as it is given.
        """
        sums = [weights.get(BIAS, 0.0) + sum(map(weights.get, features, repeat(0.0))) for weights in self._weights]
        return [0.0, *sums] if self._columns == 1 else sums

    def probabilities(self, features: Collection[str]) -> dict[str, float]:
        """How likely each label is; they add up to 1."""
        scores = self.scores(features)
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        total = sum(odds)
        return {label: value / total for label, value in zip(self.labels, odds, strict=True)}

    def best(self, features: Collection[str]) -> str:
        """The likeliest label, the first of equals."""
        scores = self.scores(features)
        return self.labels[scores.index(max(scores))]

    def reasons(self, features: Collection[str], label: str) -> list[tuple[str, float]]:
        """The features that speak for or against a label, with by how much against the mean of all, strongest first."""
        column = self.labels.index(label)
        found = []
        for feature in {BIAS, *features}:
            row = [0.0] if self._columns == 1 else []
            row += [weights.get(feature, 0.0) for weights in self._weights]
            found.append((feature, row[column] - sum(row) / len(row)))
        return sorted((f for f in found if f[1]), key=lambda f: (-abs(f[1]), f[0]))

    def dumps(self) -> str:
        """The model as its table, weights to three decimals; features that weigh nothing are left out."""
        names = sorted({name for weights in self._weights for name in weights})
        rows = []
        for name in names:
            cells = [f"{weights.get(name, 0.0):.3f}".rstrip("0").rstrip(".") for weights in self._weights]
            cells = ["0" if cell in ("-0", "") else cell for cell in cells]
            if set(cells) != {"0"}:
                rows.append("\t".join((name, *cells)))
        return "\n".join(("\t".join((_HEAD, _VERSION, str(len(rows)), *self.labels)), *rows, ""))


def loads(text: str, name: str) -> Maxent:
    """The model in a table; `name` says which in messages. Raises DataError for a damaged one."""
    lines = text.split("\n")
    head = lines[0].split("\t")
    if head[:2] != [_HEAD, _VERSION] or len(head) < 5 or len(set(head[3:])) < len(head[3:]) or lines[-1]:
        raise DataError(f"model {name} is damaged: its first line names no version {_VERSION} and labels, or it is cut")
    if head[2] != str(len(lines) - 2):
        raise DataError(f"model {name} is damaged: {len(lines) - 2} weight lines instead of {head[2]}")
    labels = head[3:]
    return Maxent(labels, dict(_rows(lines[1:-1], 1 if len(labels) == 2 else len(labels), name)))


def _rows(lines: Sequence[str], width: int, name: str) -> Iterator[tuple[str, list[float]]]:
    for number, line in enumerate(lines, 2):
        feature, *cells = line.split("\t")
        try:
            weights = [float(cell) for cell in cells]
        except ValueError:
            weights = []
        if len(weights) != width or not all(map(isfinite, weights)):
            raise DataError(f"model {name} is damaged: line {number} does not hold {width} weights")
        yield feature, weights


@cache
def model(name: str) -> Maxent:
    """The model `models/<name>.tsv` that ships with graphkit, read once. Raises DataError for a missing or damaged
    one."""
    try:
        text = (folder("models") / f"{name}.tsv").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"model {name}.tsv cannot be read: {error}") from error
    return loads(text, f"{name}.tsv")
