"""The hub: which one, or joining one. Who answers there is shown before anything is sent."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from console.delivery import HubLook, SyncState, SyncView
from console.errors import ConsoleError, SyncReason
from console.model import Role as AccountRole
from ui import text
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.sync.services import Sync
from ui.tab_order import has_keyboard
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field
from ui.widgets.flow import flowing
from ui.widgets.ground import column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

LONGEST_CODE: Final = 4000
"""Characters read of a file with a one-time code."""
ADMINISTRATOR: Final = AccountRole.ADMINISTRATOR


class HubPanel(QWidget):
    """Signals: `joined()`, and `left()` when the keyboard was here and what had it is gone."""

    joined = Signal()
    left = Signal()

    def __init__(self, look: Look, sync: Sync, operations: Operations, presence: Presence) -> None:
        super().__init__()
        self._look, self._sync, self._operations, self._presence = look, sync, operations, presence
        self._view, self._is_busy = SyncView(), False
        self._compared = ("", "")
        """Address and code of what is shown to be compared."""
        self.name = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.site = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.address = Field(look, self.tr("Address"))
        self.address.line.setText("https://")
        self.code = Field(look, self.tr("One-time code from the hub’s owner"))
        self.browse = Button(look, self.tr("From a file…"), size=Size.SMALL)
        self.check = Button(look, self.tr("Check the hub"), kind=Kind.PRIMARY)
        self.hint = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.host = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.certificate = Label(look, "", 13, code=True)
        self.key = Label(look, "", 13, code=True)
        self.join = Button(look, self.tr("Join this hub"), kind=Kind.PRIMARY, icon="link-plus")
        self.back = Button(look, self.tr("Back"))
        self.wrong = Remark(look, "alert-circle", role=Role.TEXT)
        self._lay_out()
        self.browse.clicked.connect(self._ask_file)
        self.check.clicked.connect(self._check)
        self.address.line.returnPressed.connect(self._check)
        self.code.line.returnPressed.connect(self._check)
        self.join.clicked.connect(self._join)
        self.back.clicked.connect(lambda: self._show_found(None))
        presence.changed.connect(self._allow)
        self.show_view(self._view)

    def show_view(self, view: SyncView) -> None:
        """Take which hub this console belongs to."""
        self._view = view
        has_hub = view.state is not SyncState.NO_HUB
        self.name.setText((view.target or "").removeprefix("https://"))
        said = [self.tr("site {name}").format(name=view.site)] if view.site else []
        if view.joined_utc is not None:
            said.append(self.tr("joined {day}").format(day=text.day(view.joined_utc)))
        self.site.setText(", ".join(said))
        for part in (self.name, self.site):
            part.setVisible(has_hub)
        had_keyboard = has_hub and has_keyboard(self._joining)
        self._joining.setVisible(not has_hub)
        self._allow()
        if had_keyboard:
            self.left.emit()

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("One-time code"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_code)
        dialog.open()

    @Slot(str)
    def take_code(self, path: str) -> None:
        """Take the one-time code in a file."""
        try:
            with Path(path).open(encoding="utf-8", errors="replace") as file:
                self.code.line.setText(" ".join(file.read(LONGEST_CODE).split()))
        except OSError:
            self.code.set_message(text.fault(ConsoleError(SyncReason.BAD_CODE)), wrong=True)

    @Slot()
    def _check(self) -> None:
        if self._is_busy or not self.check.isEnabled():
            return
        self._set_busy(True)
        address, code = self.address.text(), self.code.text()

        def found(hub: HubLook) -> None:
            self._compared = address, code
            self._show_found(hub)
            self._allow()

        self._operations.run(self, lambda: self._sync.look(address, code), found, self._refuse)

    def _show_found(self, found: HubLook | None) -> None:
        had_keyboard = has_keyboard(self)
        self._set_busy(False)
        if found is not None:
            self.host.setText(found.address.removeprefix("https://"))
            vouched = self.tr("vouched for by a public authority")
            certificate = found.certificate_sha256
            self.certificate.setText(_groups(certificate) if certificate else vouched)
            self.key.setText(_groups(found.hub_key_sha256))
        self._form.setVisible(found is None)
        self._found.setVisible(found is not None)
        if found is not None and had_keyboard:
            self.join.setFocus()
        self.wrong.say("")

    @Slot()
    def _join(self) -> None:
        if self._is_busy:
            return
        self._set_busy(True)
        (address, code), session = self._compared, self._presence.session

        def joined(_: SyncView) -> None:
            had_keyboard = has_keyboard(self)
            self._show_found(None)
            self.code.line.clear()
            self.joined.emit()
            if had_keyboard:
                self.left.emit()

        self._operations.run(
            self, lambda: self._sync.join(address, code, session=session), joined, self._refuse
        )

    def _refuse(self, error: ConsoleError) -> None:
        self._set_busy(False)
        self._allow()
        self.wrong.say(text.fault(error))
        field = self.code if error.reason is SyncReason.BAD_CODE else self.address
        if has_keyboard(self) and not self._found.isVisible():
            field.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.check.set_label(self.tr("Asking the hub") if busy else self.tr("Check the hub"))
        self.wrong.say("")

    @Slot()
    def _allow(self) -> None:
        practice = self._presence.access is Access.PRACTICE
        refusal = "" if practice else self._presence.refusal(ADMINISTRATOR)
        if refusal and not self._is_busy:  # whoever takes over might join another console with it
            self.code.line.clear()
            self._show_found(None)
        for part in (self.address, self.code, self.browse, self.check, self.join):
            part.setEnabled(not refusal)
        shown = self.tr("You see its certificate and key before anything is sent.")
        self.hint.setText(refusal or shown)

    def _lay_out(self) -> None:
        look = self._look
        self._form, self._found, self._joining = QWidget(), QWidget(), QWidget()
        form = column(self._form, spacing=look.px(8))
        form.addWidget(self.address)
        form.addWidget(self.code)
        form.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        form.addWidget(self.check)
        form.addWidget(self.hint)
        found = column(self._found, spacing=look.px(8))
        words = self.tr("Compare with what the hub’s owner gave you, then join.")
        found.addWidget(Label(look, words, 12, wrap=True))
        for caption, value in (
            (self.tr("Address"), self.host),
            (self.tr("Its certificate (SHA-256)"), self.certificate),
            (self.tr("Its key (SHA-256)"), self.key),
        ):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(caption)
            found.addWidget(Label(look, caption, 12, role=Role.MUTED))
            found.addWidget(value)
        found.addWidget(self.join)
        found.addWidget(self.back)
        self._found.hide()
        joining = column(self._joining, spacing=look.px(8))
        joining.addWidget(Label(look, self.tr("Join a hub"), 13, Weight.SEMIBOLD))
        for page in (self._form, self._found):
            joining.addWidget(page)
        joining.addWidget(self.wrong)
        box = column(self, spacing=look.px(6))
        box.addLayout(flowing(look, Label(look, self.tr("Hub"), 14, Weight.SEMIBOLD)))
        for part in (self.name, self.site, self._joining):
            box.addWidget(part)


def _groups(digits: str) -> str:
    """A fingerprint in groups of four, four to a line, to be compared by eye."""
    groups = [digits[at : at + 4] for at in range(0, len(digits), 4)]
    return "\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
