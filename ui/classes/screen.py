"""Classes: the list left, the open class or the plan of a new one, and what belongs to it on the right."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from console.clock import Clock
from console.errors import ConsoleError
from console.model import ClassId, ClassState, ClassView, PersonId, PersonView
from ui import text
from ui.classes.draft import Draft
from ui.classes.new_class import NewClass
from ui.classes.overview import Overview, mode_words
from ui.operations import Operations
from ui.services import Classroom, Services
from ui.stations import Stations
from ui.theme import Look
from ui.widgets.button import Button, Kind
from ui.widgets.columns import Columns, Part
from ui.widgets.ground import Scroll, column
from ui.widgets.item_list import Item, ItemList
from ui.widgets.label import ReasonLine
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from console.records import ClassRow
    from console.services.consents import ConsentState

NEW = "new"
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
        self.bar = TopBar(look, self.tr("Classes"))
        self.new = self.bar.add(Button(look, self.tr("New class"), icon="plus"))
        self.discard = self.bar.add(Button(look, self.tr("Discard plan"), kind=Kind.QUIET))
        self.start = self.bar.add(
            Button(look, self.tr("Start class"), kind=Kind.PRIMARY, icon="player-play", letter="Ctrl+Enter")
        )
        self._lay_out()
        self._connect(stations)
        self._show_chosen()

    @property
    def is_planning(self) -> bool:
        """True while a new class is being planned, on the sheet or not."""
        return self._planning

    def show_class(self, class_: ClassView | None) -> None:
        """Take the class of the room: running, interrupted, or none."""
        self._class = class_
        self.new.setEnabled(class_ is None and bool(self._services.packs))
        self.new.setToolTip("" if class_ is None else self.tr("A class is running. End it first."))
        self.overview.new.setEnabled(self.new.isEnabled())
        self._list()
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
        self.plan.begin(Draft(self._services.packs))
        self._ask_who_is_enrolled()
        self.trouble.set_text("")
        self._planning = True
        self._ask_consents()
        self._columns.show_part(Part.SHEET)
        self._list()
        self.list.choose(NEW)
        self._offer_start()
        self.plan.course.courses.setFocus()

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
        items: list[Item] = []
        if self.is_planning:
            items += [
                Item("", self.tr("Planned")),
                Item(NEW, self.tr("New class"), second=self.tr("not started")),
            ]
        class_ = self._class
        if class_ is not None:
            head = self.tr("Interrupted") if class_.interrupted else self.tr("Running")
            seats = sum(seat.person is not None for seat in class_.seats)
            items += [
                Item("", head),
                Item(class_.id, class_.title, text.short_time(class_.started_utc), second=text.people(seats)),
            ]
        day = ""
        for row in self._rows.values():
            if class_ is not None and row.id == class_.id:
                continue
            if self._day(row) != day:
                day = self._day(row)
                items.append(Item("", day))
            state = self.tr("closed") if row.state is ClassState.CLOSED else self.tr("not closed")
            words = f"{mode_words(row.mode)}, {state}"
            items.append(Item(row.id, row.title, text.short_time(row.started_utc or row.planned_utc), words))
        self.list.set_items(items)
        if not self.list.key and class_ is not None and not self.is_planning:
            self.list.choose(class_.id)
        self._show_chosen()

    def _day(self, row: "ClassRow") -> str:
        when = row.started_utc or row.planned_utc
        today = self._clock.utc().astimezone().date()
        moment = text.local(when)
        return self.tr("Today") if moment.date() == today else text.date_words(moment)

    @Slot()
    def _choose(self) -> None:
        self._show_chosen()
        self._columns.show_part(Part.SHEET)

    def _show_chosen(self) -> None:
        key = self.list.key
        if self.is_planning and key in (NEW, ""):
            self._sheet.setCurrentWidget(self._plan_page)
        else:
            self._show_overview(key)
        self._offer_start()

    def _show_overview(self, key: str) -> None:
        if self._class is not None and key == self._class.id:
            self.overview.show_class(self._class, self._consents)
        elif key in self._rows:
            self.overview.show_row(self._rows[key])
        else:
            self.overview.show_nothing()
            self.overview.new.setVisible(self._class is None)
        self._sheet.setCurrentWidget(self._overview_page)

    # Starting

    def _ask_who_is_enrolled(self) -> None:
        def know(people: tuple[PersonView, ...]) -> None:
            self.plan.know(people)

        self._operations.run(self, self._classroom.people, know)

    @Slot()
    def _offer_start(self) -> None:
        shown = self._sheet.currentWidget() is self._plan_page
        self._columns.set_panel_shown(shown)
        self.start.setVisible(shown)
        self.discard.setVisible(shown)
        self.new.setVisible(not self.is_planning)
        self.start.setEnabled(self.plan.draft.can_start and not self._starting)
        self.start.setToolTip(self._still_needed())

    def _still_needed(self) -> str:
        draft = self.plan.draft
        needs = [
            (not draft.course_is_chosen, self.tr("a course and a title")),
            (not draft.people, self.tr("a roster")),
            (bool(draft.questions), self.tr("an answer to each question about the roster")),
            (bool(draft.people) and not draft.seated, self.tr("somebody on a headset")),
        ]
        missing = [words for needed, words in needs if needed]
        return self.tr("Still needed: {what}").format(what=text.joined(missing)) if missing else ""

    @Slot()
    def start_class(self) -> None:
        """Start the planned class; the screen says so only when it is in the records."""
        if not self.start.isVisible() or not self.start.isEnabled():
            return
        self._starting = True
        self._offer_start()
        plan = self.plan.draft.plan()
        self._operations.run(self, lambda: self._classroom.start(plan), self._is_started, self._did_not_start)

    def _is_started(self, class_: ClassId) -> None:
        self._starting = False
        self._leave_plan()
        self.started.emit()

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
        self._sheet.addWidget(self._plan_page)
        self.panel.show_page(Scroll(look, self.plan.whole_panel, self.tr("About the plan")))
        names = (self.tr("Classes"), self.tr("Plan"), self.tr("Questions and checks"))
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
        self.discard.clicked.connect(self._leave_plan)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self.start_class)
        self.plan.changed.connect(self._offer_start)
        self.overview.new_asked.connect(self.begin)
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
