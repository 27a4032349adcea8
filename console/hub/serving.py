"""A hub process: its listeners, its certificate, its end."""

import asyncio
import contextlib
import errno
import logging
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from console import signals
from console.clock import Clock
from console.errors import ConsoleError, NetworkReason
from console.hub import admission, founding, schema, tls
from console.hub.database import Connection, Database, reachable
from console.hub.metrics import Metrics
from console.hub.server import Server
from console.hub.service import Service

if TYPE_CHECKING:
    from aiohttp.web import BaseRequest, Response

    Handler = Callable[[BaseRequest], Awaitable[Response]]

log = logging.getLogger(__name__)

POOL: Final = 8
"""Connections to the database, at most."""
IDLE_S: Final = 75.0
"""A connection that asks nothing is closed then; so is one whose header does not come to an end."""
HANDSHAKE_S: Final = 10.0
LARGEST_LINE: Final = 4096
MOST_HEADERS: Final = 64
MOST_CONNECTIONS: Final = 4000
LAST_ANSWERS_S: Final = 10.0
CLEANING_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Where:
    """What a process is told at its start."""

    host: str
    port: int
    admin: tuple[str, int] | None = None
    certificate: tuple[Path, Path] | None = None
    """PEM files of the certificate and its key, where the hub's own is not to be used."""
    behind_proxy: bool = False
    """Somebody else does TLS: plain HTTP."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where it listens, told in the first line."""

    url: str
    certificate_sha256: str | None
    hub_key: str
    admin: str | None


async def serve(
    database_url: str | None, where: Where, clock: Clock, announce: Callable[[Opened], None]
) -> None:
    """Serve until SIGTERM or SIGINT. ConsoleError as `running`."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    with signals.heard(lambda: loop.call_soon_threadsafe(stopped.set)):
        async with running(database_url, where, clock) as opened:
            announce(opened)
            await stopped.wait()


@contextlib.asynccontextmanager
async def running(database_url: str | None, where: Where, clock: Clock) -> AsyncIterator[Opened]:
    """A hub for the length of a block; then no new request is taken and the last answers are given.

    ConsoleError: as `Database` and `founding.keys`; PORT_IN_USE, NOT_OWN_ADDRESS, CERTIFICATE_UNREADABLE.
    """
    async with contextlib.AsyncExitStack() as stack:
        database = await stack.enter_async_context(reachable(database_url, size=POOL))
        keys = await database.transact(founding.keys)
        metrics = Metrics()
        server = Server(Service(database, keys, clock, metrics), metrics, behind_proxy=where.behind_proxy)
        context, fingerprint = (
            (None, None) if where.behind_proxy else tls.context_of(where.certificate, keys.identity)
        )
        cleaning = (await stack.enter_async_context(asyncio.TaskGroup())).create_task(_clean(database, clock))
        stack.callback(cleaning.cancel)
        port = await stack.enter_async_context(_listening(server.handle, where.host, where.port, context))
        admin = None
        if where.admin is not None:
            handle = _admin(database, metrics)
            admin_port = await stack.enter_async_context(_listening(handle, *where.admin, None))
            admin = _url("http", where.admin[0], admin_port)
        scheme = "http" if where.behind_proxy else "https"
        yield Opened(_url(scheme, where.host, port), fingerprint, keys.public, admin)


def _url(scheme: str, host: str, port: int) -> str:
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


@contextlib.asynccontextmanager
async def _listening(
    handle: "Handler", host: str, port: int, context: ssl.SSLContext | None
) -> AsyncIterator[int]:
    """An HTTP listener; yields its port. ConsoleError: PORT_IN_USE, NOT_OWN_ADDRESS."""
    from aiohttp import web

    loop = asyncio.get_running_loop()

    class Bounded(web.Server):
        """Hangs up on more connections than this process bears."""

        def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
            super().connection_made(handler, transport)
            if len(self.connections) > MOST_CONNECTIONS:
                loop.call_soon(transport.abort)  # once the handler has begun to wait

    server = Bounded(
        handle,
        access_log=None,
        logger=logging.getLogger("console.hub.http"),
        keepalive_timeout=IDLE_S,
        max_line_size=LARGEST_LINE,
        max_field_size=LARGEST_LINE,
        max_headers=MOST_HEADERS,
        auto_decompress=False,
        lingering_time=2.0,
    )
    try:
        listener = await loop.create_server(
            server,
            host,
            port,
            ssl=context,
            ssl_handshake_timeout=None if context is None else HANDSHAKE_S,
            backlog=512,
        )
    except OSError as error:
        is_taken = error.errno == errno.EADDRINUSE
        raise ConsoleError(
            NetworkReason.PORT_IN_USE if is_taken else NetworkReason.NOT_OWN_ADDRESS
        ) from error
    try:
        yield int(listener.sockets[0].getsockname()[1])
    finally:
        listener.close()
        server.pre_shutdown()
        await server.shutdown(LAST_ANSWERS_S)
        await listener.wait_closed()


def _admin(database: Database, metrics: Metrics) -> "Handler":
    """`/metrics`, `/healthz` (this process lives) and `/readyz` (its database does, too)."""
    from aiohttp import web

    async def is_ready(connection: Connection) -> None:
        await schema.check(connection)

    async def handle(request: "BaseRequest") -> "Response":
        if request.method != "GET":
            return web.Response(status=405)
        if request.raw_path == "/metrics":
            return web.Response(text=metrics.text(), content_type="text/plain")
        if request.raw_path == "/healthz":
            return web.Response(text="ok\n")
        if request.raw_path == "/readyz":
            try:
                async with asyncio.timeout(2.0):
                    await database.transact(is_ready)
            except (ConsoleError, TimeoutError):
                return web.Response(status=503, text="no database\n")
            return web.Response(text="ready\n")
        return web.Response(status=404)

    return handle


async def _clean(database: Database, clock: Clock) -> None:
    """Forget old nonces, now and then."""
    while True:
        try:
            await database.transact(lambda connection: admission.forget_nonces(connection, clock.utc()))
        except ConsoleError as error:
            log.warning("nonces not cleaned", extra={"reason": str(error.reason)})
        await asyncio.sleep(CLEANING_S)
