"""Many headsets in one process, as light as can be: the neutral sender that link and pixel benches listen to.

Each has its own port and TLS, and answers commands. From the console's `resume` on it speaks `per_s` times a
second until stdin closes. No faithful headset: that is `console/simulator`.
"""

import argparse
import asyncio
import contextlib
import json
import time
from typing import Any, Final

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from console.headsets.certificate import Identity
from tests.support.light_headset import LightHeadset, end_of_stdin, say, served

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


class Member(LightHeadset):
    """One headset of the crowd."""

    def __init__(self, number: int, key: bytes, identity: Identity, per_s: float, phase: float) -> None:
        super().__init__(number, key, identity, now_ms)
        self._per_s, self._phase = per_s, phase
        self._seq = 0
        self._speaking: asyncio.Task[None] | None = None
        self.sent_ms: list[float] = []
        """When each progress went out."""

    async def hear(self, link: ServerConnection, kind: str, message: dict[str, Any]) -> None:
        """Do every command; speak from the `resume` on."""
        if kind == "cmd":
            await link.send(self._ack(message["body"]["id"]))
        elif self._speaking is None and kind != "saved":
            self._speaking = asyncio.create_task(self._speak(link))

    async def part(self, link: ServerConnection) -> None:
        """Say no more."""
        speaking, self._speaking = self._speaking, None
        if speaking is not None:
            speaking.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionClosed):
                await speaking

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
    members: list[Member] = []

    def make(identity: Identity) -> list[Member]:
        members.extend(Member(number, key, identity, per_s, number / count) for number in range(1, count + 1))
        return members

    async with served(make):
        await end_of_stdin()
    say({member.station: member.sent_ms for member in members})


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, required=True)
    options.add_argument("--per-s", type=float, required=True)
    options.add_argument("--key", type=bytes.fromhex, default=bytes(32))
    words = options.parse_args()
    asyncio.run(main(words.count, words.per_s, words.key))
