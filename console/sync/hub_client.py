"""Asking a hub over HTTPS: signed questions out, signed answers in, and nothing else believed.

Certificate and key of the hub are known before (`join_code`). Whatever is not signed by it is no answer,
whoever gave it: portals and proxies answer, too.
"""

import asyncio
import functools
import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Final

import aiohttp
import msgspec
from aiohttp.abc import AbstractStreamWriter
from yarl import URL

from console import __version__
from console.clock import Clock, iso_utc
from console.errors import ConsoleError, SyncReason
from console.records.local import Identity
from console.sync import answering, asking, trouble
from console.sync.addresses import proxy_of
from console.sync.pace import Pace
from console.sync.resolving import Resolver
from console.sync.several import SEVERAL
from console.sync.wire import LARGEST_BLOB, Refusal, decode

LARGEST_ANSWER: Final = LARGEST_BLOB + 1_000_000
"""No answer is longer: what goes on beyond is cut off and means nothing."""
_CHUNK: Final = 64 * 1024
_AHEAD: Final = 128 * 1024
"""Bytes that the system may hold of what goes up."""
_LARGE: Final = 2 * 1024 * 1024
_ASK_AGAIN: Final = ("wrong_time", "replayed")
"""With the hub's time, or with a new nonce: a library may have sent the same request twice."""
_MOST_OFF: Final = timedelta(days=36_525)
"""No clock of ours is a century off."""
_SHORT_WAIT_S: Final = 5.0
_MOST_WAITS: Final = 20
"""A hub that asks for so short a wait is given it on the spot, so many times in a row."""


class Whom(msgspec.Struct, frozen=True):
    """Who is to answer."""

    url: str
    key_hash: str
    """SHA-256 of the hub's public key, hex."""
    certificate: bytes | None
    """SHA-256 of the certificate that it must show; None: a public authority vouches for it."""


class Answer(msgspec.Struct, frozen=True):
    """What came back, before anything of it is believed."""

    status: int
    body: bytes
    signature: str
    nonce: str
    """Of the request."""
    retry_after_s: float


