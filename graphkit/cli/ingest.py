"""`graphkit ingest`: the main job, from articles to the graph."""

from __future__ import annotations

from datetime import date

import click

from graphkit.cli.articles_in import Sieve, records
from graphkit.cli.command import Verb, pass_console
from graphkit.cli.load import summary
from graphkit.cli.options import reading
from graphkit.console import Console


@click.command(cls=Verb)
@reading
@pass_console
@click.pass_context
def ingest(
    ctx: click.Context, console: Console, paths: tuple[str, ...], published: date | None, outlet: str | None
) -> None:
    """Read articles, extract what they say and load it into the store.

    PATH is a text file, a JSON Lines file of articles, a folder of either, or - for standard input. An article that
    is already in the store is replaced by what it says now.
    """
    from graphkit.graph.connect import open_store
    from graphkit.graph.load import load

    sieve = Sieve(console)
    with open_store() as store:
        loaded = load(store, records(paths, published, outlet, sieve))
        console.say(summary(loaded, sieve.failed, store))
    ctx.exit(sieve.exit_code)
