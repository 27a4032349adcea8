"""Facts: names on the left, values on the right, one line each; a value of None takes its line away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.label import Label


class Facts(QWidget):
    """A short list of named values. `names` are key and shown words, in order."""

    def __init__(self, look: Look, names: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._lines: dict[str, tuple[Label, Label]] = {}
        for row, (key, words) in enumerate(names):
            name = Label(look, words, 12, role=Role.MUTED, wrap=True)
            value = Label(look, "", 13, wrap=True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(words)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self._lines[key] = (name, value)
        look.changed.connect(self._restyle)
        self._restyle()

    def set(self, key: str, words: str | None, *, strong: bool = False) -> None:
        """Show a value; None takes the line away."""
        name, value = self._lines[key]
        name.setVisible(words is not None)
        value.setVisible(words is not None)
        if words is not None and words != value.text():
            value.setText(words)
            value.setAccessibleDescription(words)
        value.set_style(weight=Weight.SEMIBOLD if strong else Weight.REGULAR)

    def value(self, key: str) -> str:
        """What is shown for a key."""
        return self._lines[key][1].text()

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(12))
        self._grid.setVerticalSpacing(self._look.px(8))
