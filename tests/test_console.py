"""Colour, folding and progress: what a terminal gets and what a pipe gets."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable

import pytest

from graphkit.console import Console, coloured, counted, one_line, printable, table


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Makes stdout a terminal of 40 columns. No fixture: pytest's capture puts its own stdout back before the test."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


def drawn(stream: io.StringIO, rows: Iterable[tuple[str, str]]) -> list[str]:
    table(["who", "text"], rows, stream)
    return stream.getvalue().splitlines()


def test_only_a_terminal_without_no_color_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    assert coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not coloured()


def test_a_terminal_folds_long_cells_and_loses_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "نفى المتحدث باسم الرئاسة الخبر نفياً قاطعاً وقال إنه لا أساس له من الصحة"
    lines = drawn(on_terminal(monkeypatch), [("فيبر", text)])
    assert len(lines) > 2
    words = re.sub("\x1b[^m]*m|فيبر", " ", " ".join(lines[1:])).split()
    assert words == text.split()


def test_a_terminal_too_narrow_for_its_columns_gets_a_block_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    long = "نفى المتحدث باسم الرئاسة الخبر نفياً قاطعاً"
    table(["id", "who", "text"], [("first-of-the-articles", long, long), ("second", "", "b")], stream)
    assert stream.getvalue() == (f"id    first-of-the-articles\nwho   {long}\ntext  {long}\n\nid    second\ntext  b\n")


def test_no_color_leaves_no_escapes_in_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" in "".join(drawn(on_terminal(monkeypatch), [("a", "b")]))
    stream = on_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in "".join(drawn(stream, [("a", "b")]))


def test_markup_in_data_is_data() -> None:
    assert drawn(io.StringIO(), [("[red]a[/red]", ":smile:")])[1] == "[red]a[/red]  :smile:"


def test_text_is_put_on_one_line_without_control_characters() -> None:
    assert one_line("سطر\n  ثانٍ\t\x1b[31mأحمر\x9b") == "سطر ثانٍ [31mأحمر"
    assert printable("a\nb\tc\x00") == "a\nb\tc"


def test_nouns_are_counted() -> None:
    assert [counted(n, "event") for n in (0, 1, 1234)] == ["0 events", "1 event", "1,234 events"]


def test_progress_passes_everything_on_and_writes_now_and_then_to_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Console().progress(range(1100), "articles")) == list(range(1100))
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "articles: 500\narticles: 1,000\n")


def test_quiet_progress_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert sum(Console(quiet=True).progress(range(1100), "articles")) == sum(range(1100))
    assert capsys.readouterr().err == ""


def test_progress_on_a_terminal_is_one_line_that_is_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(Console().progress(["a"], "articles")) == ["a"]
    assert stream.getvalue().startswith("\r\x1b[Karticles: 1 (")
    assert stream.getvalue().endswith("\r\x1b[K")
    assert "\n" not in stream.getvalue()
