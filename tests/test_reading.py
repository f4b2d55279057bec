"""Reading files, folders and standard input: what comes out, and that nothing bad stops the rest."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from graphkit.document import Article
from graphkit.errors import InputError, UsageError
from graphkit.reading import read_paths
from graphkit.reading.dates import published, written

CASES = tomllib.loads((Path(__file__).parent / "cases" / "reading.toml").read_text(encoding="utf-8"))
STORY = "بلدية المدينة تعيد فتح الجسر\nأعادت البلدية، أمس، فتح الجسر القديم.\n"
RECORD = {"id": "a1", "published": "2024-11-30", "title": "عنوان", "text": "متن الخبر"}


def articles(*paths: Path | str, **more: str) -> list[Article]:
    found = list(read_paths(map(str, paths), **more))
    assert all(isinstance(article, Article) for article in found), found
    return [article for article in found if isinstance(article, Article)]


def errors(*paths: Path | str) -> list[str]:
    return [str(found) for found in read_paths(map(str, paths)) if isinstance(found, InputError)]


def lines(path: Path, *records: Any) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Any:
    def feed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return feed


def test_a_text_file_is_its_exact_content_with_its_title(tmp_path: Path) -> None:
    content = "\r\n  عنوان الخبر \r\n\r\nمتن الخبر.\t\r\n"
    (tmp_path / "story.txt").write_bytes(content.encode())
    (article,) = articles(tmp_path / "story.txt")
    assert (article.id, article.title, article.text) == ("story", "عنوان الخبر", content)
    assert (article.source, article.published, article.published_basis) == (str(tmp_path / "story.txt"), None, None)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"],
)
def test_encodings_are_detected(tmp_path: Path, encoding: str, stdin: Any) -> None:
    def encoded(text: str) -> bytes:
        return text.encode(encoding)

    (tmp_path / "a.txt").write_bytes(encoded(STORY))
    (tmp_path / "b.jsonl").write_bytes(
        encoded("".join(json.dumps(RECORD | {"id": i}, ensure_ascii=False) + "\n" for i in "pq"))
    )
    (tmp_path / "c.json").write_bytes(encoded(json.dumps(RECORD, ensure_ascii=False, indent=2)))
    plain, *records = articles(tmp_path)
    assert plain.text == STORY
    assert [record.text for record in records] == ["عنوان\nمتن الخبر"] * 3
    stdin(encoded(json.dumps(RECORD, ensure_ascii=False) + "\n"))
    assert [article.id for article in articles("-")] == ["a1"]
    stdin(encoded(STORY))
    assert [article.text for article in articles("-")] == [STORY]


def test_short_windows_1256_lines_are_not_taken_for_another_alphabet(tmp_path: Path) -> None:
    for i, text in enumerate(["هل من مجيب؟", "«نعم»، قال الوزير", "يوم هادئ في المدينة"]):
        (tmp_path / f"{i}.txt").write_bytes(text.encode("cp1256"))
    assert [a.text for a in articles(tmp_path)] == ["هل من مجيب؟", "«نعم»، قال الوزير", "يوم هادئ في المدينة"]


def test_another_language_is_read_in_its_encoding(tmp_path: Path) -> None:
    text = "Le président a été reçu à l'Élysée par son homologue, après une journée très chargée.\n" * 3
    (tmp_path / "fr.txt").write_bytes(text.encode("cp1252"))
    assert articles(tmp_path / "fr.txt")[0].text == text


def test_a_record_is_title_newline_text(tmp_path: Path) -> None:
    record = {"id": 7, "url": "https://x.example/7", "outlet": "الغد", "title": " عنوان ", "text": "متن\nثان"}
    (article,) = articles(lines(tmp_path / "r.jsonl", record))
    assert (article.id, article.url, article.outlet_name, article.outlet) == ("7", "https://x.example/7", "الغد", None)
    assert (article.title, article.text) == ("عنوان", " عنوان \nمتن\nثان")


@pytest.mark.parametrize("title", [None, "", "  "])
def test_a_record_without_title_is_its_text_alone(tmp_path: Path, title: str | None) -> None:
    (article,) = articles(lines(tmp_path / "r.jsonl", {"id": "a", "title": title, "text": "متن"}))
    assert (article.title, article.text) == (None, "متن")


def test_a_record_without_id_is_known_by_its_content(tmp_path: Path) -> None:
    one, other = articles(lines(tmp_path / "r.jsonl", {"text": "متن"}, {"text": "آخر"}))
    (again,) = articles(lines(tmp_path / "s.jsonl", {"text": "متن", "outlet": "الغد"}))
    assert one.id == again.id != other.id
    assert len(one.id) == 16


def test_unknown_fields_are_dropped_with_one_warning_for_each_and_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    record = {"id": "a", "text": "متن", "author": "سامر"}
    paths = [
        lines(tmp_path / "r.jsonl", record, {**record, "id": "b"}, {**record, "id": "c", "tags": []}),
        lines(tmp_path / "s.jsonl", {**record, "id": "d"}),
    ]
    with caplog.at_level(logging.WARNING, "graphkit.reading"):
        assert len(articles(*paths)) == 4
    assert [(Path(str(r.args[0])).name, r.args[1]) for r in caplog.records if isinstance(r.args, tuple)] == [
        ("r.jsonl", "author"),
        ("r.jsonl", "tags"),
        ("s.jsonl", "author"),
    ]


def test_json_files_hold_a_record_an_array_or_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORD, indent=1), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([RECORD | {"id": "b1"}, RECORD | {"id": "b2"}]), encoding="utf-8")
    lines(tmp_path / "c.json", RECORD | {"id": "c1"}, RECORD | {"id": "c2"})
    assert [a.id for a in articles(tmp_path)] == ["a1", "b1", "b2", "c1", "c2"]


def test_a_bad_record_of_an_array_is_named_by_its_place(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps([RECORD, {"id": "x"}]), encoding="utf-8")
    (message,) = errors(tmp_path / "b.json")
    assert "record 2: the record has no text" in message


def test_a_folder_gives_its_files_sorted_with_its_folders_but_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".c.txt", "sub/d.TXT", ".git/e.txt", "f.md", "g.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY + name, encoding="utf-8")
    assert [a.id for a in articles(tmp_path)] == ["a", "b", "d"]
    assert [a.id for a in articles(tmp_path / "f.md")] == ["f"]


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (message,) = errors(tmp_path)
    assert "holds no .txt, .jsonl or .json file" in message


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name in ("a/story.txt", "b/story.txt", "b/other.txt", "x/c/story.txt", "y/c/story.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STORY + name, encoding="utf-8")
    assert [a.id for a in articles(tmp_path)] == ["a/story", "other", "b/story", "x/c/story", "y/c/story"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert len(articles(tmp_path, tmp_path / "a.txt", tmp_path / "a.txt")) == 1


def test_another_article_of_an_id_read_before_is_an_error_that_names_both_places(tmp_path: Path) -> None:
    path = lines(tmp_path / "r.jsonl", RECORD, RECORD | {"text": "غيره"}, RECORD | {"id": "b"})
    (tmp_path / "s.json").write_text(json.dumps([RECORD | {"id": "c"}, RECORD | {"url": "x:y"}]), encoding="utf-8")
    first, second, third, fourth, fifth = read_paths([str(path), str(tmp_path / "s.json")])
    assert isinstance(first, Article) and isinstance(third, Article) and isinstance(fourth, Article)
    taken, remedy = f"the id 'a1' is that of another article, in {path}, line 1", "give every article an id of its own"
    assert str(second) == f"{path}, line 2: {taken}; {remedy}"
    assert str(fifth) == f"{tmp_path / 's.json'}, record 2: {taken}; {remedy}"


def test_an_article_that_comes_again_as_it_is_is_read_once_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one = lines(tmp_path / "one.jsonl", RECORD, RECORD)
    two = lines(tmp_path / "two.jsonl", RECORD)
    assert [article.source for article in articles(one, two)] == [str(one)]
    assert caplog.messages == [
        f"{again}: the article 'a1' stands in {one}, line 1 already; it is read once"
        for again in (f"{one}, line 2", f"{two}, line 1")
    ]


@pytest.mark.parametrize("case", CASES["bad"], ids=[case["why"] for case in CASES["bad"]])
def test_a_bad_record_names_file_and_line_and_the_others_go_on(tmp_path: Path, case: dict[str, str]) -> None:
    bad = "[" * 200_000 if case["line"] == "NESTED" else case["line"].replace("\n", "\\n")
    path = tmp_path / "r.jsonl"
    path.write_text(f"{json.dumps(RECORD)}\n\n{bad}\n{json.dumps(RECORD | {'id': 'a2'})}\n", encoding="utf-8")
    first, error, last = read_paths([str(path)])
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(error, InputError)
    assert str(error).startswith(f"{path}, line 3: ")
    assert case["says"] in str(error)
    assert error.remedy


def test_bad_files_are_named_with_a_remedy_and_the_others_go_on(tmp_path: Path) -> None:
    files = {
        "a-empty.txt": b" \n\n",
        "b-empty.jsonl": b"\n",
        "c-binary.txt": bytes(range(256)) * 40,
        "d-damaged.txt": STORY.encode() * 3 + b"\xff\xfe\xc3",
        "e-broken.json": b'{"id": ',
        "f-lost.txt": b"\xff\xfe\x27\x06\x44",
        "h-page.html": b"<html></html>",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(STORY, encoding="utf-8")
    missing = tmp_path / "missing.txt"
    *bad, last = read_paths([str(tmp_path / name) for name in files] + [str(missing), str(tmp_path / "z.txt")])
    assert isinstance(last, Article)
    problems = [
        "is empty", "is empty", "is a binary file", "is not utf-8", "no JSON", "is not utf-16", "is no plain text",
        "does not exist",
    ]  # fmt: skip
    for name, problem, error in zip([*files, "missing.txt"], problems, bad, strict=True):
        assert isinstance(error, InputError)
        assert str(tmp_path / name) in str(error)
        assert problem in str(error)
        assert error.remedy


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert "cannot be read" in errors(tmp_path / "a.txt")[0]


def test_options_supply_only_what_an_article_lacks(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl", RECORD | {"outlet": "الغد"}, {"id": "a2", "text": "متن"})
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    found = articles(tmp_path, published="2020-01-02", outlet="الراصد")
    assert [(a.published, a.published_basis, a.outlet_name) for a in found] == [
        ("2024-11-30", "metadata", "الغد"),
        ("2020-01-02", "given", "الراصد"),
        ("2020-01-02", "given", "الراصد"),
    ]


def test_an_option_that_is_no_date_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="'soon' is no date"):
        read_paths(["missing.txt"], published="soon")


def test_lone_surrogates_of_json_are_replaced_in_place(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"id": "a", "text": "قبل \\ud83d بعد \\ud83d\\ude00"}', encoding="utf-8")
    assert articles(tmp_path / "r.jsonl")[0].text == "قبل \ufffd بعد 😀"


def test_standard_input_is_lines_or_one_text_and_may_be_empty(stdin: Any) -> None:
    stdin(b"\n" + json.dumps(RECORD).encode() + b"\n" + json.dumps(RECORD | {"id": "b"}).encode())
    assert [(a.id, a.source) for a in articles("-")] == [("a1", "-"), ("b", "-")]
    stdin(STORY.encode())
    (article,) = articles("-")
    assert (article.text, article.title, len(article.id)) == (STORY, "بلدية المدينة تعيد فتح الجسر", 16)
    stdin(b"")
    assert errors("-") == ["-: is empty; give a file with a title and a text"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("value", [RECORD, [RECORD]], ids=["object", "array"])
def test_standard_input_may_be_one_json_value_over_many_lines(stdin: Any, value: Any, indent: int | None) -> None:
    stdin(json.dumps(value, ensure_ascii=False, indent=indent).encode())
    assert [article.id for article in articles("-")] == ["a1"]


def test_standard_input_that_begins_with_a_broken_line_loses_no_other(stdin: Any) -> None:
    stdin(b'{"id": "x", "text":\n' + json.dumps(RECORD).encode() + b"\n")
    broken, good = read_paths(["-"])
    assert str(broken).startswith("-, line 1: no JSON: Expecting value at column 20;")
    assert isinstance(good, Article)


def test_a_text_on_standard_input_may_begin_with_a_bracket(stdin: Any) -> None:
    stdin(f"[محدث] {STORY}".encode())
    assert [article.text for article in articles("-")] == [f"[محدث] {STORY}"]


def test_closed_standard_input_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert errors("-") == ["-: is empty; give a file with a title and a text"]


def test_lines_are_read_only_as_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def stream() -> Iterator[bytes]:
        yield json.dumps(RECORD).encode()
        yield json.dumps(RECORD | {"id": "b"}).encode()
        raise AssertionError("a third line was asked for")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream()))
    found = read_paths(["-"])
    assert [getattr(next(found), "id", None) for _ in range(2)] == ["a1", "b"]


@pytest.mark.parametrize("case", CASES["date"], ids=[case["given"] for case in CASES["date"]])
def test_publication_dates(case: dict[str, str]) -> None:
    if "day" in case:
        assert published(case["given"]) == (case["day"], case.get("at"))
    else:
        with pytest.raises(ValueError):
            published(case["given"])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("نشر في: 3 ماي 2022 الساعة 10", "2022-05-03"),
        ("آخر تحديث 11/05/2025", "2025-05-11"),
        ("الأحد", None),
        ("31/02/2020", None),
    ],
)
def test_the_first_whole_date_of_a_line(line: str, day: str | None) -> None:
    assert written(line) == day
