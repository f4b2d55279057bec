"""`graphkit timeline`: what happened around an actor, by whose word."""

from __future__ import annotations

import sys
from datetime import date

import click

from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import check_period, kinds, output, period, utf8
from graphkit.console import Console, counted


@click.command(cls=Verb)
@click.argument("actor", type=utf8)
@period
@kinds
@output("table", "json", "csv", "markdown")
@pass_console
def timeline(
    console: Console, actor: str, since: date | None, until: date | None, as_of: date | None,
    types: tuple[str, ...], statuses: tuple[str, ...], form: str,
) -> None:  # fmt: skip
    """Print an actor's events with every voice on them.

    They come in time order, each with who asserts it, denies it or leaves it open, through whom and when. ACTOR is an
    Arabic or English name, a variant of one, or a Wikidata id. Undated events stand where they were first told.
    """
    from graphkit.export import timeline as events
    from graphkit.export.timeline_forms import FORMS
    from graphkit.export.whom import find
    from graphkit.graph.connect import open_store

    check_period(since, until)
    with open_store() as store:
        who = find(store, actor)
        found = events.of_actor(store, who.id, since, until, as_of, types, statuses)
        count = FORMS[form](found, sys.stdout)
    console.say(f"{counted(count, 'event')} of {who.label}" if count else f"no events of {who.label} match")
