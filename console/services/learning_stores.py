"""Telling learning record stores by itself: at start, soon after an entry, and again after trouble."""

import asyncio
import importlib
import logging
import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.courses.content import Pack
from console.errors import ConsoleError
from console.events import Event, RecordsChanged
from console.records.lrs import Lrs
from console.records.os_keyring import OsKeyring
from console.services.floor import Floor
from console.sync.pace import Backoff, Pace

if TYPE_CHECKING:
    from console.sync.lrs import Report

log = logging.getLogger(__name__)


class LearningStores:
    """Delivers statements while the program runs, on the network thread.

    `moved` is called when something was told or refused.
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

    async def _deliver(self, lrs: Lrs) -> "Report":
        await asyncio.to_thread(importlib.import_module, "console.sync.lrs_client")  # it takes a while
        from console.sync import lrs_credentials
        from console.sync.lrs import LrsDelivery, session

        async with session() as opened:
            delivery = LrsDelivery(self._floor.recorder.write, self._packs)
            return await delivery.deliver(lrs, lambda: lrs_credentials.find(self._keyring, lrs), opened)
