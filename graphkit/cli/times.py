"""`graphkit times`: the temporal resolver alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from graphkit.cli.articles_in import Sieve, opened
from graphkit.cli.command import Verb, pass_console
from graphkit.console import Console
from graphkit.errors import InputError


@click.command(cls=Verb)
@click.argument("file", default="-")
@pass_console
@click.pass_context
def times(ctx: click.Context, console: Console, file: str) -> None:
    """Resolve the time expressions of texts.

    FILE, or standard input, holds JSON Lines of {"id", "text", "reference"}, the reference an ISO date-time or null;
    out come {"id", "times"} with offsets and half-open intervals.
    """
    sieve = Sieve(console)
    with opened(file) as lines:
        for answer in sieve(_answers(lines, file)):
            click.echo(answer)
    ctx.exit(sieve.exit_code)


def _answers(lines: Iterable[bytes], source: str) -> Iterator[str | InputError]:
    """The answer to each line, or what is wrong with it: a broken line does not end the others."""
    from graphkit.times import stream

    for number, line in enumerate(lines, 1):
        try:
            yield from stream([line], source)
        except InputError as error:
            yield InputError(source, error.problem, line=number, remedy='write {"id", "text", "reference"}')
