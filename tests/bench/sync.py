"""A console that was offline for weeks comes back: 10,000 entries leave it while its window is open.

The hub is a process of its own over a real PostgreSQL. The other side is the hub's own pace: the same number
of entries, ready in memory, sent by a bare loop that signs its requests and keeps nothing. A beat every 5 ms
on the GUI thread shows the longest time in which the window could not have answered a key; rows of a run log
are committed all along, as a class would have them.
"""

import asyncio
import hashlib
import http.client
import ssl
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from console.clock import SystemClock, iso_utc
from console.engine import Engine
from console.hub import enrolment, founding
from console.hub.database import reachable
from console.records.canonical import from_base64url
from console.records.unlocking import Unlocking
from console.sync import asking, receipts, wire
from console.sync.wire import DELIVERED, MOST_ENTRIES, Entries, Line
from tests.bench.figures import Figure, run_child
from tests.support.hub_process import HubProcess
from tests.support.ledgers import new_id, opened, planned
from tests.support.postgres import postgres

ENTRIES: Final = 10_000
BEAT_MS: Final = 5
COMMIT_EVERY_S: Final = 0.05
IDLE_S: Final = 3.0
PATIENCE_S: Final = 300.0


def measure() -> Iterator[Figure]:
    """Entries a second, the longest stall, and what a commit of the run log waits."""
    runs = [run_child("tests.bench.sync:drain") for _ in range(3)]
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    what = f"{ENTRIES} waiting entries to a real hub"
    yield Figure("sync_drain", middle["drain_s"], middle["bare_s"], "s", None, f"{what}, against a bare loop")
    yield Figure("sync_entries_per_s", ENTRIES / middle["drain_s"], None, "1/s", None, what)
    yield Figure(
        "sync_ui_stall", middle["stall_ms"], None, "ms", 50, f"{what}: longest gap on the GUI thread"
    )
    yield Figure(
        "sync_commit_p95",
        middle["busy_ms"],
        middle["idle_ms"],
        "ms",
        None,
        "commit of run-log rows, while it drains and while nothing does",
    )


def drain() -> dict[str, float]:
    """One run."""
    with postgres() as server, tempfile.TemporaryDirectory() as name:
        hub = HubProcess(server.database())
        asyncio_run(_found(hub.database))
        hub.start()
        try:
            waiting = _lived(Path(name) / "window", hub)
            bare_s = _send_bare(_lived(Path(name) / "bare", hub), hub)
            return {"bare_s": bare_s, **_watch(waiting)}
        finally:
            hub.end()


def asyncio_run(work: Any) -> Any:
    """On a loop that psycopg can use everywhere."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(work)


async def _found(url: str) -> None:
    async with reachable(url) as database:
        await database.transact(lambda one: founding.found(one, SystemClock().utc()))


async def _code(url: str) -> str:
    async with reachable(url) as database:
        keys = await database.transact(founding.keys)
        shown, now = bytes.fromhex(keys.certificate_sha256), SystemClock().utc()
        return await database.transact(lambda one: enrolment.enrol(one, keys, new_id(), shown, now))


def _lived(folder: Path, hub: HubProcess) -> Path:
    """Records with so many entries, joined, nothing sent."""
    records = opened(folder, SystemClock())
    for _ in range(ENTRIES // 500):
        records.append_all([planned(new_id()) for _ in range(500)])
    records.close()
    engine = Engine(folder, interfaces=(), demonstration=True, unlocking=Unlocking())
    engine.start()
    engine.sync.join(hub.url, asyncio_run(_code(hub.database))).result(PATIENCE_S)
    engine.stop()
    return folder


def _send_bare(folder: Path, hub: HubProcess) -> float:
    """How long the hub itself takes for as much."""
    records = opened(folder, SystemClock())
    lines = [Line(one.core, one.hash, one.sig) for one in records.history()]
    identity, joined = records.delivery.identity, records.delivery.hub()
    records.close()
    assert joined is not None
    key_hash = hashlib.sha256(from_base64url(joined.hub_key)).hexdigest()
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection(f"127.0.0.1:{hub.port}", context=context, timeout=60)
    began = time.monotonic()
    for start in range(0, len(lines), MOST_ENTRIES):
        body = wire.encode(Entries(lines[start : start + MOST_ENTRIES]))
        time_ = iso_utc(SystemClock().utc())
        asked = asking.sign(
            identity.key,
            console=identity.console,
            hub=key_hash,
            time=time_,
            method="POST",
            path=wire.ENTRIES,
            body=body,
        )
        connection.request("POST", wire.ENTRIES, body, {"Authorization": asked.header()})
        answer = connection.getresponse().read()
        receipt = receipts.read(answer, hub=joined.hub_key, console=identity.console)
        assert all(result.status in DELIVERED for result in receipt.results)
    took = time.monotonic() - began
    connection.close()
    return took


def _watch(folder: Path) -> dict[str, float]:
    """The window over these records, from the first entry that leaves to the last."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from ui.app import Application

    _qt = QApplication([])
    application = Application(folder, ("loopback",))
    application.window.resize(1280, 680)
    application.show()
    loop, beats, began = QEventLoop(), list[float](), time.monotonic()
    moments: dict[str, float] = {}
    waits: dict[str, list[float]] = {"idle": [], "busy": []}

    def beat() -> None:
        now = time.monotonic()
        engine = application.engine
        if not engine.done():
            return
        view = engine.result().sync.view
        if "commits" not in moments:
            moments["commits"] = now
            _commit_all_along(engine.result(), moments, waits)
        if view.delivered > 1 or moments.get("began"):
            moments.setdefault("began", now)
            if "ended" not in moments:
                beats.append(now * 1000)
            if not view.waiting:
                moments.setdefault("ended", now)
        if now > moments.get("ended", began + PATIENCE_S) + IDLE_S:
            loop.quit()

    timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start()
    loop.exec()
    timer.stop()
    application.close()
    gaps = [after - before for before, after in pairwise(beats)]
    return {
        "drain_s": moments["ended"] - moments["began"],
        "stall_ms": max(gaps) - BEAT_MS,
        **{f"{name}_ms": sorted(taken)[int(len(taken) * 0.95)] for name, taken in waits.items()},
    }


def _commit_all_along(engine: Engine, moments: dict[str, float], waits: dict[str, list[float]]) -> None:
    """Rows of a run log, as a class would have them, and how long each commit takes."""
    floor, run = engine._floor, new_id()

    async def commit() -> None:
        while True:
            await asyncio.sleep(COMMIT_EVERY_S)
            floor.recorder.note(run, "bookmark", {"at": 1})
            began = time.monotonic()
            await floor.recorder.flush()
            is_busy = "began" in moments and "ended" not in moments
            waits["busy" if is_busy else "idle"].append((time.monotonic() - began) * 1000)

    async def start() -> None:
        floor.spawn(commit)

    floor.submit(start)
