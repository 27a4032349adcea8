"""What became of a command to many: "Paused 14 of 16", who did not answer, and Retry."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.events import CommandChanged
from console.model import Attention, CommandResult, StationId
from console.terms import QUIET_VERBS
from ui.live.lettering import Lettering
from ui.live.tile_text import tr, verb_word
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.plate import paint_plate

_TOGETHER_MS: Final = 1000.0
"""Commands of one verb that are sent within this time are one command to many."""

_READ_MS: Final = 5000.0
"""How long "Paused 16 of 16" stands."""

_DONE: Final = {
    "assign": "Assigned {done} of {count}",
    "stop": "Stopped {done} of {count}",
    "pause": "Paused {done} of {count}",
    "resume": "Resumed {done} of {count}",
    "start": "Started {done} of {count}",
    "message": "Message shown on {done} of {count}",
    "hint": "Hint shown on {done} of {count}",
}


class CommandTally:
    """Counts the answers to the newest command to many. Pure: times come in."""

    def __init__(self) -> None:
        self.verb = ""
        self._begun_ms = float("-inf")
        self._results: dict[StationId, CommandResult] = {}
        self._sent: dict[str, StationId] = {}

    def take(self, event: CommandChanged, now_ms: float) -> None:
        """Take in how one station's command stands; what nobody pressed is no command to many."""
        if event.verb in QUIET_VERBS:
            return
        if event.result is CommandResult.PENDING:
            if event.verb != self.verb or now_ms - self._begun_ms > _TOGETHER_MS:
                self.verb, self._begun_ms = event.verb, now_ms
                self._results.clear()
                self._sent.clear()
            self._sent[event.id] = event.station
            self._results[event.station] = CommandResult.PENDING
        elif event.id in self._sent:
            self._results[event.station] = event.result

    @property
    def is_to_many(self) -> bool:
        """True for a command to more than one station."""
        return len(self._results) > 1

    @property
    def count(self) -> int:
        """How many stations it was sent to."""
        return len(self._results)

    def stations(self, *results: CommandResult) -> tuple[StationId, ...]:
        """Return the stations with one of these results."""
        return tuple(station for station, result in self._results.items() if result in results)

    @property
    def failed(self) -> tuple[StationId, ...]:
        """The stations that did not do it."""
        return self.stations(*FAILED)


FAILED: Final = (
    CommandResult.REFUSED,
    CommandResult.UNSUPPORTED,
    CommandResult.NO_ANSWER,
    CommandResult.LOST,
)


class CommandWords(NamedTuple):
    """The two lines of the row."""

    first: str
    second: str
    failed: bool


def command_words(tally: CommandTally, seats: dict[StationId, str]) -> CommandWords:
    """Say how a command to many stands; `seats`: what to call each station."""
    done, pending = tally.stations(CommandResult.DONE), tally.stations(CommandResult.PENDING)
    words = tr(_DONE.get(tally.verb, "{verb}: {done} of {count}"))
    first = words.format(done=len(done), count=tally.count, verb=verb_word(tally.verb))
    parts = []
    for title, results in (
        (tr("no answer"), (CommandResult.NO_ANSWER, CommandResult.LOST)),
        (tr("refused"), (CommandResult.REFUSED,)),
        (tr("can not do it"), (CommandResult.UNSUPPORTED,)),
    ):
        named = sorted(seats.get(station, "–") for station in tally.stations(*results))
        if named:
            parts.append(f"{title}: {', '.join(named)}")
    if pending:
        parts.append(tr("waiting for {count}").format(count=len(pending)))
    return CommandWords(first, "; ".join(parts), bool(tally.failed))


class CommandRow(QWidget):
    """The row above the queue's technical line, until all have answered and it is dismissed.

    Signals:
        retry_requested(tuple, str): the stations that did not do it, and the verb.
        shown(bool): the row has come or gone.
    """

    retry_requested = Signal(tuple, str)
    shown = Signal(bool)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self._tally = CommandTally()
        self._words = CommandWords("", "", failed=False)
        self._changed_ms = 0.0
        self._retry = Button(look, tr("Retry"), size=Size.SMALL)
        self._close = Button(look, "", icon="x", kind=Kind.QUIET, size=Size.SMALL, name=tr("Dismiss"))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._retry)
        row.addWidget(self._close)
        self._retry.clicked.connect(self._send_again)
        self._close.clicked.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def take(self, event: CommandChanged, seats: dict[StationId, str], now_ms: float) -> None:
        """Take in how one station's command stands."""
        self._tally.take(event, now_ms)
        if not self._tally.is_to_many:
            self.hide()
            return
        words = command_words(self._tally, seats)
        if words != self._words:
            self._words, self._changed_ms = words, now_ms
            self._retry.setVisible(words.failed)
            self.setAccessibleName(f"{words.first}, {words.second}" if words.second else words.first)
            self.show()
            self.update()

    def refresh(self, now_ms: float) -> None:
        """Go by itself when everybody did it and that could be read."""
        if not self._words.second and now_ms - self._changed_ms > _READ_MS:
            self.hide()

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
        """Paint plate and words."""
        look, painter = self._look, QPainter(self)
        px = look.px
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color(Role.LINE))
        attention = Attention.NOT_DONE if self._words.failed else Attention.READY
        paint_plate(painter, look, QRectF(px(9), px(6), px(32), px(32)), attention)
        left, end = px(51), self._retry.x() if self._retry.isVisible() else self._close.x()
        painter.setFont(look.font(13, Weight.SEMIBOLD))
        painter.setPen(look.color(Role.TEXT))
        painter.drawText(QPointF(left, px(18)), self._words.first)
        size, lines = self._lettering.wrap(self._words.second, end - left - px(6), 12, Weight.REGULAR, 1)
        painter.setFont(look.font(size))
        painter.setPen(look.color(Role.MUTED))
        words = lines[0] if lines else self._words.second.split(":")[0]
        painter.drawText(QPointF(left, px(35)), words)
        self.setToolTip(self._words.second)

    def _send_again(self) -> None:
        self.retry_requested.emit(self._tally.failed, self._tally.verb)

    def _restyle(self) -> None:
        px = self._look.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, px(10), 1)
        layout.setSpacing(px(4))
        self.setFixedHeight(px(44) + 1)
