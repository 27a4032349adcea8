"""Classes: the list left, the open class or the plan of a new one, and what belongs to it on the right."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from console.clock import Clock
from console.errors import ConsoleError
from console.model import ClassId, ClassPlan, ClassState, ClassView, PersonId, PersonView
from ui import text
from ui.classes.bar import ClassesBar, Shown
from ui.classes.class_items import NEW, class_items
from ui.classes.draft import Draft
from ui.classes.new_class import NewClass
from ui.classes.overview import Overview
from ui.classes.running_desk import RunningDesk
from ui.classes.services import Classroom
from ui.operations import Operations
from ui.services import Services
from ui.stations import Stations
from ui.theme import Look
from ui.widgets.columns import Columns, Part
from ui.widgets.ground import Scroll, column
from ui.widgets.item_list import ItemList
from ui.widgets.label import ReasonLine
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from console.records import ClassRow
    from console.services.consents import ConsentState

LOOK_AGAIN_MS = 500
"""How often the seats follow the headsets while a class is planned."""


class ClassesScreen(QWidget):
    """Signals: `started()` when a class began, `live_asked()`, `end_asked()` for the class that runs.

    `badges_asked(bool)`: quiet badges shall be shown in Live, or not.
    """

    started = Signal()
    live_asked = Signal()
    end_asked = Signal()
    badges_asked = Signal(bool)

    def __init__(
        self,
        look: Look,
        stations: Stations,
        services: Services,
        operations: Operations,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._services, self._operations, self._clock = look, services, operations, clock
        self._classroom: Classroom = services.classroom
        self._class: ClassView | None = None
        self._consents: ConsentState | None = None
        self._rows: dict[ClassId, ClassRow] = {}
        self._planning = self._starting = False
        self.list = ItemList(look, self.tr("Classes"), lead_width=44, row_height=48)
        self.plan = NewClass(look, stations)
        self.overview = Overview(look)
        self.trouble = ReasonLine(look)
        self.panel = SidePanel(look, width=256, wide=340)
        self.bar = ClassesBar(look)
        self.new, self.start = self.bar.new, self.bar.start
        self.running = RunningDesk(look, self.overview, stations, services, operations, clock, self)
        self._checking = False
        self._lay_out()
        self._connect(stations)
        self._show_chosen()

    @property
    def is_planning(self) -> bool:
        """True while a new class is being planned, on the sheet or not."""
        return self._planning

    def show_class(self, class_: ClassView | None) -> None:
        """Take the class of the room: running, interrupted, or none."""
        was_held = (
            self._class is not None and self._class.is_held and self._class.id == (class_ and class_.id)
        )
        self._class = class_
        if class_ is None or not class_.is_held:
            self._checking = False
        elif not was_held:
            self._checking = not class_.interrupted
        self.new.setEnabled(class_ is None and bool(self._services.packs))
        self.new.setToolTip("" if class_ is None else self.tr("A class is running. End it first."))
        self.overview.again.setEnabled(self.new.isEnabled())
        self._list()
        self.running.show_class(class_)
        if class_ is None and self.isVisible() and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.list.setFocus()  # what ended the class is gone, and the keyboard with it
        self.ask()

    def show_records_changed(self) -> None:
        """The records hold something new."""
        if self.isVisible():
            self.ask()

    @Slot()
    def begin(self) -> None:
        """Plan a new class."""
        if self._class is not None or self.is_planning:
            return
        self.plan.begin(Draft(self._services.packs, self._services.pack_troubles))
        self._ask_who_is_enrolled()
        self._open_plan()
        self.plan.course.courses.setFocus()

    def _open_plan(self) -> None:
        self.trouble.set_text("")
        self._planning = True
        self._ask_consents()
        self._columns.show_part(Part.SHEET)
        self._list()
        self.list.choose(NEW)
        self._offer_start()

    def open_turn(self, act: str) -> None:
        """Bring the class that runs to the front: its check, or the way to its next turn."""
        if self._class is None:
            return
        self.list.choose(self._class.id)
        self._checking = self._class.is_held
        self._show_chosen()
        if act == "next":
            self.running.ask_next_turn()

    @Slot()
    def begin_last(self) -> None:
        """Plan the last class that was held once more."""
        last = next((row.id for row in self._rows.values() if row.state is ClassState.CLOSED), None)
        if last is not None:
            self.begin_again(last)

    @Slot()
    def _begin_shown(self) -> None:
        if self.list.key in self._rows:
            self.begin_again(self.list.key)

    def begin_again(self, class_: ClassId) -> None:
        """Plan a class of the records once more: same course, same people, same seats."""
        if self._class is not None or self.is_planning or not self._services.packs:
            return

        def show(plan: ClassPlan, people: tuple[PersonView, ...]) -> None:
            if self._class is None and not self.is_planning:
                draft = Draft(self._services.packs, self._services.pack_troubles)
                self.plan.begin_again(draft, plan, people)
                self._open_plan()
                self.plan.seats.setFocus()

        def then(plan: ClassPlan) -> None:
            self._operations.run(self, self._classroom.people, lambda people: show(plan, people))

        self._operations.run(self, lambda: self._classroom.plan_of(class_), then)

    @Slot()
    def ask(self) -> None:
        """Ask the records for the list of classes."""
        self._operations.run(self, self._classroom.classes, self._take_rows, lambda _: self._list())
        self._ask_consents()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        self.ask()
        self.plan.see_stations()

    # Physiological load

    def show_badges(self, on: bool) -> None:
        """Show whether quiet badges are on."""
        self.overview.load.show_badges(on)

    @Slot()
    def _ask_consents(self) -> None:
        """Ask who agreed; whoever may not know sees no such part of the sheet."""
        consents = self._services.consents
        self._operations.run(self, consents.state, self._take_consents, lambda _: self._take_consents(None))

    def _take_consents(self, state: "ConsentState | None") -> None:
        self._consents = state
        if self.is_planning:
            fixed = state is not None and not state.is_allowed
            self.plan.refuse_load(text.fault_of(state.reason) if state is not None and fixed else "")
        if self._class is not None and self.list.key == self._class.id:
            self.overview.show_class(self._class, state)
            self.running.refresh()

    @Slot(bool)
    def _switch_load(self, on: bool) -> None:
        consents = self._services.consents
        self._change_consents(lambda: consents.switch(on=on))

    @Slot(str, bool)
    def _answer(self, person: PersonId, given: bool) -> None:
        consents = self._services.consents
        self._change_consents(lambda: consents.answer(person, given=given))

    def _change_consents(self, act: Callable[[], Future[None]]) -> None:
        """Whatever came of it, the sheet then shows how it stands."""

        def tell(error: ConsoleError) -> None:
            self._ask_consents()
            self._operations.trouble_met.emit(error)

        self._operations.run(self, act, lambda _: self._ask_consents(), tell)

    # The list

    def _take_rows(self, rows: "tuple[ClassRow, ...]") -> None:
        self._rows = {row.id: row for row in rows}
        self._list()

    def _list(self) -> None:
        today = self._clock.utc().astimezone().date()
        # The class that has just begun is its plan no more, though its answer is still on the way.
        plan = self.plan.draft.title.strip() if self.is_planning and self._class is None else None
        items = class_items(self._rows.values(), self._class, plan=plan, today=today)
        self.list.set_items(items)
        if not self.list.key and self._class is not None:
            self.list.choose(self._class.id)
        self._show_chosen()

    @Slot()
    def _choose(self) -> None:
        self._show_chosen()
        self._columns.show_part(Part.SHEET)

    def _show_chosen(self) -> None:
        key = self.list.key
        if self.is_planning and key in (NEW, ""):
            self._sheet.setCurrentWidget(self._plan_page)
            self.panel.show_page(self._plan_panel)
        elif self._checking and self._class is not None and key == self._class.id:
            had_focus = self._sheet.currentWidget() is self._check_page
            self._sheet.setCurrentWidget(self._check_page)
            self.panel.show_page(self._check_panel)
            if not had_focus and self.isVisible():
                self.running.check.setFocus()
        else:
            self._show_overview(key)
            self.panel.show_page(self._running_panel)
        self._offer_start()

    def _show_overview(self, key: str) -> None:
        if self._class is not None and key == self._class.id:
            self.overview.show_class(self._class, self._consents)
            self.running.refresh()
        elif key in self._rows:
            self.overview.show_row(self._rows[key])
        else:
            self.overview.show_nothing()
        self._sheet.setCurrentWidget(self._overview_page)

    # Starting

    def _ask_who_is_enrolled(self) -> None:
        def know(people: tuple[PersonView, ...]) -> None:
            self.plan.know(people)
            self.running.know(people)

        self._operations.run(self, self._classroom.people, know)

    @Slot()
    def _offer_start(self) -> None:
        shown = self._sheet.currentWidget() is self._plan_page
        checking = self._sheet.currentWidget() is self._check_page
        runs = self._class is not None and not self._class.interrupted and self.list.key == self._class.id
        self.panel.set_widths(*((304, 340) if checking else (256, 340)))
        self._columns.set_list_shown(not checking)
        self._columns.set_panel_shown(shown or runs)
        has_last = any(row.state is ClassState.CLOSED for row in self._rows.values())
        self.bar.offer(Shown(self.is_planning, shown, checking, has_last), self._class)
        self.start.setEnabled(self.plan.draft.can_start and not self._starting)
        self.start.setToolTip(self._still_needed())

    def _still_needed(self) -> str:
        draft = self.plan.draft
        needs = [
            (not draft.course_is_chosen, self.tr("a course with a title")),
            (not draft.people, self.tr("a roster")),
            (bool(draft.questions), self.tr("an answer to each question about the roster")),
            (bool(draft.people) and not draft.seated, self.tr("somebody on a headset")),
        ]
        missing = [words for needed, words in needs if needed]
        return self.tr("Still needed: {what}").format(what=text.joined(missing)) if missing else ""

    @Slot()
    def start_class(self) -> None:
        """Open the planned class and assign its runs; what its headsets need is shown then."""
        if not self.start.isVisible() or not self.start.isEnabled():
            return
        self._starting = True
        self._offer_start()
        plan = self.plan.draft.plan()
        self._operations.run(self, lambda: self._classroom.prepare(plan), self._is_open, self._did_not_start)

    def _is_open(self, class_: ClassId) -> None:
        self._starting = False
        self._leave_plan()

    @Slot()
    def _check(self) -> None:
        self._checking = True
        self._show_chosen()

    @Slot()
    def _leave_check(self) -> None:
        self._checking = False
        self._show_chosen()

    def _did_not_start(self, error: ConsoleError) -> None:
        self._starting = False
        self.trouble.set_text(text.fault(error))
        self._offer_start()

    @Slot()
    def _leave_plan(self) -> None:
        self._planning = False
        self._list()

    @Slot()
    def _resume(self) -> None:
        self._operations.run(self, self._classroom.resume_interrupted, lambda _: self.started.emit())

    # Building

    def _lay_out(self) -> None:
        look = self._look
        self._plan_page = QWidget()
        plan = column(self._plan_page)
        plan.addWidget(self.trouble)
        plan.addWidget(Scroll(look, self.plan, self.tr("The plan of the class")), 1)
        self._overview_page = Scroll(look, self.overview, self.tr("The class"))
        self._sheet = QStackedWidget()
        self._sheet.addWidget(self._overview_page)
        self._check_page = self.running.check
        for page in (self._plan_page, self._check_page):
            self._sheet.addWidget(page)
        self._plan_panel = Scroll(look, self.plan.whole_panel, self.tr("About the plan"))
        self._check_panel = Scroll(look, self.running.check.panel, self.tr("Start, and who needs you"))
        self._running_panel = Scroll(look, self.running.panel, self.tr("Changes to the class"))
        self.panel.show_page(self._plan_panel)
        names = (self.tr("Classes"), self.tr("The class"), self.tr("Details"))
        self._columns = Columns(look, names, (self.list, self._sheet, self.panel), list_width=204)
        whole = column(self)
        whole.addWidget(self.bar)
        whole.addWidget(self._columns, 1)
        self.setFocusProxy(self.list)

    def _connect(self, stations: Stations) -> None:
        self._look_again = QTimer(self, singleShot=True, interval=LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._see_stations)
        for moved in (stations.changed, stations.removed, stations.reset):
            moved.connect(self._stations_moved)
        self.list.chosen.connect(self._choose)
        self.new.clicked.connect(self.begin)
        self.start.clicked.connect(self.start_class)
        self.bar.discard.clicked.connect(self._leave_plan)
        self.bar.duplicate.clicked.connect(self.begin_last)
        self.bar.again.clicked.connect(self.running.check.ask_again)
        self.bar.back.clicked.connect(self._leave_check)
        self.bar.begin.clicked.connect(self.running.check.start)
        self.running.check.counted.connect(self.bar.show_ready)
        self._columns.panel_placed.connect(self.bar.show_panel_beside)
        for keys, act in (("Ctrl+Return", self.start_class), ("Ctrl+D", self.begin_last)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.overview.again_asked.connect(self._begin_shown)
        self.overview.check_asked.connect(self._check)
        self.running.begun.connect(self.started)
        self.running.failed.connect(self._operations.trouble_met)
        self.plan.changed.connect(self._offer_start)
        self.plan.changed.connect(self._list)
        self.overview.live_asked.connect(self.live_asked)
        self.overview.end_asked.connect(self.end_asked)
        self.overview.resume_asked.connect(self._resume)
        self.overview.load.switched.connect(self._switch_load)
        self.overview.load.answered.connect(self._answer)
        self.overview.load.badges_asked.connect(self.badges_asked)

    @Slot()
    def _stations_moved(self) -> None:
        if self.is_planning and self.isVisible() and not self._look_again.isActive():
            self._look_again.start()

    @Slot()
    def _see_stations(self) -> None:
        if self.is_planning:
            self.plan.see_stations()
