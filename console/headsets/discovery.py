"""Searching the network: mDNS browsing that never fails, it only says what keeps it from finding more."""

import asyncio
import errno
import logging
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import IPv4Interface, ip_address
from typing import Any, Final

from zeroconf import Error as ZeroconfError
from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from console.errors import NetworkReason
from console.headsets.addresses import own_interfaces
from console.headsets.adverts import read_advert
from console.headsets.pace import Pace
from console.headsets.protocol import SERVICE_TYPE
from console.model import Found

log = logging.getLogger(__name__)

_RESOLVERS: Final = 8
_UNRESOLVED: Final = 512
_RESOLVE_MS: Final = 3_000
_GROUP: Final = ("224.0.0.251", 5353)
_EMPTY_QUERY: Final = bytes(12)
"""A DNS message that asks nothing: shows whether multicast may be sent at all."""
_TROUBLES: Final = {
    errno.EACCES: NetworkReason.MULTICAST_DENIED,
    errno.EPERM: NetworkReason.MULTICAST_DENIED,
    errno.EHOSTUNREACH: NetworkReason.MULTICAST_DENIED,
    errno.EADDRINUSE: NetworkReason.PORT_IN_USE,
    errno.EADDRNOTAVAIL: NetworkReason.BAD_ADDRESS,
}


class Discovery:
    """Browses for headsets on the chosen interfaces until cancelled, through every change of the network.

    `put(name, found)` for each new or changed advert, `remove(name)` for each goodbye, `tell(trouble)` when
    what keeps it from multicast changes; None: nothing does.
    """

    def __init__(
        self,
        interfaces: Sequence[str],
        pace: Pace,
        *,
        put: Callable[[str, Found], None],
        remove: Callable[[str], None],
        tell: Callable[[NetworkReason | None], None],
    ) -> None:
        self._interfaces = tuple(interfaces)
        self._pace = pace
        self._put = put
        self._remove = remove
        self._tell = tell
        self._own: tuple[IPv4Interface, ...] = ()
        self._seen: set[str] = set()
        self._unresolved: asyncio.Queue[str] = asyncio.Queue(_UNRESOLVED)

    async def run(self) -> None:
        """Search until cancelled."""
        while True:
            self._own = own_interfaces()
            hosts, trouble = self._choose()
            if hosts:
                in_the_way = await self._browse(hosts, trouble)
                if in_the_way is None:
                    continue
                trouble = in_the_way
            self._tell(trouble)
            await asyncio.sleep(self._pace.search_s)

    def _choose(self) -> tuple[list[str], NetworkReason | None]:
        """The own addresses to browse on, and what is wrong with the choice."""
        own = [str(interface.ip) for interface in self._own]
        hosts: list[str] = []
        for choice in self._interfaces:
            if choice == "all":
                hosts += own
            elif choice == "loopback":
                hosts.append("127.0.0.1")
            elif choice in own:
                hosts.append(choice)
            else:
                return [], NetworkReason.BAD_ADDRESS
        is_alone = "all" in self._interfaces and all(ip_address(host).is_loopback for host in hosts)
        return list(dict.fromkeys(hosts)), NetworkReason.NO_NETWORK if is_alone else None

    async def _browse(self, hosts: list[str], trouble: NetworkReason | None) -> NetworkReason | None:
        """Browse until this machine's addresses change, then None; or, at once, what makes it impossible."""
        denied = [reason for host in hosts if (reason := _multicast_trouble(host)) is not None]
        in_the_way = denied[0] if len(denied) == len(hosts) else _port_trouble()
        if in_the_way is not None:
            return in_the_way
        try:
            zeroconf = AsyncZeroconf(interfaces=hosts, ip_version=IPVersion.V4Only)
        except OSError as error:
            log.info("no multicast: %s", error)
            return _reason_of(error)
        try:
            await _until_up(zeroconf.zeroconf)
            async with asyncio.TaskGroup() as group:
                resolvers = [
                    group.create_task(self._resolve_waiting(zeroconf.zeroconf)) for _ in range(_RESOLVERS)
                ]
                browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE_TYPE, handlers=[self._on_change])
                self._tell(trouble)
                try:
                    await self._until_network_changes()
                finally:
                    await browser.async_cancel()
                for resolver in resolvers:
                    resolver.cancel()
        finally:
            await zeroconf.async_close()
        return None

    async def _until_network_changes(self) -> None:
        before, self._seen = self._seen, set()
        while own_interfaces() == self._own:
            await asyncio.sleep(self._pace.search_s)
            # What was seen through the addresses of before and did not answer again is gone.
            for name in before - self._seen:
                self._remove(name)
            before.clear()

    def _on_change(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        """zeroconf: an advert came, changed or said goodbye. The names of these parameters are its own."""
        if state_change is ServiceStateChange.Removed:
            self._seen.discard(name)
            self._remove(name)
            return
        try:
            info = AsyncServiceInfo(service_type, name)
        except ZeroconfError:
            return  # it passes on whatever a packet claims, and raises when asked about it
        if info.load_from_cache(zeroconf):
            self._take(name, info)
        else:
            with suppress(asyncio.QueueFull):
                self._unresolved.put_nowait(name)

    async def _resolve_waiting(self, zeroconf: Zeroconf) -> None:
        while True:
            name = await self._unresolved.get()
            info = AsyncServiceInfo(SERVICE_TYPE, name)
            if await info.async_request(zeroconf, _RESOLVE_MS):
                self._take(name, info)

    def _take(self, name: str, info: AsyncServiceInfo) -> None:
        txt = {_text(key): _text(value) for key, value in info.properties.items() if value is not None}
        hosts = info.parsed_scoped_addresses(IPVersion.All)
        found = read_advert(txt, len(info.text), hosts, info.port or 0, self._own)
        if found is None:
            self._remove(name)
        else:
            self._seen.add(name)
            self._put(name, found)


async def _until_up(zeroconf: Zeroconf) -> None:
    """Wait for its sockets: a browser that is cancelled before would take the closing of them with it."""
    up = zeroconf.engine.running_future
    if up is not None:
        await asyncio.wait((up,))  # a cancelled `await` would cancel the future, on which `async_close` waits


def _text(data: Any) -> str:
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else str(data)


def _multicast_trouble(host: str) -> NetworkReason | None:
    """What happens to a multicast datagram from this own address; None: it may go."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.setblocking(False)
            probe.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(host))
            probe.sendto(_EMPTY_QUERY, _GROUP)
    except BlockingIOError:
        return None
    except OSError as error:
        return _reason_of(error)
    return None


def _port_trouble() -> NetworkReason | None:
    """What happens when the mDNS port is opened, shared as it has to be; None: it may be."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if hasattr(socket, "SO_REUSEPORT"):
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            probe.bind(("", _GROUP[1]))
    except OSError as error:
        return _reason_of(error)
    return None


def _reason_of(error: OSError) -> NetworkReason:
    return _TROUBLES.get(error.errno or 0, NetworkReason.NO_NETWORK)
