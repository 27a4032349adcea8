"""A decided sheet, to be read: what was judged, what the system saw, and the run's log behind each moment."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.operations import Operations
from ui.services import Services
from ui.signoff.log_page import LogPage
from ui.signoff.sheet_view import SheetView
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import Rule, Scroll, column
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.courses.content import Pack
    from console.records.attempts import Attempt
    from console.services.evidence import Decided


class DecidedPage(QWidget):
    """Sign-off's sheet and log without anything that could change them.

    Signals: `opened()` when the sheet has come, `closed()` on Esc or "Back to the record".
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, look: Look, services: Services, operations: Operations) -> None:
        super().__init__()
        self._look, self._services, self._operations = look, services, operations
        self._wanted = ""
        self._decided: Decided | None = None
        self.title = Label(look, "", 16, Weight.SEMIBOLD, wrap=True)
        self.back = Button(
            look, self.tr("Back to the record"), kind=Kind.QUIET, icon="list-details", letter="Esc"
        )
        self.said = Label(look, "", 12, wrap=True)
        self.sheet, self.log = SheetView(look), LogPage(look)
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.sheet.jumped.connect(self._jump)
        self.log.closed.connect(self._leave_log)
        look.changed.connect(self._restyle)
        self._restyle()

    def open_attempt(self, attempt: "Attempt", name: str) -> None:
        """Ask for the decision that stands; `name` is what its trainee is called here."""
        row = attempt.decision
        if row is None:
            return
        self._wanted = record = row.record

        def show(decided: "Decided") -> None:
            if self._wanted == record:
                self._show(decided, name)

        self._operations.run(self, lambda: self._services.assessments.decided(record), show)

    def forget(self) -> None:
        """Somebody else is looked at."""
        self._wanted, self._decided = "", None
        self.log.forget()

    def _show(self, decided: "Decided", name: str) -> None:
        self._decided = decided
        pack, written = self._pack, decided.writing
        before = decided.before.judgements if decided.before is not None else None
        sheet = replace(decided.judged, name=name)
        self.sheet.open_sheet(sheet, pack.title if pack is not None else "", before=before, read_only=True)
        said = [
            self.tr("Void: it does not count. What it said stands below.") if decided.row.voided else "",
            self.tr("Reason: {words}").format(words=written.reason) if written.reason else "",
            self.tr("For the trainee: {words}").format(words=written.feedback)
            if written.feedback and written.feedback != written.reason
            else "",
            self.tr("Arranged: {words}").format(words=written.adjustment) if written.adjustment else "",
        ]
        self.said.setText("\n".join(part for part in said if part))
        self.said.setVisible(bool(self.said.text()))
        amended = decided.row.supersedes is not None
        self.title.setText(self.tr("The decided sheet, amended") if amended else self.tr("The decided sheet"))
        self._pages.setCurrentWidget(self._scroll)
        self._scroll.verticalScrollBar().setValue(0)
        self.opened.emit()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _pack(self) -> "Pack | None":
        course = self._decided.row.course if self._decided is not None else None
        return next((pack for pack in self._services.packs if pack.ref == course), None)

    @Slot(int)
    def _jump(self, row: int) -> None:
        decided = self._decided
        if decided is None:
            return
        run = decided.row.run

        def show(events: Any) -> None:
            if self._decided is decided:
                self._pages.setCurrentWidget(self.log)
                self.log.show_log(events, self._pack, row)

        self._operations.run(self, lambda: self._services.assessments.log(run), show)

    @Slot()
    def _leave_log(self) -> None:
        self._pages.setCurrentWidget(self._scroll)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = Scroll(self._look, self.sheet, self.tr("The decided sheet"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self.log)
        top = QWidget()
        self._head = column(top)
        self._head.addLayout(head)
        self._head.addWidget(self.said)
        whole = column(self)
        whole.addWidget(top)
        whole.addWidget(Rule(self._look, Role.LINE))
        whole.addWidget(self._pages, 1)
        self.setFocusProxy(self.back)

    def _restyle(self) -> None:
        px = self._look.px
        self._head.setContentsMargins(px(20), px(10), px(20), px(10))
        self._head.setSpacing(px(6))
