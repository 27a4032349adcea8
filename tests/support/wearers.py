"""A class with sensors: scripted headsets on real TLS sockets that send what a test says, and an engine.

The headsets live on a loop of their own thread; engine and headsets share a clock that a test can push on.
"""

import asyncio
import contextlib
import functools
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from console.clock import SystemClock
from console.engine import Engine
from console.headsets.protocol import Enveloped
from console.messages import CommandBody, PhysioBody, TimeRequest
from console.model import ClassPlan, LinkState, Mode, PlannedSeat, Received, Trainee
from console.records.unlocking import Unlocking
from console.services.load import LoadChanged, LoadState, SamplesArrived
from tests.support.ledgers import opened
from tests.support.scripted_station import Conversation, ScriptedStation

WAIT_S = 30.0


class PushedClock(SystemClock):
    """The machine's clock, and what a test has pushed it on."""

    def __init__(self) -> None:
        self.ahead_ms = 0.0

    def monotonic_ms(self) -> float:
        return super().monotonic_ms() + self.ahead_ms

    def utc(self) -> datetime:
        return super().utc() + timedelta(milliseconds=self.ahead_ms)


class Headset:
    """One scripted headset that acks everything, plays what it is given, and remembers what it was told."""

    def __init__(self, station: ScriptedStation) -> None:
        self.scripted = station
        self.id = station.id
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, str] = {}
        """What to ack to a verb; done unless it stands here."""
        self.run: str | None = None
        self.link: Conversation | None = None

    async def serve(self) -> None:
        """Take every link that comes, one after the other."""
        while True:
            link = await self.scripted.arrivals.get()
            with contextlib.suppress(AssertionError, TimeoutError):
                link.seq = (await link.resume()).after
                self.link = link
                link.say("state", {"phase": "idle", "worn": True}, run=self.run)
                await self._listen(link)

    async def _listen(self, link: Conversation) -> None:
        while not link.closed.is_set():
            getting = asyncio.ensure_future(link.inbox.get())
            closing = asyncio.ensure_future(link.closed.wait())
            try:
                await asyncio.wait((getting, closing), return_when=asyncio.FIRST_COMPLETED)
                if getting.done():
                    self._react(link, getting.result())
            finally:
                getting.cancel()
                closing.cancel()

    def _react(self, link: Conversation, message: Any) -> None:
        if isinstance(message, TimeRequest):
            link.answer_time(message.c1)
        if not isinstance(message, Enveloped) or not isinstance(message.body, CommandBody):
            return
        command = message.body
        answer = self.answers.get(command.verb, "done")
        if command.verb == "assign":
            self.run = command.args["run"]
        self.told.append((command.verb, command.args))
        link.say("ack", {"cmd": command.id, "result": answer}, run=self.run)
        phase = {"assign": "ready", "start": "running", "stop": "ended"}.get(command.verb)
        if phase is not None:
            link.say("state", {"phase": phase, "worn": True}, run=self.run)

    def commands(self, verb: str) -> list[dict[str, Any]]:
        """Arguments of every such command, in order."""
        return [args for told, args in self.told if told == verb]


