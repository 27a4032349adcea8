"""The matrix of people by units: filters on top, the grid, the legend, and the panel of one cell."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from console.assessment.currency import State
from console.assessment.matrix import Choice, choose
from ui import text
from ui.operations import Operations
from ui.people.matrix_legend import Legend
from ui.people.matrix_model import MatrixModel
from ui.people.matrix_panel import MatrixPanel
from ui.people.matrix_view import MatrixView
from ui.people.saving import ask_where
from ui.people.wording import class_names, state_word
from ui.presence import Presence
from ui.services import Services
from ui.theme import Look, Role
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.drop_down import DropDown
from ui.widgets.field import SearchField
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from console.assessment.roll import Roll

ANY: Final = ""
NEEDS: Final = "needs"
_LEAST_GRID: Final = 150
"""Design px: heads and a few people; where that leaves too little to the legend, the legend scrolls."""


class MatrixPage(QWidget):
    """Signals: `record_asked(person, attempt)`, `decision_asked(run)`."""

    record_asked = Signal(str, str)
    decision_asked = Signal(str)

    def __init__(
        self, look: Look, services: Services, operations: Operations, presence: Presence, bar: TopBar
    ) -> None:
        super().__init__()
        self._look, self._services, self._operations = look, services, operations
        self._presence = presence
        self._roll: Roll | None = None
        self._names_hidden = False
        self.export = bar.add(Button(look, self.tr("Export"), icon="file-export"))
        self.search = SearchField(look, self.tr("Name"))
        self.class_ = DropDown(look, self.tr("Class"))
        self.unit = DropDown(look, self.tr("Unit"))
        self.state = DropDown(look, self.tr("State"))
        self.count = Label(look, "", 12, role=Role.MUTED)
        self.model = MatrixModel(self)
        self.view = MatrixView(look, self.model)
        self.panel = MatrixPanel(look)
        self._fill_states()
        self._lay_out()
        self.search.textChanged.connect(self.refresh)
        for drop in (self.class_, self.unit, self.state):
            drop.currentIndexChanged.connect(self.refresh)
        self.view.moved.connect(self._show_cell)
        self.view.record_asked.connect(self._ask_for_record)
        self.panel.record_asked.connect(self._ask_for_record)
        self.panel.run_asked.connect(self._ask_for_decision)
        self.export.clicked.connect(self._export)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def choice(self) -> Choice:
        """What is chosen to be seen."""
        state = self.state.currentData() or ANY
        return Choice(
            words=self.search.text(),
            class_=self.class_.currentData() or None,
            course=self.unit.currentData() or None,
            state=State(state) if state not in (ANY, NEEDS) else None,
            needs_somebody=state == NEEDS,
        )

    def show_roll(self, roll: "Roll", *, names_hidden: bool = False) -> None:
        """Take everybody as they stand; what was chosen stays chosen while there is such a thing.

        `names_hidden`: what leaves goes by pseudonyms, too.
        """
        self._roll, self._names_hidden = roll, names_hidden
        self.class_.offer([(self.tr("Any class"), ANY), *class_names(roll)])
        units = [(f"{one.id} {one.title}".strip(), one.id) for one in roll.courses]
        self.unit.offer([(text.units(len(units)), ANY), *units])
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen, when it can be seen."""
        if self._roll is None or not self.isVisible():
            return
        matrix = choose(self._roll, self.choice)
        self.model.show_matrix(matrix)
        self.panel.show_counts(matrix)
        self.count.setText(text.people(len(matrix.rows)))
        self._grid.setCurrentWidget(self.view if matrix.rows else self._nobody)
        self.export.setEnabled(bool(matrix.rows))
        self._show_cell()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came meanwhile."""
        self.refresh()

    @Slot()
    def _show_cell(self) -> None:
        row, unit = self.model.cell(self.view.currentIndex()) or (None, None)
        self.panel.show_cell(row, unit)

    @Slot()
    def _ask_for_record(self) -> None:
        found = self.model.cell(self.view.currentIndex())
        if found is not None:
            row, unit = found
            attempt = unit.by or unit.waiting
            self.record_asked.emit(row.member.view.person, attempt.key if attempt is not None else "")

    @Slot()
    def _ask_for_decision(self) -> None:
        found = self.model.cell(self.view.currentIndex())
        if found is not None and found[1].waiting is not None:
            self.decision_asked.emit(found[1].waiting.run)

    @Slot()
    def _export(self) -> None:
        roll, choice, session = self._roll, self.choice, self._presence.session
        if roll is None:
            return
        names = not self._names_hidden

        def write(path: str) -> None:
            self._operations.run(
                self,
                lambda: self._services.people.write_matrix(Path(path), choice, session=session, names=names),
                lambda _: self.count.setText(self.tr("Written: {file}").format(file=Path(path).name)),
            )

        ask_where(self, self.tr("Export"), f"competence-{roll.day}", ("csv", "json", "pdf"), write)

    def _fill_states(self) -> None:
        self.state.addItem(self.tr("Any state"), ANY)
        self.state.addItem(self.tr("Needs you"), NEEDS)
        for state in State:
            words = state_word(state)
            self.state.addItem(words[:1].upper() + words[1:], state.value)

    def _lay_out(self) -> None:
        look = self._look
        filters = Ground(look)
        self._filters = FlowRow()
        for part, share in ((self.search, 3), (self.class_, 3), (self.unit, 3), (self.state, 3)):
            self._filters.add(part, share)
        self._filters.add(self.count)
        filters.setLayout(self._filters)
        self._nobody = Label(
            look, self.tr("Nobody matches. Choose something else above."), 13, role=Role.MUTED, wrap=True
        )
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QStackedWidget()
        self._grid.addWidget(self.view)
        self._grid.addWidget(self._nobody)
        sheet = Ground(look)
        box = column(sheet)
        box.addWidget(filters)
        box.addWidget(self._grid, 1)
        box.addWidget(Legend(look))
        side = SidePanel(look, width=256, wide=336)
        side.show_page(self.panel)
        names = ("", self.tr("Matrix"), self.tr("Selected cell"))
        columns = Columns(look, names, (QWidget(), sheet, side), list_width=0)
        columns.set_list_shown(False)
        column(self).addWidget(columns)

    def _restyle(self) -> None:
        px = self._look.px
        self._filters.setContentsMargins(px(16), px(10), px(16), px(10))
        self._filters.setSpacing(px(8))
        self._grid.setMinimumHeight(px(_LEAST_GRID))
