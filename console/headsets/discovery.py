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
from console.headsets.unheard import Unheard
from console.model import Found

log = logging.getLogger(__name__)

_ASKED_AT_ONCE: Final = 8
_GROUP: Final = ("224.0.0.251", 5353)
_EMPTY_QUERY: Final = bytes(12)
"""A DNS message that asks nothing: shows whether multicast may be sent at all."""
_TROUBLES: Final = {
    errno.EACCES: NetworkReason.MULTICAST_DENIED,
    errno.EPERM: NetworkReason.MULTICAST_DENIED,
    errno.EHOSTUNREACH: NetworkReason.MULTICAST_DENIED,
    errno.EADDRINUSE: NetworkReason.SEARCH_PORT_TAKEN,
    errno.EADDRNOTAVAIL: NetworkReason.NOT_OWN_ADDRESS,
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
        self._unheard = Unheard(pace.ask_again_s)
        self._named = asyncio.Event()

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
                return [], NetworkReason.NOT_OWN_ADDRESS
        is_alone = "all" in self._interfaces and all(ip_address(host).is_loopback for host in hosts)
        return list(dict.fromkeys(hosts)), NetworkReason.NO_NETWORK if is_alone else None

    async def _browse(self, hosts: list[str], trouble: NetworkReason | None) -> NetworkReason | None:
        """Browse until this machine's addresses change, then None; or, at once, what makes it impossible."""
        denied = [reason for host in hosts if (reason := multicast_trouble(host)) is not None]
        in_the_way = denied[0] if len(denied) == len(hosts) else port_trouble()
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
                asking = group.create_task(self._ask(zeroconf.zeroconf))
                browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE_TYPE, handlers=[self._on_change])
                self._tell(trouble)
                try:
                    await self._until_network_changes(zeroconf.zeroconf)
                finally:
                    await browser.async_cancel()
                asking.cancel()
        finally:
            await zeroconf.async_close()
        return None

    async def _until_network_changes(self, zeroconf: Zeroconf) -> None:
        before, self._seen = self._seen, set()
        self._unheard = Unheard(self._pace.ask_again_s)
        while own_interfaces() == self._own:
            await asyncio.sleep(self._pace.search_s)
            self._look_again(zeroconf)
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
            self._unheard.remove(name)
            self._remove(name)
            return
        if not self._read(zeroconf, name):
            self._let_wait(name)

    def _read(self, zeroconf: Zeroconf, name: str) -> bool:
        """Take an advert that has come whole; False: the rest of it has to be asked for."""
        try:
            info = AsyncServiceInfo(SERVICE_TYPE, name)
        except ZeroconfError:
            return True  # it passes on whatever a packet claims, and raises when asked about it
        is_whole = info.load_from_cache(zeroconf)
        if is_whole:
            self._take(name, info)
        return is_whole

    def _let_wait(self, name: str) -> None:
        if self._unheard.add(name, asyncio.get_running_loop().time()):
            self._named.set()

    def _look_again(self, zeroconf: Zeroconf) -> None:
        """Let those wait that found no place when they were named."""
        for record in zeroconf.cache.async_entries_with_name(SERVICE_TYPE):
            name = getattr(record, "alias", "")
            if name and name not in self._seen and not self._read(zeroconf, name):
                self._let_wait(name)

    async def _ask(self, zeroconf: Zeroconf) -> None:
        """Ask for what is missing of adverts, in their turn."""
        loop, free = asyncio.get_running_loop(), asyncio.Semaphore(_ASKED_AT_ONCE)
        async with asyncio.TaskGroup() as group:
            while True:
                await free.acquire()
                while (name := self._unheard.next(loop.time())) is None:
                    self._named.clear()
                    with suppress(TimeoutError):
                        async with asyncio.timeout(self._pace.ask_s if self._unheard else None):
                            await self._named.wait()
                group.create_task(self._ask_for(zeroconf, name, free))

    async def _ask_for(self, zeroconf: Zeroconf, name: str, free: asyncio.Semaphore) -> None:
        """Ask once; an answer that is late comes as a change."""
        try:
            info = AsyncServiceInfo(SERVICE_TYPE, name)
            answered = await info.async_request(zeroconf, self._pace.ask_s * 1000)
            if answered and name in self._unheard:  # no goodbye has come meanwhile
                self._take(name, info)
        finally:
            free.release()

    def _take(self, name: str, info: AsyncServiceInfo) -> None:
        self._unheard.remove(name)
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


def multicast_trouble(host: str) -> NetworkReason | None:
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


def port_trouble() -> NetworkReason | None:
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
