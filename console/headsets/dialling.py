"""From an address to an open wire: TCP, TLS with the pin, and only then the HTTP upgrade.

The certificate is compared after the TLS handshake and before a byte of ours is sent, which is why the
connection is made here and handed to picows, and not by its `ws_connect`.
"""

import asyncio
import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import aiofastnet
import aiofastnet.constants
from picows import WSAutoPingStrategy, WSError
from picows.picows import WSProtocol  # type: ignore[attr-defined]

from console.clock import Clock
from console.errors import LinkReason
from console.headsets.certificate import client_context
from console.headsets.limits import MESSAGE_BYTES, Allowance
from console.headsets.protocol import PATH, SUBPROTOCOL
from console.headsets.wire import FAREWELL_S, Ending, LinkEndedError, Wire

_quiet: Final = logging.Logger("picows", logging.CRITICAL)  # noqa: LOG001 - not the one others may have set up
"""What picows would log is said by this module, in fewer words and once."""

READ_BYTES: Final = 16_384
"""Read of one station in one turn of the loop; then the others have theirs, however much more there is."""
# aiofastnet has no other switch for it, and pausing a transport whose buffer is full breaks it (1.2).
aiofastnet.constants.MAX_READ_BYTES_PER_CYCLE_HINT = READ_BYTES


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a station may be dialled."""

    host: str
    """Numeric; a link-local IPv6 address has its scope."""
    port: int
    tls: bool = True
    path: str = PATH

    @property
    def address(self) -> str:
        """`host:port`, IPv6 in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_address(text: str, *, tls: bool) -> Endpoint | None:
    """The endpoint of `host:port` or `[v6]:port`; None when it is neither."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isdecimal() or not 0 < int(port) < 65_536:
        return None
    return Endpoint(host, int(port), tls)


async def dial(
    endpoint: Endpoint, pin: bytes | None, *, clock: Clock, allowance: Allowance, seconds: float
) -> Wire:
    """Connect, do TLS, check the certificate against `pin` (DER; None: any), then upgrade.

    `seconds` bounds the connecting, and then again TLS with the upgrade. Raises LinkEndedError.
    """
    wire = Wire(clock, allowance)
    sock = await _connect(endpoint, seconds)
    try:
        async with asyncio.timeout(seconds):
            transport, wire.certificate = await _secure(sock, endpoint, pin, seconds)
            await _upgrade(transport, endpoint, wire)
    except TimeoutError:
        raise LinkEndedError(Ending(LinkReason.TIMED_OUT)) from None
    return wire


async def read_certificate(endpoint: Endpoint, seconds: float) -> bytes | None:
    """The certificate that answers there, nothing said to it; None when nothing does. Plain: empty."""
    try:
        sock = await _connect(endpoint, seconds)
        async with asyncio.timeout(seconds):
            transport, certificate = await _secure(sock, endpoint, None, seconds)
    except (LinkEndedError, TimeoutError):
        return None
    await _abort(transport)
    return certificate


@contextmanager
def quiet_handshakes() -> Iterator[None]:
    """Keep one fault of aiofastnet 1.2 from the running loop's log.

    When the far end hangs up in the TLS handshake, it reports the class ConnectionResetError instead of an
    instance, and asyncio can not even format that. The dialler gets the error all the same.
    """
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(context.get("exception"), type):
            return
        if before is None:
            loop.default_exception_handler(context)
        else:
            before(loop, context)

    loop.set_exception_handler(handle)
    try:
        yield
    finally:
        loop.set_exception_handler(before)


class _Hush(asyncio.Protocol):
    """Between TLS and upgrade nobody speaks."""

    is_lost = False

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_lost = True


async def _secure(
    sock: socket.socket, endpoint: Endpoint, pin: bytes | None, seconds: float
) -> tuple[Any, bytes]:
    """(transport, DER of the peer) of a connection that has said nothing yet; it owns the socket."""
    context = client_context(pin) if endpoint.tls else None
    try:
        transport, hush = await aiofastnet.create_connection(
            asyncio.get_running_loop(),
            _Hush,
            sock=sock,
            ssl=context,
            server_hostname=endpoint.host.partition("%")[0] if context else None,
            ssl_handshake_timeout=seconds + 1 if context else None,
            ssl_shutdown_timeout=FAREWELL_S if context else None,
            ssl_incoming_bio_size=READ_BYTES if context else None,
        )
    except BaseException as error:
        sock.close()
        if isinstance(error, ssl.SSLCertVerificationError):
            raise LinkEndedError(Ending(LinkReason.WRONG_CERTIFICATE)) from None
        if isinstance(error, OSError) and not isinstance(error, TimeoutError):
            raise LinkEndedError(Ending(LinkReason.TLS_FAILED)) from None
        raise
    ssl_object = transport.get_extra_info("ssl_object")
    certificate = b"" if ssl_object is None else ssl_object.getpeercert(True) or b""
    if pin is not None and certificate != pin:
        await _abort(transport)
        raise LinkEndedError(Ending(LinkReason.WRONG_CERTIFICATE))
    if hush.is_lost:
        await _abort(transport)
        raise LinkEndedError(Ending(LinkReason.CLOSED))
    return transport, certificate


async def _upgrade(transport: Any, endpoint: Endpoint, wire: Wire) -> None:
    protocol = WSProtocol(
        endpoint.address,  # Host
        endpoint.path,
        True,  # is_client_side
        lambda _request, _response: wire,
        _quiet,
        True,  # disconnect_on_exception
        None,  # handshake timeout: ours covers TLS too
        False,  # auto ping: the link's own pings keep its own time
        0,
        0,
        WSAutoPingStrategy.PING_WHEN_IDLE,
        False,  # auto pong: a flood of pings must be counted
        MESSAGE_BYTES,
        {"Sec-WebSocket-Protocol": SUBPROTOCOL},
        4096,  # first size of the read buffer
    )
    try:
        transport.set_protocol(protocol)
        protocol.connection_made(transport)
        await protocol.wait_until_handshake_complete()
        if not wire.speaks_ours():
            raise LinkEndedError(Ending(LinkReason.WRONG_PROTOCOL))
    except BaseException as error:
        await _abort(transport)
        if isinstance(error, WSError):
            raise LinkEndedError(Ending(LinkReason.WRONG_PROTOCOL)) from error
        raise


async def _abort(transport: Any) -> None:
    transport.abort()
    await asyncio.sleep(0)  # the transport closes its socket in the next turn of the loop


async def _connect(endpoint: Endpoint, seconds: float) -> socket.socket:
    loop = asyncio.get_running_loop()
    try:
        # Numeric, so this asks no name server and does not block.
        family, kind, proto, _, address = socket.getaddrinfo(
            endpoint.host, endpoint.port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
        )[0]
    except OSError:
        raise LinkEndedError(Ending(LinkReason.UNREACHABLE)) from None
    sock = socket.socket(family, kind, proto)
    try:
        sock.setblocking(False)
        async with asyncio.timeout(seconds):
            await loop.sock_connect(sock, address)
    except BaseException as error:
        sock.close()
        if isinstance(error, OSError):
            raise LinkEndedError(Ending(LinkReason.UNREACHABLE)) from None
        raise
    return sock
