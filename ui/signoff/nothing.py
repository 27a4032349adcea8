"""The sheet's place while nothing is open: what is not there, and when it comes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.signoff.queues import Queue
from ui.theme import Look, Role, Weight
from ui.widgets.ground import column
from ui.widgets.label import Label


class Nothing(QWidget):
    """Two lines in the middle, for each tab its own."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        box = column(self, spacing=8)
        box.addStretch(2)
        self._lines = (
            Label(look, "", 20, Weight.SEMIBOLD, Role.TEXT, wrap=True),
            Label(look, "", 13, Weight.REGULAR, Role.MUTED, wrap=True),
        )
        for line in self._lines:
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        box.addStretch(3)

    def show_queue(self, queue: Queue, *, waits: bool) -> None:
        """Say what is not there, and when it comes; nothing while something `waits` in the list."""
        words = {
            Queue.JUDGE: (
                self.tr("No run waits for a decision"),
                self.tr("Runs appear here when they end, oldest first."),
            ),
            Queue.COUNTERSIGN: (
                self.tr("Nothing waits for your countersignature"),
                self.tr("Records signed by an assessor who is not qualified yet appear here."),
            ),
            Queue.VERIFY: (
                self.tr("Nothing waits for the IQA"),
                self.tr("The sample appears here as records are signed. Nobody picks it by hand."),
            ),
            Queue.SIGNED: (
                self.tr("Nothing signed yet"),
                self.tr("What you sign appears here, to show it or to amend it."),
            ),
        }[queue]
        for line, said in zip(self._lines, words, strict=True):
            line.setText("" if waits else said)
