"""What all verbs share: lazy import, --quiet and --debug, and errors told as messages with their exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from graphkit.console import Console
from graphkit.errors import GraphkitError

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended, as shells have it."""

pass_console = click.make_pass_decorator(Console, ensure=True)


def chatter(command: click.Command) -> None:
    """Adds --quiet and --debug, which every command takes, before or after the verb."""

    def note(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value and param.name:
            setattr(ctx.ensure_object(Console), param.name, True)

    for flags, text in (
        (["-q", "--quiet"], "Say nothing but problems on stderr."),
        (["--debug"], "Show where in the program an error arose."),
    ):
        command.params.append(
            click.Option(flags, is_flag=True, expose_value=False, is_eager=True, callback=note, help=text)
        )


class Verb(click.Command):
    """One verb."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        chatter(self)


class Verbs(click.Group):
    """Verbs by name, each imported only when it is asked for; the one place where errors become messages."""

    command_class = Verb

    def __init__(self, *args: Any, verbs: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.verbs = tuple(verbs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.verbs, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.verbs:
            command = getattr(import_module(f"graphkit.cli.{cmd_name}"), cmd_name)
            assert isinstance(command, click.Command)
            return command
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.parent is not None:
            return super().invoke(ctx)
        console = ctx.ensure_object(Console)
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader has what it wanted. What is left in the buffer goes nowhere, without a word at exit.
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        except KeyboardInterrupt:
            console.problem("interrupted")
            code = INTERRUPTED
        except GraphkitError as error:
            _tell(console, str(error))
            code = error.exit_code
        except ModuleNotFoundError as error:
            _tell(console, f"the package {error.name} is not installed; run `pip install graphkit` again")
            code = 1
        except OSError as error:
            _tell(console, f"{error.filename or 'input or output'}: {error.strerror or error}")
            code = 1
        except Exception as error:
            _tell(console, f"this should not happen: {type(error).__name__}: {error}; --debug shows where")
            code = 1
        return ctx.exit(code)


def _tell(console: Console, message: str) -> None:
    if console.debug:
        click.echo(traceback.format_exc(), err=True, nl=False)
    console.problem(message)
