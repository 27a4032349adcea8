"""Starting a class: three steps whose summaries stay in sight; the open one owns the sheet."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from console.model import ClassPlan, Mode, PersonView
from ui import text
from ui.classes.checks import Checks
from ui.classes.course_step import CourseStep
from ui.classes.draft import Draft
from ui.classes.question_panel import QuestionPanel
from ui.classes.roster_step import RosterStep
from ui.classes.seat_panel import SeatPanel
from ui.classes.seats_step import SeatsStep, count_words
from ui.classes.step_card import StepCard
from ui.stations import Stations
from ui.theme import Look, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label

COURSE, ROSTER, SEATS = range(3)


class NewClass(QWidget):
    """The sheet with the three steps. `panel` is what stands beside it.

    Signals: `changed()` after every change of the draft, `start_asked()`.
    """

    changed = Signal()
    start_asked = Signal()

    def __init__(self, look: Look, stations: Stations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._stations, self._step = look, stations, COURSE
        self.draft = Draft(())
        self.course = CourseStep(look)
        self.roster = RosterStep(look)
        self.seats = SeatsStep(look, stations)
        self.questions = QuestionPanel(look)
        self.seat = SeatPanel(look)
        self.checks = Checks(look, stations)
        self.cards = (
            StepCard(look, 1, self.tr("Course and mode")),
            StepCard(look, 2, self.tr("Roster")),
            StepCard(look, 3, self.tr("Seats and turns")),
        )
        self._title = Label(look, "", 18, Weight.SEMIBOLD)
        self.next = Button(look, self.tr("Next"), kind=Kind.NORMAL)
        self._lay_out()
        self._connect()
        self.show_step(COURSE)
        look.changed.connect(self._restyle)
        self._restyle()

    def begin(self, draft: Draft) -> None:
        """Show a new draft from its first step."""
        self.draft = draft
        draft.see(self._stations.all())
        self.course.show_draft(draft)
        self.roster.show_draft(draft)
        self.show_step(COURSE)
        self.refresh()

    def begin_again(self, draft: Draft, plan: ClassPlan, enrolled: tuple[PersonView, ...]) -> None:
        """Show the plan of a class that was held, from its last step: all of it stands already."""
        draft.know(enrolled)
        draft.see(self._stations.all())
        draft.take(plan)
        self.draft = draft
        self.course.show_draft(draft)
        self.roster.show_draft(draft)
        self.show_step(SEATS)
        self.refresh()

    def know(self, enrolled: tuple[PersonView, ...]) -> None:
        """Take who is enrolled already."""
        self.draft.know(enrolled)
        self.roster.refresh()
        self.refresh()

    def refuse_load(self, why: str) -> None:
        """Say why the machine's policy rules physiological load out; empty when it does not."""
        if why != self.draft.load_refusal:
            self.draft.load_refusal = why
            self.course.refresh()
            self.refresh()

    @property
    def step(self) -> int:
        """The open step, 0 to 2."""
        return self._step

    def show_step(self, step: int) -> None:
        """Open one step."""
        self._step = step
        for number, part in enumerate(self._steps):
            part.setVisible(number == step)
        self.cards[step].setChecked(True)
        self.panel.setCurrentIndex(step)
        for part in (self.panel, self._rule):
            part.setVisible(step != COURSE)
        self.next.setVisible(step != SEATS)
        if step == ROSTER:
            self.questions.show_draft(self.draft)

    def see_stations(self) -> None:
        """Take the headsets as they are now."""
        self.draft.see(self._stations.all())
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the draft holds in cards, seats and panel."""
        draft = self.draft
        self._title.setText(draft.title.strip() or self.tr("New class"))
        self.cards[COURSE].set_summary(self._course_words(), done=draft.course_is_chosen)
        self.cards[ROSTER].set_summary(self._roster_words(), done=draft.roster_is_complete)
        self.cards[SEATS].set_summary(count_words(draft), done=draft.seated > 0)
        self.seats.show_draft(draft)
        self.seat.show_draft(draft, self.seats.seat, self.seats.turn)
        self.checks.show_draft(draft)
        self.next.setEnabled((draft.course_is_chosen, draft.roster_is_complete, True)[self.step])
        self.changed.emit()

    def _course_words(self) -> str:
        draft = self.draft
        if draft.pack is None:
            return self.tr("not chosen yet")
        mode = {
            Mode.PRACTICE: self.tr("practice"),
            Mode.ASSESS: self.tr("assessment"),
            Mode.OUTREACH: self.tr("outreach"),
        }[draft.mode]
        return f"{draft.pack.id}, {mode}, " + self.tr("{n} min").format(n=draft.duration_min)

    def _roster_words(self) -> str:
        draft = self.draft
        if not draft.people:
            return self.tr("nobody yet")
        words = text.people(len(draft.people))
        if draft.questions:
            words += self.tr(", {n} to tell apart").format(n=draft.questions)
        return words

    @Slot()
    def _go_on(self) -> None:
        """Open the next step, and hand the keyboard on: the button may be gone or wait there."""
        step = min(SEATS, self.step + 1)
        self._open(step)
        (self.course.courses, self.roster.entrance, self.seats.entrance)[step].setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _open(self, step: int) -> None:
        self.show_step(step)
        self.refresh()

    @Slot(str)
    def _ask_about(self, key: str) -> None:
        self.questions.show_draft(self.draft, key)

    @Slot()
    def _roster_changed(self) -> None:
        self.questions.show_draft(self.draft)
        self.refresh()

    @Slot(str)
    def _answered(self, key: str) -> None:
        self.roster.refresh()
        # With no question left, the one just answered stays in sight: it can be taken back.
        self.questions.show_draft(self.draft, "" if self.draft.questions else key)
        self.refresh()
        if not self.questions.focus_answer():
            self.next.setFocus()

    @Slot()
    def _show_seat(self) -> None:
        self.seat.show_draft(self.draft, self.seats.seat, self.seats.turn)

    @Slot()
    def _change_seat(self) -> None:
        self.seat.person.setFocus()
        self.seat.person.showPopup()

    def _lay_out(self) -> None:
        look = self._look
        # Of their own parent: else the keyboard on one takes every other choice below out of Tab's way.
        cards = QWidget()
        self._cards = QHBoxLayout(cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        for card in self.cards:
            self._cards.addWidget(card, 1)
        self._steps = (self.course, self.roster, self.seats)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.next)
        self._box = column(self)
        self._box.addWidget(self._title)
        self._box.addWidget(cards)
        for step in self._steps:  # no stack: that would be as high as the highest of them
            self._box.addWidget(step, 1)
        self._box.addLayout(foot)
        self.panel = QStackedWidget()
        self.panel.addWidget(QWidget())
        self.panel.addWidget(self.questions)
        self.panel.addWidget(self.seat)
        self.whole_panel = QWidget()
        beside = column(self.whole_panel)
        self._rule = Rule(look)
        beside.addWidget(self.panel, 1)
        beside.addWidget(self._rule)
        beside.addWidget(self.checks)
        beside.addStretch(0)

    def _connect(self) -> None:
        for number, card in enumerate(self.cards):
            card.clicked.connect(lambda _=False, number=number: self._open(number))
        self.next.clicked.connect(self._go_on)
        self.course.changed.connect(self.refresh)
        self.course.changed.connect(self.roster.refresh)
        self.roster.changed.connect(self._roster_changed)
        self.roster.selected.connect(self._ask_about)
        self.questions.answered.connect(self._answered)
        self.seats.selected.connect(self._show_seat)
        self.seats.ticked.connect(self.refresh)
        self.seats.freed.connect(self.seat.leave_free)
        self.seats.change_asked.connect(self._change_seat)
        self.seat.changed.connect(self.refresh)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(14))
        self._cards.setSpacing(px(8))
        self.seats.setMinimumHeight(px(240))
