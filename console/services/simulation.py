"""Simulated headsets as processes of their own, for a look round without any hardware."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from console.model import StationId

STOP_S = 3.0


def command(*words: str) -> list[str]:
    """The command line that starts this same program again, installed or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "ui", *words]


class Simulation:
    """Starts simulated headsets and ends them with the program."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def processes(self) -> Sequence[subprocess.Popen[bytes]]:
        """Those that were started, running or not."""
        return tuple(self._processes)

    def start(
        self,
        count: int,
        *,
        seed: int,
        state: Path | None,
        interface: str,
        speed: float,
        course: str,
        wearers: Sequence[str] = ("usual",),
    ) -> None:
        """Start so many, each with a seat label and a seed of its own; they confirm pairing by themselves.

        `wearers`: what the sensors of the first, second and so on tell (`simulate --wearer`), over and over.
        Raises OSError when a process can not be started.
        """
        for number in range(len(self._processes) + 1, len(self._processes) + count + 1):
            words = ["simulate", "--label", f"Seat {number}", "--seed", str(seed + number), "--pair-yes"]
            words += ["--with-stdin"]  # so that none is left behind when this program is killed
            words += ["--wearer", wearers[(number - 1) % len(wearers)]]
            words += ["--interface", interface, "--speed", str(speed), "--course", course]
            words += ["--skill", f"{0.95 - 0.35 * ((seed + number * 7) % 10) / 10:.2f}"]
            if state is not None:
                words += ["--state", str(state / f"headset-{number}")]
            self._processes.append(
                subprocess.Popen(  # noqa: S603 - our own program with words made here
                    command(*words),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            )

    def stations(self) -> list[StationId]:
        """Who they are, as each says in its first line; blocks until all have. OSError when one has ended."""
        known: list[StationId] = []
        for process in self._processes:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise OSError(0, "a simulated headset could not start")
            known.append(json.loads(line)["station"])
        return known

    def stop(self) -> None:
        """End all of them; what does not end when asked is killed."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
        self._processes.clear()
