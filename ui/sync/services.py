"""What the Sync page asks of the engine."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.delivery import HubLook, SyncLists, SyncView
    from console.model import Session
    from console.sync.bundle import Progress, Written
    from console.sync.bundle_contents import Taken


class Sync(Protocol):
    """The hub, the stick, and every record's way there. How it stands arrives as `SyncChanged`."""

    def lists(self, session: "Session | None" = None) -> "Future[SyncLists]":
        """What needs attention, what waits, what was delivered."""
        ...

    def now(self) -> "Future[SyncView]":
        """Try at once; returns when the try has ended."""
        ...

    def look(self, url: str, code: str) -> "Future[HubLook]":
        """Whom an address and a one-time code name, to compare; nothing is sent."""
        ...

    def join(self, url: str, code: str, *, session: "Session | None" = None) -> "Future[SyncView]":
        """Belong to this hub from now on."""
        ...


class Bundles(Protocol):
    """Delivering on a stick."""

    def write(
        self,
        path: Path,
        *,
        progress: "Callable[[Progress], None] | None" = None,
        session: "Session | None" = None,
    ) -> "Future[Written]":
        """Write what waits to `path`, sealed for the hub, and read it back; done means safe to remove."""
        ...

    def cancel(self) -> Future[None]:
        """Leave off writing; nothing of it stays on the stick."""
        ...

    def import_receipt(self, path: Path, *, session: "Session | None" = None) -> "Future[Taken]":
        """Let the hub's word for a bundle count."""
        ...
