"""One round up: the hub's head first, then everything that waits, then the parts that it lacks.

Nothing is believed of what was sent before: what the hub does not hold is offered again, and an entry is
delivered when a receipt says so of its very hash.
"""

import asyncio
from collections.abc import Callable, Sequence

from console.clock import Clock, iso_utc
from console.errors import ConsoleError, SyncReason
from console.records import Records
from console.records.delivery import Waiting
from console.records.hub_row import Hub
from console.sync import receipts, wire
from console.sync.hub_client import HubClient
from console.sync.ledger import Ledger
from console.sync.pace import Pace
from console.sync.parts import PartsUpload
from console.sync.receipts import REFUSED
from console.sync.wire import DELIVERED, LARGEST_BODY, MOST_ENTRIES, Entries, Head, Line


class Upload:
    """What goes to the hub in one round; `told` is called whenever more is delivered or refused."""

    def __init__(
        self,
        hub: Hub,
        client: HubClient,
        ledger: Ledger,
        clock: Clock,
        pace: Pace,
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self._hub = hub
        self._client = client
        self._ledger = ledger
        self._clock = clock
        self._pace = pace
        self._told = told
        self._parts = PartsUpload(client, ledger, pace)

    @property
    def parts_waiting(self) -> int:
        """Parts that the hub has asked for and not yet got."""
        return self._parts.waiting

    async def run(self, *, with_refused: bool = False) -> None:
        """Send everything; what was refused before too, if asked for.

        ConsoleError(SyncReason): FORK ends it for good, all other trouble until the next round.
        """
        head = await self._head()
        if await self._send_entries(with_refused=with_refused):
            head = await self._head()
        await self._send_parts(head)

    # Entries

    async def _head(self) -> Head:
        path = wire.HEAD.format(console=self._hub.console)
        try:
            head: Head = wire.decode(await self._client.ask("GET", path), Head)
        except ValueError as error:
            raise ConsoleError(SyncReason.OLD_HUB) from error
        hub_utc = self._client.learn_time(head.hub_time)
        off_s = round(self._client.ahead_s)

        def heed(records: Records) -> str | None:
            records.delivery.note_contact(hub_utc, off_s)
            ours = records.delivery.hash_at(head.seq)
            if ours == head.hash:
                records.delivery.heed_head(head.epoch, head.seq)
            return ours

        if await self._ledger.write(heed) != head.hash:
            raise ConsoleError(SyncReason.FORK)
        self._told()
        return head

    async def _send_entries(self, *, with_refused: bool) -> bool:
        """True when there was something to send."""
        last: Waiting | None = None
        while True:
            after = last
            lines = await self._ledger.read(
                lambda records: records.delivery.waiting(
                    MOST_ENTRIES,
                    LARGEST_BODY,
                    after,  # noqa: B023 - the job is done before the next turn
                    with_refused=with_refused,
                )
            )
            if not lines:
                return last is not None
            last = lines[-1]
            await self._send(lines)
            await asyncio.sleep(self._pace.rest_s)

    async def _send(self, lines: Sequence[Waiting]) -> None:
        body = wire.encode(Entries([Line(line.core, line.hash, line.sig) for line in lines]))
        answer = await self._client.ask("POST", wire.ENTRIES, body)
        try:
            receipt = receipts.read(answer, hub=self._hub.hub_key, console=self._hub.console)
        except ValueError as error:
            raise ConsoleError(SyncReason.NOT_THE_HUB) from error
        said = {result.hash: result for result in receipt.results}
        answered = [(line, said[line.hash]) for line in lines if line.hash in said]
        # Of a line that is damaged the hub can not tell the id; what it holds it names by both.
        done = [
            (line.console, line.seq)
            for line, result in answered
            if result.status in DELIVERED and result.id == line.id
        ]
        refused = [(line, REFUSED[result.status]) for line, result in answered if result.status in REFUSED]
        is_fork = any(
            reason is SyncReason.FORK and line.console == self._hub.console for line, reason in refused
        )
        utc = iso_utc(self._clock.utc())

        def keep(records: Records) -> None:
            records.delivery.settle(done, refused, utc)

        await self._ledger.write(keep)
        self._told()
        if is_fork:
            raise ConsoleError(SyncReason.FORK)
        if len(done) + len(refused) < len(lines):
            raise ConsoleError(SyncReason.HUB_TROUBLE)
        if all(reason is SyncReason.GAP for _, reason in refused) and not done:
            raise ConsoleError(SyncReason.GAP)

    # Parts

    async def _send_parts(self, head: Head) -> None:
        sent: set[str] = set()
        while True:
            self._parts.waiting = len(head.missing_blobs)
            missing = frozenset(head.missing_blobs)
            await self._settle_parts(missing)
            if sent & missing:
                raise ConsoleError(SyncReason.HUB_TROUBLE)  # it took them, and asks again
            now = await self._parts.send(head.missing_blobs)
            self._told()
            if not now:
                return
            sent.update(now)
            head = await self._head()

    async def _settle_parts(self, missing: frozenset[str]) -> None:
        await self._ledger.write(lambda records: records.delivery.settle_parts(missing))
