"""The turn, in one row at the foot of the queue: what it waits for, whose break is due, what is next."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.classroom.wear import BREAK_MIN, MOST_MIN
from console.model import ClassView, LinkState, StationId, StationView
from ui.live.tile_text import seat_of, tr
from ui.text import age, joined
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering

ADOPT: Final = "adopt"
CHECK: Final = "check"
NEXT: Final = "next"


class TurnWords(NamedTuple):
    """Two lines, an icon, and the one act that follows; its words are empty when there is none."""

    first: str
    second: str
    icon: str
    act: str = ""
    button: str = ""
    station: StationId | None = None


def turn_words(
    class_: ClassView | None, views: Mapping[StationId, StationView], now_ms: float
) -> TurnWords | None:
    """What has to be known now; None where there is nothing to say of turns."""
    if class_ is None or class_.interrupted:
        return None
    alone = sorted(
        (view for view in views.values() if view.unassigned and view.run and view.link is LinkState.LIVE),
        key=seat_of,
    )
    if alone:
        first = tr("Runs by itself: {seats}").format(seats=joined([seat_of(view) for view in alone]))
        second = tr("nobody is named for it")
        return TurnWords(first, second, "user-off", ADOPT, tr("Adopt"), alone[0].station)
    if class_.is_held:
        return _held(class_, now_ms)
    due = sorted(view.seat for view in views.values() if view.seat and (view.worn_min or 0) >= MOST_MIN)
    left = _left(class_, now_ms)
    follows = class_.turn < class_.turns
    act, button = (NEXT, tr("Next turn")) if follows else ("", "")
    if due:
        rule = tr("{most} min of wear, then {rest} min").format(most=MOST_MIN, rest=BREAK_MIN)
        return TurnWords(tr("Break due: {seats}").format(seats=joined(due)), rule, "clock", act, button)
    if class_.turns == 1:
        return None
    first = tr("Turn {n} of {of}").format(n=class_.turn, of=class_.turns)
    return TurnWords(first, left, "clock", act, button)


def _held(class_: ClassView, now_ms: float) -> TurnWords:
    first = tr("Not started")
    if class_.turns > 1:
        first = tr("Turn {n} of {of}: not started").format(n=class_.turn, of=class_.turns)
    wipe = class_.wipe_until_ms
    if wipe is not None and wipe > now_ms:
        second = tr("wiping, {age} left").format(age=age(wipe - now_ms))
    else:
        resting = sum(rest.until_ms > now_ms for rest in class_.rests if _sits(class_, rest.person))
        second = tr("{n} rest first").format(n=resting) if resting else tr("runs are assigned and wait")
    return TurnWords(first, second, "clipboard-check", CHECK, tr("Check and start"))


def _sits(class_: ClassView, person: str) -> bool:
    return any(seat.person == person for seat in class_.seats)


def _left(class_: ClassView, now_ms: float) -> str:
    minutes = class_.times.turn_min
    if not minutes or class_.turn_began_ms is None:
        return ""
    left_ms = class_.turn_began_ms + 60_000 * minutes - now_ms
    if left_ms <= 0:
        return tr("over its time by {age}").format(age=age(-left_ms))
    return tr("{age} left").format(age=age(left_ms))


class TurnRow(QWidget):
    """Signals: `acted(str, object)` the act and its station; `shown(bool)`: the row has come or gone."""

    acted = Signal(str, object)
    shown = Signal(bool)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self.words: TurnWords | None = None
        self.button = Button(look, "", size=Size.SMALL)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._act)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_words(self, words: TurnWords | None, *, attended: bool) -> None:
        """Show these; the row is gone where there are none."""
        self.button.setEnabled(attended)
        if words != self.words:
            self.words = words
            if words is not None:
                self.button.set_label(words.button)
                self.button.setVisible(bool(words.button))
                self.setAccessibleName(f"{words.first}, {words.second}" if words.second else words.first)
                self.setToolTip(self.accessibleName())
            self.update()
        self.setVisible(words is not None)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the row has come."""
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that the row has gone."""
        self.shown.emit(False)

    def sizeHint(self) -> QSize:
        """Return a queue row's height."""
        return QSize(self._look.px(200), self._look.px(44) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words."""
        look, painter, words = self._look, QPainter(self), self.words
        px, height = look.px, self.height()
        painter.fillRect(0, height - 1, self.width(), 1, look.color(Role.LINE))
        if words is None:
            return
        draw_icon(painter, look, words.icon, Role.MUTED, 16, px(14), (height - px(16)) // 2)
        left = px(38)
        end = self.button.x() if words.button else self.width()
        for line, base, weight, role in (
            (words.first, 18, Weight.SEMIBOLD, Role.TEXT),
            (words.second, 35, Weight.REGULAR, Role.MUTED),
        ):
            size, fitted = self._lettering.wrap(line, end - left - px(8), 13 if base == 18 else 12, weight, 1)
            painter.setFont(look.font(size, weight))
            painter.setPen(look.color(role))
            painter.drawText(QPointF(left, px(base)), fitted[0] if fitted else "")

    def _act(self) -> None:
        if self.words is not None and self.words.act:
            self.acted.emit(self.words.act, self.words.station)

    def _restyle(self) -> None:
        px = self._look.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, px(10), 1)
        self.setFixedHeight(px(44) + 1)
