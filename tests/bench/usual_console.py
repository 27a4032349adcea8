"""The console that `whole` compares with: websockets, msgspec, a PlotWidget per tile, SQLite. Well tuned.

Tuned as far as each library offers, because a slow other side would prove nothing: frames decoded from bytes
into typed structs, no compression, no pings; rows in one transaction a second in WAL with synchronous NORMAL;
one timer for the whole window, which touches a label only where its words changed and sets a curve only
where samples came; plots without axes, menu, mouse and buttons, ranges fixed, no antialiasing, a pen of one
pixel, down-sampling and clipping to the view on, finite checks off, samples in one numpy ring. The time axis
is moved by `setPos`, as pyqtgraph's own example of scrolling plots does it, or rests between two samples.
It does less: no limits, no strictness, no gaps, no consent, no class, no queue, no load, no replay.
"""

import asyncio
import contextlib
import sqlite3
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
import pyqtgraph
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget
from websockets.asyncio.client import connect

from console.headsets.certificate import client_context
from console.headsets.protocol import PATH, SUBPROTOCOL

SHOWN_S: Final = 120
SAMPLES: Final = SHOWN_S * 4
COLUMNS: Final = 10


class Frame(msgspec.Struct):
    """Any message."""

    type: str
    seq: int = 0
    body: msgspec.Raw = msgspec.Raw()


class State(msgspec.Struct):
    """What a `state` says that is shown."""

    phase: str
    battery: float | None = None


class Progress(msgspec.Struct):
    """What a `progress` says that is shown."""

    step: str
    index: int
    of: int
    elapsed_ms: float


class Physio(msgspec.Struct):
    """Samples."""

    signal: str
    values: list[float]


FRAME: Final = msgspec.json.Decoder(Frame)
BODIES: Final = {
    "state": msgspec.json.Decoder(State),
    "progress": msgspec.json.Decoder(Progress),
    "physio": msgspec.json.Decoder(Physio),
}


