"""The demonstration: a whole class with simulated headsets, in the real window, over the real network.

Everything but the headsets and the people is the product itself: separate processes found over mDNS,
paired, driven, recorded, decided. It runs from top to bottom on the GUI thread; the window stays usable.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from console.classroom.attention import RANK
from console.clock import SystemClock, iso_utc
from console.courses.content import Pack
from console.errors import ConsoleError
from console.events import PairingChanged, RecordsChanged, Snapshot
from console.model import ClassView, LinkState, PairingState, RunView, StationId, StationView
from console.paths import data_folder
from console.sentences import sentence
from console.services.simulation import Simulation
from ui import text
from ui.app import Application
from ui.demo.album import Album
from ui.demo.assessor import PASSPHRASE, USER, Assessor
from ui.demo.scenario import baseline_s, plan, simulator_speed
from ui.demo.sitting import Sitting
from ui.demo.table import print_table
from ui.interrupts import signals_call
from ui.live.wall import Wall

if TYPE_CHECKING:
    from console.engine import Engine

COURSE = "GMP-GWN-B"
FIND_S = 40.0
PAIR_S = 60.0
FIRST_STATE_S = 5.0
GRACE_S = 15.0
INTERRUPTED = 130
TABLE_S = 5.0
PLOTS_S = 8.0
WINDOW = (1280, 680)

T = TypeVar("T")


class Closed(Exception):  # noqa: N818 - not an error: somebody closed the window
    """The window was closed before the demonstration was over."""


class Stopped(Exception):  # noqa: N818 - not an error: somebody pressed Ctrl+C
    """A signal asked the program to end."""


def run_demo(args: argparse.Namespace) -> int:
    """Run it; returns the exit code. The last line on stdout is the summary as JSON."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    data = data_folder(args.data) if args.data is not None else data_folder(None) / "demo"
    # A folder of our own: in a fixed one somebody else on this machine could have laid out where we write.
    out = args.out or Path(tempfile.mkdtemp(prefix="resilience-console-demo-"))
    _say(f"Records of the demonstration: {data}, not encrypted. Pictures and record pack: {out}")
    demo = Demo(args, data, Album(out))
    try:
        out.mkdir(parents=True, exist_ok=True)  # with a window no picture makes it
        with signals_call(demo.stop):
            return demo.run()
    except ConsoleError as error:
        _say(sentence(error.reason, error.detail))
        return 3
    except OSError as error:
        _say(f"The demonstration could not go on: {error.strerror or error}.")
        return 3
    except Stopped:
        _say("The demonstration was stopped; what was recorded is kept.")
        return INTERRUPTED
    finally:
        demo.close()


