"""One class on the sheet: what it was or is, and what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.model import ClassState, ClassView, Mode
from ui import text
from ui.classes.load_section import LoadSection
from ui.classes.turns_table import HEAD, ROW, Grid, TurnsTable
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.facts import Facts
from ui.widgets.ground import ALL_EDGES, Ground, Rule, column
from ui.widgets.label import Label, ReasonLine

if TYPE_CHECKING:
    from console.records import ClassRow
    from console.services.consents import ConsentState


MOST_ROWS = 16
"""More seats than these scroll."""


class Overview(QWidget):
    """What is asked for about the class that is shown.

    Signals: `live_asked()`, `end_asked()`, `resume_asked()`, `next_asked()`, `check_asked()`,
    `again_asked()` to hold it once more, `slot_chosen()` in the table of turns.
    """

    live_asked = Signal()
    end_asked = Signal()
    resume_asked = Signal()
    next_asked = Signal()
    check_asked = Signal()
    again_asked = Signal()
    slot_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Label(look, "", 18, Weight.SEMIBOLD, wrap=True)
        self._words = Label(look, "", 13, role=Role.MUTED, wrap=True)
        self.interrupted = ReasonLine(look)
        self.facts = Facts(
            look,
            (
                ("course", self.tr("Course")),
                ("mode", self.tr("Held as")),
                ("minutes", self.tr("Class time")),
                ("started", self.tr("Started")),
                ("closed", self.tr("Closed")),
                ("people", self.tr("People")),
                ("runs", self.tr("Runs")),
            ),
        )
        self.load = LoadSection(look)
        self.turns = TurnsTable(look, self.tr("Seats and turns"))
        self._turns_frame = Ground(look, edges=ALL_EDGES)
        column(self._turns_frame).addWidget(self.turns)
        self._about_wear = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.resume = Button(look, self.tr("Resume class"), kind=Kind.PRIMARY, icon="player-play")
        self.live = Button(look, self.tr("Go to Live"), kind=Kind.PRIMARY, icon="layout-grid")
        self.end = Button(look, self.tr("End class"), icon="player-stop")
        self.check = Button(look, self.tr("Check and start"), kind=Kind.PRIMARY, icon="clipboard-check")
        self.next = Button(look, self.tr("Next turn"), icon="player-track-next")
        self.again = Button(look, self.tr("Hold it again"), icon="copy")
        self._lay_out()
        for button, signal in (
            (self.resume, self.resume_asked),
            (self.live, self.live_asked),
            (self.end, self.end_asked),
            (self.check, self.check_asked),
            (self.next, self.next_asked),
            (self.again, self.again_asked),
        ):
            button.clicked.connect(signal)
        self.turns.chosen.connect(self.slot_chosen)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No class is selected: say how one begins."""
        self._title.setText(self.tr("No class is running"))
        self._words.setText(
            self.tr("Plan a new one in three steps: the course, who comes, and who has which headset.")
        )
        self.interrupted.set_text("")
        self._offer()
        self.facts.hide()
        self.load.show_state(None, None)

    def show_row(self, row: "ClassRow") -> None:
        """Show a class that is over or was never started."""
        self._title.setText(row.title)
        self._words.setText(
            self.tr("This class is closed. Its runs and decisions are in the records.")
            if row.state is ClassState.CLOSED
            else self.tr("This class was planned.")
        )
        self.interrupted.set_text("")
        self._offer(again=row.state is ClassState.CLOSED)
        self.facts.show()
        self.load.show_state(None, None)
        course = f"{row.course.id} v{row.course.version}" if row.course is not None else None
        self.facts.set("course", course)
        self.facts.set("mode", mode_words(row.mode))
        minutes = row.duration_min
        self.facts.set("minutes", self.tr("{n} min").format(n=minutes) if minutes is not None else None)
        self.facts.set("started", when(row.started_utc))
        self.facts.set("closed", when(row.closed_utc))
        self.facts.set("people", None)
        self.facts.set("runs", None)

    def show_class(self, class_: ClassView, consents: "ConsentState | None") -> None:
        """Show the class that runs, or that was interrupted; `consents`: None where nobody may know."""
        self.load.show_state(class_, consents)
        self._title.setText(class_.title)
        self._words.setText("" if class_.interrupted else self.tr("This class is running."))
        self.interrupted.set_text(
            self.tr(
                "The program ended while this class was running. Everything received until then is "
                "saved; open runs were closed as interrupted. Resume the class to give those seats a "
                "new attempt, or end it."
            )
            if class_.interrupted
            else ""
        )
        held, runs = class_.is_held and not class_.interrupted, not class_.interrupted
        self._offer(
            resume=class_.interrupted,
            live=runs,
            end=True,
            check=held,
            following=runs and class_.turn < class_.turns,
        )
        self.facts.show()
        self.facts.set("course", f"{class_.course.id} v{class_.course.version}")
        self.facts.set("mode", mode_words(class_.mode))
        self.facts.set("minutes", self.tr("{n} min").format(n=class_.duration_min))
        self.facts.set("started", when(class_.started_utc))
        self.facts.set("closed", None)
        self.facts.set("people", str(len(people_of(class_))))
        over = [run for run in class_.runs if run.outcome is not None]
        decided = sum(run.decision is not None for run in over)
        words = self.tr("{n} begun, {over} ended, {decided} decided")
        if class_.mode is Mode.OUTREACH:
            words = self.tr("{n} begun, {over} ended")
        begun = sum(run.began for run in class_.runs)
        self.facts.set("runs", words.format(n=begun, over=len(over), decided=decided))

    def show_turns(self, grid: Grid | None, wear: str = "") -> None:
        """Show who sits where, turn by turn; None: nothing to show."""
        self._turns_frame.setVisible(grid is not None)
        self._about_wear.setText(wear)
        self._about_wear.setVisible(grid is not None and bool(wear))
        if grid is not None:
            self.turns.show_grid(grid)
            px = self._look.px
            self._turns_frame.setFixedHeight(px(HEAD) + (px(ROW) + 1) * min(MOST_ROWS, len(grid.seats)) + 4)

    def _offer(
        self,
        *,
        resume: bool = False,
        live: bool = False,
        end: bool = False,
        check: bool = False,
        following: bool = False,
        again: bool = False,
    ) -> None:
        for button, on in (
            (self.resume, resume),
            (self.check, check),
            (self.live, live),
            (self.next, following),
            (self.end, end),
            (self.again, again),
        ):
            button.setVisible(on)
        self.show_turns(None)
        self.live.set_kind(Kind.NORMAL if check else Kind.PRIMARY)
        self._words.setVisible(bool(self._words.text()))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.resume, self.check, self.live, self.next, self.again, self.end):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._buttons = buttons
        self._box = column(self)
        self._box.addWidget(self._title)
        self._box.addWidget(self._words)
        self._box.addWidget(self.interrupted)
        self._box.addLayout(buttons)
        self._box.addWidget(Rule(self._look))
        self._box.addWidget(self._turns_frame)
        self._box.addWidget(self._about_wear)
        self._box.addWidget(self.facts, alignment=Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self.load)
        self._box.addStretch(1)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(16), px(20), px(16))
        self._box.setSpacing(px(12))
        self._buttons.setSpacing(px(8))
        self.facts.setFixedWidth(px(420))


def people_of(class_: ClassView) -> set[str]:
    """Everybody of a class, of all its turns, who wears and who watches."""
    seats = class_.rota or class_.seats
    found = {seat.person for seat in seats} | {seat.watcher for seat in seats}
    return {person for person in found if person is not None}


def mode_words(mode: Mode) -> str:
    """How a class is held, in words."""
    return {
        Mode.PRACTICE: text.translate("practice"),
        Mode.ASSESS: text.translate("assessment"),
        Mode.OUTREACH: text.translate("outreach"),
    }[mode]


def when(utc: str | None) -> str | None:
    """Day and time of day; None for no time."""
    return f"{text.day(utc)}, {text.short_time(utc)}" if utc is not None else None
