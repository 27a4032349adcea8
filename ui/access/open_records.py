"""Encrypted records whose key the system's keyring does not hold: any account's passphrase opens them."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.errors import ConsoleError
from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import ALL_EDGES, Ground, Scroll, column
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark
from ui.widgets.way import Way

WIDTH: Final = 460


class OpenRecordsPage(Ground):
    """Signals: `open_asked(passphrase)`, `watch_asked()`."""

    open_asked = Signal(str)
    watch_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, Role.WINDOW)
        self._is_trying = False
        self.passphrase = PassphraseField(look, self.tr("Passphrase of any account, or the recovery codes"))
        self.wrong = Remark(look, "alert-circle", px=11, weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.open = Button(
            look, "", kind=Kind.PRIMARY, icon="lock-open", letter=self.tr("Enter"), size=Size.CARD
        )
        self.watch = Way(
            look,
            self.tr("Watch without the records"),
            self.tr("seats only, no commands, nothing is recorded"),
            "layout-grid",
        )
        self._lay_out()
        self.passphrase.line.textChanged.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self.ask)
        self.open.clicked.connect(self.ask)
        self.watch.clicked.connect(self.watch_asked)
        look.changed.connect(self._restyle)
        self._restyle()
        self._allow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin anew, with the keyboard on the passphrase."""
        self.passphrase.clear()
        self.wrong.say("")
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def ask(self) -> None:
        """Try what was typed."""
        if self.open.isEnabled():
            self._is_trying = True
            self._allow()
            self.open_asked.emit(self.passphrase.passphrase())

    def show_failed(self, error: ConsoleError) -> None:
        """It did not open them."""
        self._is_trying = False
        self.passphrase.clear()
        self.wrong.say(text.fault(error))
        self._allow()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_opened(self) -> None:
        """They are open; nothing typed stays."""
        self._is_trying = False
        self.passphrase.clear()
        self._allow()

    @Slot()
    def _allow(self) -> None:
        self.open.setEnabled(bool(self.passphrase.passphrase()) and not self._is_trying)
        self.open.set_label(self.tr("Checking") if self._is_trying else self.tr("Open the records"))

    def _lay_out(self) -> None:
        look = self.look
        self._card = Ground(look, Role.SURFACE, ALL_EDGES)
        self._box = column(self._card)
        self._box.addWidget(Label(look, self.tr("The records are encrypted"), 20, Weight.MEDIUM, wrap=True))
        why = self.tr(
            "This computer's keyring does not hold their key. "
            "Opening them is not signing in: that comes next."
        )
        self._box.addWidget(Label(look, why, 13, role=Role.MUTED, wrap=True))
        for part in (self.passphrase, self.wrong, self.open, self.watch):
            self._box.addWidget(part)
        around = QWidget()
        box = column(around)
        box.addStretch(1)
        row = QHBoxLayout()  # an alignment would not ask the card how high it is at its width
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(1)
        column(self).addWidget(Scroll(look, around, self.tr("Open the records")))
        self.setFocusProxy(self.passphrase)

    def _restyle(self) -> None:
        px = self.look.px
        self._card.setFixedWidth(px(WIDTH))
        self._box.setContentsMargins(px(32), px(28), px(32), px(28))
        self._box.setSpacing(px(12))
