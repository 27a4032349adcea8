"""HTTP around the service: bodies within limits, signed answers, one log line a request."""

import asyncio
import logging
import time
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from console.clock import iso_utc
from console.hub import admission
from console.hub.admission import Asked
from console.hub.limits import AtOnce, Buffered, Strangers
from console.hub.metrics import Metrics
from console.hub.refusal import Refused
from console.hub.service import Answer, Call, Service, recognise
from console.sync import answering, wire
from console.sync.asking import Credentials

if TYPE_CHECKING:
    from aiohttp.web import BaseRequest, Response

log = logging.getLogger(__name__)

CHUNK_S: Final = 20.0
"""Patience for the next bytes of a body,"""
BODY_S: Final = 300.0
"""and for all of it."""


class Server:
    """Answers HTTP requests with what the service says, each answer signed by the hub's key."""

    def __init__(self, service: Service, metrics: Metrics, *, behind_proxy: bool = False) -> None:
        self._service = service
        self._metrics = metrics
        self._behind_proxy = behind_proxy
        self._at_once = AtOnce()
        self._buffered = Buffered()
        self._strangers = Strangers()

    async def handle(self, request: "BaseRequest") -> "Response":
        """One request. It never raises but for its own end."""
        started, route, received = time.monotonic(), "none", 0
        credentials = admission.read(request.headers.get("Authorization"))
        self._metrics.under_way += 1
        refused: Refused | None = None
        try:
            call = recognise(request.method, request.raw_path)
            route = call.route.name
            if credentials is None:
                raise Refused("bad_credentials")
            answer, received = await self._answer(request, call, credentials)
        except Refused as why:
            refused = why
        except Exception as error:
            if request.transport is None:
                raise  # the asker went away
            log.exception("a request ended in trouble of ours", extra={"route": route})
            refused = Refused("trouble", type(error).__name__, retry_after_s=5)
        finally:
            self._metrics.under_way -= 1
        if refused is not None:
            answer = self._refusal(refused)
        took_s = time.monotonic() - started
        self._metrics.answered(route, answer.status, took_s, received)
        _log(route, credentials, answer, took_s, received, refused)
        return self._signed(answer, credentials, refused)

    async def _answer(
        self, request: "BaseRequest", call: Call, credentials: Credentials
    ) -> tuple[Answer, int]:
        """The answer, and how many bytes came. Refused, with the reason."""
        address = self._address(request)
        if not self._service.is_known(credentials.console):
            self._strangers.check(address, time.monotonic())
        try:
            with self._at_once.one_of(f"{credentials.console}@{address}"):
                await self._service.expect(call, credentials)
                largest = call.route.largest_body
                with self._buffered.up_to(_declared(request, largest)):
                    body = await _read(request, largest)
                    asked = Asked.of(credentials, call.route.method, request.raw_path, body)
                    return await self._service.answer(call, asked), len(body)
        except Refused as refused:
            if refused.status in (401, 403):
                self._strangers.note(address, time.monotonic())
            raise

    def _address(self, request: "BaseRequest") -> str:
        """Whom strangers' requests are counted against."""
        if self._behind_proxy:
            return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:64]
        return request.remote or ""

    def _refusal(self, refused: Refused) -> Answer:
        now = iso_utc(self._service.clock.utc())
        return Answer(refused.status, wire.encode(wire.Refusal(refused.word, now, refused.detail)))

    def _signed(self, answer: Answer, credentials: Credentials | None, refused: Refused | None) -> "Response":
        from aiohttp.web import Response

        nonce = "" if credentials is None else credentials.nonce
        key = self._service.keys.signing
        headers = {
            answering.HEADER: answering.sign(key, nonce=nonce, status=answer.status, body=answer.body),
            "Cache-Control": "no-store",
            "Content-Type": answer.type,
            "Date": format_datetime(self._service.clock.utc(), usegmt=True),
            "Server": "resilience-hub",
        }
        if refused is not None and refused.retry_after_s is not None:
            headers["Retry-After"] = str(refused.retry_after_s)
        return Response(status=answer.status, body=answer.body, headers=headers)


def _declared(request: "BaseRequest", largest: int) -> int:
    """Room that the body may need. Refused: too_large."""
    declared = request.content_length
    if declared is not None and declared > largest:
        raise Refused("too_large")
    if declared is None and request.can_read_body:
        return largest
    return declared or 0


async def _read(request: "BaseRequest", largest: int) -> bytes:
    """The body, never more of it than is allowed. Refused: too_large, bad_request."""
    from aiohttp.web import RequestPayloadError

    body = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            while True:
                async with asyncio.timeout(CHUNK_S):
                    chunk = await request.content.readany()
                if not chunk:
                    return bytes(body)
                body += chunk
                if len(body) > largest:
                    raise Refused("too_large")
    except TimeoutError:
        raise Refused("bad_request", "the body came too slowly") from None
    except RequestPayloadError:
        raise Refused("bad_request", "the body did not come whole") from None


def _log(
    route: str,
    credentials: Credentials | None,
    answer: Answer,
    took_s: float,
    received: int,
    refused: Refused | None,
) -> None:
    """One line a request: ids only, and nothing that the asker could have put there unchecked."""
    log.info(
        "request",
        extra={
            "route": route,
            "console": None if credentials is None else credentials.console,
            "status": answer.status,
            "refused": None if refused is None else refused.word,
            "ms": round(took_s * 1000, 1),
            "received": received,
            "sent": len(answer.body),
        },
    )
