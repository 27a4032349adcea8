"""Beside the class that runs: the selected seat and its swaps, who came late, and runs that began alone."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from console.classroom.turns import free_places, place, stations
from console.classroom.wear import BREAK_MIN, MOST_MIN
from console.model import ClassView, Mode, PersonView, Seat, SeatView, StationView, Trainee
from ui import text
from ui.stations import Stations, own_name, seat_of
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.drop_down import DropDown
from ui.widgets.field import Field
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

LONGEST: Final = 80


class RunningPanel(QWidget):
    """What can be done about the people of the class that runs.

    Signals: `seats_swapped(int, str, str, str)` turn, both seats, reason; `headset_swapped(str, str, str)`
    seat, station, reason; `excused(str, int, str)` seat, turn, reason; `added(object, int, str)` a `Trainee`,
    turn and seat; `adopted(str, object)` station and person or None.
    """

    seats_swapped = Signal(int, str, str, str)
    headset_swapped = Signal(str, str, str)
    excused = Signal(str, int, str)
    added = Signal(object, int, str)
    adopted = Signal(str, object)

    def __init__(self, look: Look, known: Stations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._known = look, known
        self._class: ClassView | None = None
        self._slot: tuple[int, Seat] | None = None
        self._enrolled: tuple[PersonView, ...] = ()
        self._head = Label(look, "", 14, Weight.SEMIBOLD, wrap=True)
        self._who = Label(look, "", 13, wrap=True)
        self._second = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.other_seat = DropDown(look, self.tr("Seat to swap with"))
        self.swap = Button(look, self.tr("Swap seats"), icon="arrows-exchange", size=Size.SMALL)
        self.headset = DropDown(look, self.tr("Headset for this seat"))
        self.change = Button(look, self.tr("Swap headset"), icon="device-vision-pro", size=Size.SMALL)
        self.reason = Field(look, self.tr("Reason"))
        self.excuse = Button(look, self.tr("Excuse from this turn"), icon="calendar-off", size=Size.SMALL)
        self._late_head = Label(look, self.tr("Late arrival"), 14, Weight.SEMIBOLD)
        self.late = Field(look, self.tr("Name"))
        self.late_place = DropDown(look, self.tr("Turn and seat"))
        self.add = Button(look, self.tr("Add late arrival"), icon="user-plus", size=Size.SMALL)
        self._alone_head = Label(look, "", 14, Weight.SEMIBOLD, wrap=True)
        self.alone = DropDown(look, self.tr("Headset that runs by itself"))
        self.wearer = DropDown(look, self.tr("Who wears it"))
        self.adopt = Button(look, self.tr("Record it as theirs"), icon="user-check", size=Size.SMALL)
        self._locked = Remark(look, "lock")
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_class(
        self, class_: ClassView, slot: tuple[int, Seat] | None, enrolled: Iterable[PersonView], now_ms: float
    ) -> None:
        """Show a class with one cell selected."""
        self._class, self._slot, self._enrolled = class_, slot, tuple(enrolled)
        self._show_seat(class_, slot, now_ms)
        self._show_late(class_)
        self._show_alone(class_)
        assessed = class_.mode is Mode.ASSESS
        self._locked.say(
            self.tr("This is an assessment: hints are locked, and moving a running seat needs a reason.")
            if assessed
            else ""
        )

    def _show_seat(self, class_: ClassView, slot: tuple[int, Seat] | None, now_ms: float) -> None:
        seat = place(class_, slot[1], slot[0]) if slot is not None else None
        movable = slot is not None and slot[0] >= class_.turn
        taken = seat is not None and seat.person is not None
        if slot is None:
            self._head.setText(self.tr("Select a seat to move people or headsets."))
        else:
            self._head.setText(self.tr("Seat {seat}, turn {turn}").format(seat=slot[1], turn=slot[0]))
        self._who.setText((seat.name or self.tr("Guest")) if seat is not None and taken else self.tr("free"))
        self._who.setVisible(slot is not None)
        self._second.setText(self._about(class_, seat, now_ms))
        self._second.setVisible(bool(self._second.text()))
        known = stations(class_)
        _fill(
            self.other_seat,
            [
                (self._seat_words(class_, one, slot[0] if slot is not None else class_.turn), one)
                for one in known
                if slot is None or one != slot[1]
            ],
        )
        _fill(self.headset, self._headsets(class_, slot))
        for part in (self.other_seat, self.swap):
            part.setVisible(movable and bool(self.other_seat.count()))
        for box in (self.headset, self.change):
            box.setVisible(movable and bool(self.headset.count()))
        for more in (self.reason, self.excuse):
            more.setVisible(movable and taken)

    def _about(self, class_: ClassView, seat: SeatView | None, now_ms: float) -> str:
        """How long they have worn a headset, and whether they rest."""
        if seat is None or seat.person is None:
            return ""
        said = []
        if seat.watcher is not None:
            said.append(self.tr("{name} watches").format(name=seat.watcher_name or self.tr("Guest")))
        view = self._known.get(seat.station) if seat.station is not None else None
        if view is not None and view.person == seat.person and view.worn_min is not None:
            words = (
                self.tr("worn {n} of at most {most} min")
                if view.worn_min < MOST_MIN
                else self.tr("worn {n} min: at most {most}, then {rest} min break")
            )
            said.append(words.format(n=view.worn_min, most=MOST_MIN, rest=BREAK_MIN))
        rest = next((one for one in class_.rests if one.person == seat.person), None)
        if rest is not None and rest.until_ms > now_ms:
            said.append(self.tr("rests for {age}").format(age=text.age(rest.until_ms - now_ms)))
        return ", ".join(said)

    def _seat_words(self, class_: ClassView, seat: Seat, turn: int) -> str:
        there = place(class_, seat, turn)
        name = there.name or self.tr("Guest") if there is not None and there.person else self.tr("free")
        return f"{seat}  {name}"

    def _headsets(self, class_: ClassView, slot: tuple[int, Seat] | None) -> list[tuple[str, str]]:
        known = stations(class_)
        own = known.get(slot[1]) if slot is not None else None
        seats = {station: seat for seat, station in known.items()}
        found = []
        for view in self._known.live():
            if not view.paired or view.station == own:
                continue
            at = seats.get(view.station)
            where = self.tr("seat {seat}").format(seat=at) if at is not None else self.tr("spare")
            found.append((f"{own_name(view)}, {where}, {text.percent(view.battery)}", view.station))
        return sorted(found, key=lambda one: (one[1] in seats, one[0]))

    def _show_late(self, class_: ClassView) -> None:
        words = self.tr("turn {turn}, seat {seat}")
        free = free_places(class_, from_turn=class_.turn)
        _fill(
            self.late_place,
            [(words.format(turn=turn, seat=seat), f"{turn} {seat}") for turn, seat in free[:40]],
        )
        outreach = class_.mode is Mode.OUTREACH
        self.late.setVisible(not outreach)
        self.add.set_label(self.tr("Add a guest") if outreach else self.tr("Add late arrival"))
        self._allow_add()

    def _show_alone(self, class_: ClassView) -> None:
        alone = [view for view in self._known.live() if view.unassigned and view.run is not None]
        self._alone_head.setText(self.tr("{n} run by themselves").format(n=len(alone)))
        _fill(self.alone, [(self._alone_words(view), view.station) for view in alone])
        people = {seat.person: seat for seat in class_.rota if seat.person is not None}
        choices: list[tuple[str, object]] = [(self.tr("who sits there"), None)]
        if class_.mode is Mode.OUTREACH:
            choices = [(self.tr("a guest"), None)]
        _fill(
            self.wearer, choices + [(one.name or self.tr("Guest"), person) for person, one in people.items()]
        )
        for part in (self._alone_head, self.alone, self.wearer, self.adopt, self._alone_rule):
            part.setVisible(bool(alone))

    def _alone_words(self, view: StationView) -> str:
        return f"{seat_of(view) or text.NO_VALUE}  {own_name(view)}"

    # What is pressed

    @Slot()
    def _swap_seats(self) -> None:
        if self._slot is not None and self.other_seat.currentData():
            self.seats_swapped.emit(*self._slot, self.other_seat.currentData(), self.reason.text())

    @Slot()
    def _swap_headset(self) -> None:
        if self._slot is not None and self.headset.currentData():
            self.headset_swapped.emit(self._slot[1], self.headset.currentData(), self.reason.text())

    @Slot()
    def _excuse(self) -> None:
        if self._slot is None:
            return
        if not self.reason.text():
            self.reason.set_message(self.tr("Say why in a few words."), wrong=True)
            self.reason.setFocus()
            return
        self.reason.set_message("")
        self.excused.emit(self._slot[1], self._slot[0], self.reason.text())

    @Slot()
    def _add(self) -> None:
        class_, name = self._class, " ".join(self.late.text().split())
        if class_ is None or self.late_place.currentData() is None or not self.add.isEnabled():
            return
        trainee = Trainee("") if class_.mode is Mode.OUTREACH else self._trainee(name)
        turn, _, seat = str(self.late_place.currentData()).partition(" ")
        self.added.emit(trainee, int(turn), seat)
        self.late.line.clear()

    def _trainee(self, name: str) -> Trainee:
        """Somebody enrolled of that very name, where there is only one: else somebody new."""
        same = [one for one in self._enrolled if one.display.casefold() == name.casefold()]
        if len(same) == 1:
            return Trainee(same[0].display, same[0].given, same[0].family, same[0].person)
        return Trainee(name)

    @Slot()
    def _adopt(self) -> None:
        if self.alone.currentData():
            self.adopted.emit(self.alone.currentData(), self.wearer.currentData())

    @Slot()
    def _allow_add(self) -> None:
        outreach = self._class is not None and self._class.mode is Mode.OUTREACH
        self.add.setEnabled(outreach or bool(self.late.text()))
        name = self.late.text().casefold()
        same = [one for one in self._enrolled if one.display.casefold() == name] if name else []
        self.late.set_message(self.tr("Enrolled already: the same person.") if len(same) == 1 else "")

    # Building

    def _connect(self) -> None:
        self.swap.clicked.connect(self._swap_seats)
        self.change.clicked.connect(self._swap_headset)
        self.excuse.clicked.connect(self._excuse)
        self.add.clicked.connect(self._add)
        self.late.line.returnPressed.connect(self._add)
        self.late.line.textChanged.connect(self._allow_add)
        self.adopt.clicked.connect(self._adopt)

    def _lay_out(self) -> None:
        look = self._look
        self.late.line.setMaxLength(LONGEST)
        self.reason.line.setMaxLength(200)
        self._alone_rule = Rule(look)
        self._box = column(self)
        for part in (
            self._alone_head, self.alone, self.wearer, self.adopt, self._alone_rule,
            self._head, self._who, self._second, self.other_seat, self.swap, self.headset, self.change,
            self.reason, self.excuse, self._locked, Rule(look), self._late_head, self.late, self.late_place,
            self.add,
        ):  # fmt: skip
            self._box.addWidget(part)
        self._box.addStretch(1)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(14), px(14), px(14), px(14))
        self._box.setSpacing(px(8))


def _fill(box: DropDown, choices: Sequence[tuple[str, object]]) -> None:
    """Put other choices in; what was chosen stays where it is still there."""
    known = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]
    if known == list(choices):
        return
    chosen = box.currentData()
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    at = next((at for at, (_, value) in enumerate(choices) if value == chosen), 0)
    box.setCurrentIndex(at if choices else -1)
