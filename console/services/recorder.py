"""Everything that goes to disk: run-log batches and ledger jobs, in order, on the database thread.

"Saved" is told only after COMMIT has returned. What could not be written is kept and tried again.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from console.clock import Clock, iso_utc
from console.errors import ConsoleError, RecordsReason
from console.messages import EventBody, ProgressBody
from console.model import AccountId, BootId, Received, RunId, StationId
from console.records import ConsoleRow, HeadsetRow, Records

log = logging.getLogger(__name__)

BATCH_S = 1.0
"""Run events are on disk at most this long after they came; critical ones go at once."""

URGENT_KINDS = frozenset({"critical_error", "stop.pressed", "fall", "help.requested", "boundary.left"})

T = TypeVar("T")
Saved = Callable[[dict[tuple[StationId, BootId], int], dict[RunId | None, int], str], None]
"""Called after COMMIT with the highest seq a boot, the highest row a run, and the time."""


class Recorder:
    """The one way to the records. `records` is None when they could not be opened at all."""

    def __init__(
        self,
        records: Records | None,
        database: ThreadPoolExecutor,
        clock: Clock,
        *,
        saved: Saved,
        trouble: Callable[[RecordsReason | None], None],
    ) -> None:
        self._records = records
        self._database = database
        self._clock = clock
        self._saved = saved
        self._tell_trouble = trouble
        self._trouble: RecordsReason | None = None
        self._rows: list[HeadsetRow | ConsoleRow] = []
        self._heard: dict[tuple[StationId, BootId], int] = {}
        self._urgent = asyncio.Event()
        self._writing = asyncio.Lock()

    @property
    def writable(self) -> bool:
        """Whether records can be kept at all."""
        return self._records is not None and self._records.writable

    def hear(self, received: Received) -> None:
        """Take a message in: progress and events become rows; of the rest only the seq is remembered."""
        if not self.writable:
            return  # the headset keeps what nobody has called saved
        self._heard[received.station, received.boot] = received.seq
        if not isinstance(received.body, (ProgressBody, EventBody)):
            return
        self._rows.append(
            HeadsetRow(
                run=received.run,
                station=received.station,
                boot=received.boot,
                seq=received.seq,
                frame=received.frame,
                received_utc=received.received_utc,
                received_mono_ms=round(received.received_ms),
            )
        )
        if isinstance(received.body, EventBody) and received.body.kind in URGENT_KINDS:
            self._urgent.set()

    def note(
        self, run: RunId | None, kind: str, data: dict[str, Any], actor: AccountId | None = None
    ) -> None:
        """Add an act of the console itself to a run's log."""
        if not self.writable:
            return
        self._rows.append(
            ConsoleRow(
                run=run,
                actor=actor,
                kind=kind,
                data=data,
                received_utc=iso_utc(self._clock.utc()),
                received_mono_ms=round(self._clock.monotonic_ms()),
            )
        )
        self._urgent.set()

    async def run(self) -> None:
        """Write batches until cancelled."""
        while True:
            # Not wait_for: if the event is set as the task is cancelled, Python 3.11's goes on as if nobody
            # had cancelled, and the engine then waits for this task for ever.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BATCH_S):
                    await self._urgent.wait()
            self._urgent.clear()
            await self.flush()

    async def flush(self) -> None:
        """Commit what has come so far; what fails stays for the next try."""
        async with self._writing:
            await self._flush()

    async def write(self, job: Callable[[Records], T]) -> T:
        """Commit what has come so far, then do one ledger job.

        Raises ConsoleError when the records can not be written; the job has then changed nothing.
        """
        async with self._writing:
            await self._flush()
            return await self._do(job)

    async def read(self, job: Callable[[Records], T]) -> T:
        """Ask the records something."""
        return await self._on_database(job)

    async def _flush(self) -> None:
        if not self._rows and not self._heard:
            return
        rows, self._rows = self._rows, []
        heard, self._heard = self._heard, {}
        runs: dict[RunId | None, int] = {}
        try:
            if rows:
                through = await self._do(lambda records: _log(records, rows))
                runs = {row.run: through for row in rows}
        except ConsoleError:
            self._rows[:0] = rows
            self._heard = {**heard, **self._heard}
            return
        self._saved(heard, runs, iso_utc(self._clock.utc()))

    async def _do(self, job: Callable[[Records], T]) -> T:
        if self._records is not None and not self._records.writable:
            raise ConsoleError(self._records.trouble or RecordsReason.READ_ONLY)
        try:
            result = await self._on_database(job)
        except ConsoleError as error:
            if isinstance(error.reason, RecordsReason):
                self._say(error.reason)
            raise
        self._say(None)
        return result

    async def _on_database(self, job: Callable[[Records], T]) -> T:
        records = self._records
        if records is None:
            raise ConsoleError(RecordsReason.MISSING)
        loop = asyncio.get_running_loop()
        # A job that has begun is finished even when the one who asked is gone: half-known is worse than late.
        return await asyncio.shield(loop.run_in_executor(self._database, job, records))

    def _say(self, trouble: RecordsReason | None) -> None:
        if trouble is not self._trouble:
            self._trouble = trouble
            self._tell_trouble(trouble)


def _log(records: Records, rows: Sequence[HeadsetRow | ConsoleRow]) -> int:
    """Write a batch. A row that breaks the records' rules is a bug of ours: it is left out, not its batch."""
    try:
        return records.log(rows)
    except ConsoleError as error:
        if error.reason is not RecordsReason.BAD_ENTRY:
            raise
    through = 0
    for row in rows:
        try:
            through = records.log([row])
        except ConsoleError as error:
            if error.reason is not RecordsReason.BAD_ENTRY:
                raise
            log.exception("a row of the run log could not be kept: %s", type(row).__name__)
    return through
