"""When it is tried, what came of it, what the window is told, and who may join."""

import contextlib
import errno
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import ifaddr
import pytest

from console.delivery import SyncState, SyncView
from console.engine import Engine
from console.errors import AccountReason, ConsoleError, SyncReason
from console.events import Event, Snapshot, SyncChanged
from console.records.peer_items import PeerConsole, PeerEntry
from console.records.unlocking import Unlocking
from console.services import sync as service
from console.sync import join_code, wire
from console.sync.join_code import JoinCode
from console.sync.pace import Pace
from tests.console.sync.test_download import items_of
from tests.console.sync.test_joining import SECRET, key_hash, welcome
from tests.support.attended import attended, refusal
from tests.support.ledgers import enrolled, hold_class, new_id, opened, planned
from tests.support.strange_hub import Asked, Said, StrangeHub, on_a_thread

WAIT_S = 30.0
QUICK = Pace(
    shortest_s=0.01, longest_s=0.02, soon_s=0.01, look_s=0.01, stall_s=5.0, connect_s=5.0, rest_s=0.0
)
SELDOM = Pace(shortest_s=0.01, longest_s=3600.0, soon_s=0.01, look_s=0.01, stall_s=5.0, rest_s=0.0)


@pytest.fixture
def hub() -> Iterator[StrangeHub]:
    """Welcomes everybody."""
    with on_a_thread() as made:
        made.first = lambda asked: welcome(made) if asked.path == wire.JOIN else None
        yield made


def code(hub: StrangeHub) -> str:
    return join_code.write(JoinCode(SECRET, None, key_hash(hub)))


