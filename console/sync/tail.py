"""What a hub still holds of a chain after a backup was made, for `records restore`."""

import asyncio

from console.clock import Clock
from console.errors import ConsoleError, SyncReason
from console.records.entry import read
from console.records.hub_row import Hub
from console.records.local import Identity
from console.records.tail import Tail
from console.sync import wire
from console.sync.hub_client import HubClient
from console.sync.joining import client_of
from console.sync.pace import Pace
from console.sync.wire import Head, Line


def fetch_tail(identity: Identity, hub: Hub, after: int, clock: Clock, pace: Pace) -> Tail:
    """The console's own entries above `after`, with their parts; on a loop of its own.

    ConsoleError(SyncReason) when the hub does not tell; whoever takes it judges what it told.
    """
    return asyncio.run(_fetch(identity, hub, after, clock, pace))


async def _fetch(identity: Identity, hub: Hub, after: int, clock: Clock, pace: Pace) -> Tail:
    try:
        async with client_of(hub, identity, clock, pace) as client:
            path = wire.HEAD.format(console=identity.console)
            head: Head = wire.decode(await client.ask("GET", path), Head)
            lines = await _lines(client, identity, after, head.seq)
            parts = [part for line in lines for part in read(line.core, line.hash, line.sig).detached]
            held = {part.sha256: await _part(client, part.sha256) for part in parts}
    except ValueError as error:
        raise ConsoleError(SyncReason.FEED_BROKEN) from error
    return Tail(
        seq=head.seq,
        lines=tuple((line.core, line.hash, line.sig) for line in lines),
        parts={sha256: data for sha256, data in held.items() if data is not None},
    )


async def _lines(client: HubClient, identity: Identity, after: int, through: int) -> list[Line]:
    found: list[Line] = []
    path = wire.TAIL.format(console=identity.console)
    while after + len(found) < through:
        page: wire.Tail = wire.decode(
            await client.ask("GET", f"{path}?after={after + len(found)}"), wire.Tail
        )
        if not page.entries:
            raise ConsoleError(SyncReason.FEED_BROKEN)
        found += page.entries
    return found


async def _part(client: HubClient, sha256: str) -> bytes | None:
    """None when it was erased."""
    try:
        return await client.ask("GET", wire.BLOB.format(sha256=sha256))
    except ConsoleError as error:
        if error.detail.get("error") != "not_found":
            raise
        return None
