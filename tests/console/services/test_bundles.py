"""A stick is written beside everything else; what is broken off leaves nothing, and stops with the engine."""

import os
import threading
from concurrent.futures import wait

import pytest

from console.errors import SyncReason
from console.records import Draft
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.ledgers import enrolled, new_id
from tests.support.office import Office
from tests.support.sticks import HubKeys


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path / "data") as opened:
        opened.write(*(enrolled(new_id()) for _ in range(50)))
        yield opened


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def on_records(desk, job):
    floor = desk.engine._floor

    async def work():
        return await floor.recorder.write(job)

    return floor.submit(work).result(WAIT_S)


def join(desk):
    """As a console that joined a hub while there was a network."""
    keys = HubKeys()
    on_records(desk, lambda records: records.delivery.join(keys.row(records.console)))


def waiting(desk):
    return desk.engine.sync.status().result(WAIT_S).waiting


def test_without_a_hub_there_is_nobody_to_write_for(desk, stick):
    assert refusal(desk.engine.bundles.write(stick / "a.bundle")).reason is SyncReason.NO_HUB
    assert list(stick.iterdir()) == []


def test_records_are_kept_while_a_stick_is_written_and_wait_for_the_next_one(desk, stick):
    join(desk)
    before = waiting(desk)
    kept = []

    def keep_more(progress):
        kept.append(desk.write(Draft("access.refused", new_id(), {"reason": "wrong_secret", "failures": 1})))

    written = desk.engine.bundles.write(stick / "a.bundle", progress=keep_more).result(WAIT_S)
    assert kept
    assert written.lines == before
    assert waiting(desk) == before + len(kept)
    assert desk.engine.verify().result(WAIT_S) == []


def test_records_are_kept_while_a_slow_stick_is_read(desk, stick):
    join(desk)
    os.mkfifo(stick / "a.receipt")
    taken = desk.engine.bundles.import_receipt(stick / "a.receipt")
    with (stick / "a.receipt").open("wb") as slow:  # opens once it is being read
        desk.write(Draft("access.refused", new_id(), {"reason": "wrong_secret", "failures": 1}))
        assert not taken.done()
        slow.write(b"no receipt")
    assert refusal(taken).reason is SyncReason.RECEIPT_UNREADABLE


def test_two_sticks_are_written_one_after_the_other(desk, stick):
    join(desk)
    write = desk.engine.bundles.write
    both = [write(stick / "a.bundle"), write(stick / "b.bundle")]
    one, other = (future.result(WAIT_S) for future in both)
    assert one.lines == other.lines
    assert sorted(path.name for path in stick.iterdir()) == ["a.bundle", "b.bundle"]


@pytest.mark.parametrize("stage", ["lines", "parts", "checking"])
def test_what_is_cancelled_leaves_nothing_on_the_stick_and_the_next_one_is_whole(desk, stick, stage):
    join(desk)
    bundles = desk.engine.bundles

    def cancel(progress):
        if progress.stage == stage:
            bundles.cancel().result(WAIT_S)

    told = refusal(bundles.write(stick / "a.bundle", progress=cancel))
    assert told.reason is SyncReason.CANCELLED
    assert list(stick.iterdir()) == []
    assert bundles.write(stick / "a.bundle").result(WAIT_S).lines == waiting(desk)


def test_an_engine_that_stops_amid_writing_leaves_nothing_on_the_stick(desk, stick):
    join(desk)
    begun, is_known, writing = threading.Event(), threading.Event(), []

    def hold(progress):
        begun.set()
        is_known.wait(WAIT_S)
        wait(writing, WAIT_S)  # until the engine has let go of it

    writing.append(desk.engine.bundles.write(stick / "a.bundle", progress=hold))
    is_known.set()
    assert begun.wait(WAIT_S)
    desk.engine.stop()
    assert writing[0].done()
    assert list(stick.iterdir()) == []


def test_a_receipt_counts_once_and_the_second_time_changes_nothing(desk, stick, postgres_server):
    office = Office(postgres_server.database())
    on_records(desk, office.admit)
    bundles = desk.engine.bundles
    written = bundles.write(stick / "a.bundle").result(WAIT_S)
    office.take(stick / "a.bundle", stick / "a.receipt")
    first = bundles.import_receipt(stick / "a.receipt").result(WAIT_S)
    again = bundles.import_receipt(stick / "a.receipt").result(WAIT_S)
    assert (first.delivered, first.known, first.waiting) == (written.lines, 0, 0)
    assert (again.delivered, again.known, again.waiting) == (0, written.lines, 0)
    assert waiting(desk) == 0
    assert refusal(bundles.write(stick / "b.bundle")).reason is SyncReason.NOTHING_WAITS
