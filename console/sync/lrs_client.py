"""Speaks to one learning record store: statements out, one back for comparing (xAPI 1.0.3, part 3)."""

import base64
import json
import ssl
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

import msgspec

from console.errors import ConsoleError, SyncReason
from console.sync.addresses import is_this_machine, proxy_of
from console.sync.hub_client import proxied

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession

VERSION: Final = "1.0.3"
NEXT_VERSION: Final = "2.0.0"
"""IEEE 9274.1.1."""
VERSION_HEADER: Final = "X-Experience-API-Version"
TIMEOUT_S: Final = 60.0
LARGEST_ANSWER: Final = 1_000_000
LONGEST_WAIT_S: Final = 3600
LONGEST_ADDRESS: Final = 500


class Credentials(msgspec.Struct, frozen=True):
    """Key and secret of HTTP Basic; they show nothing of themselves."""

    key: str
    secret: str

    def __repr__(self) -> str:
        return "Credentials(...)"

    @property
    def text(self) -> str:
        """As a keyring keeps them."""
        return f"{self.key}:{self.secret}"

    @property
    def header(self) -> str:
        """The value of `Authorization`."""
        return "Basic " + base64.b64encode(self.text.encode()).decode("ascii")


def credentials(text: str) -> Credentials | None:
    """From `key:secret`, or key and secret on a line each; None for anything else."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) == 1:
        lines = list(lines[0].partition(":")[::2])
    if len(lines) != 2 or not all(lines) or ":" in lines[0]:
        return None
    return Credentials(*lines)


def address(text: str) -> str:
    """The address of an LRS's resources as it is used, with a slash at the end.

    ConsoleError: LRS_ADDRESS for what is none, NOT_SECURE for plain http to another machine.
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ConsoleError(SyncReason.LRS_ADDRESS) from error
    is_plain = text.isprintable() and " " not in text and len(text) <= LONGEST_ADDRESS
    has_more = parts.query or parts.fragment or parts.username is not None
    if not host or not is_plain or has_more or parts.scheme not in ("http", "https"):
        raise ConsoleError(SyncReason.LRS_ADDRESS)
    if parts.scheme == "http" and not is_this_machine(host):
        raise ConsoleError(SyncReason.NOT_SECURE)
    path = parts.path.rstrip("/").removesuffix("/statements")
    return f"{parts.scheme}://{parts.netloc}{path}/"


class LrsClient:
    """One LRS for the length of one delivery, in the caller's session.

    Made beside the loop: on some systems it asks the network for names.
    ConsoleError: LRS_UNREACHABLE (problem), LRS_REFUSED, LRS_NOT_ONE, LRS_TROUBLE (problem),
    LRS_BUSY (wait_s).
    """

    def __init__(self, session: "ClientSession", url: str, who: Credentials) -> None:
        self._session = session
        self._url = url
        self._who = who
        proxy = proxy_of(url)
        self._proxy = {} if proxy is None else proxied(proxy)
        self._version = VERSION

    async def post(self, statements: Sequence[Mapping[str, Any]]) -> int:
        """Send statements, all or none; returns 200 when it holds them all, else 400, 403, 409 or 413."""
        data = json.dumps(statements, ensure_ascii=False).encode()
        status, body, version = await self._ask("POST", "", data)
        if status == 400 and version.startswith("2.") and not self._version.startswith("2."):
            self._version = NEXT_VERSION  # it speaks nothing else; our statements are the same in both
            status, body, version = await self._ask("POST", "", data)
        if status == 200 and not _names(body, [str(one["id"]) for one in statements]):
            raise ConsoleError(SyncReason.LRS_NOT_ONE)
        if status in (200, 204):
            return 200
        if status in (400, 403, 409, 413):
            return status
        raise _trouble(status)

    async def greet(self) -> None:
        """Ask for nothing in particular: is it there, and does it know our key."""
        status, _, version = await self._ask("GET", "?" + urlencode({"statementId": str(uuid.uuid4())}))
        if status not in (200, 403, 404):  # a key may be one that only writes
            raise _trouble(status)
        if not version:
            raise ConsoleError(SyncReason.LRS_NOT_ONE)

    async def held(self, id_: str) -> dict[str, Any] | None:
        """What it holds under an id, voided or not; None: nothing."""
        for parameter in ("statementId", "voidedStatementId"):
            status, body, _ = await self._ask("GET", "?" + urlencode({parameter: id_}))
            if status == 200:
                found = _json(body)
                if not isinstance(found, dict):
                    raise ConsoleError(SyncReason.LRS_NOT_ONE)
                return found
            if status != 404:
                raise _trouble(status)
        return None

    async def _ask(self, method: str, query: str, data: bytes | None = None) -> tuple[int, bytes, str]:
        """Status, body and the LRS's version."""
        import aiohttp

        headers = {"Authorization": self._who.header, VERSION_HEADER: self._version}
        if data is not None:
            headers["Content-Type"] = "application/json"
        try:
            async with self._session.request(
                method,
                self._url + "statements" + query,
                data=data,
                headers=headers,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=TIMEOUT_S),
                **self._proxy,
            ) as answer:
                if answer.status in (429, 503):
                    raise ConsoleError(SyncReason.LRS_BUSY, **_wait(answer))
                return answer.status, await _read(answer), answer.headers.get(VERSION_HEADER, "")
        except TimeoutError as error:
            raise ConsoleError(SyncReason.LRS_UNREACHABLE, problem="it took too long to answer") from error
        except (aiohttp.ClientError, ssl.SSLError, OSError, ValueError) as error:
            raise ConsoleError(SyncReason.LRS_UNREACHABLE, problem=_problem(error)) from error


async def _read(answer: "ClientResponse") -> bytes:
    data = bytearray()
    async for piece in answer.content.iter_chunked(65_536):
        data += piece
        if len(data) > LARGEST_ANSWER:
            raise ConsoleError(SyncReason.LRS_NOT_ONE)
    return bytes(data)


def _names(body: bytes, ids: list[str]) -> bool:
    """True when the answer names exactly these: nobody but an LRS does."""
    found = _json(body)
    return isinstance(found, list) and [str(one).lower() for one in found] == ids


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _trouble(status: int) -> ConsoleError:
    if status in (401, 403):
        return ConsoleError(SyncReason.LRS_REFUSED)
    if status in (404, 405) or 200 <= status < 400:
        return ConsoleError(SyncReason.LRS_NOT_ONE)
    return ConsoleError(SyncReason.LRS_TROUBLE, problem=f"HTTP {status}")


def _wait(answer: "ClientResponse") -> dict[str, int]:
    """`Retry-After` in seconds; a date, or nothing, leaves it to us."""
    text = answer.headers.get("Retry-After", "")
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return {"wait_s": min(int(text), LONGEST_WAIT_S)} if is_number else {}


def _problem(error: Exception) -> str:
    import aiohttp

    from console.sync.trouble import system_words

    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError | ssl.SSLError):
        return "its certificate is not valid here"
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return "the network's proxy refused"
    if isinstance(error, aiohttp.ClientConnectorError):
        return system_words(error.os_error)
    return "the connection broke"
