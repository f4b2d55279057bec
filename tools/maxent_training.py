"""Fits the models of `graphkit.maxent`. Needs scikit-learn (the `train` extra).

The fit is convex and starts from zero, so that the same cases give the same table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from graphkit.maxent import BIAS, Maxent


def fit(cases: Sequence[Collection[str]], labels: Sequence[str], *, c: float = 0.2, least: int = 3) -> Maxent:
    """The classifier of `cases`, each the features of one, with its label.

    `c` is the inverse strength of the quadratic penalty. A feature seen fewer than `least` times is left out: what is
    rare is learned by heart. Labels are ordered by name.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for case in cases for feature in set(case))
    names = sorted(name for name, count in counts.items() if count >= least)
    column = {name: i for i, name in enumerate(names)}
    ones, starts = [], [0]
    for case in cases:
        ones += sorted(column[feature] for feature in set(case) if feature in column)
        starts.append(len(ones))
    matrix = csr_matrix(([1.0] * len(ones), ones, starts), shape=(len(cases), len(names)))
    fitted = LogisticRegression(C=c, max_iter=1000).fit(matrix, labels)
    weights = {name: [float(row[i]) for row in fitted.coef_] for i, name in enumerate(names)}
    weights[BIAS] = [float(value) for value in fitted.intercept_]
    return Maxent([str(label) for label in fitted.classes_], weights)


def out_of_fold(
    cases: Sequence[Collection[str]],
    labels: Sequence[str | None],
    groups: Sequence[str],
    *,
    c: float = 0.2,
    least: int = 3,
) -> list[dict[str, float]]:
    """The probabilities of each case by a model that saw no case of its group. Nothing is learned of cases without a
    label."""
    found: list[dict[str, float]] = [{}] * len(cases)
    for group in sorted(set(groups)):
        inside = [(case, label) for case, label, g in zip(cases, labels, groups, strict=True) if g != group and label]
        model = fit([case for case, _ in inside], [label for _, label in inside if label], c=c, least=least)
        for i, g in enumerate(groups):
            if g == group:
                found[i] = model.probabilities(cases[i])
    return found
