"""One question over the wall: what to say to a headset, or what had happened there."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.field import Line
from ui.widgets.label import Label


class AskBar(QWidget):
    """A bar that stands over the wall while it asks; the wall does not reflow for it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._answered: Callable[[str], None] | None = None
        self._before: QWidget | None = None
        self._label = Label(look, "", 13, Weight.SEMIBOLD)
        self._line = Line(look, "")
        self._line.setMaxLength(200)
        self._send = Button(look, tr("Send"), kind=Kind.PRIMARY, letter="Enter")
        self._close = Button(look, "", icon="x", kind=Kind.QUIET, name=tr("Cancel"))
        row = QHBoxLayout(self)
        for part in (self._label, self._line, self._send, self._close):
            row.addWidget(part)
        row.setStretch(1, 1)
        self._line.textChanged.connect(self._allow)
        self._line.returnPressed.connect(self._answer)
        self._send.clicked.connect(self._answer)
        self._close.clicked.connect(self.leave)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def ask(self, question: str, verb: str, answered: Callable[[str], None]) -> None:
        """Ask; `answered` gets the text, which is never empty."""
        self._answered = answered
        self._before = self.window().focusWidget()
        self._label.setText(question)
        self._line.setAccessibleName(question)
        self._line.clear()
        self._send.set_label(verb)
        self._allow("")
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close without an answer and give the keyboard back."""
        self._answered = None
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        look, painter = self._look, QPainter(self)
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.SURFACE))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _allow(self, text: str) -> None:
        self._send.setEnabled(bool(text.strip()))

    def _answer(self) -> None:
        words, answered = self._line.text().strip(), self._answered
        if words and answered is not None:
            self.leave()
            answered(words)

    def _restyle(self) -> None:
        px = self._look.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(px(14), px(8), px(8), px(8))
        layout.setSpacing(px(10))
        self.setFixedHeight(px(48))
