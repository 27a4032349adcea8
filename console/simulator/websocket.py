"""The server's half of RFC 6455 over asyncio streams: no extensions, whole messages in and out.

The console's end stands on a library. A second, plain reading of the RFC at this end shows what a headset app
really meets, keeps one process of thirty small, and sees every fragment, which the protocol limits.
"""

import asyncio
import base64
import hashlib
import struct
from enum import IntEnum
from http import HTTPStatus
from typing import Final

import msgspec

from console.headsets.limits import MESSAGE_BYTES, broken, too_much
from console.headsets.protocol import PATH, SUBPROTOCOL

HANDSHAKE_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
LINGER_S: Final = 0.4
"""How long the other side gets to read why a link was closed."""
MAX_BACKLOG_BYTES: Final = 4 * 1024 * 1024
"""A console that stops reading is let go before the headset runs out of memory."""


class Opcode(IntEnum):
    """Kinds of frames."""

    CONTINUATION = 0
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10


class LinkClosed(Exception):  # noqa: N818 - an end, not an error
    """The link is over. `code` is None when the other side went without a word."""

    def __init__(self, code: int | None, reason: str = "") -> None:
        super().__init__(f"{code} {reason}".strip())
        self.code = code
        self.reason = reason


class Frame(msgspec.Struct, frozen=True):
    """One unmasked frame as it came."""

    final: bool
    opcode: Opcode
    payload: bytes


