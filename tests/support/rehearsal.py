"""A simulated headset without its network, on a clock that the test moves."""

import json
import uuid
from typing import Any

from console.courses.pack import load_all
from console.messages import CommandBody
from console.simulator.headset import Headset, Skill
from console.simulator.obedience import Obedience
from tests.support.clock import ManualClock

PACKS, _ = load_all()
GOWNING = next(pack for pack in PACKS if pack.id == "GMP-GWN-B")


class Rehearsal:
    """The app, its commands, and what it has said since it was last heard."""

    def __init__(self, seed: int = 1, skill: float = 1.0, speed: float = 1.0, auto: bool = False) -> None:
        self.clock = ManualClock()
        who = Skill(seed, skill, speed)
        self.headset = Headset(PACKS, self.clock, who, GOWNING if auto else None)
        self.obedience = Obedience(self.headset)
        self._heard = 0

    def wait(self, seconds: float, tick_s: float = 0.25) -> list[dict[str, Any]]:
        """Let time pass in ticks and return what was said."""
        said = self.heard()
        for _ in range(round(seconds / tick_s)):
            self.clock.advance(tick_s)
            self.headset.tick()
            said += self.heard()
        return said

    def heard(self) -> list[dict[str, Any]]:
        said = []
        while (sent := self.headset.outbox.next_after(self._heard)) is not None:
            self._heard = sent.seq
            said.append(json.loads(sent.frame))
        return said

    def command(self, verb: str, command_id: str | None = None, **args: Any) -> dict[str, Any]:
        """Obey one command and return the body of its ack; what else was said is heard, too."""
        self.obedience.obey(CommandBody(command_id or str(uuid.uuid4()), verb, args, 5000))
        ack = [message for message in self.heard() if message["type"] == "ack"][-1]
        body: dict[str, Any] = ack["body"]
        return body

    def assign(self, **changes: Any) -> dict[str, Any]:
        args = {
            "trainee": str(uuid.uuid4()),
            "label": "Seat 4",
            "scenario": GOWNING.id,
            "scenario_version": GOWNING.version,
            "mode": "practice",
            "run": str(uuid.uuid4()),
            "physio": False,
            **changes,
        }
        return self.command("assign", **args)


def of(kind: str, said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Bodies of one type."""
    return [message["body"] for message in said if message["type"] == kind]
