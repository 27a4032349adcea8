"""Restoring a backup: what it holds first, read only; then what becomes of the present file; then a yes."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from console.errors import ConsoleError, RecordsReason
from ui import text
from ui.operations import Operations
from ui.presence import Presence
from ui.services import Backups
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.choice import CheckBox
from ui.widgets.facts import Facts
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from console.records.restore import Summary

WIDTH: Final = 520
_SEALED: Final = (RecordsReason.KEY_NEEDED, RecordsReason.WRONG_KEY)


class RestoreDialog(QDialog):
    """Shown with `open()`; looks at once. Signals: `confirmed(path)`, after which the program starts anew."""

    confirmed = Signal(str)

    def __init__(
        self,
        look: Look,
        path: Path,
        backups: Backups,
        operations: Operations,
        presence: Presence,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._path = look, path
        self._backups, self._operations, self._presence = backups, operations, presence
        self._is_restoring = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.setAccessibleName(self.tr("Restore a backup"))
        self.state = Remark(look, "loader", px=13, role=Role.TEXT)
        self.facts = Facts(
            look,
            (
                ("of", self.tr("It holds")),
                ("entries", self.tr("Entries")),
                ("time", self.tr("Recorded")),
                ("head", self.tr("Head code")),
            ),
        )
        self.then = tuple(Label(look, "", 13, role=Role.MUTED, wrap=True) for _ in range(3))
        self.passphrase = PassphraseField(
            look, self.tr("Passphrase of an account in the backup, or the codes of its recovery sheet")
        )
        self.agreed = CheckBox(look, self.tr("Set the present records aside and go on with this backup"))
        self.cancel = Button(look, self.tr("Cancel"))
        self.open_it = Button(look, self.tr("Open it"), kind=Kind.PRIMARY, icon="lock-open")
        self.restore = Button(look, self.tr("Restore"), kind=Kind.PRIMARY, icon="rotate")
        self._lay_out()
        self.cancel.clicked.connect(self.reject)
        self.open_it.clicked.connect(self._open)
        self.passphrase.line.returnPressed.connect(self._open)
        self.agreed.toggled.connect(self.restore.setEnabled)
        self.restore.clicked.connect(self._confirm)
        self._look_at(None)

    @Slot()
    def reject(self) -> None:
        """Leave everything as it is; too late once the exchange has begun."""
        if not self._is_restoring:
            super().reject()

    def show_failed(self, error: ConsoleError) -> None:
        """Nothing was changed."""
        self._is_restoring = False
        self.cancel.setEnabled(True)
        self.restore.setVisible(False)
        self.agreed.setVisible(False)
        self.state.say(text.fault(error), "alert-circle")

    @Slot()
    def _open(self) -> None:
        if self.passphrase.passphrase() and self.open_it.isEnabled():
            self._look_at(self.passphrase.passphrase())

    def _look_at(self, passphrase: str | None) -> None:
        self.open_it.setEnabled(False)
        self.state.say(
            self.tr("Looking at every entry, signature and part of it. Nothing is changed."), "loader"
        )
        session, backups, path = self._presence.session, self._backups, self._path
        self._operations.run(
            self,
            lambda: backups.look(path, session=session, passphrase=passphrase),
            self._show,
            self._show_refused,
        )

    def _show(self, summary: "Summary") -> None:
        from console.records.canonical import printed_head

        self._ask_passphrase(asked=False)
        self.state.say(self.tr("It is whole."), "circle-check")
        self.facts.set("entries", self._entries(summary))
        self.facts.set("of", self._content(summary))
        first, last = (
            f"{text.day(utc)}, {text.short_time(utc)}" for utc in (summary.first_utc, summary.last_utc)
        )
        self.facts.set("time", self.tr("{first} to {last}").format(first=first, last=last))
        self.facts.set("head", printed_head(summary.head))
        for label, words in zip(self.then, self._consequences(summary), strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        for part in (self.facts, self.agreed, self.restore):
            part.setVisible(True)
        self.cancel.setFocus()
        self._fit()

    def _entries(self, summary: "Summary") -> str:
        kept = self.tr("encrypted") if summary.encrypted else self.tr("not encrypted")
        count = f"{summary.entries:,}".replace(",", "\u202f")
        return f"{count}, {kept}"

    def _content(self, summary: "Summary") -> str:
        return ", ".join(
            (
                text.counted("1 class", "%n classes", summary.classes),
                text.people(summary.people),
                text.runs(summary.runs),
                text.counted("1 assessment", "%n assessments", summary.assessments),
            )
        )

    def _consequences(self, summary: "Summary") -> tuple[str, str, str]:
        if summary.missing is None:
            lost = self.tr(
                "It is not a backup of the present records. Those are set aside whole, in a folder "
                "of their own."
            )
        elif summary.missing:
            lost = text.counted(
                "The present records hold 1 entry that is not in it. It stays in the file that is set "
                "aside, and is missing from the restored records.",
                "The present records hold %n entries that are not in it. They stay in the file that is set "
                "aside, and are missing from the restored records.",
                summary.missing,
            )
        else:
            lost = self.tr("It holds everything that the present records hold.")
        anew = (
            self.tr("The records go on as a new console: pair the headsets again before the next class.")
            if summary.missing != 0
            else ""
        )
        return (
            lost,
            anew,
            self.tr("People who were erased since are erased again. Then the program restarts."),
        )

    def _show_refused(self, error: ConsoleError) -> None:
        if error.reason not in _SEALED:
            self._ask_passphrase(asked=False)
            self.state.say(text.fault(error), "alert-circle")
            self._fit()
            return
        was_typed = bool(self.passphrase.passphrase())
        self._ask_passphrase(asked=True)
        words = self.tr("That does not open it.") if was_typed else self.tr("It is encrypted.")
        self.state.say(words, "lock")
        self._fit()

    def _ask_passphrase(self, *, asked: bool) -> None:
        self.passphrase.clear()
        self.passphrase.setVisible(asked)
        self.open_it.setVisible(asked)
        self.open_it.setEnabled(True)
        if asked:
            self.passphrase.setFocus()

    @Slot()
    def _confirm(self) -> None:
        self._is_restoring = True
        for part in (self.cancel, self.restore, self.agreed):
            part.setEnabled(False)
        self.state.say(self.tr("Restoring. The window closes and opens again by itself."), "loader")
        self.confirmed.emit(str(self._path))

    def _lay_out(self) -> None:
        look = self._look
        ground, told = Ground(look), QWidget()
        whole = column(ground)
        column(self).addWidget(ground)
        self._told = box = column(told, margins=(look.px(20),) * 4, spacing=look.px(12))
        box.addWidget(Label(look, self.tr("Restore a backup"), 15, Weight.SEMIBOLD, wrap=True))
        for part in (
            Label(look, self._path.name, 12, role=Role.MUTED, wrap=True),
            self.state,
            self.passphrase,
            self.facts,
            *self.then,
            self.agreed,
        ):
            box.addWidget(part)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(look.px(20), 0, look.px(20), look.px(20))
        self._buttons.setSpacing(look.px(8))
        self._buttons.addStretch(1)
        for button in (self.cancel, self.open_it, self.restore):
            self._buttons.addWidget(button)
        whole.addWidget(Scroll(look, told, self.tr("Restore a backup")), 1)
        whole.addLayout(self._buttons)
        for part in (self.passphrase, self.open_it, self.facts, *self.then, self.agreed, self.restore):
            part.setVisible(False)
        self.restore.setEnabled(False)
        self.setFixedWidth(look.px(WIDTH))
        self._fit()

    def _fit(self) -> None:
        """As high as what it says now; no higher than the window, where what it says scrolls."""
        self._told.activate()
        height = self._told.totalHeightForWidth(self.width()) + self._buttons.sizeHint().height()
        window = self.parentWidget()
        self.resize(self.width(), min(height, window.window().height()) if window else height)
