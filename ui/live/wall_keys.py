"""Where the keys lead on the wall. Pure arithmetic."""

from PySide6.QtCore import Qt

from ui.live.grid import Grid


def target_of(key: Qt.Key, at: int, count: int, grid: Grid) -> int | None:
    """Return the index to which a key leads from the tile at `at`; None for every other key."""
    columns, last = grid.columns, count - 1
    page = columns * grid.visible_rows
    targets = {
        Qt.Key.Key_Left: at - 1,
        Qt.Key.Key_Right: at + 1,
        Qt.Key.Key_Up: at - columns if at >= columns else at,
        Qt.Key.Key_Down: at + columns if at + columns <= last else at,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: last,
        Qt.Key.Key_PageUp: at - page,
        Qt.Key.Key_PageDown: at + page,
    }
    return min(last, max(0, targets[key])) if key in targets else None
