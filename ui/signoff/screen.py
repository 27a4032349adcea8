"""Sign-off: what waits for whose signature, the evidence of one run, and the decision about it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from console.clock import Clock
from console.model import RunId, RunView
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.signoff.decision_panel import DecisionPanel
from ui.signoff.desk import SheetDesk
from ui.signoff.listing import decision_items, run_items, with_kept
from ui.signoff.log_page import LogPage
from ui.signoff.nothing import Nothing
from ui.signoff.queues import TASKS, Queue, Queues
from ui.signoff.sheet_view import SheetView
from ui.signoff.task import Task
from ui.signoff.waiting import WaitingRuns
from ui.signoff.whose import WhoseList
from ui.theme import Look
from ui.widgets.choice import Tabs
from ui.widgets.columns import Columns, Part
from ui.widgets.ground import Scroll, column
from ui.widgets.item_list import Item, ItemList
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from ui.signoff.trainee_page import TraineePage


class SignoffScreen(QWidget):
    """One sheet at a time; what was done with it counts only after COMMIT.

    Signals: `alone_asked(QWidget | None)`: show this page to a trainee and nothing else, or all again.
    """

    alone_asked = Signal(object)

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
        self._operations, self._presence = operations, presence
        self._wanted: RunId | None = None
        self._kept: RunView | None = None
        self._trainee: TraineePage | None = None
        self.queues = Queues(services.assessments, operations, presence, self)
        self.bar = TopBar(look, self.tr("Sign-off"))
        self._names = {
            Queue.JUDGE: self.tr("To judge"),
            Queue.COUNTERSIGN: self.tr("To countersign"),
            Queue.VERIFY: self.tr("To verify"),
            Queue.SIGNED: self.tr("Signed"),
        }
        self.tabs = Tabs(
            look, tuple((str(key), name) for key, name in self._names.items()), self.tr("Queues")
        )
        self.list = ItemList(look, self.tr("Runs and decisions"), lead_width=26)
        self.whose = WhoseList(look, self.list)
        self.sheet = SheetView(look)
        self.decision = DecisionPanel(look)
        self.log = LogPage(look)
        self.desk = SheetDesk(self.sheet, self.decision, services, operations, clock, presence, self)
        self.panel = SidePanel(look, width=336, wide=420)
        self._lay_out()
        self._connect()
        self._list()

    @property
    def is_empty_shown(self) -> bool:
        """True while nothing is open and the screen says when something comes."""
        return self._body.currentWidget() is self._nothing

    @property
    def queue(self) -> Queue:
        """The tab that is shown."""
        return Queue(self.tabs.key)

    @property
    def waiting_count(self) -> int:
        """How many runs and decisions wait to be judged or signed by whoever is here."""
        return len(self._waiting.runs) + len(self.queues.to_sign)

    @property
    def trainee(self) -> "TraineePage | None":
        """The page for the trainee while it is shown."""
        return self._trainee

    def open_run(self, run: RunId) -> None:
        """Open one run, as soon as it is in the list."""
        self._wanted = run
        self.tabs.choose(Queue.JUDGE)
        self.list.choose(run)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask the records anew."""
        self._waiting.ask()
        self.queues.ask()

    @Slot(object)
    def show_records_changed(self, event: Any) -> None:
        """Something was written, here or elsewhere."""
        if event.ids and self.isVisible():
            self.queues.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the records anew; a sheet that was opened meanwhile is what one works with, not its tab."""
        self.ask()
        self._list()
        if self.desk.sheet is not None and self.tabs.isAncestorOf(self.focusWidget() or self):
            self.focus_task()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen is shown: keep what is half written."""
        self.desk.follow()

    # The list

    @Slot()
    def _list(self) -> None:
        self._drop_what_is_gone()
        queue, desk = self.queue, self.desk
        items = self._decision_items(queue) + (self._run_items() if queue is Queue.JUDGE else [])
        self.whose.offer(shown=queue is Queue.SIGNED and self.queues.sees_all and self.queues.signs)
        self.list.set_items(items)
        self._show_counts()
        keys = [item.key for item in items if item.key]
        desk.goes_on = any(key != desk.key for key in keys)
        self.decision.show_more(more=desk.goes_on)
        if self._wanted in keys:
            self.list.choose(str(self._wanted))
        elif not self.list.key and keys:
            self.list.choose(keys[0])
        elif self.list.key in keys and desk.sheet is None and not desk.is_opening:
            self._open(self.list.key)  # somebody else is here: the same sheet, as theirs
        self._show_body()

    def _run_items(self) -> list[Item]:
        runs, kept, desk, done = self._waiting.runs, self._kept, self.desk, ""
        if kept is not None and desk.run == kept.run and (desk.is_done or desk.is_busy):
            done = kept.run if desk.is_done else ""
            runs = with_kept(runs, kept, lambda run: run.run, self.list.items)
        return run_items(runs, self.queues.begun, done, self._done_words())

    def _decision_items(self, queue: Queue) -> list[Item]:
        rows, desk, done = self.queues.rows(queue), self.desk, ""
        kept = desk.record.row if desk.record is not None and queue is not Queue.SIGNED else None
        if kept is not None and desk.key == kept.record and (desk.is_done or desk.is_busy):
            done = kept.record if desk.is_done else ""
            rows = with_kept(rows, kept, lambda row: row.record, self.list.items)
        disputed = {row.record for row in self.queues.disputed}
        everybody = queue is Queue.SIGNED and self.queues.lists_all
        return decision_items(rows, queue, disputed, done, self._done_words(), everybody=everybody)

    def _done_words(self) -> str:
        if self.decision.voided.words:
            return self.tr("voided")
        return self.tr("signed") if self._presence.session is not None else self.tr("decided")

    def _drop_what_is_gone(self) -> None:
        """What was decided elsewhere leaves the desk; what is being signed here stays."""
        desk = self.desk
        if desk.sheet is None or desk.is_done or desk.is_busy or desk.record is not None:
            return
        if desk.run not in {run.run for run in self._waiting.runs}:
            desk.close()

    def _show_counts(self) -> None:
        counts = {queue: len(self.queues.rows(queue)) for queue in (Queue.COUNTERSIGN, Queue.VERIFY)}
        counts[Queue.JUDGE] = self.waiting_count
        for queue, name in self._names.items():
            count = counts.get(queue, 0)
            self.tabs.rename(queue, f"{name}  {count}" if count else name)

    def _show_body(self) -> None:
        is_open = self.desk.sheet is not None
        if not is_open:
            self._body.setCurrentWidget(self._nothing)
            self._nothing.show_queue(self.queue, waits=bool(self.list.items))
        elif self._body.currentWidget() is self._nothing:
            self._body.setCurrentWidget(self._scroll)
        self._columns.set_panel_shown(is_open)

    @Slot(str)
    def _open(self, key: str) -> None:
        if (self.desk.key == key and self.desk.sheet is not None) or not self._presence.may_command:
            return
        self._wanted = key
        row = next((row for row in self.queues.rows(self.queue) if row.record == key), None)
        if row is not None:
            self.desk.open_record(key, TASKS.get(self.queue, Task.SIGN))
        else:
            self.desk.open_run(key)

    @Slot()
    def _change_queue(self) -> None:
        self.desk.close()
        self._wanted = self._kept = None
        self.list.set_items(())
        self._list()

    @Slot()
    def _opened(self) -> None:
        self._wanted = None
        run = self.desk.run
        self._kept = next((one for one in self._waiting.runs if one.run == run), self._kept)
        self.log.forget()
        self._body.setCurrentWidget(self._scroll)
        self._list()
        self._columns.show_part(Part.SHEET)
        self._scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.focus_task()
        self.decision.show_top()

    @Slot()
    def _go_to_work(self) -> None:
        """Somebody pressed a tab, be it the open one: the keyboard goes to what is in it."""
        if self.desk.sheet is not None:
            self.focus_task()

    def focus_task(self) -> None:
        """Put the keyboard where the next act is, never on what another tab covers."""
        if self.decision.task is Task.AMEND:
            self.sheet.focus_first()
        elif self.decision.task.edits:
            self.sheet.focus_first_open()
        elif self.decision.task.meaning is not None and self.decision.isVisible():
            self.decision.box.begin()
        else:
            self.list.setFocus()

    @Slot(bool)
    def _done(self, goes_on: bool) -> None:
        done = self._wanted = self.desk.key
        self.ask()
        self._list()
        if goes_on:
            self._open_next(done)
        # What was pressed can not be pressed again: its keyboard goes on, unless somebody is in the list.
        if self.isVisible() and not self.whose.isAncestorOf(QApplication.focusWidget() or self):
            (self.decision.next if self.decision.next.isVisible() else self.list).setFocus()

    @Slot()
    def _open_next(self, done: str = "") -> None:
        done = done or self.desk.key
        keys = [item.key for item in self.list.items if item.key]
        at = keys.index(done) if done in keys else -1
        following = next((key for key in (*keys[at + 1 :], *keys[: max(at, 0)]) if key != done), None)
        if following is not None:
            self.list.choose(following)

    @Slot()
    def _go_to_choice(self) -> None:
        self._columns.show_part(Part.PANEL)
        self.decision.form.focus_choice()

    @Slot()
    def _go_on(self) -> None:
        if self.decision.task.edits and self.decision.box.still.hasFocus():  # once more: to what is missing
            self._columns.show_part(Part.SHEET)
            if not self.sheet.focus_first_open():
                self._go_to_choice()
        elif self.desk.sheet is not None:
            self._columns.show_part(Part.PANEL)
            self.decision.go_on()

    # The log

    @Slot(int)
    def _jump(self, row: int) -> None:
        desk = self.desk
        run, pack = desk.run, desk.pack

        def show(events: Any) -> None:
            if desk.run == run:
                self._body.setCurrentWidget(self.log)
                self.log.show_log(events, pack, row)

        self._operations.run(self, lambda: self._services.assessments.log(run), show)

    @Slot()
    def _leave_log(self) -> None:
        self._body.setCurrentWidget(self._scroll)
        self.sheet.focus_last()

    # The trainee

    @Slot()
    def _show_to_trainee(self) -> None:
        if self.decision.task is Task.JUDGE:
            self.desk.decide_to_show()
        else:
            self._open_trainee_page()

    @Slot()
    def _open_trainee_page(self) -> None:
        from ui.signoff.trainee_page import TraineePage

        sheet, record, session = self.desk.sheet, self.desk.record, self._presence.session
        view = self._presence.view
        if sheet is None or record is None or session is None or view is None:
            return
        title = self.desk.pack.title if self.desk.pack is not None else ""
        page = TraineePage(self._look, sheet, record.row, title, session, needs_user_id=view.needs_user_id)
        page.closed.connect(self._close_trainee_page)
        page.read.connect(self._acknowledge)
        self._trainee = page
        self.alone_asked.emit(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str, object)
    def _acknowledge(self, comment: str, passphrase: str, user_id: str | None) -> None:
        record, session, page = self.desk.record, self._presence.session, self._trainee
        if record is None or session is None or page is None:
            return
        task = self.decision.task

        def done(_: str) -> None:
            self._close_trainee_page()
            self.desk.open_record(record.row.record, task)

        self._operations.run(
            page,
            lambda: self._services.assessments.acknowledge(
                session, record.row.record, passphrase, comment=comment or None, user_id=user_id
            ),
            done,
            page.show_failed,
        )

    @Slot()
    def _close_trainee_page(self) -> None:
        if self._trainee is not None:
            self._trainee = None
            self.alone_asked.emit(None)
            self.focus_task()

    @Slot()
    def _follow(self) -> None:
        """Somebody came, went or locked."""
        if self._presence.access is not Access.SIGNED_IN:
            self._trainee = None  # the lock has taken the page away
        self.desk.follow()
        if self.isVisible():
            self._list()
            self.ask()

    # Building

    def _connect(self) -> None:
        self._waiting.changed.connect(self._list)
        self.queues.changed.connect(self._list)
        self._presence.changed.connect(self._follow)
        self.list.chosen.connect(self._open)
        self.whose.whose_chosen.connect(lambda: self.queues.list_all(wanted=self.whose.wants_all))
        self.tabs.chosen.connect(self._change_queue)
        self.tabs.pressed.connect(self._go_to_work)
        self.desk.opened.connect(self._opened)
        self.desk.closed.connect(self._show_body)
        self.desk.done.connect(self._done)
        self.desk.decided.connect(self._open_trainee_page)
        self.sheet.jumped.connect(self._jump)
        self.log.closed.connect(self._leave_log)
        self.decision.next_asked.connect(self._open_next)
        self.decision.trainee_asked.connect(self._show_to_trainee)
        self.sheet.all_judged.connect(self._go_to_choice)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._go_on)

    def _lay_out(self) -> None:
        look = self._look
        self._scroll = Scroll(look, self.sheet, self.tr("Evidence"))
        self._nothing = Nothing(look)
        self._body = QStackedWidget()
        for part in (self._scroll, self._nothing, self.log):
            self._body.addWidget(part)
        self.panel.show_page(self.decision)
        names = (self.tr("Runs"), self.tr("Evidence"), self.tr("Decision"))
        self._columns = Columns(look, names, (self.whose, self._body, self.panel), list_width=228)
        self.bar.add_tabs(self.tabs)
        whole = column(self)
        whole.addWidget(self.bar)
        whole.addWidget(self._columns, 1)
        self.setFocusProxy(self.list)
