"""Live's single keys (ux.md): they act only while the wall or the queue has the focus."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

SEAT_WAIT_MS: Final = 700
_MOST_DIGITS: Final = 3
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class LiveKeys(QObject):
    """Turns keys into acts; digits gather to a seat for 700 ms or until Enter.

    Signals:
        seat_typed(str): up to three digits.
    """

    seat_typed = Signal(str)

    def __init__(self, acts: Mapping[str, Callable[[], None]], parent: QObject) -> None:
        super().__init__(parent)
        self._acts = dict(acts)
        self._digits = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEAT_WAIT_MS)
        self._wait.timeout.connect(self._end_seat)

    def take(self, event: QKeyEvent) -> bool:
        """Act on a key; False when it means nothing here."""
        if event.modifiers() not in _PLAIN:
            return False
        text = event.text().lower()
        if text and text in "0123456789":
            self._digits += text
            if len(self._digits) >= _MOST_DIGITS:
                self._end_seat()
            else:
                self._wait.start()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._digits:
                self._end_seat()
                return True
            text = "enter"
        act = self._acts.get(text)
        if act is None:
            return False
        act()
        return True

    def _end_seat(self) -> None:
        self._wait.stop()
        digits, self._digits = self._digits, ""
        if digits:
            self.seat_typed.emit(digits)
