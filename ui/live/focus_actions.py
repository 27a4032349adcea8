"""What can be done about the selected station: the buttons of the focus panel, whatever words they need."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.classroom.attention import RANK
from console.model import Attention, Phase, StationView
from ui.keys.keymap import KeyMap
from ui.keys.table import Act
from ui.live.tile_text import tr
from ui.theme import Look
from ui.widgets.button import HEIGHTS, Button, Kind, Size
from ui.widgets.label import ReasonLine

_KEPT_MS: Final = 2_000
"""So long a button shows that a bookmark or a note is kept."""

Row = tuple[tuple[Button, int], ...]
"""Buttons with their shares of what room is left."""


class FocusActions(QWidget):
    """Rows of buttons; where words are long they lose letter and icon first, then they break the row.

    Signals: on_my_way, resolved, spare, hint, message, pause, bookmark, note, visited, decide: what was
    pressed.
    """

    on_my_way = Signal()
    resolved = Signal()
    spare = Signal()
    hint = Signal()
    message = Signal()
    pause = Signal()
    bookmark = Signal()
    note = Signal()
    visited = Signal()
    decide = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wide = self._short = self._waits = self._assessed = self._has_spare = False
        self._letters: dict[Button, str] = {}
        self.reason = ReasonLine(look, parent=self)
        self._make()
        self._kept = QTimer(self)
        self._kept.setSingleShot(True)
        self._kept.setInterval(_KEPT_MS)
        self._kept.timeout.connect(self._show_plain)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._arrange)
        self._arrange()

    def _make(self) -> None:
        look, normal, small = self._look, Size.NORMAL, Size.SMALL
        self.on_my_way_button = Button(look, tr("On my way"), kind=Kind.PRIMARY, size=normal, parent=self)
        self.decide_button = Button(look, tr("Sign-off"), kind=Kind.PRIMARY, size=normal, parent=self)
        self.resolved_button = Button(look, tr("Resolved"), size=normal, parent=self)
        self.spare_button = Button(look, "", size=small, parent=self)
        self.hint_button = Button(look, tr("Hint"), size=small, parent=self)
        self.message_button = Button(look, tr("Message"), size=small, parent=self)
        self.pause_button = Button(look, tr("Pause"), size=small, parent=self)
        self.bookmark_button = Button(look, tr("Bookmark"), size=small, parent=self)
        self.note_button = Button(look, tr("Note"), size=small, parent=self)
        self.visited_button = Button(look, tr("Visited"), size=small, parent=self)
        self._icons = {
            self.on_my_way_button: "walk",
            self.decide_button: "signature",
            self.resolved_button: "",
            self.spare_button: "device-vision-pro",
            self.hint_button: "bulb",
            self.message_button: "message",
            self.pause_button: "player-pause",
            self.bookmark_button: "bookmark",
            self.note_button: "note",
            self.visited_button: "user-check",
        }
        for button, pressed in zip(self._icons, self._pressed(), strict=True):
            button.clicked.connect(pressed)

    def _pressed(self) -> tuple[SignalInstance, ...]:
        return (
            self.on_my_way,
            self.decide,
            self.resolved,
            self.spare,
            self.hint,
            self.message,
            self.pause,
            self.bookmark,
            self.note,
            self.visited,
        )

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All of them, in the order of the Tab key."""
        return tuple(self._icons)

    def show_keys(self, keymap: KeyMap) -> None:
        """Say beside the main actions, and in the tooltips of the others, which keys do the same."""
        acts = (
            Act.ON_MY_WAY,
            Act.SIGN_OFF,
            Act.RESOLVED,
            Act.HINT,
            Act.MESSAGE,
            Act.PAUSE,
            Act.BOOKMARK,
            Act.NOTE,
            Act.VISITED,
        )
        keyed = [button for button in self.buttons if button is not self.spare_button]
        self._letters = {b: keymap.hint(act) for b, act in zip(keyed, acts, strict=True)}
        self._say()
        self._arrange()

    def _say(self) -> None:
        more = {self.bookmark_button: tr("Bookmark: keeps the 15 s before it")}
        if self._assessed:
            more[self.hint_button] = tr("Hint: locked in an assessment")
        for button, letter in self._letters.items():
            words = more.get(button, button.accessibleName())
            button.setToolTip("  ".join((words, letter)).strip())

    def set_wide(self, wide: bool) -> None:
        """Use the form of a wide window: two rows, the first one higher."""
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def set_short(self, short: bool) -> None:
        """Show the first row only: something else needs the room."""
        if short != self._short:
            self._short = short
            self._arrange()

    def set_assessed(self, assessed: bool) -> None:
        """In an assessed run hints are locked."""
        if assessed != self._assessed:
            self._assessed = assessed
            self._say()

    def offer_spare(self, words: str) -> None:
        """Offer another headset in the place of what a silent one can not do; empty: none."""
        self.spare_button.setToolTip(words)
        if words != self.spare_button.text() or bool(words) != self._has_spare:
            self._has_spare = bool(words)
            self.spare_button.set_label(words)
            self._arrange()

    def set_refusal(self, refusal: str) -> None:
        """Say over the buttons why nothing may be done; empty when it may."""
        self.reason.set_text(refusal)
        self._arrange()

    def allow(self, view: StationView) -> None:
        """Let be pressed what makes sense for this station now."""
        waits = view.attention is Attention.READY and view.run is not None
        if waits != self._waits:
            self._waits = waits
            self._arrange()
        if self.reason.accessibleName():
            for button in self.buttons:
                button.setEnabled(False)
            return
        calls = view.attention in RANK
        live = view.attention not in (Attention.NO_SIGNAL, Attention.RESTING)
        paused = view.phase is Phase.PAUSED
        runs = view.phase in (Phase.RUNNING, Phase.PAUSED)
        self.on_my_way_button.setEnabled(calls and view.on_my_way_ms is None)
        self.resolved_button.setEnabled(calls)
        self.hint_button.setEnabled(live and runs and view.step is not None and not self._assessed)
        self.message_button.setEnabled(live and (not view.features or "message" in view.features))
        self.pause_button.setEnabled(live and runs)
        self.decide_button.setEnabled(waits)
        for button in (self.spare_button, self.bookmark_button, self.note_button, self.visited_button):
            button.setEnabled(True)
        words = tr("Resume") if paused else tr("Pause")
        if words != self.pause_button.text():
            self.pause_button.set_label(words)
            self._icons[self.pause_button] = "player-play" if paused else "player-pause"
            self._say()
            self._arrange()

    def show_kept(self, form: str) -> None:
        """Show for a moment that a bookmark or a note is kept."""
        self._show_plain()
        button = self.bookmark_button if form == "bookmark" else self.note_button
        button.set_icon_name("check")
        button.setAccessibleDescription(tr("Kept"))
        self._kept.start()

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(self._look.px(276), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where they belong."""
        self._arrange()

    # Within

    def _show_plain(self) -> None:
        self._kept.stop()
        for button in (self.bookmark_button, self.note_button):
            button.setAccessibleDescription("")
        self._arrange()

    def _rows(self) -> tuple[Row, ...]:
        main = self.decide_button if self._waits else self.on_my_way_button
        lesser = (self.message_button, self.pause_button)
        marks = (self.bookmark_button, self.note_button, self.visited_button)
        if self._wide:
            third = (self.spare_button, 2) if self._has_spare else (self.hint_button, 1)
            first = ((main, 1), (self.resolved_button, 1), third)
            return first, _even((*lesser, *marks))
        first_two: Row = ((main, 5), (self.resolved_button, 3))
        if self._short:
            return (first_two,)
        second = (self.spare_button,) if self._has_spare else (self.hint_button, *lesser)
        return first_two, _even(second), _even(marks)

    def _arrange(self) -> None:
        """Place every row; what is in no row is hidden."""
        px, rows = self._look.px, self._rows()
        shown = {button for row in rows for button, _ in row}
        for button in self.buttons:
            button.setVisible(button in shown)
        top = 0
        if self.reason.accessibleName():
            height = max(self.reason.sizeHint().height(), px(34))
            self.reason.setGeometry(0, 0, self.width(), height)
            top = height + px(6)
        for number, row in enumerate(rows):
            size = (Size.ACTION if self._wide else Size.NORMAL) if number == 0 else Size.SMALL
            gap = px(8 if number == 0 else 6)
            for line in self._fitted(row, size, gap):
                top = self._place(line, top, size, gap) + px(6 if number + 1 < len(rows) else 0)
        self.setFixedHeight(top)

    def _fitted(self, row: Row, size: Size, gap: int) -> Sequence[Row]:
        """Return the row as it is, without letters, without icons, or as two rows."""
        for letters, icons in ((True, True), (False, True), (False, False)):
            for button, _ in row:
                button.size_class = size
                hinted = letters and size is not Size.SMALL
                button.set_letter(self._letters.get(button, "") if hinted else "")
                is_kept = bool(button.accessibleDescription())
                button.set_icon_name(("check" if is_kept else self._icons[button]) if icons else None)
            if self._least(row, gap) <= self.width():
                return (row,)
        if len(row) < 2:
            return (row,)
        half = (len(row) + 1) // 2
        return (*self._fitted(row[:half], size, gap), *self._fitted(row[half:], size, gap))

    def _least(self, row: Row, gap: int) -> int:
        return sum(button.minimumSizeHint().width() for button, _ in row) + gap * (len(row) - 1)

    def _place(self, row: Row, top: int, size: Size, gap: int) -> int:
        """Give each button its share, but never less than its words need; returns where the row ends."""
        height, room = self._look.px(HEIGHTS[size]), self.width() - gap * (len(row) - 1)
        needs = {button: button.minimumSizeHint().width() for button, _ in row}
        widths: dict[Button, float] = {}
        left_over = list(row)
        while left_over:
            shares = sum(share for _, share in left_over)
            tight = [b for b, share in left_over if needs[b] > room * share / shares]
            for button, share in left_over:
                if not tight or button in tight:
                    widths[button] = needs[button] if tight else room * share / shares
            if not tight:
                break
            room -= sum(needs[button] for button in tight)
            left_over = [one for one in left_over if one[0] not in tight]
        left = 0.0
        for button, _ in row:
            begin = round(left)
            left += widths[button]
            button.setGeometry(begin, top, round(left) - begin, height)
            left += gap
        return top + height


def _even(buttons: Sequence[Button]) -> Row:
    return tuple((button, 1) for button in buttons)
