"""The rows of the decision sheet: section heads, critical errors, judgements, what the system observed."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.assessment.sheet import HumanCriterion, OralAnswer, SeenCriterion, SeenError
from console.courses.evidence import Moment
from console.model import Result
from ui import text
from ui.signoff.wording import live_words, seen_words, was_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.icon_label import IconLabel
from ui.widgets.judgement import Judgement
from ui.widgets.label import Label


class SectionHead(QWidget):
    """A title with a figure at its right end, over a rule."""

    def __init__(self, look: Look, title: str, figure: str = "") -> None:
        super().__init__()
        self.figure = Label(look, figure, 12, role=Role.MUTED)
        row = QHBoxLayout()
        row.addWidget(Label(look, title, 13, Weight.SEMIBOLD), 1)
        row.addWidget(self.figure)
        box = column(self, margins=(0, look.px(14), 0, 0), spacing=look.px(6))
        box.addLayout(row)
        box.addWidget(Rule(look, Role.LINE_STRONG))


class MomentLink(Button):
    """A time to jump to in the run's log. Signals: `jumped(row)`."""

    jumped = Signal(int)

    def __init__(self, look: Look, utc: str, row: int, about: str) -> None:
        time = text.clock_time(utc)
        name = QCoreApplication.translate("signoff", "Jump to {time}: {what}").format(time=time, what=about)
        super().__init__(look, time, kind=Kind.QUIET, icon="player-play", size=Size.SMALL, name=name)
        self.row = row
        self.setToolTip(QCoreApplication.translate("signoff", "Show this moment in the run's log"))
        self.clicked.connect(lambda: self.jumped.emit(self.row))


