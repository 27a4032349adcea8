"""The wall's last lines: the key to the short words, and the sentence that stands beside every load."""

from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering

_HEIGHT: Final = 36
_LINE: Final = 16
_LEFT: Final = 36
_MOST_LINES: Final = 8


def caution() -> str:
    """Return the sentence that stands beside every load display."""
    return tr(
        "For support and pacing only. Not for assessment. High values also come from movement, heat, "
        "caffeine and talking."
    )


def key_words(*, traced: bool) -> str:
    """Return what the words of the strips mean; `traced`: the trend is drawn, too."""
    key = tr("Physiological load vs own seated baseline: near, raised, well above.")
    return f"{key} {tr('Last 2 min, about half a minute behind.')}" if traced else key


class LoadFooter(QWidget):
    """36 high, or more where the lines need it. Its place is the bottom of the wall."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self._traced = True
        self._say()

    def set_traced(self, traced: bool) -> None:
        """Say how far the trend lags, where one is drawn."""
        if traced != self._traced:
            self._traced = traced
            self._say()
            self.update()

    def height_in(self, width: int) -> int:
        """Return how high it has to be at that width."""
        px = self._look.px
        return max(px(_HEIGHT), px(_LINE) * len(self._lines(width)[1]) + px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon and the lines, centred in the height."""
        look, painter = self._look, QPainter(self)
        px, (size, lines) = look.px, self._lines(self.width())
        painter.fillRect(event.rect(), look.color(Role.WINDOW))
        top = (self.height() - px(_LINE) * len(lines)) // 2 - px(2)
        draw_icon(painter, look, "activity", Role.MUTED, 16, px(11), (self.height() - px(16)) // 2 - px(2))
        painter.setFont(look.font(size))
        painter.setPen(look.color(Role.MUTED))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(px(_LEFT), top + px(_LINE) * number + px(12)), line)

    def _say(self) -> None:
        self.setAccessibleName(f"{key_words(traced=self._traced)} {caution()}")

    def _lines(self, width: int) -> tuple[int, tuple[str, ...]]:
        """Size and lines: one when both sentences fit into it, else each from a line of its own on."""
        room = width - self._look.px(_LEFT + 10)
        key, words = key_words(traced=self._traced), caution()
        if self._lettering.width(f"{key}  {words}", 12) <= room:
            return 12, (f"{key}  {words}",)
        for size in (12, 11):
            both = [
                self._lettering.wrap(part, room, size, Weight.REGULAR, _MOST_LINES)[1]
                for part in (key, words)
            ]
            lines = tuple(line for part in both for line in part)
            if len(lines) == len(both):
                break
        return size, lines
