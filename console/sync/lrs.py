"""Delivers statements to learning record stores, in order, 25 at a time, until the LRS is known to hold each.

To what it holds already an LRS may say 204 or 409, and it takes a batch whole or not at all. So after 400,
403, 409 or 413 the batch goes one by one, and what is refused then is fetched and compared: the same counts
as delivered, anything else needs attention and holds up nothing. How far it got is kept once all statements
of some entries are settled; a crash before that sends them again, which changes nothing.

Somebody who was erased meanwhile is not told of any more: such statements are withheld. What an LRS holds of
them stays: it is the pseudonym of a signed record, and voiding it would say that it never counted.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import msgspec

from console import __version__
from console.errors import ConsoleError, SyncReason
from console.records import Records
from console.records.lrs import Lrs, LrsBook
from console.sync.lrs_client import Credentials, LrsClient
from console.sync.statement_comparison import are_one
from console.sync.statement_parts import VERBS, Packs, Statement
from console.sync.statements import Teller

if TYPE_CHECKING:
    from aiohttp import ClientSession

BATCH: Final = 25
ENTRIES: Final = 25
"""Entries whose statements are told before it is kept how far it got."""

T = TypeVar("T")


class Asking(Protocol):
    """Runs a job on the thread of the records."""

    def __call__(self, job: Callable[[Records], T], /) -> Awaitable[T]:
        """What the job returns. ConsoleError passes."""
        ...


class Report(msgspec.Struct, frozen=True):
    """What a delivery came to."""

    delivered: int = 0
    refused: int = 0
    withheld: int = 0
    trouble: ConsoleError | None = None
    """Why it ended early; what was delivered until then stays so."""


class _Told(msgspec.Struct, frozen=True):
    """What some entries say."""

    through: int
    statements: list[tuple[int, Statement]]
    """Each with the place of its entry."""
    withheld: int


class LrsDelivery:
    """Delivers to one LRS at a time; on the network thread, or in a command."""

    def __init__(self, ask: Asking, packs: Packs) -> None:
        self._ask = ask
        self._packs = packs

    async def deliver(
        self, lrs: Lrs, find: Callable[[], Credentials], session: "ClientSession", *, greets: bool = False
    ) -> Report:
        """Everything that waits, and once more what was refused. ConsoleError when the records fail.

        `find` gives key and secret, on a thread of its own: a keyring may ask people. `greets`: it is asked
        whether it is there even when there is nothing to tell.
        """
        report = Report()
        try:
            who = await asyncio.to_thread(find)
        except ConsoleError as error:
            await self._note(lrs, SyncReason.LRS_NO_CREDENTIALS)
            return Report(trouble=error)
        try:
            client = await asyncio.to_thread(LrsClient, session, lrs.url, who)
            report = await self._try_refused(client, lrs, report)
            while told := await self._ask(lambda records: self._tell(records, lrs.id)):
                report = await self._deliver(client, lrs, told, report)
            if greets and report == Report():
                await client.greet()
            if greets or lrs.reason is not None or report != Report():
                await self._note(lrs, None)
        except ConsoleError as error:
            if not isinstance(error.reason, SyncReason):
                raise
            await self._note(lrs, error.reason)
            return msgspec.structs.replace(report, trouble=error)
        return report

    async def _note(self, lrs: Lrs, reason: SyncReason | None) -> None:
        await self._ask(lambda records: records.lrs.note(lrs.id, reason))

    def _tell(self, records: Records, id_: str) -> _Told | None:
        """What the next entries say, on the thread of the records; None: there are no more."""
        book = records.lrs
        lrs = book.get(id_)
        entries = book.entries(lrs, ENTRIES) if lrs is not None else []
        if lrs is None or not entries:
            return None
        teller = Teller(book.history, lrs.home_page, self._packs)
        told = [(entry.seq, one) for entry in entries for one in teller.statements(entry)]
        kept = [(place, one) for place, one in told if not _is_withheld(book, one)]
        return _Told(entries[-1].seq, kept, len(told) - len(kept))

    async def _deliver(self, client: LrsClient, lrs: Lrs, told: _Told, before: Report) -> Report:
        delivered: list[str] = []
        refused = 0
        for at in range(0, len(told.statements), BATCH):
            batch = told.statements[at : at + BATCH]
            found = await _send(client, [one for _, one in batch])
            for (place, one), reason in zip(batch, found, strict=True):
                if reason is None:
                    delivered.append(one.id)
                else:
                    refused += 1
                    await self._refuse(lrs, one.id, place, reason)
        through, withheld = told.through, told.withheld
        await self._ask(
            lambda records: records.lrs.settle(lrs.id, through, delivered=delivered, withheld=withheld)
        )
        return Report(before.delivered + len(delivered), before.refused + refused, before.withheld + withheld)

    async def _try_refused(self, client: LrsClient, lrs: Lrs, report: Report) -> Report:
        """What was refused before may be welcome now: somebody may have mended the LRS."""
        for place, one in await self._ask(lambda records: self._tell_refused(records, lrs)):
            (reason,) = await _send(client, [one])
            if reason is None:
                await self._accept(lrs, one.id)
                report = msgspec.structs.replace(report, delivered=report.delivered + 1)
            else:
                await self._refuse(lrs, one.id, place, reason)
                report = msgspec.structs.replace(report, refused=report.refused + 1)
        return report

    def _tell_refused(self, records: Records, lrs: Lrs) -> list[tuple[int, Statement]]:
        """What was refused of settled entries; the others are told anyway."""
        book = records.lrs
        teller = Teller(book.history, lrs.home_page, self._packs)
        found = []
        for refused in book.refused(lrs.id):
            entry = book.history.at(refused.place) if refused.place <= lrs.through else None
            for one in teller.statements(entry) if entry is not None else ():
                if one.id == refused.id and _is_withheld(book, one):
                    book.withhold(lrs.id, one.id)
                elif one.id == refused.id:
                    found.append((refused.place, one))
        return found

    async def _refuse(self, lrs: Lrs, id_: str, place: int, reason: SyncReason) -> None:
        await self._ask(lambda records: records.lrs.refuse(lrs.id, id_, place, reason))

    async def _accept(self, lrs: Lrs, id_: str) -> None:
        await self._ask(lambda records: records.lrs.accept(lrs.id, id_))


def session() -> "ClientSession":
    """What a delivery speaks through; close it."""
    import aiohttp

    from console.sync.resolving import Resolver

    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=2, resolver=Resolver()),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": f"resilience-console/{__version__}"},
    )


def _is_withheld(book: LrsBook, one: Statement) -> bool:
    return one.person is not None and book.history.is_erased(one.person)


async def _send(client: LrsClient, statements: Sequence[Statement]) -> list[SyncReason | None]:
    """Send a batch, singly where it must be; why each was not taken, None where it was."""
    status = await client.post([one.body for one in statements])
    if status == 200:
        return [None] * len(statements)
    if len(statements) > 1:
        return [reason for one in statements for reason in await _send(client, [one])]
    return [await _settle(client, statements[0], status)]


async def _settle(client: LrsClient, one: Statement, status: int) -> SyncReason | None:
    """What became of a single statement that was not taken."""
    is_voiding = one.body["verb"]["id"] == VERBS["voided"]
    if status == 403:
        if not is_voiding:
            raise ConsoleError(SyncReason.LRS_REFUSED)
        return SyncReason.VOIDING_REFUSED
    try:
        held = await client.held(one.id)
    except ConsoleError as error:
        if error.reason is not SyncReason.LRS_REFUSED:
            raise
        return SyncReason.STATEMENT_NOT_COMPARED
    if held is None:
        return SyncReason.STATEMENT_REFUSED
    return None if are_one(one.body, held) else SyncReason.STATEMENT_DIFFERS