class Seat:
    """The newest of one station; written by the network thread, read by the timer."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.state: State | None = None
        self.progress: Progress | None = None
        self.rate = 0.0
        self.times, self.skin = np.zeros(SAMPLES), np.zeros(SAMPLES)
        self.has_words = self.has_samples = False

    def take(self, body: Any) -> None:
        """Take one message in."""
        if isinstance(body, Physio):
            if body.signal == "eda_us":
                count = len(body.values)
                self.times[:-count], self.skin[:-count] = self.times[count:], self.skin[count:]
                self.times[-count:], self.skin[-count:] = time.monotonic(), body.values
                self.has_samples = True
            elif body.signal == "hr_bpm":
                self.rate, self.has_words = body.values[-1], True
        elif isinstance(body, State):
            self.state, self.has_words = body, True
        else:
            self.progress, self.has_words = body, True


class UsualNetwork(threading.Thread):
    """Reads every link, and writes what belongs on disk once a second."""

    def __init__(self, where: dict[str, Any], folder: Path) -> None:
        super().__init__(daemon=True)
        self._where, self._folder = where, folder
        self.seats = [Seat(number) for number in range(1, len(where["ports"]) + 1)]
        self.live = 0
        self.messages = 0
        self._rows: list[tuple[int, int, bytes]] = []

    def run(self) -> None:
        """Until it is stopped."""
        with contextlib.suppress(asyncio.CancelledError), asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            self._serving = self._loop.create_task(self._serve())
            self._loop.run_until_complete(self._serving)

    def stop(self) -> None:
        """Leave all links."""
        self._loop.call_soon_threadsafe(self._serving.cancel)
        self.join()

    async def _serve(self) -> None:
        context = client_context(bytes.fromhex(self._where["certificate"]))
        async with asyncio.TaskGroup() as group:
            group.create_task(self._write())
            for seat, port in zip(self.seats, self._where["ports"], strict=True):
                group.create_task(self._listen(seat, port, context))

    async def _listen(self, seat: Seat, port: int, context: Any) -> None:
        options: dict[str, Any] = {"subprotocols": [SUBPROTOCOL], "compression": None, "ping_interval": None}
        async with connect(f"wss://127.0.0.1:{port}{PATH}", ssl=context, **options) as link:
            await link.send('{"type":"resume","boot":"","after":0}')
            for verb in ("assign", "start"):
                await link.send(command(verb, {"run": str(uuid.uuid4()), "physio": True}))
            self.live += 1
            while True:
                self._take(seat, await link.recv(decode=False))

    def _take(self, seat: Seat, data: bytes) -> None:
        frame = FRAME.decode(data)
        self.messages += 1
        if frame.type in ("progress", "event"):
            self._rows.append((seat.number, frame.seq, data))
        decoder = BODIES.get(frame.type)
        if decoder is not None:
            seat.take(decoder.decode(frame.body))

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as database:
            connection = await loop.run_in_executor(database, self._open)
            while True:
                await asyncio.sleep(1.0)
                rows, self._rows = self._rows, []
                await loop.run_in_executor(database, _commit, connection, rows)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._folder / "usual.sqlite", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE said (station INTEGER, seq INTEGER, frame BLOB)")
        return connection


def _commit(connection: sqlite3.Connection, rows: list[tuple[int, int, bytes]]) -> None:
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO said VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")


def command(verb: str, args: dict[str, Any]) -> str:
    """A command as it goes over the wire."""
    body = {"id": str(uuid.uuid4()), "verb": verb, "args": args, "deadline_ms": 5000}
    whole = {"type": "cmd", "seq": 1, "t": "2026-11-24T10:00:00.000Z", "mono": 0.0, "run": None, "body": body}
    return msgspec.json.encode(whole).decode()


class UsualTile(QFrame):
    """Labels, a progress bar and a plot."""

    def __init__(self, seat: Seat, *, scrolls: bool) -> None:
        super().__init__()
        self._seat, self._scrolls = seat, scrolls
        self._labels = {name: QLabel() for name in ("name", "phase", "step", "rate", "battery")}
        self._said: dict[str, str] = {}
        self._bar = QProgressBar()
        plot = pyqtgraph.PlotWidget()
        plot.hideAxis("left")
        plot.hideAxis("bottom")
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.disableAutoRange()
        plot.setXRange(-SHOWN_S, 0, padding=0)
        plot.setYRange(0, 20, padding=0)
        plot.setDownsampling(auto=True, mode="subsample")
        plot.setClipToView(True)
        self._curve = plot.plot(pen=pyqtgraph.mkPen("k", width=1), antialias=False, skipFiniteCheck=True)
        top = QHBoxLayout()
        for name in ("name", "phase", "battery"):
            top.addWidget(self._labels[name])
        column = QVBoxLayout(self)
        column.addLayout(top)
        for widget in (self._labels["step"], plot, self._labels["rate"], self._bar):
            column.addWidget(widget)
        self._say("name", f"{seat.number:02} Trainee {seat.number}")

    def refresh(self) -> None:
        """Show what is new."""
        seat = self._seat
        if seat.has_words:
            seat.has_words = False
            state, progress = seat.state, seat.progress
            if state is not None:
                self._say("phase", state.phase)
                self._say("battery", f"{state.battery or 0:.0%}")
            if progress is not None:
                seconds = int(progress.elapsed_ms // 1000)
                self._say("step", f"{progress.step} {seconds // 60}:{seconds % 60:02}")
                self._bar.setRange(0, progress.of)
                self._bar.setValue(progress.index)
            self._say("rate", f"{seat.rate:.0f} bpm")
        if seat.has_samples:
            seat.has_samples = False
            self._curve.setData(seat.times, seat.skin)
        elif not self._scrolls:
            return
        self._curve.setPos(-time.monotonic(), 0)

    def _say(self, name: str, words: str) -> None:
        if self._said.get(name) != words:
            self._said[name] = words
            self._labels[name].setText(words)


class UsualWindow(QWidget):
    """All tiles, one timer. With `scrolls` the time axis moves with every beat, else only as samples come."""

    def __init__(self, seats: list[Seat], *, hertz: int, scrolls: bool) -> None:
        super().__init__()
        pyqtgraph.setConfigOptions(antialias=False, background="w", foreground="k")
        grid = QGridLayout(self)
        self._tiles = [UsualTile(seat, scrolls=scrolls) for seat in seats]
        for index, tile in enumerate(self._tiles):
            grid.addWidget(tile, index // COLUMNS, index % COLUMNS)
        self._timer = QTimer(self, interval=1000 // hertz)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    def _refresh(self) -> None:
        for tile in self._tiles:
            tile.refresh()
