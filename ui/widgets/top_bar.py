"""The bar on top of each screen but Live: title 18/600, what there is, then the screen's buttons; 48 high."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.label import Label


class TopBar(Ground):
    """Title and summary left, buttons right. When there is no room the summary goes first."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.CHROME, (Qt.Edge.BottomEdge,), parent=parent)
        self._title = Label(look, title, 18, Weight.SEMIBOLD)
        self._summary = Label(look, "", 13, role=Role.MUTED)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._summary)
        self._row.addStretch(1)
        self._buttons: list[Button] = []
        look.changed.connect(self._restyle)
        self._restyle()

    def add(self, button: Button) -> Button:
        """Put a button at the right end."""
        self._row.addWidget(button)
        self._buttons.append(button)
        self._fit()
        return button

    def add_tabs(self, tabs: QWidget) -> None:
        """Put tabs beside the title; they take the summary's place."""
        self._row.insertWidget(1, tabs)
        self._row.insertSpacing(1, self.look.px(16))

    @property
    def summary(self) -> str:
        """What is said beside the title where there is room."""
        return self._summary.text()

    def set_summary(self, words: str) -> None:
        """Say in a few words what there is."""
        if words != self._summary.text():
            self._summary.setText(words)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the summary only where it has room."""
        self._fit()

    def _fit(self) -> None:
        look = self.look
        taken = look.px(16 + 12) + self._title.sizeHint().width()
        taken += sum(
            button.sizeHint().width() + look.px(8) for button in self._buttons if not button.isHidden()
        )
        room = self.width() - taken - look.px(24 + 16)
        self._summary.setVisible(bool(self._summary.text()) and self._summary.sizeHint().width() <= room)

    def _restyle(self) -> None:
        look = self.look
        self.setFixedHeight(look.px(48))
        self._row.setContentsMargins(look.px(16), 0, look.px(12), 1)
        self._row.setSpacing(look.px(8))
        self._summary.setContentsMargins(look.px(16), 0, 0, 0)
        self._fit()
