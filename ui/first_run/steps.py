"""The four steps at the left of the first run: which is done, which is open, which are to come."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.focus_ring import FocusRing
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.icon import draw_icon
from ui.widgets.label import Label
from ui.widgets.remark import Remark


class Step(IntEnum):
    """Where the first run stands."""

    CONSOLE = 0
    PEOPLE = 1
    HEADSETS = 2
    LOOK_AROUND = 3


WIDTH: Final = 276


def step_title(step: Step) -> str:
    """What a step is about."""
    return {
        Step.CONSOLE: _tr("This console"),
        Step.PEOPLE: _tr("People who sign in"),
        Step.HEADSETS: _tr("Headsets"),
        Step.LOOK_AROUND: _tr("Look around"),
    }[step]


def _step_words(step: Step) -> str:
    return {
        Step.CONSOLE: _tr("its name, how it looks"),
        Step.PEOPLE: _tr("administrator and assessor"),
        Step.HEADSETS: _tr("search, pair or simulate"),
        Step.LOOK_AROUND: _tr("6 simulated headsets"),
    }[step]


class StepsRail(Ground):
    """Signals: `chosen(Step)`, `demo_asked()`."""

    chosen = Signal(object)
    demo_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, Role.CHROME, (Qt.Edge.RightEdge,))
        self.rows = {step: _StepRow(look, step) for step in Step}
        self.demo = Button(look, self.tr("Start the demo"), size=Size.SMALL)
        self._head, self._foot = QWidget(), QWidget()
        self._head_box, self._foot_box = column(self._head), column(self._foot)
        self._head_box.addWidget(Label(look, self.tr("Set up this console"), 20, Weight.MEDIUM, wrap=True))
        words = self.tr("Four steps, each can be skipped")
        self._head_box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        self._foot_box.addWidget(Rule(look))
        self._foot_box.addWidget(
            Remark(
                look,
                "player-play",
                self.tr("Only want to see it?"),
                px=13,
                weight=Weight.MEDIUM,
                role=Role.TEXT,
            )
        )
        self._foot_box.addWidget(
            Label(
                look,
                self.tr("A class with invented people, kept apart from your records. It needs no account."),
                12,
                role=Role.MUTED,
                wrap=True,
            )
        )
        self._foot_box.addWidget(self.demo)
        box = column(self)
        box.addWidget(self._head)
        for row in self.rows.values():
            box.addWidget(row)
            row.clicked.connect(lambda _=False, step=row.step: self.chosen.emit(step))
        box.addStretch(1)
        box.addWidget(self._foot)
        self.demo.clicked.connect(self.demo_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_steps(self, current: Step, done: frozenset[Step]) -> None:
        """Say which step is open and which are done."""
        for step, row in self.rows.items():
            row.show_state(current=step is current, done=step in done)

    def _restyle(self) -> None:
        px = self.look.px
        self.setFixedWidth(max(px(WIDTH), *(row.sizeHint().width() for row in self.rows.values())))
        self._head_box.setContentsMargins(px(24), px(24), px(20), px(20))
        self._head_box.setSpacing(px(6))
        self._foot_box.setContentsMargins(px(24), px(8), px(23), px(10))
        self._foot_box.setSpacing(px(8))


class _StepRow(QAbstractButton):
    """One step, 60 high: a circle with its number or a tick, title 14/500, what it is 12 muted."""

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__()
        self._look, self.step = look, step
        self._current = self._done = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(look, self)
        look.changed.connect(self.updateGeometry)

    def show_state(self, *, current: bool, done: bool) -> None:
        self._current, self._done = current, done
        state = _tr("done") if done else _tr("open") if current else _tr("to come")
        self.setAccessibleName(f"{self.step + 1}, {step_title(self.step)}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.px
        title = QFontMetricsF(self._look.font(14, Weight.MEDIUM)).horizontalAdvance(step_title(self.step))
        words = QFontMetricsF(self._look.font(12)).horizontalAdvance(_step_words(self.step))
        return QSize(max(px(WIDTH), px(60 + 14) + round(max(title, words))), px(62))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px, painter = self._look, self._look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current or self.underMouse():
            painter.fillRect(self.rect(), look.color(Role.SELECTED if self._current else Role.HOVER))
        if self._current:
            painter.fillRect(0, 0, 3, self.height(), look.color(Role.ACCENT))
        self._paint_circle(painter)
        painter.setFont(look.font(14, Weight.MEDIUM))
        painter.setPen(look.color(Role.TEXT if self._current or self._done else Role.MUTED))
        painter.drawText(QPointF(px(60), px(27)), step_title(self.step))
        painter.setFont(look.font(12))
        painter.setPen(look.color(Role.MUTED))
        painter.drawText(QPointF(px(60), px(46)), _step_words(self.step))

    def _paint_circle(self, painter: QPainter) -> None:
        look, px = self._look, self._look.px
        circle = QRectF(px(24) + 0.5, px(12) + 0.5, px(24) - 1, px(24) - 1)
        painter.setPen(QPen(look.color(Role.TEXT if self._current else Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.TEXT) if self._current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self._done and not self._current:
            draw_icon(painter, look, "check", Role.TEXT, 14, px(24 + 5), px(12 + 5))
            return
        font = look.font(12, Weight.SEMIBOLD)
        number = str(self.step + 1)
        width = QFontMetricsF(font).horizontalAdvance(number)
        painter.setFont(font)
        painter.setPen(look.color(Role.CHROME if self._current else Role.MUTED))
        base = circle.center().y() + QFontMetricsF(font).capHeight() / 2
        painter.drawText(QPointF(circle.center().x() - width / 2, round(base)), number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("first_run", words)
