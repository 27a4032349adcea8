"""A bar that stands over the wall while it asks; the wall does not reflow for it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label


class QuestionBar(QWidget):
    """Question, what is answered with, the verb and a way out. It takes the keyboard and gives it back."""

    def __init__(self, look: Look, field: QWidget, parent: QWidget) -> None:
        """`field`: what is answered with; it becomes part of the bar."""
        super().__init__(parent)
        self._look, self._field = look, field
        self._before: QWidget | None = None
        self._label = Label(look, "", 13, Weight.SEMIBOLD)
        self.send = Button(look, tr("Send"), kind=Kind.PRIMARY, letter=tr("Enter"))
        self._close = Button(look, "", icon="x", kind=Kind.QUIET, name=tr("Cancel"))
        row = QHBoxLayout(self)
        for part in (self._label, field, self.send, self._close):
            row.addWidget(part)
        row.setStretch(1, 1)
        self.send.clicked.connect(self._answer)
        self._close.clicked.connect(self.leave)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def leave(self) -> None:
        """Close without an answer and give the keyboard back."""
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

    def _open(self, question: str, verb: str) -> None:
        """Stand over the wall with this question and the keyboard."""
        self._before = self.window().focusWidget()
        self._label.setText(question)
        self._field.setAccessibleName(question)
        self.send.set_label(verb)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        """Pass the answer on and leave; nothing while there is none."""
        raise NotImplementedError

    def _restyle(self) -> None:
        px = self._look.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(px(14), px(8), px(8), px(8))
        layout.setSpacing(px(10))
        self.setFixedHeight(px(48))
