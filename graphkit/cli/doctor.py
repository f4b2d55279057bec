"""`graphkit doctor`: is everything in place?"""

from __future__ import annotations

import click

from graphkit.cli.command import Verb, pass_console
from graphkit.console import Console, coloured


@click.command(cls=Verb)
@pass_console
@click.pass_context
def doctor(ctx: click.Context, console: Console) -> None:
    """Check that everything is in place.

    Versions, lexicons, statements, and the store: reachable, its schema current, writable. Exits with 0 when all is
    well, else with the code of the first thing that is not.
    """
    from graphkit.cli.checks import checks

    codes = []
    for name, check in checks():
        try:
            found, code = check(), 0
        except Exception as error:
            found, code = str(error) or type(error).__name__, getattr(error, "exit_code", 1)
        codes.append(code)
        mark = click.style("failed", fg="red") if code else click.style("ok    ", fg="green")
        click.echo(f"{mark}  {name}: {found}", color=coloured())
    failed = sum(map(bool, codes))
    console.say(f"{failed} of {len(codes)} checks failed" if failed else "all is well")
    ctx.exit(next(filter(None, codes), 0))
