"""`graphkit load`: extraction records into the graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graphkit.cli.articles_in import Sieve, opened
from graphkit.cli.command import Verb, pass_console
from graphkit.console import Console, counted
from graphkit.errors import InputError

if TYPE_CHECKING:
    from graphkit.graph.load import Loaded
    from graphkit.graph.store import Store
    from graphkit.records import Record


def summary(loaded: Loaded, failed: int, store: Store) -> str:
    """What a load did, for people."""
    before = [f"{n:,} {how}" for n, how in ((loaded.replaced, "replaced"), (loaded.unchanged, "unchanged")) if n]
    parts = [
        counted(loaded.articles, "article") + " loaded" + (f" ({', '.join(before)})" if before else ""),
        f"{counted(loaded.event_mentions, 'telling')} of events and {counted(loaded.claims, 'claim')} in them",
        f"{counted(loaded.changed_events, 'event')} of the graph made or changed",
        *([f"{failed:,} could not be read"] if failed else []),
    ]
    return "; ".join(parts) + f"\nstore: {store.address}"


@click.command(cls=Verb)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@pass_console
@click.pass_context
def load(ctx: click.Context, console: Console, files: tuple[str, ...]) -> None:
    """Load extraction records into the store.

    FILE is JSON Lines as `graphkit extract` writes them, or - for standard input. Loading the same records again
    changes nothing.
    """
    from graphkit.graph import load as loading
    from graphkit.graph.connect import open_store

    sieve = Sieve(console)
    with open_store() as store:
        found = console.progress(sieve(_records(files)), "records")
        console.say(summary(loading.load(store, found), sieve.failed, store))
    ctx.exit(sieve.exit_code)


def _records(files: tuple[str, ...]) -> Iterator[Record | InputError]:
    from graphkit import records

    for name in files:
        try:
            with opened(name) as stream:
                yield from records.read(stream, name)
        except InputError as error:
            yield error
