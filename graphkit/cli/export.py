"""`graphkit export`: the whole graph for other programs."""

from __future__ import annotations

import json
import sys
from typing import Literal

import click

from graphkit.cli.command import Verb, Verbs
from graphkit.cli.options import output


@click.group(cls=Verbs)
def export() -> None:
    """Write the whole graph in a form for other programs."""


@export.command(cls=Verb)
@output("nquads", "turtle")
def rdf(form: Literal["nquads", "turtle"]) -> None:
    """Events, participations, claims, times and evidence as RDF.

    Terms of SEM, OWL-Time, PROV-O, schema.org and Web Annotation, and the ontology of this project for stances.
    """
    from graphkit.export.rdf import dump
    from graphkit.graph.connect import open_store

    with open_store() as store:
        dump(store, sys.stdout.buffer, form)


@export.command(cls=Verb)
def events() -> None:
    """The canonical events, one JSON object a line, with participants, claims and mentions."""
    from graphkit.export.events import events as exported
    from graphkit.graph.connect import open_store

    with open_store() as store:
        for event in exported(store):
            click.echo(json.dumps(event, ensure_ascii=False, separators=(",", ":")))
