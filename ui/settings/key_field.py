"""A key as a field: pressed, it waits for another key and says which one came."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.keys.keymap import written
from ui.live.keys import single_key
from ui.theme import Look
from ui.widgets.button import Button, Size

_MODIFIERS: Final = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
)


class KeyField(Button):
    """Shows a key. Signals: `pressed_key(keys)`: the key that was pressed while it waited."""

    pressed_key = Signal(str)

    def __init__(self, look: Look, does: str, *, single: bool, parent: QWidget | None = None) -> None:
        """`single`: a key alone is wanted, by what it writes, not by where it lies."""
        super().__init__(look, "", size=Size.SMALL, parent=parent)
        self._does, self._single, self._keys, self._waits = does, single, "", False
        self.setCheckable(True)
        self.toggled.connect(self._wait)

    @property
    def waits(self) -> bool:
        """Whether the next key is taken."""
        return self._waits

    def show_keys(self, keys: str) -> None:
        """Show the key in use."""
        self._keys = keys
        self._label()

    def event(self, event: QEvent) -> bool:
        """Take every key while it waits, those of the window too, and Tab."""
        if self._waits and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer."""
        self.setChecked(False)
        super().focusOutEvent(event)

    def _wait(self, on: bool) -> None:
        self._waits = on
        self._label()

    def _label(self) -> None:
        shown = self.tr("Press a key…") if self._waits else written(self._keys)
        self.set_label(shown, name=f"{self._does}: {shown}")

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape and plain:
            self.setChecked(False)
            return
        single = single_key(event) if self._single else ""
        keys = single or QKeySequence(event.keyCombination()).toString()
        self.setChecked(False)
        self.pressed_key.emit(keys)
