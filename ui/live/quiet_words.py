"""What the right side says while nobody needs anybody, and while nobody is there."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight


def paint_head(painter: QPainter, look: Look, width: int, count: int, *, attended: bool = True) -> None:
    """Paint the head of the queue, 34 high with its hairline: the title and how many need somebody.

    `attended`: somebody who can act is at the console; otherwise it is said to the room.
    """
    painter.fillRect(0, look.px(34), width, 1, look.color(Role.LINE))
    painter.setPen(look.color(Role.TEXT))
    painter.setFont(look.font(14, Weight.SEMIBOLD))
    title = tr("Needs you now") if attended else tr("Needs someone now")
    painter.drawText(QPointF(look.px(14), look.px(22)), title)
    painter.setFont(look.font(16, Weight.SEMIBOLD))
    words = str(count)
    left = width - look.px(13) - painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(QPointF(left, look.px(23)), words)


def paint_nothing(painter: QPainter, look: Look, width: int, top: int = 0) -> None:
    """Paint that nobody needs anybody, and what would stand here."""
    painter.setFont(look.font(13, Weight.MEDIUM))
    painter.setPen(look.color(Role.TEXT))
    painter.drawText(QPointF(look.px(14), top + look.px(29)), tr("Nothing needs you."))
    words = tr("When someone stops, asks for help or gets stuck, they appear here, most urgent first.")
    paint_paragraph(painter, look, width, top + look.px(36), words)


def paint_paragraph(painter: QPainter, look: Look, width: int, top: int, words: str) -> None:
    """Paint some muted lines from `top` on."""
    painter.setFont(look.font(13))
    painter.setPen(look.color(Role.MUTED))
    box = QRectF(look.px(14), top, width - look.px(28), look.px(90))
    painter.drawText(box, int(Qt.TextFlag.TextWordWrap), words)


def nobody_selected() -> str:
    """Return what stands where the selected station will."""
    return tr("Select a station to see its view, steps and actions here.")
