"""Choosing: joined parts, tabs, check box and radio button."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.flow import FlowRow
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon import draw_icon


class _Part(QAbstractButton):
    """One part of a row of which exactly one is checked; arrow keys move within the row."""

    _gap = 0
    """Design px after the words that belong to no part, though a click there counts."""

    def __init__(self, look: Look, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(look, self, gap=self._gap)
        look.changed.connect(self.updateGeometry)

    def _text_width(self, px: float, weight: Weight = Weight.SEMIBOLD) -> int:
        return round(QFontMetricsF(self.look.font(px, weight)).horizontalAdvance(self.text()))

    def _draw_text(
        self, painter: QPainter, px: float, weight: Weight, role: Role, left: float | None = None
    ) -> None:
        font = self.look.font(px, weight)
        metrics = QFontMetricsF(font)
        start = (self.width() - metrics.horizontalAdvance(self.text())) / 2 if left is None else left
        painter.setFont(font)
        painter.setPen(self.look.color(role))
        base = round((self.height() + metrics.capHeight()) / 2)
        painter.drawText(QPointF(round(start), base), self.text())


class _Segment(_Part):
    """One of the joined parts: chosen = `selected` with a 2 px accent border."""

    def sizeHint(self) -> QSize:
        return QSize(self._text_width(13) + self.look.px(28), self.look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, chosen = self.look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if chosen else 1
        border = Role.ACCENT if chosen else Role.LINE_STRONG if self.isEnabled() else Role.LINE
        able = Role.HOVER if self.underMouse() else Role.RAISED
        fill = Role.SELECTED if chosen else able if self.isEnabled() else Role.CHROME
        painter.setPen(QPen(look.color(border), width))
        painter.setBrush(look.color(fill))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(4), look.px(4)
        )
        role = Role.TEXT if chosen else Role.MUTED
        weight = Weight.SEMIBOLD if chosen else Weight.REGULAR
        self._draw_text(painter, 13, weight, role if self.isEnabled() else Role.DISABLED)


class _Tab(_Part):
    """One tab: 600 with a 3 px accent line under it when current."""

    _gap = 22
    _least_gap = 10

    def __init__(self, look: Look, text: str, parent: QWidget) -> None:
        super().__init__(look, text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Tabs stand closer together before they break into lines."""
        return QSize(self._text_width(13) + self.look.px(self._least_gap), self.look.px(30))

    def sizeHint(self) -> QSize:
        return QSize(self._text_width(13) + self.look.px(self._gap), self.look.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, chosen = self.look, self.isChecked()
        painter = QPainter(self)
        self._draw_text(
            painter,
            13,
            Weight.SEMIBOLD if chosen else Weight.REGULAR,
            Role.TEXT if chosen or self.underMouse() else Role.MUTED,
            left=0,
        )
        if chosen:
            width = self._text_width(13)
            painter.fillRect(0, self.height() - 3, width, 3, look.color(Role.ACCENT))


class _Row(QWidget):
    """Parts in a row, in more lines where one has no room for them.

    Signals: `chosen(key)`, only when a person or `choose` changed it; `pressed()` by a person, be it on the
    one that is chosen.
    """

    chosen = Signal(str)
    pressed = Signal()
    _part: type[_Part] = _Segment

    def __init__(
        self, look: Look, choices: tuple[tuple[str, str], ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowRow()
        row.setSpacing(0)
        self.setLayout(row)
        self._parts: dict[str, _Part] = {}
        for key, text in choices:
            part = self._part(look, text, self)
            part.toggled.connect(lambda on, key=key: self.chosen.emit(key) if on else None)
            part.clicked.connect(self.pressed)
            row.add(part)
            self._parts[key] = part
        if choices:
            self._parts[choices[0][0]].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insist on the height of all lines."""
        self.setMinimumHeight(self.heightForWidth(self.width()))
        super().resizeEvent(event)

    @property
    def key(self) -> str:
        """The chosen key."""
        return next((key for key, part in self._parts.items() if part.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a part; emits `chosen` when it was another."""
        self._parts[key].setChecked(True)

    def part(self, key: str) -> QAbstractButton:
        """Return one part, to make it unavailable or to give it a tooltip."""
        return self._parts[key]


class Segmented(_Row):
    """A choice of joined parts, 32 high: `(key, text)` each; the first is chosen."""


class Tabs(_Row):
    """Tabs within a panel: `(key, text)` each; the first is current."""

    _part = _Tab

    def rename(self, key: str, words: str) -> None:
        """Let a tab say these words, a count among them."""
        part = self.part(key)
        if part.text() != words:
            part.setText(words)
            part.setAccessibleName(words)
            part.updateGeometry()


class CheckBox(_Part):
    """A box of 16 px with its text, 13, which wraps where there is no room for it in one line."""

    _round = False

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, parent)  # type: ignore[arg-type]
        self.setAutoExclusive(self._round)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return box, gap and text."""
        look = self.look
        return QSize(look.px(26) + self._text_width(13, Weight.REGULAR), look.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the width at which a long text may wrap."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.look.px(200)), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Return that a long text makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return 24, or the height of the wrapped text."""
        return max(self.look.px(24), math.ceil(self._text_rect(width).height()) + self.look.px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insist on the height: a scrolling page asks its parts for the least, not for what a width needs."""
        self.setMinimumHeight(self.heightForWidth(self.width()))
        super().resizeEvent(event)

    def _text_rect(self, width: int) -> QRectF:
        left = self.look.px(24)
        room = QRectF(left, 0, width - left, 10_000)
        metrics = QFontMetricsF(self.look.font(13, Weight.REGULAR))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its text."""
        look, on = self.look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(16)
        box = QRectF(1, (self.height() - side) // 2, side, side)
        able = self.isEnabled()
        border = Role.LINE if not able else Role.ACCENT if on else Role.LINE_STRONG
        filled = Role.ACCENT if able else Role.SUNKEN
        painter.setPen(QPen(look.color(border), 2 if on and self._round else 1))
        painter.setBrush(look.color(filled if on and not self._round else Role.RAISED))
        if self._round:
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color(Role.ACCENT if able else Role.DISABLED))
                painter.drawEllipse(box.center(), side * 0.25, side * 0.25)
        else:
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
            if on:
                draw_icon(
                    painter,
                    look,
                    "check",
                    Role.ON_ACCENT if able else Role.DISABLED,
                    12,
                    box.left() + look.px(2),
                    box.top() + look.px(2),
                )
        role = Role.TEXT if able else Role.DISABLED
        if self.width() >= self.sizeHint().width():
            self._draw_text(painter, 13, Weight.REGULAR, role, left=look.px(24))
            return
        painter.setFont(look.font(13, Weight.REGULAR))
        painter.setPen(look.color(role))
        left = look.px(24)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, self.text())


class RadioButton(CheckBox):
    """One of several in the same parent, of which exactly one is chosen."""

    _round = True
