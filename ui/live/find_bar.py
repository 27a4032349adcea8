"""Finding a station: a bar over the wall, where one types a seat or part of a name."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.model import StationId, StationView
from ui.live.finding import found
from ui.live.tile_text import seat_of, tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.field import SearchField
from ui.widgets.label import Label

LookUp = Callable[[], tuple[StationView, ...]]


class FindBar(QWidget):
    """Stands over the wall while somebody looks for a station; the wall does not reflow for it.

    Signals: `found(station)` when one was chosen, `left()` when it is closed.
    """

    found = Signal(str)
    left = Signal()

    def __init__(self, look: Look, views: LookUp, parent: QWidget) -> None:
        """`views`: the stations of the wall, in the order of its tiles."""
        super().__init__(parent)
        self._look, self._views = look, views
        self._names_hidden = False
        self._matches: tuple[StationId, ...] = ()
        self._at = 0
        self.line = SearchField(look, tr("Find a name or a seat"))
        self.line.setMaxLength(80)
        self.told = Label(look, "", 13, Weight.MEDIUM)
        self.told.setMinimumWidth(1)
        close = Button(look, "", icon="x", kind=Kind.QUIET, name=tr("Close"))
        row = QHBoxLayout(self)
        row.addWidget(self.line, 2)
        row.addWidget(self.told, 3)
        row.addWidget(close)
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._choose)
        close.clicked.connect(self.leave)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def open(self, *, names_hidden: bool) -> None:
        """Begin anew."""
        self._names_hidden = names_hidden
        self.line.setPlaceholderText(tr("Seat") if names_hidden else tr("Name or seat"))
        self.line.clear()
        self._search("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def set_names_hidden(self, hidden: bool) -> None:
        """Search seats only, from now on."""
        self._names_hidden = hidden
        self._search(self.line.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through what was found, Escape leaves."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif step is not None and self._matches:
            self._at = (self._at + step) % len(self._matches)
            self._tell()
        elif step is None:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        look, painter = self._look, QPainter(self)
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.SURFACE))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _search(self, words: str) -> None:
        self._matches = found(words, self._views(), names_hidden=self._names_hidden)
        self._at = 0
        self._tell()

    def _tell(self) -> None:
        said = ""
        if self._matches:
            view = next((one for one in self._views() if one.station == self._matches[self._at]), None)
            if view is not None:
                who = "" if self._names_hidden or not view.name else f"  {view.name}"
                count = f"   {self._at + 1} / {len(self._matches)}" if len(self._matches) > 1 else ""
                said = tr("Seat {seat}").format(seat=seat_of(view)) + who + count
        elif self.line.text().strip():
            said = tr("Nobody found")
        self.told.setText(said)
        self.line.setAccessibleDescription(said)

    def _choose(self) -> None:
        if self._matches:
            station = self._matches[self._at]
            self.leave()
            self.found.emit(station)

    def _restyle(self) -> None:
        px = self._look.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(px(14), px(8), px(8), px(8))
        layout.setSpacing(px(12))
        self.setFixedHeight(px(48))
