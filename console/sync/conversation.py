"""One whole conversation with the hub: what waits goes up, what is new comes down."""

from collections.abc import Callable
from pathlib import Path

from console.clock import Clock
from console.records.hub_row import Hub
from console.records.local import Identity
from console.sync.download import Download
from console.sync.joining import client_of
from console.sync.ledger import Ledger
from console.sync.pace import Pace
from console.sync.upload import Upload


async def talk(
    hub: Hub,
    identity: Identity,
    ledger: Ledger,
    clock: Clock,
    pace: Pace,
    *,
    told: Callable[[int], None],
    came: Callable[[], None],
    courses: Path,
    with_refused: bool = False,
) -> None:
    """Deliver all that can be, then take what is new; course packs go into the folder `courses`.

    `told` gets the number of parts that wait whenever something has moved; `came` is called when something of
    other consoles is new, whatever becomes of the rest. ConsoleError(SyncReason) when it came to no good end,
    RecordsReason when the records did not take it.
    """
    async with client_of(hub, identity, clock, pace) as client:
        upload = Upload(hub, client, ledger, clock, pace, lambda: told(upload.parts_waiting))
        await upload.run(with_refused=with_refused)
        download = Download(client, ledger, pace, courses, came)
        await download.run()
        if download.is_set_back:
            await upload.run()
            await download.run()
