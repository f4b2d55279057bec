"""`graphkit relink`: actors that a newer names table knows."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import cast

import click

from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import output
from graphkit.console import Console, counted


@click.command(cls=Verb)
@click.option("--apply", "wanted", is_flag=True, help="Do it; without this it is only shown.")
@output("table", "json", "csv", "markdown")
@pass_console
def relink(console: Console, wanted: bool, form: str) -> None:
    """Join actors that the names table knows by now.

    Without --apply it only shows whom it would join.

    Each is joined as a judgement: it holds for articles that are read again, `graphkit actors judgements` lists it and
    `graphkit actors undo` takes it back. What was taken back, or judged on otherwise, is not proposed again.
    """
    from graphkit.export.rows import Form, write
    from graphkit.graph.connect import open_store
    from graphkit.graph.relink import proposals
    from graphkit.graph.relink import relink as join

    with open_store() as store:
        found = proposals(store)
        count = write(map(asdict, found), cast(Form, form), sys.stdout)
        if not count:
            console.say("nothing to relink")
        elif wanted:
            touched = join(store, found)
            console.say(f"{counted(count, 'actor')} relinked in {counted(touched, 'article')}")
        else:
            console.say(f"{counted(count, 'actor')} would be relinked; `graphkit relink --apply` does it")
