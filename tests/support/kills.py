"""Consoles that write until they are killed: a process that forks one after the other and looks what is left.

`python kills.py INTO KILLS SEED`: ends with a line of JSON, a `Tally`. A console says what was acknowledged
before it goes on; it dies at a moment of its own: while it makes or opens the file, writes, or closes it.
"""

import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from console.clock import SystemClock
from console.errors import ConsoleError
from console.records import Records, verify_file
from console.records.verify import LIVE_NAME
from tests.support.keyrings import wrapped
from tests.support.killed import KEY, opened, unlocking
from tests.support.ledgers import enrolled, headset_row, new_id

STATION, BOOT, RUN = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
LIVES = 10
"""How many consoles go on with one folder before there is a new one."""
LINES = 24
"""How much a console writes before it closes the file and opens it again."""


@dataclass
class Tally:
    kills: int = 0
    entries: int = 0
    rows: int = 0
    """Entries and run-log rows that were acknowledged before a kill."""
    lost: int = 0
    corrupt: int = 0


@dataclass
class Told:
    """The last that the consoles of a folder acknowledged."""

    seq: int = 0
    hash: str = ""
    row: int = 0


def main() -> None:
    into, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance, tally = random.Random(seed), Tally()
    opened(into / "warm up").close()  # what is imported late is imported once here, not once a console
    for number in range(kills):
        folder = into / str(number // LIVES)
        if number % LIVES == 0:
            told = Told()
            if number // LIVES % 2:
                make_encrypted(folder)
        live(folder, chance, told, tally)
        judge(folder, told, tally)
    print(json.dumps(asdict(tally)))


def make_encrypted(folder: Path) -> None:
    records = opened(folder)
    records.encrypt(KEY, [wrapped(KEY)])
    records.close()


def live(folder: Path, chance: random.Random, told: Told, tally: Tally) -> None:
    """Let a console write, kill it, and note what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        write(folder, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        waited = chance.choice((0, 0, 1, LINES, chance.randint(0, 2 * LINES)))
        lines = [pipe.readline() for _ in range(waited)]
        time.sleep(chance.random() * 0.008)  # no waiting for anything: only a moment like any other
        os.kill(child, signal.SIGKILL)
        lines += pipe
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    for line in lines:
        match line.split():
            case ["entry", seq, digest] if line.endswith("\n"):
                told.seq, told.hash = int(seq), digest
                tally.entries += 1
            case ["row", row] if line.endswith("\n"):
                told.row = int(row)
                tally.rows += 1
    tally.kills += 1


def write(folder: Path, writing: int) -> None:
    """Never ends by itself."""
    while True:
        records = Records.open(folder, SystemClock(), app="1.0.0", unlocking=unlocking(folder))
        records._store.rows("PRAGMA wal_autocheckpoint=40")
        seq = records.held().get((STATION, BOOT), 0)
        for number in range(LINES):
            if number % 3 == 0:
                (entry,) = records.append_all([enrolled(new_id())])
                os.write(writing, f"entry {entry.seq} {entry.hash}\n".encode())
            else:
                seq += 1
                row = records.log([headset_row(seq, RUN, STATION, BOOT)])
                os.write(writing, f"row {row}\n".encode())
        records.close()


def judge(folder: Path, told: Told, tally: Tally) -> None:
    """Walk the file as it was left, then open it as the next console would."""
    try:
        if told.seq or told.row:
            tally.corrupt += bool(verify_file(folder / LIVE_NAME, unlocking(folder)).faults)
        records = opened(folder)
    except ConsoleError:
        tally.corrupt += 1
        return
    try:
        tally.corrupt += bool(records.verify())
        if told.seq:
            found = records._store.rows("SELECT hash FROM entry WHERE seq = ?", told.seq)
            tally.lost += found != [(told.hash,)]
        query = 'SELECT count(*) FROM run_event WHERE "row" <= ?'
        tally.lost += told.row - records._store.rows(query, told.row)[0][0]
    finally:
        records._store.close()  # as a crash would leave it: without an anchor
        records._hold.release()


if __name__ == "__main__":
    main()
