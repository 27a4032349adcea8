"""The first run as a page of its own: no rail, the steps left, the form, the recovery sheet right."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QWidget

from console.clock import Clock
from console.model import RecordsView, SearchView
from ui.access.recovery_sheet import RecoverySheetPanel
from ui.access.services import Accounts
from ui.first_run.accounts_step import AccountsStep
from ui.first_run.plain_steps import ConsoleStep, HeadsetsStep, LookAroundStep
from ui.first_run.steps import Step, StepsRail, step_title
from ui.operations import Operations
from ui.services import Settings
from ui.settings.preferences import Preferences
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.flow import FlowRow, holder
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.label import Label

CONSOLE_NAME: Final = "console_name"
STEPS_FROM: Final = 1000
"""Design px of the page from which the steps stand beside the form."""
SHEET_FROM: Final = 1180
"""Design px from which the recovery sheet does, too."""


class FirstRunPage(Ground):
    """Signals: `finished()`, `simulate_asked()`, `devices_asked()`, `named(str)`."""

    finished = Signal()
    simulate_asked = Signal()
    devices_asked = Signal()
    named = Signal(str)

    def __init__(
        self,
        look: Look,
        accounts: Accounts,
        settings: Settings,
        operations: Operations,
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        super().__init__(look, Role.SURFACE)
        self._settings, self._operations = settings, operations
        self._current, self._done = Step.CONSOLE, frozenset[Step]()
        self.steps = StepsRail(look)
        self.sheet = RecoverySheetPanel(look, accounts, operations, clock)
        self.console = ConsoleStep(look, preferences)
        self.people = AccountsStep(look, accounts, operations, self.sheet)
        self.headsets = HeadsetsStep(look)
        self.look_around = LookAroundStep(look)
        self.skip = Button(look, "", kind=Kind.QUIET)
        self.back = Button(look, self.tr("Back"))
        self.demo = Button(look, self.tr("Start the demo"), kind=Kind.QUIET, icon="player-play")
        self.go_on = Button(look, "", kind=Kind.PRIMARY)
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self.show_step(Step.CONSOLE)

    @property
    def current(self) -> Step:
        """The open step."""
        return self._current

    def show_step(self, step: Step) -> None:
        """Open a step."""
        self._current = step
        self._pages.setCurrentIndex(step)
        self.steps.show_steps(step, self._done)
        self._title.setText(self.tr("Step {n} of 4: {title}").format(n=step + 1, title=step_title(step)))
        if step is Step.PEOPLE and Step.PEOPLE not in self._done:
            self.sheet.begin(self.console.name.text())
        self._allow()
        self._restyle()
        self._open_pages[step].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_search(self, search: SearchView | None) -> None:
        """Say what the search for headsets has found."""
        self.headsets.show_search(search)

    def show_records(self, records: RecordsView) -> None:
        """Say where the records lie."""
        self.console.show_records(records)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show beside the form what has room there."""
        self._restyle()

    @Slot()
    def _go_on(self) -> None:
        if self._current is Step.PEOPLE and Step.PEOPLE not in self._done:
            self.people.create_both()
            return
        if self._current is Step.CONSOLE and self.console.name.text():
            name = self.console.name.text()
            self._operations.run(self, lambda: self._settings.set(CONSOLE_NAME, name))
            self.named.emit(name)
        if self._current is Step.LOOK_AROUND:
            self.simulate_asked.emit()
        self._done |= {self._current}
        self._leave_step()

    @Slot()
    def _leave_step(self) -> None:
        if self._current is Step.LOOK_AROUND:
            self.finished.emit()
        else:
            self.show_step(Step(self._current + 1))

    @Slot()
    def _created(self) -> None:
        self._done |= {Step.PEOPLE}
        self.show_step(Step.HEADSETS)

    @Slot()
    def _start_demo(self) -> None:
        self.simulate_asked.emit()
        self.finished.emit()

    @Slot()
    def _go_to_devices(self) -> None:
        self.finished.emit()
        self.devices_asked.emit()

    @Slot()
    def _simulate(self) -> None:
        self.simulate_asked.emit()
        self._done |= {Step.HEADSETS}
        self.show_step(Step.LOOK_AROUND)

    @Slot()
    def _allow(self) -> None:
        step, people = self._current, self.people
        open_ = step is Step.PEOPLE and Step.PEOPLE not in self._done
        words = {
            Step.CONSOLE: self.tr("Go on"),
            Step.PEOPLE: self.tr("Creating") if people.is_creating else self.tr("Create both and go on"),
            Step.HEADSETS: self.tr("Go on"),
            Step.LOOK_AROUND: self.tr("Start with 6 simulated headsets"),
        }
        self.go_on.set_label(words[step] if open_ or step is not Step.PEOPLE else self.tr("Go on"))
        self.go_on.setEnabled(people.is_ready if open_ else True)
        self.back.setVisible(step is not Step.CONSOLE)
        last = step is Step.LOOK_AROUND
        self.skip.set_label(self.tr("Open without them") if last else self.tr("Skip this step"))
        for button in (self.skip, self.back, self.demo, self.steps.demo, *self.steps.rows.values()):
            button.setEnabled(not people.is_creating)
        self.people.setEnabled(not people.is_creating and (open_ or step is not Step.PEOPLE))

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.steps.demo_asked.connect(self._start_demo)
        self.demo.clicked.connect(self._start_demo)
        self.skip.clicked.connect(self._leave_step)
        self.back.clicked.connect(lambda: self.show_step(Step(self._current - 1)))
        self.go_on.clicked.connect(self._go_on)
        self.people.changed.connect(self._allow)
        self.people.created.connect(self._created)
        self.headsets.devices_asked.connect(self._go_to_devices)
        self.headsets.simulate_asked.connect(self._simulate)
        self.console.name.line.returnPressed.connect(self._go_on)

    def _lay_out(self) -> None:
        look = self.look
        self._pages = QStackedWidget()
        self._open_pages = (self.console, self.people, self.headsets, self.look_around)
        for page in self._open_pages:
            self._pages.addWidget(page)
        self._title = Label(look, "", 13, Weight.MEDIUM, Role.MUTED)
        form = QWidget()
        self._form_box = column(form)
        self._form_box.addWidget(self._title)
        self._form_box.addWidget(self._pages, 1)
        self._aside = Ground(look, Role.CHROME, (Qt.Edge.LeftEdge,))
        self._aside_box = column(self._aside)
        self._aside_box.addWidget(self.sheet)
        content = QWidget()
        self._content = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        self._content.addWidget(form, 1)
        self._foot = Ground(look, Role.SURFACE, (Qt.Edge.TopEdge,))
        self._foot_row, self._sides = FlowRow(last_right=True), list[FlowRow]()
        self._foot.setLayout(self._foot_row)
        for pair in ((self.skip, self.demo), (self.back, self.go_on)):
            side = FlowRow()
            for button in pair:
                side.add(button)
            self._sides.append(side)
            self._foot_row.add(holder(side))
        centre = QWidget()
        middle = column(centre)
        middle.addWidget(Scroll(look, content, self.tr("Set up this console")), 1)
        middle.addWidget(self._foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.steps)
        whole.addWidget(centre, 1)
        self._aside_scroll = Scroll(look, self._aside, self.tr("Recovery sheet"))
        whole.addWidget(self._aside_scroll)

    def _restyle(self) -> None:
        px, room = self.look.px, self.width() / self.look.scale
        beside, sheet_beside = room >= STEPS_FROM, room >= SHEET_FROM
        needs_sheet = self._current is Step.PEOPLE and Step.PEOPLE not in self._done
        self.steps.setVisible(beside)
        self._title.setVisible(not beside)
        self.demo.setVisible(not beside)
        self._put_sheet(sheet_beside)
        self._aside.setVisible(needs_sheet)
        self._aside_scroll.setVisible(needs_sheet and sheet_beside)
        middle = self.width() - px(64)
        middle -= self.steps.width() if beside else 0
        middle -= px(348) if needs_sheet and sheet_beside else 0
        self.people.set_side_by_side(room >= 620 and middle >= self.people.width_side_by_side)
        self._form_box.setContentsMargins(px(32), px(22), px(32), px(16))
        self._form_box.setSpacing(px(8))
        self._aside_box.setContentsMargins(px(23), px(24), px(24), px(16))
        self._foot_row.setContentsMargins(px(22), px(14), px(32), px(14))
        for row in (self._foot_row, *self._sides):
            row.setSpacing(px(8))

    def _put_sheet(self, beside: bool) -> None:
        """Beside the form the sheet has a column of its own, else it follows below."""
        if beside:
            if self._aside_scroll.widget() is not self._aside:
                self._aside_scroll.setWidget(self._aside)
            self._aside_scroll.setFixedWidth(self.look.px(348))
        elif self._aside_scroll.widget() is self._aside:
            self._aside_scroll.takeWidget()
            self._content.addWidget(self._aside)
        self._content.setDirection(QBoxLayout.Direction.TopToBottom)
