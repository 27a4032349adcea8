"""One WebSocket to a station: its messages whole, counted, and in time.

Until `go_live` messages wait to be asked for (`next_message`); from then on each goes straight to a handler
on the loop. Every wire ends exactly once, with an `Ending`. With `dialling.py` the only one to know picows.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from picows import WSFrame, WSListener, WSMsgType, WSTransport

from console.clock import Clock
from console.errors import LinkReason
from console.headsets.limits import (
    BURST,
    MESSAGE_BYTES,
    SUSTAINED_PER_S,
    Allowance,
    Close,
    ProtocolError,
    broken,
    too_much,
)
from console.headsets.protocol import SUBPROTOCOL, FromConsole, FromStation, decode_from_station, encode
from console.messages import Bye

log = logging.getLogger(__name__)

_TEXT: Final = WSMsgType.TEXT
_CONTINUATION: Final = WSMsgType.CONTINUATION
_PING: Final = WSMsgType.PING
_PONG: Final = WSMsgType.PONG
_CLOSE: Final = WSMsgType.CLOSE

_FRAGMENTS: Final = 4096
_EXTRAS: Final = 10
"""So many pongs and fragments may come for each message: they count as none, but a flood of them would
cost the other stations as much."""
_WAITING: Final = 16
"""Messages that may wait before the link is live; the protocol needs two."""
_CLOSE_BYTES: Final = 123
FAREWELL_S: Final = 0.4
"""How long the far end has to answer our close; then the connection is cut."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Why a wire is no more. `code` is what it was closed with, by either side; None: nobody said."""

    reason: LinkReason
    code: int | None = None


