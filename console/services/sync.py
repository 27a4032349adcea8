"""Delivering to the hub: when it is tried, what came of it, and what of each record the window shows."""

import asyncio
import contextlib
import importlib
import logging
import random
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from msgspec.structs import replace

from console.clock import iso_utc
from console.delivery import HubLook, SyncLists, SyncState, SyncView
from console.errors import ConsoleError, SyncReason
from console.events import Event, RecordsChanged, SyncChanged
from console.headsets.addresses import own_interfaces
from console.model import ConsoleId, Role, Session
from console.records import Records
from console.records.delivery import STOPPING
from console.records.hub_row import Hub
from console.services.floor import Floor
from console.sync.pace import Backoff, Pace

log = logging.getLogger(__name__)

TELL_S: Final = 0.25
"""A view goes out at most so often, the latest wins."""

T = TypeVar("T")


class Sync:
    """Delivering to the hub; callable from any thread.

    Course packs that a hub sends go into the folder `courses`.
    `is_online` False: nothing is asked of any network but by `now` and `join`. `random` gives 0 to 1.
    """

    def __init__(
        self,
        floor: Floor,
        view: SyncView,
        *,
        is_online: bool,
        courses: Path,
        pace: Pace | None = None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.view = view
        """On the network thread."""
        self._floor = floor
        self._is_online = is_online
        self._courses = courses
        self._has_news = False
        self._pace = pace or Pace()
        self._random = random
        self._backoff = Backoff(self._pace, random)
        self._talking = asyncio.Lock()
        self._wake = asyncio.Event()
        self._dirty = asyncio.Event()
        self._due: float | None = None
        """When to try next, by the loop's clock; None: not before somebody acts."""
        self._due_utc = ""
        self._is_working = False
        self._parts_waiting = 0
        self._head_seq: int | None = None

    # What can be asked

    def status(self) -> Future[SyncView]:
        """Where it stands, without touching the network."""

        async def work() -> SyncView:
            await self._look()
            return self.view

        return self._floor.submit(work)

    def lists(self, session: Session | None = None) -> Future[SyncLists]:
        """What the Sync screen lists: needs attention, waiting, delivered by day.

        Names are left out where somebody has to sign in and has not, or has locked the screen.
        """

        async def work() -> SyncLists:
            names = self._sees_names(session)
            offset = self._floor.clock.offset_min()
            return await self._read(lambda records: records.delivery.lists(offset, names=names))

        return self._floor.submit(work)

    def look(self, url: str, code: str) -> Future[HubLook]:
        """Whom an address and a one-time code name, to compare; nothing is sent.

        Raises ConsoleError through the future: BAD_ADDRESS, NOT_SECURE, BAD_CODE.
        """

        async def work() -> HubLook:
            await _load()
            from console.sync.joining import look

            return look(url, code)

        return self._floor.submit(work)

    def join(
        self, url: str, code: str, *, name: str = "", session: Session | None = None
    ) -> Future[SyncView]:
        """Join the hub that the code names, under what the site calls this console; then deliver to it.

        The same code again does no harm. Raises ConsoleError through the future: as `look`, JOINED_ALREADY
        (target), CODE_REFUSED, CODE_USED, any other SyncReason of a hub that was not reached, NOT_SIGNED_IN,
        SCREEN_LOCKED, ROLE_NEEDED, or why nothing can be kept.
        """
        return self._floor.submit(lambda: self._join(url, code, name, session))

    def now(self) -> Future[SyncView]:
        """Deliver now, what was refused before too; the view afterwards says what came of it.

        Raises ConsoleError(NO_HUB) through the future.
        """

        async def work() -> SyncView:
            if await self._read(lambda records: records.delivery.hub()) is None:
                raise ConsoleError(SyncReason.NO_HUB)
            if self._floor.recorder.writable:
                await self._floor.recorder.write(lambda records: records.delivery.hear_again())
            await self._talk(with_refused=True)
            return self.view

        return self._floor.submit(work)

    # When

    def hear(self, event: Event) -> None:
        """Something was written (network thread): it is sent soon, unless the hub is out of reach anyway."""
        if isinstance(event, RecordsChanged) and event.view.head_seq != self._head_seq:
            self._head_seq = event.view.head_seq
            self._dirty.set()
            if self.view.state in (SyncState.READY, SyncState.WORKING):
                self._try_within(self._pace.soon_s * (1 + self._random()))

    async def run(self) -> None:
        """Try whenever it is due, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._tell())
            if self._is_online:
                tasks.create_task(self._watch_network())
                await self._keep_trying()

    async def _keep_trying(self) -> None:
        self._try_within(self._pace.shortest_s)
        is_first = True
        loop = asyncio.get_running_loop()
        while True:
            self._wake.clear()
            wait_s = None if self._due is None else max(self._due - loop.time(), 0.0)
            if wait_s is None or wait_s > 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await self._wake.wait()
                continue
            self._due = None
            # What was refused is offered once more at each start: the hub may have been mended.
            try:
                await self._talk(with_refused=is_first)
            except Exception:
                # A bug here must not end the delivery for good: it is tried again as after any failure.
                log.exception("the sync failed")
                self._try_within(self._backoff.failed())
            is_first = False

    async def _watch_network(self) -> None:
        """Another network may be one that leads to the hub."""
        known = own_interfaces()
        while True:
            await asyncio.sleep(self._pace.look_s)
            found = own_interfaces()
            if found != known:
                known = found
                self._backoff.reset()
                if self.view.state in (SyncState.READY, SyncState.NOT_REACHED):
                    self._try_within(self._pace.shortest_s)

    def _try_within(self, seconds: float) -> None:
        """Try so soon at the latest."""
        due = asyncio.get_running_loop().time() + seconds
        if self._due is None or due < self._due:
            self._due = due
            self._due_utc = iso_utc(self._floor.clock.utc() + timedelta(seconds=seconds))
            self._wake.set()

    # Doing it

    async def _talk(self, *, with_refused: bool) -> None:
        async with self._talking:
            try:
                hub, identity = await self._read(
                    lambda records: (records.delivery.hub(), records.delivery.identity)
                )
            except ConsoleError:
                return
            if hub is None or not self._floor.recorder.writable or _is_stopped(hub, identity.console):
                return
            self._is_working = True
            self._dirty.set()
            wait_s: float | None
            try:
                await _load()
                from console.sync.conversation import talk

                await talk(
                    hub,
                    identity,
                    self._floor.recorder,
                    self._floor.clock,
                    self._pace,
                    told=self._moved,
                    came=self._hear_of_others,
                    courses=self._courses,
                    with_refused=with_refused,
                )
                wait_s = self._backoff.succeeded()
            except ConsoleError as error:
                wait_s = await self._fail(error)
            finally:
                self._is_working = False
            if wait_s is not None:
                self._try_within(wait_s)
            with contextlib.suppress(ConsoleError):
                await self._take_in()
            await self._look()

    async def _take_in(self) -> None:
        """Show what is new, and delete in the copies, too, what others have erased; never amid a class."""
        is_due = await self._read(lambda records: records.erasure_is_due)
        if is_due and self._floor.room.class_ is None:
            await self._floor.recorder.write(lambda records: records.reach_copies())
        if self._has_news:
            self._has_news = False
            await self._floor.look_at_head()

    async def _fail(self, error: ConsoleError) -> float | None:
        """Note why, and say when to try again."""
        log.info("the hub was not synced with: %s", error.reason)
        reason = error.reason
        if isinstance(reason, SyncReason):
            told, detail = reason, {name: str(value) for name, value in error.detail.items()}
            with contextlib.suppress(ConsoleError):
                await self._floor.recorder.write(lambda records: records.delivery.note_failure(told, detail))
        if reason in STOPPING:
            self._due = None
            return None
        return self._backoff.failed(float(error.detail.get("retry_after_s", 0.0)))

    async def _join(self, url: str, code: str, name: str, session: Session | None) -> SyncView:
        if self._floor.access.actor(session) is not None:
            self._floor.access.check(session, Role.ADMINISTRATOR)
        async with self._talking:
            hub, identity, first = await self._read(
                lambda records: (
                    records.delivery.hub(),
                    records.delivery.identity,
                    records.delivery.first_entry(),
                )
            )
            await _load()
            from console.sync.joining import join, leads_to

            if hub is not None and not (_may_leave(hub, identity.console) or leads_to(code, hub)):
                raise ConsoleError(SyncReason.JOINED_ALREADY, target=hub.url)
            joined = await join(url, code, identity, first, self._floor.clock, self._pace, name=name)
            await self._floor.recorder.write(lambda records: records.delivery.join(joined))
        self._backoff.reset()
        self._try_within(0.0)
        await self._look()
        return self.view

    # What is shown

    def _hear_of_others(self) -> None:
        self._has_news = True

    def _moved(self, parts_waiting: int) -> None:
        self._parts_waiting = parts_waiting
        self._dirty.set()

    async def _tell(self) -> None:
        while True:
            await self._dirty.wait()
            await self._look()
            await asyncio.sleep(TELL_S)

    async def _look(self) -> None:
        """Read where it stands, and tell it when it differs."""
        self._dirty.clear()
        try:
            view = await self._read(lambda records: records.delivery.view())
        except ConsoleError:
            return
        if self._is_working:
            view = replace(view, state=SyncState.WORKING)
        next_try = self._due_utc if self._is_online and self._due is not None else None
        view = replace(view, parts_waiting=self._parts_waiting, next_try_utc=next_try)
        if view != self.view:
            self.view = view
            self._floor.publisher.tell(SyncChanged(view))

    async def _read(self, job: Callable[[Records], T]) -> T:
        return await self._floor.recorder.read(job)

    def _sees_names(self, session: Session | None) -> bool:
        try:
            self._floor.access.actor(session)
        except ConsoleError:
            return False
        return True


async def _load() -> None:
    """Import what speaks HTTP off this thread: it takes a while, and only who has a hub needs it."""
    await asyncio.to_thread(importlib.import_module, "console.sync.conversation")


def _is_stopped(hub: Hub, console: ConsoleId) -> bool:
    """For good: under this identity nothing may be sent any more, or it was another one that joined."""
    return hub.console != console or hub.reason == SyncReason.FORK


def _may_leave(hub: Hub, console: ConsoleId) -> bool:
    return hub.console != console or hub.reason in (SyncReason.NOT_ADMITTED, SyncReason.REVOKED)
