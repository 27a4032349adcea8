"""A remark: a small icon beside a few lines, for what one should know and need not act on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label


class Remark(QWidget):
    """An icon of 16 px and words that wrap; empty words hide it."""

    def __init__(
        self,
        look: Look,
        icon: str,
        words: str = "",
        *,
        px: float = 12,
        weight: Weight = Weight.REGULAR,
        role: Role = Role.MUTED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._label = Label(look, words, px, weight, role, wrap=True)
        self._icon = IconLabel(look, icon, 16, role)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._label, 1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.setAccessibleName(words)
        if not words:
            self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, words: str, icon: str | None = None) -> None:
        """Say something else; empty words hide it."""
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if icon is not None:
            self._icon.set_icon(icon)

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.px(10))
