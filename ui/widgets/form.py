"""A form in the right panel: its title, what is still needed, its action, and the way out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from console.errors import ConsoleError
from ui import text
from ui.theme import Look, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowRow
from ui.widgets.ground import column
from ui.widgets.label import Label, ReasonLine


class Form(QWidget):
    """A page of the panel with a title, what is still needed, its action, and Cancel.

    Signals: `closed()` when it was left.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str, action: str, icon: str) -> None:
        super().__init__()
        self._look = look
        self._is_busy = False
        self.title = Label(look, title, 15, Weight.SEMIBOLD, wrap=True)
        self.still = ReasonLine(look, icon="circle-dashed")
        self.act = Button(look, action, kind=Kind.PRIMARY, icon=icon, size=Size.ACTION)
        self.cancel = Button(look, self.tr("Cancel"), size=Size.ACTION)
        self._box = column(self)
        self._box.addWidget(self.title)
        self._buttons = FlowRow()
        self._buttons.add(self.act, 2)
        self._buttons.add(self.cancel, 1)
        self.cancel.clicked.connect(self.closed)
        look.changed.connect(self._restyle_form)

    def finish_layout(self) -> None:
        """Put reason line and buttons under what the form has."""
        self._box.addWidget(self.still)
        self._box.addLayout(self._buttons)
        self._box.addStretch(1)
        self._restyle_form()

    def show_failed(self, error: ConsoleError) -> None:
        """Nothing was written; everything typed is still there."""
        self._is_busy = False
        self.refresh()
        self.still.set_text(text.fault(error))

    def set_busy(self, busy: bool) -> None:
        """It is being written."""
        self._is_busy = busy
        self.refresh()

    def missing(self) -> list[str]:
        """What is still needed."""
        return []

    @Slot()
    def refresh(self) -> None:
        """Say what is still needed."""
        missing = self.missing()
        words = self.tr("Still needed: {what}").format(what=text.joined(missing)) if missing else ""
        self.still.set_text("" if self._is_busy else words)
        self.act.setEnabled(not missing and not self._is_busy)

    def _restyle_form(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(10))
        self._buttons.setSpacing(px(8))


def focus(form: Form) -> None:
    """Put the keyboard on a form's first field."""
    form.setFocus(Qt.FocusReason.OtherFocusReason)
