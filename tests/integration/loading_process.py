"""A process that opens the embedded store of a home and does one thing with it, for tests of what processes share.

python loading_process.py HOME load COUNT     loads that many small articles, a few at a time, telling each drawn
python loading_process.py HOME serve          opens the store, says so, and keeps it until a line arrives
python loading_process.py HOME write          opens the store and loads one article
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graphkit.graph import load as loading
from graphkit.graph.connect import open_store
from graphkit.records import Record
from graphkit.settings import Settings
from integration import stories

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)


def drawn(count: int) -> Iterator[Record]:
    for i, record in enumerate(stories.many(count)):
        print(i, flush=True)
        yield record


def main(home: str, task: str, count: str = "0") -> None:
    with open_store(Settings(home=Path(home))) as store:
        if task == "load":
            loading.CHUNK = 3
            loading.load(store, drawn(int(count)), now=NOW)
        elif task == "serve":
            print("open", flush=True)
            sys.stdin.readline()
        elif task == "write":
            loading.load(store, [stories.report()], now=NOW)
            print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
