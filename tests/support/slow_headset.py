"""A headset that obeys one command after the other, and that a test lets wait before it begins a run."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from typing import Final

from console.headsets.protocol import Enveloped
from console.messages import CommandBody, Resume, TimeRequest
from tests.support.scripted_station import Conversation, ScriptedStation

STATE_EVERY_S: Final = 2.0
RUN_IS_ON: Final = ("calibrating", "running", "paused")


class SlowHeadset:
    """`verbs`: what it was told, in order. `run`: the run that it holds."""

    def __init__(self, station: ScriptedStation) -> None:
        self.station, self.port = station.id, station.port
        self._station = station
        self.phase, self.run = "idle", ""
        self.verbs: list[str] = []
        self.is_told_to_start = threading.Event()
        self.may_begin = threading.Event()
        self.says_late = False
        """It says that it will begin before it has begun, and that it has begun with the next command."""

    async def live(self) -> None:
        """Answer whoever calls."""
        async with asyncio.TaskGroup() as group:
            while True:
                group.create_task(self._answer(await self._station.arrivals.get()))

    async def _answer(self, caller: Conversation) -> None:
        """Pair, and obey; who only asked who this is goes again."""
        with contextlib.suppress(TimeoutError, AssertionError):
            await caller.greet()
            await caller.agree()
            await caller.confirm()
            await caller.next(Resume)
            await self._obey(caller)

    async def _obey(self, caller: Conversation) -> None:
        self._say(caller)
        while True:
            try:
                async with asyncio.timeout(STATE_EVERY_S):
                    message = await caller.inbox.get()
            except TimeoutError:
                self._say(caller)
                continue
            if isinstance(message, TimeRequest):
                caller.answer_time(message.c1)
            elif isinstance(message, Enveloped) and isinstance(message.body, CommandBody):
                await self._do(caller, message.body)

    async def _do(self, caller: Conversation, command: CommandBody) -> None:
        if command.verb == "view":
            return
        self.verbs.append(command.verb)
        if self.phase == "starting":
            self._enter(caller, "running")
        run = self.run
        refused = command.verb == "assign" and self.phase in RUN_IS_ON
        if command.verb == "start":
            self.is_told_to_start.set()
            await asyncio.to_thread(self.may_begin.wait)
            self._enter(caller, "starting" if self.says_late else "running")
        elif command.verb == "stop":
            self._enter(caller, "ended")
        elif not refused:
            run = self.run = str(command.args["run"])  # a test may take it away once "ready" is said
            self._enter(caller, "ready")
        answer = {"result": "refused", "reason": "a run is on"} if refused else {"result": "done"}
        caller.say("ack", {"cmd": command.id, **answer}, run=run or None)

    def _enter(self, caller: Conversation, phase: str) -> None:
        self.phase = phase
        if phase != "starting":
            self._say(caller)

    def _say(self, caller: Conversation) -> None:
        phase = "ready" if self.phase == "starting" else self.phase
        caller.say("state", {"phase": phase, "battery": 0.9}, run=self.run or None)


@contextlib.contextmanager
def slow_headset() -> Iterator[SlowHeadset]:
    """One on loopback, in a thread of its own."""
    ready, over = threading.Event(), threading.Event()
    made: list[SlowHeadset] = []

    async def listen() -> None:
        async with ScriptedStation().listening() as station:
            made.append(SlowHeadset(station))
            living = asyncio.create_task(made[0].live())
            ready.set()
            await asyncio.to_thread(over.wait)
            made[0].may_begin.set()
            living.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await living

    thread = threading.Thread(target=lambda: asyncio.run(listen()))
    thread.start()
    ready.wait()
    try:
        yield made[0]
    finally:
        over.set()
        thread.join()
