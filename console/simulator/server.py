"""The headset's door: accepts connections, holds their limits, ends each link with the right code."""

import asyncio
import socket
from typing import Final

from console.headsets.limits import Close, ProtocolError
from console.simulator.link import Link
from console.simulator.station import Station
from console.simulator.websocket import LinkClosed, WebSocket, upgrade

OPENING_S: Final = 5.0
"""For TLS and upgrade together."""
MAX_UNPROVEN: Final = 8
MAX_HEAD_BYTES: Final = 16_384
"""Of the HTTP request, and what one read may buffer."""
SHUTDOWN_S: Final = 1.0
"""For TLS's own goodbye after a refused request."""
TICK_S: Final = 0.25


class Visit:
    """One connection from its TCP accept on; until its proof it counts among those without."""

    def __init__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self.link: Link | None = None
        self.verdict: tuple[int, str] | None = None
        """Close code and reason when the connection was ended from outside."""

    @property
    def is_proven(self) -> bool:
        """True once the console has shown that it holds the key."""
        return self.link is not None and self.link.is_proven

    def end(self, code: int, reason: str) -> None:
        """End the connection from outside."""
        if self.verdict is None:
            self.verdict = (code, reason)
            self._task.cancel()


class Server:
    """Serves one station on listening sockets until its task is cancelled."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._context = station.keepsakes.tls
        self._visits: list[Visit] = []

    async def serve(self, listeners: list[socket.socket]) -> None:
        """Accept connections and let time pass for the headset. Returns only by cancellation."""
        async with asyncio.TaskGroup() as group:
            for listener in listeners:
                group.create_task(self._accept(listener, group))
            while True:
                self._station.headset.tick()
                await asyncio.sleep(TICK_S)

    async def _accept(self, listener: socket.socket, group: asyncio.TaskGroup) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, _ = await loop.sock_accept(listener)
            except OSError:
                # Out of file descriptors, or gone before it was accepted: the next one may do better.
                await asyncio.sleep(0.1)
                continue
            group.create_task(self._attend(connection))

    async def _attend(self, connection: socket.socket) -> None:
        """Hold one connection from accept to close; nothing that it does can end anything else."""
        visit = Visit()
        self._visits.append(visit)
        self._end_oldest()
        web: WebSocket | None = None
        try:
            async with asyncio.timeout(OPENING_S):
                web = await self._open(connection)
            if web is not None:
                await self._converse(web, visit)
        except asyncio.CancelledError:
            if visit.verdict is None:
                raise
        except (TimeoutError, OSError):
            pass
        finally:
            self._visits.remove(visit)
            if web is not None:
                web.abort()

    def _end_oldest(self) -> None:
        unproven = [visit for visit in self._visits if not visit.is_proven and visit.verdict is None]
        for visit in unproven[:-MAX_UNPROVEN]:
            visit.end(Close.BROKEN, "too many connections without proof")

    async def _open(self, connection: socket.socket) -> WebSocket | None:
        """TLS and upgrade. None when the HTTP request was refused."""
        loop = asyncio.get_running_loop()
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            connection.close()
            raise
        reader = asyncio.StreamReader(MAX_HEAD_BYTES, loop)
        protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
        transport, _ = await loop.connect_accepted_socket(
            lambda: protocol, connection, ssl=self._context, ssl_shutdown_timeout=SHUTDOWN_S
        )
        writer = asyncio.StreamWriter(transport, protocol, reader, loop)
        try:
            web = await upgrade(reader, writer)
        except BaseException:
            transport.abort()
            raise
        if web is None:
            transport.close()
        return web

    async def _converse(self, web: WebSocket, visit: Visit) -> None:
        link = visit.link = Link(web, self._station, visit.end)
        try:
            await link.converse()
        except ProtocolError as broken:
            await web.close(broken.code, broken.detail)
        except TimeoutError:
            await web.close(Close.BROKEN, "took too long")
        except LinkClosed:
            pass
        except asyncio.CancelledError:
            if visit.verdict is not None:
                await web.close(*visit.verdict)
            else:
                link.say_bye("the headset app was closed")
                await web.close(Close.NORMAL, "")
            raise
