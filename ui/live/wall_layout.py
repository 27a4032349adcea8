"""The geometry of the wall: which tile stands where, which rows are in sight, how the room is arranged."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from console.model import StationId
from ui.live.brush import Brush
from ui.live.floor import Floor
from ui.live.floor_plan import FloorPlans, Place
from ui.live.grid import Grid
from ui.live.least_cells import least_cells
from ui.live.tile import Tile
from ui.live.wall_hand import Frame, Hand
from ui.live.wall_keys import target_of
from ui.live.wall_places import standing_of
from ui.theme import Look

_BAR: Final = 7
STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Where Alt with an arrow moves a tile: columns, rows."""


class WallLayout(QObject):
    """Signals: rows_shown: other rows, or other tiles, are in sight."""

    rows_shown = Signal()

    def __init__(
        self,
        look: Look,
        brush: Brush,
        tiles: Mapping[StationId, Tile],
        order: Sequence[StationId],
        plans: FloorPlans,
        wall: QWidget,
    ) -> None:
        """`tiles` and `order` are the wall's own and change with it."""
        super().__init__(wall)
        self._look, self._brush, self._tiles, self._order, self._wall = look, brush, tiles, order, wall
        self._first_row = 0
        self._keys: dict[StationId, str] = {}
        self._standing = standing_of((), {}, (1, 1), 1.0, 0, loads=False)
        self.plans = plans
        self.arranging = False
        self.floor = Floor(look, wall)
        self.hand = Hand(self)
        self.frame = Frame(look, self.floor)
        self._bar = QScrollBar(Qt.Orientation.Vertical, wall)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        self._bar.valueChanged.connect(self._scroll_to)
        self.plans.changed.connect(self.reflow)
        self.hand.carried.connect(lambda _, at: self.frame.show_at(self._cell_under(at)))
        self.hand.dropped.connect(self._drop)

    @property
    def grid(self) -> Grid:
        """The present columns and rows."""
        return self._standing.grid

    @property
    def is_arranged(self) -> bool:
        """Whether the tiles stand as the room is; a room that is too wide for the wall is not shown so."""
        return self._standing.is_plan

    @property
    def order(self) -> list[StationId]:
        """The stations as their tiles stand, row by row."""
        return sorted(self._keys, key=self._cell_of)

    def reflow(self) -> None:
        """Give every tile its place."""
        look, wall = self._look, self._wall
        self._name_places()
        self._standing = standing_of(
            list(self._keys.values()),
            self.plans.plan,
            (wall.width(), wall.height()),
            look.scale,
            look.px(_BAR + 4),
            loads=self._brush.loads_shown,
            least=least_cells(self._brush.lettering, look.scale),
            arranging=self.arranging,
        )
        grid = self.grid
        below = max(0, grid.rows - grid.visible_rows)
        self._first_row = min(self._first_row, below)
        self._bar.setGeometry(
            wall.width() - look.px(_BAR + 2), grid.margin, look.px(_BAR), wall.height() - 2 * grid.margin
        )
        self._bar.setPageStep(grid.visible_rows)
        self._bar.setRange(0, below)
        self._bar.setVisible(grid.scrolls)
        height = max(wall.height(), round(grid.margin * 2 + grid.rows * grid.pitch))
        self.floor.setGeometry(0, -round(self._first_row * grid.pitch), wall.width(), height)
        for station in self._keys:
            tile = self._tiles[station]
            tile.set_size_class(grid.size_class)
            tile.setGeometry(grid.cell(self._cell_of(station)))
        taken = frozenset(self._standing.cells.values())
        free = sorted(set(range(grid.columns * grid.rows)) - taken) if self.arranging else ()
        self.floor.set_slots(tuple(grid.cell(index) for index in free))
        self._show_rows()
        self._bar.raise_()

    def forget(self, station: StationId) -> None:
        """A tile is gone; its place is free at the next reflow."""
        self._keys.pop(station, None)

    def scroll(self, rows: int) -> None:
        """Scroll by whole rows."""
        if self.grid.scrolls:
            self._bar.setValue(self._first_row + rows)

    def reveal(self, station: StationId) -> None:
        """Scroll so that a tile is in sight."""
        row, visible = self._cell_of(station) // self.grid.columns, self.grid.visible_rows
        if row < self._first_row:
            self._bar.setValue(row)
        elif row >= self._first_row + visible:
            self._bar.setValue(row - visible + 1)

    def target_of(self, key: Qt.Key, station: StationId | None) -> StationId | None:
        """Return the tile to which a key leads from this one; None for every other key."""
        if not self._keys:
            return None
        cells = {self._cell_of(one): one for one in self._keys}
        ascending = sorted(cells)
        at = ascending.index(self._cell_of(station)) if station in self._keys and station else 0
        target = target_of(key, at, ascending, self.grid)
        return None if target is None else cells[ascending[target]]

    # The room

    def set_arranging(self, arranging: bool) -> None:
        """Let drag and Alt with the arrows move tiles, on a room with free places around."""
        self.arranging = self.hand.arranges = arranging
        self.reflow()

    def start_room(self, name: str) -> None:
        """Begin a room with the tiles where they stand now."""
        self.plans.add(name, self._standing.plan())

    def move(self, station: StationId, columns: int, rows: int) -> None:
        """Move a tile by so many places; who stands there takes its place."""
        column, row = self._standing.place(self._keys[station])
        self._put(station, (column + columns, row + rows))

    # Within

    def _name_places(self) -> None:
        """A place of the room belongs to a seat, whichever headset is there; no two stand in one."""
        named: dict[str, StationId] = {}
        for station in self._order:
            named.setdefault(self._tiles[station].view.seat or station, station)
        seated = {station: key for key, station in named.items()}
        self._keys = {station: seated.get(station, station) for station in self._order}

    def _cell_of(self, station: StationId) -> int:
        return self._standing.cells[self._keys[station]]

    def _cell_under(self, at: QPoint) -> QRect:
        column, row = self.grid.cell_at(at.x(), at.y())
        return self.grid.cell(row * self.grid.columns + column)

    def _drop(self, station: StationId, at: QPoint) -> None:
        self.frame.hide()
        if station in self._keys:
            self._put(station, self.grid.cell_at(at.x(), at.y()))

    def _put(self, station: StationId, place: Place) -> None:
        if self.arranging:
            self.plans.put(self._keys[station], place, self._standing.plan())
            self.reveal(station)

    def _show_rows(self) -> None:
        """Show the rows in sight; the others are hidden, so that they do no work."""
        grid = self.grid
        rows = range(self._first_row, self._first_row + grid.visible_rows)
        for station in self._keys:
            self._tiles[station].setVisible(self._cell_of(station) // grid.columns in rows)
        self.rows_shown.emit()

    def _scroll_to(self, row: int) -> None:
        if row != self._first_row:
            self._first_row = row
            self.floor.move(0, -round(row * self.grid.pitch))
            self._show_rows()
