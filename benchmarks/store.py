"""The store: python benchmarks/store.py CORPUS [--articles N] [--rounds N] [--neo4j | --uri bolt://…].

`graphkit ingest` end to end in a process of its own, with its peak memory; then load rate, every named query and both
exports, on the embedded store and on a Neo4j where one is given (it must be empty) or to be started.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from measure import circumstances, corpus, spread, table

from graphkit import records
from graphkit.cli.questions import values
from graphkit.export.events import events
from graphkit.export.rdf import dump
from graphkit.graph.connect import open_store
from graphkit.graph.load import load
from graphkit.graph.statements import reading
from graphkit.graph.store import Store
from graphkit.records import Record

# Required parameters of the named queries, and the statement in cypher/ that picks what there is most of.
PICKS = {"actor": "actor", "one": "one", "other": "other", "institution": "institution", "source": "institution",
         "place": "place", "day": "day", "since": "day"}  # fmt: skip


def found(store: Store, name: str) -> list[dict[str, Any]]:
    """The rows of the statement `cypher/<name>.cypher` beside this file."""
    return store.read((Path(__file__).parent / "cypher" / f"{name}.cypher").read_text(encoding="utf-8"))


class Cost(NamedTuple):
    """Of a child process: seconds of wall clock and of processors, and its greatest resident memory in bytes."""

    wall: float
    processors: float
    memory: int


def child(arguments: Sequence[str], environment: dict[str, str], out: Any = None) -> Cost:
    """Runs graphkit in a process of its own. Ends the program where it fails."""
    start = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "graphkit", *arguments], env=os.environ | environment, stdout=out)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"graphkit {arguments[0]} ended with exit code {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """Environment variables for a while."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def clock(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def loaded(store: Store, extracted: Sequence[Record]) -> list[str]:
    """Loads into an empty store: articles, nodes and relationships a second; then all once more."""
    if found(store, "nodes")[0]["n"] > 100:
        sys.exit(f"{store.address} is not empty; the benchmark loads into an empty store only")
    first = clock(lambda: load(store, extracted))
    again = clock(lambda: load(store, extracted))
    nodes = found(store, "nodes")[0]["n"]
    relationships = found(store, "relationships")[0]["n"]
    return [f"{first:,.1f}", f"{len(extracted) / first:,.0f}", f"{nodes:,}", f"{relationships:,}",
            f"{(nodes + relationships) / first:,.0f}", f"{again:,.1f}"]  # fmt: skip


def asked(store: Store, rounds: int) -> dict[str, tuple[int, list[float]]]:
    """Rows and milliseconds of every named query."""
    picks = {name: rows[0]["id"] for name, statement in PICKS.items() if (rows := found(store, statement))}
    answers: dict[str, tuple[int, list[float]]] = {}
    for name, query in sorted(reading().items()):
        needed = [parameter.name for parameter in query.parameters if parameter.required]
        if missing := [each for each in needed if each not in picks]:
            print(f"{name}: the corpus has no {', '.join(missing)} to ask for", file=sys.stderr)
            continue
        parameters = values(query, [f"{each}={picks[each]}" for each in needed], store)
        count = len(store.read(query.text, **parameters))
        spent = [clock(lambda q=query, p=parameters: store.read(q.text, **p)) * 1000 for _ in range(rounds)]
        answers[name] = (count, spent)
    return answers


def dumped(store: Store) -> int:
    with Path(os.devnull).open("wb") as nowhere:
        return dump(store, nowhere, "nquads")


def exported(store: Store) -> dict[str, tuple[int, float]]:
    """Events and RDF statements, with the seconds that each export took."""
    work: dict[str, Callable[[], int]] = {
        "events": lambda: sum(1 for _ in events(store)),
        "RDF statements (N-Quads)": lambda: dumped(store),
    }
    answers = {}
    for name, run in work.items():
        start = perf_counter()
        count = run()
        answers[name] = (count, perf_counter() - start)
    return answers


