"""One act on a records folder, killed at many points: a process that forks a child for each of them.

`python killed.py ACT FOLDER INTO POINTS`: each child works on a copy of its own, INTO/<number>. A third die
before a statement, a third before something is done to a file (opened, renamed, linked, removed), a third at
a moment, wherever that finds them.
A line `number done|killed` each.
"""

import argparse
import os
import shutil
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from console.clock import SystemClock
from console.records import Records, migrations
from console.records.keys import FileKey
from console.records.restore import restore
from console.records.store import Store
from console.records.unlocking import Unlocking
from tests.support.keyrings import wrapped

FILE_STEPS = {"os.rename", "os.link", "os.remove", "os.mkdir", "open", "os.truncate"}
KEY = FileKey(bytes(range(16)), bytes(range(32)))
"""The same in every run, so that the test can open what it finds."""
ERASED = "Myfanwy Ap-Rhydderch"


def unlocking(folder: Path) -> Unlocking:
    found = Unlocking()
    found.remember(KEY)
    return found


def opened(folder: Path) -> Records:
    return Records.open(folder, SystemClock(), app="1.0.0", unlocking=unlocking(folder))


def migrate(folder: Path) -> None:
    opened(folder).close()


def encrypt(folder: Path) -> None:
    records = opened(folder)
    records.encrypt(KEY, [wrapped(KEY)])
    records.close()


def backup(folder: Path) -> None:
    records = opened(folder)
    records.back_up()
    records.close()


def bring_back(folder: Path) -> None:
    (path,) = (folder / "stick").glob("*.sqlite")
    restore(path, folder, SystemClock(), app="1.0.0", unlocking=unlocking(folder))


def erase(folder: Path) -> None:
    records = opened(folder)
    (person,) = (view.person for view in records.persons() if view.display == ERASED)
    records.people.erase(person, "asked for it")
    records.close()


ACTS = {"migrate": migrate, "encrypt": encrypt, "backup": backup, "restore": bring_back, "erase": erase}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("act", choices=ACTS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("into", type=Path)
    parser.add_argument("points", type=int)
    chosen = parser.parse_args()
    import sqlite_utils.migrations  # noqa: F401 - imported once here, not once a child

    statements, files, seconds = measure(chosen)
    for number in range(chosen.points):
        place = (number // 3 + 0.5) / (chosen.points / 3)
        if number % 3 == 0:
            status = run(chosen, number, lambda place=place: Steps(statement=int(place * statements)))
        elif number % 3 == 1:
            status = run(chosen, number, lambda place=place: Steps(file=int(place * files)))
        else:
            status = run(chosen, number, lambda place=place: die_after(place * seconds))
        print(number, "killed" if os.WIFSIGNALED(status) else "done", flush=True)
        assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, number


def measure(chosen: argparse.Namespace) -> tuple[int, int, float]:
    """How many steps the whole act has, and how long it takes."""
    folder = chosen.into / "measure"
    shutil.copytree(chosen.folder, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        steps, began = Steps(), time.monotonic()
        ACTS[chosen.act](folder)
        os.write(writing, f"{steps.statements} {steps.files} {time.monotonic() - began}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    statements, files, seconds = os.read(reading, 100).split()
    shutil.rmtree(folder)
    return int(statements), int(files), float(seconds)


def run(chosen: argparse.Namespace, number: int, prepare) -> int:
    folder = chosen.into / str(number)
    shutil.copytree(chosen.folder, folder)
    child = os.fork()
    if not child:
        prepare()
        ACTS[chosen.act](folder)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def die_after(seconds: float) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))


class Steps:
    """Counts what this process does from now on, and kills it before the numbered statement or file step."""

    def __init__(self, statement: int | None = None, file: int | None = None) -> None:
        self.statements = self.files = 0
        self._last_statement, self._last_file = statement, file
        sys.addaudithook(lambda event, arguments: self._file() if event in FILE_STEPS else None)
        adopt = Store._adopt

        def adopted(store: Store, connection) -> None:
            adopt(store, connection)
            connection.set_trace_callback(self._statement)

        Store._adopt = adopted

    def _statement(self, text: str) -> None:
        if self.statements == self._last_statement:
            os.kill(os.getpid(), signal.SIGKILL)
        self.statements += 1

    def _file(self) -> None:
        if self.files == self._last_file:
            os.kill(os.getpid(), signal.SIGKILL)
        self.files += 1


if __name__ == "__main__":
    assert migrations.STEPS
    main()
