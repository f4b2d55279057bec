"""The arithmetic of a linear-chain CRF, for many sentences at once: the likeliest labels, and how likely each is.

Scores are by sentence, place and label, sentences longest first and filled up to the length of the first; `transitions`
by the label before and the label after.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Numbers = NDArray[np.intp]

_LEAST = np.float32(1e-30)


def likeliest(scores: Scores, lengths: Numbers, transitions: Scores) -> Numbers:
    """The labels of the likeliest sequence of each sentence (Viterbi). Places behind its end mean nothing."""
    count, longest, _ = scores.shape
    back: Numbers = np.zeros(scores.shape, np.intp)
    best: Numbers = np.zeros((count, longest), np.intp)
    live = _live(lengths, longest)
    score = scores[:, 0].copy()
    for t in range(1, longest):
        n = live[t]
        paths = score[:n, :, None] + transitions
        back[:n, t] = paths.argmax(axis=1)
        score[:n] = paths.max(axis=1) + scores[:n, t]
    last = score.argmax(axis=1)
    for t in range(longest - 1, -1, -1):
        n = live[t]
        best[:n, t] = last[:n]
        last[:n] = back[np.arange(n), t, last[:n]]
    return best


def chances(scores: Scores, lengths: Numbers, transitions: Scores) -> Scores:
    """The probability of each label at each place (forward and backward, scaled at each step)."""
    odds = np.exp(transitions)
    alone = np.exp(scores - scores.max(axis=2, keepdims=True))
    longest = scores.shape[1]
    live = _live(lengths, longest)
    ahead = np.zeros_like(alone)
    ahead[:, 0] = alone[:, 0] / alone[:, 0].sum(axis=1, keepdims=True)
    for t in range(1, longest):
        n = live[t]
        step = (ahead[:n, t - 1] @ odds) * alone[:n, t]
        ahead[:n, t] = step / np.maximum(step.sum(axis=1, keepdims=True), _LEAST)
    behind = np.ones_like(alone)
    for t in range(longest - 2, -1, -1):
        n = live[t + 1]
        step = (behind[:n, t + 1] * alone[:n, t + 1]) @ odds.T
        behind[:n, t] = step / np.maximum(step.sum(axis=1, keepdims=True), _LEAST)
    both: Scores = ahead * behind
    both /= np.maximum(both.sum(axis=2, keepdims=True), _LEAST)
    return both


def _live(lengths: Numbers, longest: int) -> list[int]:
    """How many sentences reach each place."""
    return [int((lengths > t).sum()) for t in range(longest)]
