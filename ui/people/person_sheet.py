"""The sheet of a person: what holds today, then every attempt, newest first."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.assessment.currency import Standing, State, runs_of
from console.model import PersonView
from ui.people.tables import AttemptsTable, UnitsTable
from ui.people.wording import display_name, facts_words, state_word
from ui.text import counted
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.full_table import FullTable
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark
from ui.widgets.table import TableView

if TYPE_CHECKING:
    from console.records.attempts import Attempt

_UNITS: Final = (92, 0, 46, 96, 224)
"""Design px of each column; 0 takes what is left."""
_ATTEMPTS: Final = (98, 48, 124, 32, 174, 110, 90, 90)


class PersonSheet(QWidget):
    """Signals: `selected(Attempt | None)`, `read_asked()` on Enter, and one for each button of the head."""

    selected = Signal(object)
    read_asked = Signal()
    change_asked = Signal()
    merge_asked = Signal()
    print_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.name = Label(look, "", 20, Weight.SEMIBOLD, wrap=True)
        self.facts = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.change = Button(look, self.tr("Change"), icon="pencil", size=Size.SMALL)
        self.merge = Button(look, self.tr("Merge"), icon="arrow-merge", size=Size.SMALL)
        self.print = Button(look, self.tr("Print record"), icon="printer", size=Size.SMALL)
        self.told = Remark(look, "device-floppy", role=Role.TEXT)
        self.twice = Remark(look, "users", role=Role.TEXT)
        self.erased = Remark(look, "eraser", role=Role.TEXT)
        self.unreached = Remark(look, "alert-circle", role=Role.TEXT)
        self.units, self.attempts = UnitsTable(self), AttemptsTable(self)
        self.units_view = FullTable(look, self.tr("Competence"))
        self.attempts_view = FullTable(look, self.tr("Every attempt"))
        self._units_figure = Label(look, "", 12, role=Role.MUTED)
        self._attempts_figure = Label(look, "", 12, role=Role.MUTED)
        self._no_attempt = Label(
            look,
            self.tr("No assessed run yet. Runs appear here when they have ended."),
            13,
            role=Role.MUTED,
            wrap=True,
        )
        self._lay_out()
        self.change.clicked.connect(self.change_asked)
        self.merge.clicked.connect(self.merge_asked)
        self.print.clicked.connect(self.print_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_person(self, person: PersonView) -> None:
        """Show who it is."""
        if self.name.text() != display_name(person):
            self.told.say("")
        self.name.setText(display_name(person))
        self.facts.setText(facts_words(person))

    def show_standing(self, standing: Standing) -> None:
        """Show what holds, and every attempt; the selected one stays selected."""
        chosen = self._chosen()
        key = chosen.key if chosen is not None else ""
        self.units.show_units(standing.units)
        self.attempts.show_attempts(standing.attempts)
        said = [f"{standing.count(state)} {state_word(state)}" for state in State if standing.count(state)]
        self._units_figure.setText(", ".join(reversed(said)))
        count = runs_of(standing.attempts)
        words = counted("1 run, newest first", "%n runs, newest first", count)
        self._attempts_figure.setText(words if count else "")
        self._no_attempt.setVisible(not count)
        self._units_part.setVisible(bool(standing.units))
        self.attempts_view.setVisible(bool(count))
        for view in (self.units_view, self.attempts_view):
            view.updateGeometry()
        self._fit_columns()
        row = next((n for n, one in enumerate(standing.attempts) if one.key == key), 0)
        if count:
            self.attempts_view.selectRow(row)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.selected.emit(self._chosen())

    def choose_attempt(self, key: str) -> None:
        """Select one attempt."""
        row = next((n for n, one in enumerate(self.attempts.attempts) if one.key == key), None)
        if row is not None:
            self.attempts_view.selectRow(row)

    def _chosen(self) -> "Attempt | None":
        index = self.attempts_view.currentIndex()
        attempts = self.attempts.attempts
        return attempts[index.row()] if index.isValid() and index.row() < len(attempts) else None

    def _lay_out(self) -> None:
        for view, model in ((self.units_view, self.units), (self.attempts_view, self.attempts)):
            view.setModel(model)
        self.units_view.setSelectionMode(TableView.SelectionMode.NoSelection)
        self.attempts_view.selectionModel().currentRowChanged.connect(self._tell)
        self.attempts_view.activated.connect(self.read_asked)
        titles = QWidget()
        words = column(titles, spacing=3)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(titles, 1)
        for button in (self.change, self.merge, self.print):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._units_part, self._attempts_part = QWidget(), QWidget()
        self._fill(self._units_part, self.tr("Competence"), self._units_figure, self.units_view)
        self._fill(self._attempts_part, self.tr("Every attempt"), self._attempts_figure, self.attempts_view)
        self._box = column(self)
        self._box.addLayout(head)
        self._box.addWidget(self.told)
        self._box.addWidget(self.twice)
        self._box.addWidget(self.erased)
        self._box.addWidget(self.unreached)
        self._box.addWidget(self._units_part)
        self._box.addWidget(self._attempts_part)
        self._box.addWidget(self._no_attempt)
        self._box.addStretch(1)

    def _fill(self, part: QWidget, title: str, figure: Label, view: QWidget) -> None:
        box = column(part, spacing=6)
        row = QHBoxLayout()
        row.addWidget(Label(self._look, title, 13, Weight.SEMIBOLD), 1)
        row.addWidget(figure)
        box.addLayout(row)
        box.addWidget(Rule(self._look, Role.LINE_STRONG))
        box.addWidget(view)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(14))
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles of units what room there is."""
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Every word has its room; the titles of units take the rest, and codes go where there is none."""
        room = self.width() - self._look.px(40)
        for view, widths, gives_way in (
            (self.units_view, _UNITS, (0, 2)),
            (self.attempts_view, _ATTEMPTS, (7, 6, 1, 3, 2)),
        ):
            needed = {
                section: view.needed_width(section, least or 90) for section, least in enumerate(widths)
            }
            for section in gives_way:
                view.setColumnHidden(section, sum(needed.values()) > room)
                if view.isColumnHidden(section):
                    del needed[section]
            rest = max(0, room - sum(needed.values()))
            for section, width in needed.items():
                view.setColumnWidth(section, width if widths[section] else width + rest)
