"""Speed of the resolver of times: python benchmarks/times.py FILE… [--texts N] [--rounds N].

FILE is JSON Lines of texts with the moment each stands on: {"text", "reference" or "published"}. Each file is measured
as it is, and once more sentence by sentence where its texts have several. In one process and in turns, from the bare
text on: `graphkit.times.resolve` and dateparser's `search_dates`. Figures: median (lowest–highest) of the rounds.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from datetime import datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path

from dateparser.search import search_dates
from measure import spread, table
from speed import ratios, seconds

from graphkit.document import Article, read
from graphkit.times import resolve

Text = tuple[str, datetime]


def texts(path: Path, limit: int) -> list[Text]:
    """`limit` texts spread over a file: outlets and kinds stand together in one."""
    if not path.is_file():
        sys.exit(f'no texts at {path}: give JSON Lines of {{"text", "reference" or "published"}}')
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), 1):
        try:
            row = json.loads(line)
            when = datetime.fromisoformat(row.get("reference") or row["published"]).replace(tzinfo=None)
            found.append((str(row["text"]), when))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            sys.exit(f"{path}, line {number}: no text with its moment: {error!r}")
    if not found:
        sys.exit(f"{path} holds no text")
    return found[:: max(1, len(found) // limit)][:limit]


def sentences(some: list[Text]) -> list[Text]:
    return [(text[s.start : s.end], when) for text, when in some for s in read(Article("a", "a", text)).sentences]


def ours(text: Text) -> int:
    return len(resolve(*text))


def theirs(text: Text) -> int:
    return len(search_dates(text[0], languages=["ar"], settings={"RELATIVE_BASE": text[1]}) or ())


def measure(label: str, some: list[Text], rounds: int) -> tuple[str, ...]:
    """One row of the table."""
    print(f"{label}: {len(some)} texts", file=sys.stderr)
    letters = sum(len(text) for text, _ in some)
    found = [sum(map(find, some)) for find in (ours, theirs)]
    runs: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(rounds):
        runs["ours"].append(seconds(ours, some))
        runs["theirs"].append(seconds(theirs, some))
    speeds = [spread([letters / s for s in runs[key]]) for key in ("ours", "theirs")]
    times = spread(ratios(runs, "theirs", "ours"), ".1f")
    return label, f"{len(some):,}", f"{letters:,}", *speeds, times, "/".join(map(str, found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--texts", type=int, default=500, help="texts of each file at most (default 500)")
    parser.add_argument("--rounds", type=int, default=5, help="default 5")
    options = parser.parse_args()
    rows = []
    for path in options.files:
        some = texts(path, options.texts)
        rows.append(measure(path.stem, some, options.rounds))
        cut = sentences(some)
        if len(cut) > 2 * len(some):
            rows.append(measure(f"{path.stem}, by sentence", cut, options.rounds))
    print(f"graphkit {version('graphkit')}, dateparser {version('dateparser')}; Python {platform.python_version()}, "
          f"{platform.machine()}, {cpu_count()} processors.")  # fmt: skip
    table(
        "Times, from the bare text",
        ("", "texts", "characters", "graphkit, characters a second", "dateparser", "graphkit as a multiple", "found"),
        rows,
    )


if __name__ == "__main__":
    main()
