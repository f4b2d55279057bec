"""The name tagger: what it reads, how it decodes, what the shipped model finds."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from click.testing import CliRunner, Result

from graphkit.cli import graphkit
from graphkit.document import Article, Document, read
from graphkit.errors import DataError, InputError
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.tagger import TYPES, Tagger, conll, evaluation, model, training
from graphkit.extractors.actors.tagger.context import Reading
from graphkit.extractors.actors.tagger.model import Labelled, Model
from graphkit.extractors.actors.tagger.propagation import propagate
from graphkit.extractors.actors.tagger.words import Words
from graphkit.lexicon import examples

TEXT = """أعلن	O
حزب	B-ORG
السنديان	I-ORG
أن	O
رامز	B-PER
العطواني	I-PER
سيزور	O
سندورة	B-GPE
.	O

قال	O
العطواني	B-PER
لصحيفة	O
«المرسى»	B-MEDIA
إنه	O
متفائل	O
.	O
"""


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


@pytest.fixture(scope="module")
def lexemes() -> Lexemes:
    return Lexemes()


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.conll"
    path.write_text(TEXT, encoding="utf-8")
    return path


def document(text: str) -> Document:
    return read(Article("a", "", text))


def bounds(text: Document) -> list[tuple[int, int]]:
    return [(s.first, s.last) for s in text.sentences]


def reading(text: str, words: Words, lexemes: Lexemes) -> tuple[Document, Reading]:
    doc = document(text)
    return doc, Reading(doc.tokens, bounds(doc), words, lexemes)


def test_marks_cut_off_a_word_belong_to_no_name(file: Path) -> None:
    text = conll.read(file)
    marked = [(token.text, label) for token, label in zip(text.tokens, text.labels, strict=True) if label != "O"]
    assert marked[-1] == ("المرسى", "B-MEDIA")
    assert text.bounds == ((0, 9), (9, 18))
    assert text.gold == ((1, 3, "ORG"), (4, 6, "PER"), (7, 8, "GPE"), (10, 11, "PER"), (12, 13, "MEDIA"))
    spans = list(conll.spans(list(text.labels)))
    assert [text.in_words(*span) for span in spans] == list(text.gold)


def test_a_mark_inside_a_name_stays_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("بيار-نوال	B-PER\nمارون	I-PER\n", encoding="utf-8")
    assert set(conll.read(path).labels) == {"B-PER", "I-PER"}


def test_sentences_with_certain_classes(file: Path) -> None:
    text = conll.read(file).having(frozenset({"MEDIA"}))
    assert text.bounds == ((0, 9),)
    assert text.gold == ((10, 11, "PER"), (12, 13, "MEDIA"))
    assert text.tokens[0].norm == "قال"


@pytest.mark.parametrize("line", ["كلمة", "كلمة	PER", "	O"])
def test_a_line_of_another_form_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.conll"
    path.write_text(f"هذا	O\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.conll, line 2"):
        conll.read(path)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(InputError, match=r"nowhere\.conll"):
        conll.read(Path("nowhere.conll"))


@pytest.mark.parametrize(
    ("word", "proclitics", "stem"),
    [("وموسكو", "و", "موسكو"), ("بالعراق", "ب", "العراق"), ("للعراق", "ل", "العراق"), ("وزارة", "", "وزارة"),
     ("ولبنان", "و", "لبنان"), ("وبمصر", "وب", "مصر"), ("بيروت", "", "بيروت")],
)  # fmt: skip
def test_proclitics_are_split_off_by_how_often_running_text_has_the_rest(
    words: Words, word: str, proclitics: str, stem: str
) -> None:
    found = words.word(word)[0]
    assert (found.proclitics, found.stem) == (proclitics, stem)


def test_the_text_itself_tells_where_a_rare_word_begins(words: Words, lexemes: Lexemes) -> None:
    doc, found = reading("زار الوفد سندورة أمس. وعاد بسندورة خبر", words, lexemes)
    stems = {token.text: found.words[token.i].stem for token in doc.tokens}
    assert stems["بسندورة"] == "سندورة"
    alone, found = reading("وعاد بسندورة خبر", words, lexemes)
    assert found.words[alone.tokens[1].i].stem == "بسندورة"


@pytest.mark.parametrize(("path", "text", "marks"), list(examples("name_heads")), ids=lambda x: str(x)[:40])
def test_heads_of_names(words: Words, lexemes: Lexemes, path: str, text: str, marks: list[tuple[int, int]]) -> None:
    kind = path.split(".")[1]
    doc, found = reading(text, words, lexemes)
    head = next(token for token in doc.tokens if token.start == marks[0][0])
    assert f"hc={kind}" in words.features(found.words[head.i])
    assert f"H1={kind}" in found.features[head.i + 1]


def test_other_occurrences_tell(words: Words, lexemes: Lexemes) -> None:
    doc, found = reading("فاز فريق السندورة أمس. وخسر السندورة اليوم", words, lexemes)
    second = [token.i for token in doc.tokens if token.norm == "السندورة"][1]
    assert {"d=1", "dh=team"} <= set(found.features[second])


def test_the_arrays_decode_as_python_crfsuite_does(file: Path, words: Words, lexemes: Lexemes, tmp_path: Path) -> None:
    text = conll.read(file)
    trainer = pycrfsuite.Trainer(verbose=False, params={"c1": 0.0, "c2": 0.5, "max_iterations": 20})
    instances = list(training.instances(text, words, lexemes))
    for features, (first, last) in zip(instances, text.bounds, strict=True):
        trainer.append(features, text.labels[first:last])
    path = str(tmp_path / "m.crfsuite")
    trainer.train(path)
    peer = pycrfsuite.Tagger()
    peer.open(path)
    ours = training.converted(peer.info())
    other, context = reading("قال رامز العطواني في سندورة إن حزب السنديان متفائل. قال العطواني", words, lexemes)
    for doc_tokens, doc_bounds, found in ((text.tokens, text.bounds, None), (other.tokens, bounds(other), context)):
        found = found or Reading(doc_tokens, doc_bounds, words, lexemes)
        marked = conll.Marked(tuple(doc_tokens), tuple(doc_bounds), (), (), ())
        spans = ours.label(found, doc_bounds, words)
        expected = []
        for features, (first, _) in zip(training.instances(marked, words, lexemes), doc_bounds, strict=True):
            labels = peer.tag(features)
            for a, b, kind in conll.spans(labels):
                sure = min(peer.marginal(labels[i], i) for i in range(a, b))
                expected.append((first + a, first + b, kind, pytest.approx(sure, abs=0.01)))
        assert [(s.first, s.last, s.label, s.sure) for s in spans] == expected


def test_a_model_is_saved_as_the_same_bytes_and_read_back(tmp_path: Path) -> None:
    weights = np.array([[0.5, 0, -1], [0, 2, 0]], np.float32)
    made = Model(["O", "B-PER", "I-PER"], weights, np.eye(3, dtype=np.float32), {"s=a": 0, "-1|s=b": 1})
    for name in ("a.npz", "b.npz"):
        made.save(tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    back = Model.load(tmp_path / "a.npz")
    assert back.labels == made.labels
    assert "s=a" in back.index and "-1|s=b" in back.index
    back.save(tmp_path / "c.npz")
    assert (tmp_path / "c.npz").read_bytes() == (tmp_path / "a.npz").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"PK no model"])
def test_a_broken_model_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=r"model\.npz"):
        Model.load(path)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("قال رامز العطواني. وأضاف العطواني اليوم", (1, 3, "PER"), ["العطواني"]),
        ("في شركة نوفاتار. وقالت نوفاتار إن نوفاتار", (2, 3, "ORG"), ["نوفاتار", "نوفاتار"]),
        ("عن سندورة العليا. وفي سندورة السفلى", (1, 3, "GPE"), []),
        ("قال رئيس الوزراء. وأضاف الوزراء", (1, 3, "PER"), []),
    ],
)
def test_a_name_found_once_is_found_again(
    words: Words, lexemes: Lexemes, text: str, span: tuple[int, int, str], expected: list[str]
) -> None:
    doc, found = reading(text, words, lexemes)
    first = Labelled(*span, 0.9)
    spread = propagate([first], found.words, bounds(doc), words)
    assert [" ".join(t.text for t in doc.tokens[s.first : s.last]) for s in spread if s != first] == expected


def test_scores_are_of_whole_spans() -> None:
    gold = [(0, 2, "PER"), (5, 6, "ORG"), (8, 9, "ORG")]
    found = [(0, 2, "PER"), (5, 7, "ORG"), (8, 9, "GPE")]
    scores = evaluation.score(gold, found)
    assert (scores["PER"].f1, scores["ORG"].f1, scores["GPE"].f1) == (1.0, 0.0, 0.0)
    assert (scores["all"].right, scores["all"].found, scores["all"].gold) == (1, 3, 3)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وقال المهندس غسان برهومي إن الشركة ستتوسع", "غسان برهومي", "person"),
        ("التقى الوفد أندريه بوغدانسكي في العاصمة", "أندريه بوغدانسكي", "person"),
        ("أكدت جمعية نور الخيرية أن المساعدات وصلت", "جمعية نور الخيرية", "organization"),
        ('وذكرت صحيفة " المرسى " أن الوزير استقال', "المرسى", "media"),
    ],
)
def test_the_shipped_model_finds_names_that_no_table_has(tagger: Tagger, text: str, name: str, kind: str) -> None:
    doc = document(text)
    found = tagger.names(doc.tokens, bounds(doc))
    assert (name, kind) in [(doc.text[n.start : n.end], n.type) for n in found]


def test_a_name_begins_behind_its_proclitics(tagger: Tagger) -> None:
    doc = document("بحث الملف مع الصين وفرنسا ولبنان")
    assert {"فرنسا", "لبنان"} <= {doc.text[n.start : n.end] for n in tagger.names(doc.tokens, bounds(doc))}


@pytest.mark.parametrize("text", ["", "\n", "...", "« »", "ـ", "و", "لل", "ب" * 500, "محمد " * 2000, "١٢٣ abc 🙂"])
def test_odd_text_gives_names_in_order_or_none(tagger: Tagger, text: str) -> None:
    doc = document(text)
    found = tagger.names(doc.tokens, bounds(doc))
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(0 <= n.start < n.end <= len(text) for n in found)


def test_every_class_of_the_model_is_a_type_or_left_out() -> None:
    assert {label[2:] for label in model().labels if label != "O"} == {*TYPES, "MISC"}


def _train(folder: Path, out: Path) -> Result:
    return CliRunner().invoke(graphkit, ["train", str(folder), "--out", str(out)], prog_name="graphkit")


def test_training_the_same_texts_gives_the_same_file(file: Path, tmp_path: Path) -> None:
    for name in (training.NEWS, training.ENCYCLOPEDIA):
        (tmp_path / name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    for out in ("a.npz", "b.npz"):
        result = _train(tmp_path, tmp_path / out)
        assert result.exit_code == 0, result.stderr
    assert "2 sentences" in result.stderr and "1 sentences" not in result.stderr.splitlines()[0]
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert {"O", "B-PER", "I-PER", "B-ORG"} <= set(Model.load(tmp_path / "a.npz").labels)


def test_training_without_texts_says_which_file_is_missing(tmp_path: Path) -> None:
    result = _train(tmp_path, tmp_path / "model.npz")
    assert result.exit_code == 3
    assert training.NEWS in result.stderr and "Traceback" not in result.stderr
    assert not (tmp_path / "model.npz").exists()
