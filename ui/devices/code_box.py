"""The six digits of a pairing, at 48 px in two groups of three, and the walk's progress above them."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look, Role, Weight

_SMALLEST_PX = 28


class CodeBox(QWidget):
    """Shows a code, or an empty box while there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._code = look, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.set_code(None)

    @property
    def code(self) -> str:
        """What is shown, "418 206"; empty while there is none."""
        return self._code

    def set_code(self, code: str | None) -> None:
        """Show six digits; None shows none."""
        self._code = f"{code[:3]} {code[3:]}" if code else ""
        spoken = ", ".join(" ".join(group) for group in self._code.split())
        self.setAccessibleName(
            self.tr("Code {digits}").format(digits=spoken) if code else self.tr("No code yet")
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return 84 px high."""
        return QSize(self._look.px(280), self._look.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its digits, as large as fits."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.RAISED))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
        if not self._code:
            return
        px = 48
        while px > _SMALLEST_PX and self._width(px) > self.width() - look.px(12):
            px -= 2
        font = look.font(px, Weight.SEMIBOLD, code=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.color(Role.TEXT))
        left = (self.width() - metrics.horizontalAdvance(self._code)) / 2
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), self._code)

    def _width(self, px: int) -> float:
        return QFontMetricsF(self._look.font(px, Weight.SEMIBOLD, code=True)).horizontalAdvance(self._code)


class Progress(QWidget):
    """Bars of 4 px: done, the present one, those to come."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._at, self._of = look, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set(self, at: int, of: int) -> None:
        """Say which one it is, 1-based, of how many; `at` beyond `of`: all are done."""
        self._at, self._of = at, of
        self.update()

    def sizeHint(self) -> QSize:
        """Return 4 px high."""
        return QSize(self._look.px(120), self._look.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars on whole pixels."""
        painter, look = QPainter(self), self._look
        for number in range(1, self._of + 1):
            left = round(self.width() * (number - 1) / self._of)
            right = round(self.width() * number / self._of)
            role = Role.SEG_DONE if number < self._at else Role.TEXT if number == self._at else Role.LINE
            gap = look.px(4) if self._of < 20 else 2
            painter.fillRect(left, 0, max(1, right - left - gap), self.height(), look.color(role))
