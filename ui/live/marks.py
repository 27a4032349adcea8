"""Bookmarks and notes: what the instructor wants to find again, about the command set or who is selected."""

from PySide6.QtCore import QObject, Signal

from console.model import StationId
from ui.live.acts import Acts, LookUp
from ui.live.ask_bar import AskBar
from ui.live.tile_text import seat_of, tr


class Marks(QObject):
    """They need nothing of the headset: it may be off, lost or not yet here.

    Signals: bookmark_requested(tuple), note_requested(tuple, str): stations, and the words.
    """

    bookmark_requested = Signal(tuple)
    note_requested = Signal(tuple, str)

    def __init__(self, ask: AskBar, acts: Acts, look_up: LookUp, parent: QObject) -> None:
        super().__init__(parent)
        self._ask, self._acts, self._look_up = ask, acts, look_up

    def bookmark(self) -> None:
        """Keep this moment and what led to it."""
        stations = self._meant
        if stations:
            self.bookmark_requested.emit(stations)

    def note(self) -> None:
        """Ask for words and keep them."""
        stations = self._meant
        if not stations:
            return
        question = tr("Note on {count} stations, no names").format(count=len(stations))
        if len(stations) == 1:
            view = self._look_up(stations[0])
            question = tr("Note on seat {seat}, no names").format(seat=seat_of(view) if view else "")
        self._ask.ask(question, tr("Keep"), lambda words: self.note_requested.emit(stations, words))

    @property
    def _meant(self) -> tuple[StationId, ...]:
        selected = self._acts.selected
        return self._acts.chosen or (() if selected is None else (selected,))
