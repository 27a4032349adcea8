"""What became of a command to many: "Paused 14 of 16", who did not answer, and Retry."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.events import CommandChanged
from console.model import Attention, CommandResult, StationId
from console.terms import QUIET_VERBS
from ui.live.tile_text import tr, verb_word
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.lettering import Lettering
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
    "recentre": "Recentred {done} of {count}",
    "calibrate": "Baseline begun on {done} of {count}",
    "inject": "Event begun on {done} of {count}",
}


FAILED: Final = (
    CommandResult.REFUSED,
    CommandResult.UNSUPPORTED,
    CommandResult.NO_ANSWER,
    CommandResult.LOST,
)


class _Batch:
    """One command to some stations: what each of them answered."""

    def __init__(self, verb: str, now_ms: float) -> None:
        self.verb, self.begun_ms = verb, now_ms
        self.results: dict[StationId, CommandResult] = {}
        self.sent: dict[str, StationId] = {}
        self.retried: set[StationId] = set()

    def stations(self, *results: CommandResult) -> tuple[StationId, ...]:
        """Return the stations with one of these results."""
        return tuple(station for station, result in self.results.items() if result in results)

    @property
    def failed(self) -> tuple[StationId, ...]:
        """The stations that did not do it."""
        return self.stations(*FAILED)


class CommandTally:
    """Counts the answers to the newest command to many of each verb. Pure: times come in.

    A class begins with two verbs for everybody, and goes on while some have not done the first: so what was
    not done is not forgotten for what came after it.
    """

    def __init__(self) -> None:
        self._batches: dict[str, _Batch] = {}
        """The newest last."""

    def take(self, event: CommandChanged, now_ms: float) -> None:
        """Take in how one station's command stands; what nobody pressed is no command to many."""
        if event.verb in QUIET_VERBS:
            return
        batch = self._batches.get(event.verb)
        if event.result is not CommandResult.PENDING:
            if batch is not None and event.id in batch.sent:
                batch.results[event.station] = event.result
            return
        is_again = batch is not None and event.station in batch.retried
        if batch is None or (now_ms - batch.begun_ms > _TOGETHER_MS and not is_again):
            self._batches.pop(event.verb, None)
            batch = self._batches[event.verb] = _Batch(event.verb, now_ms)
        batch.retried.discard(event.station)
        batch.sent[event.id] = event.station
        batch.results[event.station] = CommandResult.PENDING

    def retry(self, stations: Iterable[StationId], verb: str) -> None:
        """Somebody sends it again to these: their answers count for the same command."""
        batch = self._batches.get(verb)
        if batch is not None:
            batch.retried |= set(stations) & set(batch.failed)

    def dismiss(self) -> None:
        """Somebody has seen it."""
        self._batches.clear()

    @property
    def _shown(self) -> _Batch:
        """The newest command to many with something to do about it, else the newest of all."""
        batches = [batch for batch in reversed(self._batches.values()) if len(batch.results) > 1]
        newest = next(iter(reversed(self._batches.values())), None)
        failed = [batch for batch in batches if batch.failed]
        if newest is not None and len(newest.results) > 1 and not (failed and _is_done(newest)):
            return newest
        return failed[0] if failed else newest or _Batch("", 0.0)

    @property
    def verb(self) -> str:
        """The verb of the command that is shown."""
        return self._shown.verb

    @property
    def is_to_many(self) -> bool:
        """True for a command to more than one station."""
        return self.count > 1

    @property
    def count(self) -> int:
        """How many stations it was sent to."""
        return len(self._shown.results)

    def stations(self, *results: CommandResult) -> tuple[StationId, ...]:
        """Return the stations with one of these results."""
        return self._shown.stations(*results)

    @property
    def failed(self) -> tuple[StationId, ...]:
        """The stations that did not do it."""
        return self._shown.failed


def _is_done(batch: _Batch) -> bool:
    return all(result is CommandResult.DONE for result in batch.results.values())


class CommandWords(NamedTuple):
    """The two lines of the row."""

    first: str
    second: str
    failed: bool


def command_words(tally: CommandTally, seat: Callable[[StationId], str]) -> CommandWords:
    """Say how a command to many stands; `seat`: what to call a station."""
    done, pending = tally.stations(CommandResult.DONE), tally.stations(CommandResult.PENDING)
    words = tr(_DONE.get(tally.verb, "{verb}: {done} of {count}"))
    first = words.format(done=len(done), count=tally.count, verb=verb_word(tally.verb))
    parts = []
    for title, results in (
        (tr("no answer"), (CommandResult.NO_ANSWER, CommandResult.LOST)),
        (tr("refused"), (CommandResult.REFUSED,)),
        (tr("can not do it"), (CommandResult.UNSUPPORTED,)),
    ):
        named = sorted(map(seat, tally.stations(*results)))
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
        self._news = QTimer(self, singleShot=True, interval=0)
        self._news.timeout.connect(self._say)
        self._seat: Callable[[StationId], str] = str
        self._told_ms = 0.0
        self._retry = Button(look, tr("Retry"), size=Size.SMALL)
        self._close = Button(look, "", icon="x", kind=Kind.QUIET, size=Size.SMALL, name=tr("Dismiss"))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._retry)
        row.addWidget(self._close)
        self._retry.clicked.connect(self._send_again)
        self._close.clicked.connect(self._dismiss)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def take(self, event: CommandChanged, seat: Callable[[StationId], str], now_ms: float) -> None:
        """Take in how one station's command stands. Many answer in one breath: words are made once."""
        self._tally.take(event, now_ms)
        self._seat, self._told_ms = seat, now_ms
        self._news.start()

    @Slot()
    def _say(self) -> None:
        if not self._tally.is_to_many:
            self.hide()
            return
        words, now_ms = command_words(self._tally, self._seat), self._told_ms
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

    def expect(self, stations: Iterable[StationId], verb: str) -> None:
        """Somebody sends a command again to these: it stays the same command."""
        self._tally.retry(stations, verb)

    def _send_again(self) -> None:
        self.retry_requested.emit(self._tally.failed, self._tally.verb)

    def _dismiss(self) -> None:
        self._tally.dismiss()
        self.hide()

    def _restyle(self) -> None:
        px = self._look.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, px(10), 1)
        layout.setSpacing(px(4))
        self.setFixedHeight(px(44) + 1)
