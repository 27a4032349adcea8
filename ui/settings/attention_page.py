"""Settings, Who needs you: when a station of this class needs somebody. Applied at once."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.errors import ConsoleError
from console.terms import Role as AccountRole
from console.thresholds import Thresholds
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.settings.limits import Limit, rows
from ui.settings.rows import SettingsPage
from ui.theme import Look, Role
from ui.widgets.button import Button, Size
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import holder
from ui.widgets.ground import column
from ui.widgets.label import Label, ReasonLine

if TYPE_CHECKING:
    from console.model import ClassView

_WIDTH = 176


class AttentionPage(SettingsPage):
    """`choices` has the drop-down of each limit by its name in `Thresholds`."""

    def __init__(self, look: Look, services: Services, operations: Operations, presence: Presence) -> None:
        super().__init__(look)
        self._services, self._operations, self._presence = services, operations, presence
        self._class: ClassView | None = None
        self._limits: dict[str, Limit] = {}
        self.choices: dict[str, DropDown] = {}
        self.reset = Button(look, self.tr("Back to the course's"), icon="rotate", size=Size.SMALL)
        self.whose = Label(look, "", 13, wrap=True)
        self.refused = ReasonLine(look)
        self._lay_out()
        self.reset.clicked.connect(lambda: self._ask(None))
        presence.changed.connect(self._follow)
        look.changed.connect(self._restyle)
        self._restyle()
        self._follow()
        self.setFocusProxy(self.choices["stuck_percent"])

    @Slot(object)
    def show_class(self, class_: "ClassView | None") -> None:
        """Take the class as it is now."""
        before, self._class = self._class, class_
        if _limits_of(class_) != _limits_of(before):
            self._follow()

    @property
    def course_limits(self) -> Thresholds:
        """Those of the class's course."""
        course = self._class.course if self._class is not None else None
        packs = (pack.thresholds for pack in self._services.packs if pack.ref == course)
        return next(packs, Thresholds())

    @property
    def limits(self) -> Thresholds:
        """Those that hold."""
        own = self._class.thresholds if self._class is not None else None
        return own or self.course_limits

    @Slot()
    def _follow(self) -> None:
        """Show what holds, and whether it can be changed."""
        limits, course = self.limits, self.course_limits
        refusal = self._refusal() if self._class is not None else ""
        may = self._class is not None and not refusal
        for name, choice in self.choices.items():
            self._fill(choice, self._limits[name], getattr(limits, name), getattr(course, name))
            choice.setEnabled(may)
        self.reset.setEnabled(may and limits != course)
        self.refused.set_text(refusal)
        self.whose.setText(self._words(changed=limits != course))

    def _words(self, *, changed: bool) -> str:
        if self._class is None:
            return self.tr("No class is running. Every class begins with the limits of its course.")
        if changed:
            return self.tr("Changed for {title}. The next class begins with its course's again.").format(
                title=self._class.title
            )
        return self.tr("{title} has the limits of its course.").format(title=self._class.title)

    def _refusal(self) -> str:
        if self._presence.access is Access.PRACTICE:
            return ""
        return self._presence.refusal(AccountRole.INSTRUCTOR, AccountRole.ASSESSOR)

    def _fill(self, choice: DropDown, limit: Limit, value: int, usual: int) -> None:
        numbers = sorted({*limit.choices, value, usual})
        shown = [
            self.tr("{value} (course)").format(value=limit.words(number))
            if number == usual != value
            else limit.words(number)
            for number in numbers
        ]
        if [choice.itemText(n) for n in range(choice.count())] != shown:
            choice.clear()
            for words, number in zip(shown, numbers, strict=True):
                choice.addItem(words, number)
        choice.setCurrentIndex(numbers.index(value))

    def _choose(self, name: str) -> None:
        number = self.choices[name].currentData()
        if self._class is None or number == getattr(self.limits, name):
            return
        limits = replace(self.limits, **{name: number})
        self._ask(None if limits == self.course_limits else limits)

    def _ask(self, limits: Thresholds | None) -> None:
        """The class says itself when they hold; until it does, the old ones are not shown again."""
        self._operations.run(
            self, lambda: self._services.classroom.look_after(limits), failed=self._take_failure
        )

    def _take_failure(self, error: ConsoleError) -> None:
        self._follow()
        self._operations.trouble_met.emit(error)

    def _lay_out(self) -> None:
        self.add_heading(self.tr("Who needs you"), self.tr("for this class"))
        first = QHBoxLayout()
        first.addWidget(self.whose, 1)
        first.addWidget(self.reset)
        self.add_part(holder(first))
        self.add_part(self.refused)
        for row in rows():
            parts = QWidget()
            box = column(parts, spacing=6)
            for limit in row.limits:
                box.addWidget(self._choice(row.title, limit))
            self.add_row(row.title, row.second, parts)
        self.finish_page()

    def _choice(self, title: str, limit: Limit) -> QWidget:
        choice = DropDown(self.look, f"{title}: {limit.meaning}")
        choice.activated.connect(lambda _index, name=limit.field: self._choose(name))
        self._limits[limit.field], self.choices[limit.field] = limit, choice
        line = QHBoxLayout()
        line.setSpacing(self.look.px(12))
        line.addWidget(choice)
        line.addWidget(Label(self.look, limit.meaning, 13, role=Role.MUTED, wrap=True), 1)
        return holder(line)

    def _restyle(self) -> None:
        for choice in self.choices.values():
            choice.setFixedWidth(self.look.px(_WIDTH))


def _limits_of(class_: "ClassView | None") -> tuple[object, ...]:
    """What of a class this page shows: it is told of every run that begins and ends."""
    return () if class_ is None else (class_.id, class_.title, class_.course, class_.thresholds)
