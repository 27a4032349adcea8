"""One question over the wall with a list of answers: which event, or who wears a headset."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.drop_down import DropDown
from ui.widgets.label import Label


class ChoiceBar(QWidget):
    """A bar that stands over the wall while it asks; the wall does not reflow for it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._answered: Callable[[Any], None] | None = None
        self._values: tuple[Any, ...] = ()
        self._before: QWidget | None = None
        self._label = Label(look, "", 13, Weight.SEMIBOLD)
        self.choices = DropDown(look, "")
        self.send = Button(look, tr("Send"), kind=Kind.PRIMARY, letter=tr("Enter"))
        self._close = Button(look, "", icon="x", kind=Kind.QUIET, name=tr("Cancel"))
        row = QHBoxLayout(self)
        for part in (self._label, self.choices, self.send, self._close):
            row.addWidget(part)
        row.setStretch(1, 1)
        self.send.clicked.connect(self._answer)
        self._close.clicked.connect(self.leave)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def ask(
        self,
        question: str,
        verb: str,
        choices: Sequence[tuple[str, Any]],
        answered: Callable[[Any], None],
    ) -> None:
        """Ask; `answered` gets the value of the words that were chosen."""
        self._answered = answered
        self._values = tuple(value for _, value in choices)
        self._before = self.window().focusWidget()
        self._label.setText(question)
        self.choices.setAccessibleName(question)
        self.choices.clear()
        self.choices.addItems([words for words, _ in choices])
        self.send.set_label(verb)
        self.show()
        self.raise_()
        self.choices.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close without an answer and give the keyboard back."""
        self._answered = None
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape, answer on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        look, painter = self._look, QPainter(self)
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.SURFACE))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _answer(self) -> None:
        at, answered = self.choices.currentIndex(), self._answered
        if answered is not None and 0 <= at < len(self._values):
            value = self._values[at]
            self.leave()
            answered(value)

    def _restyle(self) -> None:
        px = self._look.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(px(14), px(8), px(8), px(8))
        layout.setSpacing(px(10))
        self.setFixedHeight(px(48))
