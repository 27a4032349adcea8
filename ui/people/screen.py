"""People: the list, the sheet of one person, and the panel with signatures or the form that is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from console.clock import Clock
from console.model import PersonId, PersonView
from ui import text
from ui.operations import Operations
from ui.people.attempt_panel import AttemptPanel
from ui.people.consent_part import ConsentPart
from ui.people.files import write_json
from ui.people.forms import EraseForm, MergeForm, PersonForm
from ui.people.import_page import ImportPage
from ui.people.nobody import Nobody
from ui.people.people_list import PeopleList
from ui.people.person_sheet import PersonSheet
from ui.people.standing import Attempt, Standing, standing
from ui.presence import Presence
from ui.services import Services
from ui.signoff.waiting import WaitingRuns
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.columns import Columns, Part
from ui.widgets.form import Form, focus
from ui.widgets.ground import Scroll, column
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from console.records.signoff import DecisionRow, SignatureRow


class PeopleScreen(QWidget):
    """Everybody who is enrolled. Signals: `decision_asked(run)` for a run that waits in Sign-off."""

    decision_asked = Signal(str)

    def __init__(
        self,
        look: Look,
        services: Services,
        operations: Operations,
        presence: Presence,
        waiting: WaitingRuns,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._look, self._services, self._operations = look, services, operations
        self._presence, self._waiting, self._clock = presence, waiting, clock
        self._people: dict[PersonId, PersonView] = {}
        self._decisions: dict[PersonId, tuple[DecisionRow, ...]] = {}
        self._standings: dict[PersonId, Standing] = {}
        self._attempt: Attempt | None = None
        self._wanted: PersonId | None = None
        self.bar = TopBar(look, self.tr("People"))
        self.bring_in = self.bar.add(Button(look, self.tr("Import roster"), icon="clipboard"))
        self.add = self.bar.add(Button(look, self.tr("Add person"), icon="user-plus"))
        self.list = PeopleList(look)
        self.sheet = PersonSheet(look)
        self.attempt = AttemptPanel(look, ConsentPart(look, services, operations, presence))
        self.person_form, self.merge_form, self.erase_form = (
            PersonForm(look),
            MergeForm(look),
            EraseForm(look),
        )
        self.import_page = ImportPage(look)
        self.panel = SidePanel(look, width=336, wide=420)
        self._lay_out()
        self._connect()
        self._show_list()

    # What is true

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the records anew, with the keyboard on the list."""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_records_changed(self, event: Any) -> None:
        """Entries were written: what is shown may be out of date."""
        if event.ids and self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask who there is, and what was decided about each."""
        self._operations.run(self, self._services.people.all, self._take_people)

    @property
    def is_empty_shown(self) -> bool:
        """True while nobody is enrolled and the screen says what to do."""
        return self._body.currentWidget() is self._empty

    def _take_people(self, people: Sequence[PersonView]) -> None:
        self._people = {one.person: one for one in people}
        for person in self._people:
            self._ask_decisions(person)
        for gone in self._standings.keys() - self._people.keys():
            del self._standings[gone]
        self.list.show_people(self._people, self._standings)
        self._show_list()
        if self._wanted in self._people:
            self.list.choose(self._wanted or "")
            self._wanted = None
        elif not self.list.key:
            self.list.choose_first()
        if self.list.key:
            self._open(self.list.key)

    def _ask_decisions(self, person: PersonId) -> None:
        def take(rows: "tuple[DecisionRow, ...]") -> None:
            self._decisions[person] = rows
            self._judge(person)

        self._operations.run(
            self, lambda: self._services.assessments.decisions_of(person), take, lambda _: None
        )

    def _judge(self, person: PersonId) -> None:
        """Put together what holds for somebody, and show it where they are shown."""
        view = self._people.get(person)
        if view is None:
            return
        held = standing(
            person,
            view.merged,
            self._decisions.get(person, ()),
            self._waiting.runs,
            self._services.packs,
            self._clock.utc(),
        )
        if held == self._standings.get(person):
            return
        self._standings[person] = held
        self._show_list()
        if person == self.list.key:
            self.sheet.show_standing(held)

    @Slot()
    def _judge_all(self) -> None:
        for person in self._people:
            self._judge(person)

    def _show_list(self) -> None:
        self.list.refresh()
        self.bar.set_summary(text.people(len(self._people)) if self._people else "")
        if self._body.currentWidget() is not self.import_page:
            self._body.setCurrentWidget(self._columns if self._people else self._empty)

    # One person

    @Slot(str)
    def _open(self, person: PersonId) -> None:
        view = self._people.get(person)
        if view is None:
            return
        self.close_form()
        self.sheet.show_person(view)
        self.sheet.show_standing(self._standings.get(person) or Standing(person))
        erased = view.erased_utc is not None
        self.attempt.show_person(erased=erased)
        self.sheet.change.setEnabled(not erased)
        self.attempt.consents.show_person(person)

    @Slot(object)
    def _select(self, attempt: Attempt | None) -> None:
        self._attempt = attempt
        titles = {unit.course: unit.title for unit in self._standings.get(self.list.key, Standing("")).units}
        self.attempt.show_attempt(attempt, titles.get(attempt.course, "") if attempt is not None else "")
        if attempt is None or attempt.assessment is None:
            return
        assessment = attempt.assessment
        records = [row.record for row in self._decisions[self.list.key] if row.assessment == assessment]

        def show(rows: "Sequence[SignatureRow]") -> None:
            if self._attempt is attempt:
                self.attempt.show_signatures(rows, records)

        self._operations.run(self, lambda: self._services.assessments.signatures(assessment), show)

    # Forms

    @Slot()
    def close_form(self) -> None:
        """Go back to the signatures."""
        self.panel.show_page(self.attempt)

    def _show_form(self, form: Form) -> None:
        page = self._pages[form]
        self._body.setCurrentWidget(self._columns)
        self.panel.show_page(page)
        self._columns.show_part(Part.PANEL)
        focus(form)

    @Slot()
    def _begin_adding(self) -> None:
        self.person_form.begin(None, tuple(self._people.values()))
        self._show_form(self.person_form)

    @Slot()
    def _begin_changing(self) -> None:
        self.person_form.begin(self._people[self.list.key], tuple(self._people.values()))
        self._show_form(self.person_form)

    @Slot()
    def _begin_merging(self) -> None:
        self.merge_form.begin(self._people[self.list.key], tuple(self._people.values()))
        self._show_form(self.merge_form)

    @Slot()
    def _begin_erasing(self) -> None:
        self.erase_form.begin(self._people[self.list.key])
        self._show_form(self.erase_form)

    @Slot()
    def _save_person(self) -> None:
        form, people, session = self.person_form, self._services.people, self._presence.session
        form.set_busy(True)
        if form.person is None:
            trainee, seen = form.trainee, form.seen
            self._operations.run(
                self,
                lambda: people.enrol((trainee,), session=session, identity_document=seen),
                lambda ids: self._written(form, ids[0] if ids else None),
                form.show_failed,
            )
            return
        person, part, seen = form.person.person, form.part, form.seen
        self._operations.run(
            self,
            lambda: people.change(person, part, session=session, identity_document=seen),
            lambda _: self._written(form, person),
            form.show_failed,
        )

    @Slot(str)
    def _merge(self, into: PersonId) -> None:
        form, person, session = self.merge_form, self.list.key, self._presence.session
        form.set_busy(True)
        self._operations.run(
            self,
            lambda: self._services.people.merge(person, into, session=session),
            lambda _: self._written(form, into),
            form.show_failed,
        )

    @Slot(str)
    def _erase(self, reason: str) -> None:
        form, person, session = self.erase_form, self.list.key, self._presence.session
        form.set_busy(True)
        self._operations.run(
            self,
            lambda: self._services.people.erase(person, reason, session=session),
            lambda _: self._written(form, person),
            form.show_failed,
        )

    def _written(self, form: Form, person: PersonId | None) -> None:
        form.set_busy(False)
        self._wanted = person
        self.close_form()
        self._columns.show_part(Part.SHEET)
        self.refresh()

    @Slot()
    def _begin_import(self) -> None:
        self._body.setCurrentWidget(self.import_page)
        self.import_page.begin(tuple(self._people.values()))

    @Slot()
    def _end_import(self) -> None:
        self._body.setCurrentWidget(self._columns if self._people else self._empty)

    @Slot()
    def _enrol_all(self) -> None:
        page, session = self.import_page, self._presence.session
        people = page.people
        page.set_busy(True)

        def done(ids: Sequence[PersonId]) -> None:
            page.set_busy(False)
            self._wanted = ids[0] if ids else None
            self._end_import()
            self.refresh()

        self._operations.run(
            self, lambda: self._services.people.enrol(people, session=session), done, page.show_failed
        )

    # What leaves

    @Slot()
    def _export(self) -> None:
        person, session = self.list.key, self._presence.session

        def ask(held: dict[str, Any]) -> None:
            dialog = self._save_dialog(self.tr("Export their data"), f"person-{person[-8:]}.json", "json")
            dialog.fileSelected.connect(lambda path: self._tell_written(path, write_json(path, held)))
            dialog.open()

        self._operations.run(self, lambda: self._services.reports.person(person, session=session), ask)

    @Slot()
    def _print(self) -> None:
        attempt, session = self._attempt, self._presence.session
        if attempt is None or attempt.assessment is None:
            return
        assessment = attempt.assessment
        dialog = self._save_dialog(self.tr("Print"), f"record-{assessment[-8:]}.pdf", "pdf")

        def write(path: str) -> None:
            self._operations.run(
                self,
                lambda: self._services.reports.record(assessment, Path(path), session=session),
                lambda _: self._tell_written(path, True),
            )

        dialog.fileSelected.connect(write)
        dialog.open()

    def _save_dialog(self, title: str, name: str, suffix: str) -> QFileDialog:
        dialog = QFileDialog(self, title, "", f"{suffix.upper()} (*.{suffix})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(name)
        return dialog

    def _tell_written(self, path: str, done: bool) -> None:
        name = Path(path).name
        words = (
            self.tr("Written: {file}")
            if done
            else self.tr("{file} could not be written. Choose another place.")
        )
        self.attempt.second.setText(words.format(file=name))

    @Slot()
    def _open_in_signoff(self) -> None:
        if self._attempt is not None and self._attempt.decision is None:
            self.decision_asked.emit(self._attempt.key)

    # Building

    def _connect(self) -> None:
        self.list.chosen.connect(self._open)
        self._waiting.changed.connect(self._judge_all)
        self.sheet.selected.connect(self._select)
        self.sheet.change_asked.connect(self._begin_changing)
        self.sheet.merge_asked.connect(self._begin_merging)
        self.add.clicked.connect(self._begin_adding)
        self.bring_in.clicked.connect(self._begin_import)
        panel = self.attempt
        panel.sheet_asked.connect(self._open_in_signoff)
        panel.print_asked.connect(self._print)
        panel.export_asked.connect(self._export)
        panel.erase_asked.connect(self._begin_erasing)
        self.person_form.saved.connect(self._save_person)
        self.merge_form.merged.connect(self._merge)
        self.erase_form.erased.connect(self._erase)
        for form in (self.person_form, self.merge_form, self.erase_form):
            form.closed.connect(self.close_form)
        self.import_page.closed.connect(self._end_import)
        self.import_page.enrol_asked.connect(self._enrol_all)

    def _lay_out(self) -> None:
        look = self._look
        forms: tuple[Form, ...] = (self.person_form, self.merge_form, self.erase_form)
        self._pages = {form: Scroll(look, form, form.title.text()) for form in forms}
        self.panel.show_page(self.attempt)
        names = (self.tr("People"), self.tr("Attempts"), self.tr("Signatures"))
        sheet = Scroll(look, self.sheet, self.tr("Attempts"))
        self._columns = Columns(look, names, (self.list, sheet, self.panel), list_width=228)
        self._empty = Nobody(look)
        self._empty.add.clicked.connect(self._begin_adding)
        self._empty.bring_in.clicked.connect(self._begin_import)
        self._body = QStackedWidget()
        for page in (self._columns, self._empty, self.import_page):
            self._body.addWidget(page)
        whole = column(self)
        whole.addWidget(self.bar)
        whole.addWidget(self._body, 1)
        self.setFocusProxy(self.list)
