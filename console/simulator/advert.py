"""The headset's advert over mDNS (headset-apps.md section 2), and the addresses it listens on."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Sequence
from ipaddress import IPv4Address
from typing import Final

from console.headsets.protocol import PATH, SERVICE_TYPE
from console.simulator.station import APP, Station

LOOPBACK: Final = "127.0.0.1"
NAME_BYTES: Final = 48
"""Of the label in the instance name, which may have 63."""
EVERYWHERE: Final = "0.0.0.0"  # noqa: S104 - a headset has to be reachable


def hosts_of(interfaces: Sequence[str]) -> list[str]:
    """Addresses for `--interface` (IPv4 addresses, all or loopback): loopback last."""
    hosts: list[str] = []
    for interface in interfaces or ("all",):
        if interface == "all":
            hosts += _own_addresses()
        elif interface == "loopback":
            hosts.append(LOOPBACK)
        else:
            hosts.append(interface)
    return sorted(dict.fromkeys(hosts), key=lambda host: IPv4Address(host).is_loopback)


def _own_addresses() -> list[str]:
    import ifaddr

    found = [str(ip.ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]
    return [*found, LOOPBACK]


def listen(interfaces: Sequence[str], hosts: Sequence[str], port: int) -> list[socket.socket]:
    """Open listening sockets, all on one port. OSError when it is taken or an address is not ours."""
    names = [EVERYWHERE] if not interfaces or "all" in interfaces else hosts
    sockets: list[socket.socket] = []
    try:
        for name in names:
            listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            sockets.append(listener)
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((name, port))
            listener.listen(32)
            listener.setblocking(False)
            port = listener.getsockname()[1]
    except BaseException:
        for listener in sockets:
            listener.close()
        raise
    return sockets


@contextlib.asynccontextmanager
async def advertised(station: Station, hosts: Sequence[str], port: int) -> AsyncIterator[None]:
    """Advertise for as long as the block lasts, then say goodbye. OSError without multicast."""
    from zeroconf import Error, ServiceInfo
    from zeroconf.asyncio import AsyncZeroconf

    from console.headsets.discovery import multicast_trouble, port_trouble

    if all(multicast_trouble(host) for host in hosts) or port_trouble():
        raise OSError("no multicast from here")
    properties = {
        "txtvers": "1",
        "id": station.id,
        "label": station.label,
        "model": station.model,
        "app": f"{APP.id}/{APP.version}",
        "proto": "1",
        "path": PATH,
        "tls": "1",
    }
    # The tail of the id keeps names apart, so that nobody has to be asked whether the name is free.
    label = station.label.encode()[:NAME_BYTES].decode("utf-8", "ignore").replace(".", " ")
    name = f"{label} {station.id[-12:]}"
    info = ServiceInfo(
        SERVICE_TYPE,
        f"{name}.{SERVICE_TYPE}",
        port=port,
        addresses=[socket.inet_aton(host) for host in hosts],
        properties=properties,
        server=f"xrclass-{station.id}.local.",
    )
    zeroconf = AsyncZeroconf(interfaces=list(hosts))
    try:
        try:
            announcing = await zeroconf.async_register_service(info, cooperating_responders=True)
        except Error as error:
            raise OSError(str(error)) from error
        try:
            yield
        finally:
            asyncio.ensure_future(announcing).cancel()
    finally:
        await zeroconf.async_unregister_all_services()
        await zeroconf.async_close()
