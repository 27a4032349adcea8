"""The grid of the wall: how many columns and rows, of which size class. Pure arithmetic, no painting.

Sizes are px at 100 % text; `scale` multiplies them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, log
from typing import Final

from PySide6.QtCore import QRect


class SizeClass(StrEnum):
    """How much a tile has room to say; by the cell the grid gives it, never by count."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


LEAST: Final = {SizeClass.LARGE: (300, 220), SizeClass.MEDIUM: (170, 96), SizeClass.SMALL: (138, 100)}
"""Least cell per class; the width of medium is for "NO SIGNAL" with "59 m". Other words may need more."""
Least = Mapping[SizeClass, tuple[int, int]]
_LOAD_ROWS = {SizeClass.LARGE: 0, SizeClass.MEDIUM: 6, SizeClass.SMALL: 0}
"""What a load strip adds to the least height, so that no error tick stands in the line of the step."""
_MARGIN = {SizeClass.LARGE: 12, SizeClass.MEDIUM: 10, SizeClass.SMALL: 10}
_GAP = {SizeClass.LARGE: 10, SizeClass.MEDIUM: 7, SizeClass.SMALL: 7}
_ORDER = (SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL)


@dataclass(frozen=True)
class Grid:
    """Columns x rows of the wall. `rows` counts all rows, `visible_rows` those that stand in sight."""

    columns: int
    rows: int
    visible_rows: int
    size_class: SizeClass
    margin: int
    gap: int
    cell_width: float
    cell_height: float

    @property
    def scrolls(self) -> bool:
        """True when not every row is in sight."""
        return self.visible_rows < self.rows

    @property
    def pitch(self) -> float:
        """From the top of one row to the top of the next."""
        return self.cell_height + self.gap

    def cell_at(self, x: float, y: float) -> tuple[int, int]:
        """Return column and row of the cell at that point of the floor, the nearest one on its edge."""
        column = int((x - self.margin) // (self.cell_width + self.gap))
        row = int((y - self.margin) // self.pitch)
        return min(max(column, 0), self.columns - 1), min(max(row, 0), self.rows - 1)

    def cell(self, index: int) -> QRect:
        """Return the place of the tile of that index, edges on whole px."""
        row, column = divmod(index, self.columns)
        left = self.margin + column * (self.cell_width + self.gap)
        top = self.margin + row * self.pitch
        x, y = round(left), round(top)
        return QRect(x, y, round(left + self.cell_width) - x, round(top + self.cell_height) - y)


def grid_for(
    count: int,
    width: int,
    height: int,
    scale: float = 1.0,
    scroll_bar: int = 0,
    *,
    loads: bool = False,
    least: Least = LEAST,
) -> Grid:
    """Return the grid for `count` tiles: the largest class without scrolling, then the squarest cell.

    `loads`: every tile has a load strip.
    When even small does not fit, whole rows of medium scroll (small where two medium columns do not fit).
    """
    for size_class in _ORDER:
        fitting = [
            grid
            for grid in _grids(max(1, count), width, height, size_class, scale)
            if _fits(grid, _room(least, size_class, loads), scale)
        ]
        if fitting:
            return min(fitting, key=lambda grid: abs(log(grid.cell_width / grid.cell_height)))
    return _scrolling(count, width - scroll_bar, height, scale, loads, least)


def grid_of(
    columns: int,
    rows: int,
    width: int,
    height: int,
    scale: float = 1.0,
    scroll_bar: int = 0,
    *,
    loads: bool = False,
    least: Least = LEAST,
) -> Grid | None:
    """Return the grid of a room of so many columns and rows; None when it is too wide for the wall.

    The largest class that fits; when its rows do not, whole rows scroll.
    """
    for size_class in _ORDER:
        margin, gap = round(_MARGIN[size_class] * scale), round(_GAP[size_class] * scale)
        cell_width = (width - 2 * margin - (columns - 1) * gap) / columns
        cell_height = (height - 2 * margin - (rows - 1) * gap) / rows
        grid = Grid(columns, rows, rows, size_class, margin, gap, cell_width, cell_height)
        if _fits(grid, _room(least, size_class, loads), scale):
            return grid
    for size_class in (SizeClass.MEDIUM, SizeClass.SMALL):
        margin, gap = round(_MARGIN[size_class] * scale), round(_GAP[size_class] * scale)
        least_width, least_height = (side * scale for side in _room(least, size_class, loads))
        cell_width = (width - scroll_bar - 2 * margin - (columns - 1) * gap) / columns
        if cell_width >= least_width:
            visible = max(1, int((height - 2 * margin + gap) // (least_height + gap)))
            cell_height = max(least_height, (height - 2 * margin - (visible - 1) * gap) / visible)
            return Grid(columns, rows, min(visible, rows), size_class, margin, gap, cell_width, cell_height)
    return None


def _grids(count: int, width: int, height: int, size_class: SizeClass, scale: float) -> list[Grid]:
    """Return one grid per number of rows, each with the fewest columns that hold everybody."""
    margin, gap = round(_MARGIN[size_class] * scale), round(_GAP[size_class] * scale)
    found = []
    for rows in range(1, count + 1):
        columns = ceil(count / rows)
        if rows > 1 and ceil(count / columns) != rows:
            continue
        cell_width = (width - 2 * margin - (columns - 1) * gap) / columns
        cell_height = (height - 2 * margin - (rows - 1) * gap) / rows
        if cell_width > 0 and cell_height > 0:
            found.append(Grid(columns, rows, rows, size_class, margin, gap, cell_width, cell_height))
    return found


def _room(least: Least, size_class: SizeClass, loads: bool) -> tuple[int, int]:
    width, height = least[size_class]
    return width, height + (_LOAD_ROWS[size_class] if loads else 0)


def _fits(grid: Grid, room: tuple[int, int], scale: float) -> bool:
    least_width, least_height = room
    return grid.cell_width >= least_width * scale and grid.cell_height >= least_height * scale


def _scrolling(count: int, width: int, height: int, scale: float, loads: bool, least: Least) -> Grid:
    """Return a grid whose rows scroll: as many whole rows in sight as fit."""
    for size_class in (SizeClass.MEDIUM, SizeClass.SMALL):
        margin, gap = round(_MARGIN[size_class] * scale), round(_GAP[size_class] * scale)
        least_width, least_height = (side * scale for side in _room(least, size_class, loads))
        columns = min(max(1, count), max(1, int((width - 2 * margin + gap) // (least_width + gap))))
        if columns >= 2 or count < 2:
            break
    visible = max(1, int((height - 2 * margin + gap) // (least_height + gap)))
    rows = ceil(count / columns)
    cell_width = max(1.0, (width - 2 * margin - (columns - 1) * gap) / columns)
    cell_height = max(least_height, (height - 2 * margin - (visible - 1) * gap) / visible)
    return Grid(columns, rows, min(visible, rows), size_class, margin, gap, cell_width, cell_height)
