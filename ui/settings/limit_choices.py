"""The limits of attention as drop-downs, for the class that runs and for one that is planned."""

from typing import Final, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from console.thresholds import Thresholds
from ui.settings.limits import Limit, rows
from ui.settings.rows import flow
from ui.theme import Look, Role
from ui.widgets.drop_down import DropDown
from ui.widgets.ground import column
from ui.widgets.label import Label

_WIDTH: Final = 176


class LimitRow(NamedTuple):
    """What stands in one row, and its controls."""

    title: str
    second: str
    parts: QWidget


class LimitChoices(QObject):
    """`choices` has the drop-down of each limit by its name in `Thresholds`.

    Signals: `chosen(Thresholds | None)`: other limits; None: those of the course after all.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._limits: dict[str, Limit] = {}
        self._shown = self._course = Thresholds()
        self.choices: dict[str, DropDown] = {}
        self.rows = tuple(
            LimitRow(row.title, row.second, self._parts(row.title, row.limits)) for row in rows()
        )
        look.changed.connect(self._restyle)
        self._restyle()

    def show_limits(self, limits: Thresholds, course: Thresholds, *, able: bool) -> None:
        """Show what holds beside what the course says, and whether it can be changed."""
        self._shown, self._course = limits, course
        for name, choice in self.choices.items():
            self._fill(choice, self._limits[name], getattr(limits, name), getattr(course, name))
            choice.setEnabled(able)

    def _fill(self, choice: DropDown, limit: Limit, value: int, usual: int) -> None:
        numbers = sorted({*limit.choices, value, usual})
        of_course = QCoreApplication.translate("limits", "{value} (course)")
        shown = [
            of_course.format(value=limit.words(number)) if number == usual != value else limit.words(number)
            for number in numbers
        ]
        if [choice.itemText(n) for n in range(choice.count())] != shown:
            choice.clear()
            for words, number in zip(shown, numbers, strict=True):
                choice.addItem(words, number)
        choice.setCurrentIndex(numbers.index(value))

    def _choose(self, name: str) -> None:
        number = self.choices[name].currentData()
        if number != getattr(self._shown, name):
            limits = replace(self._shown, **{name: number})
            self.chosen.emit(None if limits == self._course else limits)

    def _parts(self, title: str, limits: tuple[Limit, ...]) -> QWidget:
        parts = QWidget()
        box = column(parts, spacing=6)
        for limit in limits:
            box.addWidget(self._choice(title, limit))
        return parts

    def _choice(self, title: str, limit: Limit) -> QWidget:
        choice = DropDown(self._look, f"{title}: {limit.meaning}")
        choice.activated.connect(lambda _index, name=limit.field: self._choose(name))
        self._limits[limit.field], self.choices[limit.field] = limit, choice
        return flow(self._look, choice, Label(self._look, limit.meaning, 13, role=Role.MUTED, wrap=True))

    def _restyle(self) -> None:
        for choice in self.choices.values():
            choice.setFixedWidth(self._look.px(_WIDTH))
