"""Builds the tables of the name tagger: python tools/build_tagger_tables.py NAMES NER CORPUS (needs the extra `train`).

NAMES is a folder of raw name tables, NER one of texts with their names marked (CoNLL), CORPUS news as JSON Lines with
`title` and `text`; docs/actor-tagger.md says what they are. Writes words.tsv into graphkit/models/actors/: counts and
clusters of words, and what tables and marked texts have as names. Same input, same output. Train the model afterwards
(`graphkit train`).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from word_clusters import clusters

from graphkit.arabic import fold, fold_text
from graphkit.document import Article
from graphkit.document import read as read_article
from graphkit.extractors.actors.tagger import conll
from graphkit.extractors.actors.tagger.words import Words, WordTable

OUT = Path(__file__).resolve().parent.parent / "graphkit" / "models" / "actors"
Sentence = list[str]
Marks = dict[str, list[str]]


def articles(corpus: Path) -> Iterator[Article]:
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Article(str(row["id"]), "", "\n".join(filter(None, (row.get("title"), row["text"]))))


def running_text(corpus: Path, marked: Iterable[conll.Marked]) -> Iterator[Sentence]:
    """Folded words, marks left out."""
    for article in articles(corpus):
        document = read_article(article)
        for sentence in document.sentences:
            yield [t.norm for t in document.tokens_of(sentence) if any(map(str.isalnum, t.norm))]
    for text in marked:
        for first, last in text.bounds:
            yield [t.norm for t in text.tokens[first:last] if any(map(str.isalnum, t.norm))]


def raw(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def name_marks(names: Path) -> Marks:
    """Words that names of people are made of, and places of one word."""
    marks: Marks = defaultdict(list)
    parts: Counter[str] = Counter()
    for row in raw(names / "person_name_tokens_wikidata_cc0.tsv"):
        if len(word := fold(row["token_ar"])) > 1:
            parts[word] += int(row["count"])
    for word, count in parts.items():
        marks[word].append("person1" if count < 5 else "person2" if count < 50 else "person3")
    people: dict[str, int] = {}
    for row in raw(names / "cities_geonames_ccby.tsv"):
        town = fold_text(row["alias_ar"])
        people[town] = max(people.get(town, 0), int(row["population"] or 0))
    for town, count in people.items():
        marks[town].append("city" if count >= 100_000 else "town")
    for region in sorted({fold_text(row["alias_ar"]) for row in raw(names / "places_cldr_unicode.tsv")}):
        marks[region].append("region")
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for row in raw(names / "names_arwikicats_mit.tsv"):
        spelled = fold_text(row["alias_ar"]).split()
        if row["type"] == "person" and len(spelled) > 1:
            first[spelled[0]] += 1
            last[spelled[-1]] += 1
    for word, count in first.items():
        marks[word].append("first1" if count < 3 else "first3")
    for word in last:
        marks[word].append("last")
    return marks


def marked_names(texts: Iterable[conll.Marked], words: Words) -> Marks:
    """What marked texts have as names: stems with their usual class."""
    seen: Counter[str] = Counter()
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        stems = [words.split(token.norm)[1] for token in text.tokens]
        for stem, label in zip(stems, text.labels, strict=True):
            seen[stem] += 1
            if label != "O":
                inside[stem][label[2:]] += 1
    marks: Marks = defaultdict(list)
    for stem, labels in inside.items():
        label, most = labels.most_common(1)[0]
        # Where running text has it far more often than these texts, it is mostly a word.
        if seen[stem] > 1 and labels.total() >= 0.4 * max(seen[stem], 0.002 * words.common(stem)):
            marks[stem].append("wiki-" + (label if most > 0.6 * labels.total() else "several"))
    return marks


def write(table: WordTable) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with (OUT / "words.tsv").open("w", encoding="utf-8", newline="\n") as out:
        for word in sorted({*table.counts, *table.clusters, *table.marks}):
            marks = table.marks.get(word, ())
            if (
                word.split() == [word]
                and "\t" not in word
                and (word in table.counts or word in table.clusters or marks != ("person1",))
            ):
                cells = word, str(table.counts.get(word, "")), " ".join(table.clusters.get(word, ())), " ".join(marks)
                out.write("\t".join(cells) + "\n")


def merged(*all_marks: Marks) -> dict[str, tuple[str, ...]]:
    found: Marks = defaultdict(list)
    for marks in all_marks:
        for word, more in marks.items():
            found[word] += more
    return {word: tuple(more) for word, more in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("names", "ner", "corpus"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    news, wiki, aqmar = (
        conll.read(options.ner / f"{name}.train.conll") for name in ("news_fine", "wiki_fine", "aqmar_coarse")
    )
    sentences = list(running_text(options.corpus, (news, wiki)))
    counts = {word: n for word, n in Counter(w for s in sentences for w in s).items() if n > 1}
    empty = WordTable(counts, {}, {})
    words = Words(empty)
    print(f"{len(sentences):,} sentences, {len(counts):,} words", file=sys.stderr)
    grouped = clusters([[words.split(word)[1] for word in sentence] for sentence in sentences])
    names = name_marks(options.names)
    wiki_marks = marked_names((wiki, aqmar), words)
    write(WordTable(counts, grouped, merged(names, wiki_marks)))


if __name__ == "__main__":
    main()
