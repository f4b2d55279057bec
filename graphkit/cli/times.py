"""`graphkit times`: the temporal resolver alone."""

from __future__ import annotations

import click

from graphkit.cli.articles_in import Sieve, opened
from graphkit.cli.command import Verb, pass_console
from graphkit.console import Console


@click.command(cls=Verb)
@click.argument("file", default="-")
@pass_console
@click.pass_context
def times(ctx: click.Context, console: Console, file: str) -> None:
    """Resolve the time expressions of texts.

    FILE, or standard input, holds JSON Lines of {"id", "text", "reference"}, the reference an ISO date-time or null;
    out come {"id", "times"} with offsets and half-open intervals.
    """
    from graphkit.times import stream

    sieve = Sieve(console)
    with opened(file) as lines:
        for answer in sieve(stream(lines, file)):
            click.echo(answer)
    ctx.exit(sieve.exit_code)
