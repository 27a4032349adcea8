"""The menu of the wall's ground: what can be done with all tiles, each with its key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import Look


def show_menu(
    parent: QWidget, look: Look, at: QPoint, acts: Sequence[tuple[str, str, Callable[[], object]]]
) -> None:
    """Show words, key and what they do at a place of the screen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setFont(look.font(13))
    for words, keys, do in acts:
        menu.addAction(f"{words}\t{keys}", do)
    menu.popup(at)
