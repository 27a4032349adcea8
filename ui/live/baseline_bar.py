"""Taking a baseline: two minutes seated, then accepted, or repeated, or gone by as provisional."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.live.load_board import LoadStation, Taking
from ui.live.tile_text import tr
from ui.text import age
from ui.theme import Look, Role
from ui.widgets.button import Button, Size
from ui.widgets.ground import column
from ui.widgets.label import Label


class BaselineBar(QWidget):
    """Words and at most two buttons.

    Signals: baseline_asked, go_on_asked.
    """

    baseline_asked = Signal()
    go_on_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._asks = False
        """Whether another baseline shall really be taken."""
        self._known: LoadStation | None = None
        self._seconds, self._now_ms = 0, 0.0
        self.words = Label(look, "", 12, role=Role.TEXT, wrap=True)
        self.take = Button(look, tr("Set baseline"), size=Size.SMALL)
        self.other = Button(look, "", size=Size.SMALL)
        self._row = QHBoxLayout()
        self._row.addWidget(self.take)
        self._row.addWidget(self.other)
        self._row.addStretch(1)
        self._box = column(self)
        self._box.addWidget(self.words)
        self._box.addLayout(self._row)
        self.take.clicked.connect(self._take)
        self.other.clicked.connect(self._press_other)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_station(self, known: LoadStation | None, seconds: int, now_ms: float) -> None:
        """Show how the baseline of a station stands; `seconds`: how long one takes."""
        if known is not self._known:
            self._asks = False
        self._known, self._seconds, self._now_ms = known, seconds, now_ms
        self.setVisible(known is not None)
        if known is not None:
            self._show(known)

    def set_allowed(self, allowed: bool) -> None:
        """Say whether somebody who may command is at the console."""
        for button in (self.take, self.other):
            button.setEnabled(allowed)

    def _show(self, known: LoadStation) -> None:
        words, take, other = self._say(known)
        if known.refused:
            words = f"{known.refused} {words}"
        if words != self.words.text():
            self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setVisible(bool(words))
        for button, label in ((self.take, take), (self.other, other)):
            if label and button.text() != label:
                button.set_label(label)
            button.setVisible(bool(label))

    def _say(self, known: LoadStation) -> tuple[str, str, str]:
        """The words and the labels of both buttons; empty: no button."""
        if known.taking is Taking.ASKED:
            return tr("The headset is being asked."), "", ""
        if known.taking is Taking.RUNS:
            left = known.begun_ms + 1000.0 * self._seconds - self._now_ms
            words = tr("Baseline: {time} to go. Seated, headset on, hands still.")
            return words.format(time=age(max(0.0, left))), "", ""
        if known.taking is Taking.OFFERED:
            doubts = " ".join(known.doubts)
            if not known.may_go_on:
                return tr("No baseline. {why}").format(why=doubts), tr("Repeat"), ""
            words = tr("Not a good baseline. {why} Numbers from it would be less sure.")
            return words.format(why=doubts), tr("Repeat"), tr("Go on as provisional")
        if known.taking is Taking.HELD:
            if self._asks:
                words = tr("Take another baseline? The present one counts until the new one is accepted.")
                return words, tr("Take another"), tr("Keep this one")
            return "", "", ""
        return tr("No baseline yet: 2 min seated, headset on, hands still."), tr("Set baseline"), ""

    def _take(self) -> None:
        self._asks = False
        self.baseline_asked.emit()

    @Slot()
    def ask(self) -> None:
        """Ask whether the baseline that holds shall be replaced."""
        if self._known is not None:
            self._asks = True
            self._show(self._known)
            self.other.setFocus()

    def _press_other(self) -> None:
        known = self._known
        if known is not None and known.taking is Taking.OFFERED:
            self.go_on_asked.emit()
        elif known is not None:
            self._asks = False
            self._show(known)

    def _restyle(self) -> None:
        self._box.setSpacing(self._look.px(6))
        self._row.setSpacing(self._look.px(6))
