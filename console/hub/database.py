"""The hub's way to PostgreSQL: one pool a process, one transaction a request, tried again where it heals."""

import asyncio
import contextlib
import logging
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from console.errors import ConsoleError, HubReason

if TYPE_CHECKING:
    from psycopg import AsyncConnection
    from psycopg_pool import AsyncConnectionPool

    Connection = AsyncConnection[tuple[Any, ...]]
else:
    Connection = Any

log = logging.getLogger(__name__)

VARIABLE: Final = "RESILIENCE_HUB_DATABASE"
"""Names the database where no option does. libpq's own variables (PGHOST, PGPASSFILE ...) count, too."""
TRIES: Final = 6
PATIENCE_S: Final = 8.0
"""So long a request waits for a connection,"""
WAITING: Final = 400
"""and so many do at once."""

_SETTINGS: Final = (
    # A process that was frozen inside a transaction must not keep the others waiting for its rows.
    "SET idle_in_transaction_session_timeout = '5s'",
    "SET lock_timeout = '8s'",
    "SET statement_timeout = '15s'",
)

T = TypeVar("T")


class Database:
    """A pool of connections. Everything is asked inside `transact`."""

    def __init__(self, url: str | None, *, size: int = 8) -> None:
        """`url` None: by the environment. ConsoleError: BAD_DATABASE_URL, NO_DATABASE_URL."""
        self._conninfo = conninfo(url)
        self._size = size
        self._pool: AsyncConnectionPool[Connection] | None = None

    async def __aenter__(self) -> "Database":
        from psycopg_pool import AsyncConnectionPool

        logging.getLogger("psycopg").setLevel(logging.CRITICAL)  # it would tell where, and as whom
        self._pool = AsyncConnectionPool(
            self._conninfo,
            min_size=1,
            max_size=self._size,
            open=False,
            configure=_configure,
            timeout=PATIENCE_S,
            max_waiting=WAITING,
            reconnect_timeout=5.0,
        )
        await self._pool.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._pool is not None:
            await self._pool.close(timeout=2.0)

    async def transact(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        """What `work` returns, once its transaction is committed.

        `work` is run again when another transaction was in its way, or when the connection broke: it must
        mean the same when it runs twice. ConsoleError: DATABASE_UNREACHABLE, DATABASE_REFUSED, NOT_SET_UP.
        """
        assert self._pool is not None
        for attempt in range(1, TRIES + 1):
            try:
                with _told_as_reasons():
                    async with self._pool.connection() as connection:
                        return await work(connection)
            except _Again as again:
                if attempt == TRIES:
                    raise ConsoleError(HubReason.DATABASE_UNREACHABLE) from again
                log.debug("transaction tried again: %s", type(again.__cause__).__name__)
                await asyncio.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - jitter
        raise AssertionError


async def connect(url: str | None) -> Connection:
    """One connection, for a command. ConsoleError as `Database`."""
    import psycopg

    with _told_as_reasons():
        try:
            return await psycopg.AsyncConnection.connect(conninfo(url))
        except psycopg.OperationalError as error:
            raise ConsoleError(HubReason.DATABASE_UNREACHABLE) from error


@contextlib.asynccontextmanager
async def reachable(url: str | None, *, size: int = 2) -> AsyncIterator[Database]:
    """A database that answers now, or ConsoleError at once."""
    probe = await connect(url)
    await probe.close()
    async with Database(url, size=size) as database:
        yield database


def conninfo(url: str | None) -> str:
    """What libpq is told. The password in it never leaves this process but to the server.

    ConsoleError: BAD_DATABASE_URL, NO_DATABASE_URL.
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    url = url or os.environ.get(VARIABLE)
    if not url and not any(name in os.environ for name in ("PGHOST", "PGSERVICE", "PGDATABASE")):
        raise ConsoleError(HubReason.NO_DATABASE_URL)
    try:
        given = conninfo_to_dict(url or "")
    except ProgrammingError:
        raise ConsoleError(HubReason.BAD_DATABASE_URL) from None  # its words hold the password
    usual = {
        "application_name": "resilience-hub",
        "connect_timeout": "5",
        # A database host that vanished is noticed in seconds, not hours.
        "keepalives_idle": "5",
        "keepalives_interval": "2",
        "keepalives_count": "3",
        "tcp_user_timeout": "10000",
    }
    return make_conninfo("", **{**usual, **given})


class _Again(Exception):  # noqa: N818 - it is caught here
    """Trouble that the next try may not have."""


@contextlib.contextmanager
def _told_as_reasons() -> Any:
    """Trouble of the database as a reason; none of the database's own words get further."""
    import psycopg
    from psycopg import errors
    from psycopg_pool import PoolTimeout, TooManyRequests

    passing = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)
    try:
        yield
    except passing as error:
        raise _Again from error
    except (PoolTimeout, TooManyRequests, errors.LockNotAvailable, errors.QueryCanceled) as error:
        raise ConsoleError(HubReason.DATABASE_UNREACHABLE) from error
    except (errors.UndefinedTable, errors.UndefinedColumn) as error:
        raise ConsoleError(HubReason.NOT_SET_UP) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise _Again from error
    except psycopg.Error as error:
        raise ConsoleError(HubReason.DATABASE_REFUSED, problem=type(error).__name__) from error


async def _configure(connection: Connection) -> None:
    for setting in _SETTINGS:
        await connection.execute(setting)
    await connection.commit()
