"""Files that break off or tear at their worst places: the first page, the log below an anchor, an anchor."""

import random
import shutil
import tempfile
from pathlib import Path

import pytest

from console.errors import ConsoleError
from console.records import verify_file
from console.records.anchors import FILE_NAME
from console.records.faults import FaultCode
from console.records.verify import LIVE_NAME
from tests.support.cut_acts import ACTS, FOLDER, Judge, lived, opened, recorded, unlocking
from tests.support.ledgers import enrolled, new_id
from tests.support.power_cut import Disk, Fate
from tests.support.recorded_disk import Write

SEED = 20261124
PAGE = 4096


@pytest.mark.parametrize("name", ["made", "encrypting", "encrypted"])
def test_a_torn_first_page_is_made_whole_by_what_lies_beside_it(name, tmp_path):
    chance, judge, disk = random.Random(SEED), Judge(), Disk()
    (tmp_path / "run").mkdir()
    torn = 0
    for number, step in enumerate(recorded(ACTS[name], tmp_path / "run").steps):
        disk.take(step)
        if not (isinstance(step, Write) and step.offset == 0 and len(step.data) == PAGE):
            continue
        for _ in range(3):
            with tempfile.TemporaryDirectory(dir=tmp_path) as after:
                disk.leave(Path(after), Fate.TORN, chance)
                assert judge.faults(Path(after) / FOLDER, disk.told) == [], number
            torn += 1
    assert torn >= 9


@pytest.mark.parametrize("encrypt", [False, True])
def test_a_log_that_was_cut_below_the_last_anchor_is_noticed_wherever_the_cut(encrypt, tmp_path, capfd):
    lived(tmp_path / "live", encrypt)
    records = opened(tmp_path / "live")
    wal = records.path.with_name(f"{LIVE_NAME}-wal")
    for _ in range(6):
        records.append_all([enrolled(new_id())])
    records.anchor()
    anchored = wal.stat().st_size
    records.append_all([enrolled(new_id())])
    left = tmp_path / "left"
    shutil.copytree(tmp_path / "live", left)
    records.close()
    assert verify_file(left / LIVE_NAME, unlocking()).faults == ()
    log = (left / wal.name).read_bytes()
    for length in [*range(0, anchored, anchored // 40), anchored - 1]:
        (left / wal.name).write_bytes(log[:length])
        assert is_noticed(left / LIVE_NAME), length
    (left / wal.name).unlink()
    assert is_noticed(left / LIVE_NAME)
    (left / wal.name).write_bytes(log[:anchored])  # what came after the anchor nobody can miss
    assert verify_file(left / LIVE_NAME, unlocking()).faults == ()
    assert capfd.readouterr().err == ""


def is_noticed(path: Path) -> bool:
    try:
        return bool(verify_file(path, unlocking()).faults)
    except ConsoleError:
        return True


def test_an_anchor_of_which_a_power_cut_left_only_the_end_is_no_sign_of_tampering(tmp_path):
    lived(tmp_path)
    held = (tmp_path / FILE_NAME).read_bytes()
    line = held.splitlines(keepends=True)[-1]
    (tmp_path / FILE_NAME).write_bytes(held + bytes(20) + line[20:])
    assert verify_file(tmp_path / LIVE_NAME).faults == ()
    (tmp_path / FILE_NAME).write_bytes(held + b"x" * 20 + line[20:])
    assert [fault.code for fault in verify_file(tmp_path / LIVE_NAME).faults] == [FaultCode.ANCHOR_BROKEN]
