"""The judgement: two joined halves, "Y Met" and "N Not yet", that are one control for the keyboard."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.model import Result
from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing

_WIDTHS: Final = (56, 76)
_RESULTS: Final = (Result.MET, Result.NOT_MET)


class Judgement(QAbstractButton):
    """Met or not yet, or nothing so far. `about` is what is judged, for its accessible name.

    Y and N judge, as do the arrow keys; judging the same again takes the judgement back.
    Signals: `judged(Result | None)` when a person changed it.
    """

    judged = Signal(object)

    def __init__(self, look: Look, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._result: Result | None = None
        self._words = (("Y", self.tr("Met")), ("N", self.tr("Not yet")))
        self.setAccessibleName(about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(look, self)
        look.changed.connect(self.updateGeometry)
        self.clicked.connect(self._judge_otherwise)
        self._describe()

    @property
    def result(self) -> Result | None:
        """What was judged."""
        return self._result

    def set_result(self, result: Result | None) -> None:
        """Show a judgement without telling anybody."""
        if result is not self._result:
            self._result = result
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        """Return 132 x 28, wider where the words need it."""
        return QSize(sum(self._halves()), self._look.px(28))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Judge by the half that was pressed."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            half = 0 if event.position().x() < self._halves()[0] else 1
            self._judge(_RESULTS[half])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge by Y and N or by the arrow keys."""
        keys = {
            Qt.Key.Key_Y: Result.MET,
            Qt.Key.Key_N: Result.NOT_MET,
            Qt.Key.Key_Left: Result.MET,
            Qt.Key.Key_Right: Result.NOT_MET,
        }
        wanted = keys.get(Qt.Key(event.key())) if not event.isAutoRepeat() else None
        if wanted is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QWidget.keyPressEvent(self, event)  # a button would move the focus by the other arrow keys
        elif event.key() in (Qt.Key.Key_Y, Qt.Key.Key_N) or wanted is not self._result:
            self._judge(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both halves, the chosen one last: its border lies over the other's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = _RESULTS.index(self._result) if self._result in _RESULTS else None
        for half in sorted((0, 1), key=lambda half: half == chosen):
            self._paint_half(painter, half, chosen=half == chosen)

    def _paint_half(self, painter: QPainter, half: int, *, chosen: bool) -> None:
        look, px = self._look, self._look.px
        left, right = self._halves()
        box = QRectF(0, 0, left, px(28)) if half == 0 else QRectF(left - 1, 0, right + 1, px(28))
        width = 2 if chosen else 1
        border = Role.ACCENT if chosen else Role.LINE_STRONG if self.isEnabled() else Role.LINE
        painter.setPen(QPen(look.color(border), width))
        painter.setBrush(look.color(Role.SELECTED if chosen else Role.RAISED))
        inset = width / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), px(4), px(4))
        letter, words = self._words[half]
        ink = Role.DISABLED if not self.isEnabled() else Role.TEXT
        bold, plain = look.font(12, Weight.BOLD), look.font(12, Weight.SEMIBOLD if chosen else Weight.REGULAR)
        base = round((px(28) + QFontMetricsF(bold).capHeight()) / 2)
        at = box.left() + px(9)
        painter.setFont(bold)
        painter.setPen(look.color(ink))
        painter.drawText(QPointF(at, base), letter)
        painter.setFont(plain)
        if not chosen and self.isEnabled():
            painter.setPen(look.color(Role.MUTED))
        painter.drawText(QPointF(at + QFontMetricsF(bold).horizontalAdvance(letter) + px(5), base), words)

    def _halves(self) -> tuple[int, int]:
        look = self._look
        font, letter = look.font(12, Weight.SEMIBOLD), look.font(12, Weight.BOLD)
        needed = [
            round(QFontMetricsF(letter).horizontalAdvance(key) + QFontMetricsF(font).horizontalAdvance(words))
            + look.px(9 + 5 + 9)
            for key, words in self._words
        ]
        return max(look.px(_WIDTHS[0]), needed[0]), max(look.px(_WIDTHS[1]), needed[1])

    def _judge(self, result: Result) -> None:
        self.set_result(None if result is self._result else result)
        self.judged.emit(self._result)

    @Slot()
    def _judge_otherwise(self) -> None:
        """A screen reader presses it: met, then not yet, then nothing."""
        self._judge(Result.NOT_MET if self._result is not None else Result.MET)

    def _describe(self) -> None:
        said = {Result.MET: self._words[0][1], Result.NOT_MET: self._words[1][1]}
        words = said.get(self._result) if self._result is not None else None
        self.setAccessibleDescription(words or self.tr("not judged; Y met, N not yet"))
