"""Reports: choose what, look at the pages as they will be printed, and save them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from console.clock import Clock
from console.errors import ConsoleError
from console.model import AccountView, Mode, PersonView
from console.records.canonical import printed_head
from console.reports.asked import Asked, Form, Format
from console.reports.period import Period
from ui import text
from ui.operations import Operations
from ui.presence import Presence
from ui.reports import choices
from ui.reports.out_panel import OutPanel
from ui.reports.pages_view import PagesView
from ui.reports.subject_list import SubjectList
from ui.reports.taking import Taking, file_name
from ui.services import Services
from ui.theme import Look
from ui.widgets.button import Button, Kind
from ui.widgets.choice import Tabs
from ui.widgets.columns import Columns
from ui.widgets.ground import Scroll, column
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from console.records import ClassRow
    from console.services.printing import Preview


SAVE: Final = "Ctrl+S"
NEARLY: Final = 0.1
"""A picture may be so much larger or smaller than its place."""
SETTLED_MS: Final = 400
"""So long after the last change of its size a window counts as settled."""


class ReportsScreen(QWidget):
    """One report at a time. Nothing leaves before somebody has seen what it is."""

    def __init__(
        self, look: Look, services: Services, operations: Operations, presence: Presence, clock: Clock
    ) -> None:
        super().__init__()
        self._look, self._services, self._operations = look, services, operations
        self._presence, self._clock = presence, clock
        self._classes: tuple[ClassRow, ...] = ()
        self._people: tuple[PersonView, ...] = ()
        self._accounts: tuple[AccountView, ...] = ()
        self._wanted: Asked | None = None
        self._is_making = False
        self._scale = 1.0
        """At which the pages were made."""
        self._sharpening = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self.tabs = Tabs(
            look,
            (
                (Form.CLASS, self.tr("Class")),
                (Form.PERSON, self.tr("Person")),
                (Form.ACTIVITY, self.tr("Assessors")),
                (Form.PROGRAMME, self.tr("Programme")),
            ),
            self.tr("Kinds of reports"),
        )
        self.bar = TopBar(look, self.tr("Reports"))
        self.bar.add_tabs(self.tabs)
        self.csv = self.bar.add(Button(look, self.tr("Save CSV"), icon="file-export"))
        self.pdf = self.bar.add(
            Button(look, self.tr("Save PDF"), kind=Kind.PRIMARY, icon="printer", letter=SAVE)
        )
        self.subjects = SubjectList(look, clock)
        self.pages = PagesView(look)
        self.out = OutPanel(look)
        self.taking = Taking(self, services.reports, operations, presence, self.out)
        self._lay_out()
        self._connect()
        self._show_tab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let keys and icons of the buttons go where there is no room for every word."""
        self._fit()

    @Slot()
    def _make_sharp(self) -> None:
        """Make the pages anew for another size; those that are shown stay until then."""
        if self.pages.pages.count and abs(self.pages.scale / self._scale - 1) > NEARLY:
            self._make()

    @property
    def form(self) -> Form:
        """The kind of report that is shown."""
        return Form(self.tabs.key)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask what there is, with the keyboard on the list."""
        self.refresh()
        self.subjects.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Ask the records anew, and make the pages anew."""
        self._wanted = None
        ask = self._operations.run
        ask(self, self._services.classroom.classes, self._take_classes)
        ask(self, self._services.people.all, self._take_people)
        ask(self, self._services.accounts.all, self._take_accounts)

    def _take_classes(self, rows: "tuple[ClassRow, ...]") -> None:
        self._classes = tuple(rows)
        self._show_items()

    def _take_people(self, views: tuple[PersonView, ...]) -> None:
        self._people = tuple(views)
        self._show_items()

    def _take_accounts(self, views: tuple[AccountView, ...]) -> None:
        self._accounts = tuple(views)
        self._show_items()

    # What is chosen

    @Slot()
    def _show_tab(self) -> None:
        self.subjects.search.clear()
        self.subjects.search.setVisible(self.form is not Form.PROGRAMME)
        self._show_items()

    @Slot()
    def _show_items(self) -> None:
        period, search = self.subjects.period.period, self.subjects.search.text()
        note = ""
        if self.form is Form.CLASS:
            items = choices.of_classes(self._classes, period, search)
        elif self.form is Form.PERSON:
            items = choices.of_people(self._people, search)
        elif self.form is Form.ACTIVITY:
            items = choices.of_assessors(self._accounts, search)
        else:
            items = choices.of_programme(self._classes, period)
            note = self.tr("A programme report never names people.")
        self.subjects.show_items(items, note)
        self._look_at_choice()

    @Slot()
    def _look_at_choice(self) -> None:
        """Ask for the pages of what is chosen, unless they are there or on the way."""
        key = self.subjects.key
        asked = self._asked(key) if key else None
        self.out.allow(
            folder=asked is not None
            and any(row.id == asked.subject and row.mode is not Mode.OUTREACH for row in self._classes),
            pack=asked is not None and asked.form in (Form.CLASS, Form.PERSON),
        )
        for button in (self.csv, self.pdf):
            button.setEnabled(asked is not None)
        if asked is None:
            self._wanted = None
            self.out.show_stood_on(None, None, None)
            self.pages.say(*self._nothing())
        elif asked != self._wanted:
            self._wanted = asked
            self.pages.say(self.tr("Making the pages"))
            self._make()

    def _asked(self, key: str) -> Asked:
        period = self.subjects.period.period
        if self.form is Form.CLASS:
            return Asked(Form.CLASS, key, Period())
        subject = None if key in (choices.EVERYBODY, choices.WHOLE) else key
        return Asked(self.form, subject, period)

    def _nothing(self) -> tuple[str, str]:
        filtered = bool(self.subjects.search.text()) or self.subjects.period.period != Period()
        more = self.tr("Choose another period, or search for something else.") if filtered else ""
        words = {
            Form.CLASS: (self.tr("No class yet"), self.tr("Classes appear here once they have begun.")),
            Form.PERSON: (self.tr("Nobody is enrolled yet"), self.tr("Starting a class enrols its roster.")),
            Form.ACTIVITY: (self.tr("No assessor yet"), self.tr("Add one in Settings, Accounts and keys.")),
            Form.PROGRAMME: (self.tr("No class yet"), self.tr("Classes are counted once they have begun.")),
        }[self.form]
        return (self.tr("Nothing matches"), more) if more else words

    def _make(self) -> None:
        """One at a time: what was chosen meanwhile comes next, what was passed by is not made."""
        asked = self._wanted
        if self._is_making or asked is None:
            return
        self._is_making = True
        scale, session = self.pages.scale, self._presence.session
        self._scale = scale
        self._operations.run(
            self,
            lambda: self._services.reports.preview(asked, scale, session=session),
            self._take_preview,
            lambda error: self._take_failure(asked, error),
        )

    def _take_preview(self, preview: "Preview") -> None:
        self._is_making = False
        if preview.asked != self._wanted:
            self._make()
            return
        title = self.tabs.part(self.form).text()
        self.pages.show_pages(preview.pages, title)
        self.out.show_stood_on(preview.decisions, preview.head_seq, printed_head(preview.head_hash))

    def _take_failure(self, asked: Asked, error: ConsoleError) -> None:
        self._is_making = False
        if asked != self._wanted:
            self._make()
            return
        self.pages.say(text.fault(error))
        self.out.show_stood_on(None, None, None)

    # What leaves

    @Slot()
    def _save_pdf(self) -> None:
        self._save(Format.PDF)

    @Slot()
    def _save_csv(self) -> None:
        self._save(Format.CSV)

    def _save(self, format_: Format) -> None:
        if self._wanted is not None:
            name = file_name(self._wanted, self._classes, self._clock.utc().date())
            self.taking.save(self._wanted, format_, name)

    @Slot()
    def _fill_folder(self) -> None:
        if self._wanted is not None:
            self.taking.fill_folder(self._wanted.subject or "")

    @Slot()
    def _pack(self) -> None:
        if self._wanted is not None:
            self.taking.pack(self._wanted, self._clock.utc().date())

    # Building

    def _fit(self) -> None:
        self.pdf.set_letter(SAVE)
        self.pdf.set_letter(SAVE if self.bar.has_room else "")

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        self.subjects.chosen.connect(self._look_at_choice)
        self.subjects.filtered.connect(self._show_items)
        self.pdf.clicked.connect(self._save_pdf)
        self.csv.clicked.connect(self._save_csv)
        self.out.folder_asked.connect(self._fill_folder)
        self.out.pack_asked.connect(self._pack)
        self._look.changed.connect(self._fit)
        self.pages.resized.connect(self._sharpening.start)
        self._sharpening.timeout.connect(self._make_sharp)
        QShortcut(QKeySequence(SAVE), self).activated.connect(self._save_pdf)

    def _lay_out(self) -> None:
        look = self._look
        panel = SidePanel(look, width=252, wide=320)
        panel.show_page(Scroll(look, self.out, self.tr("Take along")))
        names = (self.tr("Choose"), self.tr("Preview"), self.tr("Take along"))
        columns = Columns(look, names, (self.subjects, self.pages, panel), list_width=252)
        whole = column(self)
        whole.addWidget(self.bar)
        whole.addWidget(columns, 1)
        self.setFocusProxy(self.subjects)
