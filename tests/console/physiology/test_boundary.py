"""Who may never reach load: the contract names every module there is, so that a new one is not forgotten."""

import tomllib
from pathlib import Path

from tests.support.tree import ROOT

ROOMS = {"assessment", "classroom", "hub", "records", "reports", "sync"}
VALUE_FREE = {
    "assessments",
    "bundles",
    "classroom",
    "consents",
    "learning_stores",
    "people",
    "printing",
    "record_folders",
    "recorder",
    "reports",
    "sync",
}
"""Services that screens for everybody stand on; who agreed is known there, and nothing else."""
MAY_SEE_LOAD = {"__init__", "__main__", "app", "live"}


def modules(folder: Path) -> set[str]:
    found = {path.stem for path in folder.glob("*.py")}
    return found | {path.parent.name for path in folder.glob("*/__init__.py")}


def test_the_contract_names_every_room_and_screen_that_there_is() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (contract,) = [
        one for one in linter["contracts"] if one.get("forbidden_modules") == ["console.physiology"]
    ]
    expected = {f"console.{name}" for name in modules(ROOT / "console") & ROOMS}
    expected |= {f"ui.{name}" for name in modules(ROOT / "ui") - MAY_SEE_LOAD}
    expected |= {f"console.services.{name}" for name in VALUE_FREE}
    assert set(contract["source_modules"]) == expected
    assert "allow_indirect_imports" not in contract
