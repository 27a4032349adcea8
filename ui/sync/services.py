"""What the Sync page asks of the engine."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.model import BundleSummary, HubLook, Session, SyncLists


class Sync(Protocol):
    """The hub, the stick, and every record's way there. How it stands arrives as `SyncChanged`."""

    def lists(self) -> "Future[SyncLists]":
        """What needs attention, what waits, what was delivered."""
        ...

    def now(self) -> Future[None]:
        """Try at once; returns when the try has ended."""
        ...

    def look(self, address: str, code: str) -> "Future[HubLook]":
        """Who answers at an address, compared with a one-time code; nothing of the records is sent."""
        ...

    def join(self, address: str, code: str, *, session: "Session | None" = None) -> Future[None]:
        """Belong to this hub from now on."""
        ...

    def export_bundle(
        self,
        path: Path,
        *,
        progress: "Callable[[int, int], None] | None" = None,
        session: "Session | None" = None,
    ) -> "Future[BundleSummary]":
        """Write what waits to `path`, sealed for the hub, and read it back; done means safe to remove."""
        ...

    def cancel_bundle(self) -> Future[None]:
        """Leave off writing; nothing of it stays on the stick."""
        ...

    def import_receipt(self, path: Path, *, session: "Session | None" = None) -> Future[int]:
        """Take the hub's word for a bundle; returns how many records are delivered by it."""
        ...
