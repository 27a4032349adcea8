"""The recorder's own loop: what it writes, what it holds while a disk is full, and its end."""

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from console.errors import RecordsReason
from console.messages import EventBody
from console.model import Received
from console.services import recorder as recording
from console.services.recorder import GAP, Recorder
from tests.support.clock import ManualClock
from tests.support.faulty_disk import FULL, FaultyDisk
from tests.support.ledgers import UTC, frame, new_id, opened


@pytest.mark.parametrize("turns", range(6))
def test_a_recorder_ends_when_told_to_however_close_to_something_urgent(tmp_path, turns):
    async def live() -> bool:
        recorder = Recorder(records, database, ManualClock(), saved=lambda *_: None, trouble=lambda _: None)
        running = asyncio.create_task(recorder.run())
        await asyncio.sleep(0)
        recorder.note(run, "class.note", {"text": "now"})
        for _ in range(turns):
            await asyncio.sleep(0)
        running.cancel()
        done, _ = await asyncio.wait({running}, timeout=20)
        await recorder.flush()
        # What was being written as it was told to end stands there once.
        assert len(await recorder.read(lambda records: records.run_rows(run))) == 1
        return bool(done) and running.cancelled()

    run = new_id()
    with ThreadPoolExecutor(1) as database:
        records = database.submit(opened, tmp_path).result()
        assert asyncio.run(live())
        database.submit(records.close).result()


class Ear:
    """A recorder over a disk that can be full, what it told of, and headsets that speak to it."""

    def __init__(self, recorder_of, disk):
        self.disk = disk
        self.saved, self.troubles = {}, []
        self.recorder = recorder_of(saved=self._save, trouble=self.troubles.append)
        self.boots = {}
        self.run = new_id()

    def _save(self, heard, _runs, _utc):
        self.saved |= heard

    def hear(self, boot, *, is_event=True):
        """The next message of a boot; returns its seq."""
        seq = self.boots[boot] = self.boots.get(boot, 0) + 1
        body = EventBody("note", text="x") if is_event else None
        text = frame(seq, self.run)
        self.recorder.hear(
            Received(*boot, seq, "event", UTC, 1.5, self.run, body, text, UTC, 1.0, fresh=True)
        )
        return seq

    async def rows(self):
        return await self.recorder.read(lambda records: records.run_rows(self.run))


@contextlib.contextmanager
def ear(tmp_path):
    with FaultyDisk().mounted() as disk, ThreadPoolExecutor(1) as database:
        records = database.submit(opened, tmp_path).result()

        def recorder_of(**told):
            return Recorder(records, database, ManualClock(), **told)

        yield Ear(recorder_of, disk)
        database.submit(records.close).result()


def test_what_waits_is_bounded_and_nothing_that_was_refused_or_came_after_it_is_called_saved(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(recording, "MOST_WAITING", 50)
    monkeypatch.setattr(recording, "MOST_ACTS_WAITING", 60)
    monkeypatch.setattr(recording, "BATCH_ROWS", 20)
    first, second = (new_id(), new_id()), (new_id(), new_id())

    async def fill_up(ear):
        ear.disk.fail_at(1, FULL)
        for _ in range(40):
            ear.hear(first)
        await ear.recorder.flush()
        for _ in range(500):
            ear.hear(first)
        ear.hear(second, is_event=False)
        ear.hear(second)
        for _ in range(100):
            ear.recorder.note(ear.run, "bookmark", {})
        assert len(ear.recorder._rows) == 60
        await ear.recorder.flush()
        assert ear.saved == {} and await ear.rows() == []
        assert ear.troubles == [RecordsReason.DISK_FULL, RecordsReason.TOO_MUCH_WAITS]
        ear.disk.mend()
        await ear.recorder.flush()
        ear.hear(first)
        ear.hear(second, is_event=False)
        third = (new_id(), new_id())
        ear.hear(third)
        await ear.recorder.flush()
        # Of each boot all up to its first refused message is on disk, and no later one: a headset says the
        # rest again to the next start, which asks for what comes after the last row.
        assert ear.saved == {first: 50, second: 1, third: 1}
        rows = await ear.rows()
        assert [row.seq for row in rows if row.boot == first[1]] == list(range(1, 51))
        assert [row.seq for row in rows if row.boot == third[1]] == [1]
        assert [row.row for row in rows if row.kind == GAP], "the run's log says that it has a hole"
        assert ear.troubles[-1] is RecordsReason.TOO_MUCH_WAITS
        held = await ear.recorder.read(lambda records: records.held())
        assert held == {first: 50, third: 1}

    with ear(tmp_path) as one:
        asyncio.run(fill_up(one))


def test_what_waited_is_written_in_order_when_there_is_room_again(tmp_path, monkeypatch):
    monkeypatch.setattr(recording, "BATCH_ROWS", 7)
    boot = (new_id(), new_id())

    async def wait_out(ear):
        ear.disk.fail_at(1, FULL)
        for _ in range(3):
            for _ in range(10):
                ear.hear(boot)
            await ear.recorder.flush()
        ear.disk.mend()
        await ear.recorder.flush()
        assert ear.saved == {boot: 30}
        assert [row.seq for row in await ear.rows()] == list(range(1, 31))
        assert ear.troubles == [RecordsReason.DISK_FULL, None]

    with ear(tmp_path) as one:
        asyncio.run(wait_out(one))
