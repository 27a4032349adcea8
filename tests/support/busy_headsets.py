"""A process of headsets that are busy for hours: they speak, call for help, obey or not, and lose links.

Each keeps what it has said until the console has it on disk, and says it again after a lost link. One calls
anew only after the console has said, by a `message`, that it has seen the call before: so every call can be
counted on both sides. What the answer to a verb is stands in `ANSWERS`. With storms all links are cut at
once, and some of what comes back within `STORM_S` is cut again. `speed`: how much faster time passes here.
What was said and done is told as one line of JSON when stdin closes.
"""

import argparse
import asyncio
import contextlib
import random
import uuid
from collections import Counter, deque
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from msgspec.structs import replace
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from console.clock import iso_utc
from console.headsets.certificate import Identity
from console.headsets.protocol import Enveloped, EnvelopeType, encode
from console.messages import AckBody, Body, EventBody, PhysioBody, ProgressBody, StateBody
from console.model import Phase
from console.simulator.signals import Wearer
from tests.support.light_headset import LightHeadset, end_of_stdin, say, served
from tests.support.sped_time import SpedClock

BEAT_S: Final = 0.02
STORM_S: Final = 5.0
STEP_S: Final = 40.0
STEPS: Final = (
    "health",
    "personal-items",
    "wash",
    "hair-cover",
    "change-room",
    "packs",
    "first-gloves",
    "hood",
)
CALLS: Final = ("help.requested", "stop.pressed")
ANSWERS: Final = {"recentre": "refused", "view": "unsupported", "hint": None}
"""Verbs that are not done; None: never answered."""
PATTERN: Final[tuple[EnvelopeType, ...]] = (
    *("physio", "physio", "progress", "physio", "physio"),
    *("state", "physio", "physio", "event", "physio"),
)
"""What ten messages in a row are; a `state` stands in where there is nothing to measure."""


class BusyHeadset(LightHeadset):
    """One headset."""

    def __init__(self, number: int, identity: Identity, words: argparse.Namespace, clock: SpedClock) -> None:
        super().__init__(number, words.key, identity, clock.monotonic_ms)
        self._chance = random.Random(number)
        self._per_s, self._clock = words.per_s, clock
        self._calls_within_ms = words.calls_within_s * 1000.0
        self._link: ServerConnection | None = None
        self._unsaved: deque[tuple[int, bytes]] = deque()
        self._unsent: deque[bytes] = deque()
        self._is_sending = False
        self._wearer, self._readings, self._read_ms = Wearer(number), deque[PhysioBody](), 0.0
        self._run: str | None = None
        self._is_sensed = False
        self._phase = Phase.IDLE
        self._begun_ms = clock.monotonic_ms()
        self._due_ms = self._begun_ms + self._chance.random() * 1000.0 / self._per_s
        self._call_due_ms: float | None = None
        self._sits_until_ms = 0.0
        self.begun = asyncio.Event()
        self.said, self.calls = 0, 0
        self.rows = 0
        """How much of it belongs into the run log."""
        self.obeyed: Counter[str] = Counter()

    async def hear(self, link: ServerConnection, kind: str, message: dict[str, Any]) -> None:
        """Resume, forget what is saved, obey."""
        if kind == "resume":
            self._link = link
            self._unsent = deque(frame for seq, frame in self._unsaved if seq > message["after"])
            await self._send()
        elif kind == "saved" and message["boot"] == self.boot:
            while self._unsaved and self._unsaved[0][0] <= message["seq"]:
                self._unsaved.popleft()
        elif kind == "cmd":
            await self._obey(message["body"])

    async def part(self, link: ServerConnection) -> None:
        """Nobody listens now."""
        if self._link is link:
            self._link = None

    def cut(self) -> None:
        """Lose the link, as when a switch fails."""
        if self._link is not None:
            self._link.transport.abort()
            self._link = None

    async def beat(self) -> None:
        """Say what is due."""
        now = self._now_ms()
        while self._due_ms <= now:
            self._due_ms += 1000.0 / self._per_s
            await self._say(*self._next(now))
        if self._call_due_ms is not None and now >= self._call_due_ms:
            self._call_due_ms = None
            kind = CALLS[self.calls % len(CALLS)]
            self.calls += 1
            await self._say("event", EventBody(kind=kind, text=f"call {self.calls}"))

    def _next(self, now: float) -> tuple[EnvelopeType, Body]:
        kind = PATTERN[self.said % len(PATTERN)]
        if kind == "event" and self.begun.is_set():
            return kind, EventBody(kind="note", text=f"note {self.said}")
        if kind == "progress" and self.begun.is_set():
            return kind, self._progress(now - self._begun_ms)
        if kind == "physio" and self._is_sensed:
            if not self._readings and now - self._read_ms >= 1000.0:
                self._read_ms = now
                second = self._wearer.second(now, seated=self._sits_until_ms > now)
                self._readings.extend(part for body in second for part in streamed(body))
            if self._readings:
                return kind, self._readings.popleft()
        return "state", StateBody(phase=self._phase, battery=0.81, charging=False, worn=True, fps=71.8)

    def _progress(self, ms: float) -> ProgressBody:
        index = int(ms / (1000.0 * STEP_S)) % len(STEPS)
        return ProgressBody(
            "GMP-GWN-B", "1.0", STEPS[index], index + 1, len(STEPS), elapsed_ms=round(ms), score=87.5
        )

    async def _say(self, kind: EnvelopeType, body: Body) -> None:
        self.said += 1
        self.rows += kind in ("progress", "event")
        now = datetime.now(UTC)
        whole = Enveloped(kind, self.said, iso_utc(now), round(self._now_ms(), 3), self._run, body)
        frame = encode(whole)
        self._unsaved.append((self.said, frame))
        if self._link is not None:
            self._unsent.append(frame)
            await self._send()

    async def _send(self) -> None:
        """Send what waits, in order: whoever comes meanwhile leaves it to who is at it."""
        if self._is_sending:
            return
        self._is_sending = True
        while self._link is not None and self._unsent:
            with contextlib.suppress(ConnectionClosed):
                await self._link.send(self._unsent.popleft(), text=True)
        self._is_sending = False

    async def _obey(self, command: dict[str, Any]) -> None:
        verb, args = command["verb"], command["args"]
        self.obeyed[verb] += 1
        if verb == "assign":
            if args["run"] != self._run:
                self._phase = Phase.READY
            self._run, self._is_sensed = args["run"], bool(args.get("physio"))
        elif verb == "start":
            if not self.begun.is_set():
                self._call_later()
            self._phase = Phase.RUNNING
            self.begun.set()
        elif verb == "calibrate":
            self._sits_until_ms = self._now_ms() + 1000.0 * args["seconds"]
        elif verb == "inject":
            await self._say("event", EventBody(kind=args["event"]))
        elif verb == "stop":
            self._phase = Phase.ENDED
        elif verb == "message" and args.get("text") == f"seen {self.calls}":
            self._call_later()
        answer = ANSWERS.get(verb, "done")
        if answer is not None:
            await self._say("ack", AckBody(command["id"], answer))

    def _call_later(self) -> None:
        if self._calls_within_ms and self._call_due_ms is None:
            self._call_due_ms = self._now_ms() + self._chance.random() * self._calls_within_ms


