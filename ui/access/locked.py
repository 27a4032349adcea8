"""The unlock panel, where the selected station stood: the wall goes on beside it, with seats only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import text
from ui.access.services import Accounts
from ui.access.trial import Trial
from ui.access.wording import who_words
from ui.operations import Operations
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from console.model import SessionView


class LockedPanel(Ground):
    """Signals: `hand_over_asked()`."""

    hand_over_asked = Signal()

    def __init__(self, look: Look, accounts: Accounts, operations: Operations) -> None:
        super().__init__(look, Role.CHROME)
        self._accounts, self._operations = accounts, operations
        self._view: SessionView | None = None
        self.since = Label(look, "", 12, role=Role.MUTED)
        self.who = Label(look, "", 13, wrap=True)
        self.passphrase = PassphraseField(look, self.tr("Passphrase"))
        self.wrong = Remark(look, "alert-circle", px=11, weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.unlock = Button(
            look,
            self.tr("Unlock"),
            kind=Kind.PRIMARY,
            icon="lock-open",
            letter=self.tr("Enter"),
            size=Size.ACTION,
        )
        self._trial = Trial(operations, self.passphrase, self.unlock, self.tr("Unlock"), self.wrong)
        self.hand_over = Button(look, self.tr("Hand over"), icon="user-share")
        self.log_out = Button(look, self.tr("Log out"))
        self.waits = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._lay_out()
        self.passphrase.line.textChanged.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self.try_to_unlock)
        self.unlock.clicked.connect(self.try_to_unlock)
        self._trial.changed.connect(self._allow)
        self.hand_over.clicked.connect(self.hand_over_asked)
        self.log_out.clicked.connect(self._log_out)
        look.changed.connect(self._restyle)
        self._restyle()
        self._allow()

    def show_view(self, view: "SessionView") -> None:
        """Say whose screen it is and since when it is locked."""
        self._view = view
        session = view.session
        if session is None:
            return
        self.since.setText(self.tr("since {time}").format(time=text.clock_time(view.locked_utc)))
        self.who.setText(who_words(session))
        self.passphrase.set_caption(self.tr("Passphrase of {user}").format(user=session.user_id))
        self.log_out.setEnabled(not view.log_out_waits)
        answer = self.tr("Calls for help still sound. Unlock to answer one.")
        waits = self.tr("Log out waits: an assessed run is live.")
        self.waits.setText(f"{waits} {answer}" if view.log_out_waits else answer)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin anew, with the keyboard on the passphrase."""
        self._trial.clear()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def try_to_unlock(self) -> None:
        """Ask whether it is the passphrase."""
        session = self._view.session if self._view is not None else None
        if session is None or not self.unlock.isEnabled():
            return
        passphrase = self.passphrase.passphrase()
        self._trial.begin(lambda: self._accounts.unlock(session.user_id, passphrase))

    @Slot()
    def _log_out(self) -> None:
        self._operations.run(self, self._accounts.log_out, None, self._trial.refuse)

    @Slot()
    def _allow(self) -> None:
        self._trial.allow(is_ready=True)

    def _lay_out(self) -> None:
        look = self.look
        content = QWidget()
        column(self).addWidget(Scroll(look, content, self.tr("Locked")))
        self._box = column(content)
        head = QWidget()
        self._head = QHBoxLayout(head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(IconLabel(look, "lock", 20))
        self._head.addWidget(Label(look, self.tr("Locked"), 18, Weight.SEMIBOLD), 1)
        self._head.addWidget(self.since)
        kept = Label(
            look,
            self.tr("What was being written is kept. Names stay hidden until you unlock."),
            12,
            wrap=True,
        )
        kept.set_style(role=Role.MUTED)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.hand_over, 1)
        self._buttons.addWidget(self.log_out, 1)
        for part in (head, self.who, kept, self.passphrase, self.wrong, self.unlock):
            self._box.addWidget(part)
        self._box.addLayout(self._buttons)
        self._box.addWidget(self.waits)
        self._box.addStretch(1)
        self.setFocusProxy(self.passphrase)

    def _restyle(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(14), px(18), px(14), px(14))
        self._box.setSpacing(px(8))
        self._head.setSpacing(px(10))
        self._buttons.setSpacing(px(8))


class WatchingPanel(Ground):
    """The same place while nobody is signed in. Signals: `sign_in_asked()`."""

    sign_in_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, Role.CHROME)
        self.sign_in = Button(look, self.tr("Sign in"), kind=Kind.PRIMARY, icon="user", size=Size.ACTION)
        self.sign_in.clicked.connect(self.sign_in_asked)
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Nobody is signed in"), 16, Weight.SEMIBOLD))
        words = self.tr("Watching: seats only, no names and no commands. Calls for help still sound.")
        self._box.addWidget(Label(look, words, 12, role=Role.MUTED, wrap=True))
        self._box.addWidget(self.sign_in)
        self._box.addStretch(1)
        self.setFocusProxy(self.sign_in)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(14), px(18), px(14), px(14))
        self._box.setSpacing(px(8))
