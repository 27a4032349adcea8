"""What leaves People: where to is asked in Qt's own dialog, which is opened and never waited for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from console.model import AssessmentId, PersonId
from ui.operations import Operations
from ui.people.files import write_json
from ui.presence import Presence
from ui.services import Services


class Saving(QObject):
    """Writes records and what is held about somebody, as whoever is here. Signals: `told(words)`."""

    told = Signal(str)

    def __init__(
        self, screen: QWidget, services: Services, operations: Operations, presence: Presence
    ) -> None:
        super().__init__(screen)
        self._screen, self._reports = screen, services.reports
        self._operations, self._presence = operations, presence

    def save_held(self, person: PersonId) -> None:
        """Everything that is held about one human, for that human."""
        session = self._presence.session

        def ask(held: dict[str, Any]) -> None:
            def write(path: str) -> None:
                self._tell(path, written=write_json(path, held))

            ask_where(self._screen, self.tr("Export their data"), f"person-{person[-8:]}", ("json",), write)

        self._operations.run(self, lambda: self._reports.person(person, session=session), ask)

    def print_attempt(self, assessment: AssessmentId) -> None:
        """One assessment on paper, as it stands now."""
        session = self._presence.session

        def write(path: str) -> None:
            self._operations.run(
                self,
                lambda: self._reports.record(assessment, Path(path), session=session),
                lambda _: self._tell(path),
            )

        ask_where(self._screen, self.tr("Print"), f"record-{assessment[-8:]}", ("pdf",), write)

    def print_record(self, person: PersonId) -> None:
        """One human's record across classes."""
        from console.reports.asked import Asked, Form

        asked, session = Asked(Form.PERSON, person), self._presence.session

        def write(path: str) -> None:
            self._operations.run(
                self,
                lambda: self._reports.save(asked, Path(path), session=session),
                lambda _: self._tell(path),
            )

        name = f"person-record-{person[-8:]}"
        ask_where(self._screen, self.tr("Print record"), name, ("pdf", "csv", "json"), write)

    def _tell(self, path: str, *, written: bool = True) -> None:
        words = (
            self.tr("Written: {file}")
            if written
            else self.tr("{file} could not be written. Choose another place.")
        )
        self.told.emit(words.format(file=Path(path).name))


def ask_where(
    parent: QWidget, title: str, name: str, suffixes: tuple[str, ...], then: Callable[[str], None]
) -> None:
    """Let somebody choose a file of one of these kinds, the first one unless they say otherwise."""
    kinds = [f"{suffix.upper()} (*.{suffix})" for suffix in suffixes]
    dialog = QFileDialog(parent, title, "", ";;".join(kinds))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffixes[0])
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(suffixes[kinds.index(kind)]))
    dialog.selectFile(f"{name}.{suffixes[0]}")
    dialog.fileSelected.connect(then)
    dialog.open()
