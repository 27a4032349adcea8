"""The picture of one trace: every px that it moves on, the picture is shifted and only its end is drawn."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from ui.live.load_trace import HIGHEST, POINT_S, SPAN_S, Trace
from ui.theme import Look, Role

_HAIRLINE: Final = 40.0
"""Where "raised" begins."""
_HATCH: Final = 4
_TALL: Final = 20
_JOIN: Final = 3
"""So many px before the new end are drawn again: a line that was not whole yet."""
_TAIL_POINTS: Final = 12


class TracePicture:
    """Kept by whoever shows a trace; everything but the end of the line is drawn once."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._key: tuple[object, ...] = ()
        self._moved = 0

    def pixmap(self, look: Look, trace: Trace, box: QRect, ratio: float, *, unsure: bool) -> QPixmap:
        """Return ground and line, as large as `box` at a device pixel ratio; `unsure`: hatched."""
        width, height = box.width(), box.height()
        moved = trace.moved(width)
        key = (look.theme, look.scale, width, height, ratio, unsure, trace, trace.began_s)
        shift = moved - self._moved
        if key != self._key or not 0 <= shift < width // 2 or not (shift * ratio).is_integer() or unsure:
            self._pixmap = QPixmap(box.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._draw(look, trace, moved, QRect(0, 0, width, height), width, unsure=unsure)
        elif shift:
            self._pixmap.scroll(-round(shift * ratio), 0, self._pixmap.rect())
            tail = shift + _JOIN + round(POINT_S * width / SPAN_S)
            self._draw(look, trace, moved, QRect(width - tail, 0, tail, height), width, unsure=unsure)
        self._key, self._moved = key, moved
        return self._pixmap

    def _draw(self, look: Look, trace: Trace, moved: int, part: QRect, width: int, *, unsure: bool) -> None:
        """Draw this part of the picture, from top to bottom. `width`: of the whole."""
        height = part.height()
        painter = QPainter(self._pixmap)
        painter.setClipRect(part)
        painter.fillRect(part, look.color(Role.SUNKEN))
        scale = (height - 2) / HIGHEST
        painter.fillRect(
            part.left(), height - 1 - round(_HAIRLINE * scale), part.width(), 1, look.color(Role.LINE)
        )
        if unsure:
            self._hatch(painter, look, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.color(Role.TRACE), (1.5 if height >= look.px(_TALL) else 1.25) * look.scale)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.translate(width, height - 1)
        painter.scale(width / SPAN_S, -scale)
        painter.translate(-moved * SPAN_S / width, 0)
        begins_s = (moved - part.width()) * SPAN_S / width
        for run in reversed(trace.runs):
            if run.last().x() < begins_s:
                break  # this one and those before it stand left of the part
            whole = part.width() == width or run.size() <= _TAIL_POINTS
            painter.drawPolyline(run if whole else QPolygonF(run.mid(run.size() - _TAIL_POINTS)))
        painter.end()

    def _hatch(self, painter: QPainter, look: Look, width: int, height: int) -> None:
        """Lines of 45 degrees over the whole ground."""
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        for start in range(-height, width, look.px(_HATCH)):
            painter.drawLine(start, height, start + height + 1, -1)
