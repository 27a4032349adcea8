"""Ten million mutated frames through codec and fold: nothing but a message or a ProtocolError may come out.

Two processes share the work. What the codec lets through is folded into a classroom with a running class, by
stations that take turns, with lost, doubled and late sequence numbers.
"""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from tests.bench.figures import Figure, run_child

FRAMES: Final = 10_000_000
PROCESSES: Final = 2
POOL: Final = 20_000


def measure() -> Iterator[Figure]:
    """How many frames surprised us."""
    with ThreadPoolExecutor(PROCESSES) as pool:
        shares = [
            pool.submit(run_child, "tests.bench.fuzz:feed", seed=seed, count=FRAMES // PROCESSES)
            for seed in range(PROCESSES)
        ]
        found = [share.result() for share in shares]
    folded, surprises = sum(one["folded"] for one in found), sum(one["surprises"] for one in found)
    what = f"of {FRAMES:,} mutated frames, of which {folded:,} reached the fold"
    yield Figure("fuzz_surprises", surprises, None, "exceptions", 0, what)


def feed(seed: int, count: int) -> dict[str, Any]:
    """Mutate, decode, fold; the first surprise is printed with its frame."""
    import sys
    import traceback

    from console.headsets.limits import ProtocolError
    from console.headsets.protocol import (
        Enveloped,
        Ignored,
        decode_from_console,
        decode_from_station,
        decode_view,
    )
    from tests.console.headsets.test_codec_fuzz import mutate
    from tests.support import frames

    rng = random.Random(seed)
    all_seeds = frames.all_from_station() + frames.all_from_console()
    whole = [_varied(rng) for _ in range(POOL)]
    fold = _Fold(rng)
    surprises = 0
    for number in range(count):
        # Half of the frames are well formed with odd values, so that the fold gets its share.
        frame = rng.choice(whole) if number % 2 else mutate(rng.choice(all_seeds), rng, all_seeds)
        try:
            message = decode_from_station(frame)
            if type(message) is Enveloped or type(message) is Ignored:
                fold.take(message, frame)
        except ProtocolError:
            pass
        except Exception:
            surprises += 1
            if surprises == 1:
                traceback.print_exc()
                print(frame, file=sys.stderr)
        if number % 4 == 0:
            try:
                decode_view(frame)
                decode_from_console(frame)
            except ProtocolError:
                pass
            except Exception:
                surprises += 1
                traceback.print_exc()
    return {"folded": fold.folded, "surprises": surprises}


def _varied(rng: random.Random) -> bytes:
    """A well-formed frame whose values are anything that their type allows."""
    from console.messages import EVENT_KINDS
    from console.model import Phase
    from tests.support import frames

    numbers = (0, 1, -1, 0.5, 1e300, -1e300, 2**53 - 1, 17, 60_000)
    words = ("mask", "zip", "", "TORN_GLOVE", "x" * 4096, "\u202e", "17")
    vary = {
        "state": lambda: {
            "phase": rng.choice([*Phase]),
            "battery": rng.choice((0, 0.19, 1, 1e300, None)),
            "worn": rng.random() < 0.5,
        },
        "progress": lambda: {
            "scenario": rng.choice(("GMP-GWN-B", *words)),
            "scenario_version": "1.0",
            "step": rng.choice(words),
            "index": rng.choice((0, 1, 2, 17, 18, -1, 2**53 - 1)),
            "of": rng.choice((0, 1, 17, -1, 2**53 - 1)),
            "elapsed_ms": rng.choice(numbers),
            "score": rng.choice(numbers),
        },
        "event": lambda: {
            "kind": rng.choice([*sorted(EVENT_KINDS), "unheard.of"]),
            "step": rng.choice(words),
            "code": rng.choice(words),
            "text": rng.choice(words),
            "data": {"criterion": rng.choice(words), "met": rng.random() < 0.5},
        },
    }
    kind = rng.choice(list(vary))
    return frames.text(frames.envelope(kind, vary[kind](), seq=rng.randrange(1, 1000)))


class _Fold:
    """A room that hears frames as a link would hand them on, and now and then something else."""

    def __init__(self, rng: random.Random) -> None:
        from console.classroom.room import Room
        from console.model import LinkState, Pin
        from tests.console.classroom.test_room import CLASS, PLANNED
        from tests.support.messages import OTHER, STATION

        self._rng, self._links, self.folded = rng, tuple(LinkState), 0
        self._stations = (STATION, OTHER)
        self._room, self._now = Room(), 1_000_000.0
        for station in self._stations:
            self._room.know(Pin(station, b"k" * 32, b"", "Seat 4", "VR", "app/1", "127.0.0.1:1", ""))
            self._room.link(station, LinkState.LIVE, None, self._now)
        self._room.open_class(CLASS, ())
        self._room.assign(PLANNED)

    def take(self, message: Any, frame: bytes) -> None:
        """One decoded message, or an ignored one that only has a place in the sequence."""
        from console.headsets.protocol import Ignored
        from console.model import Received
        from tests.support.messages import BOOT, RUN

        rng, room = self._rng, self._room
        self._now += rng.random() * 400
        station, utc = rng.choice(self._stations), "2026-11-24T10:00:00.000Z"
        if isinstance(message, Ignored):
            room.dropped(station, rng.randrange(100))
            return
        run = RUN if rng.random() < 0.7 else message.run
        fresh = rng.random() < 0.9
        self.folded += 1
        room.receive(
            Received(
                station,
                BOOT,
                message.seq,
                message.type,
                message.t,
                message.mono,
                run,
                message.body,
                frame.decode(),
                utc,
                self._now,
                fresh,
            ),
            self._now,
            utc,
        )
        if rng.random() < 0.02:
            room.tick(self._now)
            room.link(station, rng.choice(self._links), None, self._now)
            room.queue()
            room.views()
