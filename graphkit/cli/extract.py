"""`graphkit extract`: articles in, extraction records out."""

from __future__ import annotations

from datetime import date

import click

from graphkit.cli.articles_in import Sieve, records
from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import reading
from graphkit.console import Console


@click.command(cls=Verb)
@reading
@pass_console
@click.pass_context
def extract(
    ctx: click.Context, console: Console, paths: tuple[str, ...], published: date | None, outlet: str | None
) -> None:
    """Write what articles say as records, without a store.

    One JSON object an article, one a line, in the form of schemas/record.schema.json.

    PATH is a text file, a JSON Lines file of articles, a folder of either, or - for standard input.
    """
    sieve = Sieve(console)
    for record in records(paths, published, outlet, sieve):
        click.echo(record.dumps())
    ctx.exit(sieve.exit_code)
