"""TimeML: the text with its TIMEX3 tags, as XML that holds what the text holds."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from graphkit import resolve
from graphkit.cli import graphkit
from graphkit.export.timeml import document

# The attributes of TIMEX3 in TimeML 1.2.1 and what they may hold.
_VALUE = re.compile(
    r"([\dX]{4}(-[\dX]{2}(-[\dX]{2})?|-W[\dX]{2}(-[1-7])?|-Q[\dX]|-H[12]|-(SP|SU|FA|WI))?|[\dX]{2,3})?"
    r"(T(MO|MI|AF|EV|NI|DT|[\dX]{2}(:[\dX]{2}){0,2}))?"
    r"|P((\d+(\.\d+)?|X)(DE|CE|Y|Q|M|W|D))*(T((\d+(\.\d+)?|X)[HMS])+)?"
)
_ATTRIBUTES = {
    "tid": r"t\d+",
    "type": "DATE|TIME|DURATION|SET",
    "value": _VALUE.pattern,
    "mod": "BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS|EQUAL_OR_MORE|START|MID|END|APPROX",
    "quant": "EVERY",
    "temporalFunction": "true|false",
    "functionInDocument": "CREATION_TIME",
    "anchorTimeID": r"t\d+",
    "beginPoint": r"t\d+",
    "endPoint": r"t\d+",
}
TEXT = (
    "أعلن الوزير أمس الثلاثاء <بيانا> عن 3 يونيو 2016 & غادر في اليوم التالي.\n"
    "ومنذ 2014 يجتمعان كل أسبوع، من 3 إلى 5 مايو، مدة ساعة و15 دقيقة، قبل نهاية العام"
)
DAY = date(2019, 5, 15)


def _tags(text: str, reference: date | None = DAY) -> list[dict[str, str]]:
    """The attributes of every TIMEX3 of a text's document, its words as "text", after checking their form."""
    root = ElementTree.fromstring(document(text, resolve(text, reference), reference, "a"))
    assert [child.tag for child in root] == ["DOCID", "DCT", "TEXT"]
    assert "".join(root.find("TEXT").itertext()) == text  # type: ignore[union-attr]
    tags = list(root.iter("TIMEX3"))
    ids = [tag.attrib["tid"] for tag in tags]
    assert len(set(ids)) == len(ids)
    for tag in tags:
        assert {"tid", "type", "value"} <= set(tag.attrib)
        for name, value in tag.attrib.items():
            assert re.fullmatch(_ATTRIBUTES[name], value), (name, value)
        assert {tag.attrib[name] for name in ("anchorTimeID", "beginPoint", "endPoint") if name in tag.attrib} <= set(
            ids
        )
        assert (tag.attrib["type"] in ("DURATION", "SET")) >= tag.attrib["value"].startswith("P")
    return [{"text": tag.text or "", **tag.attrib} for tag in tags]


def test_every_expression_is_a_tag_in_the_text() -> None:
    found = [(tag["text"], tag["type"], tag["value"]) for tag in _tags(TEXT)]
    assert found == [
        ("2019-05-15", "DATE", "2019-05-15"),
        ("أمس الثلاثاء", "DATE", "2019-05-14"),
        ("3 يونيو 2016", "DATE", "2016-06-03"),
        ("اليوم التالي", "DATE", "2016-06-04"),
        ("منذ 2014", "DURATION", "P1961D"),
        ("", "DATE", "2014"),
        ("كل أسبوع", "SET", "P1W"),
        ("من 3 إلى 5 مايو", "DURATION", "P3D"),
        ("", "DATE", "2019-05-03"),
        ("", "DATE", "2019-05-05"),
        ("ساعة و15 دقيقة", "DURATION", "PT1H15M"),
        ("قبل نهاية العام", "DATE", "2019"),
    ]


@pytest.mark.parametrize(
    ("words", "attributes"),
    [
        ("2019-05-15", {"functionInDocument": "CREATION_TIME"}),
        ("أمس الثلاثاء", {"temporalFunction": "true", "anchorTimeID": "t0"}),
        ("3 يونيو 2016", {"temporalFunction": "false"}),
        ("اليوم التالي", {"temporalFunction": "true", "anchorTimeID": "t2"}),
        ("منذ 2014", {"endPoint": "t0"}),
        ("كل أسبوع", {"quant": "EVERY"}),
        ("قبل نهاية العام", {"mod": "BEFORE"}),
    ],
)
def test_a_tag_says_what_its_value_rests_on(words: str, attributes: dict[str, str]) -> None:
    tag = next(tag for tag in _tags(TEXT) if tag["text"] == words)
    assert {name: tag.get(name) for name in attributes} == attributes


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("حكم بين عامي 2011 و2014", ["2011", "2014"]),
        ("يعقد من 3 إلى 5 مايو", ["2019-05-03", "2019-05-05"]),
        ("يغلق من الساعة 10:00 إلى الساعة 12:00", ["2019-05-15T10:00", "2019-05-15T12:00"]),
        ("في رمضان 1440 هـ", ["2019-05-06", "2019-06-03"]),
    ],
)
def test_a_range_has_its_first_and_last_time(text: str, points: list[str]) -> None:
    tags = {tag["tid"]: tag for tag in _tags(text)}
    (range_,) = [tag for tag in tags.values() if "beginPoint" in tag]
    assert [tags[range_[end]]["value"] for end in ("beginPoint", "endPoint")] == points


def test_without_a_publication_date_the_creation_time_is_unknown() -> None:
    assert [tag["value"] for tag in _tags("عاد أمس", None)] == ["XXXX-XX-XX", "XXXX-XX-XX"]


def test_a_moment_of_publication_is_a_time() -> None:
    tag = _tags("لا شيء", datetime(2019, 5, 15, 14, 20))[0]
    assert (tag["type"], tag["value"]) == ("TIME", "2019-05-15T14:20")


@pytest.mark.parametrize(
    ("bad", "stands"),
    [
        ("\0", "\ufffd"),
        ("\x0b", "\ufffd"),
        ("\ufffe", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("\r\n", "\r\n"),
        ("]]>", "]]>"),
    ],
)
def test_what_xml_cannot_hold_is_replaced_one_for_one(bad: str, stands: str) -> None:
    text = f"عاد{bad} أمس"
    xml = document(text, resolve(text, DAY), DAY, bad)
    root = ElementTree.fromstring(xml)
    assert "".join(root.find("TEXT").itertext()) == f"عاد{stands} أمس"  # type: ignore[union-attr]
    assert "\n" not in xml


_PIECES = [*"<&\"']>\t\n\r", "أمس ", " 3 مايو ", " كل يوم ", " من ", " إلى ", " 2014"]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_the_text_comes_back_whatever_it_is(text: str) -> None:
    assert _tags(text)


def test_the_command_writes_a_document_a_line_and_names_a_broken_line() -> None:
    rows = [
        {"id": 1, "text": "عاد\nأمس", "reference": "2019-05-15"},
        {"text": "عاد", "reference": "soon"},
        {"text": "غدا"},
    ]
    lines = "\n".join(map(json.dumps, rows))
    result = CliRunner().invoke(graphkit, ["times", "--format", "timeml"], input=lines, prog_name="graphkit")
    documents = [ElementTree.fromstring(line) for line in result.stdout.splitlines()]
    assert [root.findtext("DOCID") for root in documents] == ["1", ""]
    assert result.exit_code == 3
    assert result.stderr.startswith(
        "graphkit: -, line 2: no text with a reference date: Invalid isoformat string: 'soon'"
    )
