"""RFC 6455, server side, as little of it as the protocol needs."""

import asyncio
import base64
import contextlib
import hashlib
import struct

from tests.support.independent.limits import MESSAGE_BYTES, BrokenRuleError

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


class ClosedError(Exception):
    """The link is over; `code` as the peer gave it, 1006 when it simply went."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}")
        self.code, self.reason = code, reason


class RefusedUpgradeError(Exception):
    """Not an upgrade to this protocol: answered with HTTP 400."""


def frame(opcode: int, payload: bytes, *, fin: bool = True, reserved: int = 0, mask: bool = False) -> bytes:
    """One frame; a server's are never masked, unless it means to misbehave."""
    head = bytes([(0x80 if fin else 0) | reserved | opcode])
    flag = 0x80 if mask else 0
    if len(payload) < 126:
        head += bytes([flag | len(payload)])
    elif len(payload) < 65_536:
        head += bytes([flag | 126]) + struct.pack("!H", len(payload))
    else:
        head += bytes([flag | 127]) + struct.pack("!Q", len(payload))
    return head + (bytes(4) if mask else b"") + payload


async def upgrade(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    *,
    accept: bytes | None = None,
    subprotocol: str | None = "xrclass.v1",
) -> None:
    """Answer the HTTP request; RefusedUpgradeError after a 400. The keywords are for misbehaviour."""
    head = await reader.readuntil(b"\r\n\r\n")
    request, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines if line)
    }
    offered = [word.strip() for word in headers.get("sec-websocket-protocol", "").split(",")]
    key = headers.get("sec-websocket-key", "")
    fits = (
        request == "GET /live HTTP/1.1"
        and headers.get("upgrade", "").lower() == "websocket"
        and "upgrade" in headers.get("connection", "").lower()
        and headers.get("sec-websocket-version") == "13"
        and "xrclass.v1" in offered
        and "origin" not in headers
        and key
    )
    if not fits:
        writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        raise RefusedUpgradeError(request)
    accepted = base64.b64encode(hashlib.sha1(key.encode() + GUID, usedforsecurity=False).digest())
    answer = [
        b"HTTP/1.1 101 Switching Protocols",
        b"Upgrade: websocket",
        b"Connection: Upgrade",
        b"Sec-WebSocket-Accept: " + (accept or accepted),
    ]
    if subprotocol is not None:
        answer.append(b"Sec-WebSocket-Protocol: " + subprotocol.encode())
    writer.write(b"\r\n".join(answer) + b"\r\n\r\n")
    await writer.drain()


class WebSocket:
    """One upgraded connection: whole messages in, frames out."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._parts: list[bytes] = []
        self._kind = 0
        self._said_close = False

    async def receive(self) -> str | bytes:
        """The next message, pings answered on the way. Raises ClosedError, BrokenRuleError."""
        while True:
            opcode, fin, payload = await self._frame()
            if opcode == PING:
                await self.send(frame(PONG, payload))
            elif opcode == CLOSE:
                await self._end(payload)
            elif opcode != PONG:
                message = self._gather(opcode, fin, payload)
                if message is not None:
                    return message

    async def send_text(self, text: str) -> None:
        await self.send(frame(TEXT, text.encode()))

    async def send(self, data: bytes) -> None:
        """Bytes as they are; ClosedError when nobody is there any more."""
        if self._writer.is_closing():
            raise ClosedError(1006, "gone")
        try:
            self._writer.write(data)
            await self._writer.drain()
        except (ConnectionError, RuntimeError) as error:
            raise ClosedError(1006, type(error).__name__) from error

    async def close(self, code: int, reason: str = "") -> None:
        """Say why, once, and let go of the connection."""
        if not self._said_close:
            self._said_close = True
            payload = struct.pack("!H", code) + reason.encode()[:123]
            with contextlib.suppress(ClosedError, TimeoutError):
                await asyncio.wait_for(self.send(frame(CLOSE, payload)), 1)
        self._writer.close()

    def abort(self) -> None:
        """Drop the connection as a lost network would."""
        self._writer.transport.abort()

    async def _end(self, payload: bytes) -> None:
        code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else 1005
        reason = payload[2:].decode(errors="replace")
        await self.close(code if code != 1005 else 1000)
        raise ClosedError(code, reason)

    def _gather(self, opcode: int, fin: bool, payload: bytes) -> str | bytes | None:
        if (opcode == 0) != bool(self._kind):
            raise BrokenRuleError("fragments out of order")
        self._kind = self._kind or opcode
        self._parts.append(payload)
        if sum(map(len, self._parts)) > MESSAGE_BYTES:
            raise BrokenRuleError("message too large")
        if not fin:
            return None
        kind, data = self._kind, b"".join(self._parts)
        self._kind, self._parts = 0, []
        if kind == BINARY:
            return data
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            raise BrokenRuleError("not UTF-8") from error

    async def _frame(self) -> tuple[int, bool, bytes]:
        try:
            first, second = await self._reader.readexactly(2)
            size = second & 0x7F
            if size == 126:
                size = struct.unpack("!H", await self._reader.readexactly(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", await self._reader.readexactly(8))[0]
            opcode = first & 0x0F
            if first & 0x70 or not second & 0x80 or opcode not in (0, TEXT, BINARY, CLOSE, PING, PONG):
                raise BrokenRuleError("not a frame of this protocol")
            if size > (125 if opcode >= CLOSE else MESSAGE_BYTES) or (opcode >= CLOSE and not first & 0x80):
                raise BrokenRuleError("frame too large")
            mask = await self._reader.readexactly(4)
            masked = await self._reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise ClosedError(1006, "connection lost") from error
        key = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
        return opcode, bool(first & 0x80), (int.from_bytes(masked, "big") ^ key).to_bytes(size, "big")
