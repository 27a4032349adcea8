"""The runs that wait for a decision: one list for the rail's count and the screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from console.errors import ConsoleError
from ui.operations import Operations
from ui.signoff.services import Assessments

if TYPE_CHECKING:
    from console.model import RunView


class WaitingRuns(QObject):
    """Asks the records again when told that they changed, never twice at once. Signals: `changed()`."""

    changed = Signal()

    def __init__(
        self, assessments: Assessments, operations: Operations, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._assessments, self._operations = assessments, operations
        self._asking = self._again = False
        self.runs: tuple[RunView, ...] = ()

    @Slot()
    def ask(self) -> None:
        """Ask for the list; while one question is open, once more after its answer."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._operations.run(self, self._assessments.waiting, self._take, self._give_up)

    def _take(self, runs: "tuple[RunView, ...]") -> None:
        if runs != self.runs:
            self.runs = runs
            self.changed.emit()
        self._go_on()

    def _give_up(self, error: ConsoleError) -> None:
        # Records that can not be read are told about in the status bar already.
        self._go_on()

    def _go_on(self) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self.ask()
