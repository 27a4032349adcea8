"""Bundles: 3,300 damaged and forged ones at a hub, and what a large one costs on its way there.

Each damaged one goes through `hub receive` over a real PostgreSQL; afterwards every table is as it was. The
large one is measured against a plain copy of the same bytes, synced and read back.
"""

import os
import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child

COUNT: Final = 3300
RESEALED: Final = 500
PARTS: Final = 150
PART_BYTES: Final = 1_000_000


def measure() -> Iterator[Figure]:
    """Damage, then size."""
    found = run_child("tests.bench.sticks:damage", count=COUNT)
    told = ", ".join(f"{number} {reason}" for reason, number in found["reasons"].items())
    yield Figure("damaged_bundles_taken", found["taken"], None, "bundles", 0, f"of {found['tried']} ({told})")
    yield Figure("damaged_bundles_stored", found["changed"], None, "tables", 0, "changed by any of them")
    yield Figure("damaged_bundles_took", found["s"], None, "s", None, "to refuse them all")
    found = run_child("tests.bench.sticks:carry")
    megabytes = f"{found['bytes'] / 1e6:,.0f} MB"
    what = f"to write {megabytes} and read it back, against a plain copy that is synced and read back"
    yield Figure("bundle_export", found["export_s"], found["copy_s"], "s", None, what)
    yield Figure(
        "bundle_export_memory", found["export_mb"], None, "MB", 64, f"more while {megabytes} are written"
    )
    yield Figure("bundle_receive", found["receive_s"], None, "s", None, "to take it into PostgreSQL")
    what = f"more while {megabytes} are taken"
    yield Figure("bundle_receive_memory", found["receive_mb"], None, "MB", 64, what)


def damage(*, count: int) -> dict[str, Any]:
    """How many of so many damaged bundles were taken, and what they changed."""
    from tests.support.ledgers import new_id, opened
    from tests.support.office import TABLES, Office
    from tests.support.postgres import postgres
    from tests.support.sticks import HubKeys, damaged, exported, forged, resealed

    with postgres() as server, tempfile.TemporaryDirectory() as name:
        folder, office = Path(name), Office(server.database())
        whole = []
        for one in ("a", "b"):
            records = opened(folder / one)
            office.admit(records)
            body = {"form": "bookmark", "station": new_id()}
            records.append("class.noted", new_id(), body, detached=[("view", os.urandom(300_000))])
            exported(records, folder / "bundle")
            whole.append((folder / "bundle").read_bytes())
            console, key = records.console, records.delivery.identity.key
            records.close()
        keys = HubKeys(office.keys.signing, office.keys.sealing)
        ways = (
            damaged(*whole, count),
            resealed(keys, whole[0], RESEALED),
            forged(keys, console, key),
        )
        hostile = [data for way in ways for _, data in way]
        before, began = office.everything(), time.monotonic()
        reasons = office.take_many(hostile, folder / "bundle", folder / "receipt")
        took, after = time.monotonic() - began, office.everything()
        return {
            "tried": len(hostile),
            "taken": reasons.count(None),
            "changed": sum(before[table] != after[table] for table in TABLES),
            "reasons": Counter(str(reason) for reason in reasons),
            "s": took,
        }


def carry() -> dict[str, Any]:
    """Time and memory of a large bundle."""
    from tests.support.ledgers import new_id, opened
    from tests.support.office import Office
    from tests.support.postgres import postgres
    from tests.support.sticks import exported

    with postgres() as server, tempfile.TemporaryDirectory() as name:
        folder, office = Path(name), Office(server.database())
        records = opened(folder / "data")
        office.admit(records)
        for _ in range(PARTS):
            body = {"form": "bookmark", "station": new_id()}
            records.append("class.noted", new_id(), body, detached=[("view", os.urandom(PART_BYTES))])
        start_mb, began = _peak_mb(), time.monotonic()
        written = exported(records, folder / "bundle")
        export_s, export_mb = time.monotonic() - began, _peak_mb() - start_mb
        records.close()
        began = time.monotonic()
        _copy(folder / "bundle", folder / "copy")
        copy_s = time.monotonic() - began
        start_mb, began = _peak_mb(), time.monotonic()
        taken = office.take(folder / "bundle", folder / "receipt")
        assert taken.missing_blobs == () and taken.blobs == PARTS
        return {
            "bytes": written.bytes,
            "export_s": export_s,
            "export_mb": export_mb,
            "copy_s": copy_s,
            "receive_s": time.monotonic() - began,
            "receive_mb": _peak_mb() - start_mb,
        }


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as write:
        shutil.copyfileobj(read, write, 1024 * 1024)
        write.flush()
        os.fsync(write.fileno())
    with target.open("rb", buffering=0) as read:
        os.posix_fadvise(read.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while read.read(1024 * 1024):
            pass


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