class Classroom:
    """An engine, its headsets, and what was heard."""

    def __init__(self, data: Path, count: int, **engine: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="headsets")
        self._thread.start()
        self.clock = PushedClock()
        self._serving: list[Future[None]] = []
        self.headsets = [self._bring_up() for _ in range(count)]
        records = opened(data, self.clock)
        for one in self.headsets:
            records.store_pin(one.scripted.pin(records.console))
        records.close()
        self._make = functools.partial(
            Engine, data, interfaces=["loopback"], unlocking=Unlocking(), clock=self.clock, **engine
        )
        self.engine = self._make()
        self.heard: list[Any] = []
        self.load: list[Any] = []
        self._notes: set[str] = set()
        self._stirred = threading.Condition()

    def _bring_up(self) -> Headset:
        one = Headset(ScriptedStation())
        up: Future[None] = Future()

        async def live() -> None:
            async with one.scripted.listening():
                up.set_result(None)
                await one.serve()

        self._serving.append(asyncio.run_coroutine_threadsafe(live(), self._loop))
        up.result(WAIT_S)
        return one

    def start(self) -> None:
        self.engine.start()
        self.engine.subscribe(self._note(self.heard))
        self.engine.load.subscribe(self._note(self.load))
        self.engine.taps.add(self._tap)
        self.until(lambda: all(self.view(one).link is LinkState.LIVE for one in self.headsets))

    def begin_anew(self) -> None:
        """Another engine on the same data, after the first has stopped."""
        self.engine = self._make()
        self.start()

    def stop(self) -> None:
        self.engine.stop()
        for serving in self._serving:
            serving.cancel()
        self.on_loop(lambda: None)
        while any(asyncio.all_tasks(self._loop)):
            time.sleep(0.005)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _note(self, heard: list[Any]) -> Callable[[Any], None]:
        def hear(event: Any) -> None:
            with self._stirred:
                heard.append(event)
                self._stirred.notify_all()

        return hear

    def _tap(self, seen: Any) -> None:
        if isinstance(seen, Received) and seen.type == "event":
            with self._stirred:
                self._notes.add(seen.body.text)
                self._stirred.notify_all()

    def until(self, holds: Callable[[], Any]) -> None:
        """Wait until it is so."""
        deadline = time.monotonic() + WAIT_S
        with self._stirred:
            while not holds():
                assert time.monotonic() < deadline, self.load[-3:]
                self._stirred.wait(0.05)

    def on_loop(self, work: Callable[[], Any]) -> Any:
        async def run() -> Any:
            return work()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(WAIT_S)

    def view(self, one: Headset) -> Any:
        """As the room has it now; the newest of what is frozen."""
        return self.engine._floor.room.view(one.id)

    # A class

    def start_class(
        self, mode: Mode = Mode.PRACTICE, *, physio: bool = True, opted_in: tuple[int, ...] = ()
    ) -> list[str]:
        """Everybody gets a seat and a run; the persons' ids, by headset."""
        course = next(pack.ref for pack in self.engine.packs if pack.id == "GMP-GWN-B")
        seats = tuple(
            PlannedSeat(f"{n:02d}", one.id, Trainee(f"T {n}", "T", str(n)), opted_in=n in opted_in)
            for n, one in enumerate(self.headsets)
        )
        plan = ClassPlan("Gowning", mode, course, 50, seats, physio=physio)
        self.engine.classroom.start(plan).result(WAIT_S)
        self.until(lambda: all(one.commands("start") for one in self.headsets))
        people = [self.view(one).person for one in self.headsets]
        assert all(people)
        return people

    def send(
        self,
        one: Headset,
        *bodies: PhysioBody | dict[str, Any],
        run: str | None = None,
        mono: float | None = None,
    ) -> None:
        """Physiology, as it is; done when the engine has read past it."""
        mark = str(uuid.uuid4())

        def say() -> None:
            assert one.link is not None
            claimed = {} if mono is None else {"mono": mono}
            for body in bodies:
                plain = body if isinstance(body, dict) else msgspec.to_builtins(body)
                one.link.say("physio", plain, run=run or one.run, **claimed)
            one.link.say("event", {"kind": "note", "text": mark}, run=one.run)

        self.on_loop(say)
        self.until(lambda: mark in self._notes)

    def mono(self, one: Headset) -> float:
        """The headset's clock now."""
        found: float = self.on_loop(one.scripted.mono)
        return found

    def push(self, seconds: float) -> None:
        """Let time pass, here and in every headset."""
        self.clock.ahead_ms += 1000.0 * seconds
        for one in self.headsets:
            one.scripted.clock_ahead_ms += 1000.0 * seconds

    def tick(self) -> None:
        """One evaluation now."""

        async def work() -> None:
            self.engine.load.tick()

        self.engine._floor.submit(work).result(WAIT_S)

    # What was heard of load

    def latest(self) -> dict[str, Any]:
        """The newest readings; evaluates first."""
        self.tick()
        state = self.load[-1] if isinstance(self.load[-1], LoadState) else None
        if state is not None and not state.is_on:
            return {}
        changed = [event for event in self.load if isinstance(event, LoadChanged)]
        return dict(changed[-1].loads)

    def state(self) -> LoadState:
        """The newest whole state."""
        found: LoadState = next(event for event in reversed(self.load) if isinstance(event, LoadState))
        return found

    def samples(self, signal: str) -> list[SamplesArrived]:
        return [event for event in self.load if isinstance(event, SamplesArrived) and event.signal == signal]


@contextlib.contextmanager
def wearing(data: Path, count: int, **engine: Any) -> Iterator[Classroom]:
    """A running engine and so many live headsets; stopped at the end, whatever happens."""
    room = Classroom(data, count, **engine)
    try:
        room.start()
        yield room
    finally:
        room.stop()


def rates(now_ms: float, bpm: float, seconds: int = 30) -> PhysioBody:
    """A rate that was told every second until now: the next evaluation shows it."""
    return PhysioBody(
        "hr_bpm", "bpm", "ppg", [bpm] * seconds, t0=now_ms - 1000.0 * (seconds - 1), dt_ms=1000.0
    )
