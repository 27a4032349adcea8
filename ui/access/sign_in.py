"""Signing in: user id and passphrase; beside them what works without, and what everybody should know."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from console.model import KeyNotice
from ui.access.services import Accounts
from ui.access.trial import Trial
from ui.access.wording import notice_words
from ui.operations import Operations
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field
from ui.widgets.ground import Ground, Rule, Scroll, column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark
from ui.widgets.way import Way

CARD: Final = (760, 408)
FORM: Final = 400
MOST_NOTICES: Final = 3


class SignInPage(Ground):
    """The card in the middle of the window.

    Signals: `watch_asked()`, `demo_asked()`, `recover_asked()`.
    """

    watch_asked = Signal()
    demo_asked = Signal()
    recover_asked = Signal()

    def __init__(self, look: Look, accounts: Accounts, operations: Operations) -> None:
        super().__init__(look, Role.WINDOW)
        self._accounts, self._operations = accounts, operations
        self.user = Field(look, self.tr("User id"))
        self.user.line.setInputMethodHints(
            Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.passphrase = PassphraseField(look, self.tr("Passphrase"))
        self.wrong = Remark(look, "alert-circle", px=11, weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.enter = Button(
            look, self.tr("Sign in"), kind=Kind.PRIMARY, letter=self.tr("Enter"), size=Size.CARD
        )
        self.recover = Button(look, self.tr("Recover"), size=Size.SMALL)
        self.watch = Way(
            look, self.tr("Watch the running class"), self.tr("names hidden, no commands"), "layout-grid"
        )
        self.demo = Way(
            look,
            self.tr("Try with 6 simulated headsets"),
            self.tr("the demo, apart from these records"),
            "player-play",
        )
        self._place = Label(look, "", 14, role=Role.MUTED)
        self._notices = [Remark(look, "key", role=Role.TEXT) for _ in range(MOST_NOTICES + 1)]
        self._kept = Remark(look, "device-floppy")
        self._trial = Trial(operations, self.passphrase, self.enter, self.tr("Sign in"), self.wrong)
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()
        self._allow()

    def show_console(self, name: str, kept: str) -> None:
        """Say which console this is, and how its records are kept."""
        self._place.setText(name)
        self._place.setVisible(bool(name))
        self._kept.say(kept + " " + self.tr("Signing in works with no network."))

    @property
    def notices(self) -> tuple[str, ...]:
        """What is said about new and reset keys."""
        return tuple(one.words for one in self._notices if one.words)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin anew: nothing typed stays, and the newest keys are told."""
        self._trial.clear()
        self._operations.run(self, self._accounts.notices, self._show_notices, lambda _: None)
        (self.passphrase if self.user.text() else self.user).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second part under the first where the window is narrow."""
        self._restyle()

    def _show_notices(self, notices: Sequence[KeyNotice]) -> None:
        words = [notice_words(one) for one in notices[:MOST_NOTICES]]
        if len(notices) > MOST_NOTICES:
            words.append(
                self.tr("{n} more in Settings, Accounts and keys.").format(n=len(notices) - MOST_NOTICES)
            )
        for remark, said in zip(self._notices, [*words, "", "", "", ""], strict=False):
            remark.say(said)

    @Slot()
    def try_to_enter(self) -> None:
        """Ask whether user id and passphrase belong together."""
        if not self.enter.isEnabled():
            return
        user, passphrase = self.user.text(), self.passphrase.passphrase()
        self._trial.begin(lambda: self._accounts.unlock(user, passphrase))

    @Slot()
    def _allow(self) -> None:
        self._trial.allow(is_ready=bool(self.user.text()))

    def _connect(self) -> None:
        for line in (self.user.line, self.passphrase.line):
            line.textChanged.connect(self._allow)
            line.returnPressed.connect(self.try_to_enter)
        self.enter.clicked.connect(self.try_to_enter)
        self._trial.changed.connect(self._allow)
        self.recover.clicked.connect(self.recover_asked)
        self.watch.clicked.connect(self.watch_asked)
        self.demo.clicked.connect(self.demo_asked)

    def _lay_out(self) -> None:
        look = self.look
        self._form, self._beside = Ground(look, Role.SURFACE), Ground(look, Role.CHROME)
        self._form_box, self._beside_box = column(self._form), column(self._beside)
        self._fill_form()
        self._fill_beside()
        self._card = _Card(look)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._card)
        self._halves.setContentsMargins(1, 1, 1, 1)
        self._halves.setSpacing(1)
        self._halves.addWidget(self._form)
        self._halves.addWidget(self._beside, 1)
        around = QWidget()
        box = column(around, spacing=12)
        box.addStretch(1)
        row = QHBoxLayout()  # an alignment would not ask the card how high it is at its width
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        box.addLayout(row)
        note = Label(
            look,
            self.tr("Signing in signs nothing: each signature asks for the passphrase again."),
            12,
            role=Role.MUTED,
        )
        box.addWidget(note, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        column(self).addWidget(Scroll(look, around, self.tr("Sign in")))
        self.setFocusProxy(self.user)

    def _fill_form(self) -> None:
        look, box = self.look, self._form_box
        box.addWidget(Label(look, self.tr("Sign in"), 22, Weight.MEDIUM))
        box.addWidget(self._place)
        box.addSpacing(self.look.px(8))
        for part in (self.user, self.passphrase, self.wrong, self.enter):
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(Rule(look))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(look, "key", 16, Role.MUTED), 0, Qt.AlignmentFlag.AlignTop)
        lost = self.tr("Lost your passphrase? A second administrator or the printed recovery sheet can help.")
        row.addWidget(Label(look, lost, 12, role=Role.MUTED, wrap=True), 1)
        row.addWidget(self.recover)
        box.addLayout(row)

    def _fill_beside(self) -> None:
        look, box = self.look, self._beside_box
        box.addWidget(Label(look, self.tr("Without signing in"), 14, Weight.SEMIBOLD))
        box.addWidget(self.watch)
        box.addWidget(self.demo)
        box.addWidget(Rule(look))
        box.addWidget(Label(look, self.tr("For your attention"), 13, Weight.SEMIBOLD))
        for remark in (*self._notices, self._kept):
            box.addWidget(remark)
        box.addStretch(1)

    def _restyle(self) -> None:
        px = self.look.px
        width, height = (px(side) for side in CARD)
        stacked = self.width() < width + px(20)
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._card.setFixedWidth(min(width, max(px(320), self.width() - px(20))) if stacked else width)
        self._card.setMinimumHeight(0 if stacked else min(height, self.height() - px(44)))
        if stacked:
            self._form.setMinimumWidth(0)
            self._form.setMaximumWidth(16_777_215)
        else:
            self._form.setFixedWidth(px(FORM))
        self._form_box.setContentsMargins(px(32), px(28), px(32), px(28))
        self._form_box.setSpacing(px(10))
        self._beside_box.setContentsMargins(px(28), px(32), px(28), px(28))
        self._beside_box.setSpacing(px(8))


class _Card(QWidget):
    """The card's edge."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._look.color(Role.LINE), 1))
        painter.setBrush(self._look.color(Role.LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