async def upgrade(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> "WebSocket | None":
    """Answer the HTTP request; None when it was refused (and said so in HTTP)."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return None
    status, key = _judge_request(head)
    if key is None:
        answer = f"HTTP/1.1 {status.value} {status.phrase}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        writer.write(answer.encode())
        await writer.drain()
        return None
    accept = base64.b64encode(hashlib.sha1(key + HANDSHAKE_GUID).digest()).decode()  # noqa: S324 - RFC 6455
    writer.write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: {SUBPROTOCOL}\r\n\r\n".encode()
    )
    await writer.drain()
    return WebSocket(reader, writer)


def _judge_request(head: bytes) -> tuple[HTTPStatus, bytes | None]:
    """Say which HTTP status a request deserves, and its key when that is 101."""
    request, *lines = head.decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            name = name.strip().lower()
            headers[name] = f"{headers[name]},{value.strip()}" if name in headers else value.strip()
    method, _, rest = request.partition(" ")
    target, _, version = rest.partition(" ")
    if method != "GET" or version != "HTTP/1.1":
        return HTTPStatus.BAD_REQUEST, None
    if target.partition("?")[0] != PATH:
        return HTTPStatus.NOT_FOUND, None
    if "origin" in headers:
        # A web page on the same network must not reach a headset behind its wearer's back.
        return HTTPStatus.FORBIDDEN, None
    key = headers.get("sec-websocket-key", "").encode("latin-1")
    is_sound = (
        "websocket" in _words(headers, "upgrade")
        and "upgrade" in _words(headers, "connection")
        and headers.get("sec-websocket-version") == "13"
        and SUBPROTOCOL in _words(headers, "sec-websocket-protocol")
        and len(key) == 24
    )
    return (HTTPStatus.SWITCHING_PROTOCOLS, key) if is_sound else (HTTPStatus.BAD_REQUEST, None)


def _words(headers: dict[str, str], name: str) -> set[str]:
    return {word.strip().lower() for word in headers.get(name, "").split(",")}


class WebSocket:
    """One upgraded connection. Reads whole messages, answers pings, closes once with a code and a reason."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._loop = asyncio.get_running_loop()
        self._close_sent = False
        self.heard_at = self._loop.time()
        """Loop time of the last bytes of any frame."""

    async def receive(self) -> tuple[Opcode, bytes]:
        """Return the next whole message and whether it is TEXT or BINARY.

        Raises LinkClosed when the other side ends the link, ProtocolError when it breaks the RFC or a limit.
        """
        kind: Opcode | None = None
        parts: list[bytes] = []
        size = 0
        while True:
            frame = await self._read_frame(MESSAGE_BYTES - size)
            if frame.opcode in (Opcode.CLOSE, Opcode.PING, Opcode.PONG):
                self._handle_control(frame)
                continue
            if (frame.opcode is Opcode.CONTINUATION) == (kind is None):
                raise broken("fragments out of order")
            if kind is None:
                kind = frame.opcode
            parts.append(frame.payload)
            size += len(frame.payload)
            if not frame.final:
                continue
            return kind, b"".join(parts)

    def _handle_control(self, frame: Frame) -> None:
        if frame.opcode is Opcode.PING:
            self._write(Opcode.PONG, frame.payload)
        elif frame.opcode is Opcode.CLOSE:
            code = struct.unpack(">H", frame.payload[:2])[0] if len(frame.payload) >= 2 else 1005
            reason = frame.payload[2:].decode("utf-8", "replace")
            if not self._close_sent:
                self._close_sent = True
                self._write(Opcode.CLOSE, frame.payload[:2])
            raise LinkClosed(code, reason)

    async def _read_frame(self, room: int) -> Frame:
        """Read one frame whose payload may take at most `room` bytes more."""
        try:
            first, second = await self._reader.readexactly(2)
            length = second & 0x7F
            if length == 126:
                (length,) = struct.unpack(">H", await self._reader.readexactly(2))
            elif length == 127:
                (length,) = struct.unpack(">Q", await self._reader.readexactly(8))
            opcode = self._check_header(first, second, length, room)
            mask = await self._reader.readexactly(4)
            masked = await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, OSError):
            raise LinkClosed(None) from None
        self.heard_at = self._loop.time()
        return Frame(bool(first & 0x80), opcode, _unmask(masked, mask))

    @staticmethod
    def _check_header(first: int, second: int, length: int, room: int) -> Opcode:
        try:
            opcode = Opcode(first & 0x0F)
        except ValueError:
            raise broken("unknown kind of frame") from None
        if first & 0x70:
            raise broken("extensions were not agreed")
        if not second & 0x80:
            raise broken("frames from the console must be masked")
        if opcode >= Opcode.CLOSE and (length > 125 or not first & 0x80):
            raise broken("control frame too long or in parts")
        if opcode < Opcode.CLOSE and length > room:
            raise too_much(f"message over {MESSAGE_BYTES} bytes")
        return opcode

    def send_text(self, text: bytes) -> None:
        """Queue one text message, given as UTF-8."""
        self._write(Opcode.TEXT, text)

    def send_binary(self, data: bytes) -> None:
        """Queue one binary message."""
        self._write(Opcode.BINARY, data)

    def ping(self) -> None:
        """Queue a ping; the answer moves `heard_at`."""
        self._write(Opcode.PING, b"")

    def _write(self, opcode: Opcode, payload: bytes) -> None:
        if self._writer.is_closing() or (self._close_sent and opcode is not Opcode.CLOSE):
            return
        length = len(payload)
        if length < 126:
            header = bytes((0x80 | opcode, length))
        elif length < 65_536:
            header = struct.pack(">BBH", 0x80 | opcode, 126, length)
        else:
            header = struct.pack(">BBQ", 0x80 | opcode, 127, length)
        self._writer.write(header + payload)
        if self.backlog > MAX_BACKLOG_BYTES:
            self.abort()

    async def close(self, code: int, reason: str) -> None:
        """Say why, give the other side a moment to read it, and hang up."""
        if not self._close_sent:
            self._close_sent = True
            self._write(Opcode.CLOSE, struct.pack(">H", code) + reason.encode()[:123])
        try:
            async with asyncio.timeout(LINGER_S):
                await self._writer.drain()
                while await self._reader.read(65_536):
                    pass
        except (TimeoutError, OSError):
            pass

    async def drain(self) -> None:
        """Wait while the other side reads more slowly than this one writes."""
        try:
            await self._writer.drain()
        except OSError:
            raise LinkClosed(None) from None

    @property
    def backlog(self) -> int:
        """Bytes that wait to be sent."""
        return self._writer.transport.get_write_buffer_size()

    def abort(self) -> None:
        """Cut the connection without a word, as a failing radio does."""
        self._writer.transport.abort()


def _unmask(data: bytes, mask: bytes) -> bytes:
    """XOR with the repeated mask, in one big integer instead of a loop."""
    length = len(data)
    key = (mask * (length // 4 + 1))[:length]
    return (int.from_bytes(data, "little") ^ int.from_bytes(key, "little")).to_bytes(length, "little")
