"""A proven link: replay and present, commands, pictures, and the faults that were asked for."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from typing import Final

from console.errors import LinkReason
from console.headsets.limits import Close, ProtocolError, broken
from console.headsets.protocol import Enveloped, FromConsole, encode
from console.messages import Bye, CommandBody, Resume, Saved, TimeReply, TimeRequest
from console.simulator.faults import FLOOD_EVERY_S, FLOOD_MESSAGES
from console.simulator.station import Station
from console.simulator.together import all_of
from console.simulator.websocket import LinkClosed, WebSocket

VIEW_BACKLOG_BYTES: Final = 200_000
"""With so much unsent, a picture more would only be late."""
VIEW_LOOK_S: Final = 0.2
"""How soon a changed rate of pictures is noticed."""
NO_ROOM_S: Final = 0.05
"""How long to wait when the rate limit leaves no room."""


class Live:
    """What a link does after the proofs, from `resume` on. `hear` gives the console's messages in order."""

    def __init__(
        self, socket: WebSocket, station: Station, hear: Callable[[], Awaitable[FromConsole]]
    ) -> None:
        self._socket = socket
        self._station = station
        self._outbox = station.headset.outbox
        self._hear = hear
        self._loop = asyncio.get_running_loop()
        self._fresh = asyncio.Event()
        self._cursor: int | None = None
        self._began_at: float | None = None

    async def run(self) -> None:
        """Go on until the link ends, which is raised."""
        self._began_at = self._loop.time()
        misfortune = self._station.misfortune
        await all_of(
            self._listen(),
            self._pump(),
            self._show(),
            self._drop(misfortune.drop_after_s()),
            self._kill(misfortune.kill_after_s()),
            self._flood(),
        )

    def wake(self) -> None:
        """Note that there is something to send."""
        self._fresh.set()

    async def hold_tongue(self) -> None:
        """Wait while a fault forbids sending."""
        if self._began_at is not None:
            await self._wait(self._station.misfortune.silence_s(self._loop.time() - self._began_at))

    async def hold_ear(self) -> None:
        """Wait while a fault forbids reading."""
        if self._began_at is not None:
            await self._wait(self._station.misfortune.freeze_s(self._loop.time() - self._began_at))

    async def _wait(self, seconds: float) -> None:
        if seconds > 0.0:
            await asyncio.sleep(seconds)

    async def _listen(self) -> None:
        while True:
            self._react(await self._hear())
            await self._socket.drain()

    def _react(self, message: FromConsole) -> None:
        """Answer one message; what has no meaning after the proofs is dropped."""
        heard_ms = self._station.clock.monotonic_ms()
        match message:
            case Resume(boot, after):
                if boot != self._station.boot:
                    raise broken("resume of another boot")
                self._cursor = min(after, self._outbox.last_seq)
                self.wake()
            case Saved(boot, seq):
                if boot == self._station.boot:
                    self._outbox.mark_saved(seq)
            case TimeRequest(c1):
                answer = TimeReply(c1, heard_ms, self._station.clock.monotonic_ms())
                self._socket.send_text(encode(answer))
            case Enveloped(body=CommandBody() as command):
                self._station.obedience.obey(command)
            case Bye(reason):
                raise ProtocolError(LinkReason.SAID_BYE, Close.NORMAL, reason[:40])
            case _:
                pass

    async def _pump(self) -> None:
        """Send what the outbox holds above the cursor, replay and present alike, inside the rate limit."""
        while True:
            sent = self._outbox.next_after(self._cursor) if self._cursor is not None else None
            if sent is None:
                self._fresh.clear()
                await self._fresh.wait()
                await self.hold_tongue()
            elif self._may_speak():
                self._cursor = sent.seq
                self._socket.send_text(sent.frame)
                await self._socket.drain()
                await self.hold_tongue()
            else:
                await asyncio.sleep(NO_ROOM_S)

    def _may_speak(self) -> bool:
        return self._station.allowance.take(self._loop.time() * 1000.0)

    async def _show(self) -> None:
        """Send pictures at the rate that the console asked for."""
        shown_at = 0.0
        while True:
            view = await self._station.obedience.wait_for_view()
            await self.hold_tongue()
            early_s = shown_at + 1.0 / view.fps - self._loop.time()
            if early_s > 0.0:
                await asyncio.sleep(min(early_s, VIEW_LOOK_S))
                continue
            shown_at = self._loop.time()
            if self._socket.backlog < VIEW_BACKLOG_BYTES and self._may_speak():
                self._socket.send_binary(self._station.headset.picture(view.width))

    async def _drop(self, after_s: float | None) -> None:
        if after_s is not None:
            await asyncio.sleep(after_s)
            self._socket.abort()
            raise LinkClosed(None, "dropped on purpose")

    async def _kill(self, after_s: float | None) -> None:
        if after_s is not None:
            await asyncio.sleep(after_s)
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    async def _flood(self) -> None:
        """Repeat the newest message far more often than is allowed."""
        while self._station.misfortune.floods:
            await asyncio.sleep(FLOOD_EVERY_S)
            newest = self._outbox.next_after(self._outbox.last_seq - 1)
            if newest is None or self._cursor is None:
                continue
            for _ in range(FLOOD_MESSAGES):
                self._socket.send_text(newest.frame)
