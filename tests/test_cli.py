"""The command line without a store: help, mistakes, messages and exit codes."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from graphkit import __version__
from graphkit.cli import VERBS, graphkit, questions
from graphkit.cli.command import Verb, Verbs, pass_console
from graphkit.console import Console
from graphkit.errors import GraphkitError, InputError, ReadOnlyViolation, StoreUnreachable, UsageError
from graphkit.graph.statements import parse_text, reading

_CASES = tomllib.loads((Path(__file__).parent / "cases" / "cli.toml").read_text(encoding="utf-8"))


def run(*arguments: str, **more: Any) -> Result:
    return CliRunner().invoke(graphkit, list(arguments), prog_name="graphkit", **more)


def commands() -> list[tuple[str, ...]]:
    """Every command, those of groups too."""
    found: list[tuple[str, ...]] = []
    for verb in VERBS:
        command = graphkit.get_command(click.Context(graphkit), verb)
        found += [(verb, sub) for sub in command.commands] if isinstance(command, click.Group) else [(verb,)]
    return found


def test_help_lists_every_verb_with_what_it_does() -> None:
    result = run("--help")
    assert result.exit_code == 0
    listed = dict(
        line.split(maxsplit=1) for line in result.stdout.partition("Commands:")[2].splitlines() if line.strip()
    )
    assert list(listed) == list(VERBS)
    assert not any(text.endswith("...") for text in listed.values()), "a summary is too long for its line"


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_help_and_takes_quiet_and_debug(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert f"Usage: graphkit {' '.join(command)}" in result.stdout
    assert "--quiet" in result.stdout
    assert "--debug" in result.stdout


def test_version_is_the_package_s() -> None:
    assert run("--version").stdout == f"graphkit {__version__}\n"


@pytest.mark.parametrize("case", _CASES["mistake"], ids=lambda case: case["name"])
def test_a_mistake_is_told_with_its_remedy(case: dict[str, Any]) -> None:
    result = run(*case["arguments"])
    assert result.exit_code == 2
    assert case["says"] in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_query_without_a_name_lists_every_named_query_with_its_purpose() -> None:
    result = run("query")
    assert result.exit_code == 0
    listed = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert listed == {name: statement.purpose for name, statement in reading().items()}


@pytest.mark.parametrize("name", reading())
def test_help_of_a_named_query_tells_its_purpose_and_every_parameter(name: str) -> None:
    for arguments in (("query", name, "--help"), ("query", "--help", name)):
        result = run(*arguments)
        assert result.exit_code == 0
        assert result.stdout.startswith(reading()[name].purpose)
        for parameter in reading()[name].parameters:
            assert f"  {parameter.name}  {parameter.type}, " in result.stdout
            assert parameter.explanation in result.stdout


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([], "denied-by needs -p institution=…"),
        (["institution"], "-p institution: write KEY=VALUE"),
        (["=x"], "-p =x: write KEY=VALUE"),
        (["institution=x", "when=2024"], "denied-by has no parameter 'when'; it has institution, from, to"),
    ],
)
def test_a_wrong_parameter_is_told_before_the_store_is_asked(pairs: list[str], says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        questions.values(reading()["denied-by"], pairs, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "pairs", "says"),
    [
        ("status-as-of", ["day=yesterday"], "-p day=yesterday: no date"),
        ("most-named", ["limit=many"], "-p limit=many: no int"),
        ("most-named", ["type=call"], "-p type=call: no such value; there are armed_group, government"),
        ("disputed", ["types=call,phone"], "-p types=phone: no such value; there are accusation, agreement"),
        ("disputed", ["statuses=true"], "-p statuses=true: no such value; there are asserted, contested"),
        ("disputed", ["from=2019", "to=2018"], "-p from=2019 is after -p to=2018"),
    ],
)
def test_a_value_of_the_wrong_type_is_told(name: str, pairs: list[str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        questions.values(reading()[name], pairs, None)  # type: ignore[arg-type]


def test_a_query_of_ones_own_takes_any_value_of_the_type() -> None:
    own = parse_text("own", "// :param stance string\nRETURN $stance AS stance")
    assert questions.values(own, ["stance=maybe"], None) == {"stance": "maybe"}  # type: ignore[arg-type]


def test_a_query_on_standard_input_that_is_no_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("query", "-", input=b"\xff\xfe\x01")
    assert (result.exit_code, result.stderr) == (2, "graphkit: -: is not UTF-8; save it as UTF-8\n")


def test_an_article_in_another_language_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The minister denied it.\n", encoding="utf-8")
    result = run("extract", str(tmp_path / "a.txt"))
    assert result.exit_code == 0
    assert '"events":[]' in result.stdout
    assert "a.txt: the article 'a' is not in Arabic; no events are read in it\n" in result.stderr


def test_parameters_have_their_types_and_defaults() -> None:
    values = questions.values(reading()["disputed"], ["from=2024-02", "to=2024-02", "types=call, visit"], None)  # type: ignore[arg-type]
    assert (values["from"], values["to"]) == (date(2024, 2, 1), date(2024, 2, 29))
    assert values["types"] == ["call", "visit"]
    assert values["statuses"] == ["contested", "denied", "unconfirmed"]
    assert values["actor"] is None


@click.group(cls=Verbs)
def raising() -> None:
    """A group whose one verb fails as it is told."""


_FAILURES: dict[str, BaseException] = {
    "failure": GraphkitError("it broke; mend it"),
    "usage": UsageError("no such thing"),
    "input": InputError("a.jsonl", "no JSON", line=3, remedy="write JSON"),
    "read-only": ReadOnlyViolation("this query writes"),
    "unreachable": StoreUnreachable("nobody answers at bolt://x"),
    "file": PermissionError(13, "Permission denied", "a.txt"),
    "package": ModuleNotFoundError("No module named 'x'", name="x"),
    "bug": ZeroDivisionError("division by zero"),
    "interrupt": KeyboardInterrupt(),
    "pipe": BrokenPipeError(32, "Broken pipe"),
}


@raising.command(cls=Verb)
@click.argument("how")
@pass_console
def fail(console: Console, how: str) -> None:
    console.say("about to fail")
    raise _FAILURES[how]


@pytest.mark.parametrize(
    ("how", "code", "message"),
    [
        ("failure", 1, "graphkit: it broke; mend it\n"),
        ("usage", 2, "graphkit: no such thing\n"),
        ("input", 3, "graphkit: a.jsonl, line 3: no JSON; write JSON\n"),
        ("read-only", 2, "graphkit: this query writes\n"),
        ("unreachable", 4, "graphkit: nobody answers at bolt://x\n"),
        ("file", 1, "graphkit: a.txt: Permission denied\n"),
        ("package", 1, "graphkit: the package x is not installed; run `pip install graphkit` again\n"),
        ("bug", 1, "graphkit: this should not happen: ZeroDivisionError: division by zero; --debug shows where\n"),
        ("interrupt", 130, "graphkit: interrupted\n"),
        ("pipe", 0, ""),
    ],
)
def test_an_error_is_one_message_and_its_exit_code(how: str, code: int, message: str) -> None:
    result = CliRunner().invoke(raising, ["fail", how, "--quiet"])
    assert (result.exit_code, result.stderr, result.stdout) == (code, message, "")


def test_debug_shows_where_an_error_arose() -> None:
    result = CliRunner().invoke(raising, ["fail", "usage", "--debug"])
    assert result.exit_code == 2
    assert result.stderr.startswith("about to fail\nTraceback (most recent call last):")
    assert result.stderr.endswith("graphkit: no such thing\n")


@pytest.mark.parametrize("arguments", [("fail", "usage", "-q"), ("fail", "--quiet", "usage")])
def test_quiet_silences_messages_and_no_problem(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(raising, list(arguments)).stderr == "graphkit: no such thing\n"


def test_quiet_is_understood_before_the_verb_too() -> None:
    assert run("--quiet", "query", "qqqq").exit_code == run("query", "--quiet", "qqqq").exit_code == 2


def test_control_characters_of_data_never_reach_the_terminal() -> None:
    _FAILURES["escape"] = GraphkitError("a\x1b[2Jb\x07c")
    assert CliRunner().invoke(raising, ["fail", "escape", "-q"]).stderr == "graphkit: a[2Jbc\n"
