"""Settings, Who needs you: when a station of this class needs somebody. Applied at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from console.errors import ConsoleError
from console.terms import Role as AccountRole
from console.thresholds import Thresholds
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.settings.limit_choices import LimitChoices
from ui.settings.rows import SettingsPage, flow
from ui.theme import Look
from ui.widgets.button import Button, Size
from ui.widgets.label import Label, ReasonLine

if TYPE_CHECKING:
    from console.model import ClassView


class AttentionPage(SettingsPage):
    """`choices` has the drop-down of each limit by its name in `Thresholds`."""

    def __init__(self, look: Look, services: Services, operations: Operations, presence: Presence) -> None:
        super().__init__(look)
        self._services, self._operations, self._presence = services, operations, presence
        self._class: ClassView | None = None
        self._choices = LimitChoices(look, self)
        self.choices = self._choices.choices
        self.reset = Button(look, self.tr("Back to the course's"), icon="rotate", size=Size.SMALL)
        self.whose = Label(look, "", 13, wrap=True)
        self.refused = ReasonLine(look)
        self._lay_out()
        self.reset.clicked.connect(lambda: self._ask(None))
        self._choices.chosen.connect(self._ask)
        presence.changed.connect(self._follow)
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
        self._choices.show_limits(limits, course, able=may)
        self.reset.setEnabled(may and limits != course)
        self.refused.set_text(refusal)
        self.whose.setText(self._words(changed=limits != course))

    def _words(self, *, changed: bool) -> str:
        if self._class is None:
            return self.tr("No class is running. Every class begins with the limits of its course.")
        if changed:
            return self.tr(
                "Changed for {title}. The next class begins with its course's limits again."
            ).format(title=self._class.title)
        return self.tr("{title} has the limits of its course.").format(title=self._class.title)

    def _refusal(self) -> str:
        if self._presence.access is Access.PRACTICE:
            return ""
        return self._presence.refusal(AccountRole.INSTRUCTOR, AccountRole.ASSESSOR)

    @Slot(object)
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
        self.add_part(flow(self.look, self.whose, self.reset))
        self.add_part(self.refused)
        for row in self._choices.rows:
            self.add_row(*row)
        self.finish_page()


def _limits_of(class_: "ClassView | None") -> tuple[object, ...]:
    """What of a class this page shows: it is told of every run that begins and ends."""
    return () if class_ is None else (class_.id, class_.title, class_.course, class_.thresholds)
