"""A console and a real hub over a real database, and all that happens to them: nothing lost or doubled.

Each time the hub's tables are compared with the console's ledger by SQL.
"""

import asyncio
import contextlib
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from console.clock import SystemClock
from console.delivery import SyncState, SyncView
from console.engine import Engine
from console.errors import ConsoleError
from console.model import RunId
from console.records import Records, former, ledger
from console.records.restore import Restored, restore
from console.records.unlocking import Unlocking
from console.sync.pace import Pace
from console.sync.tail import fetch_tail
from tests.support.hub import code_for, found
from tests.support.hub_process import HubProcess, command, cutting
from tests.support.ledgers import console_row, enrolled, hold_class, new_id, opened
from tests.support.postgres import Postgres
from tests.support.strange_hub import talk
from tests.support.tree import ROOT

PATIENCE_S = 60.0
PATIENT = Pace(shortest_s=0.01, longest_s=0.05, soon_s=0.01, rest_s=0.0)
IMPATIENT = replace(PATIENT, stall_s=0.3, connect_s=0.3)
"""For a hub that does not answer."""


@pytest.fixture(scope="module")
def hub(postgres_server) -> Iterator[HubProcess]:
    """One for all tests that let it live: each has a site of its own there."""
    with serving(postgres_server) as process:
        yield process


@pytest.fixture
def own_hub(postgres_server) -> Iterator[HubProcess]:
    with serving(postgres_server) as process:
        yield process


@contextlib.contextmanager
def serving(server: Postgres) -> Iterator[HubProcess]:
    process = HubProcess(found(server))
    process.start()
    try:
        yield process
    finally:
        process.end()


@contextlib.contextmanager
def engine(folder: Path, pace: Pace = PATIENT) -> Iterator[Engine]:
    made = Engine(folder, interfaces=(), demonstration=True, unlocking=Unlocking())
    made.start()
    made.sync._pace = pace
    try:
        yield made
    finally:
        made.stop()


def lived(folder: Path, classes: int = 2) -> Path:
    """A folder of records with so many classes."""
    records = opened(folder, SystemClock())
    for _ in range(classes):
        hold_class(records)
    records.close()
    return folder


def joined(folder: Path, hub: HubProcess) -> Path:
    with engine(folder) as running:
        running.sync.join(hub.url, code_for(hub, folder.parent.name)).result(PATIENCE_S)
    return folder


def sync(folder: Path) -> SyncView:
    with engine(folder) as running:
        return running.sync.now().result(PATIENCE_S)


def redirect(folder: Path, url: str) -> None:
    """Let the console reach its hub elsewhere."""
    records = opened(folder, SystemClock())
    hub = records.delivery.hub()
    assert hub is not None
    records.delivery.join(replace(hub, url=url))
    records.close()


def compare(hub: HubProcess, *folders: Path) -> None:
    """The hub holds every entry and part of these consoles exactly once, byte for byte, and no other."""
    ledgers, parts = [], set()
    for folder in folders:
        records = opened(folder, SystemClock())
        ledgers += [(e.console, e.seq, e.id, e.core, e.hash, e.sig) for e in own_and_former(records)]
        parts |= set(records._store.rows("SELECT sha256, bytes FROM blob"))
        view = records.delivery.view()
        assert (view.waiting, view.needs_attention) == (0, ())
        assert records.verify() == []
        records.close()
    ours = {line[0] for line in ledgers}
    held = hub.rows("SELECT console, seq, id, core, hash, sig FROM entry")
    assert sorted(line for line in held if line[0] in ours) == sorted(set(ledgers))
    assert {(name, bytes(data)) for name, data in hub.rows("SELECT sha256, bytes FROM blob")} >= parts


def own_and_former(records: Records):
    yield from ledger.entries(records._store)
    for head in former.ancestry(records._store):
        yield from former.entries(records._store, head.console)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def verified(folder: Path) -> list[str]:
    records = opened(folder, SystemClock())
    try:
        return [str(fault) for fault in records.verify()]
    finally:
        records.close()


def restored(copy: Path, folder: Path, pace: Pace = PATIENT) -> Restored:
    """As `records restore` does it, with a hub to ask."""
    clock = SystemClock()
    return restore(
        copy,
        folder,
        clock,
        app="1.0.0",
        unlocking=Unlocking(),
        fetch=lambda identity, hub, after: fetch_tail(identity, hub, after, clock, pace),
    )


