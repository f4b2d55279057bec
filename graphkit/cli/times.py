"""`graphkit times`: the temporal resolver alone."""

from __future__ import annotations

import click

from graphkit.cli.articles_in import Sieve, opened
from graphkit.cli.command import Verb, pass_console
from graphkit.console import Console


@click.command(cls=Verb)
@click.argument("file", default="-")
@click.option("--format", "form", type=click.Choice(("jsonl", "timeml")), default="jsonl", show_default=True,
              help="jsonl: one object a line; timeml: one TimeML 1.2.1 document a line.")  # fmt: skip
@click.option("--explain", is_flag=True, help="Say for people which rule gave each value, and why others are open.")
@pass_console
@click.pass_context
def times(ctx: click.Context, console: Console, file: str, form: str, explain: bool) -> None:
    """Resolve the time expressions of texts.

    FILE, or standard input, holds JSON Lines of {"id", "text", "reference"}, the reference an ISO date-time or null;
    out come {"id", "times"} with offsets and half-open intervals, or TimeML with TIMEX3 tags in the text.
    """
    from graphkit.times import as_explanation, as_json, as_timeml, stream

    if explain and form != "jsonl":
        raise click.BadParameter("lines for people have no other form; leave --format away", param_hint="'--explain'")
    write = as_explanation if explain else as_timeml if form == "timeml" else as_json

    sieve = Sieve(console)
    with opened(file) as lines:
        for answer in sieve(stream(lines, file, write)):
            click.echo(answer)
    ctx.exit(sieve.exit_code)
