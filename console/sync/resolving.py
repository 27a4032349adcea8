"""Names of hubs to addresses, on a thread that nobody waits for.

The system's own look-up can not be interrupted. On the loop's shared threads one that hangs (a resolver that
is gone) would hold up the end of the program.
"""

import asyncio
import contextlib
import socket
import threading

from aiohttp.abc import AbstractResolver, ResolveResult

_FLAGS = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class Resolver(AbstractResolver):
    """aiohttp's resolver; ends with the request that asked, whatever the system does."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Every address of `host`. OSError when there is none."""
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[ResolveResult]] = loop.create_future()

        def settle(result: list[ResolveResult] | OSError) -> None:
            if found.done():
                return
            if isinstance(result, OSError):
                found.set_exception(result)
            else:
                found.set_result(result)

        def look_up() -> None:
            result: list[ResolveResult] | OSError
            try:
                infos = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
                result = [
                    ResolveResult(
                        hostname=host,
                        host=str(address[0]),
                        port=int(address[1]),
                        family=kind,
                        proto=proto,
                        flags=_FLAGS,
                    )
                    for kind, _, proto, _, address in infos
                ]
            except (OSError, UnicodeError) as error:
                result = error if isinstance(error, OSError) else OSError(str(error))
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(settle, result)

        threading.Thread(target=look_up, name="resolver", daemon=True).start()
        return await found

    async def close(self) -> None:
        """Nothing to let go."""
