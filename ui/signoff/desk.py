"""One sheet that is open: what it is of, what stands on it, and every way in which it leaves the desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from console.assessment.sheet import Sheet, judge, unjudged
from console.assessment.writing import EMPTY, Writing
from console.clock import Clock, iso_utc
from console.errors import ConsoleError
from console.model import Result, RunId
from console.terms import AssessmentId
from ui import text
from ui.operations import Operations
from ui.people.wording import meaning_words
from ui.presence import Access, Presence
from ui.services import Services
from ui.signoff.acts import Identity, signing
from ui.signoff.decision_panel import DecisionPanel
from ui.signoff.keeper import Keeper
from ui.signoff.rights import refusal, signer
from ui.signoff.sheet_view import SheetView
from ui.signoff.task import Task
from ui.signoff.wording import amended_words, sentence_to_sign, voided_words

if TYPE_CHECKING:
    from console.courses.content import Pack
    from console.model import Session
    from console.records.signoff import DecisionRow
    from console.services.evidence import Decided, Work


class SheetDesk(QObject):
    """Joins view and panel with the services for whoever is here.

    Signals: `opened()`, `closed()`, `done(goes_on)` after COMMIT, `decided()` when a decision is on disk that
    is not signed yet, to be shown to the trainee.
    """

    opened = Signal()
    closed = Signal()
    done = Signal(bool)
    decided = Signal()

    def __init__(
        self,
        view: SheetView,
        panel: DecisionPanel,
        services: Services,
        operations: Operations,
        clock: Clock,
        presence: Presence,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._panel, self._services = view, panel, services
        self._operations, self._clock, self._presence = operations, clock, presence
        self._wanted = ""
        self._is_deciding = False
        self._left = Task.LOOK
        """What there was to do before it was to be voided."""
        self._sheet: Sheet | None = None
        self._judgements: dict[str, Result] = {}
        self._author: Session | None = None
        self.record: Decided | None = None
        self.key = ""
        self.goes_on = False
        """True while something else waits in the list."""
        self._keeper = Keeper(services.assessments, operations, self)
        view.judged.connect(self._judge)
        panel.form.changed.connect(self._note)
        panel.void_form.changed.connect(self._say_task)
        panel.keep.save_asked.connect(self._save)
        panel.box.sign_asked.connect(self._sign)
        panel.amend_asked.connect(self._begin_amending)
        panel.void_asked.connect(self._begin_voiding)
        panel.leave_asked.connect(self._leave)

    # What is open

    @property
    def sheet(self) -> Sheet | None:
        """The evidence that is open, without what is being judged."""
        return self._sheet

    @property
    def run(self) -> RunId:
        """The run whose sheet is open; empty when none is."""
        return self._sheet.run if self._sheet is not None else ""

    @property
    def is_opening(self) -> bool:
        """True while a sheet was asked for and has not come."""
        return bool(self._wanted)

    @property
    def pack(self) -> "Pack | None":
        """The course of the open sheet."""
        course = self._sheet.course if self._sheet is not None else None
        return next((pack for pack in self._services.packs if pack.ref == course), None)

    @property
    def is_busy(self) -> bool:
        """True while the records have not answered what was asked of them here."""
        return self._is_deciding or self._panel.is_busy

    @property
    def is_done(self) -> bool:
        """True when what was to be done with it is on disk."""
        return bool(self._panel.saved.text())

    def open_run(self, run: RunId) -> None:
        """Open a run to judge it, with what this person had begun."""
        session = self._session()

        def show(work: "Work") -> None:
            if self._wanted == run:
                task = Task.SAVE if self._presence.access is Access.PRACTICE else Task.JUDGE
                self.record = None
                self._show(run, work.sheet, task, work.writing, session)

        self._open(run)
        self._operations.run(self, lambda: self._services.assessments.resume(run, session), show)

    def open_record(self, record: str, task: Task) -> None:
        """Open a decision, to sign it in some way or to look at it."""
        session = self._session()

        def show(decided: "Decided") -> None:
            if self._wanted == record:
                self._show_record(decided, task, session)

        self._open(record)
        self._operations.run(self, lambda: self._services.assessments.decided(record, session), show)

    def close(self) -> None:
        """Nothing is open any more; what was half written is kept."""
        self._keeper.flush()
        self._keeper.end()
        self._sheet = self.record = self._author = None
        self._wanted = self.key = ""
        self._is_deciding = False
        self._panel.box.forget()
        self.closed.emit()

    @Slot()
    def follow(self) -> None:
        """Somebody came, went or locked the screen: what was written stays with its author."""
        self._keeper.flush()
        if self._presence.access is not Access.SIGNED_IN:
            self._panel.box.forget()
        if _account(self._author) != _account(self._presence.session) and self._sheet is not None:
            self.close()
            return
        if self._sheet is not None:
            self._panel.show_refusal(self._refusal(self._panel.task))
            self._show_signatures()
            self._say_task()

    def _open(self, key: str) -> None:
        self._keeper.flush()
        self._wanted = key

    def _show_record(self, decided: "Decided", task: Task, session: "Session | None") -> None:
        self.record = decided
        self._show(decided.row.record, decided.sheet, task, decided.writing, session)

    def _show(
        self, key: str, sheet: Sheet, task: Task, written: Writing, session: "Session | None", was: str = ""
    ) -> None:
        self._wanted, self.key, self._sheet, self._author = "", key, sheet, session
        self._is_deciding = False
        known = {one.id for one in sheet.machine} | {one.id for one in sheet.by_person}
        self._judgements = {id_: one for id_, one in written.judgements.items() if id_ in known}
        judged = judge(sheet, self._judgements)
        before = self.record.writing.judgements if task is Task.AMEND and self.record is not None else None
        title = self.pack.title if self.pack is not None else ""
        live = {one.id: one.result for one in sheet.by_person if one.result is not None}
        self._view.open_sheet(judged, title, live=live, before=before, read_only=not task.edits)
        self._panel.box.forget()
        self._panel.form.fill(judged, written, opened=task.edits, amending=was)
        self._show_signatures()
        self._panel.show_task(task, self._refusal(task))
        if task.edits:
            self._keeper.begin(key, session, written)
        else:
            self._keeper.end()
        self._say_task()
        self.opened.emit()

    # Writing

    @Slot(str, object)
    def _judge(self, criterion: str, result: Result | None) -> None:
        if self._sheet is None or not self._panel.task.edits or self.is_busy:
            return
        if result is None:
            self._judgements.pop(criterion, None)
        else:
            self._judgements[criterion] = result
        judged = judge(self._sheet, self._judgements)
        self._view.show_judged(judged)
        self._panel.form.show_judged(judged)
        self._panel.settle()
        self._note(is_text=False)

    @Slot(bool)
    def _note(self, is_text: bool) -> None:
        self._say_task()
        if self._panel.task.edits:
            self._keeper.note(self._written(), is_text=is_text)

    def _written(self) -> Writing:
        return replace(self._panel.form.written(), judgements=dict(self._judgements))

    # Amending

    @Slot()
    def _begin_amending(self) -> None:
        decided, session = self.record, self._session()
        if decided is None or session is None:
            return
        begun, own = decided.amending, decided.row.decider == session.account
        if begun == EMPTY and own:
            begun = replace(decided.writing, reason="")
        sheet = decided.sheet if own else unjudged(decided.sheet)
        self._show(decided.row.record, sheet, Task.AMEND, begun, session, amended_words(decided.row))

    @Slot()
    def _begin_voiding(self) -> None:
        self._left = self._panel.task
        self._panel.box.forget()
        self._panel.show_task(Task.VOID, self._refusal(Task.VOID))
        self._say_task()
        self._panel.begin_void()

    @Slot()
    def _leave(self) -> None:
        """Neither amend nor void it after all."""
        record = self.record
        if record is None:
            return
        if self._panel.task is Task.AMEND:
            self._keeper.note(EMPTY, is_text=False)
        self.open_record(record.row.record, self._left if self._panel.task is Task.VOID else Task.LOOK)

    # Keeping and signing

    @Slot()
    def _save(self) -> None:
        """A practice decision, which nobody signs."""
        sheet = self._sheet
        if sheet is not None:
            self._decide(sheet, lambda _: self._finish(self.tr("Saved {time}"), goes_on=False))

    def decide_to_show(self) -> None:
        """Keep the decision without its signature, so that the trainee can read what it is."""
        sheet, session = self._sheet, self._author
        if sheet is None or self._panel.missing or self._panel.task is not Task.JUDGE or self.is_busy:
            return

        def show(versions: "tuple[DecisionRow, ...]") -> None:
            if self._sheet is sheet and _account(self._session()) == _account(session):
                self._wanted = versions[-1].record
                self._operations.run(
                    self,
                    lambda: self._services.assessments.decided(versions[-1].record, session),
                    lambda decided: self._show_decided(decided, session),
                )

        self._decide(
            sheet,
            lambda id_: self._operations.run(self, lambda: self._services.assessments.decisions(id_), show),
        )

    def _show_decided(self, decided: "Decided", session: "Session | None") -> None:
        if self._wanted == decided.row.record:
            self._show_record(decided, Task.SIGN, session)
            self.decided.emit()

    def _decide(self, sheet: Sheet, then: Callable[[AssessmentId], None]) -> None:
        written, session = self._written(), self._author
        decision = written.decision
        assert decision is not None
        self._keeper.end()
        self._is_deciding = True

        def kept(assessment: AssessmentId) -> None:
            if self._sheet is sheet:
                then(assessment)

        self._operations.run(
            self,
            lambda: self._services.assessments.decide(
                sheet.run,
                decision,
                written.reason or None,
                written.judgements,
                feedback=written.feedback or None,
                adjustment=written.adjustment or None,
                session=session,
            ),
            kept,
            lambda error: self._fail(sheet, written, error),
        )

    @Slot(object, str, bool)
    def _sign(self, user_id: str | None, passphrase: str, goes_on: bool) -> None:
        sheet, session, task = self._sheet, self._author, self._panel.task
        if sheet is None or session is None:
            return
        key = self.key if task.edits or self.record is None else self.record.row.record
        written, who = self._written(), Identity(session, passphrase, user_id)
        if task.edits:
            self._keeper.flush()
        why = self._panel.void_form.reason
        call = signing(self._services.assessments, task, who, key, sheet.run, written, why)

        def signed(answer: str) -> None:
            if self._sheet is sheet:
                self._keeper.end()
                words = self.tr("Voided {time}") if task is Task.VOID else self.tr("Signed {time}")
                if task is Task.AMEND and not goes_on:
                    self.key = answer  # it stands in the old one's place from now on
                self._finish(words, goes_on=goes_on)
                if not goes_on:
                    self._look_at(answer if task.edits else key, sheet, session)

        self._operations.run(self, call, signed, lambda error: self._fail(sheet, written, error))

    def _look_at(self, record: str, sheet: Sheet, session: "Session") -> None:
        """What was just signed can be shown to the trainee, and amended."""

        def take(decided: "Decided") -> None:
            if self._sheet is sheet:
                self.record = decided
                self._show_signatures()
                self._panel.show_refusal(self._refusal(Task.LOOK))

        self._operations.run(self, lambda: self._services.assessments.decided(record, session), take)

    def _show_signatures(self) -> None:
        record = self.record
        signatures = record.signatures if record is not None else ()
        versions = [row.record for row in record.versions] if record is not None else [""]
        self._panel.show_signatures(signatures, versions)
        void = voided_words(signatures, record.row.record) if record is not None else ""
        self._panel.show_void(void, may=record is not None and not self._refusal(Task.VOID))

    def _finish(self, words: str, *, goes_on: bool) -> None:
        self._is_deciding = False
        self._panel.box.forget()
        time = text.clock_time(iso_utc(self._clock.utc()))
        self._view.set_read_only()
        self._panel.show_done(words.format(time=time), more=self.goes_on)
        self.done.emit(goes_on)

    def _fail(self, sheet: Sheet, written: Writing, error: ConsoleError) -> None:
        if self._sheet is not sheet:
            self._operations.trouble_met.emit(error)
            return
        self._is_deciding = False
        if self._panel.task.edits:
            self._keeper.begin(self.key, self._author, written)
        self._panel.show_failed(error)

    # What is said about it

    def _say_task(self) -> None:
        sheet, task, view = self._sheet, self._panel.task, self._presence.view
        meaning = task.meaning
        if sheet is None or meaning is None:
            return
        session = self._presence.session
        decision = self._panel.form.decision
        line = ""
        if session is not None and decision is not None and not self._panel.missing:
            line = sentence_to_sign(sheet, decision, signer(session, task), voids=task is Task.VOID)
        self._panel.box.show_task(
            meaning_words(meaning),
            line,
            text.moment_words(self._clock.utc()),
            needs_user_id=view is None or view.needs_user_id,
            goes_on=self.goes_on and task is not Task.VOID,
        )

    def _refusal(self, task: Task) -> str:
        return refusal(self._presence, task, self.record.row if self.record is not None else None)

    def _session(self) -> "Session | None":
        return self._presence.session if self._presence.access is Access.SIGNED_IN else None


def _account(session: "Session | None") -> str:
    return session.account if session is not None else ""
