"""Maximum entropy models: what they weigh, and that a damaged table is told as such."""

from __future__ import annotations

from math import exp

import pytest

from graphkit.errors import DataError
from graphkit.maxent import Maxent, loads, model

TWO = "maxent\t1\t3\tno\tyes\nbias\t-1\nnear\t2.5\nfar\t-0.5\n"
THREE = "maxent\t1\t2\tagent\tnone\ttarget\nbias\t0\t1\t0\nnear\t2\t0\t-1\n"


@pytest.mark.parametrize(
    ("table", "features", "best", "scores"),
    [
        (TWO, [], "no", [0, -1]),
        (TWO, ["near"], "yes", [0, 1.5]),
        (TWO, ["far", "near"], "yes", [0, 1]),
        (TWO, ["never seen"], "no", [0, -1]),
        (THREE, [], "none", [0, 1, 0]),
        (THREE, ["near"], "agent", [2, 1, -1]),
    ],
)
def test_the_weights_of_the_features_add_up(table: str, features: list[str], best: str, scores: list[float]) -> None:
    read = loads(table, "test")
    assert read.scores(features) == scores
    assert read.best(features) == best


def test_probabilities_are_those_of_a_log_linear_model() -> None:
    found = loads(TWO, "test").probabilities(["near"])
    assert found["yes"] == pytest.approx(1 / (1 + exp(-1.5)))
    assert sum(found.values()) == pytest.approx(1)


def test_extreme_weights_neither_overflow_nor_fail() -> None:
    assert Maxent(["a", "b"], {"x": [1e6]}).probabilities(["x"])["b"] == pytest.approx(1)
    assert Maxent(["a", "b"], {"x": [-1e6]}).probabilities(["x"])["b"] == pytest.approx(0)


def test_reasons_come_strongest_first() -> None:
    assert loads(TWO, "test").reasons(["far", "near"], "yes") == [("near", 1.25), ("bias", -0.5), ("far", -0.25)]


def test_a_model_is_written_as_it_is_read() -> None:
    assert loads(TWO, "test").dumps() == "maxent\t1\t3\tno\tyes\nbias\t-1\nfar\t-0.5\nnear\t2.5\n"
    assert loads(THREE, "test").dumps() == THREE
    assert Maxent(["a", "b"], {"x": [0.0001], "y": [0.0005001]}).dumps() == "maxent\t1\t1\ta\tb\ny\t0.001\n"


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("", "first line"),
        ("maxent\t2\t0\ta\tb\n", "first line"),
        ("maxent\t1\t0\ta\n", "first line"),
        ("maxent\t1\t0\ta\ta\n", "first line"),
        (TWO[:-1], "cut"),
        (TWO.replace("\t3\t", "\t4\t"), "3 weight lines instead of 4"),
        (TWO.replace("2.5", "2,5"), "line 3"),
        (TWO.replace("2.5", "nan"), "line 3"),
        (TWO.replace("2.5", "2\t5"), "line 3"),
        (TWO.replace("near\t2.5", "near"), "line 3"),
    ],
)
def test_a_damaged_table_is_told(table: str, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        loads(table, "test")


def test_a_missing_model_is_told() -> None:
    with pytest.raises(DataError, match=r"absent\.tsv cannot be read"):
        model("absent")
