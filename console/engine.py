"""The one front door: wires the rooms, owns the network and the database thread, starts and stops both.

Window and command line stand on this class alone. Service calls return futures; subscribers are called
on the network thread with frozen values, one Snapshot first.
"""

import asyncio
import logging
import threading
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from console import __version__
from console.classroom.room import Room
from console.clock import Clock, SystemClock
from console.courses.content import Pack
from console.courses.pack import load_all
from console.errors import ConsoleError, RecordsReason
from console.events import Event, RecordsChanged, RunsLogged, Snapshot, Trouble
from console.headsets.fleet import Fleet
from console.headsets.gathering import network_loop
from console.headsets.pace import Pace
from console.model import BootId, RecordsView, RunId, StationId
from console.paths import courses_folder, policy_files
from console.policy import read_policy
from console.records import Fault, Records
from console.records.os_keyring import OsKeyring
from console.records.unlocking import Unlocking
from console.records.verify import LIVE_NAME
from console.services.access import Access
from console.services.accounts import Accounts
from console.services.assessments import Assessments
from console.services.backups import Backups, back_up_at_end
from console.services.bundles import Bundles
from console.services.class_notes import ClassNotes
from console.services.classroom import Classroom
from console.services.commanding import Commanding
from console.services.consents import Consents
from console.services.floor import Floor
from console.services.headsets import Headsets
from console.services.known import Known, close_interrupted, disk_free_mb, look, records_view, trouble_of
from console.services.learning_stores import LearningStores
from console.services.listener import Listener
from console.services.load import Loads
from console.services.people import People
from console.services.publisher import Publisher
from console.services.recorder import Recorder
from console.services.reports import Reports
from console.services.runs import Runs
from console.services.settings import Settings
from console.services.sync import Sync
from console.services.taps import Taps
from console.services.turns import Turns

log = logging.getLogger(__name__)

STOP_S = 5.0
TICK_S = 0.25
LOCKED = (RecordsReason.KEY_NEEDED, RecordsReason.WRONG_KEY)
DISK_LOOK_MS = 10_000.0


class _Stop(Exception):  # noqa: N818 - not an error: it ends the task group
    """Raised inside the task group when somebody asked to stop."""


