"""`graphkit claims`: disputed events with every voice."""

from __future__ import annotations

import sys
from datetime import date

import click

from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import check_period, kinds, output, period, utf8
from graphkit.console import Console, counted


@click.command(cls=Verb)
@click.option("--actor", type=utf8, metavar="NAME", help="Only events that this actor takes part in.")
@click.option("--source", type=utf8, metavar="NAME", help="Only events that this actor says something about.")
@click.option("--stance", type=click.Choice(("asserts", "denies", "neither")), help="Only with such a voice.")
@period
@kinds
@output("table", "json", "csv", "markdown")
@pass_console
def claims(
    console: Console, actor: str | None, source: str | None, stance: str | None, since: date | None,
    until: date | None, as_of: date | None, types: tuple[str, ...], statuses: tuple[str, ...], form: str,
) -> None:  # fmt: skip
    """Print the disputed events with every voice on them.

    They are the contested, the denied and the unconfirmed ones. With both --source and --stance it is that source that
    takes that stance.
    """
    from graphkit.export import timeline as events
    from graphkit.export.timeline_forms import FORMS
    from graphkit.export.whom import find
    from graphkit.graph.connect import open_store

    check_period(since, until)
    with open_store() as store:
        who, whose = (find(store, name).id if name else None for name in (actor, source))
        found = events.disputed(store, who, since, until, as_of, types, statuses)
        count = FORMS[form](events.voiced(found, whose, stance), sys.stdout)
    console.say(counted(count, "disputed event") if count else "no disputed events match")
