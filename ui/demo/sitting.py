"""The demonstration's baselines: everybody who agreed sits still as the class begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.live.live_screen import LiveScreen
from ui.live.load_board import Taking
from ui.main_window import MainWindow

LOOK_MS: Final = 500


class Sitting(QObject):
    """Presses what an instructor would: set the baseline, and go on with it where it is not a good one."""

    def __init__(self, window: MainWindow, seconds: int) -> None:
        """`seconds`: how long each sits; 0: nobody does."""
        super().__init__(window)
        live = window.page("live")
        assert isinstance(live, LiveScreen)
        self._live, self._board = live, live.loads
        self.is_wanted = seconds > 0
        self._board.baseline_s = seconds
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        if self.is_wanted:
            self._timer.start()

    @property
    def is_over(self) -> bool:
        """Whether somebody's load is shown, and nobody sits any more."""
        stations = self._board.stations.values()
        return any(known.strip.short for known in stations) and not any(
            known.taking in (Taking.ASKED, Taking.RUNS, Taking.OFFERED) for known in stations
        )

    @property
    def shows_plots(self) -> bool:
        """Whether what draws has come."""
        return self._live.stage.library.is_here

    @contextmanager
    def plots(self) -> Iterator[None]:
        """Show the plots of the selected station meanwhile."""
        tabs = self._live.stage.side.focus.tabs
        before = tabs.key
        tabs.choose("plots")
        try:
            yield
        finally:
            tabs.choose(before)

    def stop(self) -> None:
        """Press nothing from now on."""
        self._timer.stop()

    def _look(self) -> None:
        for station, known in tuple(self._board.stations.items()):
            if known.taking is Taking.NONE and not known.refused:
                self._board.take_baseline(station)
            elif known.taking is Taking.OFFERED and known.may_go_on:
                self._board.go_on(station)