class Demo:
    """One demonstration."""

    def __init__(self, args: argparse.Namespace, data: Path, album: Album) -> None:
        self._count: int = args.stations
        self._seed: int = args.seed
        self._class_s: float = args.minutes * 60 / args.speed
        self._minutes: float = args.minutes
        self._headless: bool = args.headless
        self._interfaces: list[str] = args.interface or ["loopback"]
        self._data = data
        self._album = album
        self._simulation = Simulation()
        self._application = Application(data, self._interfaces, demonstration=True)
        self._window = self._application.window
        self._ours: frozenset[StationId] = frozenset()
        self._class: ClassView | None = None
        self._has_snapshot = self._is_stopped = False
        self._is_playing = True
        self._finished: dict[str, RunView] = {}
        self._listen()

    def run(self) -> int:
        """The whole demonstration, then the summary."""
        try:
            summary = self._play()
        except Closed:
            _say("The window was closed before the demonstration was over; what was recorded is kept.")
            return 0
        self._is_playing = False
        _line(summary)
        if not self._headless:
            _say("The demonstration is over. The window stays open until you close it.")
            _say(f"To sign or unlock: user id {USER}, passphrase “{PASSPHRASE}”.")
            # Somebody who started it from the window sees no terminal, and the screen locks after a while.
            words = text.translate(
                "The demonstration is over. To sign or unlock: user id {user}, passphrase “{passphrase}”"
            )
            self._window.notice.say(words.format(user=USER, passphrase=PASSPHRASE))
            self._wait(lambda: not self._window.isVisible(), None)
        return 0 if summary["verify"] == "ok" else 1

    def stop(self) -> None:
        """End it at the next chance; called by a signal."""
        self._is_stopped = True

    def close(self) -> None:
        """End everything that was started."""
        self._simulation.stop()
        self._application.close()

    def _play(self) -> dict[str, object]:
        self._window.resize(*WINDOW)
        self._application.show()
        engine = self._get(self._application.engine)
        if engine.trouble is not None:
            raise engine.trouble
        self._wait(lambda: self._has_snapshot, None)
        assessor = Assessor(engine, self._get)
        if self._class is not None:
            _say("The demonstration before this one was cut off in its class, which is closed now.")
            self._get(self._window.services.classroom.close())
        self._shoot("live", "empty")
        pack = next(pack for pack in engine.packs if pack.id == COURSE)
        found_s = self._find(pack)
        self._shoot("devices", "found")
        self._pair()
        self._shoot("devices", "live")
        self._run_class(pack)
        decided, signed = self._decide_all(engine, assessor)
        self._shoot("live", "decided")
        record_pack = self._album.folder / "records.zip"
        self._get(engine.reports.pack(record_pack))
        self._get(self._window.services.classroom.close())
        self._shoot("classes", "after")
        self._shoot("people", "after")
        self._shoot("reports", "after")
        self._shoot("settings", "settings")
        faults = self._get(engine.verify())
        closed = [run for run in self._finished.values() if run.outcome is not None]
        return {
            "stations": self._count,
            "found_s": round(found_s, 1),
            "runs_closed": len(closed),
            "assessments_decided": decided,
            "assessments_signed": signed,
            "ledger_entries": self._get(engine.entries()),
            "verify": "ok" if not faults else f"{len(faults)} faults",
            "screenshots": [str(path) for path in self._album.taken],
            "pack": str(record_pack),
        }

    # The scenes

    def _find(self, pack: Pack) -> float:
        began = time.monotonic()
        self._simulation.start(
            self._count,
            seed=self._seed,
            state=self._data / "simulated",
            interface=self._interfaces[0],
            speed=simulator_speed(pack, self._class_s),
            course=pack.id,
        )
        with ThreadPoolExecutor(1) as reader:
            self._ours = frozenset(self._get(reader.submit(self._simulation.stations)))
        self._wait(lambda: len(self._stations()) >= self._count, FIND_S)
        if not self._stations():
            raise OSError(0, "none of the simulated headsets was found, a firewall may block loopback")
        _say(f"Found {len(self._stations())} headsets in {time.monotonic() - began:.1f} s.")
        return time.monotonic() - began

    def _pair(self) -> None:
        headsets = self._window.services.headsets
        for view in self._stations():
            if not view.paired:
                self._get(headsets.pair(view.station))
        self._wait(lambda: all(view.link is LinkState.LIVE for view in self._stations()), PAIR_S)
        self._wait(lambda: all(view.battery is not None for view in self._live()), FIRST_STATE_S)
        _say(f"Paired and live: {len(self._live())} of {len(self._stations())}.")

    def _run_class(self, pack: Pack) -> None:
        classroom = self._window.services.classroom
        self._shoot("classes", "before")
        self._get(classroom.start(plan(pack, self._live(), self._minutes)))
        self._window.show_screen("live")
        ends = time.monotonic() + self._class_s
        sitting = Sitting(self._window, baseline_s(self._class_s))
        self._wait(self._all_ended, self._class_s * 0.3)
        self._shoot("live", "running")
        self._select_first()
        self._wait(self._all_ended, self._class_s * 0.2)
        self._shoot("live", "selected")
        if sitting.is_wanted:
            self._wait(lambda: sitting.is_over, self._class_s * 0.3)
            self._wait(self._all_ended, self._class_s * 0.2)
            with sitting.plots():
                self._wait(lambda: sitting.shows_plots, PLOTS_S)
                self._shoot("live", "load")
        sitting.stop()
        while not self._all_ended() and (left := ends - time.monotonic()) > 0:
            self._wait(self._all_ended, min(left, TABLE_S))
            print_table(self._stations(), pack)
        playing = [run.station for run in self._finished.values() if run.outcome is None]
        if playing:
            self._get(classroom.command(playing, "stop", {"reason": "time is over"}))
            self._wait(self._all_ended, GRACE_S)
        self._shoot("live", "ended")

    def _select_first(self) -> None:
        """Show what stands beside the wall; whoever needs somebody comes first."""
        calls = [view for view in self._live() if view.attention in RANK]
        wall = self._window.findChild(Wall)
        if self._headless and wall is not None:
            wall.select((calls or self._live())[0].station)

    def _decide_all(self, engine: "Engine", assessor: Assessor) -> tuple[int, int]:
        """Decide about every run that has ended, and sign; how many of each."""
        ours = set(self._finished)
        waiting = [run.run for run in self._get(engine.assessments.waiting()) if run.run in ours]
        self._shoot("signoff", "waiting")
        assessor.come_in()
        decided = {assessor.decide(run) for run in waiting}
        signed = assessor.sign(decided)
        self._shoot("signoff", "signed")
        return len(decided), signed

    # What is heard

    def _listen(self) -> None:
        relay = self._application.relay
        relay.snapshot_arrived.connect(self._take_snapshot)
        relay.records_changed.connect(self._take_records)
        relay.class_changed.connect(lambda event: self._take_class(event.view))
        relay.pairing_changed.connect(self._take_pairing)

    def _take_snapshot(self, snapshot: Snapshot) -> None:
        self._class, self._has_snapshot = snapshot.class_, True
        if snapshot.records.head_seq:
            _line({"saved": snapshot.records.head_seq, "hash": snapshot.records.head_hash})

    def _take_records(self, event: RecordsChanged) -> None:
        if event.ids:
            _line({"saved": event.view.head_seq, "hash": event.view.head_hash})

    def _take_class(self, class_: ClassView | None) -> None:
        self._class = class_
        if class_ is not None:
            self._finished |= {run.run: run for run in class_.runs}

    def _take_pairing(self, change: PairingChanged) -> None:
        if change.state is PairingState.COMPARE and change.station in self._ours:
            # The wearers are simulated and say yes by themselves; here the demonstration does.
            self._window.services.headsets.confirm(change.station)

    # Waiting

    def _stations(self) -> list[StationView]:
        """Ours only: a class next door may have headsets on the same network."""
        return [view for view in self._window.stations.all() if view.station in self._ours]

    def _live(self) -> list[StationView]:
        return [view for view in self._stations() if view.link is LinkState.LIVE]

    def _all_ended(self) -> bool:
        runs = self._class.runs if self._class is not None else ()
        return bool(runs) and all(run.outcome is not None for run in runs)

    def _get(self, future: Future[T]) -> T:
        """The value of a call, while the window lives on."""
        self._wait(future.done, None)
        return future.result()

    def _wait(self, condition: Callable[[], bool], seconds: float | None) -> bool:
        """Let the window live until the condition holds or time is over; says whether it holds.

        While the demonstration plays somebody is at the console, its own instructor: nothing is locked then.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        loop, timer = QEventLoop(), QTimer(interval=20)
        timer.timeout.connect(loop.quit)
        timer.start()
        shown = self._window.isVisible()
        while not condition():
            if deadline is not None and time.monotonic() >= deadline:
                return False
            loop.exec()
            if self._is_playing:
                self._window.activity.note()
            if self._is_stopped:
                raise Stopped
            if shown and not self._window.isVisible() and not condition():
                raise Closed
        return True

    def _shoot(self, screen: str, scene: str) -> None:
        """Leave a picture of a screen; in a window that somebody uses, nothing is switched."""
        if not self._headless:
            return
        self._window.show_screen(screen)
        self._wait(lambda: False, 0.3)
        self._album.take(self._window, f"{screen}-{scene}")


def _line(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def _say(words: str) -> None:
    sys.stderr.write(f"{iso_utc(SystemClock().utc())[11:19]}  {words}\n")
    sys.stderr.flush()
