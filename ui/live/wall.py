"""The wall: one painted tile a station, in the order of seats or as the room is. Tiles never re-sort."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from console.model import StationId, StationView
from ui.frame_clock import AT_ONCE, FrameClock
from ui.live.brush import Brush
from ui.live.floor_plan import FloorPlans
from ui.live.grid import Grid
from ui.live.load_strip import Strip
from ui.live.load_trace import Trace
from ui.live.tile import Tile
from ui.live.tile_text import place_of, tr
from ui.live.wall_choice import WallChoice
from ui.live.wall_layout import STEPS, WallLayout
from ui.theme import Look

_ADDING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Wall(QWidget):
    """All stations as tiles. One Tab stop; arrow keys move within, Space selects.

    Signals:
        station_selected(object): a StationId, or None when nothing is selected any more.
        retry_requested(str): the failed command of this station shall be sent again.
        chosen_changed(tuple): the stations of the command set.
        views_wanted: `views_in_sight` has changed.
        menu_asked(QPoint): by the right button or the Menu key, there on the screen.
    """

    station_selected = Signal(object)
    retry_requested = Signal(str)
    chosen_changed = Signal(tuple)
    views_wanted = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self,
        look: Look,
        frame_clock: FrameClock,
        parent: QWidget | None = None,
        plans: FloorPlans | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._clock = look, frame_clock
        self._brush = Brush(look)
        self._tiles: dict[StationId, Tile] = {}
        self._order: list[StationId] = []
        self._newer: dict[StationId, StationView] = {}
        self._selected: StationId | None = None
        self._focused: StationId | None = None
        self._wanted: tuple[StationId, ...] = ()
        self._unsettled = False
        self._in_sight: tuple[Tile, ...] = ()
        self._strips: Mapping[StationId, tuple[Strip, Trace]] | None = None
        self.room = room = WallLayout(
            look, self._brush, self._tiles, self._order, plans or FloorPlans(self), self
        )
        self.choice = WallChoice(self._tiles, lambda: room.order, room.hand, room.frame, self)
        self._floor = room.floor
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Stations"))
        look.changed.connect(self._restyle)
        self._connect()
        frame_clock.second_passed.connect(self._tick)
        frame_clock.half_second_passed.connect(self._alternate)

    # What stands on it

    @property
    def stations(self) -> tuple[StationId, ...]:
        """All stations in the order of their tiles."""
        return tuple(self._order)

    @property
    def selected(self) -> StationId | None:
        """The selected station."""
        return self._selected

    @property
    def chosen(self) -> tuple[StationId, ...]:
        """The command set, in order."""
        return self.choice.stations

    @property
    def grid(self) -> Grid:
        """The present columns and rows."""
        return self.room.grid

    @property
    def views_in_sight(self) -> tuple[StationId, ...]:
        """The stations whose tiles have room for a first-person view and stand in sight."""
        return self._wanted

    def tile(self, station: StationId) -> Tile | None:
        """Return the tile of a station, or None."""
        return self._tiles.get(station)

    def set_views(self, views: Iterable[StationView]) -> None:
        """Show exactly these stations."""
        views = tuple(views)
        for gone in set(self._tiles) - {view.station for view in views}:
            self._drop(gone)
        self._newer.clear()
        for view in views:
            self._put(view, self._clock.now_ms())
        self.settle()

    def show_view(self, view: StationView) -> None:
        """Show a newer view with the next beat; a new station gets a tile at the place of its seat."""
        if not self._newer:
            self._clock.mark(self)
        if view.station in self._tiles:
            self._newer[view.station] = view
        else:
            self._put(view, self._clock.now_ms())

    def remove(self, station: StationId) -> None:
        """Take a station off the wall: it was forgotten, not lost."""
        if station in self._tiles:
            self._drop(station)
            self._clock.mark(self)

    def set_shorts(self, shorts: Mapping[str, str]) -> None:
        """Use the short titles of the course's steps."""
        self._brush.shorts = shorts
        self._refresh_all(self._clock.now_ms())

    def set_names_hidden(self, hidden: bool) -> None:
        """Show seats only: no names, no views (a second screen is attached)."""
        if hidden != self._brush.names_hidden:
            self._brush.names_hidden = hidden
            for tile in self._tiles.values():
                tile.redraw(spoken=True)
            self._want_views()

    def set_loads_shown(self, shown: bool) -> None:
        """Keep the rows of a load strip on every tile, or give them to the rest of it."""
        if shown != self._brush.loads_shown:
            self._brush.loads_shown = shown
            for tile in self._tiles.values():
                if not shown:
                    tile.set_load(None, None)
                tile.redraw(spoken=True)
            self.room.reflow()

    def show_loads(self, strips: Mapping[StationId, tuple[Strip, Trace]]) -> None:
        """Show a second of load with the next beat; a station that is not among them has an empty strip."""
        self._strips = strips
        self._clock.mark(self)

    def set_attended(self, attended: bool) -> None:
        """Show Retry only while somebody who may command is at the console."""
        if attended != self._brush.attended:
            self._brush.attended = attended
            for tile in self._tiles.values():
                tile.redraw()

    def set_image(self, station: StationId, image: QImage) -> None:
        """Show a first-person view on the station's tile."""
        if station in self._tiles:
            self._tiles[station].set_image(image)

    # What is selected

    def select(self, station: StationId | None) -> None:
        """Select a station, bring its tile into sight and tell it."""
        station = station if station in self._tiles else None
        if station is not None:
            self._settle_now()
            self._focused = station
            self.choice.start_at(station)
            self.room.reveal(station)
        changed, self._selected = station != self._selected, station
        self._update_rings()
        if changed:
            self.station_selected.emit(station)

    def choose_all(self) -> None:
        """Put everybody into the command set."""
        self._settle_now()
        self.choice.all()

    def clear_chosen(self) -> bool:
        """Empty the command set; False when it was empty."""
        return self.choice.clear()

    def settle(self) -> None:
        """Give every tile its place now; otherwise the frame clock does it with the next beat."""
        self._unsettled = False
        self._order.sort(key=lambda station: place_of(self._tiles[station].view))
        self.room.reflow()

    def refresh(self, now_ms: float) -> None:
        """Settle what came since the last beat of the frame clock."""
        repainted = 0
        for station in tuple(self._newer):
            if repainted == AT_ONCE:
                self._clock.go_on(self)
                break
            repainted += self._put(self._newer.pop(station), now_ms)
        self._settle_now()
        if self._strips is not None:
            for station, tile in self._tiles.items():
                tile.set_load(*self._strips.get(station, (None, None)))
            self._strips = None

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move within the wall; everything else goes to the screen."""
        self._settle_now()
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        target = self.room.target_of(key, self._focused)
        if self.room.arranging and modifiers & Qt.KeyboardModifier.AltModifier and key in STEPS:
            if self._focused is not None:
                self.room.move(self._focused, *STEPS[key])
                self._update_rings()
        elif target is not None:
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                self.choice.reach(self._focused, target)
            self._focus(target)
        elif key == Qt.Key.Key_Space and self._focused is not None:
            if not self.choice.press(self._focused, modifiers):
                self.select(self._focused)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard stands."""
        if self._order:
            self._focused = self._focused or self._selected or self._order[0]
        self._update_rings()
        self._tell_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the keyboard stood."""
        self._update_rings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reflow to the new size."""
        self.room.reflow()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody could see it."""
        self.refresh(self._clock.now_ms())
        self._refresh_all(self._clock.now_ms())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by whole rows."""
        if event.angleDelta().y():
            self.room.scroll(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Say what can be done with the wall as a whole."""
        self.menu_asked.emit(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Paint the ground anew when the palette changed."""
        self._floor.update()
        super().changeEvent(event)

    # Within

    def _settle_now(self) -> None:
        if self._unsettled:
            self.settle()

    def _put(self, view: StationView, now_ms: float) -> bool:
        """Take a view in; True when it is news: most only say that a headset is still there."""
        tile = self._tiles.get(view.station)
        if tile is None:
            tile = Tile(self._brush, view, now_ms, self._floor)
            tile.clicked.connect(lambda *, station=view.station: self._press(station))
            tile.retry_pressed.connect(lambda station=view.station: self.retry_requested.emit(station))
            tile.dragged.connect(lambda begun, at, station=view.station: self._drag(station, begun, at))
            tile.let_go.connect(self.room.hand.let_go)
            tile.let_go.connect(self.choice.let_go)
            self._tiles[view.station] = tile
            self._order.append(view.station)
            self._unsettled = True
            return True
        if tile.goes_on(view):
            return False
        self._unsettled |= (tile.view.seat, tile.view.label) != (view.seat, view.label)
        tile.set_view(view)
        if not tile.isHidden():
            tile.refresh(now_ms)
        return True

    def _drop(self, station: StationId) -> None:
        tile = self._tiles.pop(station)
        self._newer.pop(station, None)
        self._order.remove(station)
        self.room.forget(station)
        self.choice.drop(station)
        if self._focused == station:
            self._focused = None
        if self._selected == station:
            self.select(None)
        self._in_sight = tuple(other for other in self._in_sight if other is not tile)
        tile.hide()
        tile.deleteLater()
        self._unsettled = True

    def _press(self, station: StationId) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.choice.press(station, QApplication.keyboardModifiers()):
            self._focus(station)
        else:
            self.select(station)

    def _focus(self, station: StationId) -> None:
        self._focused = station
        self.room.reveal(station)
        self._update_rings()
        self._tell_focus()

    def _connect(self) -> None:
        self.choice.changed.connect(self.chosen_changed)
        self.room.rows_shown.connect(self._show_rows)
        self._floor.pressed.connect(self.choice.press_floor)
        self._floor.dragged.connect(lambda begun, at: self._drag(None, begun, at))
        self._floor.let_go.connect(self.choice.let_go)

    def _drag(self, station: StationId | None, begun: QPoint, at: QPoint) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if station is not None and self.room.arranging:
            self._focused = station
        more = bool(QApplication.keyboardModifiers() & _ADDING)
        self.room.hand.drag(station, begun, at, more=more)

    def _tell_focus(self) -> None:
        """Let a screen reader follow the keyboard into the wall."""
        tile = self._tiles.get(self._focused or "")
        if tile is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(tile, QAccessible.Event.Focus))

    def _show_rows(self) -> None:
        """Bring up to date what has come into sight."""
        tiles = map(self._tiles.__getitem__, self._order)
        self._in_sight = tuple(tile for tile in tiles if not tile.isHidden())
        self._refresh_all(self._clock.now_ms())
        self._update_rings()
        self._want_views()

    def _update_rings(self) -> None:
        focused = self._tiles.get(self._focused or "") if self.hasFocus() else None
        selected = self._tiles.get(self._selected or "")
        ringed = (selected, focused)
        boxes = (None if tile is None or tile.isHidden() else tile.geometry() for tile in ringed)
        self._floor.set_rings(*boxes)

    def _want_views(self) -> None:
        wanted = tuple(tile.view.station for tile in self._in_sight if tile.places.view is not None)
        if wanted != self._wanted:
            self._wanted = wanted
            self.views_wanted.emit()

    def _tiles_seen(self) -> tuple[Tile, ...]:
        return self._in_sight if self.isVisible() else ()

    def _refresh_all(self, now_ms: float) -> None:
        for tile in self._tiles_seen():
            tile.refresh(now_ms)

    def _tick(self, now_ms: float) -> None:
        for tile in self._tiles_seen():
            tile.tick(now_ms)

    def _alternate(self, now_ms: float) -> None:
        for tile in self._tiles_seen():
            if tile.content.alternates:
                tile.alternate(now_ms)

    def _restyle(self) -> None:
        for tile in self._tiles.values():
            tile.redraw()
        self._floor.update()
        self.room.reflow()
