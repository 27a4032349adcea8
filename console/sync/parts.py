"""Detached parts on their way up: small ones many at once, each larger one in a request of its own."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from console.errors import ConsoleError, SyncReason
from console.records import Records
from console.records.canonical import sha256_hex, to_base64url
from console.sync import wire
from console.sync.hub_client import HubClient
from console.sync.ledger import Ledger
from console.sync.pace import Pace
from console.sync.several import several
from console.sync.wire import LARGEST_BLOB, LARGEST_BODY, MOST_PARTS

SMALL: Final = 64 * 1024
"""Bytes of a part that goes with others: for a larger one base64 costs more than a request of its own."""
_AROUND: Final = 100
"""Bytes of JSON around a part's own, or around all of them."""

Size = tuple[str, int]


class PartsUpload:
    """Sends what the hub asks for, in one round."""

    def __init__(self, client: HubClient, ledger: Ledger, pace: Pace) -> None:
        self._client = client
        self._ledger = ledger
        self._pace = pace
        self._takes_many = True
        """False once the hub was seen to take them one by one only."""
        self.waiting = 0
        """Parts that the hub has asked for and not yet got."""

    async def send(self, missing: Sequence[str]) -> list[str]:
        """Those of these parts that the hub has now, or lets go.

        What can not be sent is noted unless it was erased. ConsoleError(SyncReason): all other trouble.
        """
        small: list[Size] = []
        alone: list[str] = []
        for size in await self._look(missing):
            if size[1] <= SMALL:
                small.append(size)
            else:
                alone.append(size[0])
        done: list[str] = []
        for names in _loads(small):
            taken = await self._post(names) if self._takes_many else None
            if taken is None:
                alone += names
            else:
                done += taken
        sent = await several(self._put, alone)
        return done + [sha256 for sha256, is_taken in zip(alone, sent, strict=True) if is_taken]

    async def _look(self, missing: Sequence[str]) -> list[Size]:
        """What of these is here and fits; what is not is noted."""
        found: list[Size] = []
        for first in range(0, len(missing), MOST_PARTS):
            names = missing[first : first + MOST_PARTS]

            def look(records: Records, names: Sequence[str] = names) -> list[tuple[int | None, bool]]:
                return [records.delivery.look_at_part(sha256) for sha256 in names]

            for sha256, (size, is_erased) in zip(names, await self._ledger.read(look), strict=True):
                if size is None:
                    if not is_erased:
                        await self._refuse(sha256, SyncReason.BLOB_MISSING)
                elif size > LARGEST_BLOB:
                    await self._refuse(sha256, SyncReason.BLOB_TOO_LARGE)
                else:
                    found.append((sha256, size))
        return found

    async def _post(self, names: Sequence[str]) -> list[str] | None:
        """Those that the hub has now, or lets go; None: it takes parts one by one only."""

        def read(records: Records) -> list[wire.Part]:
            held = [(sha256, records.part(sha256)) for sha256 in names]
            return [wire.Part(sha256, to_base64url(data)) for sha256, data in held if data is not None]

        parts = await self._ledger.read(read)  # without those that were erased since the look
        if not parts:
            return []
        try:
            answer = await self._client.ask("POST", wire.BLOBS, wire.encode(wire.Parts(parts)))
        except ConsoleError as error:
            if error.detail.get("error") not in ("not_found", "too_large"):
                raise
            self._takes_many = False
            return None
        said = _said(answer)
        taken = [part.sha256 for part in parts if said.get(part.sha256) in ("held", "erased")]
        damaged = [part.sha256 for part in parts if said.get(part.sha256) == "bad_hash"]
        for sha256 in damaged:
            await self._refuse(sha256, SyncReason.BLOB_MISSING)
        self.waiting -= len(taken)
        if len(taken) + len(damaged) < len(parts):
            raise ConsoleError(SyncReason.HUB_TROUBLE)
        await asyncio.sleep(self._pace.rest_s)
        return taken

    async def _put(self, sha256: str) -> bool:
        """False when the part can not be sent, which is noted unless it was erased."""
        data = await self._ledger.read(lambda records: records.part(sha256))
        if data is None:
            return False  # erased since the look
        if await asyncio.to_thread(sha256_hex, data) != sha256:
            await self._refuse(sha256, SyncReason.BLOB_MISSING)  # damaged here: it must hold up no other
            return False
        try:
            await self._client.ask("PUT", wire.BLOB.format(sha256=sha256), data)
        except ConsoleError as error:
            word = error.detail.get("error")
            if word == "too_large":
                await self._refuse(sha256, SyncReason.BLOB_TOO_LARGE)
                return False
            if word != "not_found":  # erased meanwhile, by another console of the site
                raise
        self.waiting -= 1
        await asyncio.sleep(self._pace.rest_s)
        return True

    async def _refuse(self, sha256: str, reason: SyncReason) -> None:
        await self._ledger.write(lambda records: records.delivery.refuse_part(sha256, reason))


def _loads(small: Iterable[Size]) -> Iterator[list[str]]:
    """What goes in one request each."""
    load: list[str] = []
    room = LARGEST_BODY - _AROUND
    for sha256, size in small:
        needed = (size + 2) // 3 * 4 + _AROUND
        if load and (len(load) == MOST_PARTS or needed > room):
            yield load
            load, room = [], LARGEST_BODY - _AROUND
        load.append(sha256)
        room -= needed
    if load:
        yield load


def _said(answer: bytes) -> dict[str, str]:
    """What became of each part. ConsoleError(OLD_HUB) when it can not be read."""
    try:
        results: wire.PartResults = wire.decode(answer, wire.PartResults)
    except ValueError as error:
        raise ConsoleError(SyncReason.OLD_HUB) from error
    return {one.sha256: one.status for one in results.results}
