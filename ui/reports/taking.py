"""What somebody takes along: where to is asked, how it went is said in the panel."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from console.errors import ConsoleError
from console.model import ClassId
from console.reports.asked import Asked, Form, Format
from console.reports.file_names import safe
from ui import text
from ui.operations import Operations
from ui.presence import Presence
from ui.reports.out_panel import OutPanel
from ui.services import Reports

if TYPE_CHECKING:
    from console.events import FolderProgressed
    from console.records import ClassRow
    from console.reports.folder import Filled


class Taking(QObject):
    """Saves reports, folders of records and record packs, as whoever is signed in."""

    def __init__(
        self,
        screen: QWidget,
        reports: Reports,
        operations: Operations,
        presence: Presence,
        out: OutPanel,
    ) -> None:
        super().__init__(screen)
        self._screen, self._reports, self._operations = screen, reports, operations
        self._presence, self._out = presence, out
        self._filling: ClassId | None = None
        """The class whose records are being put into a folder."""
        self._place = ""
        """Where something was saved last: where the next dialog begins."""
        out.stop_asked.connect(self._stop)
        out.shown.connect(self._show_in_folder)

    def save(self, asked: Asked, format_: Format, name: str) -> None:
        """Ask where to, and write the report there."""
        dialog = self._file_dialog(self.tr("Save the report"), name, format_.value)
        dialog.fileSelected.connect(lambda path: self._save(asked, Path(path)))
        dialog.open()

    def _save(self, asked: Asked, path: Path) -> None:
        self._begin(path.parent)
        session = self._presence.session
        self._operations.run(
            self,
            lambda: self._reports.save(asked, path, session=session),
            lambda saved: self._tell_saved(saved.path),
            self._tell_failed,
        )

    def pack(self, asked: Asked, today: date) -> None:
        """Ask where to, and write a record pack of a class or a person there."""
        name = f"record-pack_{(asked.subject or '')[-8:]}_{today.isoformat()}"
        dialog = self._file_dialog(self.tr("Save a record pack"), name, "zip")
        dialog.fileSelected.connect(lambda path: self._pack(asked, Path(path)))
        dialog.open()

    def _pack(self, asked: Asked, path: Path) -> None:
        from console.reports.pack import Scope

        self._begin(path.parent)
        of_class = asked.form is Form.CLASS
        scope = Scope(class_=asked.subject) if of_class else Scope(person=asked.subject)
        session = self._presence.session
        self._operations.run(
            self,
            lambda: self._reports.pack(path, scope, session=session),
            lambda written: self._tell_saved(written.path),
            self._tell_failed,
        )

    # A folder of signed records

    def fill_folder(self, class_: ClassId) -> None:
        """Ask where to, and put every signed record of the class into a new folder there."""
        if self._filling is not None:
            return
        dialog = QFileDialog(self._screen, self.tr("Where shall the new folder stand?"), self._place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda parent: self._fill(class_, Path(parent)))
        dialog.open()

    def _fill(self, class_: ClassId, parent: Path) -> None:
        self._begin(parent)
        self._filling = class_
        self._out.show_progress(self.tr("Reading the records"))
        session = self._presence.session
        self._operations.run(
            self,
            lambda: self._reports.folder(class_, parent, session=session),
            self._tell_filled,
            self._tell_not_filled,
        )

    @Slot(object)
    def show_progressed(self, event: "FolderProgressed") -> None:
        """One more record is written."""
        if event.class_ == self._filling:
            words = self.tr("{n} of {of} records written")
            self._out.show_progress(words.format(n=event.done, of=event.total))

    @Slot()
    def _stop(self) -> None:
        class_ = self._filling
        if class_ is not None:
            self._operations.run(self, lambda: self._reports.stop_folder(class_))

    def _tell_filled(self, filled: "Filled") -> None:
        self._end_filling()
        said = [self.tr("{n} of {of} records, each whole.").format(n=filled.done, of=filled.total)]
        if filled.left_out:
            left = text.counted(
                "1 decision is not signed yet.", "%n decisions are not signed yet.", filled.left_out
            )
            said.append(left)
        said.append(self._where(filled.folder))
        if filled.done:
            self._out.add_saved(filled.folder, " ".join(said))
        if filled.trouble is not None:
            self._out.show_wrong(text.fault(filled.trouble))

    def _tell_not_filled(self, error: ConsoleError) -> None:
        self._end_filling()
        self._tell_failed(error)

    def _end_filling(self) -> None:
        self._filling = None
        self._out.show_progress(None)

    # What came of it

    def _begin(self, place: Path) -> None:
        self._place = str(place)
        self._out.show_wrong("")

    def _tell_saved(self, path: Path) -> None:
        self._out.add_saved(path, self._where(path))

    def _tell_failed(self, error: ConsoleError) -> None:
        self._out.show_wrong(text.fault(error))

    def _where(self, path: Path) -> str:
        return self.tr("in {folder}").format(folder=path.parent)

    @Slot(str)
    def _show_in_folder(self, path: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))

    def _file_dialog(self, title: str, name: str, suffix: str) -> QFileDialog:
        dialog = QFileDialog(self._screen, title, self._place, f"{suffix.upper()} (*.{suffix})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{name}.{suffix}")
        return dialog


def file_name(asked: Asked, classes: "Sequence[ClassRow]", today: date) -> str:
    """Of a report, without its ending; nobody's name is in it."""
    if asked.form is Form.CLASS:
        row = next((row for row in classes if row.id == asked.subject), None)
        title = safe(row.title, "class") if row is not None else "class"
        day = row.started_utc[:10] if row is not None and row.started_utc else today.isoformat()
        return f"class-report_{day}_{title}"
    stems = {Form.PERSON: "person-record", Form.ACTIVITY: "assessor-activity"}
    whose = f"_{asked.subject[-8:]}" if asked.subject else ""
    return f"{stems.get(asked.form, 'programme')}{whose}_{today.isoformat()}"
