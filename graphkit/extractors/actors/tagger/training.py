"""Trains the model with python-crfsuite: the same weights from the same texts and tables."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.tagger.conll import Marked, read
from graphkit.extractors.actors.tagger.context import Reading
from graphkit.extractors.actors.tagger.model import EDGE, OFFSETS, Model, neighbour
from graphkit.extractors.actors.tagger.words import Words

PARAMETERS: dict[str, Any] = {
    "c1": 0.1,
    "c2": 0.05,
    "max_iterations": 70,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
"""L-BFGS with both penalties, chosen on the development part."""
ALONE = {"c1": 0.05, "c2": 0.2}
"""The penalties of the model of news alone."""

Keep = Callable[[str], bool]


def everything(feature: str) -> bool:
    """For texts that no table was made from."""
    return True


def independent(feature: str) -> bool:
    """For the encyclopedic texts, from which tables were made: without what those tables say, which is the answer."""
    return "wiki-" not in feature


def instances(marked: Marked, words: Words, lexemes: Lexemes, keep: Keep = everything) -> Iterator[list[list[str]]]:
    """The features of each sentence's tokens, those that `keep` says."""
    reading = Reading(marked.tokens, marked.bounds, words, lexemes)
    for first, last in marked.bounds:
        own = [words.features(reading.words[i]) for i in range(first, last)]
        sentence: list[list[str]] = []
        for i in range(first, last):
            features = [*reading.features[i]]
            for offset in OFFSETS:
                there = i + offset
                inside = first <= there < last
                features += neighbour(own[there - first], offset) if inside else [EDGE.format(offset)]
            sentence.append(list(filter(keep, features)))
        yield sentence


NEWS, ENCYCLOPEDIA = "news_fine.train.conll", "wiki_fine.train.conll"
"""The files of a training folder."""
RARE = frozenset({"ORG", "GOV", "MEDIA", "FAC"})


def train_on(folder: Path, say: Callable[[str], None] = lambda message: None) -> Model:
    """The model of a folder: the mean of one of its news alone and one that knows its encyclopedia, too.

    Of the encyclopedia the sentences count that name what news has too little of. Two models err apart: their mean is
    better than either, and reads as fast as one.
    Raises InputError for a file that is missing or of another form.
    """
    words, lexemes = Words(), Lexemes()
    news, articles = read(folder / NEWS), read(folder / ENCYCLOPEDIA).having(RARE)
    for marked, name in ((news, NEWS), (articles, ENCYCLOPEDIA)):
        say(f"{name}: {len(marked.bounds):,} sentences, {len(marked.tokens):,} words, {len(marked.gold):,} names")
    both = train([(news, everything), (articles, independent)], words, lexemes)
    return mean([both, train([(news, everything)], words, lexemes, **ALONE)])


def train(texts: Sequence[tuple[Marked, Keep]], words: Words, lexemes: Lexemes, **parameters: Any) -> Model:
    """The model of texts, each with the features that count in it."""
    import pycrfsuite  # here: who only reads has no need of it

    trainer = pycrfsuite.Trainer(verbose=False, params=PARAMETERS | parameters)
    for marked, keep in texts:
        for features, (first, last) in zip(instances(marked, words, lexemes, keep), marked.bounds, strict=True):
            trainer.append(features, marked.labels[first:last])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return converted(info)


def converted(info: Any) -> Model:
    """The weights that python-crfsuite tells, as arrays. O comes first."""
    import numpy as np

    labels = sorted(info.labels, key=_order)
    number = {label: k for k, label in enumerate(labels)}
    index = {feature: k for k, feature in enumerate(sorted({feature for feature, _ in info.state_features}))}
    weights = np.zeros((len(index), len(labels)), np.float32)
    for (feature, label), weight in info.state_features.items():
        weights[index[feature], number[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[number[before], number[after]] = weight
    return Model(labels, weights, transitions, index)


def mean(models: Sequence[Model]) -> Model:
    """The model whose weights are the mean of those of several, which together know its features and labels."""
    import numpy as np

    labels = sorted({label for model in models for label in model.labels}, key=_order)
    index = {feature: k for k, feature in enumerate(sorted(set().union(*(model.index for model in models))))}
    weights = np.zeros((len(index), len(labels)), np.float32)
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for model in models:
        columns = [labels.index(label) for label in model.labels]
        rows = [index[feature] for feature in model.index]
        weights[np.ix_(rows, columns)] += model.weights / len(models)
        transitions[np.ix_(columns, columns)] += model.transitions / len(models)
    # What is stored is rounded; the model at hand is the one that a file would give.
    return Model(labels, weights.astype(np.float16).astype(np.float32), transitions, index)


def _order(label: str) -> tuple[bool, str, str]:
    """O first, then by class."""
    return label != "O", label[2:], label
