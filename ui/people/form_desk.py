"""What is done about people with a form: enrol, change, merge, erase, and a whole list brought in."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from console.model import PersonId, PersonView
from ui.operations import Operations
from ui.people.forms import EraseForm, MergeForm, PersonForm
from ui.people.import_page import ImportPage
from ui.presence import Presence
from ui.services import Services
from ui.theme import Look
from ui.widgets.form import Form


class FormDesk(QObject):
    """The forms, and the calls that they end in, made by whoever is here.

    Signals: `opened(Form)`, `closed()`, `import_opened()`, `import_closed()`, `written(person | None)` after
    COMMIT: somebody to be shown.
    """

    opened = Signal(object)
    closed = Signal()
    import_opened = Signal()
    import_closed = Signal()
    written = Signal(object)

    def __init__(
        self, look: Look, services: Services, operations: Operations, presence: Presence, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._people, self._operations, self._presence = services.people, operations, presence
        self._known: tuple[PersonView, ...] = ()
        self._who: PersonId = ""
        self.person, self.merge, self.erase = PersonForm(look), MergeForm(look), EraseForm(look)
        self.import_page = ImportPage(look)
        self.person.saved.connect(self._save)
        self.merge.merged.connect(self._merge)
        self.erase.erased.connect(self._erase)
        for form in self.all:
            form.closed.connect(self.closed)
        self.import_page.closed.connect(self.import_closed)
        self.import_page.enrol_asked.connect(self._enrol_all)

    @property
    def all(self) -> tuple[Form, ...]:
        """Every form of the panel."""
        return (self.person, self.merge, self.erase)

    def know(self, people: tuple[PersonView, ...]) -> None:
        """Take who is enrolled: a form asks about doubles, and offers whom to merge with."""
        self._known = people

    def add(self) -> None:
        """Enrol somebody."""
        self.person.begin(None, self._known)
        self.opened.emit(self.person)

    def change(self, person: PersonView) -> None:
        """Write somebody's personal part anew."""
        self.person.begin(person, self._known)
        self.opened.emit(self.person)

    def merge_into_another(self, person: PersonView) -> None:
        """Two entries are one human."""
        self._who = person.person
        self.merge.begin(person, self._known)
        self.opened.emit(self.merge)

    def ask_to_erase(self, person: PersonView) -> None:
        """Delete what names somebody."""
        self._who = person.person
        self.erase.begin(person)
        self.opened.emit(self.erase)

    def bring_in(self) -> None:
        """Bring in a list."""
        self.import_opened.emit()
        self.import_page.begin(self._known)

    @Slot()
    def _save(self) -> None:
        form, people, session = self.person, self._people, self._presence.session
        form.set_busy(True)
        if form.person is None:
            trainee, seen = form.trainee, form.seen
            self._operations.run(
                form,
                lambda: people.enrol((trainee,), session=session, identity_document=seen),
                lambda ids: self._done(form, ids[0] if ids else None),
                form.show_failed,
            )
            return
        person, part, seen = form.person.person, form.part, form.seen
        self._operations.run(
            form,
            lambda: people.change(person, part, session=session, identity_document=seen),
            lambda _: self._done(form, person),
            form.show_failed,
        )

    @Slot(str)
    def _merge(self, into: PersonId) -> None:
        form, person, session = self.merge, self._who, self._presence.session
        form.set_busy(True)
        self._operations.run(
            form,
            lambda: self._people.merge(person, into, session=session),
            lambda _: self._done(form, into),
            form.show_failed,
        )

    @Slot(str)
    def _erase(self, reason: str) -> None:
        form, person, session = self.erase, self._who, self._presence.session
        form.set_busy(True)
        self._operations.run(
            form,
            lambda: self._people.erase(person, reason, session=session),
            lambda _: self._done(form, person),
            form.show_failed,
        )

    def _done(self, form: Form, person: PersonId | None) -> None:
        form.set_busy(False)
        self.closed.emit()
        self.written.emit(person)

    @Slot()
    def _enrol_all(self) -> None:
        page, session = self.import_page, self._presence.session
        people = page.people
        page.set_busy(True)

        def done(ids: Sequence[PersonId]) -> None:
            page.set_busy(False)
            self.import_closed.emit()
            self.written.emit(ids[0] if ids else None)

        self._operations.run(
            page, lambda: self._people.enrol(people, session=session), done, page.show_failed
        )
