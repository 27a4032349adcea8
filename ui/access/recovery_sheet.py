"""The recovery sheet beside a form: drawn, printed or saved, and ticked as kept before it counts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from console.clock import Clock
from ui import text
from ui.access.services import Accounts
from ui.access.sheet_paper import Paper, PaperView, a4, paper_title, print_paper, write_pdf
from ui.operations import Operations
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import CheckBox
from ui.widgets.ground import column
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.records.recovery import Sheet


class RecoverySheetPanel(QWidget):
    """One sheet at a time. Signals: `changed()` when it was drawn or ticked."""

    changed = Signal()

    def __init__(self, look: Look, accounts: Accounts, operations: Operations, clock: Clock) -> None:
        super().__init__()
        self._look, self._accounts, self._operations, self._clock = look, accounts, operations, clock
        self._console = ""
        self.view = PaperView(look)
        self.print = Button(
            look, self.tr("Print recovery sheet"), kind=Kind.PRIMARY, icon="printer", size=Size.ACTION
        )
        self.save = Button(look, self.tr("Save as PDF"), icon="file-export", size=Size.SMALL)
        self.said = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.kept = CheckBox(look, self.tr("It is printed and locked away"))
        self._lay_out()
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._ask_where)
        self.kept.toggled.connect(self.changed)
        look.changed.connect(self._restyle)
        self._restyle()
        self._show()

    @property
    def sheet(self) -> "Sheet | None":
        """The sheet that is shown, whether it is kept or not."""
        return self.view.paper.sheet if self.view.paper is not None else None

    @property
    def is_kept(self) -> bool:
        """True when a person said that it is on paper."""
        return self.sheet is not None and self.kept.isChecked()

    def begin(self, console: str) -> None:
        """Draw a sheet for the console of this name, once; a new name stands on it from now on."""
        self._console = console
        if self.view.paper is not None:
            self._take(self.view.paper.sheet)
            return
        self._operations.run(self, self._accounts.draw_sheet, self._take)

    def forget(self) -> None:
        """The sheet is on paper: nothing of it stays on the screen."""
        self.view.show_paper(None)
        self.kept.setChecked(False)
        self.said.setText("")
        self._show()

    def _take(self, sheet: "Sheet") -> None:
        self.view.show_paper(Paper(sheet, self._console, text.moment_words(self._clock.utc())))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        there = self.sheet is not None
        for part in (self.print, self.save, self.kept):
            part.setEnabled(there)
        self.said.setVisible(bool(self.said.text()))

    @Slot()
    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._say(
                self.tr(
                    "No printer is set up here. Save the sheet as a PDF on a stick, and print it elsewhere."
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4())
        printer.setDocName(paper_title())
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print_on(printer))
        QDialog.open(dialog)  # its own open() takes a slot by name only

    def _print_on(self, printer: object) -> None:
        from PySide6.QtPrintSupport import QPrinter

        assert isinstance(printer, QPrinter)
        if self.view.paper is not None:
            done = print_paper(printer, self.view.paper)
            self._say(
                self.tr("Sent to {printer}.").format(printer=printer.printerName())
                if done
                else self.tr("The printer did not take it. Try again, or save the sheet as a PDF.")
            )

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as PDF"), "", self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("recovery-sheet.pdf")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Write the PDF and say so."""
        if self.view.paper is None:
            return
        if write_pdf(path, self.view.paper):
            self._say(
                self.tr("Saved. Print it, or keep it on a stick that is locked away, and delete it here.")
            )
        else:
            self._say(self.tr("The file could not be written. Choose another place."))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self._show()

    def _lay_out(self) -> None:
        look = self._look
        self._box = column(self)
        self._box.addWidget(Label(look, paper_title(), 16, Weight.SEMIBOLD))
        why = self.tr("The only way back in when a passphrase is lost and there is no second administrator.")
        self._box.addWidget(Label(look, why, 12, role=Role.MUTED, wrap=True))
        self._box.addWidget(self.view)
        self._box.addWidget(self.print)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        self._box.addLayout(row)
        self._box.addWidget(self.said)
        self._box.addWidget(self.kept)
        once = self.tr("Not shown again, and not kept by the console. A new sheet makes this one worthless.")
        self._box.addWidget(Label(look, once, 12, role=Role.MUTED, wrap=True))
        self._box.addStretch(1)

    def _restyle(self) -> None:
        self._box.setSpacing(self._look.px(10))