class HubClient:
    """One conversation with a hub; `is_genuine` tells its answers from all others.

    Use as an async context manager. ConsoleError(SyncReason) for all trouble.
    """

    def __init__(
        self,
        whom: Whom,
        identity: Identity,
        clock: Clock,
        pace: Pace,
        *,
        is_genuine: Callable[[Answer], bool],
        ahead_s: float = 0.0,
    ) -> None:
        self._whom = whom
        self._identity = identity
        self._clock = clock
        self._pace = pace
        self._is_genuine = is_genuine
        self.ahead_s = ahead_s
        """How far our clock is ahead of the hub's, as far as it is known: requests carry the hub's time."""
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "HubClient":
        # Beside the loop: on some systems it asks the network for names.
        proxy = await asyncio.to_thread(proxy_of, self._whom.url)
        pin = self._whom.certificate
        self._proxy: dict[str, Any] = {} if proxy is None else proxied(proxy)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=True if pin is None else aiohttp.Fingerprint(pin),
                limit=SEVERAL,
                resolver=Resolver(),
                socket_factory=_socket,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._pace.connect_s),
            headers={"User-Agent": f"resilience-console/{__version__}"},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        """The body of the hub's yes.

        ConsoleError(SyncReason): whatever else came; of the hub's own no `error` in the detail is its word.
        """
        answer = await self._send(method, path, body)
        for _ in range(_MOST_WAITS):
            word = self._word(answer)
            if word != "busy" or not 0 < answer.retry_after_s <= _SHORT_WAIT_S:
                break
            await asyncio.sleep(answer.retry_after_s)
            answer = await self._send(method, path, body)
        if self._word(answer) in _ASK_AGAIN:
            self._heed_time(answer)
            answer = await self._send(method, path, body)
        if not self._is_genuine(answer):
            is_pinned = self._whom.certificate is not None
            raise trouble.of_stranger(answer.status, answer.retry_after_s, is_pinned=is_pinned)
        if not 200 <= answer.status < 300:
            raise trouble.of_refusal(answer.status, answer.body, answer.retry_after_s)
        return answer.body

    def learn_time(self, hub_time: str) -> datetime:
        """Take in what the hub says the time is. ConsoleError(NOT_THE_HUB) for what is no time."""
        try:
            told = datetime.fromisoformat(hub_time)
            ahead = self._clock.utc() - told
        except (ValueError, TypeError) as error:
            raise ConsoleError(SyncReason.NOT_THE_HUB) from error
        if abs(ahead) > _MOST_OFF:
            raise ConsoleError(SyncReason.NOT_THE_HUB)
        self.ahead_s = ahead.total_seconds()
        return told

    def _word(self, answer: Answer) -> str | None:
        if answer.status < 400 or not self._is_genuine(answer):
            return None
        try:
            return str(decode(answer.body, Refusal).error)
        except ValueError:
            return None

    def _heed_time(self, answer: Answer) -> None:
        self.learn_time(decode(answer.body, Refusal).hub_time)

    async def _send(self, method: str, path: str, body: bytes) -> Answer:
        assert self._session is not None
        sign = functools.partial(
            asking.sign,
            self._identity.key,
            console=self._identity.console,
            hub=self._whom.key_hash,
            time=iso_utc(self._clock.utc() - timedelta(seconds=self.ahead_s)),
            method=method,
            path=path,
            body=body,
        )
        # Megabytes are hashed beside the loop, which has a class to serve.
        credentials = sign() if len(body) < _LARGE else await asyncio.to_thread(sign)
        loop = asyncio.get_running_loop()
        headers = {"Authorization": credentials.header()}
        try:
            async with asyncio.timeout(self._pace.longest_request_s), asyncio.timeout(None) as stalled:

                def moved() -> None:
                    stalled.reschedule(loop.time() + self._pace.stall_s)

                moved()
                async with self._session.request(
                    method,
                    URL(self._whom.url + path, encoded=True),
                    data=_Told(body, moved) if body else None,
                    headers=headers,
                    allow_redirects=False,
                    **self._proxy,
                ) as response:
                    content = bytearray()
                    async for chunk in response.content.iter_chunked(_CHUNK):
                        moved()
                        content += chunk
                        if len(content) > LARGEST_ANSWER:
                            raise ConsoleError(SyncReason.NOT_THE_HUB)
                    return Answer(
                        response.status,
                        bytes(content),
                        response.headers.get(answering.HEADER, ""),
                        credentials.nonce,
                        _seconds(response.headers.get("Retry-After", "")),
                    )
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            raise trouble.of_connection(error, self._clock) from error


def _socket(info: aiohttp.AddrInfoType) -> socket.socket:
    """One that takes little at once: what the system has taken is not yet on its way.

    On a slow line megabytes would lie there while nothing seems to move.
    """
    family, kind, proto, *_ = info
    made = socket.socket(family, kind, proto)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _AHEAD)
    return made


class _Told(aiohttp.Payload):
    """A body that tells of each piece which the network has taken: slow is not the same as stalled."""

    def __init__(self, body: bytes, moved: Callable[[], None]) -> None:
        super().__init__(body)
        self._size = len(body)
        self._moved = moved

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """As text."""
        return bytes(self._value).decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send it piece by piece."""
        view = memoryview(self._value)
        for start in range(0, len(view), _CHUNK):
            await writer.write(view[start : start + _CHUNK])
            self._moved()


def proxied(proxy: str) -> dict[str, Any]:
    """A proxy as aiohttp takes it. ConsoleError(PROXY_REFUSED) for an address that is none."""
    try:
        url = URL(proxy)
    except ValueError as error:
        raise ConsoleError(SyncReason.PROXY_REFUSED, problem="its address can not be read") from error
    if url.user is None:
        return {"proxy": url}
    said = aiohttp.encode_basic_auth(url.user, url.password or "")
    return {"proxy": url.with_user(None), "proxy_headers": {"Proxy-Authorization": said}}


def _seconds(text: str) -> float:
    """Of Retry-After; its other form, a date, is as good as nothing with a clock that may be wrong."""
    return float(text) if text.isdigit() and len(text) < 9 else 0.0
