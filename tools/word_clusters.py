"""Clusters of words by the company they keep: positive pointwise mutual information, singular vectors, k-means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.cluster.vq import kmeans2
from scipy.sparse.linalg import svds

_LEAST = 4  # times that a word must stand in the text
_NEIGHBOURS = 2500  # frequent words, whose places beside a word describe it
_DIMENSIONS = 100
_COARSE, _MIDDLE = 64, 256
_SMALL = 24  # words in a cluster of the finest division
_STEPS = (-2, -1, 1, 2)


def clusters(sentences: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """For each word that is frequent enough, its cluster in a coarse, a middle and a fine division."""
    counts = Counter(word for sentence in sentences for word in sentence)
    words = sorted((w for w, n in counts.items() if n >= _LEAST), key=lambda w: (-counts[w], w))
    vectors = _vectors(sentences, {word: k for k, word in enumerate(words)})
    coarse, middle = (kmeans2(vectors, k, minit="++", seed=0, iter=25)[1] for k in (_COARSE, _MIDDLE))
    fine, number = np.zeros(len(words), int), 0
    for k in range(_MIDDLE):
        (members,) = np.where(middle == k)
        parts = max(1, len(members) // _SMALL)
        if parts > 1:
            fine[members] = kmeans2(vectors[members], parts, minit="points", seed=1, iter=12)[1]
        fine[members] += number
        number += parts
    return {word: (str(coarse[k]), str(middle[k]), str(fine[k])) for k, word in enumerate(words)}


def _vectors(sentences: Sequence[Sequence[str]], index: dict[str, int]) -> np.ndarray:
    """A unit vector for each word, from the frequent words that stand up to two places beside it."""
    edge, other = _NEIGHBOURS, -1
    pairs: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        numbers = [index.get(word, other) for word in sentence]
        padded = [edge, edge, *numbers, edge, edge]
        for k, word in enumerate(numbers):
            if word != other:
                for slot, step in enumerate(_STEPS):
                    beside = padded[k + 2 + step]
                    if beside == edge or 0 <= beside < _NEIGHBOURS:
                        pairs[word, slot * (_NEIGHBOURS + 1) + beside] += 1
    keys = np.array(list(pairs), int)
    values = np.array(list(pairs.values()), float)
    matrix = sparse.coo_matrix((values, (keys[:, 0], keys[:, 1])), shape=(len(index), len(_STEPS) * (_NEIGHBOURS + 1)))
    rows, columns = np.asarray(matrix.sum(1)).ravel(), np.asarray(matrix.sum(0)).ravel() ** 0.75
    columns *= values.sum() / columns.sum()
    surprise = np.log(values * values.sum() / (rows[matrix.row] * columns[matrix.col]))
    positive = sparse.csr_matrix((np.maximum(surprise, 0), (matrix.row, matrix.col)), shape=matrix.shape)
    start = np.random.default_rng(0).standard_normal(min(positive.shape))
    left, strength, _ = svds(positive, k=_DIMENSIONS, v0=start)
    vectors = left * np.sqrt(strength)
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), np.float32)
