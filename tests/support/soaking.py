"""Who sits at the console while it soaks: answers every call, gives every command, and keeps count.

Counts only, nothing that grows: what is found wrong stands in `faults`. The network thread tells, two threads
of people act, and they stop when they are asked to.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from queue import SimpleQueue
from typing import Any, Final

from console.engine import Engine
from console.events import CommandChanged, Event, QueueChanged
from console.model import (
    Attention,
    ClassPlan,
    CommandResult,
    Mode,
    PlannedSeat,
    Received,
    StationId,
    Trainee,
)
from console.services.classroom import DEADLINE_MS
from console.services.taps import GapSeen, Seen
from tests.support.busy_headsets import ANSWERS

CALLING: Final = frozenset({Attention.HELP, Attention.STOPPED})
VERBS: Final = ("recentre", "pause", "view", "resume", "hint")
"""What everybody is asked in turn; `ANSWERS` says what comes of it."""
RIGHT: Final = {
    "done": CommandResult.DONE,
    "refused": CommandResult.REFUSED,
    None: CommandResult.NO_ANSWER,
} | {"unsupported": CommandResult.UNSUPPORTED}
WAIT_S: Final = 120.0
AGAIN_S: Final = 0.05
FAULTS_KEPT: Final = 20


class People:
    """An instructor who goes to whoever calls, and one who commands all in turn."""

    def __init__(
        self, engine: Engine, stations: Sequence[StationId], *, speed: float, round_s: float, physio: bool
    ) -> None:
        self._engine, self._stations = engine, tuple(stations)
        self._unheard_ms = max(1, round(500 / speed))
        self._round_s, self._physio = round_s / speed, physio
        self._called: SimpleQueue[tuple[StationId, Attention] | None] = SimpleQueue()
        self._in_hand: set[StationId] = set()
        self._lock = threading.Lock()
        self._leaving = threading.Event()
        self._threads = [threading.Thread(target=work) for work in (self._answer, self._command)]
        self._open: dict[str, StationId] = {}
        self.last_seq: dict[StationId, int] = {}
        self.calls: Counter[StationId] = Counter()
        self.outcomes: Counter[tuple[str, CommandResult]] = Counter()
        self.heard = 0
        self.faults: list[str] = []

    def come(self) -> None:
        """Hear everything, and start a class of all with everybody's load."""
        self._engine.taps.add(self._hear)
        self._engine.subscribe(self._follow)
        start_class(self._engine, self._stations, physio=self._physio)
        for thread in self._threads:
            thread.start()

    def leave(self) -> None:
        """Finish what is in hand, then answer nobody any more: whoever calls now goes on calling."""
        self._leaving.set()
        self._called.put(None)
        for thread in self._threads:
            thread.join()

    @property
    def unanswered(self) -> int:
        """Commands whose outcome has not been told yet."""
        return len(self._open)

    def expected(self, verb: str) -> CommandResult:
        """What comes of a verb where no link is lost."""
        return RIGHT[ANSWERS.get(verb, "done")]

    # Hearing, on the network thread

    def _hear(self, seen: Seen) -> None:
        if isinstance(seen, Received):
            self.heard += 1
            before = self.last_seq.get(seen.station)
            if before is not None and seen.seq != before + 1:
                self._find(f"{seen.station}: {seen.seq} after {before}")
            self.last_seq[seen.station] = seen.seq
        elif isinstance(seen, GapSeen):
            self._find(f"{seen}")

    def _follow(self, event: Event) -> None:
        if isinstance(event, QueueChanged):
            calling = {item.station: item.attention for item in event.items if item.attention in CALLING}
            with self._lock:
                for station in calling.keys() - self._in_hand:
                    self._in_hand.add(station)
                    self.calls[station] += 1
                    self._called.put((station, calling[station]))
        elif isinstance(event, CommandChanged):
            self._note(event)

    def _note(self, event: CommandChanged) -> None:
        if event.result is CommandResult.PENDING:
            self._open[event.id] = event.station
        elif self._open.pop(event.id, None) is None:
            self._find(f"a second outcome: {event}")
        else:
            self.outcomes[event.verb, event.result] += 1
            if event.result not in (self.expected(event.verb), CommandResult.LOST):
                self._find(f"{event.verb} came out as {event.result}")

    def _find(self, fault: str) -> None:
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(fault)

    # Acting, each on a thread of its own

    def _answer(self) -> None:
        """Go to everybody who calls: on the way, resolved, and told so until the headset has heard it."""
        while (first := self._called.get()) is not None:
            calls = [first]
            while not self._called.empty():
                more = self._called.get()
                if more is None:
                    self._called.put(None)
                    break
                calls.append(more)
            classroom = self._engine.classroom
            self._wait(classroom.acknowledge(station, seen) for station, seen in calls)
            self._wait(classroom.resolve(station, "seen to") for station, _ in calls)
            waiting = {station: f"seen {self.calls[station]}" for station, _ in calls}
            with self._lock:
                # From here on a call is a new one: the headset calls again only after it has heard of this.
                self._in_hand.difference_update(waiting.keys())
            while waiting:
                told = self._wait(
                    classroom.command([station], "message", {"text": words})
                    for station, words in waiting.items()
                )
                heard = {one.station for (one,) in told if one.result is CommandResult.DONE}
                waiting = {station: words for station, words in waiting.items() if station not in heard}
                if waiting:
                    time.sleep(AGAIN_S)

    def _command(self) -> None:
        """Ask all for something, over and over, until everything was answered by somebody."""
        number = 0
        while not self._leaving.wait(self._round_s) or not self._have_all_been_answered():
            verb = VERBS[number % len(VERBS)]
            number += 1
            patience = self._unheard_ms if ANSWERS.get(verb, "done") is None else DEADLINE_MS
            asked = self._engine.classroom.command(self._stations, verb, {}, patience).result(WAIT_S)
            if [one.station for one in asked] != list(self._stations):
                self._find(f"{verb}: not everybody's outcome came")

    def _have_all_been_answered(self) -> bool:
        return all(self.outcomes[verb, self.expected(verb)] for verb in VERBS)

    def _wait(self, futures: Iterable[Any]) -> list[Any]:
        return [future.result(WAIT_S) for future in tuple(futures)]


def start_class(engine: Engine, stations: Sequence[StationId], *, physio: bool = True) -> None:
    """Seat somebody everywhere and let them begin; all agree to load where it is on."""
    seats = tuple(
        PlannedSeat(f"{number:02}", station, Trainee(display=f"Trainee {number}"), opted_in=physio)
        for number, station in enumerate(stations, 1)
    )
    course = next(pack.ref for pack in engine.packs if pack.id == "GMP-GWN-B")
    plan = ClassPlan("Gowning", Mode.PRACTICE, course, 120, seats, physio=physio)
    engine.classroom.start(plan).result(WAIT_S)