def streamed(body: PhysioBody) -> Iterator[PhysioBody]:
    """Samples as a headset sends them that keeps none back: a message each."""
    if body.t0 is None or body.dt_ms is None:
        yield body
        return
    for number, value in enumerate(body.values):
        yield replace(body, values=[value], t0=body.t0 + number * body.dt_ms)


class Weather:
    """Cuts links."""

    def __init__(self, members: list[BusyHeadset], storms: int, every_s: float, speed: float) -> None:
        self._members, self._every_s, self._speed = members, every_s, speed
        self._left = storms
        self._chance = random.Random(0)
        self.storms = 0

    async def run(self) -> None:
        """A storm every so often once everybody has begun, then fair weather."""
        for member in self._members:
            await member.begun.wait()
        for _ in range(self._left):
            await asyncio.sleep(self._every_s / self._speed)
            self.storms += 1
            for member in self._members:
                member.cut()
            for _ in range(5):
                await asyncio.sleep(STORM_S / 5 / self._speed)
                for member in self._members:
                    if self._chance.random() < 0.1:
                        member.cut()


async def main(words: argparse.Namespace) -> None:
    """Listen, say where, be busy, and when stdin closes say what was said and done."""
    clock = SpedClock.begin(words.speed)
    members: list[BusyHeadset] = []

    def make(identity: Identity) -> list[BusyHeadset]:
        members.extend(BusyHeadset(number, identity, words, clock) for number in range(1, words.count + 1))
        return members

    async def speak() -> None:
        while True:
            for member in members:
                await member.beat()
            await asyncio.sleep(BEAT_S)

    async with served(make):
        weather = Weather(members, words.storms, words.storm_every_s, words.speed)
        working = [asyncio.create_task(speak()), asyncio.create_task(weather.run())]
        await end_of_stdin()
        for task in working:
            task.cancel()
        said = {
            one.station: {"boot": one.boot, "said": one.said, "rows": one.rows, "calls": one.calls}
            for one in members
        }
        obeyed = sum((one.obeyed for one in members), Counter[str]())
        say({"stations": said, "obeyed": obeyed, "storms": weather.storms, "id": str(uuid.uuid4())})


def parser() -> argparse.ArgumentParser:
    """The words of this process."""
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, required=True)
    options.add_argument("--per-s", type=float, required=True)
    options.add_argument("--key", type=bytes.fromhex, default=bytes(32))
    options.add_argument("--speed", type=float, default=1.0)
    options.add_argument("--storms", type=int, default=0)
    options.add_argument("--storm-every-s", type=float, default=0.0)
    options.add_argument("--calls-within-s", type=float, default=0.0)
    return options


if __name__ == "__main__":
    asyncio.run(main(parser().parse_args()))
