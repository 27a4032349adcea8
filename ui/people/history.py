"""What was decided about one attempt, what took its place, and each signature under what it signed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import text
from ui.people.wording import signature_details, signature_head, version_words
from ui.theme import Look, Role, Weight
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.records.signoff import DecisionRow, SignatureRow


class History(QWidget):
    """Oldest first. What was decided has a heading of its own only where something has taken its place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heads: list[VersionHead] = []
        self.signatures: list[Signed] = []
        self._box = column(self)

    def forget(self) -> None:
        """Show nothing."""
        for part in (*self.heads, *self.signatures):
            part.hide()
            part.deleteLater()
        self.heads, self.signatures = [], []

    def show_versions(self, versions: "Sequence[DecisionRow]", rows: "Sequence[SignatureRow]") -> None:
        """Show every version of a decision with the signatures that stand on it."""
        self.forget()
        records = [version.record for version in versions]
        for version in versions:
            if len(versions) > 1:
                self.heads.append(head := VersionHead(self._look, version))
                self._box.addWidget(head)
            for row in rows:
                if row.record == version.record:
                    self.signatures.append(signed := Signed(self._look, row, records))
                    self._box.addWidget(signed)


class VersionHead(Ground):
    """One version: what it says, who decided it and when, and why."""

    def __init__(self, look: Look, version: "DecisionRow") -> None:
        super().__init__(look, Role.QUIET)
        self.words = version_words(version)
        self.setAccessibleName(". ".join(self.words))
        title, *others = self.words
        box = column(self, margins=(look.px(8), look.px(6), look.px(8), look.px(6)), spacing=look.px(2))
        box.addWidget(Label(look, title, 13, Weight.SEMIBOLD, wrap=True))
        for words in others:
            box.addWidget(Label(look, words, 12, role=Role.MUTED, wrap=True))


class Signed(QWidget):
    """One signature: meaning, who, when as signed, with what, why."""

    def __init__(self, look: Look, row: "SignatureRow", records: list[str]) -> None:
        super().__init__()
        title = signature_head(row, records)
        who = f"{row.printed_name}, {text.role_words(row.role)}"
        details = signature_details(row)
        self.words = (title, who, *details)
        self.setAccessibleName(". ".join(self.words))
        lines = QWidget()
        box = column(lines, spacing=look.px(2))
        box.addWidget(Label(look, title, 13, Weight.SEMIBOLD, wrap=True))
        box.addWidget(Label(look, who, 13, wrap=True))
        for words in details:
            box.addWidget(Label(look, words, 12, role=Role.MUTED, wrap=True))
        inner = QHBoxLayout()
        inner.setContentsMargins(0, look.px(8), 0, look.px(8))
        inner.setSpacing(look.px(8))
        inner.addWidget(IconLabel(look, "signature", 16), 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(lines, 1)
        whole = column(self)
        whole.addLayout(inner)
        whole.addWidget(Rule(look))
