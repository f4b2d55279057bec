"""The command line: one module a verb, imported when it is asked for.

Data goes to stdout, everything else to stderr. Exit codes: 0 ok, 1 failure, 2 usage, 3 some articles failed, 4 the
store cannot be reached; 130 when interrupted.
"""

from __future__ import annotations

import io
import os
import sys
import warnings
from pathlib import Path

import click

from graphkit import __version__
from graphkit.cli.command import Verbs, chatter
from graphkit.console import Console

VERBS = (
    "ingest", "extract", "explain", "load", "times", "timeline", "claims", "query", "export", "articles", "actors",
    "relink", "remove", "doctor", "schema", "train",
)  # fmt: skip
"""Every verb; each is the command of the same name in the module of the same name."""


@click.group(cls=Verbs, verbs=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="graphkit", message="%(prog)s %(version)s")
@click.pass_context
def graphkit(ctx: click.Context) -> None:
    """Event timelines of Arabic news that keep every claim: who asserts, who denies, when, and where the text says so.

    The store is the embedded one under ./.graphkit unless GRAPHKIT_URI (with GRAPHKIT_USER and GRAPHKIT_PASSWORD) or
    graphkit.toml names a Neo4j.
    """
    ctx.ensure_object(Console).listen()


chatter(graphkit)


def main() -> None:
    """The `graphkit` program. Speaks UTF-8 whatever the locale; a lone surrogate is written as its escape."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what libraries tell their developers
    # A stream that the caller has closed is as good as nowhere.
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w")
    sys.stderr = sys.stderr or nowhere.open("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    graphkit(prog_name="graphkit")
