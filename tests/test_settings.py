"""Settings: the environment before the file before the defaults, and clear words about a broken file."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import UsageError
from graphkit.settings import Settings


def write(folder: Path, text: str) -> Path:
    (folder / "graphkit.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_anything_it_is_the_embedded_store_of_the_folder(tmp_path: Path) -> None:
    found = Settings.load(tmp_path, {})
    assert found == Settings(None, "neo4j", None, None, tmp_path / ".graphkit")


def test_the_file_says_it(tmp_path: Path) -> None:
    text = (
        '[store]\nuri = "bolt://db.example:7687"\nuser = "reader"\npassword = "pw"\ndatabase = "news"\nhome = "data"\n'
    )
    found = Settings.load(write(tmp_path, text), {})
    assert found == Settings("bolt://db.example:7687", "reader", "pw", "news", tmp_path / "data")


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    write(tmp_path, '[store]\nuri = "bolt://db.example"\nuser = "reader"\nhome = "data"\n')
    environment = {
        "GRAPHKIT_URI": "neo4j+s://other.example:7688", "GRAPHKIT_PASSWORD": "secret", "GRAPHKIT_DATABASE": "news",
        "GRAPHKIT_HOME": "/srv/graph", "GRAPHKIT_USER": "",
    }  # fmt: skip
    found = Settings.load(tmp_path, environment)
    assert found == Settings("neo4j+s://other.example:7688", "reader", "secret", "news", Path("/srv/graph"))


def test_the_working_folder_and_the_environment_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, '[store]\ndatabase = "news"\n'))
    monkeypatch.setenv("GRAPHKIT_USER", "reader")
    found = Settings.load()
    assert (found.database, found.user) == ("news", "reader")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "graphkit.toml").write_bytes(b"\xef\xbb\xbf[store]\r\nuser = 'reader'\r\n")
    assert Settings.load(tmp_path, {}).user == "reader"


def test_the_password_does_not_show() -> None:
    assert "secret" not in repr(Settings(password="secret"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[store]\nuri = bolt\n", "line 2"),
        ("[store]\nuser = 'a'\nuser = 'b'\n", "line 3"),
        ("[store", "line 1"),
        ("[store]\nuser = '''a\n\n", "line "),
        ("store = 1\n", "line 1: store is no table"),
        ("# first\n\nuri = 'bolt://x'\n", "line 3: uri stands outside of [store]"),
        ("[stor]\nuri = 'bolt://x'\n", "line 1: 'stor' is no table of graphkit's; write [store]"),
        ("[store]\n\n  urn = 'bolt://x'\n", "line 3: 'urn' is no setting"),
        ("[store]\nuser = 'a'\npassword = 1234\n", "line 3: password is no text"),
        ("[store]\nuri = 'http://x'\n", "'http://x' is no address"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings.load(write(tmp_path, text), {})
    assert str(tmp_path / "graphkit.toml") in str(caught.value)
    assert problem in str(caught.value)


@pytest.mark.parametrize("content", [b"[store]\nuser = '\xe3'\n", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "graphkit.toml"
    if content is None:
        path.symlink_to(path)  # a link to itself is no file, and the defaults hold
        assert Settings.load(tmp_path, {}).user == "neo4j"
        return
    path.write_bytes(content)
    with pytest.raises(UsageError, match="UTF-8"):
        Settings.load(tmp_path, {})


@pytest.mark.parametrize(
    "uri", ["localhost:7687", "http://x:7687", "bolt://", "bolt://x:port", "bolt://[", "neo4j://:7687"]
)
def test_an_address_that_cannot_be_meant_is_refused(tmp_path: Path, uri: str) -> None:
    with pytest.raises(UsageError, match="GRAPHKIT_URI"):
        Settings.load(tmp_path, {"GRAPHKIT_URI": uri})


@pytest.mark.parametrize("uri", ["bolt://x", "neo4j://10.0.0.1:7687", "bolt+ssc://[::1]:7687", "neo4j+s://a.b"])
def test_every_form_of_address_is_taken(tmp_path: Path, uri: str) -> None:
    assert Settings.load(tmp_path, {"GRAPHKIT_URI": uri}).uri == uri
