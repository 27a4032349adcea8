"""What a person judges of the selected run while it goes on: criteria and oral questions, with Y and N."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from console.courses.content import Criterion, OralQuestion
from console.model import Result, RunView, StationView
from ui.live.facts import LiveFacts
from ui.live.judging import Judged, is_assessed, run_of, to_judge
from ui.live.tile_text import tr
from ui.text import clock_time
from ui.theme import Look, Role
from ui.widgets.ground import Rule, Scroll, column
from ui.widgets.judgement import Judgement
from ui.widgets.judgement_walk import JudgementWalk
from ui.widgets.label import Label, ReasonLine

if TYPE_CHECKING:
    from console.courses.content import Pack


class JudgePage(QWidget):
    """Follows the board. What the system saw is not told here: a judgement must not lean on it.

    Signals: `left()` on Esc, and when the keyboard has judged the last one: it goes back to the wall.
    `changed()`: how many are judged, or whether there is anything to judge, is new.
    """

    left = Signal()
    changed = Signal()

    def __init__(self, look: Look, facts: LiveFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._facts, self._board = look, facts, facts.judging
        self._pack: Pack | None = None
        self._run: RunView | None = None
        self._watched, self._wide = "", False
        self.rows: list[JudgeRow] = []
        self._walk = JudgementWalk(self)
        self._walk.done.connect(self.left)
        self.why = ReasonLine(look, parent=self)
        self._content = QWidget()
        self._scroll = Scroll(look, self._content, tr("To judge"))
        self._whole = column(self)
        self._whole.addWidget(self.why)
        self._whole.addWidget(self._scroll, 1)
        self._board.changed.connect(self._show)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_assessed(self) -> bool:
        """True while what is played is judged, by whomever."""
        return is_assessed(self._facts.class_)

    @property
    def applies(self) -> bool:
        """True in an assessed class whose course leaves something to a person."""
        return self.is_assessed and bool(self.rows)

    @property
    def figure(self) -> str:
        """How many are judged: "2 of 5"."""
        done = sum(row.judgement.result is not None for row in self.rows)
        return tr("{step} of {count}").format(step=done, count=len(self.rows))

    def set_wide(self, wide: bool) -> None:
        """Stand in the column of a wide window's panel."""
        if wide != self._wide:
            self._wide = wide
            self._restyle()

    def show_pack(self, pack: "Pack | None") -> None:
        """Know what there is to judge."""
        if pack is not self._pack:
            self._pack = pack
            self._restyle()

    def show_station(self, view: StationView | None, watched: str) -> None:
        """Follow the run of this station; `watched`: why nothing may be done here, empty when it may."""
        run = run_of(self._facts.class_, view.run if view is not None else None)
        if (run, watched) == (self._run, self._watched):
            return
        is_another = (run.run if run else None) != (self._run.run if self._run else None)
        self._run, self._watched = run, watched
        self._board.open(run.run if run is not None and run.began else "")
        self._show()
        focused = QApplication.focusWidget()
        if is_another and focused is not None and self.isAncestorOf(focused):
            self.left.emit()  # the next Y is not meant for whoever came to this station meanwhile

    def focus_first_open(self) -> None:
        """Put the keyboard on what has to be judged next, or on the first."""
        if not self._walk.focus_first_open() and self.rows and self.rows[0].judgement.isEnabled():
            self.rows[0].judgement.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Within

    def _refusal(self) -> str:
        """Why nothing can be judged now; empty when it can."""
        run, board = self._run, self._board
        if run is None:
            return tr("No run is assigned here.")
        if board.refusal or self._watched:
            return board.refusal or self._watched
        if not run.began:
            return tr("Begins when the headset plays the run.")
        return tr("The run has ended: its sheet is in Sign-off.") if run.outcome is not None else ""

    @Slot()
    def _show(self) -> None:
        refusal, results = self._refusal(), self._board.results
        words = refusal or self._board.failure
        if words != self.why.accessibleName():
            self.why.set_text(words)
        for row in self.rows:
            row.show_judged(results.get(row.id), able=not refusal)
        self.changed.emit()

    def _judge(self, id_: str, result: Result | None) -> None:
        at = next(n for n, row in enumerate(self.rows) if row.id == id_)
        by_key = self.rows[at].judgement.hasFocus() and result is not None
        self._board.judge(id_, result)
        if by_key:
            self._walk.go_on_from(at)

    def _restyle(self) -> None:
        """Build the rows anew: another course, or another look."""
        px = self._look.px
        self._whole.setContentsMargins(px(20 if self._wide else 14), px(4), px(7), px(4))
        content = QWidget()
        box = column(content)
        self.rows = [JudgeRow(self._look, one) for one in to_judge(self._pack)]
        for row in self.rows:
            row.judged.connect(self._judge)
            box.addWidget(row)
        box.addStretch(1)
        self._walk.follow([row.judgement for row in self.rows])
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        self._show()


class JudgeRow(QWidget):
    """One criterion or oral question. Signals: `judged(id, Result | None)`."""

    judged = Signal(str, object)

    def __init__(self, look: Look, one: Criterion | OralQuestion) -> None:
        super().__init__()
        self.id = one.id
        title = one.title if isinstance(one, Criterion) else one.question
        self.judgement = Judgement(look, title)
        self.judgement.judged.connect(lambda result: self.judged.emit(self.id, result))
        self.when = Label(look, "", 11, role=Role.MUTED, wrap=True)
        px = look.px
        words = QWidget()
        beside = column(words, spacing=1)
        beside.addWidget(Label(look, title, 12, wrap=True))
        beside.addWidget(self.when)
        beside.addStretch(1)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(px(10))
        row.addWidget(words, 1)
        row.addWidget(self.judgement, 0, Qt.AlignmentFlag.AlignTop)
        self._least = px(110)
        box = column(self)
        upper = QWidget()
        inner = column(upper, margins=(0, px(6), px(7), px(6)), spacing=px(3))
        inner.addLayout(row)
        if isinstance(one, OralQuestion):
            right = tr("Right when: {answer}").format(answer=one.answer)
            inner.addWidget(Label(look, right, 11, role=Role.MUTED, wrap=True))
        box.addWidget(upper)
        box.addWidget(Rule(look))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where words are long, the judgement stands under what it is about."""
        directions = QBoxLayout.Direction
        is_narrow = self.width() - self.judgement.sizeHint().width() < self._least
        self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        super().resizeEvent(event)

    def show_judged(self, judged: Judged | None, *, able: bool) -> None:
        """Show what stands, and when it was judged."""
        self.judgement.set_result(judged.result if judged is not None else None)
        self.judgement.setEnabled(able)
        when = ""
        if judged is not None:
            when = tr("judged {time}").format(time=clock_time(judged.utc)) if judged.utc else tr("being kept")
        self.when.setText(when)
        self.when.setVisible(bool(when))
