"""The narrow window's strip: how many call, the first four plates with their seats, what is technical."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from console.model import StationId
from ui.live.queue_rows import QueueContent, QueueRow
from ui.live.tile_text import state_word, tr
from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.ground import Ground
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering
from ui.widgets.plate import paint_plate

WIDTH: Final = 52
PLATES: Final = 4
_PITCH: Final = 64


class _StripButton(QAbstractButton):
    """One part of the strip: the count, a plate with its seat, or the technical count."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self.row: QueueRow | None = None
        self.icon_name = ""
        self.selected = False
        self._ring = FocusRing(look, self)

    def say(self, text: str, name: str) -> None:
        """Show a text and say a name."""
        if (text, name) != (self.text(), self.accessibleName()):
            self.setText(text)
            self.setAccessibleName(name)
            self.setToolTip(name)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, px = self._look, QPainter(self), self._look.px
        width = self.width()
        if self.selected:
            painter.fillRect(self.rect(), look.color(Role.SELECTED))
            painter.fillRect(0, 0, 3, self.height(), look.color(Role.ACCENT))
        if self.row is not None:
            paint_plate(
                painter, look, QRectF((width - px(36)) // 2, px(6), px(36), px(36)), self.row.attention
            )
            self._centred(painter, self.text(), 13, Weight.SEMIBOLD, px(57))
            painter.fillRect(0, self.height() - 1, width, 1, look.color(Role.LINE))
        elif self.icon_name:
            draw_icon(painter, look, self.icon_name, Role.MUTED, 16, px(9), (self.height() - px(16)) // 2)
            painter.setFont(look.font(12))
            painter.setPen(look.color(Role.MUTED))
            painter.drawText(QPointF(px(30), self.height() // 2 + px(4)), self.text())
        else:
            self._centred(painter, self.text(), 16, Weight.SEMIBOLD, self.height() // 2 + px(6))

    def _centred(self, painter: QPainter, text: str, size: float, weight: Weight, base: float) -> None:
        fitting = (px for px in (size, 12.0, 11.0) if self._lettering.width(text, px, weight) <= self.width())
        size = next(fitting, 0.0)
        if not size:  # the plate says what it is, and the tooltip whole
            return
        left = (self.width() - self._lettering.width(text, size, weight)) / 2
        painter.setFont(self._look.font(size, weight))
        painter.setPen(self._look.color(Role.TEXT))
        painter.drawText(QPointF(round(left), base), text)


class SideStrip(Ground):
    """52 px that stay when the panel is a drawer: what keeps hidden rows heard.

    Signals: opened (the drawer is wanted), station_chosen(str).
    """

    opened = Signal()
    station_chosen = Signal(str)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.SURFACE, (Qt.Edge.LeftEdge,), parent=parent)
        self._count = _StripButton(look, lettering, self)
        self._technical = _StripButton(look, lettering, self)
        self._technical.icon_name = "tools"
        self._plates = [_StripButton(look, lettering, self) for _ in range(PLATES)]
        self._selected: StationId | None = None
        self._count.clicked.connect(self.opened)
        self._technical.clicked.connect(self.opened)
        for plate in self._plates:
            plate.clicked.connect(lambda *, plate=plate: self._choose(plate))

    def show_queue(self, content: QueueContent, technical: int, selected: StationId | None) -> None:
        """Show the head of the queue."""
        self._count.say(str(content.calling), tr("Needs you now: {count}").format(count=content.calling))
        self._technical.say(str(technical), content.technical or tr("Nothing technical"))
        self._technical.setVisible(technical > 0)
        for number, plate in enumerate(self._plates):
            fits = plate.geometry().bottom() < self._technical.y()
            row = content.rows[number] if fits and number < len(content.rows) else None
            plate.setVisible(row is not None)
            if row is None:
                plate.row = None
                continue
            chosen = row.station is not None and row.station == selected
            if plate.row is None or plate.row.attention is not row.attention or plate.selected != chosen:
                plate.update()
            plate.row, plate.selected = row, chosen
            words = ", ".join(word for word in (row.title, state_word(row.attention), row.second) if word)
            plate.say(row.seat or row.title.split(" ")[-1], words)

    def lay_out(self) -> None:
        """Put the parts where they belong for the present height."""
        px, width = self.look.px, self.width() - 1
        self._count.setGeometry(1, 0, width, px(34))
        for number, plate in enumerate(self._plates):
            plate.setGeometry(1, px(35) + number * px(_PITCH), width, px(_PITCH))
        self._technical.setGeometry(1, self.height() - px(40), width, px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground with the lines over and under the plates."""
        super().paintEvent(event)
        painter = QPainter(self)
        line = self.look.color(Role.LINE)
        painter.fillRect(0, self.look.px(34), self.width(), 1, line)
        painter.fillRect(0, self.height() - self.look.px(40) - 1, self.width(), 1, line)

    def _choose(self, plate: _StripButton) -> None:
        if plate.row is not None and plate.row.station is not None:
            self.station_chosen.emit(plate.row.station)
        self.opened.emit()
