"""What the records cost: verifying years of them, committing while a full room records, and storing runs.

Verify is held against the least that can be done, SHA-256 and Ed25519 over the same entries. Commits while
200 stations record are held against commits on an idle file. Run storage is held against the usual way: a row
for every sample that a headset sends, with the same provenance (run, station, boot, seq, time), unsealed.
"""

import asyncio
import contextlib
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import msgspec

from tests.bench.figures import Figure, run_child, take_turns

ENTRIES: Final = 100_000
BATCH: Final = 1_000
STATIONS: Final = 200
STATION_EVERY_S: Final = 5.0
"""How often a headset reports progress (headset-apps.md); events come on top of it."""
COMMITS: Final = 400
PAUSE_S: Final = 0.02
RUNS: Final = 20
RUN_S: Final = 15 * 60


def measure() -> Iterator[Figure]:
    """Verify, commits under load, storage."""
    with tempfile.TemporaryDirectory() as folder:
        run_child("tests.bench.records_load:fill", folder=folder)
        chain = take_turns(
            {
                "ours": ("tests.bench.records_load:walk_chain", {"folder": folder}),
                "other": ("tests.bench.records_load:hash_and_check", {"folder": folder}),
            },
            "cpu_s",
        )
        what = f"chain and signatures of {ENTRIES:,} entries, against SHA-256 and Ed25519 alone"
        yield Figure("verify_chain", chain["ours"], chain["other"], "s CPU", 2, what)
        rest = run_child("tests.bench.records_load:walk_rest", folder=folder)
        what = "the same file: pages, schema, detached parts, run log"
        yield Figure("verify_parts", rest["parts_s"], None, "s CPU", None, what)
        yield Figure(
            "verify_replay", rest["replay_s"], None, "s CPU", None, "rules and lists replayed, compared"
        )
        backup = run_child("tests.bench.records_load:back_up", folder=folder)
        yield Figure("backup", backup["s"], None, "s", None, f"a checked backup of it, {backup['mb']:.0f} MB")
    commits = take_turns(
        {
            "busy": ("tests.bench.records_load:commit", {"stations": STATIONS}),
            "idle": ("tests.bench.records_load:commit", {"stations": 0}),
        },
        "p99_ms",
    )
    what = f"p99 from asking to saved while {STATIONS} stations record, against an idle file"
    yield Figure("commit_p99", commits["busy"], commits["idle"], "ms", 2.5, what)
    ours = run_child("tests.bench.records_load:store_runs")
    other = run_child("tests.bench.records_load:store_samples")
    what = f"bytes of a run of {RUN_S // 60} min, sealed log included, against one row per sample"
    yield Figure("run_bytes", ours["bytes"], other["bytes"], "bytes", 1 / 12, what)


def fill(folder: str) -> dict[str, Any]:
    """Classes, people, runs and decisions in the proportion of a class, and the rest backups of nothing."""
    from tests.support.ledgers import decided, enrolled, hold_class, new_id, opened, planned

    records = opened(Path(folder))
    hold_class(records)
    left = ENTRIES - records.head()[0]
    while left > 0:
        count = min(left, BATCH) // 4 + 1
        drafts = [
            make() for _ in range(count) for make in (lambda: enrolled(new_id()), lambda: planned(new_id()))
        ]
        drafts += [decided(new_id(), new_id()) for _ in range(2 * count)]
        records.append_all(drafts[:left])
        left = ENTRIES - records.head()[0]
    records.close()
    return {}


def walk_chain(folder: str) -> dict[str, float]:
    """As `records verify` does it."""
    from console.records.chain import Chain
    from console.records.store import Store

    store = Store.open_reading(Path(folder) / "records.sqlite")
    chain = Chain(store, set())
    began = time.process_time()
    faults = list(chain.walk())
    seconds = time.process_time() - began
    assert not faults and chain.count >= ENTRIES
    return {"cpu_s": seconds}


def hash_and_check(folder: str) -> dict[str, float]:
    """Nothing but the two, over the same rows."""
    import hashlib

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from console.records.canonical import from_base64url
    from console.records.entry import ENTRY_CONTEXT

    connection = sqlite3.connect(Path(folder) / "records.sqlite")
    ((first,),) = connection.execute("SELECT core FROM entry WHERE seq = 1")
    key = Ed25519PublicKey.from_public_bytes(from_base64url(json.loads(first)["body"]["public_key"]))
    began = time.process_time()
    for core, signature in connection.execute("SELECT core, sig FROM entry ORDER BY seq"):
        digest = hashlib.sha256(core.encode()).digest()
        key.verify(from_base64url(signature), ENTRY_CONTEXT + digest)
    seconds = time.process_time() - began
    connection.close()
    return {"cpu_s": seconds}


def walk_rest(folder: str) -> dict[str, float]:
    """The other parts of `records verify`."""
    from console.records.store import Store
    from console.records.verify import _Walk

    store = Store.open_reading(Path(folder) / "records.sqlite")
    walk = _Walk(store)
    began = time.process_time()
    list(walk.file())
    file_s = time.process_time() - began
    list(walk.chain())
    middle = time.process_time()
    list(walk.parts())
    list(walk.stray_parts())
    list(walk.run_log())
    parts_s = file_s + time.process_time() - middle
    began = time.process_time()
    list(walk.projections())
    return {"parts_s": parts_s, "replay_s": time.process_time() - began}


def back_up(folder: str) -> dict[str, float]:
    """A backup of the same file."""
    from console.records.backup import make
    from console.records.keys import beside
    from tests.support.ledgers import opened

    records = opened(Path(folder))
    began = time.perf_counter()
    made = make(
        records._store, beside(records.path), Path(folder) / "stick", records.console, records._clock.utc()
    )
    seconds = time.perf_counter() - began
    records.close()
    return {"s": seconds, "mb": made.path.stat().st_size / 1e6}