class LinkEndedError(Exception):
    """The wire ended, or could not be made, while something still wanted it."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(str(ending.reason))
        self.ending = ending

    @property
    def reason(self) -> LinkReason:
        """Why."""
        return self.ending.reason


_BY_CODE: Final = {
    int(Close.WRONG_PROOF): LinkReason.WRONG_PROOF,
    int(Close.REFUSED): LinkReason.CLOSED,
    int(Close.PAUSED): LinkReason.CLOSED,
    int(Close.BUSY): LinkReason.BUSY,
    int(Close.WRONG_PROTOCOL): LinkReason.WRONG_PROTOCOL,
    1002: LinkReason.BROKEN_MESSAGE,
    1007: LinkReason.BROKEN_MESSAGE,
    int(Close.BROKEN): LinkReason.BROKEN_MESSAGE,
    1009: LinkReason.LIMIT_BROKEN,
}


class Wire(WSListener):
    """The connection as the link sees it. `certificate` is the peer's DER; empty on plain loopback."""

    def __init__(self, clock: Clock, allowance: Allowance) -> None:
        self.certificate = b""
        self.last_message_ms = clock.monotonic_ms()
        """When a text or binary message last came; pongs do not count."""
        self.last_pong_ms = self.last_message_ms
        self.ended: asyncio.Future[Ending] = asyncio.get_running_loop().create_future()
        self._gone = asyncio.get_running_loop().create_future()
        self._clock = clock
        self._allowance = allowance
        self._extras = Allowance(SUSTAINED_PER_S * _EXTRAS, BURST * _EXTRAS)
        self._transport: WSTransport | None = None
        self._parts: list[bytes] = []
        self._parts_bytes = 0
        self._parts_are_text = False
        self._said_bye = False
        self._is_over = False
        self._waiting: deque[FromStation] = deque()
        self._arrived = asyncio.Event()
        self._on_text: Callable[[bytes, float], None] | None = None
        self._on_binary: Callable[[bytes], None] | None = None
        self.trouble: BaseException | None = None
        """What a handler raised that is no fault of the station."""

    def send(self, message: FromConsole) -> None:
        """Put one message on the wire; nothing happens when it has ended."""
        self.send_frame(encode(message))

    def send_frame(self, frame: bytes) -> None:
        """Like `send`, with a message that is encoded already."""
        if self._transport is not None and not self.ended.done():
            self._transport.send(_TEXT, frame)

    def ping(self) -> None:
        """Ask for a pong."""
        if self._transport is not None and not self.ended.done():
            self._transport.send_ping()

    async def next_message(self, seconds: float) -> FromStation:
        """The next message before the link is live.

        Raises LinkEndedError when the wire ends, ProtocolError when the time is up.
        """
        message = await self.next_message_unless(lambda: False, seconds)
        assert message is not None
        return message

    async def next_message_unless(
        self, interrupted: Callable[[], bool], seconds: float
    ) -> FromStation | None:
        """Like `next_message`; None as soon as `interrupted` holds (looked at again on `wake`)."""
        try:
            async with asyncio.timeout(seconds):
                while not self._waiting:
                    if self.ended.done():
                        raise LinkEndedError(self.ended.result())
                    if interrupted():
                        return None
                    self._arrived.clear()
                    await self._arrived.wait()
        except TimeoutError:
            raise ProtocolError(LinkReason.TIMED_OUT, Close.BROKEN, "timed out") from None
        return self._waiting.popleft()

    def wake(self) -> None:
        """Let `next_message_unless` look again."""
        self._arrived.set()

    def go_live(self, on_text: Callable[[bytes, float], None], on_binary: Callable[[bytes], None]) -> None:
        """From now on text (with its arrival in monotonic ms) and binary messages go to these handlers.

        Raises ProtocolError when the headset spoke before it was asked to.
        """
        if self._waiting:
            raise broken("spoke before resume")
        self._on_text, self._on_binary = on_text, on_binary

    def end(self, ending: Ending) -> None:
        """Settle why this wire ends, unless that is settled already."""
        if not self.ended.done():
            self._is_over = True
            self._on_text = self._on_binary = None
            self.ended.set_result(ending)
            self._arrived.set()

    async def finish(self, code: Close, detail: str = "", *, bye: str | None = None) -> None:
        """Say goodbye and be gone within half a second, whatever the network does."""
        transport = self._transport
        if transport is None:
            self.end(Ending(LinkReason.CLOSED))
            return
        if bye is not None and not self.ended.done():
            transport.send(_TEXT, encode(Bye(bye)))
        self.end(Ending(LinkReason.CLOSED))
        try:
            if not self._gone.done() and not transport.is_close_frame_sent:
                transport.send_close(code, detail.encode()[:_CLOSE_BYTES])  # type: ignore[arg-type]
            await asyncio.wait((self._gone,), timeout=FAREWELL_S)
        finally:
            transport.disconnect(False)
            await asyncio.wait((self._gone,), timeout=FAREWELL_S)
            if self._gone.done():
                with suppress(Exception):  # what picows found wrong is known from its close code already
                    await transport.wait_disconnected()

    def speaks_ours(self) -> bool:
        """False when there was no upgrade, or when the server chose a subprotocol that was not offered."""
        if self._transport is None:
            return False
        return self._transport.response.headers.get("Sec-WebSocket-Protocol") in (None, SUBPROTOCOL)

    def on_ws_connected(self, transport: WSTransport) -> None:
        """picows: the upgrade is done."""
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """picows: one frame came. Nothing may escape from here but into `ended` and `trouble`.

        An ordinary text message takes the short way: this is where the console spends its time.
        """
        try:
            on_text = self._on_text
            if (
                on_text is not None
                and frame.msg_type == _TEXT
                and frame.fin
                and not (self._parts or frame.rsv1 or frame.rsv2 or frame.rsv3)
            ):
                now_ms = self._count()
                self.last_message_ms = now_ms
                on_text(frame.get_payload_as_bytes(), now_ms)
            elif self._is_over and frame.msg_type != _CLOSE:
                pass  # what a flood still holds must cost next to nothing
            else:
                self._receive(transport, frame)
        except ProtocolError as error:
            self._refuse(error)
        except Exception as error:  # noqa: BLE001 - a bug of ours ends this link, and is raised by its task
            self.trouble = error
            self.end(Ending(LinkReason.CLOSED))

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """picows: the connection is no more."""
        if not self.ended.done():
            self.end(self._ending_of(transport))
        if not self._gone.done():
            self._gone.set_result(None)

    def pause_writing(self) -> None:
        """picows: the far end reads slowly. What we send is little, and the ping finds a dead reader."""

    def resume_writing(self) -> None:
        """picows: it reads again."""

    def _receive(self, transport: WSTransport, frame: WSFrame) -> None:
        kind = frame.msg_type
        if kind == _CLOSE:
            self._receive_close(transport)
        elif frame.rsv1 or frame.rsv2 or frame.rsv3:
            raise broken("reserved bit")
        elif kind == _PONG:
            self.last_pong_ms = self._take_extra()
        elif kind == _CONTINUATION:
            self._take_extra()
            self._receive_part(frame)
        else:
            now_ms = self._count()
            if kind == _PING:
                transport.send_pong(frame.get_payload_as_bytes())
            elif self._parts:
                raise broken("message inside a message")
            elif not frame.fin:
                self._parts_are_text = kind == _TEXT
                self._receive_part(frame)
            else:
                self._take(kind == _TEXT, frame.get_payload_as_bytes(), now_ms)

    def _count(self) -> float:
        """Count a message; the time now, in monotonic ms."""
        now_ms = self._clock.monotonic_ms()
        if not self._allowance.take(now_ms):
            raise ProtocolError(LinkReason.FLOOD, Close.BROKEN, "over 50 messages a second")
        return now_ms

    def _take_extra(self) -> float:
        """Count a frame that is no message of its own; the time now, in monotonic ms."""
        now_ms = self._clock.monotonic_ms()
        if not self._extras.take(now_ms):
            raise ProtocolError(LinkReason.FLOOD, Close.BROKEN, "too many pongs or fragments")
        return now_ms

    def _receive_part(self, frame: WSFrame) -> None:
        if frame.msg_type == _CONTINUATION and not self._parts:
            raise broken("continuation of nothing")
        self._parts.append(frame.get_payload_as_bytes())
        self._parts_bytes += len(self._parts[-1])
        if self._parts_bytes > MESSAGE_BYTES or len(self._parts) > _FRAGMENTS:
            raise too_much("message over 65536 bytes")
        if frame.fin:
            whole, self._parts, self._parts_bytes = b"".join(self._parts), [], 0
            self._take(self._parts_are_text, whole, self._clock.monotonic_ms())

    def _take(self, is_text: bool, data: bytes, now_ms: float) -> None:
        self.last_message_ms = now_ms
        if self._on_text is not None and self._on_binary is not None:
            if is_text:
                self._on_text(data, now_ms)
            else:
                self._on_binary(data)
            return
        if not is_text:
            raise broken("binary before the proofs")
        message = decode_from_station(data)
        if isinstance(message, Bye):
            self.note_bye()
            return
        if len(self._waiting) >= _WAITING:
            raise broken("spoke out of turn")
        self._waiting.append(message)
        self._arrived.set()

    def note_bye(self) -> None:
        """The headset said `bye`: the close that follows is no accident."""
        self._said_bye = True

    def _receive_close(self, transport: WSTransport) -> None:
        self.end(self._ending_of(transport))
        if not transport.is_close_frame_sent:
            transport.send_close(Close.NORMAL)  # type: ignore[arg-type]
        transport.disconnect()

    def _refuse(self, error: ProtocolError) -> None:
        if self._transport is not None and not self.ended.done():
            self._transport.send_close(error.code, error.detail.encode()[:_CLOSE_BYTES])  # type: ignore[arg-type]
            log.info("link refused: %s", error)
        self.end(Ending(error.reason, int(error.code)))

    def _ending_of(self, transport: WSTransport) -> Ending:
        shaken = transport.close_handshake
        if shaken is not None and shaken.recv is not None:
            code = int(shaken.recv.code)  # type: ignore[call-overload]
            if code == Close.NORMAL and self._said_bye:
                return Ending(LinkReason.SAID_BYE, code)
            return Ending(_BY_CODE.get(code, LinkReason.CLOSED), code)
        if shaken is not None and shaken.sent is not None:
            code = int(shaken.sent.code)  # type: ignore[call-overload]
            return Ending(_BY_CODE.get(code, LinkReason.CLOSED), code)
        return Ending(LinkReason.SAID_BYE if self._said_bye else LinkReason.CLOSED)
