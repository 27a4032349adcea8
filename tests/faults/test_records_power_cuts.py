"""The power goes at any moment: what was acknowledged is there afterwards, and every file is whole."""

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.records import backup, keys, store
from tests.support.cut_acts import ACTS, Act, cut, recorded
from tests.support.power_cut import Disk, Fate

CUTS = 2_000
SEED = 20261124


@pytest.fixture
def folder(monkeypatch):
    """In memory, where there is such a place: nothing here waits for a real disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        for part in ("run", "temporary"):
            (Path(name) / part).mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(Path(name) / "temporary"))
        yield Path(name)


def faults(act: Act, folder: Path) -> Iterator[str]:
    return cut(recorded(act, folder / "run"), folder / "after", act.cuts, SEED)


def test_as_many_power_cuts_are_tried_as_were_promised():
    assert sum(act.cuts for act in ACTS.values()) == CUTS


@pytest.mark.parametrize("name", ACTS)
def test_a_power_cut_takes_nothing_acknowledged_and_leaves_whole_files(name, folder):
    assert list(faults(ACTS[name], folder)) == []


@pytest.mark.parametrize("name", ACTS)
def test_a_recording_holds_all_that_happened(name, folder):
    disk = Disk()
    for step in recorded(ACTS[name], folder / "run").steps:
        disk.take(step)
    (folder / "again").mkdir()
    disk.leave(folder / "again", Fate.KEPT, random.Random(SEED))
    assert contents(folder / "again") == contents(folder / "run")


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# What follows breaks the program on purpose: power cuts that find nothing would prove nothing.


@pytest.mark.parametrize("what", ["entry", "rows"])
def test_records_that_are_never_synced_are_found_out(what, folder, monkeypatch):
    settings = tuple(one.replace("=EXTRA", "=OFF") for one in store._BEFORE_WAL)
    monkeypatch.setattr(store, "_BEFORE_WAL", settings)
    assert any(f"gone: ('{what}'" in fault for fault in faults(ACTS["plain"], folder))


@pytest.mark.parametrize(("name", "module", "gone"), [("backed up", backup, "file"), ("made", keys, "entry")])
def test_a_folder_that_is_never_synced_is_found_out(name, module, gone, folder, monkeypatch):
    monkeypatch.setattr(module, "sync_folder", lambda folder: None)
    assert any(f"gone: ('{gone}'" in fault for fault in faults(ACTS[name], folder))
