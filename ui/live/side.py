"""The right side of Live: the queue over the selected station; a column, or a drawer in a narrow window."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.live.badge_row import BadgeRow
from ui.live.command_row import CommandRow
from ui.live.focus_panel import FocusPanel
from ui.live.judge_page import JudgePage
from ui.live.load_panel import LoadPanel
from ui.live.queue_panel import QueuePanel
from ui.live.turn_row import TurnRow
from ui.theme import Look, Role
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.lettering import Lettering


class Side(Ground):
    """Queue, command result and focus panel."""

    def __init__(
        self, look: Look, lettering: Lettering, load: LoadPanel, judge: JudgePage, parent: QWidget
    ) -> None:
        super().__init__(look, Role.SURFACE, (Qt.Edge.LeftEdge,), parent=parent)
        self.queue = QueuePanel(look, lettering)
        self.command = CommandRow(look, lettering)
        self.badges = BadgeRow(look, lettering)
        self.turn = TurnRow(look, lettering)
        self.queue.insert_row(self.turn)
        self.queue.insert_row(self.badges)
        self.queue.insert_row(self.command)
        self.focus = FocusPanel(look, lettering, load, judge)
        self.drawer = False
        content = Ground(look, Role.SURFACE)
        self._box = column(content)
        self._box.addWidget(self.queue)
        self._box.addWidget(self.focus, 1)
        self._guest: QWidget | None = None
        # With large text on a small screen it is higher than its room: then it scrolls as a whole.
        self._scroll = Scroll(look, content)
        column(self).addWidget(self._scroll)

    def set_wide(self, wide: bool) -> None:
        """Use the form of a wide window."""
        self.queue.set_wide(wide)
        self.focus.set_wide(wide)

    @property
    def guest(self) -> QWidget | None:
        """What stands in the focus panel's place."""
        return self._guest

    def put_in_place(self, guest: QWidget | None) -> None:
        """Let something else stand in the focus panel's place, or the focus panel again; the queue stays."""
        if guest is self._guest:
            return
        if self._guest is not None:
            self._guest.hide()  # said plainly: a layout may have a show of it queued; it stays the window’s
            self._guest.setParent(self.window())
        self._guest = guest
        self.focus.setVisible(guest is None)
        if guest is not None:
            self._box.addWidget(guest, 1)
            guest.show()
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """With large text the place may be below what can be seen."""
        focused = QApplication.focusWidget()
        if self._guest is not None and focused is not None and self._guest.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, self.look.px(60))

    def set_drawer(self, drawer: bool) -> None:
        """Stand over the wall (2 px strong edge) or beside it."""
        if drawer != self.drawer:
            self.drawer = drawer
            self.setContentsMargins(2 if drawer else 1, 0, 0, 0)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; a drawer has a strong edge."""
        super().paintEvent(event)
        if self.drawer:
            QPainter(self).fillRect(0, 0, 2, self.height(), self.look.color(Role.LINE_STRONG))
