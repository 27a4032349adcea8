"""Sign-off: the finished runs, the evidence of one of them, and the decision about it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from console.assessment.sheet import Sheet, judge
from console.clock import Clock, iso_utc
from console.errors import ConsoleError
from console.model import AssessmentId, Decision, Result, RunId, RunView
from console.terms import Role as AccountRole
from ui import text
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.signoff.decision_panel import DecisionPanel
from ui.signoff.sheet_view import SheetView
from ui.signoff.waiting import WaitingRuns
from ui.signoff.wording import run_mark
from ui.theme import Look, Role, Weight
from ui.widgets.columns import Columns, Part
from ui.widgets.ground import Scroll, column
from ui.widgets.item_list import Item, ItemList
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar


class SignoffScreen(QWidget):
    """One decision sheet per finished run; a decision counts as saved only after COMMIT."""

    def __init__(
        self,
        look: Look,
        waiting: WaitingRuns,
        services: Services,
        operations: Operations,
        clock: Clock,
        presence: Presence,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._waiting, self._services = look, waiting, services
        self._operations, self._clock, self._presence = operations, clock, presence
        self._sheet: Sheet | None = None
        self._judgements: dict[str, Result] = {}
        self._wanted: RunId | None = None
        self._shown: RunView | None = None
        self.bar = TopBar(look, self.tr("Sign-off"))
        self.list = ItemList(look, self.tr("Runs to decide"), lead_width=26)
        self.sheet = SheetView(look)
        self.decision = DecisionPanel(look)
        self.panel = SidePanel(look, width=336, wide=420)
        self._lay_out()
        waiting.changed.connect(self._list)
        presence.changed.connect(self._show_decider)
        self._show_decider()
        self.list.chosen.connect(self._open)
        self.sheet.judged.connect(self._judge)
        self.decision.save_asked.connect(self._save)
        self.decision.next_asked.connect(self._open_next)
        save = QShortcut(QKeySequence("Ctrl+Return"), self)
        save.activated.connect(self.decision.ask_to_save)
        self._list()

    @property
    def is_empty_shown(self) -> bool:
        """True while no run waits and the screen says when one comes."""
        return self._body.currentIndex() == 1

    def open_run(self, run: RunId) -> None:
        """Open one run, as soon as it is in the list."""
        self._wanted = run
        self.list.choose(run)
        self._waiting.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the records anew."""
        self._waiting.ask()

    def _list(self) -> None:
        runs = list(self._waiting.runs)
        self._drop_decided()
        shown = self._shown
        kept = self._is_saved or self.decision.is_saving
        if shown is not None and kept and shown.run not in {run.run for run in runs}:
            runs.append(shown)  # what was just saved stays in sight until the next one is opened
        count = len(self._waiting.runs)
        items = [Item("", self.tr("To decide"), trailing=text.runs(count))] if runs else []
        for run in runs:
            icon, words = run_mark(run)
            if self._is_saved and shown is not None and run.run == shown.run:
                icon, words = "check", self.tr("decided")
            items.append(
                Item(
                    run.run,
                    run.name or self.tr("Guest"),
                    run.seat or text.NO_VALUE,
                    words,
                    icon,
                    text.short_time(run.closed_utc),
                    is_name=True,
                )
            )
        self.list.set_items(items)
        self.bar.set_summary(
            self.tr("{runs} to decide, oldest first").format(runs=text.runs(count)) if count else ""
        )
        if self._wanted is not None and self._wanted in {run.run for run in runs}:
            self.list.choose(self._wanted)
        elif not self.list.key and runs:
            self.list.choose(runs[0].run)
        self._body.setCurrentIndex(0 if self._sheet is not None else 1)
        self._columns.set_panel_shown(self._sheet is not None)

    def _drop_decided(self) -> None:
        """A run that was decided elsewhere leaves the sheet; one that is being saved here stays."""
        shown = self._shown
        if shown is None or self._is_saved or self.decision.is_saving:
            return
        if shown.run not in {run.run for run in self._waiting.runs}:
            self._sheet = self._shown = None

    @property
    def _is_saved(self) -> bool:
        return self._sheet is not None and bool(self.decision.saved.text())

    @Slot()
    def _show_decider(self) -> None:
        presence = self._presence
        refusal = "" if presence.access is Access.PRACTICE else presence.refusal(AccountRole.ASSESSOR)
        self.decision.show_decider(presence.session, refusal)

    @Slot(str)
    def _open(self, run: RunId) -> None:
        if self._sheet is not None and self._sheet.run == run:
            return
        self._wanted = run

        def show(sheet: Sheet) -> None:
            if self._wanted == sheet.run:
                self._show(sheet)

        self._operations.run(self, lambda: self._services.assessments.sheet(run), show)

    def _show(self, sheet: Sheet) -> None:
        self._wanted = None
        self._judgements = {}
        self._sheet = sheet
        self._shown = next((run for run in self._waiting.runs if run.run == sheet.run), None)
        pack = next((pack for pack in self._services.packs if pack.ref == sheet.course), None)
        self.decision.open_sheet(sheet)
        self.sheet.open_sheet(sheet, pack.title if pack is not None else "")
        self._list()
        self._columns.show_part(Part.SHEET)
        self._scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.sheet.focus_first_open()

    @Slot(str, object)
    def _judge(self, criterion: str, result: Result | None) -> None:
        if self._sheet is None or self._is_saved:
            return
        if result is None:
            self._judgements.pop(criterion, None)
        else:
            self._judgements[criterion] = result
        judged = judge(self._sheet, self._judgements)
        self.sheet.show_judged(judged)
        self.decision.show_judged(judged)

    @Slot(object, str)
    def _save(self, decision: Decision, reason: str) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        judgements, session = dict(self._judgements), self._presence.session

        def saved(_: AssessmentId) -> None:
            if self._sheet is sheet:
                time = text.clock_time(iso_utc(self._clock.utc()))
                others = [run for run in self._waiting.runs if run.run != sheet.run]
                self.decision.show_saved(time, more=bool(others))
                self.sheet.set_read_only()
            self._waiting.ask()

        def failed(error: ConsoleError) -> None:
            if self._sheet is sheet:
                self.decision.show_failed(error)
            else:
                self._operations.trouble_met.emit(error)

        self._operations.run(
            self,
            lambda: self._services.assessments.decide(
                sheet.run, decision, reason or None, judgements, session=session
            ),
            saved,
            failed,
        )

    @Slot()
    def _open_next(self) -> None:
        done = self._sheet.run if self._sheet is not None else None
        following = next((run.run for run in self._waiting.runs if run.run != done), None)
        if following is not None:
            self.list.choose(following)

    def _lay_out(self) -> None:
        look = self._look
        self._scroll = Scroll(look, self.sheet, self.tr("Evidence"))
        self._body = QStackedWidget()
        self._body.addWidget(self._scroll)
        self._body.addWidget(_Nothing(look))
        self.panel.show_page(Scroll(look, self.decision, self.tr("Decision")))
        names = (self.tr("Runs"), self.tr("Evidence"), self.tr("Decision"))
        self._columns = Columns(look, names, (self.list, self._body, self.panel), list_width=228)
        whole = column(self)
        whole.addWidget(self.bar)
        whole.addWidget(self._columns, 1)
        self.setFocusProxy(self.list)


class _Nothing(QWidget):
    """The sheet's place while no run waits."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        box = column(self, spacing=8)
        box.addStretch(2)
        for words, px, weight in (
            (self.tr("No run waits for a decision"), 20, Weight.SEMIBOLD),
            (self.tr("Runs appear here when they end, oldest first."), 13, Weight.REGULAR),
        ):
            line = Label(look, words, px, weight, Role.TEXT if px > 13 else Role.MUTED)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        box.addStretch(3)
