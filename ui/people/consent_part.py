"""What somebody agreed to, and the one press with which they agree no longer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from console.errors import ConsoleError
from console.model import PersonId
from ui import text
from ui.operations import Operations
from ui.people.wording import consent_words
from ui.presence import Presence
from ui.services import Services
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from console.records import ConsentRow


class ConsentPart(QWidget):
    """The consents of one person; no value is ever kept with them, so none can stand here."""

    def __init__(self, look: Look, services: Services, operations: Operations, presence: Presence) -> None:
        super().__init__()
        self._look, self._services = look, services
        self._operations, self._presence = operations, presence
        self._person: PersonId | None = None
        self.rows: list[Remark] = []
        self._none = Label(
            look,
            self.tr("Never asked about physiological load: none was measured."),
            12,
            role=Role.MUTED,
            wrap=True,
        )
        self.withdraw = Button(look, self.tr("They agree no longer"), icon="x", size=Size.SMALL)
        self.withdraw.setToolTip(
            self.tr("Their measurements are deleted at once. Who agreed, and until when, is kept.")
        )
        self.wrong = Remark(look, "alert-circle", role=Role.TEXT)
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Consent"), 13, Weight.SEMIBOLD))
        self._box.addWidget(Rule(look, Role.LINE_STRONG))
        self._box.addWidget(self._none)
        self._list = column(given := QWidget())
        self._box.addWidget(given)
        self._box.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self.wrong)
        self.withdraw.hide()
        self.withdraw.clicked.connect(self._withdraw)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_person(self, person: PersonId) -> None:
        """Ask what they agreed to."""
        if person != self._person:
            self._person = person
            self.wrong.say("")
            self._show(())
        self._operations.run(
            self, lambda: self._services.people.consents(person), lambda rows: self._take(person, rows)
        )

    def _take(self, person: PersonId, rows: "Sequence[ConsentRow]") -> None:
        if person == self._person:
            self._show(rows)

    def _show(self, rows: "Sequence[ConsentRow]") -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [Remark(self._look, "activity", consent_words(row), role=Role.TEXT) for row in rows]
        for row in self.rows:
            self._list.addWidget(row)
        self._none.setVisible(not rows)
        self.withdraw.setVisible(any(row.withdrawn_utc is None for row in rows))
        self.withdraw.setEnabled(True)

    @Slot()
    def _withdraw(self) -> None:
        """Ask no second time: a no has to be as easy as a yes, and a yes can be given again in the class."""
        person, session = self._person, self._presence.session
        if person is None:
            return
        self.withdraw.setEnabled(False)
        self.wrong.say("")

        def tell(error: ConsoleError) -> None:
            if person == self._person:
                self.wrong.say(text.fault(error))
                self.withdraw.setEnabled(True)

        self._operations.run(
            self,
            lambda: self._services.people.withdraw(person, session=session),
            lambda _: self.show_person(person) if person == self._person else None,
            tell,
        )

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setSpacing(px(8))
        self._list.setSpacing(px(8))
