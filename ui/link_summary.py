"""The links of all stations summed up for the status bar, at once and then not again for a second."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.stations import Stations
from ui.status_bar import StatusBar

EVERY_MS: Final = 1000


class LinkSummary(QObject):
    """Keeps the status bar's words about the links current; a hundred stations change often each second."""

    def __init__(self, stations: Stations, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._stations, self._status = stations, status
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
        self._status.show_stations(self._stations.all())
        self._pause.start()

    @Slot()
    def _catch_up(self) -> None:
        if self._is_stale:
            self._show()
