"""The drop-down: a field with a chevron; the list itself is Qt's, in our palette."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.theme import Look, Role
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon import draw_icon


class DropDown(QComboBox):
    """One choice of many, 32 high. `name` is its accessible name."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(look, self)
        self.currentTextChanged.connect(self._tell_short)
        look.changed.connect(self._restyle)
        self._restyle()

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer these words, each with its key, and tell nobody: what was chosen stays, or else the first."""
        if [(self.itemText(n), self.itemData(n)) for n in range(self.count())] == list(entries):
            return
        chosen = self.currentData()
        blocked = self.blockSignals(True)
        self.clear()
        for words, key in entries:
            self.addItem(words, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(blocked)
        self._tell_short()
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling by must never change a choice."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Return 32 px high and as wide as its longest entry, within reason."""
        look = self._look
        metrics = QFontMetricsF(look.font(13))
        widest = max((metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        return QSize(min(round(widest), look.px(240)) + look.px(46), look.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return room for a short word."""
        return QSize(self._look.px(96), self._look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the chosen words and the chevron."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isEnabled()
        painter.setPen(QPen(look.color(Role.LINE_STRONG if on else Role.LINE), 1))
        ground = Role.CHROME if not on else Role.HOVER if self.underMouse() else Role.RAISED
        painter.setBrush(look.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
        role = Role.TEXT if on else Role.DISABLED
        top = (self.height() - look.px(16)) // 2
        draw_icon(painter, look, "chevron-down", role, 16, self.width() - look.px(26), top)
        font = look.font(13)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, self._room())
        painter.setFont(font)
        painter.setPen(look.color(role))
        painter.drawText(QPointF(look.px(10), round((self.height() + metrics.capHeight()) / 2)), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew whether the words fit."""
        super().resizeEvent(event)
        self._tell_short()

    def _room(self) -> int:
        return self.width() - self._look.px(40)

    def _tell_short(self) -> None:
        """Say in the tooltip what the field can not show whole."""
        words = self.currentText()
        is_short = QFontMetricsF(self._look.font(13)).horizontalAdvance(words) > self._room()
        self.setToolTip(words if is_short else "")

    def _restyle(self) -> None:
        self.setFont(self._look.font(13))
        self.view().setFont(self._look.font(13))
        self.setFixedHeight(self._look.px(32))
        self.updateGeometry()
