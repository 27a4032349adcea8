"""Killed at any moment, or robbed of its power: what was acknowledged is there, and the records are whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from console.records import verify_file
from tests.support.ledgers import opened

WRITER = Path(__file__).parents[1] / "support" / "records_writer.py"
KILLS = 15
SEED = 20261124


def start(folder, *arguments):
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), *arguments], stdout=subprocess.PIPE, text=True
    )


def last_told(lines):
    """The last acknowledged entry (seq, hash) and run-log row of what a writer printed in whole lines."""
    entry, row = None, 0
    for line in lines:
        words = line.split()
        if words[0] == "entry":
            entry = int(words[1]), words[2]
        elif words[0] == "row":
            row = int(words[1])
    return entry, row


def holds(path, entry, row):
    finding = verify_file(path)
    assert finding.faults == ()
    records = opened(path.parent)
    try:
        if entry is not None:
            (found,) = records._store.rows("SELECT hash FROM entry WHERE seq = ?", entry[0])
            assert found == (entry[1],)
        assert records._store.rows('SELECT count(*) FROM run_event WHERE "row" <= ?', row) == [(row,)]
    finally:
        records._store.close()  # as a crash would leave it: without an anchor
        records._hold.release()


def test_nothing_acknowledged_is_lost_over_many_kills(tmp_path):
    chance = random.Random(SEED)
    for _ in range(KILLS):
        writer = start(tmp_path)
        lines = [writer.stdout.readline() for _ in range(chance.randint(0, 40))]
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
        writer.wait()
        writer.stdout.close()
        lines += rest[: rest.rfind("\n") + 1].splitlines()
        entry, row = last_told(line for line in lines if line.strip())
        if (tmp_path / "records.sqlite").exists():
            holds(tmp_path / "records.sqlite", entry, row)
    assert verify_file(tmp_path / "records.sqlite").entries > KILLS


def test_a_kill_while_the_file_is_made_leaves_a_file_that_opens(tmp_path):
    chance = random.Random(SEED)
    for number in range(6):
        folder = tmp_path / str(number)
        writer = start(folder)
        # The file appears, then schema and first entry follow: strike somewhere in between.
        while not (folder / "records.sqlite").exists():
            assert writer.poll() is None
        for _ in range(chance.randint(0, 20_000)):
            pass
        writer.kill()
        writer.communicate()
        records = opened(folder)
        assert records.writable and records.verify() == []
        records.close()


@pytest.fixture
def frozen(tmp_path):
    """A writer stopped in mid-work: its folder, and what it had acknowledged, each with the log's size."""
    folder = tmp_path / "live"
    writer = start(folder)
    lines = [writer.stdout.readline() for _ in range(60)]
    writer.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, writer.pid, os.WSTOPPED)
    yield folder, lines
    writer.kill()
    writer.communicate()


def test_a_power_cut_loses_nothing_acknowledged_wherever_the_log_breaks_off(frozen, tmp_path):
    folder, lines = frozen
    chance = random.Random(SEED)
    database = (folder / "records.sqlite").read_bytes()
    log = (folder / "records.sqlite-wal").read_bytes()
    for number in range(24):
        told = chance.randint(1, len(lines))
        entry, row = last_told(lines[:told])
        synced = int(lines[told - 1].split()[-1]) if told > 1 else len(log)
        cut = chance.randint(min(synced, len(log)), len(log))
        after = tmp_path / f"after {number}"
        after.mkdir()
        (after / "records.sqlite").write_bytes(database)
        # The bytes after the last sync may be missing, or anything.
        garbage = chance.randbytes(chance.choice([0, 0, 700, 9_000]))
        (after / "records.sqlite-wal").write_bytes(log[:cut] + garbage)
        holds(after / "records.sqlite", entry, row)
        shutil.rmtree(after)
