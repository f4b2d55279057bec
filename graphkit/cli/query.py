"""`graphkit query`: read-only questions in Cypher, the named ones or a file's."""

from __future__ import annotations

import sys
from typing import cast

import click

from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import output, utf8
from graphkit.console import Console


@click.command(cls=Verb, add_help_option=False)
@click.argument("name", required=False, type=utf8, metavar="[NAME|FILE]")
@click.option("-p", "--param", "pairs", multiple=True, type=utf8, metavar="KEY=VALUE", help="A parameter; repeatable.")
@output("table", "json", "csv", "markdown")
@click.option("-h", "--help", "wanted", is_flag=True, help="This page, or what the query NAME is for and takes.")
@pass_console
@click.pass_context
def query(
    ctx: click.Context, console: Console, name: str | None, pairs: tuple[str, ...], form: str, wanted: bool
) -> None:
    """Ask a named question, or one in Cypher.

    Without a name it lists them; FILE holds a query of your own (- for standard input), and `graphkit query NAME
    --help` tells what a named one is for. Queries only read: one that would write is refused. Values are given as
    text; a date may be 2024, 2024-11 or 2024-11-30, a list is separated by commas, an actor may be a name.
    """
    from graphkit.cli import questions
    from graphkit.export.rows import Form, write

    if name is None:
        click.echo(ctx.get_help() if wanted else questions.catalogue())
        return
    statement = questions.statement(name)
    if wanted:
        click.echo(questions.description(statement, name))
        return
    from graphkit.graph.connect import open_store

    with open_store() as store:
        rows = questions.ask(statement, name, store, pairs)
        count = write(rows, cast(Form, form), sys.stdout)
    if not count:
        console.say("no rows")
