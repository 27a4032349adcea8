"""The three steps of a class as cards: number or tick, title, and the summary of what was chosen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon import draw_icon


class StepCard(QAbstractButton):
    """One step, 52 high: open, done or still to do; opening it is a press away."""

    def __init__(self, look: Look, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._number = look, number
        self._summary, self._done = "", False
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(look, self)
        look.changed.connect(self.updateGeometry)
        self.set_summary("", done=False)

    @property
    def summary(self) -> str:
        """What was chosen, in short."""
        return self._summary

    def set_summary(self, summary: str, *, done: bool) -> None:
        """Say what was chosen and whether the step is complete."""
        self._summary, self._done = summary, done
        state = self.tr("done") if done else self.tr("to do")
        self.setAccessibleName(f"{self._number}, {self.text()}, {state}")
        self.setAccessibleDescription(summary)
        self.setToolTip(summary)
        self.update()

    def sizeHint(self) -> QSize:
        """Return 52 px high."""
        return QSize(self._look.px(150), self._look.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint face, number or tick, title and summary."""
        look, px, on = self._look, self._look.px, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if on else 1
        fill = Role.SELECTED if on else Role.HOVER if self.underMouse() and self.isEnabled() else Role.RAISED
        border = Role.ACCENT if on else Role.LINE_STRONG if self.isEnabled() else Role.LINE
        painter.setPen(QPen(look.color(border), width))
        painter.setBrush(look.color(fill))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(4), px(4))
        self._paint_mark(painter, on)
        ink = Role.TEXT if self.isEnabled() else Role.DISABLED
        self._draw(painter, self.text(), 13, Weight.SEMIBOLD, ink, px(22))
        self._draw(
            painter, self._summary, 12, Weight.REGULAR, Role.MUTED if self.isEnabled() else ink, px(41)
        )

    def _paint_mark(self, painter: QPainter, on: bool) -> None:
        look, px = self._look, self._look.px
        circle = QRectF(px(12) + 0.5, px(9) + 0.5, px(19), px(19))
        ink = Role.TEXT if self.isEnabled() else Role.DISABLED
        filled = on and not self._done
        painter.setPen(QPen(look.color(ink), 1))
        painter.setBrush(look.color(Role.TEXT) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self._done:
            draw_icon(painter, look, "check", ink, 14, px(12) + px(3), px(9) + px(3))
            return
        painter.setFont(look.font(12, Weight.BOLD))
        painter.setPen(look.color(Role.SURFACE if filled else ink))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _draw(self, painter: QPainter, words: str, size: int, weight: Weight, role: Role, base: int) -> None:
        look = self._look
        left = look.px(40)
        room = self.width() - left - look.px(8)
        # Smaller, then without its last parts: the tooltip has all of them.
        parts = words.split(", ")
        forms = [(words, size), *((", ".join(parts[:n]), 11) for n in range(len(parts), 0, -1))]
        for said, px in forms:
            font = look.font(px, weight)
            if QFontMetricsF(font).horizontalAdvance(said) <= room:
                break
        painter.setFont(font)
        painter.setPen(look.color(role))
        painter.drawText(QPointF(left, base), said)
