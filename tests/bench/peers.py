"""What it costs to take the entries of another console, against the least that can be done with them.

The least is SHA-256 and Ed25519 over each, and a row for it. The cost of an entry must not grow with how many
there are, and no page may hold the records for long.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child

ENTRIES: Final = 10_000
PAGE: Final = 500


def measure() -> Iterator[Figure]:
    """One console hears all that another has written in some hundred classes."""
    ours = run_child("tests.bench.peers:take")
    what = f"CPU of an entry of {ENTRIES:,}, verified and in every list, against hash, signature and a row"
    yield Figure("peers_entry", ours["entry_us"], ours["least_us"], "us", 5, what)
    what = "CPU of an entry of the last fifth against one of the first"
    yield Figure("peers_growth", ours["last_us"], ours["first_us"], "us", 1.3, what)
    what = f"CPU of the dearest page of {PAGE}: so long nobody else gets at the records"
    yield Figure("peers_page", ours["page_ms"], None, "ms", 400, what)
    what = "CPU of making all lists anew, against having taken the entries"
    yield Figure("peers_rebuild", ours["rebuild_s"], ours["taken_s"], "s", 1, what)


def take() -> dict[str, Any]:
    """Both consoles on disk; the listener's work is measured."""
    from tests.support.ledgers import hold_class, opened
    from tests.support.peers import chain

    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = opened(Path(folder) / "ours"), opened(Path(folder) / "theirs")
        while theirs.head()[0] < ENTRIES:
            hold_class(theirs, trainees=15)
        items = chain(theirs)
        pages = [items[start : start + PAGE] for start in range(0, len(items), PAGE)]
        costs = [_cost(lambda page=page: ours.peers.take(page)) for page in pages]
        rebuild = _cost(ours.rebuild)
        least = _cost(lambda: _least(items[1:], items[0].public_key))
        fifth = len(costs) // 5
        ours.close()
        theirs.close()
    return {
        "entry_us": sum(costs) / len(items) * 1e6,
        "least_us": least / len(items) * 1e6,
        "first_us": sum(costs[:fifth]) / (fifth * PAGE) * 1e6,
        "last_us": sum(costs[-fifth - 1 : -1]) / (fifth * PAGE) * 1e6,
        "page_ms": max(costs) * 1e3,
        "taken_s": sum(costs),
        "rebuild_s": rebuild,
    }


def _cost(work: Any) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _least(items: list[Any], key: str) -> None:
    from console.records.canonical import sha256_hex
    from console.records.entry import is_signed
    from console.records.store import Store

    store = Store.in_memory()
    store.rows("CREATE TABLE entry (seq INTEGER PRIMARY KEY, core TEXT, hash TEXT, sig TEXT) STRICT")
    with store.atomic():
        for seq, item in enumerate(items):
            assert sha256_hex(item.core.encode()) == item.hash and is_signed(item.hash, item.sig, key)
            store.rows("INSERT INTO entry VALUES (?, ?, ?, ?)", seq, item.core, item.hash, item.sig)
    store.close()