def commit(stations: int) -> dict[str, float]:
    """Ledger entries through the recorder, one after the other, while `stations` report."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_commit(Path(folder), stations))


async def _commit(folder: Path, stations: int) -> dict[str, float]:
    from console.clock import SystemClock
    from console.records import Records
    from console.services.recorder import Recorder
    from tests.support.ledgers import new_id, planned

    with ThreadPoolExecutor(1) as database:
        records = await asyncio.get_running_loop().run_in_executor(
            database, lambda: Records.open(folder, SystemClock(), app="1.0.0")
        )
        recorder = Recorder(records, database, SystemClock(), saved=_nothing, trouble=_nothing)
        beside = [asyncio.create_task(recorder.run()), asyncio.create_task(_report(recorder, stations))]
        took = []
        for number in range(COMMITS + 20):
            await asyncio.sleep(PAUSE_S)
            began = time.perf_counter()
            await recorder.write(lambda records: records.append_all([planned(new_id())]))
            if number >= 20:
                took.append((time.perf_counter() - began) * 1000)
        for task in beside:
            task.cancel()
        for task in beside:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        assert len(await recorder.read(lambda records: records.held())) == stations
        await asyncio.get_running_loop().run_in_executor(database, records.close)
    percentiles = statistics.quantiles(took, n=100)
    return {"p50_ms": percentiles[49], "p99_ms": percentiles[98]}


async def _report(recorder: Any, stations: int) -> None:
    """Every station says something each five seconds, spread evenly, and now and then an event."""
    from console.messages import ProgressBody
    from console.model import Received
    from tests.support.ledgers import UTC, frame, new_id

    room = [(new_id(), new_id(), new_id()) for _ in range(stations)]
    seqs = dict.fromkeys(range(stations), 0)
    order = random.Random(7)
    while room:
        for index in range(stations):
            await asyncio.sleep(STATION_EVERY_S / stations)
            for _ in range(order.choice((1, 1, 1, 2))):
                seqs[index] += 1
                station, boot, run = room[index]
                body = ProgressBody("GMP-GWN-B", "1.0", "gown", 4, 17, 1000.0)
                text = frame(seqs[index], run, "progress", **msgspec.to_builtins(body))
                recorder.hear(
                    Received(
                        station,
                        boot,
                        seqs[index],
                        "progress",
                        UTC,
                        1.5,
                        run,
                        body,
                        text,
                        UTC,
                        1000.0,
                        fresh=True,
                    )
                )


def _nothing(*_: Any) -> None:
    pass


def _said() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Simulated runs of the gowning course with physiology on: run, station, messages."""
    from tests.support.ledgers import new_id
    from tests.support.rehearsal import Rehearsal

    for seed in range(RUNS):
        rehearsal = Rehearsal(seed=seed, skill=0.8)
        run = new_id()
        rehearsal.assign(run=run, physio=True)
        rehearsal.command("start")
        yield run, new_id(), rehearsal.wait(RUN_S)


def store_runs() -> dict[str, float]:
    """What a run adds to the records: rows, their seal, its entries."""
    from console.model import Outcome
    from console.records import HeadsetRow
    from tests.support.ledgers import COURSE, UTC, new_id, opened

    with tempfile.TemporaryDirectory() as name:
        records = opened(Path(name))
        before = _size(records)
        for run, station, said in _said():
            boot = new_id()
            body = {"person": new_id(), "class": new_id(), "station": station, "attempt": 1}
            records.append("run.started", run, body, course=COURSE)
            rows = [
                HeadsetRow(run, station, boot, one["seq"], json.dumps(one, separators=(",", ":")), UTC, 1000)
                for one in said
                if one["type"] in ("progress", "event") and one["run"] == run
            ]
            records.log(rows)
            records.close_run(run, Outcome.COMPLETED, [], course=COURSE)
        size = _size(records) - before
        records.close()
    return {"bytes": size / RUNS}


def store_samples() -> dict[str, float]:
    """The usual way: whatever comes is a row, with what ours keep of where it came from."""
    from tests.support.ledgers import UTC, new_id

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "samples.sqlite"
        connection = sqlite3.connect(path)
        connection.execute(
            "CREATE TABLE sample (run TEXT, received_utc TEXT, received_mono_ms INTEGER, station TEXT,"
            " boot TEXT, seq INTEGER, place INTEGER, name TEXT, value, UNIQUE (station, boot, seq, place))"
        )
        connection.execute("CREATE INDEX sample_run ON sample (run, name)")
        for run, station, said in _said():
            boot = new_id()
            for one in said:
                rows = [
                    (run, UTC, 1000, station, boot, one["seq"], place, *sample)
                    for place, sample in enumerate(_samples(one))
                ]
                connection.executemany("INSERT INTO sample VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
        connection.close()
        return {"bytes": path.stat().st_size / RUNS}


def _samples(message: dict[str, Any]) -> list[tuple[str, Any]]:
    body = message["body"]
    if message["type"] == "physio":
        return [(body["signal"], value) for value in body["values"]]
    if message["type"] == "event":
        return [(body["kind"], json.dumps(body))]
    if message["type"] in ("state", "progress"):
        return [(name, value) for name, value in body.items() if isinstance(value, (int, float, str))]
    return []


def _size(records: Any) -> int:
    ((pages,),) = records._store.rows("PRAGMA page_count")
    ((size,),) = records._store.rows("PRAGMA page_size")
    return int(pages * size)
