"""The list of pages at the left of Settings, rows 44 high."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.ground import column
from ui.widgets.icon import draw_icon


class PageList(QWidget):
    """Signals: `chosen(key)` when another page is wanted."""

    chosen = Signal(str)

    def __init__(self, look: Look, pages: tuple[tuple[str, str, str], ...]) -> None:
        """`pages`: key, title, icon."""
        super().__init__()
        self.setAccessibleName(self.tr("Settings"))
        self._rows: dict[str, _PageRow] = {}
        self._group = QButtonGroup(self)
        box = column(self)
        for key, title, icon in pages:
            row = _PageRow(look, title, icon)
            row.toggled.connect(lambda on, key=key: self.chosen.emit(key) if on else None)
            self._group.addButton(row)
            box.addWidget(row)
            self._rows[key] = row
        box.addStretch(1)

    def choose(self, key: str) -> None:
        """Mark a page as the one that is shown."""
        self._rows[key].setChecked(True)
        self.setFocusProxy(self._rows[key])

    def row(self, key: str) -> QAbstractButton:
        """The row of one page."""
        return self._rows[key]


class _PageRow(QAbstractButton):
    """Icon 18 and title; current = `selected`, 3 px accent edge, 600."""

    def __init__(self, look: Look, title: str, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self._look.font(13, Weight.SEMIBOLD)).horizontalAdvance(self.text())
        px = self._look.px
        return QSize(max(px(204), px(42 + 14) + round(words)), px(44) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px, painter = self._look, self._look.px, QPainter(self)
        on, height = self.isChecked(), self.height() - 1
        if on or self.underMouse():
            painter.fillRect(self.rect(), look.color(Role.SELECTED if on else Role.HOVER))
        if on:
            painter.fillRect(0, 0, 3, height, look.color(Role.ACCENT))
        painter.fillRect(0, height, self.width(), 1, look.color(Role.LINE))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color(Role.ACCENT), 2))
            painter.drawRoundedRect(QRectF(5, 3, self.width() - 9, height - 6), px(4), px(4))
        draw_icon(painter, look, self._icon, Role.TEXT, 18, px(14), (height - px(18)) // 2)
        font = look.font(13, Weight.SEMIBOLD if on else Weight.REGULAR)
        painter.setFont(font)
        painter.setPen(look.color(Role.TEXT))
        painter.drawText(QPointF(px(42), round((height + QFontMetricsF(font).capHeight()) / 2)), self.text())
