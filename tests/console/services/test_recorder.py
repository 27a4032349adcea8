"""The recorder's own loop: what it writes, and that it ends when it is told to."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from console.services.recorder import Recorder
from tests.support.clock import ManualClock
from tests.support.ledgers import opened


@pytest.mark.parametrize("turns", range(6))
def test_a_recorder_ends_when_told_to_however_close_to_something_urgent(tmp_path, turns):
    async def live() -> bool:
        recorder = Recorder(records, database, ManualClock(), saved=lambda *_: None, trouble=lambda _: None)
        running = asyncio.create_task(recorder.run())
        await asyncio.sleep(0)
        recorder.note(None, "class.note", {"text": "now"})
        for _ in range(turns):
            await asyncio.sleep(0)
        running.cancel()
        done, _ = await asyncio.wait({running}, timeout=20)
        await recorder.flush()
        return bool(done) and running.cancelled()

    with ThreadPoolExecutor(1) as database:
        records = database.submit(opened, tmp_path).result()
        assert asyncio.run(live())
        database.submit(records.close).result()
