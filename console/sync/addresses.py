"""The address of a hub, and through what proxy it is reached."""

import urllib.request
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from console.errors import ConsoleError, SyncReason

LONGEST: Final = 500


def read_url(text: str) -> str:
    """The address as it is used: scheme, host and port.

    ConsoleError: NOT_SECURE for http to any machine but this one, BAD_ADDRESS for what is no hub's address.
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ConsoleError(SyncReason.BAD_ADDRESS) from error
    if (
        parts.scheme not in ("http", "https")
        or not host
        or not host.isprintable()
        or len(text) > LONGEST
        or parts.username is not None
        or parts.path not in ("", "/")
        or parts.query
        or parts.fragment
    ):
        raise ConsoleError(SyncReason.BAD_ADDRESS)
    if parts.scheme == "http" and not is_this_machine(host):
        raise ConsoleError(SyncReason.NOT_SECURE)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port is None else f":{port}")


def is_this_machine(host: str) -> bool:
    """True for loopback addresses and the name of them."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def proxy_of(url: str) -> str | None:
    """The proxy that this machine's settings name for an address; this machine itself needs none."""
    host = urlsplit(url).hostname or ""
    if is_this_machine(host) or urllib.request.proxy_bypass(host):
        return None
    found = urllib.request.getproxies().get(urlsplit(url).scheme)
    return found if found is None or "://" in found else f"http://{found}"
