"""Speed of extraction in one process: python benchmarks/speed.py CORPUS [--articles N] [--rounds N] [--sample N].

Measured in one run, in turns: the whole pipeline, spaCy's blank Arabic tokenizer on the same texts, and dateparser's
`search_dates` against the temporal part of the pipeline on a sample of them. Figures: median (lowest–highest).
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar
from unittest.mock import patch

import spacy
from dateparser.search import search_dates
from measure import circumstances, corpus, spread, table

from graphkit import document, pipeline
from graphkit.annotations import Annotation
from graphkit.document import Article, Document

T = TypeVar("T")


def name(extractor: Any) -> str:
    return str(getattr(extractor, "__module__", type(extractor).__module__)).split("extractors.")[-1].split(".")[0]


def seconds(work: Callable[[T], object], items: Iterable[T]) -> float:
    start = perf_counter()
    for item in items:
        work(item)
    return perf_counter() - start


def timed(spent: dict[str, float]) -> tuple[pipeline.Extractor, ...]:
    """The extractors of the pipeline, each adding its seconds to `spent`."""

    def clocked(extract: pipeline.Extractor) -> pipeline.Extractor:
        label = name(extract)

        def run(read: Document) -> list[Annotation]:
            start = perf_counter()
            found = list(extract(read))
            spent[label] += perf_counter() - start
            return found

        return run

    return tuple(clocked(extract) for extract in pipeline.extractors())


def before_times(article: Article) -> Document:
    """The document as the times extractor gets it."""
    read = document.read(article)
    for extract in pipeline.extractors():
        if name(extract) in ("publication", "segments"):
            read = read.plus(extract(read))
    return read


def dates_of(article: Article) -> int:
    """The number of time expressions found, from the bare text on, as `graphkit times` does it."""
    return sum(1 for _ in times()(before_times(article)))


def times() -> pipeline.Extractor:
    return next(extract for extract in pipeline.extractors() if name(extract) == "times")


def peer_dates(article: Article) -> int:
    """The number of dates that `search_dates` finds."""
    base = datetime.fromisoformat(article.published) if article.published else None
    return len(search_dates(article.text, languages=["ar"], settings={"RELATIVE_BASE": base} if base else None) or ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="JSON Lines of articles")
    parser.add_argument("--articles", type=int, default=500, help="how many of them (default 500)")
    parser.add_argument("--rounds", type=int, default=5, help="default 5")
    parser.add_argument(
        "--sample", type=int, default=10, help="articles for the comparison with dateparser (default 10)"
    )
    options = parser.parse_args()
    articles = corpus(options.corpus, options.articles)
    # Spread over the file: outlets stand together in it.
    sample = articles[:: max(1, len(articles) // options.sample)][: options.sample]
    letters, sampled = (sum(len(a.text) for a in some) for some in (articles, sample))

    prepared = [before_times(article) for article in sample]
    found = {"dates": sum(map(dates_of, sample)), "dateparser": sum(map(peer_dates, sample))}
    nlp = spacy.blank("ar")
    runs: dict[str, list[float]] = defaultdict(list)
    shares: dict[str, list[float]] = defaultdict(list)
    for warm in sample[:2]:
        pipeline.extract(warm), nlp(warm.text), peer_dates(warm)
    for turn in range(options.rounds):
        print(f"round {turn + 1} of {options.rounds}", file=sys.stderr)
        runs["spacy"].append(seconds(lambda a: nlp(a.text), articles))
        runs["graphkit"].append(seconds(pipeline.extract, articles))
        spent: dict[str, float] = defaultdict(float)
        clocked = timed(spent)
        with patch.object(pipeline, "extractors", lambda extractors=clocked: extractors):
            total = seconds(pipeline.extract, articles)
        for label, part in (*spent.items(), ("tokens, sentences, record", total - sum(spent.values()))):
            shares[label].append(part / total)
        runs["dates"].append(seconds(dates_of, sample))
        runs["times"].append(seconds(lambda read: list(times()(read)), prepared))
        runs["dateparser"].append(seconds(peer_dates, sample))

    circumstances(articles, "spacy", "dateparser")
    table(
        "Extraction, one process",
        ("", "articles a second", "characters a second"),
        [
            (label, *(spread([n / s for s in runs[key]]) for n in (len(articles), letters)))
            for label, key in (("graphkit, every extractor", "graphkit"), ("spaCy's blank Arabic tokenizer", "spacy"))
        ]
        + [("graphkit's share of the tokenizer's speed", "", spread(ratios(runs, "spacy", "graphkit"), ".1%"))],
    )
    table(
        f"Dates alone, {len(sample)} articles",
        ("", "characters a second", "found"),
        [
            (label, spread([sampled / s for s in runs[key]]), str(found.get(key, "")))
            for label, key in (
                ("graphkit, from the bare text", "dates"),
                ("graphkit, the times extractor alone", "times"),
                ("dateparser search_dates", "dateparser"),
            )
        ]
        + [
            (
                "graphkit from the bare text, as a multiple of dateparser",
                spread(ratios(runs, "dateparser", "dates"), ",.2f"),
                "",
            ),
            (
                "graphkit's extractor alone, as a multiple of dateparser",
                spread(ratios(runs, "dateparser", "times"), ",.2f"),
                "",
            ),
        ],
    )
    table(
        "Where the time goes",
        ("step", "share"),
        [(k, spread(v, ".1%")) for k, v in sorted(shares.items(), key=lambda item: -statistics.median(item[1]))],
    )


def ratios(runs: dict[str, list[float]], slow: str, fast: str) -> list[float]:
    """How many times the seconds of `fast` go into those of `slow`, round by round."""
    return [a / b for a, b in zip(runs[slow], runs[fast], strict=True)]


if __name__ == "__main__":
    main()
