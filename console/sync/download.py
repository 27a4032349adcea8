"""What is new for this console's site: pages of the hub's feed in order, and the details of people they name.

Every page is taken with the cursor behind it in one COMMIT. What a newer hub says that nobody here knows is
passed over; what does not hold together is not taken, and asked again another time.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import msgspec

from console.errors import ConsoleError, PeerReason, SyncReason
from console.records import Records
from console.records.peer_items import PeerConsole, PeerEntry, PeerErasure, PeerItem, Taken
from console.sync import wire
from console.sync.course_packs import keep_pack
from console.sync.hub_client import HubClient
from console.sync.ledger import Ledger
from console.sync.pace import Pace
from console.sync.several import several
from console.sync.wire import ConsoleItem, CourseItem, EntryItem, ErasedItem, Item

MOST_PAGES: Final = 200
"""In one round; what is left comes with the next one."""
MOST_PARTS: Final = 100
_STEP: Final = 40
"""Items taken in one COMMIT."""
_AnyItem: Any = Item
_TYPES: Final = frozenset(("entry", "console", "course", "erased"))


class _Page(msgspec.Struct, frozen=True):
    """As `wire.Feed`, but for items that are looked at one by one."""

    epoch: str
    items: tuple[msgspec.Raw, ...]
    cursor: wire.Cursor
    more: bool


class _Tagged(msgspec.Struct, frozen=True):
    type: str


class Download:
    """What comes from the hub in one round; course packs go into the folder `courses`.

    `came` is called when something was new.
    """

    def __init__(
        self, client: HubClient, ledger: Ledger, pace: Pace, courses: Path, came: Callable[[], None]
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._pace = pace
        self._courses = courses
        self._came = came
        self.is_set_back = False
        """True once the hub has said that it was set back: what went up has to be looked at again."""

    async def run(self) -> None:
        """Take everything that is new.

        ConsoleError(SyncReason): FEED_BROKEN for what does not hold together; what came before it stays.
        """
        self.is_set_back = False
        for _ in range(MOST_PAGES):
            if not await self._page():
                break
            await asyncio.sleep(self._pace.rest_s)
        await self._parts()

    async def _page(self) -> bool:
        """True when there is more."""
        hub = await self._ledger.read(lambda records: records.delivery.hub())
        if hub is None:
            return False
        cursor = hub.cursor
        path = wire.FEED if cursor is None else f"{wire.FEED}?after={quote(cursor)}"
        try:
            answer = await self._client.ask("GET", path)
        except ConsoleError as error:
            if cursor is None or error.detail.get("error") != "bad_request":
                raise
            # A cursor that this hub does not know any more: what came before comes again, harmlessly.
            await self._ledger.write(lambda records: records.delivery.begin_feed())
            return True
        page: _Page = _decoded(answer, _Page)
        items = [item for raw in page.items if (item := _read(raw)) is not None]
        if page.more and page.cursor == cursor:
            raise ConsoleError(SyncReason.FEED_BROKEN)
        await self._take(page, items)
        self.is_set_back |= page.epoch != hub.epoch
        return page.more and not self.is_set_back

    async def _take(self, page: _Page, items: list[Item]) -> None:
        for item in items:
            if isinstance(item, CourseItem):
                await asyncio.to_thread(keep_pack, self._courses, item)
        told = [given for item in items if (given := _for_records(item)) is not None]
        # In small steps, so that nobody waits for the records; what comes twice changes nothing, so the
        # cursor moves with the last one.
        for start in range(0, len(told), _STEP):
            await self._keep(told[start : start + _STEP])
        await self._keep([], page)

    async def _keep(self, told: list[PeerItem], page: _Page | None = None) -> None:
        def keep(records: Records) -> Taken:
            def move() -> None:
                if page is not None:
                    records.delivery.move_cursor(page.cursor)

            return records.peers.take(told, also=move)

        taken = await self._ledger.write(keep)
        if taken.entries or taken.erased:
            self._came()

    async def _parts(self) -> None:
        """Details of people that came entries name; a part that is gone at the hub was erased."""
        tried: set[str] = set()
        while True:
            wanted = await self._ledger.read(lambda records: records.peers.wanted_parts(MOST_PARTS))
            left = [sha256 for sha256 in wanted if sha256 not in tried]
            if not left:
                return
            tried.update(left)
            await several(self._part, left)

    async def _part(self, sha256: str) -> None:
        try:
            data = await self._client.ask("GET", wire.BLOB.format(sha256=sha256))
        except ConsoleError as error:
            if error.detail.get("error") != "not_found":
                raise
            return  # its console has not brought it yet, or it was erased
        try:
            if await self._ledger.write(lambda records: records.peers.keep_part(sha256, data)):
                self._came()
        except ConsoleError as error:
            if not isinstance(error.reason, PeerReason):
                raise
        await asyncio.sleep(self._pace.rest_s)


def _decoded(data: bytes | msgspec.Raw, shape: type[Any]) -> Any:
    try:
        return wire.decode(bytes(data), shape)
    except ValueError as error:
        raise ConsoleError(SyncReason.FEED_BROKEN) from error


def _read(raw: msgspec.Raw) -> Item | None:
    """None for a kind of item that only a newer console knows."""
    if _decoded(raw, _Tagged).type not in _TYPES:
        return None
    item: Item = _decoded(raw, _AnyItem)
    return item


def _for_records(item: Item) -> PeerItem | None:
    match item:
        case ConsoleItem():
            return PeerConsole(item.console, item.public_key, item.name, item.revoked_utc)
        case EntryItem():
            return PeerEntry(item.console, item.core, item.hash, item.sig)
        case ErasedItem():
            return PeerErasure(item.console, item.core, item.hash, item.sig)
        case CourseItem():
            return None
