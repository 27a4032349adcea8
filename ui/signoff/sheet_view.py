"""The evidence of one run: what fails it, then what a person judges, then what the system saw."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.assessment.sheet import SeenCriterion, Sheet
from console.model import Result
from ui import text
from ui.signoff.rows import CriticalRow, JudgementRow, ObservedRow, SectionHead, UntoldRow
from ui.signoff.wording import missing_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import column
from ui.widgets.icon_label import IconLabel
from ui.widgets.judgement_walk import JudgementWalk
from ui.widgets.label import Label, ReasonLine

MET_SHOWN = 4
"""Met rows that are open at once; the rest waits behind one press."""


class SheetView(QWidget):
    """Shows a judged sheet and says what was judged.

    What the system saw of its criteria stays untold until a person has judged what is theirs.
    Signals: `judged(id, Result | None)`, `jumped(row)` to a moment of the run's log, `all_judged()` when the
    keyboard has judged the last one.
    """

    judged = Signal(str, object)
    jumped = Signal(int)
    all_judged = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet: Sheet | None = None
        self._course = ""
        self._all_open = self._is_read_only = False
        self._before: Mapping[str, Result] | None = None
        self._live: Mapping[str, Result] = {}
        self._last = ""
        self.judgements: list[JudgementRow] = []
        self.observed: list[ObservedRow] = []
        self._walk = JudgementWalk(self)
        self._walk.entered.connect(self._look_at)
        self._walk.done.connect(self.all_judged)
        self._box = column(self)
        self._content = QWidget()
        self._box.addWidget(self._content)
        look.changed.connect(self._rebuild)

    @property
    def score(self) -> str:
        """How much the system saw met; empty until a person has judged what is theirs."""
        return self._observed_head.figure.text()

    def open_sheet(
        self,
        sheet: Sheet,
        course: str,
        *,
        live: Mapping[str, Result] | None = None,
        before: Mapping[str, Result] | None = None,
        read_only: bool = False,
    ) -> None:
        """Show another run; `course` is the title of its pack.

        `live`: what was judged during the run, `before`: what the amended record has.
        """
        self._sheet, self._course, self._all_open, self._live = sheet, course, False, live or {}
        self._before, self._is_read_only = before, read_only
        self._rebuild()

    def show_judged(self, sheet: Sheet) -> None:
        """Show the same run after a judgement; rows a person is working on stay where they are."""
        before, self._sheet = self._sheet, sheet
        if before is None or before.machine != sheet.machine or before.judged is not sheet.judged:
            self._rebuild()
            return
        for row, one in zip(self.judgements, sheet.by_person, strict=True):
            row.show_result(one.result)
        self._figures()

    def set_read_only(self) -> None:
        """The decision is made: nothing can be judged any more."""
        self._is_read_only = True
        self._close_rows()

    def _close_rows(self) -> None:
        for row in self.judgements:
            row.lock()
        for seen in self.observed:
            seen.override.hide()

    def focus_first_open(self) -> bool:
        """Put the keyboard on what has to be judged next; False when nothing has."""
        return self._walk.focus_first_open()

    def focus_first(self) -> None:
        """Put the keyboard on the first judgement, made or not."""
        if self.judgements:
            self.judgements[0].judgement.setFocus()

    def focus_last(self) -> None:
        """Put the keyboard back where it was before something else was looked at."""
        row = next((row for row in self.judgements if row.id == self._last), None)
        if row is not None and row.judgement.isEnabled():
            row.judgement.setFocus()
        else:
            self.focus_first_open()

    @Slot(int)
    def _look_at(self, at: int) -> None:
        """To the moment of a judgement, where it has one."""
        row = self.judgements[at]
        if row.link is not None:
            self._last = row.id
            row.link.click()

    def _judge(self, id_: str, result: Result | None) -> None:
        """Tell it; from the keyboard, go on to what is still open."""
        at = next(n for n, row in enumerate(self.judgements) if row.id == id_)
        by_key = self.judgements[at].judgement.hasFocus() and result is not None
        self.judged.emit(id_, result)
        if by_key:
            self._walk.go_on_from(at)

    def _rebuild(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        focused = next((row.id for row in self.judgements if row.judgement.hasFocus()), None)
        self._content.hide()
        self._content.deleteLater()
        self._content = QWidget()
        self._box.addWidget(self._content)
        px = self._look.px
        box = column(self._content, margins=(px(20), px(12), px(20), px(16)), spacing=0)
        self._add_head(box, sheet)
        self._add_critical(box, sheet)
        self._add_judgements(box, sheet)
        self._add_observed(box, sheet)
        box.addStretch(1)
        self._figures()
        if self._is_read_only:
            self._close_rows()
        for row in self.judgements:
            if row.id == focused:
                row.judgement.setFocus()

    def _add_head(self, box: QVBoxLayout, sheet: Sheet) -> None:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.px(6))
        row.addWidget(Label(look, text.known_as(sheet.name, sheet.person), 20, Weight.SEMIBOLD, wrap=True), 1)
        whole = sheet.evidence_complete
        row.addWidget(IconLabel(look, "circle-check" if whole else "circle-dashed", 16, Role.MUTED))
        words = self.tr("evidence complete") if whole else self.tr("evidence incomplete")
        row.addWidget(Label(look, words, 12, role=Role.MUTED))
        box.addLayout(row)
        box.addSpacing(look.px(4))
        box.addWidget(Label(look, self._what(sheet), 12, role=Role.MUTED, wrap=True))
        if sheet.missing:
            box.addSpacing(look.px(10))
            box.addWidget(ReasonLine(look, missing_words(sheet.missing), "circle-dashed", self._content))

    def _what(self, sheet: Sheet) -> str:
        parts = [f"{sheet.course.id} v{sheet.course.version} {self._course}".strip()]
        if sheet.draft:
            parts.append(self.tr("draft content"))
        parts.append(self.tr("attempt {n}").format(n=sheet.attempt))
        if sheet.seat:
            parts.append(self.tr("seat {seat}").format(seat=sheet.seat))
        if sheet.started_utc is not None:
            parts.append(
                self.tr("{day}, {start} to {end}").format(
                    day=text.day(sheet.started_utc),
                    start=text.short_time(sheet.started_utc),
                    end=text.short_time(sheet.closed_utc),
                )
            )
        return ", ".join(parts)

    def _add_critical(self, box: QVBoxLayout, sheet: Sheet) -> None:
        look = self._look
        box.addWidget(SectionHead(look, self.tr("Critical errors"), str(len(sheet.critical_errors))))
        numbers = {step.id: number for number, step in enumerate(sheet.steps, 1)}
        box.addSpacing(look.px(4))
        for error in sheet.critical_errors:
            number = numbers.get(error.step or "")
            step = self.tr("step {n}").format(n=number) if number is not None else error.step or ""
            row = CriticalRow(look, error, step)
            row.jumped.connect(self.jumped)
            box.addWidget(row)
            box.addSpacing(look.px(4))
        if not sheet.critical_errors:
            box.addWidget(Label(look, self.tr("None."), 13, role=Role.MUTED))

    def _add_judgements(self, box: QVBoxLayout, sheet: Sheet) -> None:
        look = self._look
        head = self.tr("Judged by a person") if self._is_read_only else self.tr("Needs your judgement")
        self._judged_head = SectionHead(look, head)
        box.addWidget(self._judged_head)
        self.judgements = [JudgementRow(look, one, self._live.get(one.id)) for one in sheet.by_person]
        for row in self.judgements:
            if self._before is not None and not (self._is_read_only and self._is_as_before(row)):
                row.show_before(self._before.get(row.id))
            row.judged.connect(self._judge)
            row.jumped.connect(self.jumped)
            box.addWidget(row)
        self._walk.follow([row.judgement for row in self.judgements])
        if not self.judgements:
            box.addSpacing(look.px(4))
            words = self.tr("Nothing in this course has to be judged by a person.")
            box.addWidget(Label(look, words, 13, role=Role.MUTED))

    def _is_as_before(self, row: JudgementRow) -> bool:
        """Whoever only reads looks for what was changed."""
        return self._before is not None and self._before.get(row.id) is row.judgement.result

    def _add_observed(self, box: QVBoxLayout, sheet: Sheet) -> None:
        look = self._look
        self._observed_head = SectionHead(look, self.tr("Observed by the system"))
        box.addWidget(self._observed_head)
        self.observed = []
        if not (sheet.judged or self._is_read_only):
            self._add_untold(box, sheet)
            return
        first = [one for one in sheet.machine if one.result is not Result.MET or one.is_overridden]
        met = [one for one in sheet.machine if one not in first]
        shown = met if self._all_open or len(met) <= MET_SHOWN + 1 else met[:MET_SHOWN]
        for one in (*first, *shown):
            self._add_seen(box, one)
        if len(shown) < len(met):
            words = self.tr("{n} more, all met").format(n=len(met) - len(shown))
            self.more = Button(look, words, kind=Kind.QUIET, icon="chevron-down", size=Size.SMALL)
            self.more.clicked.connect(self._open_all)
            row = QHBoxLayout()
            row.addWidget(self.more)
            row.addStretch(1)
            box.addLayout(row)

    def _add_untold(self, box: QVBoxLayout, sheet: Sheet) -> None:
        words = self.tr("What the system saw is shown when you have judged everything.")
        line = Label(self._look, words, 12, role=Role.MUTED, wrap=True)
        line.setContentsMargins(0, self._look.px(6), 0, self._look.px(4))
        box.addWidget(line)
        for one in sheet.machine:
            row = UntoldRow(self._look, one)
            row.jumped.connect(self.jumped)
            box.addWidget(row)

    def _add_seen(self, box: QVBoxLayout, one: SeenCriterion) -> None:
        row = ObservedRow(self._look, one)
        row.overridden.connect(self.judged)
        row.jumped.connect(self.jumped)
        box.addWidget(row)
        self.observed.append(row)

    def _open_all(self) -> None:
        self._all_open = True
        self._rebuild()

    def _figures(self) -> None:
        sheet = self._sheet
        assert sheet is not None
        people = sheet.by_person
        done = sum(one.result is not None for one in people)
        if people:
            self._judged_head.figure.setText(
                self.tr("{done} of {all} judged").format(done=done, all=len(people))
            )
        met = sum(one.result is Result.MET for one in sheet.machine)
        # The count is the automatic score: a judgement must not lean on it.
        score = self.tr("{met} of {all} met").format(met=met, all=len(sheet.machine))
        self._observed_head.figure.setText(score if sheet.judged or self._is_read_only else "")
