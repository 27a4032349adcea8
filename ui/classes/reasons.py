"""Why a seat has nothing to show: one line a seat, and one reason for all where that is the same."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from console.classroom.gate import Lack, Unsettled
from console.model import Excused
from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.field import Line
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.label import Label

LONGEST_REASON = 200
SHOWN_ROWS = 5


class ReasonRows(QWidget):
    """The seats that a gate asks about. Signals: `changed()`, `entered()` for Enter in a line."""

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look, seats: tuple[Unsettled, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._seats = look, seats
        self.lines: dict[str, Line] = {}
        self.for_all = self._line(self.tr("One reason for all"))
        self._trouble = Label(look, "", 12, Weight.MEDIUM, wrap=True)
        self._trouble.hide()
        grid = QGridLayout(rows := Ground(look))
        grid.setContentsMargins(0, 0, look.px(8), 0)
        grid.setHorizontalSpacing(look.px(10))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(2, 1)
        for number, one in enumerate(seats):
            line = self._line(self.tr("Reason for seat {seat}").format(seat=one.seat))
            self.lines[one.seat] = line
            name = Label(look, f"{one.seat}  {one.name or text.translate('Guest')}", 13, Weight.SEMIBOLD)
            grid.addWidget(name, number, 0)
            grid.addWidget(Label(look, lack_words(one.lack), 12, role=Role.MUTED), number, 1)
            grid.addWidget(line, number, 2)
        box = column(self, spacing=look.px(6))
        if len(seats) > 1:
            box.addWidget(self.for_all)
        self.for_all.setPlaceholderText(self.tr("One reason for all"))
        self.for_all.textChanged.connect(self._spread)
        scroll = Scroll(look, rows, self.tr("Reasons by seat"))
        scroll.setFixedHeight(look.px(38) * min(SHOWN_ROWS, len(seats)))
        box.addWidget(scroll)
        box.addWidget(self._trouble)
        self.setFocusProxy(self.for_all if len(seats) > 1 else next(iter(self.lines.values()), self.for_all))

    @property
    def missing(self) -> tuple[str, ...]:
        """Seats without a reason."""
        return tuple(seat for seat, line in self.lines.items() if not line.text().strip())

    @property
    def given(self) -> tuple[Excused, ...]:
        """The reasons that were given."""
        return tuple(
            Excused(one.seat, one.turn, one.person, words)
            for one in self._seats
            if (words := self.lines[one.seat].text().strip())
        )

    def ask_for(self, seats: tuple[str, ...], words: str) -> None:
        """Mark the seats whose reason is missing, and say why one is needed."""
        for seat, line in self.lines.items():
            line.set_wrong(seat in seats)
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if seats:
            self.lines[seats[0]].setFocus()

    def _line(self, name: str) -> Line:
        line = Line(self._look, name)
        line.setMaxLength(LONGEST_REASON)
        line.textChanged.connect(self.changed)
        line.returnPressed.connect(self.entered)
        return line

    @Slot(str)
    def _spread(self, words: str) -> None:
        for line in self.lines.values():
            line.setText(words)


def lack_words(lack: Lack) -> str:
    """What a seat does not have."""
    return {
        Lack.NO_RUN: text.translate("no run"),
        Lack.RUN_OPEN: text.translate("run still going"),
        Lack.NO_DECISION: text.translate("no decision"),
    }[lack]
