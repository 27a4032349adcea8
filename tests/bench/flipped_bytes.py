"""Every byte of an encrypted file, changed by one bit; and a log that broke off at each frame's fields.

The file is small and closed. A flip is noticed when the file does not open or the first thing that
`records verify` does, each page's seal, tells of it; where that were silent the whole walk decides. The log
is one that a crash left, with an anchor above the cuts.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child

WAL_HEADER: Final = 32
FRAME: Final = 24 + 4096
FIELDS: Final = (0, 1, 4, 8, 16, 23, 24, 25, 2048, 4119)
"""Offsets into a frame of the log: page number, size, salts, checksums, and the page itself."""


def measure() -> Iterator[Figure]:
    """Flips of the file, then cuts and flips of the log."""
    found = run_child("tests.bench.flipped_bytes:flip_all")
    what = f"of {found['bytes']:,} bytes of an encrypted file, each changed by a bit, went unnoticed"
    yield Figure("flipped_bytes", found["missed"], None, "bytes", 0, what)
    yield Figure("flipped_bytes_took", found["s"], None, "s", None, "to look at them all")
    for key in ("plain", "encrypted"):
        found = run_child("tests.bench.flipped_bytes:break_log", encrypt=key == "encrypted")
        what = f"of {found['cuts']:,} cuts and flips of a hot log below the last anchor went unnoticed"
        yield Figure(f"hot_log_{key}", found["missed"], None, "places", 0, what)


def flip_all() -> dict[str, Any]:
    """How many bytes there were, and how many flips nothing told of."""
    from tests.support.cut_acts import lived, unlocking

    with tempfile.TemporaryDirectory(dir=_memory()) as name:
        folder = Path(name)
        lived(folder, True)
        path = folder / "records.sqlite"
        unlock = unlocking()
        key = unlock.key(path)
        whole = path.read_bytes()
        missed, began = 0, time.monotonic()
        with path.open("r+b", buffering=0) as file:
            for place, byte in enumerate(whole):
                file.seek(place)
                file.write(bytes([byte ^ 1 << place % 8]))
                missed += not (_is_told(path, key) or is_noticed(path))
                file.seek(place)
                file.write(bytes([byte]))
        assert path.read_bytes() == whole and not is_noticed(path)
        return {"bytes": len(whole), "missed": missed, "s": time.monotonic() - began}


def break_log(*, encrypt: bool) -> dict[str, Any]:
    """How many cuts and flips below the last anchor were tried, and how many nothing told of."""
    from tests.support.cut_acts import lived, opened
    from tests.support.ledgers import enrolled, new_id

    with tempfile.TemporaryDirectory(dir=_memory()) as name:
        live, left = Path(name) / "live", Path(name) / "left"
        lived(live, encrypt)
        records = opened(live)
        for _ in range(6):
            records.append_all([enrolled(new_id())])
        records.anchor()
        shutil.copytree(live, left)
        records.close()
        path, log = left / "records.sqlite", left / "records.sqlite-wal"
        whole = log.read_bytes()
        assert not is_noticed(path)
        frames = range(WAL_HEADER, len(whole), FRAME)
        places = sorted({*range(WAL_HEADER), *(at + field for at in frames for field in FIELDS)})
        missed = 0
        for place in places:
            changed = bytearray(whole)
            changed[place] ^= 1 << place % 8
            for data in (whole[:place], bytes(changed)):
                log.write_bytes(data)
                missed += not is_noticed(path)
        return {"cuts": 2 * len(places), "missed": missed}


def is_noticed(path: Path) -> bool:
    """Whether `records verify` finds something."""
    from console.errors import ConsoleError
    from console.records import verify_file
    from tests.support.cut_acts import unlocking

    try:
        return bool(verify_file(path, unlocking()).faults)
    except ConsoleError:
        return True


def _is_told(path: Path, key: Any) -> bool:
    from console.errors import ConsoleError
    from console.records.store import Store

    try:
        store = Store.open_reading(path, key=key)
        try:
            return next(iter(store.page_problems()), None) is not None
        finally:
            store.close()
    except ConsoleError:
        return True


def _memory() -> Path | None:
    memory = Path("/dev/shm")  # nothing here waits for a real disk
    return memory if os.access(memory, os.W_OK) else None