class CriticalRow(Ground):
    """A critical error: the sheet's only red. Signals: `jumped(row)`."""

    jumped = Signal(int)

    def __init__(self, look: Look, error: SeenError, step: str) -> None:
        super().__init__(look, Role.QUIET)
        said = (error.title, step, text.clock_time(error.utc))
        self.setAccessibleName(", ".join(part for part in said if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(16), look.px(7), look.px(12), look.px(7))
        row.setSpacing(look.px(10))
        row.addWidget(IconLabel(look, "stop", 18, Role.STOP))
        row.addWidget(Label(look, error.title, 13, Weight.SEMIBOLD, wrap=True), 3)
        row.addWidget(Label(look, step, 12, role=Role.MUTED))
        link = MomentLink(look, error.utc, error.row, error.title)
        link.jumped.connect(self.jumped)
        row.addWidget(link)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its red edge."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.look.px(4), self.height(), self.look.color(Role.STOP))


class JudgementRow(QWidget):
    """One criterion or oral question that a person judges; `live`: how they judged it during the run.

    Signals: `judged(id, Result | None)`, `jumped(row)`.
    """

    judged = Signal(str, object)
    jumped = Signal(int)

    def __init__(self, look: Look, one: HumanCriterion | OralAnswer, live: Result | None = None) -> None:
        super().__init__()
        self.id, self._live = one.id, live
        self.link: MomentLink | None = None
        title = one.title if isinstance(one, HumanCriterion) else one.question
        self.judgement = Judgement(look, title)
        self.judgement.judged.connect(lambda result: self.judged.emit(self.id, result))
        self.told = Label(look, "", 12, role=Role.MUTED)
        self.was = Label(look, "", 12, Weight.MEDIUM)
        self.was.hide()
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        row.addWidget(self._words(look, one, title), 1)
        row.addWidget(self.was)
        moment = _where(one)
        if moment is not None:
            self.link = MomentLink(look, moment.utc, moment.row, title)
            self.link.jumped.connect(self.jumped)
            row.addWidget(self.link)
        row.addWidget(self.judgement)
        self.unseen = Label(look, self.tr("not observed"), 12, Weight.SEMIBOLD)
        self.unseen.hide()
        row.addWidget(self.unseen)
        box = column(self)
        row.setContentsMargins(0, look.px(4), look.px(4), look.px(4))
        box.addLayout(row)
        box.addWidget(Rule(look))
        self.show_result(one.result)

    def show_result(self, result: Result | None) -> None:
        """Show what stands, and whether that is what was judged during the run."""
        self.judgement.set_result(result)
        self.told.setText(live_words(self._live, result))
        self.told.setVisible(bool(self.told.text()))

    def lock(self) -> None:
        """Nothing can be judged any more: what was left open was not observed, and the record says so."""
        self.judgement.setEnabled(False)
        is_open = self.judgement.result is None
        self.judgement.setVisible(not is_open)
        self.unseen.setVisible(is_open)

    def show_before(self, was: Result | None) -> None:
        """Say how the record that is amended has it."""
        self.was.setText(was_words(was))
        self.was.show()

    def _words(self, look: Look, one: HumanCriterion | OralAnswer, title: str) -> QWidget:
        words = QWidget()
        box = column(words, spacing=1)
        box.addWidget(Label(look, title, 13, wrap=True))
        box.addWidget(self.told)
        if isinstance(one, OralAnswer):
            right = self.tr("Right when: {answer}").format(answer=one.answer)
            box.addWidget(Label(look, right, 12, wrap=True, role=Role.MUTED))
        return words


class UntoldRow(QWidget):
    """One criterion that the system observed, while a person still judges: when, and not what was seen.

    Signals: `jumped(row)`.
    """

    jumped = Signal(int)

    def __init__(self, look: Look, one: SeenCriterion) -> None:
        super().__init__()
        self.setAccessibleName(one.title)
        row = QHBoxLayout()
        row.setContentsMargins(look.px(26), 0, look.px(4), 0)
        row.addStrut(look.px(28))
        row.addWidget(Label(look, one.title, 13, wrap=True), 1)
        row.addWidget(_when(look, one, self.jumped))
        box = column(self)
        box.addLayout(row)
        box.addWidget(Rule(look))


class ObservedRow(QWidget):
    """One criterion that the system observed. Signals: `overridden(id, Result | None)`, `jumped(row)`."""

    overridden = Signal(str, object)
    jumped = Signal(int)

    def __init__(self, look: Look, one: SeenCriterion) -> None:
        super().__init__()
        self.id, self._seen = one.id, one.seen
        self.setAccessibleName(f"{one.title}, {self._result_words(one.result)}")
        self.setAccessibleDescription(seen_words(one))
        self.setToolTip(seen_words(one))
        met = one.result is Result.MET
        weight = Weight.REGULAR if met and not one.is_overridden else Weight.SEMIBOLD
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, look.px(4), 0)
        row.setSpacing(look.px(10))
        row.addStrut(look.px(28))
        row.addWidget(
            IconLabel(look, {Result.MET: "check", Result.NOT_MET: "x"}.get(one.result, "circle-dashed"), 16)
        )
        row.addWidget(Label(look, one.title, 13, weight, wrap=True), 1)
        self.override = self._button(look, one)
        row.addWidget(self.override)
        result = Label(look, self._result_words(one.result), 12, weight, Role.TEXT if not met else Role.MUTED)
        result.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        words = QFontMetrics(look.font(12, Weight.SEMIBOLD))
        widest = max(words.horizontalAdvance(self._result_words(each)) for each in Result)
        result.setFixedWidth(max(look.px(84), widest))
        row.addWidget(result)
        row.addWidget(_when(look, one, self.jumped))
        box = column(self)
        box.addLayout(row)
        box.addWidget(Rule(look))

    def _button(self, look: Look, one: SeenCriterion) -> Button:
        words = self.tr("Undo override") if one.is_overridden else self.tr("Override")
        # A met row keeps its override small: most rows are met, and few are ever overridden.
        shown = words if one.is_overridden or one.result is not Result.MET else ""
        button = Button(
            look, shown, kind=Kind.QUIET, icon="pencil", size=Size.SMALL, name=f"{words}: {one.title}"
        )
        other = Result.NOT_MET if one.seen is Result.MET else Result.MET
        wanted = None if one.is_overridden else other
        button.clicked.connect(lambda: self.overridden.emit(self.id, wanted))
        if one.is_overridden:
            button.setToolTip(self.tr("The system saw: {result}").format(result=self._result_words(one.seen)))
        return button

    def _result_words(self, result: Result) -> str:
        return {
            Result.MET: self.tr("met"),
            Result.NOT_MET: self.tr("not met"),
            Result.NOT_OBSERVED: self.tr("not observed"),
        }[result]


def _where(one: HumanCriterion | OralAnswer) -> Moment | None:
    """The moment to look at: when it was last judged during the run, else the first of what speaks for it."""
    judged = [moment for moment in one.moments if moment.kind == "judgement"]
    return judged[-1] if judged else min(one.moments, key=lambda moment: moment.utc, default=None)


def _when(look: Look, one: SeenCriterion, jumped: SignalInstance) -> QWidget:
    """The moment to jump to, or a dash where there is none."""
    if one.utc is None:
        dash = Label(look, text.NO_VALUE, 12, role=Role.MUTED)
        dash.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        dash.setMinimumWidth(look.px(56))
        return dash
    link = MomentLink(look, one.utc, one.moments[0].row, one.title)
    link.jumped.connect(jumped)
    return link
