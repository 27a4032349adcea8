"""The load strip: two minutes of trace, the word, the heart rate; or a dash with its reason. No hue at all.

What is shown comes in as words and figures: nothing here knows how load is worked out.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.live.lettering import Lettering
from ui.live.tile_text import tr
from ui.text import NO_VALUE
from ui.theme import Look, Role, Weight

SPAN_S: Final = 120.0
"""How much of the trace is shown."""
HIGHEST: Final = 100.0
_HAIRLINE: Final = 40.0
"""Where "raised" begins."""
_GAP_S: Final = 2.5
"""A pause longer than this is no slow second: the line ends."""
_HATCH: Final = 4
_WORDS: Final = 12
_GAP: Final = 4
"""Between trace, word, heart rate and difference."""


class Strip(NamedTuple):
    """What a strip says in one second. Two equal strips look the same but for the trace."""

    short: str = ""
    """near, raised, well above; empty without a number."""
    full: str = ""
    strong: bool = False
    rate: str = ""
    difference: str = ""
    reason: str = ""
    """Why there is no number."""
    unsure: bool = False
    """Low confidence: the ground is hatched."""
    spoken: str = ""
    """For screen readers; changes seldom."""


class Trace:
    """Load over time as lines in (s, 0-100); where there was no number, there is no line."""

    def __init__(self) -> None:
        self.runs: list[QPolygonF] = []
        self.now_s = 0.0
        self._has_ended = True

    def add(self, at_s: float, load: float | None) -> None:
        """Take one second; a time that does not go on begins anew."""
        if at_s <= self.now_s:
            self.runs.clear()
        broken = load is None or at_s - self.now_s > _GAP_S
        self.now_s = at_s
        if load is not None:
            if broken or not self.runs or self._has_ended:
                self.runs.append(QPolygonF())
            self.runs[-1].append(QPointF(at_s, load))
        self._has_ended = load is None
        oldest = at_s - SPAN_S - _GAP_S
        while self.runs and self.runs[0].first().x() < oldest:
            self.runs[0].removeFirst()
            if self.runs[0].isEmpty():
                del self.runs[0]


class StripPainter:
    """Paints strips with one look."""

    def __init__(self, look: Look, lettering: Lettering) -> None:
        self._look, self._lettering = look, lettering

    def paint(
        self,
        painter: QPainter,
        box: QRect,
        strip: Strip,
        trace: Trace,
        *,
        ground: tuple[int, int] | None,
        full: bool,
        faint: bool,
    ) -> None:
        """Paint a strip into `box`.

        `ground`: design size of the trace, None: no room for one; `full`: the full words where they fit;
        `faint`: the values are not the present ones.
        """
        px = self._look.px
        drawn = (0, 0) if ground is None else (px(ground[0]), px(ground[1]))
        left_over = box.width() - drawn[0] - px(_GAP + 1)
        if drawn[0] and self._needs(strip) > left_over:
            drawn = (0, 0)  # the words go before the trace
        text = QRect(box)
        if drawn[0]:
            self._trace(painter, QRect(box.left(), box.top(), *drawn), strip, trace)
            text.setLeft(box.left() + drawn[0] + px(_GAP + 1))
        base = box.top() + (px(11) if ground is None or ground[1] < 20 else px(14))
        if strip.short:
            self._words(painter, text, base, strip, full=full, faint=faint)
        else:
            self._dash(painter, text, base, strip)

    def _trace(self, painter: QPainter, box: QRect, strip: Strip, trace: Trace) -> None:
        look = self._look
        painter.fillRect(box, look.color(Role.SUNKEN))
        painter.save()
        painter.setClipRect(box)
        scale = (box.height() - 2) / HIGHEST
        level = box.bottom() - round(_HAIRLINE * scale)
        painter.fillRect(box.left(), level, box.width(), 1, look.color(Role.LINE))
        if strip.unsure:
            self._hatch(painter, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.color(Role.TRACE), (1.5 if box.height() >= look.px(20) else 1.25) * look.scale)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.translate(box.right() + 1, box.bottom())
        painter.scale(box.width() / SPAN_S, -scale)
        painter.translate(-trace.now_s, 0)
        for run in trace.runs:
            painter.drawPolyline(run)
        painter.restore()

    def _hatch(self, painter: QPainter, box: QRect) -> None:
        """Lines of 45 degrees over the whole ground."""
        pitch = self._look.px(_HATCH)
        painter.setPen(QPen(self._look.color(Role.LINE_STRONG), 1))
        for start in range(box.left() - box.height(), box.right() + 1, pitch):
            painter.drawLine(start, box.bottom() + 1, start + box.height() + 1, box.top())

    def _needs(self, strip: Strip) -> float:
        """How much room the shortest form of the words takes."""
        width = self._lettering.width
        if not strip.short:
            return self._dash_width() + width(strip.reason, 11)
        return width(strip.short, 11, _weight(strip)) + self._figures(strip, "")

    def _figures(self, strip: Strip, unit: str) -> float:
        """How much room heart rate and difference take, with the gap before them."""
        if not strip.rate:
            return 0.0
        px, width = self._look.px, self._lettering.width
        return 2 * px(_GAP) + width(strip.rate + unit, _WORDS, Weight.MEDIUM) + self._column(strip)

    def _column(self, strip: Strip) -> float:
        """Differences stand in a column of their own, whatever their length."""
        width = self._lettering.width
        return max(width("+00", _WORDS), width(strip.difference, _WORDS))

    def _words(
        self, painter: QPainter, box: QRect, base: int, strip: Strip, *, full: bool, faint: bool
    ) -> None:
        look, width = self._look, self._lettering.width
        role, weight = Role.MUTED if faint else Role.TEXT, _weight(strip)
        unit = f" {tr('bpm')}" if full else ""
        forms = [(strip.full, _WORDS, unit), (strip.full, _WORDS, ""), (strip.short, _WORDS, unit)]
        forms = (forms if full else []) + [(strip.short, _WORDS, ""), (strip.short, 11, "")]
        for word, size, unit in forms:
            if width(word, size, weight) + self._figures(strip, unit) <= box.width():
                break
        painter.setFont(look.font(size, weight))
        painter.setPen(look.color(role))
        painter.drawText(QPointF(box.left(), base), word)
        if not strip.rate:
            return
        right = box.right() + 1
        painter.setFont(look.font(_WORDS, Weight.MEDIUM))
        rate = strip.rate + unit
        end = right - self._column(strip) - look.px(_GAP)
        painter.drawText(QPointF(end - width(rate, _WORDS, Weight.MEDIUM), base), rate)
        painter.setFont(look.font(_WORDS))
        painter.setPen(look.color(Role.MUTED))
        painter.drawText(QPointF(right - width(strip.difference, _WORDS), base), strip.difference)

    def _dash_width(self) -> float:
        return self._lettering.width(NO_VALUE, _WORDS, Weight.BOLD) + self._look.px(5)

    def _dash(self, painter: QPainter, box: QRect, base: int, strip: Strip) -> None:
        look, left = self._look, box.left() + self._dash_width()
        room = box.right() + 1 - left
        painter.setPen(look.color(Role.MUTED))
        painter.setFont(look.font(_WORDS, Weight.BOLD))
        painter.drawText(QPointF(box.left(), base), NO_VALUE)
        for size in (_WORDS, 11):
            if self._lettering.width(strip.reason, size) <= room:
                painter.setFont(look.font(size))
                painter.drawText(QPointF(left, base), strip.reason)
                return


def _weight(strip: Strip) -> Weight:
    return Weight.MEDIUM if strip.strong else Weight.REGULAR
