"""When the first run is shown: once, to a console that nobody has set up, or when somebody asks for it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from console.clock import Clock
from ui.access.gate import Gate
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.settings.preferences import Preferences
from ui.theme import Look

if TYPE_CHECKING:
    from console.model import RecordsView, SearchView
    from ui.first_run.page import FirstRunPage

DONE: Final = "first_run"
"""The setting that says that it was shown."""


class FirstRunOffer(QObject):
    """Signals: `finished()`, `simulate_asked()`, `devices_asked()`."""

    finished = Signal()
    simulate_asked = Signal()
    devices_asked = Signal()

    def __init__(
        self,
        look: Look,
        services: Services,
        operations: Operations,
        preferences: Preferences,
        presence: Presence,
        gate: Gate,
        clock: Clock,
    ) -> None:
        super().__init__(gate)
        self._look, self._services, self._operations = look, services, operations
        self._preferences, self._presence, self._gate, self._clock = preferences, presence, gate, clock
        self._records: RecordsView | None = None
        self._search: SearchView | None = None
        self._page: FirstRunPage | None = None

    @property
    def page(self) -> "FirstRunPage | None":
        """The first run while it is shown."""
        return self._page

    def show_records(self, records: "RecordsView") -> None:
        """Know where the records lie, and whether they can be written."""
        self._records = records

    def show_search(self, search: "SearchView") -> None:
        """Know how the search for headsets goes."""
        self._search = search
        if self._page is not None:
            self._page.show_search(search)

    def offer(self) -> None:
        """Show it when it never was, and nobody has an account."""

        def take(done: object) -> None:
            if done is None and self._presence.access is Access.PRACTICE:
                self.show_page()

        if self._presence.access is Access.PRACTICE:
            settings = self._services.settings
            self._operations.run(self, lambda: settings.get(DONE), take, lambda _: None)

    def show_page(self, *, people: bool = False) -> None:
        """Show it, when there are records to write to; `people`: begin with the accounts."""
        records = self._records
        if records is None or not records.writable or self._page is not None:
            return
        from ui.first_run.page import FirstRunPage
        from ui.first_run.steps import Step

        services = self._services
        page = FirstRunPage(
            self._look, services.accounts, services.settings, self._operations, self._preferences, self._clock
        )
        page.finished.connect(self._end)
        page.simulate_asked.connect(self.simulate_asked)
        page.devices_asked.connect(self.devices_asked)
        page.named.connect(self._gate.show_console)
        page.show_records(records)
        page.show_search(self._search)
        self._page = page
        self._gate.show_first_run(page)
        page.show_step(Step.PEOPLE if people else Step.CONSOLE)

    @Slot()
    def _end(self) -> None:
        self._page = None
        settings = self._services.settings
        self._operations.run(self, lambda: settings.set(DONE, "done"), None, lambda _: None)
        self._gate.show_first_run(None)
        self.finished.emit()
