"""`graphkit schema`: the migrations of the store."""

from __future__ import annotations

import click

from graphkit.cli.command import Verb, Verbs, pass_console
from graphkit.console import Console


@click.group(cls=Verbs)
def schema() -> None:
    """Show or apply the store's constraints and indexes."""


@schema.command(cls=Verb)
@pass_console
def apply(console: Console) -> None:
    """Bring the store to the newest schema; what is there already stays."""
    from graphkit.graph import migrations
    from graphkit.graph.connect import open_store

    with open_store() as store:
        migrations.apply(store)
        console.say(f"{store.address}: schema version {migrations.current(store)}")


@schema.command(cls=Verb)
def show() -> None:
    """List the migrations and which of them the store has."""
    from graphkit.graph import migrations
    from graphkit.graph.connect import open_store

    with open_store() as store:
        waiting = migrations.pending(store)
        for migration in migrations.migrations():
            click.echo(f"{'waiting' if migration in waiting else 'applied'}  {migration}")
