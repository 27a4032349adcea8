"""Many headsets in one process, as light as can be: the neutral sender that link and pixel benches listen to.

Each has its own port and TLS, and answers hello, proof, `time` and commands. From the console's `resume` on
it speaks `per_s` times a second until stdin closes. No faithful headset: that is `console/simulator`.
"""

import argparse
import asyncio
import contextlib
import json
import ssl
import sys
import tempfile
import time
import uuid
from typing import Any, Final

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from console.headsets.certificate import Identity, make_identity
from console.headsets.pairing import fingerprint, fresh_bytes, from_text, hello_hash, station_mac, to_text
from console.headsets.protocol import SUBPROTOCOL

STEPS: Final = 17
RUN: Final = "0192f0aa-1c00-7a11-8b22-0000000000aa"
PATTERN: Final = (
    *("progress", "physio", "progress", "physio", "state"),
    *("progress", "physio", "progress", "event", "progress"),
)
"""What ten messages in a row are: five change what a tile shows."""


def frame(kind: str, seq: int, mono_ms: float) -> str:
    """One message as a headset writes it; `elapsed_ms` of a progress is the moment of its sending."""
    body = {
        "progress": f'{{"scenario":"GMP-GWN-B","scenario_version":"1.0","step":"mask",'
        f'"index":{seq % STEPS + 1},"of":{STEPS},"elapsed_ms":{mono_ms:.0f},"score":87.5}}',
        "physio": '{"signal":"hr_bpm","unit":"bpm","source":"ppg","values":[71.5,72.25,72.0,71.75],'
        f'"t0":{mono_ms:.3f},"dt_ms":250,"quality":0.93}}',
        "state": '{"phase":"running","battery":0.81,"charging":false,"worn":true,"fps":71.8,"wifi_dbm":-58,'
        '"storage_free_mb":5120,"scene":"gowning"}',
        "event": f'{{"kind":"note","step":"mask","text":"note {seq}"}}',
    }[kind]
    return (
        f'{{"type":"{kind}","seq":{seq},"t":"2026-11-24T10:00:00.000Z","mono":{mono_ms:.3f},'
        f'"run":"{RUN}","body":{body}}}'
    )


def now_ms() -> float:
    """Milliseconds that a listener on this machine shares."""
    return time.monotonic() * 1000


class Member:
    """One headset of the crowd."""

    def __init__(self, number: int, key: bytes, identity: Identity, per_s: float, phase: float) -> None:
        self.station = str(uuid.uuid5(uuid.NAMESPACE_OID, f"crowd {number}"))
        self.boot = str(uuid.uuid4())
        self._label, self._key, self._per_s, self._phase = f"Seat {number}", key, per_s, phase
        self._fp = fingerprint(identity.der)
        self._seq = 0
        self.sent_ms: list[float] = []
        """When each progress went out."""

    async def talk(self, link: ServerConnection) -> None:
        """From hello to the end of the link."""
        speaking: asyncio.Task[None] | None = None
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
                    at = now_ms()
                    await link.send(json.dumps({"type": "time", "c1": message["c1"], "h2": at, "h3": at}))
                elif kind == "cmd":
                    await link.send(self._ack(message["body"]["id"]))
                elif speaking is None and kind != "saved":
                    speaking = asyncio.create_task(self._speak(link))
        if speaking is not None:
            speaking.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionClosed):
                await speaking

    def _hello(self, nonce: bytes) -> dict[str, Any]:
        app = {"id": "crowd", "version": "1"}
        return {
            "type": "hello",
            "proto": 1,
            "station": self.station,
            "boot": self.boot,
            "label": self._label,
        } | {"model": "Crowd", "app": app, "features": ["physio"], "nonce": to_text(nonce), "paired": True}

    def _ack(self, command: str) -> str:
        self._seq += 1
        whole = {
            "type": "ack",
            "seq": self._seq,
            "t": "2026-11-24T10:00:00.000Z",
            "mono": now_ms(),
            "run": None,
        }
        return json.dumps(whole | {"body": {"cmd": command, "result": "done"}})

    async def _speak(self, link: ServerConnection) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time() + self._phase / self._per_s
        while True:
            await asyncio.sleep(max(0.0, due - loop.time()))
            due += 1 / self._per_s
            self._seq += 1
            kind, at = PATTERN[self._seq % len(PATTERN)], round(now_ms())
            if kind == "progress":
                self.sent_ms.append(at)
            await link.send(frame(kind, self._seq, at))


async def main(count: int, per_s: float, key: bytes) -> None:
    """Listen, say where, speak, and when stdin closes say what was sent."""
    identity = make_identity()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile(suffix=".pem") as pem:
        pem.write(identity.certificate_pem + identity.key_pem)
        pem.flush()
        context.load_cert_chain(pem.name)
    members = [Member(number, key, identity, per_s, number / count) for number in range(1, count + 1)]
    servers = [
        await serve(
            member.talk,
            "127.0.0.1",
            0,
            ssl=context,
            subprotocols=[SUBPROTOCOL],
            compression=None,
            ping_interval=None,
        )
        for member in members
    ]
    ports = [next(iter(server.sockets)).getsockname()[1] for server in servers]
    stations = [member.station for member in members]
    print(json.dumps({"ports": ports, "stations": stations, "certificate": identity.der.hex()}), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for server in servers:
        server.close()
    print(json.dumps({member.station: member.sent_ms for member in members}), flush=True)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, required=True)
    options.add_argument("--per-s", type=float, required=True)
    options.add_argument("--key", type=bytes.fromhex, default=bytes(32))
    words = options.parse_args()
    asyncio.run(main(words.count, words.per_s, words.key))
