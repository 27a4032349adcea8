"""The button: primary, normal or quiet, toggled when checked; there is no red button."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon import draw_icon


class Kind(StrEnum):
    """How much a button asks to be pressed. One primary per panel."""

    PRIMARY = "primary"
    NORMAL = "normal"
    QUIET = "quiet"


class Size(StrEnum):
    """The heights of buttons."""

    SMALL = "small"
    NORMAL = "normal"
    ACTION = "action"
    """The main action of a panel."""
    CARD = "card"
    """The ways on of an empty screen."""


ICON: Final = 16
HEIGHTS: Final = {Size.SMALL: 28, Size.NORMAL: 32, Size.ACTION: 36, Size.CARD: 40}


class Button(QAbstractButton):
    """A push button with an optional icon before and a shortcut letter (11 muted) after its label.

    `text` is the accessible name too; an icon-only button (empty text) must be given `name`. Checkable
    buttons paint `selected` with an accent border while checked. `letter` is only a mark: who owns the
    shortcut binds it.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        kind: Kind = Kind.NORMAL,
        icon: str | None = None,
        letter: str = "",
        size: Size = Size.NORMAL,
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.kind, self.size_class = look, kind, size
        self._icon, self._letter, self._is_bare, self._tip = icon, letter, False, ""
        self.setText(text)
        self.setAccessibleName(name or text)
        if not text and name:
            self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(look, self)
        look.changed.connect(self._restyle)

    def set_icon_name(self, icon: str | None) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self._restyle()

    def set_label(self, text: str, name: str | None = None) -> None:
        """Change label and accessible name together."""
        if text != self.text() or (name or text) != self.accessibleName():
            self.setText(text)
            self.setAccessibleName(name or text)
            self.setToolTip(self._tip)
            self._restyle()

    def setToolTip(self, words: str) -> None:
        """Say this; what the button does stands over it while its words are not painted."""
        self._tip = words
        said = (self.text() if self._is_bare else "", words)
        super().setToolTip("\n".join(one for one in said if one))

    def set_bare(self, bare: bool) -> None:
        """Show the icon alone, its words in the tooltip; a button that has no icon keeps its words."""
        bare = bare and self._icon is not None
        if bare != self._is_bare:
            self._is_bare = bare
            self.setToolTip(self._tip)
            self._restyle()

    def needed_width(self, *, bare: bool) -> int:
        """How wide it would be with its words, or as an icon alone."""
        shown, self._is_bare = self._is_bare, bare and self._icon is not None
        width = self.sizeHint().width()
        self._is_bare = shown
        return width

    def set_letter(self, letter: str) -> None:
        """Show another shortcut letter, or none."""
        if letter != self._letter:
            self._letter = letter
            self._restyle()

    def set_kind(self, kind: Kind) -> None:
        """Change how much it asks to be pressed."""
        if kind is not self.kind:
            self.kind = kind
            self._restyle()

    def sizeHint(self) -> QSize:
        """Return the width that its words need, at the height of its size."""
        return QSize(
            round(self._content_width() + 2 * self._padding()), self.look.px(HEIGHTS[self.size_class])
        )

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which nothing is cut."""
        hint = self.sizeHint()
        return QSize(round(self._content_width()) + self.look.px(12), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint face, icon, label and letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_face(painter)
        self._paint_content(painter)

    def _paint_face(self, painter: QPainter) -> None:
        fill, border, width = self._face()
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(self.look.color(border), width) if border else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(fill) if fill else Qt.BrushStyle.NoBrush)
        if fill or border:
            radius = self.look.px(4)
            painter.drawRoundedRect(rect, radius, radius)

    def _face(self) -> tuple[Role | None, Role | None, float]:
        """Return fill, border and border width of the present state."""
        down, over = self.isDown(), self.underMouse()
        if not self.isEnabled():
            return None, None if self.kind is Kind.QUIET else Role.LINE, 1
        if self.isChecked():
            return Role.SELECTED, Role.ACCENT, 2 if down else 1
        if self.kind is Kind.PRIMARY:
            return Role.ACCENT, Role.TEXT if down or over else Role.ACCENT, 2 if down else 1
        if down:
            return Role.SUNKEN, Role.TEXT, 2
        if over:
            return Role.HOVER, Role.TEXT if self.kind is Kind.NORMAL else None, 1
        return (Role.RAISED, Role.LINE_STRONG, 1) if self.kind is Kind.NORMAL else (None, None, 0)

    def _paint_content(self, painter: QPainter) -> None:
        look = self.look
        ink = self._ink()
        left = (self.width() - self._content_width()) / 2
        if self._icon:
            side = look.px(ICON)
            draw_icon(painter, look, self._icon, ink, ICON, round(left), (self.height() - side) // 2)
            left += side + self._icon_gap()
        if not self._words():
            return
        font = self._font()
        painter.setFont(font)
        painter.setPen(look.color(ink))
        metrics = QFontMetricsF(font)
        base = round((self.height() + metrics.capHeight()) / 2)
        painter.drawText(QPointF(round(left), base), self.text())
        if self._letter:
            left += metrics.horizontalAdvance(self.text()) + look.px(8)
            painter.setFont(look.font(11))
            painter.setPen(look.color(self._letter_ink()))
            painter.drawText(QPointF(round(left), base), self._letter)

    def _words(self) -> str:
        """What is painted of the text."""
        return "" if self._is_bare else self.text()

    def _ink(self) -> Role:
        if not self.isEnabled():
            return Role.DISABLED
        return Role.ON_ACCENT if self.kind is Kind.PRIMARY and not self.isChecked() else Role.TEXT

    def _letter_ink(self) -> Role:
        ink = self._ink()
        return Role.MUTED if ink is Role.TEXT else ink

    def _font(self) -> QFont:
        px = {Size.SMALL: 12, Size.CARD: 14}.get(self.size_class, 13)
        return self.look.font(px, Weight.SEMIBOLD if self.kind is Kind.PRIMARY else Weight.MEDIUM)

    def _icon_gap(self) -> int:
        if not self._words():
            return 0
        return self.look.px(5 if self.size_class is Size.SMALL else 6)

    def _padding(self) -> int:
        if not self._words():
            return self.look.px(6 if self.size_class is Size.SMALL else 8)
        return self.look.px(10 if self.size_class is Size.SMALL else 14)

    def _content_width(self) -> float:
        width = 0.0
        if self._icon:
            width += self.look.px(ICON) + self._icon_gap()
        words = self._words()
        if words:
            width += QFontMetricsF(self._font()).horizontalAdvance(words)
        if self._letter and not self._is_bare:
            width += self.look.px(8) + QFontMetricsF(self.look.font(11)).horizontalAdvance(self._letter)
        return width

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
