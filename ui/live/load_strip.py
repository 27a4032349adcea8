"""The load strip: two minutes of trace, the word, the heart rate; or a dash with its reason. No hue at all.

What is shown comes in as words and figures: nothing here knows how load is worked out.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui.live.tile_text import tr
from ui.text import NO_VALUE
from ui.theme import Look, Role, Weight
from ui.widgets.lettering import Lettering

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


class StripPainter:
    """Paints strips with one look."""

    def __init__(self, look: Look, lettering: Lettering) -> None:
        self._look, self._lettering = look, lettering

    def trace_box(self, box: QRect, strip: Strip, ground: tuple[int, int] | None) -> QRect:
        """Return where the trace stands in a strip's box; empty where the words need its room.

        `ground`: its design size, None: no room for one.
        """
        if ground is None:
            return QRect()
        px = self._look.px
        width = px(ground[0])
        if self._needs(strip) > box.width() - width - px(_GAP + 1):
            return QRect()  # the trace goes before the words
        return QRect(box.left(), box.top(), width, px(ground[1]))

    def words(
        self, painter: QPainter, box: QRect, trace: QRect, strip: Strip, *, large: bool, faint: bool
    ) -> None:
        """Paint what the strip says beside its trace.

        `large`: the full words where they fit; `faint`: the values are not the present ones.
        """
        px, text = self._look.px, QRect(box)
        if not trace.isEmpty():
            text.setLeft(trace.right() + 1 + px(_GAP + 1))
        base = box.top() + px(14 if large else 11)
        if strip.short:
            self._words(painter, text, base, strip, full=large, faint=faint)
        else:
            self._dash(painter, text, base, strip)

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
        else:  # the word stays whole: what it says is not in the figures
            strip = strip._replace(rate="", difference="")
        draw = self._lettering.draw
        draw(painter, box.left(), base, word, size, weight, look.color(role))
        if not strip.rate:
            return
        right, rate = box.right() + 1, strip.rate + unit
        end = right - self._column(strip) - look.px(_GAP)
        left = end - width(rate, _WORDS, Weight.MEDIUM)
        draw(painter, left, base, rate, _WORDS, Weight.MEDIUM, look.color(role))
        left = right - width(strip.difference, _WORDS)
        draw(painter, left, base, strip.difference, _WORDS, Weight.REGULAR, look.color(Role.MUTED))

    def _dash_width(self) -> float:
        return self._lettering.width(NO_VALUE, _WORDS, Weight.BOLD) + self._look.px(5)

    def _dash(self, painter: QPainter, box: QRect, base: int, strip: Strip) -> None:
        look, left = self._look, box.left() + self._dash_width()
        room = box.right() + 1 - left
        draw, muted = self._lettering.draw, look.color(Role.MUTED)
        draw(painter, box.left(), base, NO_VALUE, _WORDS, Weight.BOLD, muted)
        for size in (_WORDS, 11):
            if self._lettering.width(strip.reason, size) <= room:
                draw(painter, left, base, strip.reason, size, Weight.REGULAR, muted)
                return


def _weight(strip: Strip) -> Weight:
    return Weight.MEDIUM if strip.strong else Weight.REGULAR
