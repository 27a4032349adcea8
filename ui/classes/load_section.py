"""Physiological load in the class that runs: its switch, who agreed, and the quiet badge. Never a value."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from console.errors import LoadReason
from console.model import ClassView, Mode, PersonId, SeatView
from ui import text
from ui.classes.load_wording import (
    badge_caution,
    badge_words,
    consent_words,
    in_assessment_words,
    load_switch_words,
)
from ui.theme import Look, Role, Weight
from ui.widgets.choice import CheckBox
from ui.widgets.ground import ALL_EDGES, Ground, Rule, column
from ui.widgets.headed_model import HeadedModel
from ui.widgets.label import Label
from ui.widgets.name_delegate import NameDelegate
from ui.widgets.remark import Remark
from ui.widgets.table import Cell, TableView
from ui.widgets.tick_delegate import TickDelegate

if TYPE_CHECKING:
    from console.services.consents import ConsentState

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
SEAT, PERSON, AGREED = range(3)
_WIDEST: Final = 640
"""So that a name and its tick stay together."""


class ConsentModel(HeadedModel):
    """One row a seated person.

    Signals: `answered(person, bool)` when somebody ticked; the tick itself waits until it is written down.
    """

    answered = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[SeatView, ...] = ()
        self._given: frozenset[PersonId] = frozenset()
        self.heads = (self.tr("Seat"), self.tr("Person"), self.tr("Agreed"))

    def show_answers(self, seats: tuple[SeatView, ...], given: frozenset[PersonId]) -> None:
        """Take who sits in the class, and who of them agreed."""
        if seats != self._seats:
            self.beginResetModel()
            self._seats, self._given = seats, given
            self.endResetModel()
        elif given != self._given:
            self._given = given
            self.dataChanged.emit(self.index(0, AGREED), self.index(len(seats) - 1, AGREED))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many people sit in the class."""
        return 0 if parent.isValid() else len(self._seats)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The last column can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == AGREED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and tick of one cell."""
        seat, column_ = self._seats[index.row()], index.column()
        agreed = seat.person in self._given
        if role == Qt.ItemDataRole.DisplayRole:
            return (seat.seat, seat.name or text.NO_VALUE, self.tr("agreed") if agreed else self.tr("no"))[
                column_
            ]
        if role == Qt.ItemDataRole.ToolTipRole and column_ == PERSON:
            return seat.name
        if role == Qt.ItemDataRole.CheckStateRole and column_ == AGREED:
            return Qt.CheckState.Checked if agreed else Qt.CheckState.Unchecked
        if role == Cell.STRONG:
            return column_ == SEAT
        return column_ == AGREED and not agreed if role == Cell.FAINT else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say that somebody agrees, or agrees no longer."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != AGREED:
            return False
        seat = self._seats[index.row()]
        if seat.person is None:
            return False
        self.answered.emit(seat.person, seat.person not in self._given)
        return True


class LoadSection(QWidget):
    """A part of the sheet of the running class; hidden from whoever may not switch it.

    Signals: `switched(bool)`, `answered(person, bool)`, `badges_asked(bool)`.
    """

    switched = Signal(bool)
    answered = Signal(str, bool)
    badges_asked = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.switch = CheckBox(look, load_switch_words())
        self.locked = Remark(look, "lock")
        self.told = Remark(look, "activity", consent_words())
        self.model = ConsentModel(self)
        self.table = _PeopleTable(look, self.tr("Who agreed to physiological load"))
        self.table.setModel(self.model)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.setItemDelegateForColumn(PERSON, NameDelegate(look, self.table))
        self.table.setItemDelegateForColumn(AGREED, TickDelegate(look, parent=self.table))
        self.badges = CheckBox(look, badge_words())
        self._caution = Label(look, badge_caution(), 12, role=Role.MUTED, wrap=True)
        self._lay_out()
        self.switch.clicked.connect(lambda: self.switched.emit(self.switch.isChecked()))
        self.badges.clicked.connect(lambda: self.badges_asked.emit(self.badges.isChecked()))
        self.model.answered.connect(self.answered)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_state(self, class_: ClassView | None, state: "ConsentState | None") -> None:
        """Show how it stands in a class; None: whoever is here may not know."""
        self.setVisible(class_ is not None and state is not None and not class_.interrupted)
        if class_ is None or state is None:
            return
        assessed = class_.mode is Mode.ASSESS
        self.switch.setVisible(not assessed)
        self.switch.setEnabled(state.is_allowed)
        self.switch.setChecked(state.is_on)
        self.locked.say(in_assessment_words() if assessed else _why(state.reason))
        seated = tuple(seat for seat in class_.seats if seat.person is not None)
        self.model.show_answers(seated, state.given)
        for part in (self.told, self._frame, self.badges, self._caution):
            part.setVisible(state.is_on)
        self.table.updateGeometry()

    def show_badges(self, on: bool) -> None:
        """Show whether quiet badges are on."""
        self.badges.setChecked(on)

    def _lay_out(self) -> None:
        look = self._look
        self._frame = Ground(look, edges=ALL_EDGES)
        column(self._frame).addWidget(self.table)
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Physiological load"), 13, Weight.SEMIBOLD))
        self._box.addWidget(Rule(look, Role.LINE_STRONG))
        for part in (self.switch, self.locked, self.badges, self._caution, self.told, self._frame):
            self._box.addWidget(part)

    def _restyle(self) -> None:
        px, head = self._look.px, self.table.horizontalHeader()
        self._box.setContentsMargins(0, px(8), 0, 0)
        self._box.setSpacing(px(8))
        self.setMaximumWidth(px(_WIDEST))
        for box in (self.switch, self.badges):
            box.setMaximumWidth(box.sizeHint().width())
        self._caution.setContentsMargins(px(24), 0, 0, 0)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(PERSON, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(SEAT, px(64))
        self.table.setColumnWidth(AGREED, px(120))


class _PeopleTable(TableView):
    """As high as its rows: the sheet scrolls, not the table."""

    def sizeHint(self) -> QSize:
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        return QSize(self._look.px(400), self._look.px(32) + rows * (self._look.px(30) + 1) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self.sizeHint().height())


def _why(reason: LoadReason | None) -> str:
    return text.fault_of(reason) if reason is not None else ""
