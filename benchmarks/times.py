"""Speed of the resolver of times: python benchmarks/times.py FILE… [--texts N] [--rounds N].

FILE is JSON Lines of texts with the moment each stands on: {"text", "reference" or "published"}; null: none. No text
counts twice. Each file is measured as it is, and once more sentence by sentence where its texts have several. In one
process and in turns, each round a single pass over the texts from the bare text on: `graphkit.times.resolve` and
dateparser's `search_dates`. "First pass" is the first round, with no word of the texts seen before (both have been
called once, on a text of their own); the others find what the first remembered. Figures: median (lowest–highest) of
the other rounds, in processor seconds, and in seconds of the clock where it says so.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from time import perf_counter, process_time

from dateparser.search import search_dates
from measure import spread, table

from graphkit.document import Article, read
from graphkit.times import resolve

Text = tuple[str, datetime | None]
Seconds = tuple[float, float]
"""Of the processor and of the clock."""


def texts(path: Path, limit: int) -> list[Text]:
    """`limit` texts spread over a file: outlets and kinds stand together in one."""
    if not path.is_file():
        sys.exit(f'no texts at {path}: give JSON Lines of {{"text", "reference" or "published"}}')
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), 1):
        try:
            row = json.loads(line)
            given = row["reference"] if "reference" in row else row["published"]
            found.append((str(row["text"]), given and datetime.fromisoformat(given).replace(tzinfo=None)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            sys.exit(f"{path}, line {number}: no text with its moment: {error!r}")
    if not found:
        sys.exit(f"{path} holds no text")
    found = list(dict(found).items())
    return found[:: max(1, len(found) // limit)][:limit]


def sentences(some: list[Text]) -> list[Text]:
    cut = {text[s.start : s.end]: when for text, when in some for s in read(Article("a", "a", text)).sentences}
    return list(cut.items())


def ours(text: Text) -> int:
    return len(resolve(*text))


def theirs(text: Text) -> int:
    settings = {"RELATIVE_BASE": text[1]} if text[1] else None
    return len(search_dates(text[0], languages=["ar"], settings=settings) or ())


def seconds(work: Callable[[Text], int], some: list[Text]) -> Seconds:
    clock, processor = perf_counter(), process_time()
    for text in some:
        work(text)
    return process_time() - processor, perf_counter() - clock


def measure(label: str, some: list[Text], rounds: int, fresh: bool = True) -> tuple[str, ...]:
    """One row of the table; `fresh`: the first of its rounds meets words not seen before."""
    print(f"{label}: {len(some)} texts", file=sys.stderr)
    letters = sum(len(text) for text, _ in some)
    runs = [(seconds(ours, some), seconds(theirs, some)) for _ in range(rounds + 1)]
    first, *others = [(theirs[0] / ours[0], theirs[1] / ours[1]) for ours, theirs in runs]
    speeds = [spread([letters / run[k][0] for run in runs[1:]]) for k in (0, 1)]
    times = [spread([each[k] for each in others], ".1f") for k in (0, 1)]
    found = [str(sum(map(find, some))) for find in (ours, theirs)]
    return label, f"{len(some):,}", f"{letters:,}", *speeds, *times, f"{first[0]:.1f}" if fresh else "", "/".join(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--texts", type=int, default=500, help="texts of each file at most (default 500)")
    parser.add_argument("--rounds", type=int, default=5, help="default 5")
    options = parser.parse_args()
    warm = ("2000-01-01", datetime(2000, 1, 1))
    ours(warm), theirs(warm)
    rows = []
    for path in options.files:
        some = texts(path, options.texts)
        rows.append(measure(path.stem, some, options.rounds))
        cut = sentences(some)
        if len(cut) > 2 * len(some):
            rows.append(measure(f"{path.stem}, by sentence", cut, options.rounds, fresh=False))
    print(f"graphkit {version('graphkit')}, dateparser {version('dateparser')}; Python {platform.python_version()}, "
          f"{platform.machine()}, {cpu_count()} processors.")  # fmt: skip
    table(
        "Times, from the bare text",
        (
            "",
            "texts",
            "characters",
            "graphkit, characters a second",
            "dateparser",
            "graphkit as a multiple",
            "by the clock",
            "first pass",
            "found",
        ),
        rows,
    )


if __name__ == "__main__":
    main()
