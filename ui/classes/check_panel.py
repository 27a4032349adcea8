"""Beside Check and start: how many are ready, their start, and one row with one button per problem."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.classroom.readiness import Check, Need
from ui.classes.check_words import start_words, why_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

ICONS = {
    Need.SILENT: "square-x",
    Need.REFUSED: "circle-dashed-x",
    Need.UNANSWERED: "circle-dashed-x",
    Need.APP: "file-download",
    Need.BATTERY: "battery-1",
    Need.RESTS: "clock",
    Need.ASKED: "loader",
}


class Problem(NamedTuple):
    """A seat that is not ready, and what would help: the act, the station it is for, the button's words."""

    check: Check
    help: tuple[str, str, str]


class CheckPanel(QWidget):
    """Signals: `start_pressed()`, `solved(seat, act, station)`, `chosen(seat)`."""

    start_pressed = Signal()
    solved = Signal(str, str, str)
    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._problems: tuple[Problem, ...] = ()
        self._said: tuple[tuple[str, ...], ...] = ()
        self.rows: dict[str, ProblemRow] = {}
        self._figure = Label(look, "", 22, Weight.SEMIBOLD)
        self._caption = Label(look, self.tr("ready to start"), 13, role=Role.MUTED)
        self._segments = _Segments(look)
        self.start = Button(
            look, "", kind=Kind.PRIMARY, icon="player-play", letter=self.tr("Enter"), size=Size.ACTION
        )
        self._others = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._head = Label(look, "", 14, Weight.SEMIBOLD)
        self._list = QVBoxLayout()
        self._top = QWidget()
        top = column(self._top)
        self._top_box = top
        for part in (self._figure, self._caption, self._segments, self.start, self._others):
            top.addWidget(part)
        box = column(self)
        box.addWidget(self._top)
        box.addWidget(Rule(look))
        self._head_box = column(head := QWidget())
        self._head_box.addWidget(self._head)
        box.addWidget(head)
        box.addLayout(self._list)
        box.addStretch(1)
        self.start.clicked.connect(self.start_pressed)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_checks(
        self, checks: tuple[Check, ...], problems: tuple[Problem, ...], now: datetime, left_min: float
    ) -> None:
        """Show how many are ready, and a row for each that is not."""
        ready = sum(check.is_ready for check in checks)
        self._figure.setText(self.tr("{ready} of {count}").format(ready=ready, count=len(checks)))
        self._segments.show_checks(checks)
        self.start.set_label(self._start_words(ready))
        self.start.setEnabled(bool(ready))
        self._others.setText(self.tr("The others join as they become ready.") if problems else "")
        self._others.setVisible(bool(problems))
        self._head.setText(self._head_words(problems))
        self._head.setVisible(bool(problems))
        said = tuple(
            (one.check.seat, start_words(one.check, now), why_words(one.check, left_min), *one.help)
            for one in problems
        )
        if said != self._said:
            self._said, self._problems = said, problems
            self._rebuild(said)

    def _start_words(self, ready: int) -> str:
        if not ready:
            return self.tr("None is ready yet")
        return (
            self.tr("Start the one that is ready")
            if ready == 1
            else self.tr("Start the {n} that are ready").format(n=ready)
        )

    def _head_words(self, problems: tuple[Problem, ...]) -> str:
        """Whose headset has only been asked needs nobody yet."""
        count = sum(one.check.needs != (Need.ASKED,) for one in problems)
        if not count:
            return self.tr("Waiting for their headsets")
        return self.tr("1 needs you") if count == 1 else self.tr("{n} need you").format(n=count)

    def mark(self, seat: str) -> None:
        """Mark the row of a seat."""
        for other, row in self.rows.items():
            row.set_chosen(other == seat)

    def _rebuild(self, said: tuple[tuple[str, ...], ...]) -> None:
        focused = next((seat for seat, row in self.rows.items() if row.help.hasFocus()), None)
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for problem, (seat, what, why, act, station, words) in zip(self._problems, said, strict=True):
            row = ProblemRow(self._look, ICONS[problem.check.needs[0]], f"{seat}  {what}", why, words)
            row.help.clicked.connect(
                lambda _=False, seat=seat, act=act, station=station: self.solved.emit(seat, act, station)
            )
            row.reached.connect(lambda seat=seat: self.chosen.emit(seat))
            self._list.addWidget(row)
            self.rows[seat] = row
        if focused in self.rows:
            self.rows[focused or ""].help.setFocus()

    def _restyle(self) -> None:
        px = self._look.px
        self._top_box.setContentsMargins(px(14), px(16), px(14), px(12))
        self._top_box.setSpacing(px(8))
        self._head_box.setContentsMargins(px(14), px(10), px(14), px(8))


class ProblemRow(Ground):
    """What is wrong at a seat, why, and the one button that helps. Signals: `reached()` by the keyboard."""

    reached = Signal()

    def __init__(self, look: Look, icon: str, what: str, why: str, words: str) -> None:
        super().__init__(look, edges=(Qt.Edge.BottomEdge,))
        self.help = _Help(look, words)
        self.help.setAccessibleDescription(f"{what}. {why}")
        self.help.reached.connect(self.reached)
        box = column(self, margins=(look.px(14), look.px(10), look.px(14), look.px(12)), spacing=look.px(4))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(IconLabel(look, icon, 16, box=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(look, what, 13, Weight.SEMIBOLD, wrap=True), 1)
        box.addWidget(line)
        indent = (look.px(30), 0, 0, 0)
        reason = Label(look, why, 12, role=Role.MUTED, wrap=True)
        reason.setContentsMargins(*indent)
        box.addWidget(reason)
        shift = QWidget()
        below = column(shift, margins=indent)
        below.addWidget(self.help)
        box.addWidget(shift)

    def set_chosen(self, chosen: bool) -> None:
        """Show that this is the seat that is selected in the table."""
        self._role = Role.SELECTED if chosen else Role.SURFACE
        self.update()


class _Help(Button):
    """A button that says when the keyboard has come to it."""

    reached = Signal()

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words, size=Size.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the table which seat it is about."""
        super().focusInEvent(event)
        self.reached.emit()


class _Segments(QWidget):
    """One segment a seat: filled where it is ready or has begun, a base line where not."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ready: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show these."""
        self._ready = tuple(check.is_ready or check.began for check in checks)
        self.update()

    def sizeHint(self) -> QSize:
        """Return 8 px high."""
        return QSize(self._look.px(100), self._look.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them from edge to edge, 2 px apart."""
        painter, count = QPainter(self), len(self._ready)
        for at, ready in enumerate(self._ready):
            left, right = round(at * self.width() / count), round((at + 1) * self.width() / count) - 2
            height = self.height() if ready else 2
            role = Role.SEG_DONE if ready else Role.LINE_STRONG
            painter.fillRect(
                left, self.height() - height, max(1, right - left), height, self._look.color(role)
            )
