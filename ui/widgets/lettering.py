"""Making words fit: names by rule, steps over lines. Nothing ever ends in an ellipsis."""

import re

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

from ui.theme import Look, Weight

_PARTS = re.compile(r"[ -]")
_FIGURES = str.maketrans("123456789", "000000000")
"""Figures are tabular: whatever they say, they take the room of noughts, to a tenth of a px."""


class Lettering(QObject):
    """Widths in the present look, remembered; what was measured is forgotten when the look changes."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._metrics: dict[tuple[float, Weight], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, Weight], float] = {}
        self._names: dict[tuple[str, float, float], tuple[str, float]] = {}
        self._shaped: dict[tuple[str, float, Weight], tuple[QStaticText, float, QFont]] = {}
        self._wraps: dict[tuple[str, float, float, Weight, int], tuple[float, tuple[str, ...]]] = {}
        look.changed.connect(self._forget)

    def width(self, text: str, px: float, weight: Weight = Weight.REGULAR) -> float:
        """Return the advance of a line of text, device-independent px."""
        key = (text, px, weight)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) > 4000:  # ages are endless; a wall shows some hundred texts at a time
                self._widths.clear()
            noughts = text.translate(_FIGURES)  # ages and counts are new every second, their noughts are not
            measured = self.metrics(px, weight).horizontalAdvance
            known = measured(text) if noughts == text else self.width(noughts, px, weight)
            self._widths[key] = known
        return known

    def metrics(self, px: float, weight: Weight = Weight.REGULAR) -> QFontMetricsF:
        """Return the metrics of a font of the look."""
        known = self._metrics.get((px, weight))
        if known is None:
            known = self._metrics[(px, weight)] = QFontMetricsF(self._look.font(px, weight))
        return known

    def draw(
        self,
        painter: QPainter,
        left: float,
        base: float,
        text: str,
        px: float,
        weight: Weight,
        color: QColor,
    ) -> None:
        """Draw a line of text on its baseline; its glyphs are worked out once for all who draw it."""
        key = (text, px, weight)
        known = self._shaped.get(key)
        if known is None:
            if len(self._shaped) > 1000:
                self._shaped.clear()
            shaped, font = QStaticText(text), self._look.font(px, weight)
            shaped.setTextFormat(Qt.TextFormat.PlainText)
            known = self._shaped[key] = (shaped, self.metrics(px, weight).ascent(), font)
        shaped, ascent, font = known
        painter.setFont(font)
        painter.setPen(color)
        painter.drawStaticText(QPointF(left, base - ascent), shaped)

    def fit_name(self, name: str, room: float, px: float) -> tuple[str, float]:
        """Return a name and its size so that it fits into `room` px.

        In this order: as it is, one px smaller, the last part to its initial, all parts but the first,
        the first part alone, all initials, the first one.
        """
        key = (name, room, px)
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = self._fit_name(name, room, px)
        return known

    def wrap(
        self, text: str, room: float, px: float, weight: Weight, lines: int
    ) -> tuple[float, tuple[str, ...]]:
        """Return a size and the lines of a text in at most `lines` lines of `room` px.

        One px smaller is tried (never under 11); words that still do not fit are left to the tooltip.
        """
        key = (text, room, px, weight, lines)
        known = self._wraps.get(key)
        if known is None:
            if len(self._wraps) > 4000:
                self._wraps.clear()
            known = self._wraps[key] = self._wrap(text, room, px, weight, lines)
        return known

    def wrap_or(
        self, text: str, brief: str, room: float, px: float, weight: Weight, lines: int
    ) -> tuple[float, tuple[str, ...]]:
        """Return `text` wrapped; where it does not fit whole, `brief` (unless that is empty)."""
        size, broken = self.wrap(text, room, px, weight, lines)
        if brief and " ".join(broken) != " ".join(text.split()):
            return self.wrap(brief, room, px, weight, lines)
        return size, broken

    def _fit_name(self, name: str, room: float, px: float) -> tuple[str, float]:
        smaller = max(11.0, px - 1)
        if self.width(name, px, Weight.SEMIBOLD) <= room:
            return name, px
        candidates = (name, *shortened(name))
        for candidate in candidates:
            if self.width(candidate, smaller, Weight.SEMIBOLD) <= room:
                return candidate, smaller
        return candidates[-1], smaller

    def _wrap(
        self, text: str, room: float, px: float, weight: Weight, lines: int
    ) -> tuple[float, tuple[str, ...]]:
        smaller = max(11.0, px - 1)
        for size in (px, smaller):
            broken = self._break(text, room, size, weight)
            if len(broken) <= lines and all(self.width(line, size, weight) <= room for line in broken):
                return size, tuple(broken)
        fitting = [line for line in broken[:lines] if self.width(line, smaller, weight) <= room]
        return smaller, tuple(fitting)

    def _break(self, text: str, room: float, px: float, weight: Weight) -> list[str]:
        broken: list[str] = []
        for word in text.split():
            longer = f"{broken[-1]} {word}" if broken else word
            if broken and self.width(longer, px, weight) <= room:
                broken[-1] = longer
            else:
                broken.append(word)
        return broken

    def _forget(self) -> None:
        for cache in (self._metrics, self._widths, self._names, self._wraps, self._shaped):
            cache.clear()


def shortened(name: str) -> tuple[str, ...]:
    """Return the shorter forms of a name, longest first; small words ("ap", "van") stay as they are."""
    starts = [0, *(match.end() for match in _PARTS.finditer(name))]
    starts = [start for start in starts if start < len(name) and name[start] not in " -"]
    if len(starts) < 2:
        return (f"{name[:1]}.",) if len(name) > 1 else (name,)
    last = f"{name[: starts[-1]]}{name[starts[-1]]}."
    pieces = [name[: starts[1]]]
    for start, end in zip(starts[1:], [*starts[2:], len(name)], strict=True):
        part = name[start:end]
        pieces.append(part if part[:1].islower() else part[0] + "." + (part[-1] if part[-1] in " -" else ""))
    first = name[: starts[1]].rstrip(" -")
    return last, "".join(pieces), first, f"{first[0]}. {''.join(pieces[1:])}", f"{first[0]}."
