"""`graphkit load`: extraction records into the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from graphkit.cli.articles_in import Sieve, opened
from graphkit.cli.command import Verb, pass_console
from graphkit.console import Console
from graphkit.errors import InputError

if TYPE_CHECKING:
    from graphkit.graph.load import Loaded
    from graphkit.graph.store import Store
    from graphkit.records import Record


def summary(loaded: Loaded, failed: int, store: Store) -> str:
    """What a load did, in one sentence."""
    counts = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in asdict(loaded).items())
    return f"loaded {counts} into {store.address}" + (f"; {failed:,} could not be read" if failed else "")


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
