"""The board that the room reads, painted whole: sizes are those of 1280 x 720 and grow with the screen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from console.classroom.public import Crowd
from ui.public_display import words
from ui.theme import Look, Role, Theme, Weight
from ui.widgets.icon import icon_pixmap

if TYPE_CHECKING:
    from console.classroom.public import PublicRow, PublicView

WIDTH: Final = 1280
HEIGHT: Final = 720
_EDGE: Final = 64
_BARS_LEFT: Final = 440
_BAR: Final = 66.0
_GAP: Final = 10.0
_WORDS_ROOM: Final = 130
"""At the right of the longest bar."""
_RULES: Final = (165, 593)
_ROW: Final = 54
_MOST_SHRINKING: Final = 1.25
"""A title that is wider than this share of its room goes on two lines."""


class Board(QWidget):
    """Paints one `PublicView`; blank, it paints a dark ground and says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(Theme.PROJECTOR)
        self._view: PublicView | None = None
        self._is_blank = False
        self._scale = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._speak()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown."""
        return self._is_blank

    def show_view(self, view: "PublicView | None") -> None:
        """Show this; None: there is no class."""
        if view != self._view:
            self._view = view
            self._speak()
            self.update()

    def set_blank(self, blank: bool) -> None:
        """Show nothing at all, or show it again; painted before this returns."""
        if blank != self._is_blank:
            self._is_blank = blank
            self._speak()
            self.repaint()

    def set_dark(self, dark: bool) -> None:
        """Use dark colours in a dark room, else black on white."""
        self.look.set_theme(Theme.DARK if dark else Theme.PROJECTOR)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything in 1280 x 720, brought to the size of the screen and put in its middle."""
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_blank:
            painter.fillRect(self.rect(), look.color(Role.VEIL))
            return
        painter.fillRect(self.rect(), look.color(Role.SURFACE))
        self._scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        painter.translate(
            (self.width() - WIDTH * self._scale) / 2, (self.height() - HEIGHT * self._scale) / 2
        )
        painter.scale(self._scale, self._scale)
        self._paint_head(painter)
        for at in _RULES:
            painter.fillRect(QRectF(_EDGE, at - 1, WIDTH - 2 * _EDGE, 2), look.color(Role.LINE))
        self._paint_rows(painter)
        self._paint_help(painter)

    def _paint_head(self, painter: QPainter) -> None:
        view, end = self._view, float(WIDTH - _EDGE)
        left = words.time_left(view)
        room = end - _EDGE
        if left:
            caption, width = words.time_caption(), self._width(left, 72, Weight.SEMIBOLD)
            self._draw(painter, left, 72, Weight.SEMIBOLD, Role.TEXT, end - width, 100)
            caption_left = end - self._width(caption, 22)
            self._draw(painter, caption, 22, Weight.REGULAR, Role.MUTED, caption_left, 134)
            room -= max(width, self._width(caption, 22)) + 40
        title = words.title(view)
        is_long = self._width(title, 44, Weight.SEMIBOLD) > room * _MOST_SHRINKING
        if not is_long or " " not in title:
            self._draw(painter, title, 44, Weight.SEMIBOLD, Role.TEXT, _EDGE, 92, room)
        else:
            # Two lines can be read from the back of the room, where one would be too small.
            for line, base in zip(halves(title), (58, 97), strict=True):
                self._draw(painter, line, 34, Weight.SEMIBOLD, Role.TEXT, _EDGE, base, room)
        self._draw(painter, words.second_line(view), 22, Weight.REGULAR, Role.MUTED, _EDGE, 130, room)

    def _paint_rows(self, painter: QPainter) -> None:
        rows = self._view.rows if self._view is not None else ()
        most = max((row.count for row in rows), default=0)
        pitch = min(_BAR + _GAP, (WIDTH - _EDGE - _BARS_LEFT - _WORDS_ROOM) / max(most, 1))
        step = min(float(_ROW), (_RULES[1] - _RULES[0] - 50) / max(len(rows), 1))
        for number, row in enumerate(rows):
            self._paint_row(painter, row, _RULES[0] + _ROW + step * number, pitch, step)
        remark = words.remark(self._view)
        if remark:
            self._draw(painter, remark, 22, Weight.REGULAR, Role.MUTED, _BARS_LEFT, _RULES[0] + _ROW + 8)

    def _paint_row(
        self, painter: QPainter, row: "PublicRow", middle: float, pitch: float, step: float
    ) -> None:
        base = middle + 8.5
        label_room = _BARS_LEFT - _EDGE - 20
        self._draw(painter, row.title, 24, Weight.REGULAR, Role.TEXT, _EDGE, base, label_room)
        high = min(28.0, step * 0.55)
        top, right = middle - high / 2, float(_BARS_LEFT)
        if row.crowd is Crowd.COUNTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color(Role.SEG_DONE))
            wide = pitch - max(2.0, pitch * _GAP / (_BAR + _GAP))
            for number in range(row.count):
                painter.drawRoundedRect(QRectF(_BARS_LEFT + number * pitch, top, wide, high), 2, 2)
            right = _BARS_LEFT + (row.count - 1) * pitch + wide
        elif row.crowd in (Crowd.FEW, Crowd.SEVERAL):
            # As wide for one as for two: the box must not say what the words keep.
            wide = _BAR if row.crowd is Crowd.FEW else 3 * _BAR + 2 * _GAP
            painter.setPen(self._dashes())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(_BARS_LEFT + 1, top + 1, wide - 2, high - 2), 2, 2)
            right = _BARS_LEFT + wide
        counted = row.crowd is Crowd.COUNTED
        size, weight = (26, Weight.SEMIBOLD) if counted else (24, Weight.REGULAR)
        self._draw(painter, words.crowd_words(row), size, weight, Role.TEXT, right + 21, base)

    def _dashes(self) -> QPen:
        pen = QPen(self.look.color(Role.TEXT), 2)
        pen.setDashPattern([4, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _paint_help(self, painter: QPainter) -> None:
        first, second = words.help_lines()
        sharp = painter.device().devicePixelRatio() * self._scale
        icon = icon_pixmap(self.look, "help-circle", Role.TEXT, 48, sharp)
        painter.drawPixmap(QPointF(_EDGE, 620), icon)
        self._draw(painter, first, 28, Weight.SEMIBOLD, Role.TEXT, 132, 642)
        self._draw(painter, second, 22, Weight.REGULAR, Role.MUTED, 132, 674)

    def _draw(
        self,
        painter: QPainter,
        text: str,
        size: float,
        weight: Weight,
        role: Role,
        left: float,
        base: float,
        room: float | None = None,
    ) -> None:
        """Draw one line; in a given room it is drawn smaller rather than cut."""
        if room is not None:
            size *= min(1.0, room / max(self._width(text, size, weight), 1.0))
        color: QColor = self.look.color(role)
        painter.setFont(self.look.font(size, weight))
        painter.setPen(color)
        painter.drawText(QPointF(left, base), text)

    def _width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        return QFontMetricsF(self.look.font(size, weight)).horizontalAdvance(text)

    def _speak(self) -> None:
        """Let a screen reader say what is painted, and nothing else."""
        self.setAccessibleName("" if self._is_blank else ". ".join(words.all_words(self._view)))


def halves(title: str) -> tuple[str, str]:
    """A title on two lines, as even as its words allow."""
    parts = title.split()
    cuts = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))] or [(title, "")]
    return min(cuts, key=lambda cut: max(map(len, cut)))
