"""The wall: one painted tile a station, in seat order, reflowing to its size. Tiles never re-sort."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from console.model import StationId, StationView
from ui.frame_clock import FrameClock
from ui.live.floor import Floor
from ui.live.grid import Grid, grid_for
from ui.live.load_strip import Strip
from ui.live.load_trace import Trace
from ui.live.tile import Brush, Tile
from ui.live.tile_text import seat_of, tr
from ui.live.wall_keys import target_of
from ui.live.word_room import wall_grid
from ui.theme import Look

_BAR: Final = 7


class Wall(QWidget):
    """All stations as tiles. One Tab stop; arrow keys move within, Space selects.

    Signals:
        station_selected(object): a StationId, or None when nothing is selected any more.
        retry_requested(str): the failed command of this station shall be sent again.
        chosen_changed(tuple): the stations of the command set.
        views_wanted: `views_in_sight` has changed.
    """

    station_selected = Signal(object)
    retry_requested = Signal(str)
    chosen_changed = Signal(tuple)
    views_wanted = Signal()

    def __init__(self, look: Look, frame_clock: FrameClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, frame_clock
        self._brush = Brush(look)
        self._tiles: dict[StationId, Tile] = {}
        self._order: list[StationId] = []
        self._grid: Grid = grid_for(0, 1, 1)
        self._first_row = 0
        self._selected: StationId | None = None
        self._focused: StationId | None = None
        self._chosen: set[StationId] = set()
        self._wanted: tuple[StationId, ...] = ()
        self._unsettled = False
        self._strips: Mapping[StationId, tuple[Strip, Trace]] | None = None
        self._floor = Floor(look, self)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        self._bar.valueChanged.connect(self._scroll_to)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Stations"))
        look.changed.connect(self._restyle)
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
        return tuple(station for station in self._order if station in self._chosen)

    @property
    def grid(self) -> Grid:
        """The present columns and rows."""
        return self._grid

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
        for view in views:
            self._put(view)
        self.settle()

    def show_view(self, view: StationView) -> None:
        """Show a newer view; a station that is new gets a tile at the place of its seat."""
        self._put(view)
        if self._unsettled:
            self._clock.mark(self)

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
            self._reflow()

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
        tile = self._tiles.get(station)
        if tile is not None:
            tile.set_image(image)

    # What is selected

    def select(self, station: StationId | None) -> None:
        """Select a station, bring its tile into sight and tell it."""
        if station is not None and station not in self._tiles:
            station = None
        if station is not None:
            self._focused = station
            self._reveal(station)
        changed = station != self._selected
        self._selected = station
        self._update_rings()
        if changed:
            self.station_selected.emit(station)

    def clear_chosen(self) -> None:
        """Empty the command set."""
        for station in tuple(self._chosen):
            self._choose(station)

    def settle(self) -> None:
        """Give every tile its place now; otherwise the frame clock does it with the next beat."""
        self._unsettled = False
        self._order = sorted(self._order, key=self._place_of)
        self._reflow()

    def refresh(self, now_ms: float) -> None:
        """Settle what came since the last beat of the frame clock."""
        if self._unsettled:
            self.settle()
        if self._strips is not None:
            for station, tile in self._tiles.items():
                tile.set_load(*self._strips.get(station, (None, None)))
            self._strips = None

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move within the wall; everything else goes to the screen."""
        target = self._target_of(Qt.Key(event.key()))
        if target is not None:
            self._focused = target
            self._reveal(target)
            self._update_rings()
            self._tell_focus()
        elif event.key() == Qt.Key.Key_Space and self._focused is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._choose(self._focused)
            else:
                self.select(self._focused)
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
        self._reflow()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody could see it."""
        self.refresh(self._clock.now_ms())
        self._refresh_all(self._clock.now_ms())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by whole rows."""
        if self._grid.scrolls and event.angleDelta().y():
            self._bar.setValue(self._first_row - (1 if event.angleDelta().y() > 0 else -1))
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the ground anew when the palette changed."""
        self._floor.update()
        super().changeEvent(event)

    # Within

    def _put(self, view: StationView) -> None:
        tile = self._tiles.get(view.station)
        if tile is None:
            tile = Tile(self._brush, view, self._clock.now_ms(), self._floor)
            tile.clicked.connect(lambda *, station=view.station: self._press(station))
            tile.retry_pressed.connect(lambda station=view.station: self.retry_requested.emit(station))
            self._tiles[view.station] = tile
            self._order.append(view.station)
            self._unsettled = True
            return
        if (view.seat, view.label) != (tile.view.seat, tile.view.label):
            self._unsettled = True
        if tile.set_view(view):
            self._clock.mark(tile)

    def _drop(self, station: StationId) -> None:
        tile = self._tiles.pop(station)
        self._order.remove(station)
        self._chosen.discard(station)
        if self._focused == station:
            self._focused = None
        if self._selected == station:
            self._selected = None
            self.station_selected.emit(None)
        self._clock.drop(tile)
        tile.hide()
        tile.deleteLater()
        self._unsettled = True

    def _place_of(self, station: StationId) -> tuple[int, int, str, str]:
        """Order by seat, then by label: the wall is the map of the room."""
        view = self._tiles[station].view
        seat = seat_of(view)
        number = int(seat) if seat.isdigit() else 10**6
        return 0 if view.seat else 1, number, view.label, station

    def _press(self, station: StationId) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(station)
        else:
            self.select(station)

    def _choose(self, station: StationId) -> None:
        self._chosen ^= {station}
        self._tiles[station].set_chosen(station in self._chosen)
        self.chosen_changed.emit(self.chosen)

    def _target_of(self, key: Qt.Key) -> StationId | None:
        if not self._order:
            return None
        at = self._order.index(self._focused) if self._focused in self._tiles else 0
        target = target_of(key, at, len(self._order), self._grid)
        return None if target is None else self._order[target]

    def _tell_focus(self) -> None:
        """Let a screen reader follow the keyboard into the wall."""
        tile = self._tiles.get(self._focused or "")
        if tile is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(tile, QAccessible.Event.Focus))

    def _reflow(self) -> None:
        size, bar, loads = self.size().toTuple(), self._look.px(_BAR + 4), self._brush.loads_shown
        self._grid = grid = wall_grid(
            self._brush.lettering, len(self._order), *size, self._look.scale, bar, loads
        )
        below = max(0, grid.rows - grid.visible_rows)
        self._first_row = min(self._first_row, below)
        left, length = self.width() - self._look.px(_BAR + 2), self.height() - 2 * grid.margin
        self._bar.setGeometry(left, grid.margin, self._look.px(_BAR), length)
        self._bar.setPageStep(grid.visible_rows)
        self._bar.setRange(0, below)
        self._bar.setVisible(grid.scrolls)
        height = max(self.height(), round(grid.margin * 2 + grid.rows * grid.pitch))
        self._floor.setGeometry(0, -round(self._first_row * grid.pitch), self.width(), height)
        for index, station in enumerate(self._order):
            tile = self._tiles[station]
            tile.set_size_class(grid.size_class)
            tile.setGeometry(grid.cell(index))
        self._show_rows()
        self._bar.raise_()

    def _show_rows(self) -> None:
        """Show the rows in sight; the others are hidden, so that they do no work."""
        grid = self._grid
        rows = range(self._first_row, self._first_row + grid.visible_rows)
        now_ms = self._clock.now_ms()
        for index, station in enumerate(self._order):
            tile, shown = self._tiles[station], index // grid.columns in rows
            if shown:
                tile.refresh(now_ms)
            tile.setVisible(shown)
        self._update_rings()
        self._want_views()

    def _scroll_to(self, row: int) -> None:
        if row != self._first_row:
            self._first_row = row
            self._floor.move(0, -round(row * self._grid.pitch))
            self._show_rows()

    def _reveal(self, station: StationId) -> None:
        row, visible = self._order.index(station) // self._grid.columns, self._grid.visible_rows
        if row < self._first_row:
            self._bar.setValue(row)
        elif row >= self._first_row + visible:
            self._bar.setValue(row - visible + 1)

    def _update_rings(self) -> None:
        focused = self._tiles.get(self._focused or "") if self.hasFocus() else None
        selected = self._tiles.get(self._selected or "")
        self._floor.set_rings(
            selected.geometry() if selected is not None and not selected.isHidden() else None,
            focused.geometry() if focused is not None and not focused.isHidden() else None,
        )

    def _want_views(self) -> None:
        wanted = tuple(
            station
            for station in self._order
            if not self._tiles[station].isHidden() and self._tiles[station].places.view is not None
        )
        if wanted != self._wanted:
            self._wanted = wanted
            self.views_wanted.emit()

    def _in_sight(self) -> Iterable[Tile]:
        return (tile for tile in self._tiles.values() if not tile.isHidden()) if self.isVisible() else ()

    def _refresh_all(self, now_ms: float) -> None:
        for tile in self._in_sight():
            tile.refresh(now_ms)

    def _tick(self, now_ms: float) -> None:
        for tile in self._in_sight():
            tile.tick(now_ms)

    def _alternate(self, now_ms: float) -> None:
        for tile in self._in_sight():
            if tile.content.alternates:
                tile.refresh(now_ms)

    def _restyle(self) -> None:
        for tile in self._tiles.values():
            tile.redraw()
        self._floor.update()
        self._reflow()
