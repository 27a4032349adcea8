"""Live's single keys: they act only while the wall or the queue has the focus."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ui.keys.keymap import KeyMap
from ui.keys.table import Act

SEAT_WAIT_MS: Final = 700
_MOST_DIGITS: Final = 3
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LiveKeys(QObject):
    """Turns keys into acts by the key map; digits gather to a seat for 700 ms or until Enter.

    Signals:
        seat_typed(str): up to three digits.
    """

    seat_typed = Signal(str)

    def __init__(self, keymap: KeyMap, acts: Mapping[Act, Callable[[], None]], parent: QObject) -> None:
        super().__init__(parent)
        self._keymap, self._acts = keymap, dict(acts)
        self._digits = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEAT_WAIT_MS)
        self._wait.timeout.connect(self._end_seat)

    def take(self, event: QKeyEvent) -> bool:
        """Act on a key; False when it means nothing here."""
        keys = single_key(event)
        if keys in tuple("0123456789") and self._keymap.single_keys:
            self._digits += keys
            if len(self._digits) >= _MOST_DIGITS:
                self._end_seat()
            else:
                self._wait.start()
            return True
        if keys == "Return" and self._digits:
            self._end_seat()
            return True
        act = self._keymap.act_of(keys) if keys else None
        if act is None or act not in self._acts:
            return False
        self._acts[act]()
        return True

    def _end_seat(self) -> None:
        self._wait.stop()
        digits, self._digits = self._digits, ""
        if digits:
            self.seat_typed.emit(digits)


def single_key(event: QKeyEvent) -> str:
    """The single key that was pressed, as the key map writes it; empty for anything else.

    A sign may need Shift, by the keyboard's layout: the sign counts. A letter with Shift is another.
    """
    modifiers = event.modifiers() & ~_KEYPAD
    if event.key() in _ENTER:
        return "" if modifiers else "Return"
    text = event.text().upper()
    if len(text) != 1 or not text.isprintable() or text.isspace():
        return ""
    allowed = not modifiers or (modifiers == _SHIFT and not text.isalnum())
    return text if allowed else ""
