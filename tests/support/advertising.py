"""Adverts on loopback as headsets put them there, whole or only in part."""

import asyncio
import socket
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from zeroconf import IPVersion
from zeroconf._dns import DNSPointer
from zeroconf._protocol.incoming import DNSIncoming
from zeroconf._protocol.outgoing import DNSOutgoing
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from console.headsets.protocol import SERVICE_TYPE
from tests.support.scripted_station import ScriptedStation

_RESPONSE: Final = 0x8400
_IN, _PTR, _SRV, _ANY = 1, 12, 33, 255


class Advertiser:
    """Puts adverts on loopback, without the probing that a real headset does first."""

    def __init__(self, zeroconf: AsyncZeroconf) -> None:
        self._zeroconf = zeroconf

    async def put(self, station: ScriptedStation, name: str | None = None, **txt: str) -> AsyncServiceInfo:
        properties = {"txtvers": "1", "id": station.id, "label": "Seat 4", "model": "M", "app": "a/1"}
        name = name or f"test-{uuid.uuid4()}"
        info = AsyncServiceInfo(
            SERVICE_TYPE,
            f"{name}.{SERVICE_TYPE}",
            port=station.port,
            properties={**properties, "proto": "1", "path": "/live", "tls": "1", **txt},
            server=f"{name}.local.",
            parsed_addresses=["127.0.0.1"],
        )
        await (await self._zeroconf.async_register_service(info, cooperating_responders=True))
        return info

    async def withdraw(self, info: AsyncServiceInfo) -> None:
        await (await self._zeroconf.async_unregister_service(info))


@asynccontextmanager
async def advertising() -> AsyncIterator[Advertiser]:
    zeroconf = AsyncZeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)
    try:
        yield Advertiser(zeroconf)
    finally:
        await zeroconf.async_close()


class Mumbler(asyncio.DatagramProtocol):
    """Names stations on loopback without saying where they are, and hears how often each is asked for."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.answers: dict[str, tuple[int, ScriptedStation]] = {}
        """Whoever answers: at which question, and for which station."""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def name(self, *names: str, ttl: int = 120) -> None:
        """Only the names; a `ttl` of 0 is a goodbye."""
        out = DNSOutgoing(_RESPONSE)
        for name in names:
            out.add_answer_at_time(DNSPointer(SERVICE_TYPE, _PTR, _IN, ttl, name), 0)
        self._send(out)

    def datagram_received(self, data: bytes, source: Any) -> None:
        packet = DNSIncoming(data)
        for question in packet.questions if packet.is_query() else ():
            if question.type in (_SRV, _ANY):
                self.asked[question.name] += 1
                turn, station = self.answers.get(question.name, (0, None))
                if station is not None and self.asked[question.name] >= turn:
                    self._answer(question.name, station)

    def _answer(self, name: str, station: ScriptedStation) -> None:
        info = AsyncServiceInfo(
            SERVICE_TYPE, name, port=station.port, properties={"txtvers": "1", "id": station.id, "tls": "1"}
        )
        info.server, info.addresses = f"{station.id}.local.", [socket.inet_aton("127.0.0.1")]
        out = DNSOutgoing(_RESPONSE)
        for record in (info.dns_service(), info.dns_text(), *info.dns_addresses()):
            out.add_answer_at_time(record, 0)
        self._send(out)

    def _send(self, out: DNSOutgoing) -> None:
        for packet in out.packets():
            self._transport.sendto(packet, ("224.0.0.251", 5353))


@asynccontextmanager
async def mumbling() -> AsyncIterator[Mumbler]:
    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    loopback = socket.inet_aton("127.0.0.1")
    ear.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, loopback)
    ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.0.0.251") + loopback)
    ear.bind(("", 5353))
    transport, mumbler = await asyncio.get_running_loop().create_datagram_endpoint(Mumbler, sock=ear)
    try:
        yield mumbler
    finally:
        transport.close()
