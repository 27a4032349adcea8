"""People: the list, the sheet of one person and the panel with signatures; and the matrix of everybody."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from console.errors import ConsoleError
from console.model import PersonId, PersonView
from ui import text
from ui.operations import Operations
from ui.people.attempt_panel import AttemptPanel
from ui.people.consent_part import ConsentPart
from ui.people.decided_page import DecidedPage
from ui.people.form_desk import FormDesk
from ui.people.matrix_page import MatrixPage
from ui.people.nobody import Nobody
from ui.people.people_list import PeopleList
from ui.people.person_sheet import PersonSheet
from ui.people.saving import Saving
from ui.people.twice import Twice
from ui.people.wording import class_names, display_name, erasure_words, nameless, unreached_words
from ui.presence import Presence
from ui.services import Services
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.choice import Tabs
from ui.widgets.columns import Columns, Part
from ui.widgets.form import Form, focus
from ui.widgets.ground import Scroll, column
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from console.assessment.roll import Member, Roll
    from console.people import Erasure
    from console.records.attempts import Attempt
    from console.records.signoff import SignatureRow

RECORDS, MATRIX = "records", "matrix"


class PeopleScreen(QWidget):
    """Everybody who is enrolled.

    Signals: `decision_asked(run)` for a run that waits in Sign-off, `names_asked()`: show them again.
    """

    decision_asked = Signal(str)
    names_asked = Signal()

    def __init__(self, look: Look, services: Services, operations: Operations, presence: Presence) -> None:
        super().__init__()
        self._look, self._services, self._operations = look, services, operations
        self._presence = presence
        self._roll: Roll | None = None
        self._members: dict[PersonId, Member] = {}
        self._attempt: Attempt | None = None
        self._wanted: tuple[PersonId, str] | None = None
        self._shown: Member | None = None
        self._twice = Twice()
        self._is_asking = self._asks_again = False
        self._names_hidden = False
        self.bar = TopBar(look, self.tr("People"))
        self.tabs = Tabs(look, ((RECORDS, self.tr("Records")), (MATRIX, self.tr("Matrix"))), self.tr("Views"))
        self.bar.add_tabs(self.tabs)
        self.names = self.bar.add(Button(look, self.tr("Names hidden"), icon="eye-off"))
        self.bring_in = self.bar.add(Button(look, self.tr("Import roster"), icon="clipboard"))
        self.add = self.bar.add(Button(look, self.tr("Add person"), icon="user-plus"))
        self.list = PeopleList(look)
        self.sheet = PersonSheet(look)
        self.attempt = AttemptPanel(look, ConsentPart(look, services, operations, presence))
        self.decided = DecidedPage(look, services, operations)
        self.matrix = MatrixPage(look, services, operations, presence, self.bar)
        self.forms = FormDesk(look, services, operations, presence, self)
        self.saving = Saving(self, services, operations, presence)
        self.person_form, self.merge_form = self.forms.person, self.forms.merge
        self.erase_form, self.import_page = self.forms.erase, self.forms.import_page
        self.panel = SidePanel(look, width=336, wide=420)
        self._lay_out()
        self._connect()
        self._show_body()
        self.hide_names(False)

    # What is true

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the records anew, with the keyboard on the list."""
        self.refresh()
        first = self.list if self.tabs.key == RECORDS else self.matrix.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_records_changed(self, event: Any) -> None:
        """Entries were written: what is shown may be out of date."""
        if event.ids and self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask who there is, and how everybody stands today; once more when something came meanwhile."""
        if self._is_asking:
            self._asks_again = True
            return
        self._is_asking, self._asks_again = True, False
        self._operations.run(self, self._services.people.roll, self._take, self._give_up)

    @Slot(bool)
    def hide_names(self, hidden: bool) -> None:
        """Show codes in the place of names: others may see this screen."""
        self._names_hidden = hidden
        self.names.setVisible(hidden)
        for button in (self.add, self.bring_in):
            button.setEnabled(not hidden)
        if hidden:
            self.close_form()
            self._leave_sheet()
            self._end_import()
        if self._roll is not None:
            self._show_roll(self._roll)

    @property
    def is_empty_shown(self) -> bool:
        """True while nobody is enrolled and the screen says what to do."""
        return self._body.currentWidget() is self._empty

    def _take(self, roll: "Roll") -> None:
        self._is_asking = False
        self._roll = roll
        self._show_roll(roll)
        if self._asks_again:
            self.refresh()

    def _give_up(self, error: ConsoleError) -> None:
        self._is_asking = False
        self._operations.trouble_met.emit(error)

    def _show_roll(self, roll: "Roll") -> None:
        if self._names_hidden:
            roll = replace(roll, members=tuple(replace(one, view=nameless(one.view)) for one in roll.members))
        self._members = {one.view.person: one for one in roll.members}
        self.forms.know(tuple(one.view for one in roll.members))
        self._twice = Twice([one.view for one in roll.members] if not self._names_hidden else ())
        self.list.show_people(self._members, class_names(roll), self._twice.people)
        self.matrix.show_roll(roll, names_hidden=self._names_hidden)
        self._show_counts(roll)
        self._show_body()
        person, attempt = self._wanted or ("", "")
        if person in self._members:
            self.list.choose(person)
            self._wanted = None
        elif not self.list.key:
            self.list.choose_first()
        if self.list.key and self._members.get(self.list.key) != self._shown:
            self._open(self.list.key)
        elif self._shown is not None:
            self.attempt.consents.show_person(self.list.key)
            self._tell_erasure(self._shown)
        if attempt:
            self.sheet.choose_attempt(attempt)

    def _show_counts(self, roll: "Roll") -> None:
        units = self.tr("Matrix  {n}").format(n=text.units(len(roll.courses)))
        for key, words in ((RECORDS, f"{self.tr('Records')}  {len(roll.members)}"), (MATRIX, units)):
            self.tabs.rename(key, words)

    @Slot()
    def _show_body(self) -> None:
        """Show the records or the matrix, or what to do while there is nobody."""
        matrix = self.tabs.key == MATRIX
        for button in (self.bring_in, self.add):
            button.setVisible(not matrix)
        self.matrix.export.setVisible(matrix)
        self.tabs.setVisible(bool(self._members))
        if self._body.currentWidget() is self.import_page and not matrix:
            return
        people = self.matrix if matrix else self._columns
        self._body.setCurrentWidget(people if self._members else self._empty)

    # One person

    @Slot(str)
    def _open(self, person: PersonId) -> None:
        member = self._members.get(person)
        if member is None:
            return
        if self._shown is None or person != self._shown.view.person:
            self.close_form()
            self._leave_sheet()
            self.sheet.erased.say("")
        self._shown = member
        self.sheet.show_person(member.view)
        self.sheet.show_standing(member.standing)
        self.sheet.twice.say(self._twice.words(person))
        self._tell_erasure(member)
        erased = member.view.erased_utc is not None
        self.attempt.show_person(erased=erased, names_hidden=self._names_hidden)
        self.sheet.change.setEnabled(not (erased or self._names_hidden))
        self.sheet.merge.setEnabled(not self._names_hidden)
        self.attempt.consents.show_person(person)

    def _tell_erasure(self, member: "Member") -> None:
        """Say who had somebody erased and why, and name the copies that it has not reached.

        A file may be called after them.
        """
        people, sheet = self._services.people, self.sheet
        if member.view.erased_utc is None or self._names_hidden:
            sheet.erased.say("")
            sheet.unreached.say("")
            return

        def is_shown() -> bool:
            return self._shown == member and not self._names_hidden

        def tell(erasure: "Erasure | None") -> None:
            if is_shown():
                sheet.erased.say(erasure_words(erasure))

        def show(names: tuple[str, ...]) -> None:
            if is_shown():
                sheet.unreached.say(unreached_words(names))

        self._operations.run(self, lambda: people.erasure(member.view.person), tell)
        self._operations.run(self, people.unreached_copies, show)

    @Slot(object)
    def _select(self, attempt: "Attempt | None") -> None:
        self._attempt = attempt
        member = self._members.get(self.list.key)
        units = member.standing.units if member is not None else ()
        titles = {unit.course: unit.title for unit in units}
        self.attempt.show_attempt(attempt, titles.get(attempt.course.id, "") if attempt is not None else "")
        if attempt is None or attempt.assessment is None:
            return
        assessment = attempt.assessment

        def show(rows: "Sequence[SignatureRow]") -> None:
            if self._attempt is attempt:
                self.attempt.show_signatures(attempt, rows)

        self._operations.run(self, lambda: self._services.assessments.signatures(assessment), show)

    @Slot()
    def _read(self) -> None:
        """Open the selected attempt: its decided sheet, or Sign-off while it waits for a decision."""
        attempt, view = self._attempt, self._view
        if attempt is None or view is None:
            return
        if attempt.decision is None:
            self.decision_asked.emit(attempt.run)
        else:
            self.decided.open_attempt(attempt, display_name(view))

    @Slot()
    def _show_sheet(self) -> None:
        self._pages.setCurrentWidget(self.decided)
        self._columns.show_part(Part.SHEET)

    @Slot()
    def _leave_sheet(self) -> None:
        """Go back to the record of the person."""
        self.decided.forget()
        if self._pages.currentWidget() is self.decided:
            self._pages.setCurrentWidget(self._record)
            self.sheet.attempts_view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def open_record(self, person: PersonId, attempt: str = "") -> None:
        """Show somebody's record, with this attempt selected."""
        self._leave_sheet()
        self.tabs.choose(RECORDS)
        self.list.choose(person)
        self.sheet.choose_attempt(attempt)
        self._columns.show_part(Part.SHEET)
        self.sheet.attempts_view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _view(self) -> PersonView | None:
        member = self._members.get(self.list.key)
        return member.view if member is not None else None

    # Forms

    @Slot()
    def close_form(self) -> None:
        """Go back to the signatures."""
        self.panel.show_page(self.attempt)

    @Slot(object)
    def _show_form(self, form: Form) -> None:
        self._body.setCurrentWidget(self._columns)
        self.panel.show_page(self._form_pages[form])
        self._columns.show_part(Part.PANEL)
        focus(form)

    def _about_them(self, begin: Any) -> None:
        if self._view is not None and not self._names_hidden:
            begin(self._view)

    @Slot(object)
    def _written(self, person: PersonId | None) -> None:
        self._wanted = None if person is None else (person, "")
        self._columns.show_part(Part.SHEET)
        if self.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    @Slot()
    def _begin_import(self) -> None:
        self._body.setCurrentWidget(self.import_page)

    @Slot()
    def _end_import(self) -> None:
        if self._body.currentWidget() is self.import_page:
            self._body.setCurrentWidget(self._columns if self._members else self._empty)

    @Slot()
    def _print(self) -> None:
        if self._attempt is not None and self._attempt.assessment is not None:
            self.saving.print_attempt(self._attempt.assessment)

    # Building

    def _connect(self) -> None:
        sheet, panel, forms = self.sheet, self.attempt, self.forms
        self.tabs.chosen.connect(self._show_body)
        self.names.clicked.connect(self.names_asked)
        self.list.chosen.connect(self._open)
        sheet.selected.connect(self._select)
        sheet.read_asked.connect(self._read)
        sheet.change_asked.connect(lambda: self._about_them(forms.change))
        sheet.print_asked.connect(lambda: self.saving.print_record(self.list.key))
        sheet.merge_asked.connect(lambda: self._about_them(forms.merge_into_another))
        for button, begin in ((self.add, forms.add), (self.bring_in, forms.bring_in)):
            button.clicked.connect(begin)
        panel.sheet_asked.connect(self._read)
        panel.print_asked.connect(self._print)
        panel.export_asked.connect(lambda: self.saving.save_held(self.list.key))
        panel.erase_asked.connect(lambda: self._about_them(forms.ask_to_erase))
        self.saving.told.connect(sheet.told.say)
        forms.opened.connect(self._show_form)
        forms.closed.connect(self.close_form)
        forms.import_opened.connect(self._begin_import)
        forms.import_closed.connect(self._end_import)
        forms.written.connect(self._written)
        self.decided.opened.connect(self._show_sheet)
        self.decided.closed.connect(self._leave_sheet)
        self.matrix.record_asked.connect(self.open_record)
        self.matrix.decision_asked.connect(self.decision_asked)

    def _lay_out(self) -> None:
        look = self._look
        self._form_pages = {form: Scroll(look, form, form.title.text()) for form in self.forms.all}
        self.panel.show_page(self.attempt)
        names = (self.tr("People"), self.tr("Attempts"), self.tr("Signatures"))
        self._record = Scroll(look, self.sheet, self.tr("Attempts"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._record)
        self._pages.addWidget(self.decided)
        self._columns = Columns(look, names, (self.list, self._pages, self.panel), list_width=228)
        self._empty = Nobody(look)
        self._empty.add.clicked.connect(self.forms.add)
        self._empty.bring_in.clicked.connect(self.forms.bring_in)
        self._body = QStackedWidget()
        for page in (self._columns, self._empty, self.import_page, self.matrix):
            self._body.addWidget(page)
        whole = column(self)
        whole.addWidget(self.bar)
        whole.addWidget(self._body, 1)
        self.setFocusProxy(self.list)
