"""The links of all stations summed up for status bar and rail, at once and then not again for a second."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.rail import Rail
from ui.stations import Stations, is_waiting_to_pair
from ui.status_bar import StatusBar

EVERY_MS: Final = 1000


class LinkSummary(QObject):
    """Keeps the status bar's words about the links current, and how many headsets wait to be paired.

    A hundred stations change often each second.
    """

    def __init__(self, stations: Stations, status: StatusBar, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._stations, self._status, self._rail = stations, status, rail
        self._is_stale = False
        self._pause = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._pause.timeout.connect(self._catch_up)
        for changed in (stations.changed, stations.removed):
            changed.connect(self._note)
        stations.reset.connect(self._show)

    @Slot()
    def _note(self) -> None:
        if self._pause.isActive():
            self._is_stale = True
        else:
            self._show()

    @Slot()
    def _show(self) -> None:
        self._is_stale = False
        views = self._stations.in_no_order()
        self._status.show_stations(views)
        self._rail.set_count("devices", sum(map(is_waiting_to_pair, views)))
        self._pause.start()

    @Slot()
    def _catch_up(self) -> None:
        if self._is_stale:
            self._show()
