"""A headset's half of a link, as light as can be: many of them fit into one process. No faithful headset.

It answers hello, proof and `time`; what it says from the console's `resume` on, a subclass knows. Faithful
headsets are `console/simulator`.
"""

import asyncio
import contextlib
import json
import ssl
import sys
import tempfile
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from console.headsets.certificate import Identity, make_identity
from console.headsets.pairing import fingerprint, fresh_bytes, from_text, hello_hash, station_mac, to_text
from console.headsets.protocol import SUBPROTOCOL


class LightHeadset:
    """One headset; `now_ms` is its clock."""

    def __init__(self, number: int, key: bytes, identity: Identity, now_ms: Callable[[], float]) -> None:
        self.station = str(uuid.uuid5(uuid.NAMESPACE_OID, f"crowd {number}"))
        self.boot = str(uuid.uuid4())
        self._label, self._key, self._now_ms = f"Seat {number}", key, now_ms
        self._fp = fingerprint(identity.der)

    async def talk(self, link: ServerConnection) -> None:
        """From hello to the end of the link."""
        nonces: tuple[str, bytes, bytes] | None = None
        with contextlib.suppress(ConnectionClosed):
            async for text in link:
                message = json.loads(text)
                kind = message["type"]
                if kind == "hello":
                    nonces = message["console"], from_text(message["nonce"], 32), fresh_bytes()
                    await link.send(json.dumps(self._hello(nonces[2])))
                elif kind == "prove" and nonces:
                    t = hello_hash(nonces[0], self.station, nonces[1], nonces[2], self._fp)
                    await link.send(json.dumps({"type": "prove", "mac": to_text(station_mac(self._key, t))}))
                elif kind == "time":
                    at = self._now_ms()
                    await link.send(json.dumps({"type": "time", "c1": message["c1"], "h2": at, "h3": at}))
                else:
                    await self.hear(link, kind, message)
        await self.part(link)

    async def hear(self, link: ServerConnection, kind: str, message: dict[str, Any]) -> None:
        """Take in what the console says after the proofs: `resume` first."""

    async def part(self, link: ServerConnection) -> None:
        """The link has ended."""

    def _hello(self, nonce: bytes) -> dict[str, Any]:
        app = {"id": "crowd", "version": "1"}
        who = {"type": "hello", "proto": 1, "station": self.station, "boot": self.boot, "label": self._label}
        return who | {
            "model": "Crowd",
            "app": app,
            "features": ["physio"],
            "nonce": to_text(nonce),
            "paired": True,
        }


@asynccontextmanager
async def served(make: Callable[[Identity], Sequence[LightHeadset]]) -> AsyncIterator[None]:
    """Let headsets that share one certificate listen, a port each, and say on stdout where."""
    identity = make_identity()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile(suffix=".pem") as pem:
        pem.write(identity.certificate_pem + identity.key_pem)
        pem.flush()
        context.load_cert_chain(pem.name)
    members = make(identity)
    options: dict[str, Any] = {"subprotocols": [SUBPROTOCOL], "compression": None, "ping_interval": None}
    servers = [await serve(member.talk, "127.0.0.1", 0, ssl=context, **options) for member in members]
    ports = [next(iter(server.sockets)).getsockname()[1] for server in servers]
    stations = [member.station for member in members]
    say({"ports": ports, "stations": stations, "certificate": identity.der.hex()})
    yield
    for server in servers:
        server.close()  # not waited for: who listened may be gone already, and is not to be said goodbye to


def say(what: dict[str, Any]) -> None:
    """One line for whoever started this process."""
    print(json.dumps(what), flush=True)


async def end_of_stdin() -> None:
    """Until whoever started this process closes its stdin."""
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
