"""Which addresses a headset may have: private, link-local and loopback ones, nothing of the wide network."""

import logging
from collections.abc import Sequence
from ipaddress import IPv4Interface, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

import ifaddr

log = logging.getLogger(__name__)

_ALLOWED_V4: Final = tuple(
    IPv4Network(net)
    for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
)
_ALLOWED_V6: Final = tuple(IPv6Network(net) for net in ("fc00::/7", "::1/128"))
_LINK_LOCAL_V6: Final = IPv6Network("fe80::/10")


def is_near(host: str) -> bool:
    """True for a numeric private, loopback or link-local address; link-local IPv6 needs its scope."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address in _LINK_LOCAL_V6:
            return bool(address.scope_id)
        return any(address in net for net in _ALLOWED_V6)
    return any(address in net for net in _ALLOWED_V4)


def is_loopback(host: str) -> bool:
    """True for this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def in_order(hosts: list[str], own: Sequence[IPv4Interface] = ()) -> tuple[str, ...]:
    """The near ones of `hosts`, each once, best first: IPv4 in an `own` network, IPv4, loopback, IPv6."""

    def rank(host: str) -> int:
        address = ip_address(host)
        if isinstance(address, IPv6Address):
            return 3
        if address.is_loopback:
            return 2
        return 0 if any(address in interface.network for interface in own) else 1

    return tuple(sorted((host for host in dict.fromkeys(hosts) if is_near(host)), key=rank))


def own_interfaces() -> tuple[IPv4Interface, ...]:
    """This machine's IPv4 addresses with their networks, as they are now; none where it does not tell."""
    try:
        adapters = list(ifaddr.get_adapters())
    except OSError as error:  # too many files are open, or memory is short: for a moment, mostly
        log.warning("this machine does not tell its addresses: %s", error.strerror)
        return ()
    return tuple(
        sorted(
            IPv4Interface(f"{ip.ip}/{ip.network_prefix}")
            for adapter in adapters
            for ip in adapter.ips
            if isinstance(ip.ip, str)
        )
    )
