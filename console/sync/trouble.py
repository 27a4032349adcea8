"""What went wrong on the way to a hub, as a reason that people can act on."""

import ssl
from typing import Final

import aiohttp

from console.clock import Clock
from console.errors import ConsoleError, SyncReason
from console.sync.wire import Refusal, decode

_DATES: Final = (9, 10)
"""X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""
_BY_WORD: Final = {
    "bad_credentials": SyncReason.NOT_ADMITTED,
    "unknown_console": SyncReason.NOT_ADMITTED,
    "not_yours": SyncReason.NOT_ADMITTED,
    "wrong_time": SyncReason.CLOCK_REFUSED,
    "revoked": SyncReason.REVOKED,
    "wrong_code": SyncReason.CODE_REFUSED,
    "used_code": SyncReason.CODE_USED,
    "not_found": SyncReason.OLD_HUB,
    "bad_request": SyncReason.OLD_HUB,
    "busy": SyncReason.HUB_BUSY,
    "upgrade": SyncReason.OLD_CONSOLE,
}
_UNSIGNED: Final = {
    407: SyncReason.PROXY_REFUSED,
    413: SyncReason.PROXY_REFUSED,
    429: SyncReason.HUB_BUSY,
    500: SyncReason.HUB_TROUBLE,
    502: SyncReason.HUB_TROUBLE,
    503: SyncReason.HUB_TROUBLE,
    504: SyncReason.HUB_TROUBLE,
}
"""What a reverse proxy before the hub, or one on the way, says in its own name. Nothing of it counts."""


def of_connection(error: Exception, clock: Clock) -> ConsoleError:
    """Why no answer came."""
    if isinstance(error, TimeoutError):
        return ConsoleError(SyncReason.HUB_TIMED_OUT)
    if isinstance(error, aiohttp.ServerFingerprintMismatch):
        return ConsoleError(SyncReason.OTHER_CERTIFICATE)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        if getattr(error.certificate_error, "verify_code", None) in _DATES:
            today = clock.utc().date().isoformat()
            return ConsoleError(SyncReason.CERTIFICATE_DATES, today=today)
        return ConsoleError(SyncReason.OTHER_CERTIFICATE)
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return ConsoleError(SyncReason.PROXY_REFUSED, problem=str(error.status))
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return ConsoleError(SyncReason.PROXY_REFUSED, problem=_said(error.os_error))
    if isinstance(error, (aiohttp.ClientConnectorSSLError, ssl.SSLError)):
        return ConsoleError(SyncReason.NOT_THE_HUB)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return ConsoleError(SyncReason.HUB_NAME_UNKNOWN)
    if isinstance(error, aiohttp.ClientConnectorError):
        return ConsoleError(SyncReason.HUB_UNREACHABLE, problem=_said(error.os_error))
    if isinstance(error, (aiohttp.ClientResponseError, aiohttp.InvalidURL)):
        return ConsoleError(SyncReason.NOT_THE_HUB)
    return ConsoleError(SyncReason.HUB_CUT_OFF)


def of_stranger(status: int, retry_after_s: float, *, is_pinned: bool) -> ConsoleError:
    """What to say of an answer that the hub did not sign."""
    reason = _UNSIGNED.get(status, SyncReason.NOT_THE_HUB)
    if reason is SyncReason.NOT_THE_HUB and is_pinned and status in (404, 405, 501):
        reason = SyncReason.OLD_HUB
    return ConsoleError(reason, problem=str(status), retry_after_s=retry_after_s)


def of_refusal(status: int, body: bytes, retry_after_s: float) -> ConsoleError:
    """What the hub's own no means; `error` in the detail is its word for it."""
    try:
        word = decode(body, Refusal).error
    except ValueError:
        word = ""
    reason = _BY_WORD.get(word, SyncReason.HUB_TROUBLE)
    return ConsoleError(reason, error=word, status=status, retry_after_s=retry_after_s)


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__
