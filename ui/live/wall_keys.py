"""Where the keys lead on the wall. Pure arithmetic."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.live.grid import Grid


def target_of(key: Qt.Key, at: int, cells: Sequence[int], grid: Grid) -> int | None:
    """Return the index to which a key leads from the tile at `at`; None for every other key.

    `cells`: the cell of each tile, ascending; a room has empty ones between them.
    """
    last, columns = len(cells) - 1, grid.columns
    row = cells[at] // columns
    rows = {
        Qt.Key.Key_Up: (range(row - 1, -1, -1), 1),
        Qt.Key.Key_Down: (range(row + 1, grid.rows), 1),
        Qt.Key.Key_PageUp: (range(row - 1, -1, -1), grid.visible_rows),
        Qt.Key.Key_PageDown: (range(row + 1, grid.rows), grid.visible_rows),
    }
    if key in rows:
        candidates, steps = rows[key]
        return _in_rows(candidates, steps, at, cells, columns)
    targets = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
    return min(last, max(0, targets[key])) if key in targets else None


def _in_rows(rows: range, steps: int, at: int, cells: Sequence[int], columns: int) -> int:
    """Return the tile nearest to the same column, so many rows further that have one."""
    column = cells[at] % columns
    for row in rows:
        there = [index for index, cell in enumerate(cells) if cell // columns == row]
        if there:
            at = min(there, key=lambda index: abs(cells[index] % columns - column))
            steps -= 1
            if not steps:
                break
    return at
