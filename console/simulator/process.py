"""One simulated headset as a process: listens, advertises, says who it is, and leaves politely."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

from console.clock import SystemClock
from console.courses.content import Pack
from console.simulator import advert
from console.simulator.faults import Fault, Misfortune
from console.simulator.headset import Headset, Skill
from console.simulator.identity import Keepsakes
from console.simulator.parent import heed_parent
from console.simulator.server import Server
from console.simulator.station import Station


class Options(msgspec.Struct, frozen=True):
    """What `simulate` was asked for."""

    label: str
    model: str
    who: Skill
    packs: tuple[Pack, ...]
    course: Pack
    port: int = 0
    """0: any free port."""
    state: Path | None = None
    interfaces: tuple[str, ...] = ()
    faults: frozenset[Fault] = frozenset()
    confirms_pairing: bool = False
    starts_by_itself: bool = False
    ends_with_stdin: bool = False
    """End when whoever holds the other end of stdin is gone, however it went; lines there are heeded."""


class Mouth:
    """Lines for whoever started the process."""

    def say(self, **fields: object) -> None:
        """One line of JSON on stdout, at once."""
        with contextlib.suppress(OSError):
            sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
            sys.stdout.flush()

    def tell(self, words: str) -> None:
        """Words for people, on stderr."""
        with contextlib.suppress(OSError):
            sys.stderr.write(words + "\n")
            sys.stderr.flush()


class Keyboard:
    """Answers typed at the terminal, read by a thread because a terminal can not be awaited everywhere."""

    def __init__(self, mouth: Mouth) -> None:
        self._mouth = mouth
        self._loop = asyncio.get_running_loop()
        self._lines: asyncio.Queue[str] = asyncio.Queue()
        self._one_at_a_time = asyncio.Lock()
        self._reader: threading.Thread | None = None
        self._is_at_end = False

    async def confirm(self, code: str) -> bool:
        """Show the code to the wearer and wait for yes or no."""
        self._mouth.say(pairing="started", code=code)
        async with self._one_at_a_time:
            if self._reader is None:
                self._reader = threading.Thread(target=self._read, daemon=True)
                self._reader.start()
            while not self._lines.empty():
                self._lines.get_nowait()
            self._mouth.tell(f"Pairing code {code}. Does the console show the same? [y/n]")
            if self._is_at_end:
                return False
            return (await self._lines.get()).strip().lower() in ("y", "yes")

    def _read(self) -> None:
        # Unbuffered: a thread that holds the lock of sys.stdin keeps the interpreter from ending.
        with contextlib.suppress(RuntimeError, ValueError, OSError):
            number = sys.stdin.fileno()
            while line := os.read(number, 1024):
                self._loop.call_soon_threadsafe(self._lines.put_nowait, line.decode("utf-8", "replace"))
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        """Nobody is there to say yes, now or later."""
        self._is_at_end = True
        self._lines.put_nowait("")


def simulate(options: Options) -> int:
    """Run one headset until SIGINT or SIGTERM; 0 afterwards. OSError or StateDamaged at start."""
    keepsakes = Keepsakes(options.state)
    hosts = advert.hosts_of(options.interfaces)
    listeners = advert.listen(options.interfaces, hosts, options.port)
    try:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(_live(options, keepsakes, hosts, listeners))
    finally:
        for listener in listeners:
            listener.close()
    return 0


async def _live(
    options: Options, keepsakes: Keepsakes, hosts: Sequence[str], listeners: list[socket.socket]
) -> None:
    stopped = _stopped_by_signals()
    clock = SystemClock()
    mouth = Mouth()
    seed = options.who.seed
    headset = Headset(options.packs, clock, options.who, options.course if options.starts_by_itself else None)

    def do(kind: str) -> None:
        if not headset.let_happen(kind):
            mouth.tell(f"Nothing comes of {kind!r}: no run is on, or no event has that name.")

    if options.ends_with_stdin:
        heed_parent(do, stopped.set)

    async def agree_at_once(code: str) -> bool:
        mouth.say(pairing="started", code=code)
        return True

    confirm = agree_at_once if options.confirms_pairing else Keyboard(mouth).confirm
    misfortune = Misfortune(options.faults, seed)
    station = Station(options.label, keepsakes, headset, clock, confirm, misfortune, options.model)
    port = listeners[0].getsockname()[1]
    mouth.say(station=station.id, label=options.label, port=port, boot=station.boot)
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(Server(station).serve(listeners))
        try:
            async with _heard(station, hosts, port):
                await stopped.wait()
                # While the goodbyes go out, links are closed too.
                serving.cancel()
        except OSError:
            mouth.tell(f"This headset can not advertise itself here. Dial it at its address, port {port}.")
            await stopped.wait()
            serving.cancel()


def _heard(station: Station, hosts: Sequence[str], port: int) -> contextlib.AbstractAsyncContextManager[None]:
    """Advertise as long as the block lasts, unless a fault keeps that from everybody."""
    if station.misfortune.is_unheard:
        return contextlib.nullcontext()
    return advert.advertised(station, hosts, port)


def _stopped_by_signals() -> asyncio.Event:
    """Set by SIGINT and SIGTERM, also where the loop can not watch signals itself."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stopped.set)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopped.set))
    return stopped
