"""What the Sync page asks of the engine."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.delivery import HubLook, LearningStore, SyncLists, SyncView
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


class LearningStores(Protocol):
    """Learning record stores. A statement that one did not take stands in the lists of `Sync`."""

    def all(self) -> "Future[tuple[LearningStore, ...]]":
        """Every one, oldest first, and how far it has got."""
        ...

    def add(self, url: str, key: str, secret: str, *, session: "Session | None" = None) -> Future[str]:
        """One more, told from now on; returns its id. Key and secret go into the keyring."""
        ...

    def now(self, id_: str, *, session: "Session | None" = None) -> "Future[LearningStore]":
        """Tell it everything now, or ask whether it is there; what came of it stands in the answer."""
        ...

    def remove(self, id_: str, *, session: "Session | None" = None) -> Future[None]:
        """Tell it no more, and forget its key and secret."""
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