def test_hub_that_is_killed_and_paused_again_and_again_loses_and_doubles_nothing(own_hub, tmp_path):
    folder = joined(lived(tmp_path / "console"), own_hub)
    with engine(folder, IMPATIENT) as running:
        own_hub.send(signal.SIGSTOP)
        view = running.sync.now().result(PATIENCE_S)
        assert (view.state, view.reason) == (SyncState.NOT_REACHED, "hub_timed_out")
        assert view.waiting > 0 and view.next_try_utc is None
        own_hub.end(signal.SIGKILL)
        running.sync._pace = PATIENT
        assert running.sync.now().result(PATIENCE_S).reason == "hub_unreachable"
        own_hub.start()
        view = running.sync.now().result(PATIENCE_S)
        assert (view.waiting, view.reason, view.state) == (0, None, SyncState.READY)
    compare(own_hub, folder)


def test_connections_that_are_cut_at_every_point_lose_and_double_nothing(hub, tmp_path):
    folder = joined(lived(tmp_path / "console"), hub)
    with cutting(hub.port) as proxy:
        redirect(folder, proxy.url)
        records = opened(folder, SystemClock())
        for at in range(24):
            records.append_all([enrolled(new_id())])
            proxy.up, proxy.down = (None, 1_400 + 130 * at) if at % 2 else (900 + 250 * at, None)
            with contextlib.suppress(ConsoleError):
                asyncio.run(talk(records, SystemClock(), PATIENT))
        assert proxy.cuts
        proxy.up = proxy.down = None
        asyncio.run(talk(records, SystemClock(), PATIENT))
        records.close()
    compare(hub, folder)


def test_console_that_is_killed_before_it_could_keep_its_receipt_gets_another(hub, tmp_path):
    folder = joined(lived(tmp_path / "console"), hub)
    entries = len(list(lines(folder)))
    ((before,),) = hub.rows("SELECT count(*) FROM entry")
    with cutting(hub.port) as proxy:
        proxy.mute_after = 20_000
        redirect(folder, proxy.url)
        words = [sys.executable, "-m", "ui", "sync", "now", "--data", str(folder)]
        console = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
        until(lambda: hub.rows("SELECT count(*) FROM entry") == [(before + entries - 1,)])
        console.kill()
        console.wait()
        records = opened(folder, SystemClock())
        assert (records.delivery.view().delivered, records.delivery.view().waiting) == (0, entries)
        records.close()
        proxy.mute_after = None
        assert sync(folder).delivered == entries
    compare(hub, folder)


def lines(folder: Path):
    records = opened(folder, SystemClock())
    yield from records.history()
    records.close()


def test_hub_that_is_set_back_to_an_older_copy_gets_back_what_it_lost(postgres_server, own_hub, tmp_path):
    folder = joined(lived(tmp_path / "console"), own_hub)
    assert sync(folder).waiting == 0
    own_hub.end()
    older = postgres_server.database(own_hub.database.rpartition("/")[2])
    own_hub.start()
    lived(folder, 1)
    view = sync(folder)
    assert view.waiting == 0
    own_hub.end()
    own_hub.database = older
    own_hub.start()
    again = sync(folder)
    assert (again.waiting, again.delivered) == (0, view.delivered)
    compare(own_hub, folder)


def test_cloned_console_is_noticed_stops_and_goes_on_as_one_of_its_own(hub, tmp_path):
    folder = joined(lived(tmp_path / "console", 1), hub)
    clone = tmp_path / "clone"
    shutil.copytree(folder, clone)
    for one in (folder, clone):
        lived(one, 1)
    assert sync(folder).waiting == 0
    for _ in range(2):  # over restarts, too
        view = sync(clone)
        assert (view.state, view.reason) == (SyncState.STOPPED, "fork")
    held = hub.rows("SELECT count(*) FROM entry")
    stopped = view.waiting
    records = opened(clone, SystemClock())
    copy = records.back_up().path
    records.close()
    done = restored(copy, clone)
    assert done.console != done.summary.console
    view = sync(clone)
    assert (view.state, view.reason) == (SyncState.STOPPED, "not_admitted")
    assert hub.rows("SELECT count(*) FROM entry") == held and stopped > 0
    view = sync(joined(clone, hub))
    assert (view.state, view.waiting, view.needs_attention) == (SyncState.READY, 0, ())
    ours = {entry.hash for one in (folder, clone) for entry in lines(one)}
    kept = {row[0] for row in hub.rows("SELECT hash FROM entry UNION SELECT hash FROM displaced")}
    assert kept >= ours
    assert verified(folder) == verified(clone) == []


