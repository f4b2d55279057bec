"""The program as a process: start, encodings, pipes, interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = [sys.executable, "-m", "graphkit"]
_HEAVY = {"spacy", "neo4j", "rdflib", "pyoxigraph", "rich", "dateparser", "arcadedb", "jsonschema_rs", "numpy"}


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON", "GRAPHKIT"))}
    return subprocess.run(
        [*_PROGRAM, *arguments], input=stdin, capture_output=True, env=inherited | environment, timeout=120
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from graphkit.cli import graphkit\n"
        "try: graphkit(['--help'])\n"
        "except SystemExit: print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "timeline" in done.stdout
    assert not _HEAVY & set(done.stderr.split())


def test_looking_up_a_name_imports_no_tokenizer() -> None:
    code = (
        "import sys; from graphkit.export.whom import variant_of; assert variant_of('ماكرون')\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert not {"spacy", "numpy", "dateparser"} & set(done.stdout.split())


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
        {},
    ],
    ids=["C", "C without coercion", "Latin-1", "none"],
)
def test_arabic_goes_in_and_out_in_utf8_whatever_the_locale(tmp_path: Path, locale: dict[str, str]) -> None:
    article = tmp_path / "article.txt"
    article.write_text("نفى الوزير الخبر\nنفى الوزير يوم السبت الخبر.\n", encoding="utf-8")
    done = run("extract", str(article), "--outlet", "صحيفة الفجر", **locale)
    assert done.returncode == 0, done.stderr.decode()
    assert "نفى الوزير يوم السبت الخبر" in done.stdout.decode("utf-8")
    assert "صحيفة الفجر" in done.stdout.decode("utf-8")


def test_an_article_from_standard_input_is_read() -> None:
    done = run("extract", "-", "--quiet", stdin="عنوان\nنص الخبر كله هنا.\n".encode())
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_one_bad_article_never_loses_the_others(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    good = '{"id": "%s", "title": "عنوان", "text": "نص الخبر."}\n'
    lines.write_text(good % "a" + "{broken\n" + '{"id": "c"}\n' + good % "d", encoding="utf-8")
    done = run("extract", str(tmp_path / "missing.txt"), str(lines))
    assert done.returncode == 3
    assert done.stdout.count(b"\n") == 2
    problems = done.stderr.decode().splitlines()
    assert f"{tmp_path / 'missing.txt'}: " in problems[0]
    assert f"{lines}, line 2: " in problems[1]
    assert f"{lines}, line 3: " in problems[2]
    assert "Traceback" not in done.stderr.decode()


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    article = '{"id": "%d", "title": "عنوان", "text": "' + "نص الخبر. " * 2000 + '"}\n'
    (tmp_path / "many.jsonl").write_text("".join(article % i for i in range(30)), encoding="utf-8")
    with subprocess.Popen(
        [*_PROGRAM, "extract", str(tmp_path / "many.jsonl")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.wait(120) == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_an_interrupt_ends_it_with_one_word() -> None:
    with subprocess.Popen(
        [*_PROGRAM, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # A shell's background job ignores the signal, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write('{"id": "a", "title": "عنوان", "text": "نص الخبر."}\n'.encode() * 2)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 130
        assert process.stderr.read().decode().splitlines()[-1] == "graphkit: interrupted"


def test_times_are_resolved_from_standard_input() -> None:
    done = run("times", stdin='{"id": "a", "text": "أمس الأحد", "reference": "2024-11-11T00:00:00"}\n'.encode())
    assert done.returncode == 0, done.stderr.decode()
    assert '"from":"2024-11-10"' in done.stdout.decode()


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 3), (">&-", 0), ("2>&-", 0)])
def test_a_closed_stream_is_no_crash(closed: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\nنفت الوزارة الخبر.\n", encoding="utf-8")
    path = "-" if closed == "<&-" else "a.txt"
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m graphkit extract {path} {closed}', sys.executable], capture_output=True, cwd=tmp_path
    )
    assert done.returncode == code, done.stderr
    assert b"should not happen" not in done.stderr