class Desk:
    """An engine with an ear for the sync."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.views: list[SyncView] = []
        self._heard = threading.Condition()
        engine.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        with self._heard:
            if isinstance(event, Snapshot):
                self.views.append(event.sync)
            elif isinstance(event, SyncChanged):
                self.views.append(event.view)
            self._heard.notify_all()

    def until(self, condition: Callable[[SyncView], bool]) -> SyncView:
        with self._heard:
            assert self._heard.wait_for(lambda: condition(self.views[-1]), WAIT_S), self.views[-1]
            return self.views[-1]

    def append(self) -> None:
        """An act that is written and told, as every service does it."""
        draft = planned(new_id())

        async def work() -> None:
            floor = self.engine._floor
            floor.tell_records(await floor.recorder.write(lambda records: records.append_all([draft])))

        self.engine._floor.submit(work).result(WAIT_S)


@contextlib.contextmanager
def desk(folder: Path, monkeypatch, pace: Pace | None = None) -> Iterator[Desk]:
    """With a `pace` it syncs by itself, as behind a window; without, only when it is asked to."""
    made = service.Sync

    def paced(*args, is_online: bool, **more):
        return made(*args, is_online=pace is not None, pace=pace or QUICK, random=lambda: 1.0, **more)

    monkeypatch.setattr("console.engine.Sync", paced)
    engine = Engine(folder, interfaces=(), demonstration=True, unlocking=Unlocking())
    engine.start()
    try:
        yield Desk(engine)
    finally:
        engine.stop()


@pytest.fixture
def folder(tmp_path) -> Path:
    records = opened(tmp_path)
    hold_class(records, trainees=1)
    records.close()
    return tmp_path


def test_console_that_joins_delivers_and_goes_on_by_itself(folder, hub, monkeypatch):
    with desk(folder, monkeypatch, SELDOM) as console:
        assert console.views[0] == SyncView()
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        first = console.until(lambda view: view.state is SyncState.READY and not view.waiting)
        assert (first.target, first.site, first.delivered) == (hub.url, "Deeside", len(hub.lines))
        assert first.next_try_utc is not None
        console.append()  # long before the next try is due by itself
        last = console.until(lambda view: view.delivered > first.delivered and not view.waiting)
    with desk(folder, monkeypatch, SELDOM) as console:
        assert console.views[0].delivered == last.delivered  # at once, before any network


def test_failure_is_told_with_its_reason_and_tried_again_by_itself(folder, hub, monkeypatch):
    with desk(folder, monkeypatch, QUICK) as console:
        usual = hub.first
        hub.first = lambda asked: usual(asked) or hub.refusal("trouble")
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        view = console.until(lambda view: view.reason is not None)
        assert (view.state, view.reason) == (SyncState.NOT_REACHED, "hub_trouble")
        assert view.waiting and view.oldest_waiting_utc and view.next_try_utc
        hub.first = usual
        assert console.until(lambda view: not view.waiting).reason is None


def test_another_network_is_a_reason_to_try_at_once(folder, hub, monkeypatch):
    networks = ["10.0.0.4"]
    monkeypatch.setattr(service, "own_interfaces", lambda: tuple(networks))
    with desk(folder, monkeypatch, SELDOM) as console:
        usual = hub.first
        hub.first = lambda asked: usual(asked) or Said(200, b"<html>sign in</html>", signed=False)
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        console.until(lambda view: view.reason == "not_the_hub")
        for _ in range(12):  # so that the next try by itself lies an hour ahead
            console.engine.sync.now().result(WAIT_S)
        hub.first = usual
        networks[0] = "192.168.1.4"
        console.until(lambda view: not view.waiting)


def test_delivery_outlives_a_moment_in_which_the_system_tells_no_addresses(folder, hub, monkeypatch):
    troubles, asked = [OSError(errno.EMFILE, "Too many open files")], threading.Event()
    told = ifaddr.get_adapters

    def adapters(*args, **more):
        if troubles:
            raise troubles.pop()
        asked.set()
        return told(*args, **more)

    with desk(folder, monkeypatch, QUICK) as console:
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        before = console.until(lambda view: view.delivered and not view.waiting).delivered
        monkeypatch.setattr(ifaddr, "get_adapters", adapters)
        assert asked.wait(WAIT_S)
        console.append()
        console.until(lambda view: view.delivered > before)


def test_erasure_reaches_the_backups_although_the_conversation_breaks_off_after_it(
    tmp_path, hub, monkeypatch
):
    with closing(opened(tmp_path / "other")) as other:
        gone, stays = new_id(), new_id()
        enrolment = other.append_all([enrolled(gone)])[0]
        sha256 = enrolment.detached[0].sha256
        before = items_of(other)
        with closing(opened(tmp_path / "data")) as ours:
            ours.peers.take([PeerConsole(before[0].console, before[0].public_key, "Room 2")])
            ours.peers.take([PeerEntry(one.console, one.core, one.hash, one.sig) for one in before[1:]])
            assert ours.peers.keep_part(sha256, other.part(sha256))
            copy = ours.back_up().path
        other.people.erase(gone, "asked for it")
        other.append_all([enrolled(stays)])
        feed = wire.Feed("e1", tuple(items_of(other)), "1", more=False)

    def first(asked: Asked) -> Said | None:
        if asked.method == "GET" and asked.path.startswith("/v1/blobs/"):
            return hub.refusal("trouble")
        return Said(200, wire.encode(feed)) if asked.path.startswith(wire.FEED) else usual(asked)

    usual, hub.first = hub.first, first
    with desk(tmp_path / "data", monkeypatch) as console:
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        assert console.engine.sync.now().result(WAIT_S).reason == "hub_trouble"
        with closing(sqlite3.connect(copy)) as file:
            assert file.execute("SELECT count(*) FROM blob WHERE sha256 = ?", (sha256,)).fetchall() == [(0,)]


def test_counts_never_go_back_while_much_is_delivered(folder, hub, monkeypatch):
    records = opened(folder)
    records.append_all([planned(new_id()) for _ in range(2500)])
    records.close()
    with desk(folder, monkeypatch) as console:
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        assert console.engine.sync.now().result(WAIT_S).waiting == 0
        assert len([asked for asked in hub.asked if asked.method == "POST"]) > 13
        delivered = [view.delivered for view in console.views]
        assert delivered == sorted(delivered)


def test_nothing_is_asked_of_a_network_where_nobody_wants_one(folder, hub, monkeypatch):
    with desk(folder, monkeypatch) as console:
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        console.append()
        view = console.engine.sync.status().result(WAIT_S)
        assert view.next_try_utc is None and view.waiting
        assert [asked.path for asked in hub.asked] == [wire.JOIN]


def test_revoked_console_asks_no_more_until_somebody_does(folder, hub, monkeypatch):
    with desk(folder, monkeypatch, QUICK) as console:
        usual = hub.first
        hub.first = lambda asked: usual(asked) or hub.refusal("revoked")
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        console.until(lambda view: view.state is SyncState.STOPPED)
        asked = len(hub.asked)
        console.append()
        view = console.engine.sync.now().result(WAIT_S)
        assert (view.state, view.reason, view.next_try_utc) == (SyncState.STOPPED, "revoked", None)
        assert len(hub.asked) == asked + 1
        hub.first = usual
        assert console.engine.sync.now().result(WAIT_S).waiting == 0


def test_forked_console_asks_no_more_whoever_wants_it(folder, hub, monkeypatch):
    hub.head = wire.Head("epoch-1", 3, "ab" * 32, "")
    with desk(folder, monkeypatch, QUICK) as console:
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        console.until(lambda view: view.reason == "fork")
        asked = len(hub.asked)
        assert console.engine.sync.now().result(WAIT_S).state is SyncState.STOPPED
    with desk(folder, monkeypatch, QUICK) as console:
        assert console.views[0].reason == "fork"
        assert console.engine.sync.now().result(WAIT_S).state is SyncState.STOPPED
        assert len(hub.asked) == asked
        assert console.engine.sync.join(hub.url, code(hub)).result(WAIT_S).reason == "fork"
        assert len(hub.asked) == asked + 1


def reason(future) -> object:
    with pytest.raises(ConsoleError) as refused:
        future.result(WAIT_S)
    return refused.value.reason


def test_nothing_to_sync_with_is_said(folder, monkeypatch):
    with desk(folder, monkeypatch) as console:
        assert reason(console.engine.sync.now()) is SyncReason.NO_HUB
        assert console.engine.sync.status().result(WAIT_S) == SyncView()
        assert console.engine.sync.lists().result(WAIT_S).waiting


def test_hub_is_left_for_another_only_when_it_has_let_the_console_go(folder, hub, monkeypatch):
    other = JoinCode(SECRET, None, bytes(range(32)))
    with desk(folder, monkeypatch) as console:
        sync = console.engine.sync
        sync.join(hub.url, code(hub)).result(WAIT_S)
        assert reason(sync.join("https://hub.example", join_code.write(other))) is SyncReason.JOINED_ALREADY
        assert sync.join(hub.url, code(hub)).result(WAIT_S).target == hub.url
        usual = hub.first
        hub.first = lambda asked: usual(asked) or hub.refusal("unknown_console")
        assert sync.now().result(WAIT_S).reason == "not_admitted"
        assert reason(sync.join("http://127.0.0.1:9", join_code.write(other))) is SyncReason.HUB_UNREACHABLE
        hub.first = usual
        assert sync.join(hub.url, code(hub)).result(WAIT_S).reason is None


def test_joining_is_for_the_administrator_once_there_is_one_and_names_are_for_who_is_signed_in(tmp_path, hub):
    with attended(tmp_path) as console:
        sync = console.engine.sync
        console.set_up("jprice")
        assert refusal(sync.join(hub.url, code(hub))).reason is AccountReason.NOT_SIGNED_IN
        session = console.come_in("jprice")
        assert refusal(sync.join(hub.url, code(hub), session=session)).reason is AccountReason.ROLE_NEEDED
        assert hub.asked == []
        session = console.come_in("shughes")
        assert sync.join(hub.url, code(hub), session=session).result(WAIT_S).target == hub.url


def test_bug_of_ours_ends_one_try_and_not_the_sync(folder, hub, monkeypatch, caplog):
    usual = hub.first
    broken: list[Asked] = []

    def first(asked: Asked) -> Said | None:
        if asked.path.endswith("/head") and not broken:
            broken.append(asked)
            monkeypatch.setattr("console.sync.upload.DELIVERED", None)
        elif broken and len(broken) < 2 and asked.path.endswith("/head"):
            broken.append(asked)
            monkeypatch.setattr("console.sync.upload.DELIVERED", wire.DELIVERED)
        return usual(asked)

    hub.first = first
    with desk(folder, monkeypatch, QUICK) as console:
        console.engine.sync.join(hub.url, code(hub)).result(WAIT_S)
        console.until(lambda view: view.delivered > 0 and not view.waiting)
    assert "the sync failed" in caplog.text
