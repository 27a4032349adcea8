"""The signatures of an assessment, each with its meaning, who, when as signed, and what came with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui import text
from ui.people.wording import signature_details, signature_head
from ui.theme import Look, Role, Weight
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.records.signoff import SignatureRow


class SignatureList(QWidget):
    """`words` is what it says, for whoever can not see it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.words: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._box = column(self, spacing=4)
        self._box.addWidget(Label(look, self.tr("Signatures"), 13, Weight.SEMIBOLD))
        self._box.addWidget(Rule(look, Role.LINE_STRONG))

    def show_signatures(self, rows: Sequence["SignatureRow"], records: list[str]) -> None:
        """Show them, oldest first; `records`: hashes of the versions, oldest first."""
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows.clear()
        said = []
        for row in rows:
            head = f"{signature_head(row, records)}: {row.printed_name}, {text.role_words(row.role)}"
            lines = [head, *signature_details(row)]
            said.append(". ".join(lines))
            for words in lines:
                role = Role.TEXT if words is head else Role.MUTED
                label = Label(self._look, words, 12, role=role, wrap=True)
                self._rows.append(label)
                self._box.addWidget(label)
        self.words = tuple(said)
        self.setVisible(bool(rows))
