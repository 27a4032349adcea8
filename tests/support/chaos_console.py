"""A console of the chaos run: writes entries as fast as a busy site, syncs, and tells what it knows.

    python -m tests.support.chaos_console DATA SEED

One JSON object a line: {"written": seq} after each COMMIT, and {"waiting", "parts", "delivered", ...}
whenever that changes. A line "quiet" on stdin ends the writing and presses "Sync now"; the end of stdin
ends all.
"""

import json
import random
import sys
import threading
import time
from pathlib import Path
from typing import Any

from console.engine import Engine
from console.events import Snapshot, SyncChanged
from console.model import Trainee

PAUSE_S = 0.2
MOST_AT_ONCE = 4


def say(**words: Any) -> None:
    """Tell the one who runs the chaos."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def hear(event: object) -> None:
    """Tell where the sync stands."""
    if isinstance(event, Snapshot):
        tell(event.sync)
    elif isinstance(event, SyncChanged):
        tell(event.view)


def tell(view: Any) -> None:
    say(
        waiting=view.waiting,
        parts=view.parts_waiting,
        delivered=view.delivered,
        state=view.state,
        reason=view.reason,
        attention=len(view.needs_attention),
    )


def main(data: Path, seed: int) -> None:
    """Run until stdin ends."""
    chance = random.Random(seed)
    quiet, over = threading.Event(), threading.Event()

    def listen() -> None:
        for _ in sys.stdin:
            quiet.set()
        over.set()
        quiet.set()

    threading.Thread(target=listen, daemon=True).start()
    engine = Engine(data, interfaces=("loopback",), attended=False, demonstration=True)
    engine.start()
    try:
        engine.subscribe(hear)
        count = 0
        while not quiet.wait(PAUSE_S):
            people = [
                Trainee(f"Trainee {seed} {count + at} {time.monotonic_ns()}")
                for at in range(chance.randrange(1, MOST_AT_ONCE))
            ]
            engine.people.enrol(people).result(60)
            count += len(people)
            say(written=engine.entries().result(60))
        say(quiet=engine.entries().result(60))
        # Somebody sees that the network is back: by itself it may be minutes until the next try.
        engine.sync.now().result(120)
        over.wait()
    finally:
        engine.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
