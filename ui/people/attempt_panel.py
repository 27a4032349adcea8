"""The right panel: signatures of the selected attempt, what the person agreed to, export and erase."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import text
from ui.people.consent_part import ConsentPart
from ui.people.history import History
from ui.people.wording import attempt_words, reason_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import flowing
from ui.widgets.ground import Ground, Rule, Scroll, column
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.records.attempts import Attempt
    from console.records.signoff import SignatureRow


class AttemptPanel(QWidget):
    """Signals: `sheet_asked()`, `print_asked()`, `export_asked()`, `erase_asked()`."""

    sheet_asked = Signal()
    print_asked = Signal()
    export_asked = Signal()
    erase_asked = Signal()

    def __init__(self, look: Look, consents: ConsentPart) -> None:
        super().__init__()
        self._look = look
        self.title = Label(look, "", 15, Weight.SEMIBOLD, wrap=True)
        self.second = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.reason = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.open = Button(look, self.tr("Open sheet"), icon="list-details", size=Size.SMALL)
        self.print = Button(look, self.tr("Print"), icon="printer", size=Size.SMALL)
        self.export = Button(
            look, self.tr("Export their data"), kind=Kind.QUIET, icon="file-export", size=Size.SMALL
        )
        self.erase = Button(look, self.tr("Erase person…"), kind=Kind.QUIET, icon="eraser", size=Size.SMALL)
        self._none = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.history = History(look)
        self.consents = consents
        self._lay_out()
        self.open.clicked.connect(self.sheet_asked)
        self.print.clicked.connect(self.print_asked)
        self.export.clicked.connect(self.export_asked)
        self.erase.clicked.connect(self.erase_asked)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_attempt(None, "")

    def show_attempt(self, attempt: "Attempt | None", title: str) -> None:
        """Show which attempt it is; its signatures come with `show_signatures`."""
        self.history.forget()
        self._attempt_part.setVisible(attempt is not None)
        if attempt is None:
            return
        name = title or attempt.course.id
        number = attempt.number or text.NO_VALUE
        self.title.setText(self.tr("{unit}, attempt {n}").format(unit=name, n=number))
        row = attempt.decision
        self.second.setText("\n".join(attempt_words(attempt)))
        self.reason.setText(reason_words(row) if row is not None else "")
        self.reason.setVisible(bool(self.reason.text()))
        self.open.set_label(self.tr("Open sheet") if row is not None else self.tr("Open in Sign-off"))
        self.print.setVisible(row is not None)
        self._none.setText(
            self.tr("It waits for a decision in Sign-off.") if row is None else self.tr("No signature yet.")
        )
        self._none.show()

    def show_signatures(self, attempt: "Attempt", rows: Sequence["SignatureRow"]) -> None:
        """Show what was decided and signed, oldest first."""
        self.history.show_versions(attempt.versions, rows)
        self._none.setVisible(not rows)

    def show_person(self, *, erased: bool, names_hidden: bool) -> None:
        """Say whether there is anything left to export or to erase, and whether it may be named now."""
        self.erase.setEnabled(not (erased or names_hidden))

    def _lay_out(self) -> None:
        look = self._look
        self._attempt_part = QWidget()
        self._attempt_box = column(self._attempt_part)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.open, 1)
        self._buttons.addWidget(self.print, 1)
        for label in (self.title, self.second, self.reason):
            self._attempt_box.addWidget(label)
        self._attempt_box.addLayout(self._buttons)
        head = QHBoxLayout()
        head.addWidget(Label(look, self.tr("Signatures"), 13, Weight.SEMIBOLD), 1)
        head.addWidget(Label(look, self.tr("times as signed"), 12, role=Role.MUTED))
        self._attempt_box.addSpacing(8)
        self._attempt_box.addLayout(head)
        self._attempt_box.addWidget(Rule(look, Role.LINE_STRONG))
        self._attempt_box.addWidget(self._none)
        self._attempt_box.addWidget(self.history)
        kept = QWidget()
        self._kept_box = column(kept)
        words = self.tr("Who agreed and when is kept. No values are kept.")
        self._kept_box.addWidget(Label(look, words, 12, role=Role.MUTED, wrap=True))
        content = QWidget()
        self._box = column(content)
        for part in (self._attempt_part, self.consents, kept):
            self._box.addWidget(part)
        self._box.addStretch(1)
        foot = Ground(look, Role.SURFACE, (Qt.Edge.TopEdge,))
        self._foot = flowing(look, self.export, self.erase, last_right=True)
        foot.setLayout(self._foot)
        whole = column(self)
        whole.addWidget(Scroll(look, content, self.tr("Signatures")), 1)
        whole.addWidget(foot)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(8))
        self._attempt_box.setContentsMargins(0, 0, 0, px(14))
        self._attempt_box.setSpacing(px(6))
        self._buttons.setSpacing(px(8))
        self._foot.setContentsMargins(px(14), px(7), px(14), px(7))
