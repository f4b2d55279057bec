"""The files of the name tagger are in the package, with their licence, and named in the package's metadata."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODELS = ROOT / "graphkit" / "models" / "actors"


def test_model_words_and_licence_lie_in_the_package_of_the_wheel() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["graphkit"]
    assert not wheel.get("exclude")
    assert sorted(path.name for path in MODELS.iterdir()) == ["LICENSE.md", "model.npz", "words.tsv"]


def test_the_package_names_their_licence() -> None:
    assert "CC-BY-SA-4.0" in PROJECT["project"]["license"].split(" AND ")
    for name in PROJECT["project"]["license-files"]:
        assert (ROOT / name).is_file()
    assert "graphkit/models/actors/LICENSE.md" in PROJECT["project"]["license-files"]
    card = (ROOT / "docs" / "actor-tagger.md").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in card and "CC BY-SA 4.0" in (MODELS / "LICENSE.md").read_text(encoding="utf-8")


def test_they_stay_small() -> None:
    assert sum(path.stat().st_size for path in MODELS.iterdir()) < 4_000_000
