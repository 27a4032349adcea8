"""What a bench says, and how it measures: variants in processes of their own take turns, medians count."""

import json
import resource
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from tests.support.tree import ROOT

ROUNDS: Final = 3
CHILD_TIMEOUT_S: Final = 1800


@dataclass(frozen=True)
class Figure:
    """One line of the report."""

    name: str
    ours: float
    other: float | None
    """What the usual way of doing it takes in the same run; None for an absolute figure."""
    unit: str
    goal: float | None
    """At most this `ratio`, or at most this much of `ours` where there is no other."""
    what: str

    @property
    def ratio(self) -> float | None:
        """Ours in parts of the other's."""
        return None if self.other is None else self.ours / self.other

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        reached = self.ours if self.ratio is None else self.ratio
        return self.goal is None or reached <= self.goal

    def as_json(self) -> str:
        """The contract: name, ours, other, unit, ratio, goal, what."""
        return json.dumps(asdict(self) | {"ratio": self.ratio})


def run_child(target: str, timeout_s: float = CHILD_TIMEOUT_S, **arguments: Any) -> dict[str, Any]:
    """Call `module:function` with keyword arguments in a process of its own; returns what it returns."""
    command = [sys.executable, "-m", "tests.bench.child", target, json.dumps(arguments)]
    answer = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False, timeout=timeout_s
    )
    if answer.returncode != 0:
        raise RuntimeError(f"{target} ended with {answer.returncode}")
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


def take_turns(
    variants: Mapping[str, tuple[str, Mapping[str, Any]]], key: str, rounds: int = ROUNDS
) -> dict[str, float]:
    """Median of `key` for each variant (target, arguments); they alternate, so that all share any noise."""
    found: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, (target, arguments) in variants.items():
            found[name].append(run_child(target, **arguments)[key])
    return {name: statistics.median(values) for name, values in found.items()}


def own_cpu_s() -> float:
    """CPU seconds, user and system, that this process has used since it started."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
