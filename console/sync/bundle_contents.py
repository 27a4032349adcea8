"""What of these records goes into a bundle, and what its receipt changes in them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from console.clock import iso_utc
from console.errors import ConsoleError, SyncReason
from console.model import ConsoleId
from console.records import Records
from console.records.canonical import from_base64url, sha256_hex
from console.records.delivery import NO_ENTRY, Waiting
from console.records.delivery_lists import CONSOLE
from console.records.hub_row import Hub
from console.sync import bundle_receipt
from console.sync.bundle import Recipient, Sender
from console.sync.bundle_receipt import Closing
from console.sync.receipts import REFUSED
from console.sync.wire import DELIVERED, LARGEST_BLOB, Receipt

PAGE: Final = 200
PAGE_BYTES: Final = 4_000_000
WANTED: Final = "sync.wanted_parts"
"""Setting: parts that the hub lacked when it wrote the last receipt; the next bundle brings them."""
LAST_UTC: Final = "sync.receipt_utc"
"""Setting: when the hub wrote the newest receipt that was taken."""

T = TypeVar("T")
Ask = Callable[[Callable[[Records], T]], T]
"""Runs a job on the thread of the records, and waits for it."""


class Contents:
    """Everything that waits when it begins; with `everything`, all that there is then.

    What is recorded meanwhile waits for the next one: a bundle would run after a class that writes on.
    """

    def __init__(self, ask: Ask[Any], *, everything: bool) -> None:
        self._ask = ask
        self._everything = everything
        self.total, self.more_parts, self._us, self._last = ask(self._look)

    def refuse_nothing(self) -> None:
        """ConsoleError(NOTHING_WAITS) when there is nothing to carry."""
        if not self.total and not self.more_parts:
            raise ConsoleError(SyncReason.NOTHING_WAITS)

    def lines(self, after: Waiting | None) -> Sequence[Waiting]:
        """The next lines, in order."""
        found: Sequence[Waiting] = self._ask(
            lambda records: records.delivery.waiting(
                PAGE, PAGE_BYTES, after, with_refused=True, with_delivered=self._everything
            )
        )
        return [line for line in found if line.console != self._us or line.seq <= self._last]

    def part(self, sha256: str) -> bytes | None:
        """A detached part; None when it is not here."""
        data: bytes | None = self._ask(lambda records: records.part(sha256))
        return data

    def _look(self, records: Records) -> tuple[int, Sequence[str], ConsoleId, int]:
        view = records.delivery.view()
        refused = sum(one.kind not in (*NO_ENTRY, CONSOLE) for one in view.needs_attention)
        total = view.waiting + refused + (view.delivered if self._everything else 0)
        return total, records.setting(WANTED) or (), records.console, records.head()[0]


def parties(records: Records) -> tuple[Recipient, Sender]:
    """Whom a bundle is for, and who makes it. ConsoleError(NO_HUB, NOT_ADMITTED, FORK)."""
    hub, us = joined(records), records.delivery.identity
    if hub.reason == SyncReason.FORK:
        raise ConsoleError(SyncReason.FORK)
    recipient = Recipient(sha256_hex(from_base64url(hub.hub_key)), hub.sealing_key)
    return recipient, Sender(us.console, us.public_key, us.key.sign)


def joined(records: Records) -> Hub:
    """The hub that this console joined under its present identity. ConsoleError(NO_HUB, NOT_ADMITTED)."""
    hub = records.delivery.hub()
    if hub is None:
        raise ConsoleError(SyncReason.NO_HUB)
    if hub.console != records.console:
        raise ConsoleError(SyncReason.NOT_ADMITTED)
    return hub


class Taken(msgspec.Struct, frozen=True):
    """What a receipt says, and what it changed."""

    delivered: int
    """Entries that count as delivered since."""
    known: int
    """Entries that did before."""
    refused: int
    missing_parts: int
    """Parts that the hub lacks; the next bundle brings those that are here."""
    waiting: int
    utc: str
    """When the hub wrote it."""


class Read(msgspec.Struct, frozen=True):
    """A receipt as it was read; `hub` has signed it for `console`."""

    hub: str
    console: ConsoleId
    receipts: Sequence[Receipt]
    closing: Closing


def read_receipt(path: Path, hub: Hub) -> Read:
    """Read a receipt of the hub that was joined; nothing is changed. On any thread: a stick may be slow.

    ConsoleError: RECEIPT_UNREADABLE (problem), RECEIPT_OF_ANOTHER, FILE_UNREADABLE (file, problem).
    """
    try:
        receipts, closing = bundle_receipt.read(path, hub=hub.hub_key, console=hub.console)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise ConsoleError(SyncReason.FILE_UNREADABLE, file=str(path), problem=problem) from error
    return Read(hub.hub_key, hub.console, receipts, closing)


def take_receipt(records: Records, read: Read) -> Taken:
    """Let a receipt count, whole or not at all; again it changes nothing.

    ConsoleError: NO_HUB, NOT_ADMITTED, RECEIPT_OF_ANOTHER, RECEIPT_OLD, `trouble`.
    """
    hub, closing = joined(records), read.closing
    if (read.hub, read.console) != (hub.hub_key, hub.console):
        raise ConsoleError(SyncReason.RECEIPT_OF_ANOTHER)
    told = _told(records, read.receipts)
    # In one epoch a chain only grows: so what tells of more is newer, whatever clock the hub had before.
    is_more = closing.epoch == hub.epoch and closing.seq > records.delivery.whole_through()
    is_news = is_more or closing.utc > _last_word_utc(records, hub)
    if is_news:
        _heed_head(records, closing)
    elif closing.epoch != hub.epoch:
        raise ConsoleError(SyncReason.RECEIPT_OLD, utc=closing.utc)
    fresh = records.delivery.not_delivered(line for line, status in told if status in DELIVERED)
    known = sum(status in DELIVERED for _, status in told) - len(fresh)
    word = {line: REFUSED[status] for line, status in told if status in REFUSED}
    refused = [(line, word[line]) for line in records.delivery.not_delivered(word)]
    records.delivery.settle([(line.console, line.seq) for line in fresh], refused, closing.utc)
    if is_news:
        _want(records, closing)
    if any(reason is SyncReason.FORK and line.console == records.console for line, reason in refused):
        records.delivery.note_failure(SyncReason.FORK)
    waiting = records.delivery.view().waiting
    return Taken(len(fresh), known, len(refused), len(closing.missing_blobs), waiting, closing.utc)


def _told(records: Records, receipts: Sequence[Receipt]) -> list[tuple[Waiting, str]]:
    """Our own entries that it is about. ConsoleError(RECEIPT_OF_ANOTHER) when one is none of ours."""
    found: list[tuple[Waiting, str]] = []
    for receipt in receipts:
        for result in receipt.results:
            line = records.delivery.find(result.id, result.hash)
            # What the hub holds it names by both.
            if line is not None and (line.id == result.id or result.status not in DELIVERED):
                found.append((line, result.status))
            elif result.status in DELIVERED:
                raise ConsoleError(SyncReason.RECEIPT_OF_ANOTHER)
    return found


def _heed_head(records: Records, closing: Closing) -> None:
    """Where the hub stood: what it was set back from since waits again."""
    if records.delivery.hash_at(closing.seq) == closing.hash:
        records.delivery.heed_head(closing.epoch, closing.seq)
    elif closing.seq:
        records.delivery.note_failure(SyncReason.FORK)


def _want(records: Records, closing: Closing) -> None:
    """Bring with the next bundle what the hub lacks; what is not to be had is told."""
    wanted = []
    records.delivery.settle_parts(closing.missing_blobs)
    for sha256 in closing.missing_blobs:
        size, is_erased = records.delivery.look_at_part(sha256)
        if size is not None and size <= LARGEST_BLOB:
            wanted.append(sha256)
        elif not is_erased:
            reason = SyncReason.BLOB_MISSING if size is None else SyncReason.BLOB_TOO_LARGE
            records.delivery.refuse_part(sha256, reason)
    records.set_setting(WANTED, wanted)
    records.set_setting(LAST_UTC, closing.utc)


def _last_word_utc(records: Records, hub: Hub) -> str:
    """When the hub last told where it stood, by its own clock: nothing older may set that back."""
    told: str = records.setting(LAST_UTC) or ""
    if hub.contact_utc is None:
        return told
    contact = datetime.fromisoformat(hub.contact_utc) - timedelta(seconds=hub.clock_off_s or 0)
    return max(told, iso_utc(contact))
