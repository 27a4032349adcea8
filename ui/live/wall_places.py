"""In which cell of which grid each tile stands: in the order of seats, or as the room is arranged. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from ui.live.floor_plan import MOST, Place, Plan, arranged
from ui.live.grid import LEAST, Grid, Least, grid_for, grid_of


class Standing(NamedTuple):
    """A grid, and for each tile its cell by index; `is_plan` False: the order of seats."""

    grid: Grid
    cells: dict[str, int]
    is_plan: bool

    def place(self, key: str) -> Place:
        """Return column and row of a tile."""
        row, column = divmod(self.cells[key], self.grid.columns)
        return column, row

    def plan(self) -> dict[str, Place]:
        """Return where all stand now."""
        return {key: self.place(key) for key in self.cells}


def standing_of(
    keys: Sequence[str],
    plan: Plan,
    size: tuple[int, int],
    scale: float,
    scroll_bar: int,
    *,
    loads: bool,
    least: Least = LEAST,
    arranging: bool = False,
) -> Standing:
    """Place `keys`, which are in the order of seats.

    While somebody arranges the room there is an empty row, and a column where it fits. A room that is
    too wide for the wall is shown in the order of seats.
    """
    if plan:
        places, columns, rows = arranged(keys, plan)
        free = 1 if arranging else 0
        for wider in (free, 0):
            shape = min(columns + wider, MOST), min(rows + free, MOST)
            grid = grid_of(*shape, *size, scale, scroll_bar, loads=loads, least=least)
            if grid is not None:
                break
        if grid is not None:
            columns = grid.columns
            return Standing(grid, {k: row * columns + column for k, (column, row) in places.items()}, True)
    grid = grid_for(len(keys), *size, scale, scroll_bar, loads=loads, least=least)
    return Standing(grid, {key: number for number, key in enumerate(keys)}, False)
