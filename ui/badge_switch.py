"""Whether quiet badges are wanted: asked in Classes, heeded by the composition root. It says nothing else."""

from PySide6.QtCore import QObject, Signal, Slot


class BadgeSwitch(QObject):
    """Signals: `asked(bool)` when somebody switches it, `changed()` when it stands otherwise."""

    asked = Signal(bool)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False

    @Slot(bool)
    def show_state(self, on: bool) -> None:
        """Take how it stands."""
        if on != self.is_on:
            self.is_on = on
            self.changed.emit()
