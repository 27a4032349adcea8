"""Why a record shall not count any more, and what comes of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.ground import column
from ui.widgets.label import Label
from ui.widgets.text_area import TextArea

LONGEST = 2000


class VoidForm(QWidget):
    """Signals: `changed()` with each letter."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.area = TextArea(look, self.tr("Why it is void"), lines=2)
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Void this record"), 15, Weight.SEMIBOLD, wrap=True))
        words = self.tr("It is kept, and marked void from now on. Its run waits for a decision again.")
        self._box.addWidget(Label(look, words, 12, role=Role.MUTED, wrap=True))
        self._box.addWidget(Label(look, self.tr("Why it is void (needed)"), 12, Weight.MEDIUM, wrap=True))
        self._box.addWidget(self.area)
        self.setFocusProxy(self.area)
        self.area.editor.textChanged.connect(self.changed)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def reason(self) -> str:
        """What is written."""
        return self.area.text()[:LONGEST]

    def begin(self) -> None:
        """Ask anew, with the keyboard on it."""
        self.area.editor.clear()
        self.area.setFocus()

    def missing(self) -> str:
        """What is still needed before it can be signed; empty when nothing is."""
        return "" if self.reason else self.tr("Still needed: a reason")

    def _restyle(self) -> None:
        side = self._look.px(4)
        self._box.setContentsMargins(side, self._look.px(6), side, 0)
        self._box.setSpacing(self._look.px(6))
