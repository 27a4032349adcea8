"""How many turns a class has, how long each is, and whether two share a headset."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.classes.draft import MOST_TURNS, Draft
from ui.theme import Look, Role, Weight
from ui.widgets.choice import CheckBox
from ui.widgets.drop_down import DropDown
from ui.widgets.ground import column
from ui.widgets.label import Label

TURN_MINUTES: Final = (5, 8, 10, 15, 20, 25, 30)
WIPE_MINUTES: Final = (0, 1, 2, 3, 5, 10)


class TurnControls(QWidget):
    """Signals: `changed()` after every choice."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draft: Draft | None = None
        self.turns = DropDown(look, self.tr("Turns"))
        self.minutes = DropDown(look, self.tr("Length of a turn"))
        self.wipe = DropDown(look, self.tr("Wiping between turns"))
        self.pairs = CheckBox(look, self.tr("In pairs"))
        self._rule = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._row = QHBoxLayout()
        self._words = [
            Label(look, words, 13, Weight.MEDIUM) for words in (self.tr("of"), self.tr("then wipe"))
        ]
        self._row.addWidget(self.turns)
        self._row.addWidget(self._words[0])
        self._row.addWidget(self.minutes)
        self._row.addWidget(self._words[1])
        self._row.addWidget(self.wipe)
        self._row.addStretch(1)
        self._row.addWidget(self.pairs)
        box = column(self, spacing=look.px(6))
        box.addLayout(self._row)
        box.addWidget(self._rule)
        self.turns.activated.connect(self._choose_turns)
        self.minutes.activated.connect(self._choose_minutes)
        self.wipe.activated.connect(self._choose_wipe)
        self.pairs.clicked.connect(self._choose_pairs)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, draft: Draft) -> None:
        """Show what a draft holds."""
        self._draft = draft
        step = 2 if draft.in_pairs else 1
        counts = [(n * step, n) for n in range(1, MOST_TURNS // step + 1)]
        words = [self.tr("1 turn") if n == 1 else self.tr("{n} turns").format(n=n) for n, _ in counts]
        _fill(self.turns, list(zip(words, (n for _, n in counts), strict=True)), draft.seating.turns)
        minutes = self.tr("{n} min")
        for box, choices, chosen in (
            (self.minutes, TURN_MINUTES, draft.turn_min),
            (self.wipe, WIPE_MINUTES, draft.wipe_min),
        ):
            _fill(box, [(minutes.format(n=n), n) for n in sorted({*choices, chosen})], chosen)
        several = draft.turns > 1
        for part in (self.minutes, self.wipe, *self._words):
            part.setVisible(several)
        self.pairs.setChecked(draft.in_pairs)
        self._rule.setText(self._said(draft))
        self._rule.setVisible(several)

    def _said(self, draft: Draft) -> str:
        rule = self.tr("At most 30 min of wear, then 15 min break: kept for all {n}.").format(n=draft.seated)
        if draft.wears_too_long:
            rule = self.tr("At most 30 min of wear, then 15 min break: make the turns shorter.")
        if draft.in_pairs:
            rule = self.tr("One wears, one watches, then they change. {rule}").format(rule=rule)
        return rule

    @Slot()
    def _choose_turns(self) -> None:
        if self._draft is not None:
            self._draft.set_turns(int(self.turns.currentData()))
            self.changed.emit()

    @Slot()
    def _choose_minutes(self) -> None:
        if self._draft is not None:
            self._draft.turn_min = int(self.minutes.currentData())
            self.changed.emit()

    @Slot()
    def _choose_wipe(self) -> None:
        if self._draft is not None:
            self._draft.wipe_min = int(self.wipe.currentData())
            self.changed.emit()

    @Slot()
    def _choose_pairs(self) -> None:
        if self._draft is not None:
            self._draft.set_in_pairs(self.pairs.isChecked())
            self.changed.emit()

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setSpacing(px(8))
        for box, width in ((self.turns, 112), (self.minutes, 100), (self.wipe, 100)):
            box.setFixedWidth(px(width))


def _fill(box: DropDown, choices: list[tuple[str, int]], chosen: int) -> None:
    known = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]
    if known != choices:
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
