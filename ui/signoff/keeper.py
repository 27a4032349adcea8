"""Keeps what is half written: a judgement at once, text a moment after the last key, all of it on leaving."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from console.assessment.writing import EMPTY, Writing
from ui.operations import Operations
from ui.signoff.services import Assessments

if TYPE_CHECKING:
    from console.model import Session

PAUSE_MS: Final = 500
"""So long after the last key a text is on its way to the disk."""


class Keeper(QObject):
    """What stands on one open sheet, and whose it is: the draft stays theirs when somebody else comes."""

    def __init__(self, assessments: Assessments, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._assessments, self._operations = assessments, operations
        self._sheet = ""
        self._session: Session | None = None
        self._kept = self._wanted = EMPTY
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self.flush)

    def begin(self, sheet: str, session: "Session | None", kept: Writing) -> None:
        """Another sheet is open; what was written on the one before is kept first."""
        self.flush()
        self._sheet, self._session = sheet, session
        self._kept = self._wanted = kept

    def note(self, written: Writing, *, is_text: bool) -> None:
        """Something changed."""
        self._wanted = written
        if is_text:
            self._later.start()
        else:
            self.flush()

    @Slot()
    def flush(self) -> None:
        """Keep it now."""
        self._later.stop()
        if not self._sheet or self._wanted == self._kept:
            return
        sheet, session, written = self._sheet, self._session, self._wanted
        self._kept = written
        self._operations.run(self, lambda: self._assessments.keep(sheet, written, session=session))

    def end(self) -> None:
        """It has become a decision, whose COMMIT has taken the draft away; or there is nothing to keep."""
        self._later.stop()
        self._sheet = ""
