"""`graphkit articles`: what is in the store."""

from __future__ import annotations

import sys
from typing import cast

import click

from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import output
from graphkit.console import Console, counted

_SHOWN = ("id", "published", "outlet", "events", "claims", "title")  # the longest last, where it pads nothing


@click.command(cls=Verb)
@output("table", "json", "csv", "markdown")
@pass_console
def articles(console: Console, form: str) -> None:
    """List the articles in the store, the latest last.

    The table has the most important columns, the other formats have all of them.
    """
    from graphkit.export.rows import Form, write
    from graphkit.graph.connect import open_store
    from graphkit.graph.statements import reading

    with open_store() as store:
        columns = _SHOWN if form == "table" else ()
        count = write(store.read(reading()["articles"].text), cast(Form, form), sys.stdout, columns)
    console.say(counted(count, "article") if count else "the store is empty; `graphkit ingest PATH` fills it")
