"""What the headset app does apart from talking: its run, its buffer, who may pair and who may drive."""

import asyncio
import json
import time
import uuid
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.support.independent.identity import Identity

if TYPE_CHECKING:
    from tests.support.independent.session import Session

KEPT_S = 60.0
LASTING = ("progress", "event")


def mono_ms() -> float:
    return time.monotonic() * 1000


class Kept(NamedTuple):
    """One message of this boot as it was first sent."""

    seq: int
    type: str
    text: str
    at: float


class Headset:
    """One start of the app. `tell` gets a dict for everything worth knowing outside."""

    def __init__(
        self,
        identity: Identity,
        *,
        label: str,
        tell: Callable[[dict[str, Any]], None],
        confirms: bool,
        faults: frozenset[str],
        steps: tuple[str, ...],
    ) -> None:
        self.identity, self.label, self.tell = identity, label, tell
        self.faults = faults
        self.boot = str(uuid.uuid4())
        self.confirmed = asyncio.Event()
        self.refused = False
        if confirms:
            self.confirmed.set()
        self.driver: Session | None = None
        self.unproven: list[Session] = []
        self.grown = asyncio.Condition()
        self.phase = "idle"
        self.run: str | None = None
        self.view_fps = 0.0
        self.done: dict[str, tuple[str, str | None]] = {}
        self.recorded: tuple[dict[str, Any], str] = ({}, "")
        """Hello and proof of the last good link: what an eavesdropper could play again."""
        self._steps, self._step = steps, 0
        self._scenario = ("none", "0")
        self._seq = 0
        self._saved = 0
        self._kept: deque[Kept] = deque()
        self._tries: deque[float] = deque()
        self._pairing_pause_ends = 0.0
        self._started = mono_ms()

    # --- what is said -----------------------------------------------------------------------------

    def envelope(self, kind: str, body: dict[str, Any], *, seq: int | None = None) -> tuple[int, str]:
        """Text of an enveloped message, with the next seq unless one is given."""
        if seq is None:
            self._seq += 1
            seq = self._seq
        now = datetime.now(UTC)
        message = {
            "type": kind,
            "seq": seq,
            "t": now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03d}Z",
            "mono": round(mono_ms(), 3),
            "run": self.run,
            "body": body,
        }
        return seq, json.dumps(message, separators=(",", ":"))

    async def say(self, kind: str, body: dict[str, Any]) -> int:
        """Buffer a message; whoever drives the headset gets it, now or after the next resume."""
        seq, text = self.envelope(kind, body)
        self._kept.append(Kept(seq, kind, text, time.monotonic()))
        self._prune()
        async with self.grown:
            self.grown.notify_all()
        return seq

    def skip(self, count: int) -> None:
        """Misbehave: use up seqs that nobody will ever get."""
        self._seq += count

    def kept_after(self, seq: int) -> list[Kept]:
        return [kept for kept in self._kept if kept.seq > seq]

    def mark_saved(self, seq: int) -> None:
        self._saved = max(self._saved, seq)
        self._prune()

    def _prune(self) -> None:
        limit = time.monotonic() - KEPT_S
        self._kept = deque(
            kept
            for kept in self._kept
            if kept.at > limit or (kept.type in LASTING and kept.seq > self._saved)
        )

    # --- what it does -----------------------------------------------------------------------------

    async def live(self) -> None:
        """State every 2 s; while running, one step every 0.4 s."""
        beat = 0
        while True:
            if beat % 5 == 0:
                await self.say_state()
            if self.phase == "running":
                await self._advance()
            beat += 1
            await asyncio.sleep(0.4)

    async def say_state(self) -> None:
        body = {"phase": self.phase, "battery": 0.8, "worn": self.phase == "running", "fps": 72.0}
        await self.say("state", body)

    async def _change(self, phase: str) -> None:
        self.phase = phase
        await self.say_state()

    async def _advance(self) -> None:
        if self._step == len(self._steps):
            await self._change("ended")
            return
        step = self._steps[self._step]
        self._step += 1
        progress = {
            "scenario": self._scenario[0],
            "scenario_version": self._scenario[1],
            "step": step,
            "index": self._step,
            "of": len(self._steps),
            "elapsed_ms": mono_ms() - self._started,
        }
        await self.say("event", {"kind": "step.started", "step": step})
        await self.say("progress", progress)
        await self.say("event", {"kind": "step.completed", "step": step})

    async def obey(self, command: dict[str, Any]) -> None:
        """Do a command once, acknowledge it every time."""
        ident = command["id"]
        if ident not in self.done:
            self.done[ident] = await self._do(command["verb"], command["args"])
            self.tell({"event": "command", "verb": command["verb"], "args": command["args"]})
        result, reason = self.done[ident]
        await self.say("ack", {"cmd": ident, "result": result} | ({"reason": reason} if reason else {}))

    async def _do(self, verb: str, args: dict[str, Any]) -> tuple[str, str | None]:
        if verb == "assign":
            if self.phase in ("running", "paused"):
                return "refused", "busy"
            self.run, self._step = args["run"], 0
            self._scenario = (args["scenario"], args["scenario_version"])
            await self._change("ready")
        elif verb == "start" and self.phase == "ready":
            self._started = mono_ms()
            await self._change("running")
        elif verb == "pause" and self.phase == "running":
            await self._change("paused")
        elif verb == "resume" and self.phase == "paused":
            await self._change("running")
        elif verb == "stop" and self.phase in ("running", "paused"):
            await self.say("event", {"kind": "stop.pressed"})
            await self._change("ended")
        elif verb == "view":
            self.view_fps = float(args.get("fps", 0))
        elif verb in ("message", "hint"):
            await self.say("event", {"kind": "hint.shown"})
        elif verb in ("start", "pause", "resume", "stop"):
            return "refused", f"phase is {self.phase}"
        else:
            return "unsupported", None
        return "done", None

    # --- who may pair, who may drive --------------------------------------------------------------

    def count_try(self) -> bool:
        """Another `pair.commit`: False is 4005, from the fourth within 2 minutes on, for 5 minutes."""
        now = time.monotonic()
        if now < self._pairing_pause_ends:
            return False
        while self._tries and self._tries[0] < now - 120:
            self._tries.popleft()
        if len(self._tries) >= 3:
            self._pairing_pause_ends = now + 300
            return False
        self._tries.append(now)
        return True

    def forget_tries(self) -> None:
        self._tries.clear()

    async def admit(self, session: "Session") -> None:
        """Count a connection that has proved nothing; the ninth pushes out the oldest."""
        self.unproven.append(session)
        if len(self.unproven) > 8:
            await self.unproven.pop(0).socket_close(1008, "too many connections")

    def release(self, session: "Session") -> None:
        if session in self.unproven:
            self.unproven.remove(session)
        if self.driver is session:
            self.driver = None

    def is_driven_by_another(self, console: str) -> bool:
        return self.driver is not None and self.driver.console != console

    async def take_wheel(self, session: "Session") -> None:
        """A proven link of the same console replaces the older one."""
        older, self.driver = self.driver, session
        if session in self.unproven:
            self.unproven.remove(session)
        if older is not None:
            await older.socket_close(1000, "replaced")