class Engine:
    """Everything that runs behind a window or a command.

    `interfaces` are numeric addresses, "all" or "loopback"; none: no network. With `dial_unpaired` each found
    station is dialled once to learn its state. `attended`: people sit before it, who must sign in to drive a
    class once there are accounts. A `demonstration` keeps its records in a plain file and makes no backups of
    them. `unlocking` finds the key of encrypted records, by default in the system's keyring alone: where
    `trouble` is KEY_NEEDED or WRONG_KEY, stop, ask a person, and start another engine; `pace` is for tests.
    Raises ConsoleError from `start` only for records held elsewhere; other trouble with the records leaves
    live monitoring working and stands in `trouble`.
    """

    accounts: Accounts
    headsets: Headsets
    classroom: Classroom
    turns: Turns
    notes: ClassNotes
    assessments: Assessments
    people: People
    reports: Reports
    backups: Backups
    settings: Settings
    consents: Consents
    sync: Sync
    bundles: Bundles
    learning_stores: LearningStores
    load: Loads  # for the live view alone

    def __init__(
        self,
        data: Path,
        *,
        interfaces: Sequence[str] = ("all",),
        dial_unpaired: bool = False,
        attended: bool = False,
        demonstration: bool = False,
        unlocking: Unlocking | None = None,
        clock: Clock | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._data = data
        self._interfaces = tuple(interfaces)
        self._dial_unpaired = dial_unpaired
        self._demonstration = demonstration
        self._unlocking = unlocking or Unlocking(OsKeyring())
        self._clock = clock or SystemClock()
        self._pace = pace
        self._access = Access(attended=attended)
        self.taps = Taps()
        """Raw listening; what is added before `start` misses nothing."""
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._passphrases = ThreadPoolExecutor(1, thread_name_prefix="passphrases")
        self._thread: threading.Thread | None = None
        self._ready: Future[None] = Future()
        self._records: Records | None = None
        self._records_view = RecordsView(str(data / LIVE_NAME), writable=False)
        self.packs: tuple[Pack, ...] = ()
        self.pack_troubles: tuple[ConsoleError, ...] = ()
        self.trouble: ConsoleError | None = None

    # Life

    def start(self) -> None:
        """Open the records, then bring up the network thread; returns when both stand.

        Raises ConsoleError(HELD_BY_ANOTHER) when another console holds the records.
        """
        packs, troubles = load_all(courses_folder(self._data))
        self.packs, self.pack_troubles = tuple(packs), tuple(troubles)
        try:
            self._records, self._records_view = self._database.submit(self._open_records).result()
        except ConsoleError as error:
            self.trouble = error
            live = str(self._data / LIVE_NAME)
            self._records_view = RecordsView(live, writable=False, trouble=error.reason)
            if error.reason is RecordsReason.HELD_BY_ANOTHER:
                self._database.shutdown()
                self._passphrases.shutdown()
                raise
        self._thread = threading.Thread(target=self._run_network, name="network", daemon=True)
        self._thread.start()
        try:
            self._ready.result()
        except BaseException:
            self.stop()
            raise

    def stop(self, timeout_s: float = STOP_S, *, backs_up: bool = True) -> None:
        """Say goodbye to headsets, write what is left, close the file. Stopping twice is harmless.

        `backs_up` False: no backup at the end, which would thin those that are there.
        """
        thread, self._thread = self._thread, None
        if thread is None:
            return
        if thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
        thread.join(timeout_s)
        if thread.is_alive():
            log.error("the network thread did not end within %.0f s", timeout_s)
        if self._records is not None:
            backs_up = backs_up and not self._demonstration
            self._database.submit(self._close_records, self._records, backs_up).result()
        self._database.shutdown()
        self._passphrases.shutdown()

    @property
    def is_running(self) -> bool:
        """False before it was started, and once it was stopped."""
        return self._thread is not None

    @property
    def has_records(self) -> bool:
        """False when the records could not be opened at all."""
        return self._records is not None

    def subscribe(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        """Hear of everything from now on, on the network thread; the answer ends it."""
        publisher = self._floor.publisher

        async def begin() -> None:
            publisher.add(callback, self._snapshot())

        self._floor.submit(begin).result()

        def end() -> None:
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(publisher.remove, callback)

        return end

    def verify(self) -> Future[list[Fault]]:
        """Everything that is wrong with the records; empty when they are whole."""

        async def work() -> list[Fault]:
            return await self._floor.recorder.read(lambda records: records.verify())

        return self._floor.submit(work)

    def entries(self) -> Future[int]:
        """How many entries the ledger holds."""

        async def work() -> int:
            return await self._floor.recorder.read(lambda records: records.head()[0])

        return self._floor.submit(work)

    def _open_records(self) -> tuple[Records, RecordsView]:
        records = Records.open(self._data, self._clock, app=__version__, unlocking=self._unlocking)
        if records.writable:
            close_interrupted(records)
        self.trouble = trouble_of(records, self._data)
        return records, records_view(records)

    def _close_records(self, records: Records, backs_up: bool) -> None:
        try:
            if backs_up:
                back_up_at_end(records)
        finally:
            records.close()

    # The network thread

    def _run_network(self) -> None:
        try:
            with asyncio.Runner(loop_factory=network_loop) as runner:
                runner.run(self._serve())
        except BaseException as error:
            if self._ready.done():
                raise
            self._ready.set_exception(error)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        recorder = Recorder(
            self._records, self._database, self._clock, saved=self._saved, trouble=self._records_trouble
        )
        known = await self._known(recorder)
        room = Room(self.packs, (self._pace or Pace()).silence_ms)
        publisher = Publisher(room)
        try:
            async with asyncio.TaskGroup() as tasks:
                self._floor = Floor(
                    room=room,
                    publisher=publisher,
                    recorder=recorder,
                    clock=self._clock,
                    records_view=self._records_view,
                    tasks=tasks,
                    access=self._access,
                )
                self._wire(known)
                for work in (self._fleet.run, recorder.run, publisher.run, self._tick, self._wait_for_stop):
                    tasks.create_task(work(), name=work.__qualname__)
                self._ready.set_result(None)
        except* _Stop:
            pass
        finally:
            await recorder.flush()

    async def _known(self, recorder: Recorder) -> Known:
        if self._records is None:
            return Known(console=str(uuid.uuid4()))
        return await recorder.read(lambda records: look(records, self.packs))

    def _wire(self, known: Known) -> None:
        """Join the rooms: what the fleet hears goes through the floor, what is asked goes to the services."""
        floor, taps = self._floor, self.taps
        self.console = known.console
        listener = Listener(floor, taps, saved=len(known.pins))
        self._fleet = Fleet(
            console=known.console,
            clock=self._clock,
            listener=listener,
            pins=known.pins,
            held=lambda station, boot: known.held.get((station, boot), 0),
            interfaces=self._interfaces,
            dial_unpaired=self._dial_unpaired,
            pace=self._pace,
        )
        self._listener = listener
        self.headsets = Headsets(floor, self._fleet)
        policy = read_policy(policy_files(self._data))
        self.consents = Consents(floor, self._fleet, policy)
        self.load = Loads(floor, self._fleet, listener, self.consents)
        commanding = Commanding(floor, self._fleet, listener)
        runs = Runs(floor, commanding, self.consents)
        self.classroom = Classroom(floor, commanding, runs, self.consents)
        self.turns = Turns(floor, runs, self.consents)
        # Records that stay locked were locked by somebody's account: nobody drives a class past them.
        is_locked_out = self.trouble is not None and self.trouble.reason in LOCKED
        self._access.has_accounts = known.has_accounts or is_locked_out
        self.accounts = Accounts(floor, self._passphrases)
        self.assessments = Assessments(floor, self.packs, self.accounts)
        self.people = People(floor, self.packs)
        self.reports = Reports(floor, self.packs)
        self.settings = Settings(floor, policy)
        self.backups = Backups(floor, self._data, self._unlocking)
        self.notes = ClassNotes(floor)
        listener.seen = self.notes.see
        self.classroom.closed = (self.notes.forget,)
        if not self._demonstration:
            self.classroom.closed += (self.backups.after_class,)
            floor.spawn(self.backups.run)
        listener.live = (self.consents.catch_up, runs.catch_up, self.headsets.catch_up)
        listener.physio = self.load.hear
        self.consents.changed, self.consents.prepare = self.load.follow, self.load.prepare
        self.people.leaving, self.people.agreed = self.consents.withdraw, self.consents.refresh
        self.headsets.forgotten = self.accounts.turned = self.load.follow
        floor.spawn(self.load.run)
        self._wire_sync(floor, known)
        for pin in known.pins:
            floor.apply(floor.room.know(pin))
        if known.class_ is not None:
            floor.apply(floor.room.open_class(known.class_, known.class_.runs))
        floor.room.recall_lines(known.recalled.lines)
        for call in known.recalled.calls:
            age = self._clock.utc() - datetime.fromisoformat(call.utc)
            at_ms = self._clock.monotonic_ms() - max(0.0, age.total_seconds() * 1000)
            floor.apply(floor.room.recall(call.station, call.kind, at_ms))

    def _wire_sync(self, floor: Floor, known: Known) -> None:
        """What leaves by itself: to the hub, and to learning record stores."""
        is_online = bool(self._interfaces)
        self.sync = Sync(floor, known.sync, is_online=is_online, courses=courses_folder(self._data))
        self.bundles = Bundles(floor, self.sync.status)
        floor.publisher.add(self.sync.hear, self._snapshot())
        floor.spawn(self.sync.run)
        keys = self._unlocking.keyring or OsKeyring()
        self.learning_stores = LearningStores(floor, self.packs, keys, self.sync.status)
        if is_online:
            floor.publisher.add(self.learning_stores.hear, self._snapshot())
            floor.spawn(self.learning_stores.run)

    async def _wait_for_stop(self) -> None:
        await self._stopping.wait()
        self._floor.close()
        raise _Stop

    async def _tick(self) -> None:
        looked = 0.0
        while True:
            await asyncio.sleep(TICK_S)
            now = self._clock.monotonic_ms()
            self._floor.apply(self._floor.room.tick(now))
            self.accounts.tick(now)
            if now - looked >= DISK_LOOK_MS:
                looked = now
                self._look_at_disk()
                self._floor.spawn(self._floor.write_owed)

    # What the records say of themselves

    def _saved(
        self, heard: dict[tuple[StationId, BootId], int], rows: dict[RunId | None, int], utc: str
    ) -> None:
        for (station, boot), seq in heard.items():
            self._fleet.saved(station, boot, seq)
        if not rows:
            return
        self._floor.records_view = replace(self._floor.records_view, saved_utc=utc)
        self._floor.publisher.tell(RunsLogged(rows, utc))

    def _records_trouble(self, reason: RecordsReason | None) -> None:
        floor = self._floor
        floor.records_view = replace(floor.records_view, trouble=reason)
        floor.publisher.tell(RecordsChanged(floor.records_view))
        if reason is not None:
            floor.publisher.tell(Trouble(reason))

    def _look_at_disk(self) -> None:
        floor, free = self._floor, disk_free_mb(self._data)
        if free != floor.records_view.disk_free_mb:
            floor.records_view = replace(floor.records_view, disk_free_mb=free)
            floor.publisher.tell(RecordsChanged(floor.records_view))

    def _snapshot(self) -> Snapshot:
        room = self._floor.room
        return Snapshot(
            stations=room.views(),
            class_=room.class_,
            queue=room.queue(),
            search=self._listener.search_view,
            records=self._floor.records_view,
            session=self.accounts.view,
            sync=self.sync.view,
        )
