"""`graphkit times`: the temporal resolver alone."""

from __future__ import annotations

import json

import click

from graphkit.cli.articles_in import Sieve
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
    with click.open_file(file, "rb") as lines:
        for resolved in sieve(stream(lines)):
            click.echo(json.dumps(resolved, ensure_ascii=False, separators=(",", ":")))
    ctx.exit(sieve.exit_code)
