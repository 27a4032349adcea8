"""kill -9 of the console in the middle of a class: nothing acknowledged is lost, and it resumes."""

import contextlib
import json
import random
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest

from console.model import Outcome, Phase
from tests.support.consoles import console
from tests.support.simulated_headsets import ROOT, headsets

CLASS = """
import sys
from types import SimpleNamespace
from pathlib import Path
from console.events import RecordsChanged, RunsLogged
from tests.support.consoles import console
with console(Path(sys.argv[1])) as desk:
    def tell(event):
        if isinstance(event, RecordsChanged) and event.ids:
            print("entry", event.view.head_seq, event.view.head_hash, flush=True)
        elif isinstance(event, RunsLogged):
            print("row", max(event.through.values()), 0, flush=True)
    desk.engine.subscribe(tell)
    desk.pair_all([SimpleNamespace(station=station) for station in sys.argv[2:]])
    print("live", 0, 0, flush=True)
    desk.start_class()
    sys.stdin.readline()
"""


def acknowledged_until_killed(data, started, after):
    """Run a class in a process of its own and kill it after so many acknowledgements; what it had said."""
    process = subprocess.Popen(
        [sys.executable, "-c", CLASS, str(data), *(one.station for one in started)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    timer = threading.Timer(60, process.kill)
    timer.start()
    heard = []
    for line in process.stdout:
        kind, seq, digest = line.split()
        heard.append((kind, int(seq), digest))
        if sum(one[0] != "live" for one in heard) >= after:
            break
    process.send_signal(signal.SIGKILL)
    heard += [(kind, int(seq), digest) for kind, seq, digest in map(str.split, process.stdout)]
    process.wait()
    timer.cancel()
    timer.join()
    process.stdin.close()
    process.stdout.close()
    return heard


@pytest.mark.parametrize("seed", range(4))
def test_nothing_acknowledged_is_lost_and_the_class_resumes(tmp_path, seed):
    data, after = tmp_path / "data", random.Random(seed).randint(2, 25)
    with headsets(2, tmp_path, "--speed", "60") as started:
        heard = acknowledged_until_killed(data, started, after)
        with console(data) as desk:
            desk.know(started)
            assert desk.class_ is not None
            assert desk.class_.interrupted
            assert {run.outcome for run in desk.class_.runs} <= {Outcome.INTERRUPTED, Outcome.COMPLETED}
            assert desk.engine.verify().result(10) == []
            desk.until(lambda: len(desk.live()) == 2)
            desk.engine.classroom.resume_interrupted().result(10)
            assert not desk.class_.interrupted
            desk.engine.classroom.close().result(30)
            assert desk.engine.verify().result(10) == []

    out = tmp_path / "out.jsonl"
    words = [sys.executable, "-m", "ui", "records", "export", "--jsonl", str(out), "--data", str(data)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    lines = [json.loads(line) for line in out.read_text().splitlines()[1:]]
    kept = {line["core"]["seq"]: line["hash"] for line in lines}
    for kind, seq, digest in heard:
        if kind == "entry":
            assert kept[seq] == digest
    acknowledged = max((seq for kind, seq, _ in heard if kind == "row"), default=0)
    with contextlib.closing(sqlite3.connect(data / "records.sqlite")) as file:
        (rows,) = file.execute('SELECT coalesce(max("row"), 0) FROM run_event').fetchone()
    assert rows >= acknowledged


def test_headsets_that_played_on_without_a_console_take_their_new_run(tmp_path):
    with headsets(2, tmp_path, "--speed", "2") as started:
        with console(tmp_path / "data") as desk:
            desk.pair_all(started)
            desk.start_class()
            desk.until(lambda: all(view.phase is Phase.RUNNING for view in desk.ours()))
        with console(tmp_path / "data") as desk:
            desk.know(started)
            desk.engine.classroom.resume_interrupted().result(10)
            desk.until(lambda: sum(run.outcome is None for run in desk.class_.runs) == 2)
            again = {run.run for run in desk.class_.runs if run.outcome is None}
            desk.until(lambda: all(view.step is not None for view in desk.ours()))
            assert {view.run for view in desk.ours()} == again
            desk.engine.classroom.close().result(30)
            outcomes = {row.run: row.outcome for row in desk.engine.assessments.waiting().result(10)}
            assert again <= outcomes.keys()
