"""Delivering on a stick while a class goes on: the bundle is written beside everything else, line by line."""

import asyncio
import importlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.clock import iso_utc
from console.model import Session
from console.records import Records
from console.services.floor import Floor

if TYPE_CHECKING:
    from console.sync.bundle import Progress, Written
    from console.sync.bundle_contents import Taken


class Bundles:
    """Bundles and their receipts; callable from any thread. One bundle is written at a time.

    `moved` is told on the network thread when a receipt has changed what waits.
    """

    def __init__(self, floor: Floor, moved: Callable[[], object]) -> None:
        self._floor = floor
        self._moved = moved
        self._writing = asyncio.Lock()
        self._cancelled = threading.Event()

    def write(
        self,
        path: Path,
        *,
        progress: "Callable[[Progress], None] | None" = None,
        everything: bool = False,
        session: Session | None = None,
    ) -> "Future[Written]":
        """Write what waits to `path`, sealed to the hub, and read it back; done means safe to remove.

        `progress` is called on a worker thread. Raises ConsoleError through the future: NO_HUB, NOT_ADMITTED,
        FORK, NOTHING_WAITS, CANCELLED, NOT_WRITTEN, OWN_FILE, NOT_READ_BACK, NOT_SIGNED_IN, SCREEN_LOCKED.
        """

        async def work() -> "Written":
            self._floor.access.actor(session)
            async with self._writing:
                self._cancelled.clear()
                loop = asyncio.get_running_loop()

                def ask(job: Callable[[Records], Any]) -> Any:
                    return asyncio.run_coroutine_threadsafe(self._floor.recorder.read(job), loop).result()

                try:
                    return await asyncio.to_thread(self._write, path, ask, progress, everything)
                except asyncio.CancelledError:
                    self._cancelled.set()  # the engine stops: the worker must not write on alone
                    raise

        return self._floor.submit(work)

    def cancel(self) -> Future[None]:
        """Leave off writing; nothing of it stays on the stick."""

        async def work() -> None:
            self._cancelled.set()

        return self._floor.submit(work)

    def import_receipt(self, path: Path, *, session: Session | None = None) -> "Future[Taken]":
        """Let a hub's receipt count; the same one again changes nothing.

        Raises ConsoleError through the future: NO_HUB, NOT_ADMITTED, RECEIPT_UNREADABLE (problem),
        RECEIPT_OF_ANOTHER, RECEIPT_OLD, FILE_UNREADABLE (file, problem), NOT_SIGNED_IN, SCREEN_LOCKED.
        """

        async def work() -> "Taken":
            self._floor.access.actor(session)
            contents = await asyncio.to_thread(importlib.import_module, "console.sync.bundle_contents")
            hub = await self._floor.recorder.read(contents.joined)
            read = await asyncio.to_thread(contents.read_receipt, path, hub)
            taken: Taken = await self._floor.recorder.write(
                lambda records: contents.take_receipt(records, read)
            )
            self._moved()
            return taken

        return self._floor.submit(work)

    def _write(
        self,
        path: Path,
        ask: Callable[[Callable[[Records], Any]], Any],
        progress: "Callable[[Progress], None] | None",
        everything: bool,
    ) -> "Written":
        """On a worker thread: only reading a page of lines or a part takes a turn on the records'."""
        from console.sync.bundle import Watch, write
        from console.sync.bundle_contents import Contents, parties

        recipient, sender = ask(parties)
        contents = Contents(ask, everything=everything)
        contents.refuse_nothing()
        return write(
            path,
            contents,
            recipient=recipient,
            sender=sender,
            made=iso_utc(self._floor.clock.utc()),
            folder=ask(lambda records: records.path.parent),
            watch=Watch(progress or (lambda _: None), self._cancelled.is_set),
        )