@contextmanager
def servers(options: argparse.Namespace, folder: Path) -> Iterator[dict[str, dict[str, str]]]:
    """The environment that selects each server to be measured."""
    with ExitStack() as stack:
        chosen = {"embedded": {"GRAPHKIT_URI": "", "GRAPHKIT_HOME": str(folder / "load")}}
        if options.uri:
            chosen["Neo4j"] = {"GRAPHKIT_URI": options.uri}
        elif options.neo4j:
            sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "integration"))
            from neo4j_server import Unavailable, server

            try:
                started = stack.enter_context(server(folder))
            except Unavailable as error:
                sys.exit(f"no Neo4j to measure: {error}")
            chosen["Neo4j"] = {"GRAPHKIT_URI": started.uri, "GRAPHKIT_USER": started.user,
                               "GRAPHKIT_PASSWORD": started.password}  # fmt: skip
        yield chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="JSON Lines of articles")
    parser.add_argument("--articles", type=int, default=3000, help="how many of them (default 3000)")
    parser.add_argument("--rounds", type=int, default=5, help="of every query (default 5)")
    neo4j = parser.add_mutually_exclusive_group()
    neo4j.add_argument("--neo4j", action="store_true", help="start a Neo4j from Maven Central (needs Java 17)")
    neo4j.add_argument("--uri", help="a running, empty Neo4j; user and password from GRAPHKIT_USER, GRAPHKIT_PASSWORD")
    options = parser.parse_args()
    articles = corpus(options.corpus, options.articles)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, extracted = folder / "articles.jsonl", folder / "records.jsonl"
        with options.corpus.open(encoding="utf-8") as lines, source.open("w", encoding="utf-8") as out:
            out.writelines(line for _, line in zip(articles, lines, strict=False))
        circumstances(articles, "arcadedb", "neo4j")
        home = {"GRAPHKIT_URI": "", "GRAPHKIT_HOME": str(folder / "ingest")}
        ingest = child(["ingest", str(source)], home)
        with extracted.open("wb") as out_bytes:
            extract = child(["extract", str(source)], home, out_bytes)
        table(
            "End to end, a process of its own",
            ("", "seconds", "processor seconds", "articles a second", "peak MiB"),
            [
                (label, f"{cost.wall:,.1f}", f"{cost.processors:,.1f}", f"{len(articles) / cost.wall:,.1f}",
                 f"{cost.memory / 2**20:,.0f}")
                for label, cost in (("`graphkit ingest`, embedded store", ingest), ("`graphkit extract`", extract))
            ],
        )  # fmt: skip
        with extracted.open("rb") as stream:
            read = [record for record in records.read(stream, extracted.name) if isinstance(record, Record)]

        loads, queries, exports = {}, {}, {}
        with servers(options, folder) as chosen:
            for label, selecting in chosen.items():
                print(f"measuring {label}", file=sys.stderr)
                with environment(**selecting), open_store() as store:
                    loads[label] = loaded(store, read)
                    queries[label] = asked(store, options.rounds)
                    exports[label] = exported(store)
    report(loads, queries, exports)


def report(
    loads: dict[str, list[str]],
    queries: dict[str, dict[str, tuple[int, list[float]]]],
    exports: dict[str, dict[str, tuple[int, float]]],
) -> None:
    """Prints the tables that compare the servers."""
    table(
        "Loading records",
        ("", "seconds", "articles a second", "nodes", "relationships", "of both a second", "the same again, seconds"),
        [(label, *cells) for label, cells in loads.items()],
    )
    labels = list(queries)
    names = sorted(queries[labels[0]], key=lambda name: -median(queries[labels[0]][name][1]))
    table(
        "Named queries, milliseconds",
        ("query", "rows", *labels),
        [
            (f"`{name}`", f"{queries[labels[0]][name][0]:,}", *(spread(queries[x][name][1], ",.1f") for x in labels))
            for name in names
        ],
    )
    table(
        "Exports",
        ("", "server", "how many", "seconds", "a second"),
        [
            (name, label, f"{count:,}", f"{seconds:,.1f}", f"{count / seconds:,.0f}")
            for label, each in exports.items()
            for name, (count, seconds) in each.items()
        ],
    )


if __name__ == "__main__":
    main()