def test_damaged_record_needs_attention_and_holds_up_no_other(hub, tmp_path):
    folder = joined(lived(tmp_path / "console"), hub)
    cores = {entry.seq: entry.core.encode() for entry in lines(folder)}
    whole = {entry.seq: entry.hash for entry in lines(folder)}
    data = (folder / "records.sqlite").read_bytes()
    for seq, damage in ((4, b'{"Actor'), (7, b"no JSON"), (9, b"\xff\xfe{{{{{")):
        assert data.count(cores[seq]) == 1
        data = data.replace(cores[seq], damage + cores[seq][len(damage) :])
    (folder / "records.sqlite").write_bytes(data)
    for _ in range(2):
        view = sync(folder)
        assert [one.reason for one in view.needs_attention] == ["bad_signature"] * 3
        assert (view.waiting, view.delivered, view.reason) == (0, len(whole) - 3, None)
    held = dict(hub.rows("SELECT seq, hash FROM entry WHERE hash = ANY(%s)", list(whole.values())))
    assert held == {seq: hash_ for seq, hash_ in whole.items() if seq not in (4, 7, 9)}
    records = opened(folder, SystemClock())
    assert {row.seq for _, row in records.delivery.lists(0, names=True).needs_attention} == {4, 7, 9}
    records.close()


def test_revoked_console_stops_and_keeps_its_records(hub, tmp_path):
    folder = joined(lived(tmp_path / "console", 1), hub)
    console = opened(folder, SystemClock())
    command("revoke", console.console, "--database", hub.database)
    console.close()
    view = sync(folder)
    assert (view.state, view.reason) == (SyncState.STOPPED, "revoked") and view.waiting > 0


def test_laptop_that_died_gets_back_from_the_hub_what_its_backup_lacks(hub, tmp_path):
    folder = joined(lived(tmp_path / "console", 1), hub)
    records = opened(folder, SystemClock())
    console, copy = records.console, records.back_up(tmp_path / "stick").path
    records.close()
    lived(folder, 2)
    assert sync(folder).waiting == 0
    before = list(lines(folder))
    new = tmp_path / "new"
    done = restored(copy, new)
    assert (done.console, done.fetched) == (console, len(before) - done.summary.entries)
    assert list(lines(new)) == before
    lived(new, 1)
    assert sync(new).waiting == 0
    compare(hub, new)


def test_tail_that_does_not_reach_as_far_as_is_known_gives_a_new_name(hub, tmp_path):
    folder = joined(lived(tmp_path / "console", 1), hub)
    records = opened(folder, SystemClock())
    copy = records.back_up(tmp_path / "stick").path
    records.close()
    lived(folder, 1)
    assert sync(folder).waiting == 0
    lived(folder, 1)  # the hub never saw this one
    done = restored(copy, folder)
    assert (done.console != done.summary.console, done.fetched) == (True, 0)
    view = sync(joined(folder, hub))  # what it left under its former name comes back as another's
    assert (view.waiting, view.needs_attention, verified(folder)) == (0, (), [])
    hub.send(signal.SIGSTOP)
    other = restored(copy, tmp_path / "other", IMPATIENT)
    hub.send(signal.SIGCONT)
    assert (other.console != other.summary.console, other.fetched) == (True, 0)


def test_hub_that_knows_no_more_than_the_joining_is_not_called_damaged(hub, tmp_path, caplog):
    folder = joined(lived(tmp_path / "console", 1), hub)
    records = opened(folder, SystemClock())
    copy = records.back_up(tmp_path / "stick").path
    present = records.head()[0]
    records.close()
    # Beside the present records, and where nothing but the hub could tell where the chain ends.
    for place, known in ((folder, present), (tmp_path / "new", None)):
        caplog.clear()
        done = restored(copy, place)
        assert (done.console != done.summary.console, done.fetched) == (True, 0)
        assert [one.getMessage() for one in caplog.records if one.name.startswith("console.records")] == [
            f"the hub's part of the chain ends at entry 1, of at least {known or done.summary.entries}"
        ]
    assert sync(joined(folder, hub)).waiting == 0
    assert verified(folder) == []


def test_run_log_with_a_row_that_no_hub_has_gives_a_new_name(hub, tmp_path):
    folder = joined(lived(tmp_path / "console", 1), hub)
    records = opened(folder, SystemClock())
    copy = records.back_up(tmp_path / "stick").path
    run: RunId = new_id()
    records.log([console_row(run)])
    hold_class(records)
    records.close()
    assert sync(folder).waiting == 0
    done = restored(copy, tmp_path / "new")
    assert (done.console != done.summary.console, done.fetched) == (True, 0)
