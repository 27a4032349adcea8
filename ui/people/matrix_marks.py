"""How a mark of the matrix is painted: the same in the grid and in the legend."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from ui.people.matrix_words import Mark
from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering

_ICON: Final = 13
_GAP: Final = 3
_PAD: Final = 3


def _style(mark: Mark) -> tuple[float, Weight]:
    """Size and weight of a mark's words; those in a box have less room."""
    return (12 if mark.is_strong and not mark.is_boxed else 11), (
        Weight.SEMIBOLD if mark.is_strong else Weight.REGULAR
    )


def mark_width(look: Look, lettering: Lettering, mark: Mark) -> float:
    """How much room a mark takes, its box included."""
    words = lettering.width(mark.words, *_style(mark)) if mark.words else 0.0
    both = look.px(_GAP) if mark.icon and mark.words else 0
    box = look.px(2 * _PAD) if mark.is_boxed else 0
    return words + both + box + (look.px(_ICON) if mark.icon else 0)


def paint_mark(painter: QPainter, look: Look, lettering: Lettering, mark: Mark, rect: QRectF) -> None:
    """Paint a mark in the middle of a rectangle."""
    px = look.px
    width = mark_width(look, lettering, mark)
    left = rect.left() + round((rect.width() - width) / 2)
    if mark.is_boxed:
        box = QRectF(left, rect.top() + round((rect.height() - px(23)) / 2), width, px(23))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(Role.TEXT), 1.5))
        painter.setBrush(look.color(Role.QUIET))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), px(3), px(3))
        left += px(_PAD)
    if mark.icon:
        top = rect.top() + round((rect.height() - px(_ICON)) / 2)
        draw_icon(painter, look, mark.icon, Role.TEXT, _ICON, left, top)
        left += px(_ICON + _GAP)
    if mark.words:
        size, weight = _style(mark)
        cap = lettering.metrics(size, weight).capHeight()
        color = look.color(Role.TEXT if mark.is_strong else Role.MUTED)
        lettering.draw(
            painter, left, rect.top() + round((rect.height() + cap) / 2), mark.words, size, weight, color
        )
