"""One learning record store: how far its telling has got, what it did not take, and two buttons."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from console.delivery import LearningStore
from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import flowing, holder
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark


class StoreRow(QWidget):
    """Signals: `try_asked(id)`, `remove_asked(id)` once somebody has said yes."""

    try_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, look: Look, store: LearningStore) -> None:
        super().__init__()
        self._look, self.store = look, store
        self.name = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.counts = Label(look, "", 12, wrap=True)
        self.reached = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.reason = Remark(look, "alert-circle", role=Role.TEXT)
        self.refused = Remark(look, "alert-circle", role=Role.TEXT)
        self.attempt = Button(look, self.tr("Try now"), icon="refresh", size=Size.SMALL)
        self.remove = Button(look, self.tr("Remove…"), kind=Kind.QUIET, icon="x", size=Size.SMALL)
        words = self.tr("Nothing more goes there. What it holds stays there.")
        self.sure = Label(look, words, 12, wrap=True)
        self.yes = Button(look, self.tr("Remove"), icon="x", size=Size.SMALL)
        self.keep = Button(look, self.tr("Keep"), size=Size.SMALL)
        self._lay_out()
        self.attempt.clicked.connect(lambda: self.try_asked.emit(self.store.id))
        self.remove.clicked.connect(self._ask)
        self.yes.clicked.connect(lambda: self.remove_asked.emit(self.store.id))
        self.keep.clicked.connect(self._leave)
        self.show_store(store)
        self._leave()

    def show_store(self, store: LearningStore) -> None:
        """Show how it stands."""
        self.store = store
        self.name.setText(store.url.removeprefix("https://").rstrip("/"))
        waiting = text.counted("1 entry waits", "%n entries wait", store.waiting)
        delivered = text.counted("1 statement delivered", "%n statements delivered", store.delivered)
        said = [waiting, delivered]
        if store.withheld:
            said.append(
                text.counted("1 held back after an erasure", "%n held back after an erasure", store.withheld)
            )
        self.counts.setText(", ".join(said))
        self.reason.say(text.fault_of(store.reason, store.detail) if store.reason is not None else "")
        self.refused.say("\n".join(_refused(reason, count) for reason, count in store.refused))
        at = store.contact_utc
        when = f"{text.day(at)}, {text.short_time(at)}" if at is not None else ""
        self.reached.setText(
            self.tr("reached {time}").format(time=when) if when else self.tr("not reached yet")
        )

    def set_busy(self, busy: bool, *, may: bool) -> None:
        """It is being told, or removed; `may`: whoever is here may do that."""
        self.attempt.set_label(self.tr("Telling it") if busy else self.tr("Try now"))
        for button in (self.attempt, self.remove, self.yes):
            button.setEnabled(may and not busy)

    @Slot()
    def _ask(self) -> None:
        self._buttons.hide()
        self._sure.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _leave(self) -> None:
        had_keyboard = self.keep.hasFocus()
        self._sure.hide()
        self._buttons.show()
        if had_keyboard:
            self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._look
        self._buttons, self._sure = holder(flowing(look, self.attempt, self.remove)), QWidget()
        sure = column(self._sure, spacing=look.px(6))
        sure.addWidget(self.sure)
        sure.addLayout(flowing(look, self.yes, self.keep))
        box = column(self, spacing=look.px(4))
        for part in (self.name, self.counts, self.reached, self.reason, self.refused):
            box.addWidget(part)
        box.addSpacing(look.px(2))
        box.addWidget(self._buttons)
        box.addWidget(self._sure)
        box.addSpacing(look.px(6))
        box.addWidget(Rule(look))


def _refused(reason: str, count: int) -> str:
    taken = text.counted("1 statement was not taken.", "%n statements were not taken.", count)
    return f"{taken} {text.fault_of(reason)}"
