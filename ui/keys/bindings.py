"""Keys that act anywhere in the window or in a part of it, following the key map."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.keys.keymap import KeyMap
from ui.keys.table import Act


class BoundKey(QShortcut):
    """Does something when the act's key is pressed in the window while `widget` is in sight."""

    def __init__(
        self,
        keymap: KeyMap,
        act: Act,
        widget: QWidget,
        do: Callable[[], object],
    ) -> None:
        super().__init__(widget)
        self._keymap, self._act = keymap, act
        self.activated.connect(do)
        keymap.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setKey(QKeySequence(self._keymap.keys(self._act)))
