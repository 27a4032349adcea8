"""First-person views: asked for only where somebody can see them, decoded as large as they are painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from console.model import StationId
from ui.live.facts import LiveFacts
from ui.live.focus_panel import FocusPanel
from ui.live.view_decoder import ViewDecoder, ViewPlace
from ui.live.wall import Wall

if TYPE_CHECKING:
    from console.events import ViewArrived


class Viewing(QObject):
    """Between what headsets show and the places for it on wall and focus panel.

    Signals: view_requested(object, tuple), as `LiveScreen` says.
    """

    view_requested = Signal(object, tuple)

    def __init__(self, facts: LiveFacts, wall: Wall, focus: FocusPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts, self._wall, self._focus, self._stage = facts, wall, focus, parent
        self._asked: tuple[StationId | None, tuple[StationId, ...]] = (None, ())
        self.decoder = ViewDecoder(self)
        self.decoder.decoded.connect(self._show)

    def ask(self) -> None:
        """Say whose views can be seen; nobody's while names are hidden or Live is not in sight."""
        wanted: tuple[StationId | None, tuple[StationId, ...]] = (None, ())
        if self._stage.isVisible() and not self._facts.names_hidden:
            focused = self._wall.selected
            wanted = focused, tuple(s for s in self._wall.views_in_sight if s != focused)
        if wanted != self._asked:
            self._asked = wanted
            self.view_requested.emit(*wanted)

    def take(self, event: "ViewArrived") -> None:
        """Have a picture decoded, only where somebody can see it."""
        if self._facts.names_hidden or not self._stage.isVisible():
            return
        tile = self._wall.tile(event.station)
        size = tile.view_size if tile is not None and not tile.isHidden() else None
        if size is not None:
            self.decoder.decode(ViewPlace(event.station, focus=False), event.jpeg, size)
        if event.station == self._wall.selected:
            size = self._focus.head.view_size()
            self.decoder.decode(ViewPlace(event.station, focus=True), event.jpeg, size)

    def _show(self, place: ViewPlace, image: QImage) -> None:
        if self._facts.names_hidden:
            return
        if not place.focus:
            self._wall.set_image(place.station, image)
        elif place.station == self._wall.selected:
            self._focus.show_image(image)
