"""How well and how fast names are found: python benchmarks/tagger.py NER_FOLDER [--ablation] [--rounds N].

NER_FOLDER holds *.test.conll, on each line a word, a tab and its BIO label. Of each file: precision, recall and F1 by
class, strict spans in the words of the file; where its classes are not those of the model, both are put together as
PER, LOC and ORG. `--ablation` leaves out one kind of knowledge at a time without training again. Speed is measured in
turns with spaCy's blank Arabic tokenizer and with graphkit's reading, on the same texts.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

import spacy
from measure import spread, table

from graphkit import document
from graphkit.document import Article
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.tagger import conll, evaluation, model
from graphkit.extractors.actors.tagger.context import Reading
from graphkit.extractors.actors.tagger.model import Model
from graphkit.extractors.actors.tagger.propagation import propagate
from graphkit.extractors.actors.tagger.words import Words

COARSE = {"PER": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "GOV": "ORG", "MEDIA": "ORG"}
KNOWLEDGE = {
    "word clusters": ("k0=", "k1=", "k2="),
    "names table and descriptions": ("g=", "g2=", "h=", "dpg", "dph=", "dg2"),
    "marks of names": ("m=", "cm=", "dm="),
    "heads before names": ("hc=", "H", "dh="),
    "other occurrences": ("d=", "dp", "dn=", "dq", "dh=", "dm=", "dg"),
    "affixes": ("p1=", "p2=", "p3=", "x1=", "x2=", "x3=", "cp"),
}
"""Kinds of features, by their beginnings."""


class Bench:
    def __init__(self) -> None:
        self.words, self.lexemes = Words(), Lexemes()

    def find(self, text: conll.Marked, tagger: Model, spreading: bool) -> list[conll.Span]:
        reading = Reading(text.tokens, text.bounds, self.words, self.lexemes)
        found = tagger.label(reading, text.bounds, self.words)
        if spreading:
            found = propagate(found, reading.words, text.bounds, self.words)
        return [text.in_words(span.first, span.last, span.label) for span in found]

    def scores(self, text: conll.Marked, tagger: Model, spreading: bool = True) -> dict[str, evaluation.Score]:
        gold: Iterable[conll.Span] = text.gold
        found: Iterable[conll.Span] = self.find(text, tagger, spreading)
        if "GPE" not in {kind for _, _, kind in gold}:
            gold, found = ([(a, b, COARSE[k]) for a, b, k in spans if k in COARSE] for spans in (gold, found))
        return evaluation.score(gold, found)


def percent(score: evaluation.Score) -> str:
    return " / ".join(f"{100 * value:.1f}" for value in (score.precision, score.recall, score.f1))


def quality(bench: Bench, texts: dict[str, conll.Marked]) -> None:
    for name, text in texts.items():
        with_, without = bench.scores(text, model()), bench.scores(text, model(), spreading=False)
        rows = [[kind, str(score.gold), percent(score)] for kind, score in with_.items()]
        rows.append(["all, names not spread", str(without[evaluation.ALL].gold), percent(without[evaluation.ALL])])
        table(f"{name}: {len(text.bounds):,} sentences", ["class", "names", "P / R / F1"], rows)


def ablation(bench: Bench, texts: dict[str, conll.Marked]) -> None:
    """Left out at reading time: the other weights stay as they were trained, so a loss is an upper bound."""
    rows = []
    for name, beginnings in KNOWLEDGE.items():
        poorer = model().without(_begins(beginnings))
        rows.append([name, *(percent(bench.scores(text, poorer)[evaluation.ALL]) for text in texts.values())])
    table("Left out", ["knowledge", *texts], rows)


def _begins(beginnings: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda feature: feature.split("|")[-1].startswith(beginnings)


def speed(bench: Bench, texts: dict[str, conll.Marked], rounds: int) -> None:
    """Words a second of one process, in turns; words are spaCy's tokens."""
    blank = spacy.blank("ar")
    whole = [" ".join(t.text for t in text.tokens[a:b]) for text in texts.values() for a, b in _runs(text)]
    count = sum(len(blank.make_doc(run)) for run in whole)

    def read(run: str) -> document.Document:
        return document.read(Article("speed", "", run))

    def tag(run: str) -> None:
        found = read(run)
        bounds = [(s.first, s.last) for s in found.sentences]
        reading = Reading(found.tokens, bounds, bench.words, bench.lexemes)
        propagate(model().label(reading, bounds, bench.words), reading.words, bounds, bench.words)

    works: dict[str, Callable[[str], object]] = {
        "blank tokenizer": blank.make_doc,
        "tokens and sentences, without the model": read,
        "the same with the model": tag,
    }
    spent: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for name, work in works.items():
            start = perf_counter()
            for run in whole:
                work(run)
            if number:  # the first round warms up
                spent[name].append(count / (perf_counter() - start))
    base = sorted(spent["blank tokenizer"])[rounds // 2]
    rows = [[name, spread(rates), f"{sorted(rates)[rounds // 2] / base:.3f}"] for name, rates in spent.items()]
    table(f"Speed: {count:,} words, {rounds} rounds", ["", "words a second", "share of blank"], rows)


def _runs(text: conll.Marked, sentences: int = 15) -> Iterable[tuple[int, int]]:
    """Stretches about as long as an article."""
    for k in range(0, len(text.bounds), sentences):
        yield text.bounds[k][0], text.bounds[min(k + sentences, len(text.bounds)) - 1][1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ablation", action="store_true", help="leave out one kind of knowledge at a time")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.test.conll"))
    if not paths:
        sys.exit(f"{options.folder} holds no *.test.conll: give the folder of texts with their names marked")
    texts = {path.name.removesuffix(".test.conll"): conll.read(path) for path in paths}
    bench = Bench()
    quality(bench, texts)
    if options.ablation:
        ablation(bench, texts)
    speed(bench, texts, options.rounds)


if __name__ == "__main__":
    main()
