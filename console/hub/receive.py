"""`hub receive`: a bundle from a stick, taken the way of POST and PUT, and the receipt that goes home.

A bundle is read twice: once to see that all of it is whole, of a console that may send and for this hub, with
nothing stored; then to take it, page by page. So what is damaged changes nothing, and what was taken before
is a duplicate. Neither reading holds more than one page or part.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Final

import msgspec

from console.clock import Clock, iso_utc
from console.errors import ConsoleError, HubReason, SyncReason
from console.hub import heads, intake, parts
from console.hub.admission import Member
from console.hub.database import Connection, Database
from console.hub.founding import Keys
from console.hub.refusal import Refused
from console.records.outgoing import leaving
from console.sync import bundle_records, receipts
from console.sync.bundle_receipt import Signed
from console.sync.bundle_records import Blob, Manifest
from console.sync.bundle_sealing import unreadable
from console.sync.wire import LARGEST_BODY, MOST_ENTRIES, Head, Line, Result

_CONSOLE: Final = "SELECT site, public_key, revoked_at FROM console WHERE id = %s AND joined_at IS NOT NULL"
_HEARD: Final = "UPDATE console SET heard_at = %s WHERE id = %s AND (heard_at IS NULL OR heard_at < %s)"


class Received(msgspec.Struct, frozen=True):
    """What a bundle was, and what became of it."""

    console: str
    lines: int
    blobs: int
    statuses: dict[str, int]
    """How many lines came to each end (`wire.EntryStatus`)."""
    missing_blobs: tuple[str, ...]
    """Parts of this console that the hub still lacks."""
    seq: int
    """How far the hub holds the chain without a hole."""


async def receive(database: Database, keys: Keys, bundle: Path, receipt: Path, clock: Clock) -> Received:
    """Take a bundle and write its receipt, whole or not at all.

    ConsoleError: BUNDLE_UNREADABLE (problem), BUNDLE_OF_ANOTHER, UNKNOWN_CONSOLE, CONSOLE_REVOKED,
    NOT_WRITTEN, RECEIPT_OVER_BUNDLE, FILE_UNREADABLE (file, problem), and as `Database.transact`.
    """
    with _opened(bundle, receipt) as (file, written):
        return await _Taking(database, keys, clock, file, Signed(written, keys.signing)).run()


@contextlib.contextmanager
def _opened(bundle: Path, receipt: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """What is read and what is written. The place of the receipt is tried before anything is taken."""
    if bundle.resolve() == receipt.resolve():
        raise ConsoleError(HubReason.RECEIPT_OVER_BUNDLE)
    try:
        with bundle.open("rb") as file, leaving(receipt, receipt.parent / "records") as written:
            yield file, written
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise ConsoleError(SyncReason.FILE_UNREADABLE, file=str(bundle), problem=problem) from error


class _Taking:
    """One bundle on its way in."""

    def __init__(self, database: Database, keys: Keys, clock: Clock, file: IO[bytes], signed: Signed) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._file = file
        self._signed = signed
        self._statuses: dict[str, int] = {}

    async def run(self) -> Received:
        manifest = self._inspect()
        now = self._clock.utc()
        await self._database.transact(lambda connection: _admit(connection, manifest))
        page: list[Line] = []
        for item in self._items():
            if isinstance(item, Line) and not _is_full(page, item):
                page.append(item)
                continue
            await self._take_lines(manifest, page, now)
            page = [item] if isinstance(item, Line) else []
            if isinstance(item, Blob):
                await self._take_blob(manifest, item, now)
        head = await self._database.transact(lambda connection: self._close(connection, manifest, now))
        self._signed.close(manifest.console, manifest.header, head)
        return Received(
            console=manifest.console,
            lines=manifest.lines,
            blobs=manifest.blobs,
            statuses=self._statuses,
            missing_blobs=head.missing_blobs,
            seq=head.seq,
        )

    def _inspect(self) -> Manifest:
        """Read all of it, and believe nothing of it before its end."""
        for item in self._items():
            if isinstance(item, Manifest):
                return item
        raise unreadable("it ends too early")

    def _items(self) -> Iterator[Line | Blob | Manifest]:
        try:
            self._file.seek(0)
            yield from bundle_records.read(self._file, hub=self._keys.fingerprint, key=self._keys.sealing)
        except OSError as error:  # the stick was taken out
            problem = error.strerror or type(error).__name__
            raise ConsoleError(SyncReason.FILE_UNREADABLE, file=self._file.name, problem=problem) from error

    async def _take_lines(self, manifest: Manifest, page: list[Line], now: datetime) -> None:
        if not page:
            return
        brought = await intake.examine(self._database, manifest.console, page, now)

        async def both(connection: Connection) -> list[Result]:
            await _admit(connection, manifest)
            return await intake.settle(connection, brought, now)

        results = await self._database.transact(both)
        self._signed.add(receipts.sign(self._keys.signing, manifest.console, results, iso_utc(now)))
        for result in results:
            self._statuses[result.status] = self._statuses.get(result.status, 0) + 1

    async def _take_blob(self, manifest: Manifest, blob: Blob, now: datetime) -> None:
        async def both(connection: Connection) -> None:
            member = await _admit(connection, manifest)
            await parts.put(connection, member, blob.sha256, blob.bytes, now)

        # Erased since, or wanted by no entry: it holds up nothing, and the receipt names what is missing.
        with contextlib.suppress(Refused):
            await self._database.transact(both)

    async def _close(self, connection: Connection, manifest: Manifest, now: datetime) -> Head:
        member = await _admit(connection, manifest)
        await connection.execute(_HEARD, (now, member.console, now))
        return await heads.head(connection, member, member.console, now)


async def _admit(connection: Connection, manifest: Manifest) -> Member:
    """Who may send this bundle. ConsoleError: UNKNOWN_CONSOLE, CONSOLE_REVOKED, BUNDLE_UNREADABLE."""
    row = await (await connection.execute(_CONSOLE, (manifest.console,))).fetchone()
    if row is None:
        raise ConsoleError(HubReason.UNKNOWN_CONSOLE)
    site, public_key, revoked_at = row
    if public_key != manifest.public_key:
        raise unreadable("it is not signed by the console that it names")
    if revoked_at is not None:
        raise ConsoleError(HubReason.CONSOLE_REVOKED)
    return Member(manifest.console, site)


def _is_full(page: list[Line], more: Line) -> bool:
    """Pages are as large as a POST may be: one line at least."""
    size = sum(len(line.core) for line in page) + len(more.core)
    return bool(page) and (len(page) >= MOST_ENTRIES or size > LARGEST_BODY)
