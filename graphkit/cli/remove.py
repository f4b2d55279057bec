"""`graphkit remove`: takes articles out again."""

from __future__ import annotations

import click

from graphkit.cli.articles_in import SOME_FAILED
from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import utf8
from graphkit.console import Console, counted


@click.command(cls=Verb)
@click.argument("ids", nargs=-1, required=True, type=utf8, metavar="ID...")
@pass_console
@click.pass_context
def remove(ctx: click.Context, console: Console, ids: tuple[str, ...]) -> None:
    """Remove articles and all that only they said.

    `graphkit articles` lists the ids.
    """
    from graphkit.graph import load
    from graphkit.graph.connect import open_store
    from graphkit.graph.statements import reading

    with open_store() as store:
        known = {row["id"] for row in store.read(reading()["articles"].text)}
        there = [i for i in dict.fromkeys(ids) if i in known]
        for missing in (i for i in dict.fromkeys(ids) if i not in known):
            console.problem(f"{missing}: no such article in the store; `graphkit articles` lists them")
        removed = load.remove(store, there) if there else 0
        console.say(f"removed {counted(removed, 'article')}")
    ctx.exit(0 if len(there) == len(set(ids)) else SOME_FAILED)
