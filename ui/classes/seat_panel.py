"""Beside the seats of the class to come: who has no seat, and who sits on the selected one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from console.model import Seat
from ui.classes.draft import MOST_TURNS, Draft
from ui.classes.load_wording import consent_words
from ui.classes.turn_grids import sitting_words
from ui.theme import Look, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.choice import CheckBox
from ui.widgets.drop_down import DropDown
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark


class SeatPanel(QWidget):
    """Who has no seat, and who sits on the selected one. Signals: `changed()` after every change."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draft: Draft | None = None
        self._seat: Seat | None = None
        self._turn = 1
        self.without = Label(look, "", 13, wrap=True)
        self._without_head = Label(look, "", 14, Weight.SEMIBOLD)
        self.put = Button(look, "")
        self._seat_head = Label(look, "", 14, Weight.SEMIBOLD, wrap=True)
        self.person = DropDown(look, self.tr("Person on this seat"))
        self.free = Button(look, self.tr("Leave it free"), kind=Kind.QUIET, icon="x")
        self._rule = Rule(look)
        self.agreed = CheckBox(look, self.tr("Agreed to physiological load"))
        self.consent = Remark(look, "activity", consent_words())
        self._box = column(self)
        for part in (
            self._without_head, self.without, self.put, self._rule, self._seat_head, self.person, self.free,
            self.agreed, self.consent,
        ):  # fmt: skip
            self._box.addWidget(part)
        self._box.addStretch(1)
        self.put.clicked.connect(self._put_first)
        self.person.activated.connect(self._choose_person)
        self.free.clicked.connect(self.leave_free)
        self.agreed.clicked.connect(self._note_agreed)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, draft: Draft, seat: Seat | None, turn: int = 1) -> None:
        """Show a draft with one seat of one turn selected."""
        self._draft, self._seat, self._turn = draft, seat, turn
        self._show_without(draft)
        self._show_seat(draft, seat)
        self.consent.setVisible(draft.asks_for_load)

    @Slot()
    def leave_free(self) -> None:
        """Take whoever sits on the selected seat off it."""
        if (
            self._draft is not None
            and self._seat is not None
            and self._draft.seating.at(self._seat, self._turn) is not None
        ):
            self._draft.seating.put(self._seat, None, self._turn)
            self.changed.emit()

    def _show_without(self, draft: Draft) -> None:
        keys = draft.seating.without_seat
        self._without_head.setText(self.tr("Without a seat: {n}").format(n=len(keys)))
        names = [sitting_words(draft, key) for key in keys]
        shown = names[:6] + ([self.tr("and {n} more").format(n=len(names) - 6)] if len(names) > 6 else [])
        self.without.setText("\n".join(shown))
        free = draft.seating.free_slot()
        self.put.setVisible(bool(keys) and bool(draft.seating.places))
        if free is None:
            self.put.set_label(self.tr("Add turn {turn}").format(turn=draft.turns + 1))
            self.put.setEnabled(draft.seating.turns < MOST_TURNS)
        else:
            turn, seat = free
            words = (
                self.tr("Put on seat {seat}")
                if draft.turns == 1
                else self.tr("Put in turn {turn}, seat {seat}")
            )
            self.put.set_label(words.format(seat=seat, turn=turn))
            self.put.setEnabled(True)
        for part in (self._without_head, self.without, self._rule):
            part.setVisible(bool(keys))

    def _show_seat(self, draft: Draft, seat: Seat | None) -> None:
        for part in (self.person, self.free, self.agreed):
            part.setVisible(seat is not None)
        if seat is None:
            self._seat_head.setText(self.tr("Select a seat to change who sits there."))
            return
        sits = draft.seating.at(seat, self._turn)
        words = self.tr("Seat {seat}") if draft.turns == 1 else self.tr("Seat {seat}, turn {turn}")
        self._seat_head.setText(words.format(seat=seat, turn=self._turn))
        self.person.clear()
        self.person.addItem(self.tr("free"), "")
        for key in draft.units:
            name = sitting_words(draft, key)
            self.person.addItem(name if key == sits else f"{name}, {self._where(draft, key)}", key)
        self.person.setCurrentIndex(max(0, self.person.findData(sits or "")))
        self.free.setEnabled(sits is not None)
        self.agreed.setChecked(sits in draft.opted_in)
        # With one turn it is ticked in the table; those who share a headset are asked in class.
        self.agreed.setVisible(draft.asks_for_load and draft.turns > 1 and not draft.in_pairs)
        self.agreed.setEnabled(sits is not None)

    def _where(self, draft: Draft, key: str) -> str:
        slot = draft.seating.slot_of(key)
        if slot is None:
            return self.tr("no seat")
        words = self.tr("seat {seat}") if draft.turns == 1 else self.tr("turn {turn}, seat {seat}")
        return words.format(turn=slot[0], seat=slot[1])

    @Slot()
    def _put_first(self) -> None:
        """Seat whoever comes first of those without a seat; where all are taken, in one turn more."""
        draft = self._draft
        if draft is not None and draft.seating.without_seat:
            free = draft.seating.free_slot()
            if free is None:
                draft.set_turns(draft.seating.turns + 1)
            else:
                draft.seating.put(free[1], draft.seating.without_seat[0], free[0])
            self.changed.emit()

    @Slot()
    def _choose_person(self) -> None:
        if self._draft is not None and self._seat is not None:
            self._draft.seating.put(self._seat, self.person.currentData() or None, self._turn)
            self.changed.emit()

    @Slot()
    def _note_agreed(self) -> None:
        draft = self._draft
        key = (
            draft.seating.at(self._seat, self._turn) if draft is not None and self._seat is not None else None
        )
        if draft is not None and key is not None:
            draft.opted_in ^= {key}
            self.changed.emit()

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(14), px(14), px(14), px(14))
        self._box.setSpacing(px(8))
