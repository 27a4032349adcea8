"""Everything that goes to disk: run-log batches and ledger jobs, in order, on the database thread.

"Saved" is told only after COMMIT has returned. What could not be written is kept and tried again, until so
much waits that no more is taken: then the headsets keep the rest, and say it again to the next start.
"""

import asyncio
import contextlib
import functools
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

BATCH_ROWS = 5_000
"""So many rows go into one COMMIT: while a disk stays full, each try costs little."""
MOST_WAITING = 100_000
"""So many rows wait at most: an hour and more of a full room while the disk takes nothing."""
MOST_ACTS_WAITING = MOST_WAITING + 10_000
"""People's acts are few, and nobody keeps them for us: there is room for them beyond."""

GAP = "gap"
"""Kind of the run-log row that says which messages were not got, or not taken."""

ROWS = frozenset({ProgressBody, EventBody})
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
        self._left_out: dict[tuple[StationId, BootId], set[RunId | None]] = {}
        """Boots of which a message was not taken, and the runs that lack some. No later one is taken either:
        what is on disk of a boot has no holes.
        """
        self._urgent = asyncio.Event()
        self._writing = asyncio.Lock()

    @property
    def writable(self) -> bool:
        """Whether records can be kept at all."""
        return self._records is not None and self._records.writable

    def hear(self, received: Received) -> None:
        """Take a message in: progress and events become rows; of the rest only the seq is remembered."""
        records = self._records
        if records is None or not records.writable:
            return  # the headset keeps what nobody has called saved
        boot = (received.station, received.boot)
        is_row = type(received.body) in ROWS
        if is_row and (boot in self._left_out or len(self._rows) >= MOST_WAITING):
            self._leave_out(received)
        if self._left_out and boot in self._left_out:
            return
        self._heard[boot] = received.seq
        if not is_row:
            return
        self._rows.append(
            HeadsetRow(
                received.run,
                received.station,
                received.boot,
                received.seq,
                received.frame,
                received.received_utc,
                round(received.received_ms),
            )
        )
        if isinstance(received.body, EventBody) and received.body.kind in URGENT_KINDS:
            self._urgent.set()

    def _leave_out(self, received: Received) -> None:
        """Take nothing more of this boot, and note in the logs of its runs that they have holes."""
        boot = (received.station, received.boot)
        runs = self._left_out.setdefault(boot, set())
        if received.run is not None and received.run not in runs:
            data = {"station": boot[0], "boot": boot[1], "from": received.seq, "to": received.seq, "count": 1}
            self.note(received.run, GAP, data)
        runs.add(received.run)
        self._say(RecordsReason.TOO_MUCH_WAITS)

    def note(
        self, run: RunId | None, kind: str, data: dict[str, Any], actor: AccountId | None = None
    ) -> None:
        """Add an act of the console itself to a run's log."""
        if not self.writable:
            return
        if len(self._rows) >= MOST_ACTS_WAITING:
            self._say(RecordsReason.TOO_MUCH_WAITS)
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
        heard, self._heard = self._heard, {}
        runs: dict[RunId | None, int] = {}
        left = len(self._rows)
        try:
            while left:
                batch = self._rows[: min(left, BATCH_ROWS)]
                left -= len(batch)
                through = await self._write_batch(batch)
                runs |= {row.run: through for row in batch}
        except ConsoleError:
            self._heard = {**heard, **self._heard}
            heard = {}
        if heard or runs:
            self._saved(heard, runs, iso_utc(self._clock.utc()))

    async def _write_batch(self, batch: list[HeadsetRow | ConsoleRow]) -> int:
        """Commit the first rows. Told to end meanwhile, they count as written: what has begun is finished."""
        del self._rows[: len(batch)]
        try:
            return await self._do(functools.partial(_log, rows=batch))
        except ConsoleError:
            self._rows[:0] = batch
            raise

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
        if self._left_out:
            trouble = RecordsReason.TOO_MUCH_WAITS  # that holds until the next start, whatever else does
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
