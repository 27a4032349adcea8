"""A network that fails: a TCP port which carries bytes to one of several others, until told otherwise."""

import asyncio
import contextlib
import random
from collections.abc import Sequence
from enum import StrEnum

CHUNK = 16_384


class Weather(StrEnum):
    """What becomes of a connection."""

    FAIR = "fair"
    REFUSED = "refused"
    """Closed at once, open ones too: a partition."""
    STALLED = "stalled"
    """Taken, and nothing is carried."""
    CUT_REQUEST = "cut_request"
    """Cut somewhere in what goes there."""
    CUT_ANSWER = "cut_answer"
    """What goes there arrives whole; what comes back is cut."""


class FailingNetwork:
    """Listens on loopback; each new connection goes to one of `targets` (ports), drawn by `chance`."""

    def __init__(self, targets: Sequence[int], chance: random.Random) -> None:
        self.targets = list(targets)
        self.weather = Weather.FAIR
        self.port = 0
        self.carried = 0
        self.cuts = 0
        self._chance = chance
        self._open: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen on a port of its own."""
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close everything."""
        assert self._server is not None
        self._server.close()
        await self._end_all()
        await self._server.wait_closed()

    async def turn(self, weather: Weather) -> None:
        """Let the weather change; a partition ends what is open, and so does the end of a stall."""
        was_stalled, self.weather = self.weather is Weather.STALLED, weather
        if was_stalled or weather is Weather.REFUSED:
            await self._end_all()

    async def _end_all(self) -> None:
        tasks = list(self._open)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await self._carry(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        weather = self.weather
        if weather is Weather.REFUSED:
            return
        if weather is Weather.STALLED:
            await reader.read(-1)
            return
        far_reader, far = await asyncio.open_connection("127.0.0.1", self._chance.choice(self.targets))
        there = self._chance.randrange(1_000, 12_000) if weather is Weather.CUT_REQUEST else None
        back = self._chance.randrange(1_000, 5_000) if weather is Weather.CUT_ANSWER else None
        ways = (self._one_way(reader, far, there), self._one_way(far_reader, writer, back))
        tasks = [asyncio.ensure_future(way) for way in ways]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            far.transport.abort()

    async def _one_way(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut_after: int | None
    ) -> None:
        left = cut_after
        with contextlib.suppress(OSError):
            while data := await reader.read(CHUNK):
                if left is not None and len(data) >= left:
                    writer.write(data[:left])
                    await writer.drain()
                    self.cuts += 1
                    return
                left = None if left is None else left - len(data)
                self.carried += len(data)
                writer.write(data)
                await writer.drain()
