"""Settings, Backup and records: the last backup, making one, verifying, head code, encryption in words."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from console.errors import ConsoleError
from console.model import AccountId, RecordsView
from console.model import Role as AccountRole
from ui import text
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.settings.rows import SettingsPage
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.ground import column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label, ReasonLine

if TYPE_CHECKING:
    from console.records import Fault
    from console.records.backup import Backup
    from ui.settings.restore_dialog import RestoreDialog

ADMINISTRATOR = AccountRole.ADMINISTRATOR
MOST_FAULTS = 12


class BackupPage(SettingsPage):
    """Shows a `RecordsView`, and asks for backups and for a verification.

    Signals: `restore_confirmed(path)` when somebody has seen what a backup holds and wants it restored.
    """

    restore_confirmed = Signal(str)

    def __init__(self, look: Look, services: Services, operations: Operations, presence: Presence) -> None:
        super().__init__(look)
        self._services, self._operations, self._presence = services, operations, presence
        self._records: RecordsView | None = None
        self._is_busy = False
        self._next: Callable[[], None] | None = None
        """What was asked for while something else went on: it comes after it."""
        self.last = _Said(look)
        self.where = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.make = Button(look, self.tr("Back up now"), icon="archive", size=Size.SMALL)
        self.elsewhere = Button(look, self.tr("To a folder…"), size=Size.SMALL)
        self.look_at = Button(look, self.tr("Look at a backup…"), icon="rotate", size=Size.SMALL)
        self.not_restored = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.dialog: RestoreDialog | None = None
        self.encryption = _Said(look)
        self.head = Label(look, "", 13, Weight.SEMIBOLD, code=True)
        self.former = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.verified = _Said(look)
        self.verify = Button(look, self.tr("Verify now"), icon="check", size=Size.SMALL)
        self.faults = Label(look, "", 12, wrap=True)
        self.refused = ReasonLine(look)
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.elsewhere.clicked.connect(self._ask_where)
        self.look_at.clicked.connect(self._ask_which)
        self.verify.clicked.connect(self._verify)
        presence.changed.connect(self._allow)
        self._allow()

    def show_records(self, records: RecordsView) -> None:
        """Show where the records stand."""
        self._records = records
        if records.backup_trouble is not None:
            self.last.say("alert-circle", text.fault_of(records.backup_trouble), strong=True)
        elif records.backup_utc is None:
            self.last.say("clock", self.tr("None yet. One is made after each class and once a day."))
        else:
            when = f"{text.day(records.backup_utc)}, {text.short_time(records.backup_utc)}"
            self.last.say("check", self.tr("{when}, checked").format(when=when))
        self.where.setText(self.tr("in {folder}").format(folder=self._folder()))
        self.encryption.say(*self._encryption_words(records), strong=not records.encrypted)
        self.head.setText(_printed(records.head_hash))
        self.former.setText(self._former_words(records))
        self.former.setVisible(bool(records.former_console))
        self._allow()

    def _encryption_words(self, records: RecordsView) -> tuple[str, str]:
        if not records.encrypted:
            none = self.tr("Not encrypted: there is no account yet whose passphrase could hold the key.")
            some = self.tr("Not encrypted: the first account was made without.")
            return "lock-open", none if self._presence.access is Access.PRACTICE else some
        kept = {
            "used": self.tr("This computer's keyring holds the key too, so nobody is asked at the start."),
            "it holds none": self.tr(
                "This computer's keyring does not hold the key: it is asked for at each start."
            ),
            "there is none": self.tr(
                "This computer has no keyring: a passphrase is asked for at each start."
            ),
        }
        words = self.tr("Encrypted. Any account's passphrase opens them, and so does the recovery sheet.")
        return "lock", f"{words} {kept.get(records.keyring or '', '')}".strip()

    def _former_words(self, records: RecordsView) -> str:
        """What an inspector compares with old paper: restored records have a new name and a new head."""
        words = self.tr("Restored: they go on from console {console}, entry {n}, head code {code}.")
        code = _printed(records.former_hash)
        return words.format(console=(records.former_console or "")[:8], n=records.former_seq, code=code)

    def _folder(self) -> Path:
        return Path(self._records.path if self._records is not None else "").parent / "backups"

    @Slot()
    def _make(self) -> None:
        self._back_up(None)

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("To a folder…"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._back_up(Path(folder)))
        dialog.open()

    def _back_up(self, folder: Path | None) -> None:
        session = self._presence.session
        self._back_up_for(session.account if session is not None else None, folder)

    def _back_up_for(self, actor: AccountId | None, folder: Path | None) -> None:
        """What had to wait is noted under the name of whoever asked for it, be somebody else here by then."""
        if self._is_busy:  # the buttons stay available: an unavailable one would lose the keyboard
            if self.make.text() != self.tr("Backing up"):
                self._next = lambda: self._back_up_for(actor, folder)
                self.last.say(
                    "loader", self.tr("The records are being verified. The backup comes after that.")
                )
            return
        self._is_busy = True
        self.make.set_label(self.tr("Backing up"))

        def made(backup: "Backup") -> None:
            self.where.setText(self.tr("in {folder}").format(folder=backup.path.parent))
            self._free()

        def failed(error: ConsoleError) -> None:
            self.last.say("alert-circle", text.fault(error), strong=True)
            self._free()

        self._operations.run(self, lambda: self._services.backups.make(folder, actor=actor), made, failed)

    @Slot()
    def _ask_which(self) -> None:
        folder = self._folder()
        dialog = QFileDialog(self, self.tr("Look at a backup"), str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups (*.sqlite)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.look_at_backup)
        dialog.open()

    @Slot(str)
    def look_at_backup(self, path: str) -> None:
        """Show what a backup holds, and ask whether to restore it."""
        from ui.settings.restore_dialog import RestoreDialog

        look, services = self.look, self._services
        dialog = RestoreDialog(look, Path(path), services.backups, self._operations, self._presence, self)
        dialog.confirmed.connect(self.restore_confirmed)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def show_not_restored(self, error: ConsoleError) -> None:
        """The restore that was confirmed did not come about; everything is as it was."""
        if self.dialog is not None:
            self.dialog.show_failed(error)

    def show_restored(self) -> None:
        """It came about; this window has nothing more to say."""
        if self.dialog is not None:
            self.dialog.accept()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def _verify(self) -> None:
        if self._is_busy:
            if self.make.text() == self.tr("Backing up"):
                self._next = self._verify
                self.verified.say(
                    "loader", self.tr("A backup is being made. The records are verified after it.")
                )
            return
        self._is_busy = True
        self.verified.say("loader", self.tr("Verifying: every entry, signature and part is looked at."))
        self.faults.setText("")

        def failed(error: ConsoleError) -> None:
            self.verified.say("alert-circle", text.fault(error), strong=True)
            self._free()

        self._operations.run(self, self._services.verify, self._show_verified, failed)

    def _show_verified(self, faults: "Sequence[Fault]") -> None:
        self._show_faults(faults)
        self._free()

    def _show_faults(self, faults: "Sequence[Fault]") -> None:
        if not faults:
            self.verified.say("circle-check", self.tr("Whole: nothing is wrong."))
            return
        count = text.counted("1 fault", "%n faults", len(faults))
        self.verified.say(
            "alert-circle",
            self.tr("{count}. Keep this file, and ask whoever looks after the records.").format(count=count),
            strong=True,
        )
        said = [str(fault) for fault in faults[:MOST_FAULTS]]
        if len(faults) > MOST_FAULTS:
            said.append(self.tr("and {n} more").format(n=len(faults) - MOST_FAULTS))
        self.faults.setText("\n".join(said))

    def _free(self) -> None:
        self._is_busy = False
        self.make.set_label(self.tr("Back up now"))
        following, self._next = self._next, None
        if following is not None:
            following()

    @Slot()
    def _allow(self) -> None:
        records = self._records
        writable = records is not None and records.writable
        away = self._presence.access not in (Access.PRACTICE, Access.SIGNED_IN)
        for button in (self.make, self.elsewhere):
            button.setEnabled(writable and not away)
        refusal = "" if self._presence.access is Access.PRACTICE else self._presence.refusal(ADMINISTRATOR)
        self.look_at.setEnabled(records is not None and not refusal)
        self.not_restored.setText(refusal)
        self.not_restored.setVisible(bool(refusal))
        self.verify.setEnabled(records is not None and not away)
        self.refused.set_text(
            text.fault_of(records.trouble) if records is not None and records.trouble is not None else ""
        )

    def _lay_out(self) -> None:
        look = self.look
        self.add_heading(self.tr("Backup"), self.tr("records on this disk"))
        self.add_part(self.refused)
        last = QWidget()
        box = column(last, spacing=2)
        box.addWidget(self.last)
        box.addWidget(self.where)
        kept = self.tr("14 daily, 8 weekly kept")
        self.add_row(self.tr("Last backup"), kept, last, self.elsewhere, self.make)
        words = self.tr("You see what it holds first. Nothing is changed until you say so.")
        restoring = QWidget()
        box = column(restoring, spacing=2)
        box.addWidget(Label(look, words, 13, wrap=True))
        box.addWidget(self.not_restored)
        self.add_row(self.tr("Restore"), self.tr("the present file is set aside"), restoring, self.look_at)
        self.add_heading(self.tr("Records"), self.tr("this console"))
        self.add_row(self.tr("Encryption"), "", self.encryption)
        code = self.tr("of the newest entry, printed on every page")
        heads = QWidget()
        box = column(heads, spacing=2)
        box.addWidget(self.head)
        box.addWidget(self.former)
        self.add_row(self.tr("Head code"), code, heads)
        result = QWidget()
        box = column(result, spacing=6)
        box.addWidget(self.verified)
        box.addWidget(self.faults)
        self.verified.say("history", self.tr("Not verified since the start."))
        self.add_row(self.tr("Verify"), self.tr("chain, signatures, parts"), result, self.verify)
        self.finish_page()


def _printed(digest: str | None) -> str:
    from console.records.canonical import printed_head

    return printed_head(digest) if digest else text.NO_VALUE


class _Said(QWidget):
    """An icon and a sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._icon = IconLabel(look, "clock", 16)
        self._label = Label(look, "", 13, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, icon: str, words: str, *, strong: bool = False) -> None:
        """Say something else."""
        self._icon.set_icon(icon)
        self._label.setText(words)
        self._label.set_style(weight=Weight.SEMIBOLD if strong else Weight.REGULAR)
        self.setAccessibleName(words)
