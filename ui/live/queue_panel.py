"""Needs you now: the to-do list of the class. Its height never changes, so what stands below never jumps."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from console.model import QueueItem, StationId, StationView
from ui.live.badge_row import BadgeRow
from ui.live.command_row import CommandRow
from ui.live.queue_list import QueueList
from ui.live.queue_rows import QueueContent, queue_content
from ui.live.quiet_words import paint_head
from ui.live.tile_text import tr
from ui.live.turn_row import TurnRow
from ui.theme import Look, Role, Weight
from ui.widgets.ground import Ground, column
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering

ROWS: Final = 4
"""The list has room for so many rows, filled or not."""


class TechnicalLine(QAbstractButton):
    """The foot of the queue, 32 high: what is technical, not a person's need. Pressing it opens the rows."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_words("")
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, words: str) -> None:
        """Say what is technical."""
        if words != self.text() or not self.accessibleName():
            self.setText(words)
            self.setToolTip(words)
            self.setAccessibleName(words or tr("Nothing technical"))
            self.setEnabled(bool(words))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, words and the arrow."""
        look, height = self._look, self.height()
        painter = QPainter(self)
        painter.fillRect(
            self.rect(), look.color(Role.HOVER if self.underMouse() and self.text() else Role.SURFACE)
        )
        painter.fillRect(0, height - 1, self.width(), 1, look.color(Role.LINE_STRONG))
        if self.hasFocus():
            painter.fillRect(0, 0, 3, height - 1, look.color(Role.ACCENT))
        if not self.text():
            return
        draw_icon(painter, look, "tools", Role.MUTED, 16, look.px(14), (height - look.px(16)) // 2)
        name = "chevron-down"
        draw_icon(
            painter, look, name, Role.MUTED, 16, self.width() - look.px(28), (height - look.px(16)) // 2
        )
        room = self.width() - look.px(38 + 34)
        brief = self.text().split(":")[0]
        px, lines = self._lettering.wrap_or(self.text(), brief, room, 12, Weight.REGULAR, 1)
        painter.setFont(look.font(px))
        painter.setPen(look.color(Role.MUTED))
        words = lines[0] if lines else brief
        painter.drawText(QPointF(look.px(38), (height - 1) // 2 + look.px(4)), words)

    def _restyle(self) -> None:
        self.setFixedHeight(self._look.px(32))


class QueueHead(QWidget):
    """The title and how many need somebody: 34 high."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lettering, self._count, self._attended = look, lettering, 0, True
        look.changed.connect(self._restyle)
        self._restyle()

    def set_attended(self, attended: bool) -> None:
        """Say whether somebody who can act is at the console."""
        self._attended = attended
        self.update()

    def set_count(self, count: int) -> None:
        """Show how many need somebody."""
        if count != self._count:
            self._count = count
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and count."""
        painter = QPainter(self)
        paint_head(painter, self._look, self.width(), self._count, attended=self._attended)

    def _restyle(self) -> None:
        self.setFixedHeight(self._look.px(34) + 1)


class QueuePanel(Ground):
    """Head, four rows' height of list, command result, technical line.

    Signals: station_chosen(str).
    """

    station_chosen = Signal(str)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.SURFACE, parent=parent)
        self._items: tuple[QueueItem, ...] = ()
        self._now_ms = 0.0
        self._inserted: list[CommandRow | BadgeRow | TurnRow] = []
        self._stations, self._names_hidden = 0, False
        self._views: Mapping[StationId, StationView] = {}
        self._shorts: Mapping[str, str] = {}
        self._selected: StationId | None = None
        self.content = QueueContent((), 0, "")
        self._head = QueueHead(look, lettering)
        self.list = QueueList(look, lettering)
        self._technical = TechnicalLine(look, lettering)
        self._technical.toggled.connect(lambda: self.refresh(self._now_ms))
        self._column = column(self)
        for part in (self._head, self.list, self._technical):
            self._column.addWidget(part)
        self.list.station_chosen.connect(self.station_chosen)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_items(self, items: Sequence[QueueItem], now_ms: float) -> None:
        """Show another queue at once."""
        self._items = tuple(items)
        self.refresh(now_ms)

    def set_room(self, stations: int, views: Mapping[StationId, StationView]) -> None:
        """Know how many stations have a tile, and what each is at, for the words."""
        self._stations, self._views = stations, views

    def set_shorts(self, shorts: Mapping[str, str]) -> None:
        """Use other short titles of steps."""
        self._shorts = shorts

    def set_names_hidden(self, hidden: bool) -> None:
        """Show seats only."""
        self._names_hidden = hidden
        self.refresh(self._now_ms)

    def set_attended(self, attended: bool) -> None:
        """Say whether somebody who can act is at the console."""
        self._head.set_attended(attended)

    def set_wide(self, wide: bool) -> None:
        """Use the taller rows of a wide window."""
        if wide != self.list.delegate.wide:
            self.list.delegate.wide = wide
            self._restyle()

    def insert_row(self, row: CommandRow | BadgeRow | TurnRow) -> None:
        """Put a row above the technical line; while shown it stands in room of the list."""
        self._column.insertWidget(self._column.count() - 1, row)
        self._inserted.append(row)
        row.shown.connect(self._restyle)

    def show_selected(self, station: StationId | None) -> None:
        """Mark the row of the selected station."""
        self._selected = station
        self.list.show_selected(station)

    def top(self) -> StationId | None:
        """Return the most urgent station."""
        return next((row.station for row in self.content.rows if row.station is not None), None)

    def refresh(self, now_ms: float) -> None:
        """Bring ages and words up to date."""
        self._now_ms = now_ms
        content = queue_content(
            self._items,
            now_ms,
            stations=self._stations,
            views=self._views,
            shorts=self._shorts,
            expanded=self._technical.isChecked(),
            names_hidden=self._names_hidden,
        )
        moved = [row.station for row in content.rows] != [row.station for row in self.content.rows]
        self.content = content
        self.list.rows.set_rows(content.rows)
        self._head.set_count(content.calling)
        self._technical.set_words(content.technical)
        if moved:
            self.list.show_selected(self._selected)

    def _restyle(self) -> None:
        taken = sum(row.height() for row in self._inserted if not row.isHidden())
        self.list.setFixedHeight(ROWS * self.list.delegate.height() - taken)
        self.list.doItemsLayout()
