"""The forms of the panel: add or change somebody, merge two entries into one human, erase."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from console.model import PersonView, Trainee
from ui import text
from ui.people.twice import choices
from ui.people.wording import display_name
from ui.theme import Look, Role, Weight
from ui.widgets.choice import CheckBox
from ui.widgets.drop_down import DropDown
from ui.widgets.field import Field, SearchField
from ui.widgets.form import Form
from ui.widgets.item_list import ItemList
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.records import PersonalPart

DOCUMENTS = ("passport", "driving licence", "identity card", "college card")


class PersonForm(Form):
    """Enrol somebody, or write their personal part anew. Signals: `saved()`: read `trainee` and `seen`."""

    saved = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Add a person"), self.tr("Enrol"), "user-plus")
        self._person: PersonView | None = None
        self._alike: Sequence[PersonView] = ()
        self.given = Field(look, self.tr("Given name"))
        self.family = Field(look, self.tr("Family name"))
        self.display = Field(look, self.tr("Shown as (if not given and family name)"))
        self.email = Field(look, self.tr("Email (may be empty)"))
        self.uln = Field(look, self.tr("Unique Learner Number (may be empty)"))
        self.document = DropDown(look, self.tr("Identity"))
        self.document.addItem(self.tr("No document seen"), "")
        for name in DOCUMENTS:
            self.document.addItem(self.tr("I have seen: {document}").format(document=name), name)
        self.alike = Label(look, "", 12, Weight.MEDIUM, wrap=True)
        self.other = CheckBox(look, self.tr("This is somebody else"))
        for part in (
            self.given,
            self.family,
            self.display,
            self.email,
            self.uln,
            self.document,
            self.alike,
            self.other,
        ):
            self._box.addWidget(part)
        note = self.tr(
            "No name is sent to a headset. Records show a pseudonym beside them, which outlasts an erasure."
        )
        self._box.addWidget(Label(look, note, 12, role=Role.MUTED, wrap=True))
        self.finish_layout()
        for field in (self.given, self.family, self.display, self.email, self.uln):
            field.line.textChanged.connect(self.refresh)
            field.line.returnPressed.connect(self._save)
        self.other.toggled.connect(self.refresh)
        self.act.clicked.connect(self._save)
        self.setFocusProxy(self.given)

    def begin(self, person: PersonView | None, everybody: Sequence[PersonView]) -> None:
        """Begin with nobody, or with what is known of somebody."""
        self._person, self._everybody = person, everybody
        values = (
            (person.given, person.family, person.display, person.email, person.uln) if person else ("",) * 5
        )
        fields = (self.given, self.family, self.display, self.email, self.uln)
        for field, value in zip(fields, values, strict=True):
            field.line.setText(value)
        if person is not None and person.display == f"{person.given} {person.family}".strip():
            self.display.line.clear()
        self.document.setCurrentIndex(0)
        self.other.setChecked(False)
        self.title.setText(
            self.tr("Change {name}").format(name=person.display) if person else self.tr("Add a person")
        )
        self.act.set_label(self.tr("Save") if person else self.tr("Enrol"))
        self.set_busy(False)

    @property
    def person(self) -> PersonView | None:
        """Who is changed; None: somebody new."""
        return self._person

    @property
    def trainee(self) -> Trainee:
        """What was typed, for an enrolment."""
        given, family = self.given.text(), self.family.text()
        display = self.display.text() or f"{given} {family}".strip()
        return Trainee(display, given, family, email=self.email.text(), uln=self.uln.text())

    @property
    def part(self) -> "PersonalPart":
        """What was typed, for a change."""
        from console.records import PersonalPart

        one = self.trainee
        return PersonalPart(one.given, one.family, one.display, one.email, one.uln)

    @property
    def seen(self) -> str | None:
        """The kind of document that was looked at."""
        return self.document.currentData() or None

    def missing(self) -> list[str]:
        """What is still needed."""
        needs = [] if self.trainee.display else [self.tr("a name")]
        if self.alike.text() and not self.other.isChecked():
            needs.append(self.tr("whether this is somebody else"))
        return needs

    @Slot()
    def refresh(self) -> None:
        """Say who is enrolled already with this name, address or number, and what is still needed."""
        from console.roster.reading import read_roster

        one = self.trainee
        found: Sequence[PersonView] = ()
        if self._person is None and one.display:
            lines = f"name\temail\tuln\n{one.display}\t{one.email}\t{one.uln}"
            entries = read_roster(lines, self._everybody).entries
            found = entries[0].known if entries else ()
        said = [
            self.tr("{name}, enrolled {day}").format(
                name=display_name(person), day=text.day(person.enrolled_utc)
            )
            for person in found[:3]
        ]
        self.alike.setText(self.tr("Enrolled already: {who}.").format(who=text.joined(said)) if said else "")
        self.alike.setVisible(bool(said))
        self.other.setVisible(bool(said))
        super().refresh()

    @Slot()
    def _save(self) -> None:
        if self.act.isEnabled():
            self.saved.emit()

    _everybody: Sequence[PersonView] = ()


class MergeForm(Form):
    """Two entries are one human. Signals: `merged(person that stays)`."""

    merged = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", self.tr("Merge them"), "arrow-merge")
        self._person: PersonView | None = None
        self._everybody: Sequence[PersonView] = ()
        self.search = SearchField(look, self.tr("Find the other entry"))
        self.list = ItemList(look, self.tr("The other entry"), lead_width=0)
        self.list.setMinimumHeight(look.px(57 * 3))
        self.words = Label(look, "", 13, wrap=True)
        self.sure = CheckBox(look, self.tr("They are one person"))
        for part in (self.search, self.list, self.words, self.sure):
            self._box.addWidget(part)
        note = self.tr(
            "All attempts of both then count as this person's, in every list and in the rules on who "
            "may sign. No entry is changed. It can not be undone."
        )
        self._box.addWidget(Label(look, note, 12, role=Role.MUTED, wrap=True))
        self.finish_layout()
        self.search.textChanged.connect(self._fill)
        self.list.chosen.connect(self._choose)
        self.sure.toggled.connect(self.refresh)
        self.act.clicked.connect(lambda: self.merged.emit(self.list.key))
        self.setFocusProxy(self.search)

    def begin(self, person: PersonView, everybody: Sequence[PersonView]) -> None:
        """Ask which other entry is the same human as this one."""
        self._person = person
        self._everybody = [one for one in everybody if one.person != person.person]
        self.title.setText(self.tr("Who is {name} as well?").format(name=display_name(person)))
        self.search.clear()
        self.sure.setChecked(False)
        self._fill()
        self.list.choose("")
        self.set_busy(False)

    def missing(self) -> list[str]:
        """What is still needed."""
        other = next((one for one in self._everybody if one.person == self.list.key), None)
        words = self.tr("{gone} is merged into {stays}.")
        if other is not None and self._person is not None:
            words = words.format(gone=display_name(self._person), stays=display_name(other))
        self.words.setText(words if other is not None else "")
        needs = (
            (other is None, self.tr("the other entry")),
            (not self.sure.isChecked(), self.tr("that they are one person")),
        )
        return [word for needed, word in needs if needed]

    @Slot()
    def _choose(self) -> None:
        """What was said of somebody else does not hold of this one."""
        self.sure.setChecked(False)
        self.refresh()

    @Slot()
    def _fill(self) -> None:
        sought = self.search.text().casefold()
        items = [] if self._person is None else choices(self._person, self._everybody, sought)
        self.list.set_items(items)
        self.refresh()


class EraseForm(Form):
    """Deleting what names somebody. Signals: `erased(reason)`."""

    erased = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", self.tr("Erase for good"), "eraser")
        self._name = ""
        self._names: Sequence[str] = ()
        self.reason = Field(look, self.tr("Why, in one sentence (without the name: it stays in the record)"))
        self.name = Field(look, self.tr("Type the name to confirm"))
        for words in (
            self.tr(
                "Goes: name, address and number. Here and in this console's backups at once; at the hub and "
                "on the site's other consoles with the next sync."
            ),
            self.tr(
                "Stays: decisions and signatures under the pseudonym, with the signers' printed names. "
                "The records still verify."
            ),
            self.tr("Not reached: copies elsewhere, exports and record packs among them."),
            self.tr("It can not be undone. Export their data first if they asked for it."),
        ):
            self._box.addWidget(Label(look, words, 13, wrap=True))
        for field in (self.reason, self.name):
            self._box.addWidget(field)
            field.line.textChanged.connect(self.refresh)
        self.finish_layout()
        self.act.clicked.connect(lambda: self.erased.emit(self.reason.text()))
        self.setFocusProxy(self.reason)

    def begin(self, person: PersonView) -> None:
        """Ask for the reason and the name."""
        self._name = person.display
        self._names = (person.display, person.given, person.family, person.email, person.uln)
        self.title.setText(self.tr("Erase {name}?").format(name=person.display))
        for field in (self.reason, self.name):
            field.line.clear()
        self.set_busy(False)

    def missing(self) -> list[str]:
        """What is still needed."""
        from console.roster.names import says_any_of

        holds_name = says_any_of(self.reason.text(), self._names)
        needs = (
            (not self.reason.text(), self.tr("a reason")),
            (holds_name, self.tr("a reason without the name")),
            (self.name.text().casefold() != self._name.casefold(), self.tr("the name")),
        )
        return [word for needed, word in needs if needed]
