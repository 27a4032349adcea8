"""The stick: write what waits, sealed for the hub; read it back; take the receipt when it returns."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from console.delivery import SyncView
from console.errors import ConsoleError
from ui import text
from ui.operations import Operations
from ui.presence import Presence
from ui.sync.services import Bundles
from ui.sync.wording import size_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.flow import flowing
from ui.widgets.ground import column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from console.sync.bundle import Progress, Written
    from console.sync.bundle_contents import Taken

SUFFIX: Final = ".bundle"


class StickPanel(QWidget):
    """Signals: `imported()` when a receipt has counted, `told()` when it says how something went."""

    imported = Signal()
    told = Signal()
    _progressed = Signal(object)

    def __init__(self, look: Look, bundles: Bundles, operations: Operations, presence: Presence) -> None:
        super().__init__()
        self._look, self._bundles = look, bundles
        self._operations, self._presence = operations, presence
        self._view, self._is_writing = SyncView(), False
        self.target = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.file = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.written = Remark(look, "check", role=Role.TEXT)
        self.read_back = Remark(look, "check", role=Role.TEXT)
        self.safe = Remark(look, "circle-check", px=15, weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.wrong = Remark(look, "alert-circle", role=Role.TEXT)
        self.write = Button(look, self.tr("Write to a stick…"), icon="device-usb")
        self.receipt = Button(look, self.tr("Import receipt…"), icon="file-download")
        self.cancel = Button(look, self.tr("Cancel"), size=Size.SMALL)
        self.note = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._lay_out()
        self.write.clicked.connect(self._ask_where)
        self.receipt.clicked.connect(self._ask_receipt)
        self.cancel.clicked.connect(self._cancel)
        self._progressed.connect(self._show_progress)
        presence.changed.connect(self._allow)
        self._show_file(None)
        self._allow()

    def show_view(self, view: SyncView) -> None:
        """Take how the sync stands."""
        self._view = view
        self._allow()

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Write to a stick"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.setNameFilters([self.tr("Bundles (*.bundle)")])
        dialog.selectFile(f"records-{self._view.delivered + 1}{SUFFIX}")
        dialog.fileSelected.connect(self.write_to)
        dialog.open()

    @Slot(str)
    def write_to(self, path: str) -> None:
        """Write what waits to `path`."""
        if self._is_writing:
            return
        self._is_writing = True
        self._show_file(Path(path))
        self.written.say(self.tr("Writing"), "loader")
        self._allow()
        self.told.emit()
        session = self._presence.session
        self._operations.run(
            self,
            lambda: self._bundles.write(Path(path), progress=self._progressed.emit, session=session),
            self._show_written,
            self._show_failed,
        )

    @Slot(object)
    def _show_progress(self, progress: "Progress") -> None:
        """Lines, then parts, then bytes read back."""
        if not self._is_writing or not progress.total:
            return
        words = {
            "lines": self.tr("Writing entries, {share}"),
            "parts": self.tr("Writing parts, {share}"),
            "checking": self.tr("Reading it back, {share}"),
        }[progress.stage]
        share = text.percent(min(1.0, progress.done / progress.total))
        self.written.say(words.format(share=share), "loader")

    def _show_written(self, summary: "Written") -> None:
        self._is_writing = False
        entries = text.counted("1 entry", "%n entries", summary.lines)
        parts = text.counted("1 part", "%n parts", summary.blobs)
        size = size_words(summary.bytes)
        self.written.say(
            self.tr("Written: {entries}, {parts}, {size}").format(entries=entries, parts=parts, size=size),
            "check",
        )
        self.read_back.say(self.tr("Read back, the same to the byte"))
        self.safe.say(self.tr("Safe to remove"))
        self.write.set_label(self.tr("Write again…"))
        self._allow()
        self.told.emit()

    def _show_failed(self, error: ConsoleError) -> None:
        self._is_writing = False
        self._show_wrong(error)
        self._allow()

    @Slot()
    def _cancel(self) -> None:
        self._operations.run(self, self._bundles.cancel)

    @Slot()
    def _ask_receipt(self) -> None:
        dialog = QFileDialog(self, self.tr("Import receipt"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_from)
        dialog.open()

    @Slot(str)
    def import_from(self, path: str) -> None:
        """Take the receipt in `path`."""
        session = self._presence.session

        def counted(taken: "Taken") -> None:
            self._show_file(None)
            self.written.say(_taken_words(taken), "check")
            self.write.set_label(self.tr("Write to a stick…"))
            self.imported.emit()
            self.told.emit()

        self._operations.run(
            self, lambda: self._bundles.import_receipt(Path(path), session=session), counted, self._show_wrong
        )

    def _show_wrong(self, error: ConsoleError) -> None:
        self._show_file(None)
        self.wrong.say(text.fault(error))
        self.told.emit()

    def _show_file(self, path: Path | None) -> None:
        self.target.setText(str(path.parent) if path is not None else "")
        self.file.setText(path.name if path is not None else "")
        for label in (self.target, self.file):
            label.setVisible(path is not None)
        for remark in (self.written, self.read_back, self.safe, self.wrong):
            remark.say("")

    @Slot()
    def _allow(self) -> None:
        may = self._presence.may_command and self._view.target is not None
        if self._is_writing:
            self.cancel.show()
            if self.write.hasFocus():  # what can not be pressed hands its keyboard to who knows whom
                self.cancel.setFocus()
        self.write.setEnabled(may and not self._is_writing and bool(self._view.waiting))
        self.receipt.setEnabled(may and not self._is_writing)
        self.note.setText(self._note_words())
        if not self._is_writing:
            if self.cancel.hasFocus():
                self.write.setFocus()
            self.cancel.hide()

    def _note_words(self) -> str:
        """What a stick is good for, or why there is nothing to write to one."""
        if self._view.target is None:
            return self.tr("Join a hub first: what is on the stick can be opened by that hub alone.")
        if not (self._view.waiting or self._is_writing):
            return self.tr("Nothing waits: the hub has everything.")
        return self.tr(
            "Only your hub can open it. The records stay “waiting” until the receipt comes back on the stick."
        )

    def _lay_out(self) -> None:
        look = self._look
        title = Label(look, self.tr("Take it on a stick"), 14, Weight.SEMIBOLD)
        aside = Label(look, self.tr("no network needed"), 12, role=Role.MUTED)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        buttons.addLayout(flowing(look, self.write, self.receipt))
        box = column(self, spacing=look.px(8))
        box.addLayout(flowing(look, title, aside, last_right=True))
        for part in (self.target, self.file, self.written, self.read_back, self.safe, self.wrong):
            box.addWidget(part)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(buttons)
        box.addWidget(self.note)


def _taken_words(taken: "Taken") -> str:
    """What a receipt changed; the same one again changes nothing."""
    known = QCoreApplication.translate("StickPanel", "Receipt read: it says nothing new")
    more = text.counted(
        "Receipt taken: 1 more delivered", "Receipt taken: %n more delivered", taken.delivered
    )
    said = [more if taken.delivered or taken.refused else known]
    if taken.refused:
        said.append(text.counted("1 needs attention", "%n need attention", taken.refused))
    if taken.missing_parts:
        said.append(
            text.counted(
                "the hub lacks 1 part, which the next bundle brings",
                "the hub lacks %n parts, which the next bundle brings",
                taken.missing_parts,
            )
        )
    return ", ".join(said)
