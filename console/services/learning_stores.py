"""Learning record stores: which there are, and telling them by themselves or when somebody asks."""

import asyncio
import importlib
import logging
import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from console.courses.content import Pack
from console.delivery import LearningStore
from console.errors import ConsoleError, SyncReason
from console.events import Event, RecordsChanged
from console.model import Role, Session
from console.records import Records
from console.records.lrs import Lrs
from console.records.os_keyring import OsKeyring
from console.services.floor import Floor
from console.sync.pace import Backoff, Pace

if TYPE_CHECKING:
    from console.sync.lrs import Report

log = logging.getLogger(__name__)


class LearningStores:
    """Delivers statements while the program runs; what can be asked, from any thread.

    `moved` is called on the network thread when something was told or refused.
    """

    def __init__(
        self,
        floor: Floor,
        packs: Sequence[Pack],
        keyring: OsKeyring,
        moved: Callable[[], object],
        *,
        pace: Pace | None = None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self._floor = floor
        self._packs = {(pack.id, pack.version, pack.sha256): pack for pack in packs}
        self._keyring = keyring
        self._moved = moved
        self._pace = pace or Pace()
        self._backoff = Backoff(self._pace, random)
        self._news = asyncio.Event()
        self._telling = asyncio.Lock()
        """Held while one is told, or goes: a statement is counted once."""
        self._details: dict[str, dict[str, str]] = {}
        """Values for the sentence of each one's last failure."""

    # What can be asked

    def all(self) -> Future[tuple[LearningStore, ...]]:
        """Every one, oldest first, and how far it has got."""

        async def work() -> tuple[LearningStore, ...]:
            return await self._floor.recorder.read(
                lambda records: tuple(self._view(records, lrs) for lrs in records.lrs.all())
            )

        return self._floor.submit(work)

    def add(self, url: str, key: str, secret: str, *, session: Session | None = None) -> Future[str]:
        """One more, told from now on; returns its id. Of a known one the key and secret change.

        Both go into the system's keyring and nowhere else. Raises ConsoleError through the future:
        LRS_ADDRESS, NOT_SECURE, LRS_BAD_CREDENTIALS, LRS_NO_CREDENTIALS (url, problem) when the keyring does
        not take them, and then nothing was added; NOT_SIGNED_IN, SCREEN_LOCKED, ROLE_NEEDED.
        """

        async def work() -> str:
            self._check(session)
            await _load()
            from console.sync import lrs_credentials
            from console.sync.lrs_client import address, credentials
            from console.sync.statement_parts import home_page

            used, who = address(url), credentials(f"{key}\n{secret}")
            if who is None:
                raise ConsoleError(SyncReason.LRS_BAD_CREDENTIALS)

            def add(records: Records) -> tuple[Lrs, bool]:
                known = {one.url: one for one in records.lrs.all()}
                hub = records.delivery.hub()
                page = home_page(None, hub.site if hub is not None else None, records.console)
                return known.get(used) or records.lrs.add(used, page, None), used in known

            async with self._telling:
                lrs, was_known = await self._floor.recorder.write(add)
                if not await asyncio.to_thread(lrs_credentials.keep, self._keyring, lrs, who):
                    if not was_known:
                        await self._floor.recorder.write(lambda records: records.lrs.remove(lrs.id))
                    raise ConsoleError(
                        SyncReason.LRS_NO_CREDENTIALS, url=used, problem=str(self._keyring.state)
                    )
                # Where it was known, its credentials may have lain in a file.
                await self._floor.recorder.write(lambda records: records.lrs.add(used, lrs.home_page, None))
            self._news.set()
            return lrs.id

        return self._floor.submit(work)

    def now(self, id_: str, *, session: Session | None = None) -> Future[LearningStore]:
        """Tell it everything now, what it refused too, or ask whether it is there; how it stands then.

        What came of it stands in the answer. Raises ConsoleError through the future: LRS_UNKNOWN, and the
        rights of `add`.
        """

        async def work() -> LearningStore:
            self._check(session)
            lrs = await self._find(id_)
            report = await self._deliver(lrs, greets=True)
            if report.trouble is None:
                self._news.set()
            self._moved()
            lrs = await self._find(id_)
            return await self._floor.recorder.read(lambda records: self._view(records, lrs))

        return self._floor.submit(work)

    def remove(self, id_: str, *, session: Session | None = None) -> Future[None]:
        """Tell it no more, and forget its key and secret; what it holds stays there. Raises as `now`."""

        async def work() -> None:
            self._check(session)
            await _load()
            from console.sync import lrs_credentials

            async with self._telling:
                lrs = await self._find(id_)
                await self._floor.recorder.write(lambda records: records.lrs.remove(id_))
                await asyncio.to_thread(lrs_credentials.forget, self._keyring, lrs)
            self._moved()

        return self._floor.submit(work)

    def _check(self, session: Session | None) -> None:
        """Where the records go is an administrator's to say, once there are accounts."""
        if self._floor.access.actor(session) is not None:
            self._floor.access.check(session, Role.ADMINISTRATOR)

    async def _find(self, id_: str) -> Lrs:
        found = await self._floor.recorder.read(lambda records: records.lrs.get(id_))
        if found is None:
            raise ConsoleError(SyncReason.LRS_UNKNOWN)
        return found

    def _view(self, records: Records, lrs: Lrs) -> LearningStore:
        refused = Counter(one.reason for one in records.lrs.refused(lrs.id))
        return LearningStore(
            id=lrs.id,
            url=lrs.url,
            waiting=records.lrs.waiting(lrs),
            delivered=lrs.delivered,
            withheld=lrs.withheld,
            refused=tuple(refused.items()),
            contact_utc=lrs.contact_utc,
            reason=lrs.reason,
            detail=self._details.get(lrs.id, {"url": lrs.url}),
        )

    # By themselves

    def hear(self, event: Event) -> None:
        """Something was written: it may be worth telling."""
        if isinstance(event, RecordsChanged):
            self._news.set()

    async def run(self) -> None:
        """Deliver until cancelled. Without a learning record store nothing is imported or asked."""
        while True:
            self._news.clear()
            try:
                trouble_s = await self._deliver_all()
            except Exception:
                # A bug here must not end the telling for good: it is tried again as after any failure.
                log.exception("learning record stores were not told")
                trouble_s = self._backoff.failed()
            if trouble_s is None:
                await self._news.wait()
                await asyncio.sleep(self._pace.soon_s)
            else:
                # News do not shorten this: whoever is in trouble is left alone for a while.
                await asyncio.sleep(trouble_s)

    async def _deliver_all(self) -> float | None:
        """Tell every store; how long to wait because of trouble, None without any."""
        if not self._floor.recorder.writable:
            return None
        try:
            stores = await self._floor.recorder.read(lambda records: records.lrs.all())
            reports = [await self._deliver(lrs) for lrs in stores]
        except ConsoleError as error:
            log.warning("learning record stores were not told: %s", error.reason)
            return self._backoff.failed()
        troubles = [report.trouble for report in reports if report.trouble is not None]
        if any(report.delivered or report.refused for report in reports) or troubles:
            self._moved()
        if not troubles:
            self._backoff.succeeded()
            return None
        return self._backoff.failed(max(float(one.detail.get("wait_s", 0)) for one in troubles))

    async def _deliver(self, lrs: Lrs, *, greets: bool = False) -> "Report":
        await _load()
        from console.sync import lrs_credentials
        from console.sync.lrs import LrsDelivery, session

        async with self._telling, session() as opened:
            delivery = LrsDelivery(self._floor.recorder.write, self._packs)
            find = partial(lrs_credentials.find, self._keyring, lrs)
            report = await delivery.deliver(lrs, find, opened, greets=greets)
        told = {"url": lrs.url}
        if report.trouble is not None:
            told |= {name: str(value) for name, value in report.trouble.detail.items()}
        self._details[lrs.id] = told
        return report


async def _load() -> None:
    """Import what speaks HTTP off this thread: it takes a while, and only who has such a store needs it."""
    await asyncio.to_thread(importlib.import_module, "console.sync.lrs_client")
