"""How many came to an outreach class, and what they said by a show of hands: counts only, of nobody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QWidget

from console.classroom.tally import LEAST_ANSWERS, MOST_ANSWERS, QUESTIONS, Tally, enough
from console.model import Headcount
from ui.theme import Look, Role, Weight
from ui.widgets.choice import CheckBox
from ui.widgets.ground import column
from ui.widgets.label import Label

MOST_PRESENT = 2000


class HeadcountForm(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, look: Look, present: int, parent: QWidget | None = None) -> None:
        """`present`: how many wore a headset, as far as the console knows."""
        super().__init__(parent)
        self._look = look
        self.present = self._spin(self.tr("How many wore a headset"), MOST_PRESENT, present)
        self.audience = self._spin(self.tr("How many only watched"), MOST_PRESENT, 0)
        self.counted = CheckBox(look, self.tr("I have counted them"))
        self.with_tally = CheckBox(look, self.tr("Add a show of hands (optional, nobody is named)"))
        self._answers: dict[tuple[str, str], QSpinBox] = {}
        self._tally = QWidget()
        self._few = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._lay_out()
        self.counted.clicked.connect(self.changed)
        self.with_tally.clicked.connect(self._show_tally)
        self._show_tally()

    @property
    def headcount(self) -> Headcount | None:
        """What was counted; None before somebody has said that they counted."""
        return Headcount(self.present.value(), self.audience.value()) if self.counted.isChecked() else None

    @property
    def answers(self) -> Tally:
        """The show of hands; empty when there was none."""
        if not self.with_tally.isChecked():
            return {}
        found: Tally = {}
        for (question, answer), spin in self._answers.items():
            found.setdefault(question, {})[answer] = spin.value()
        return found

    def _lay_out(self) -> None:
        look = self._look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        for row, spin in enumerate((self.present, self.audience)):
            grid.addWidget(spin, row, 0)
            grid.addWidget(Label(look, spin.accessibleName(), 13), row, 1)
        box = column(self, spacing=look.px(8))
        box.addLayout(grid)
        box.addWidget(self.counted)
        box.addWidget(self.with_tally)
        box.addWidget(self._tally)
        below = column(self._tally, spacing=look.px(6))
        titles, words = self._words()
        for question, answers in QUESTIONS.items():
            below.addWidget(Label(look, titles[question], 12, Weight.SEMIBOLD))
            line = QHBoxLayout()
            line.setSpacing(look.px(8))
            for answer in answers:
                spin = self._spin(f"{titles[question]}: {words[answer]}", MOST_ANSWERS, 0, width=68)
                self._answers[question, answer] = spin
                line.addWidget(spin)
                line.addWidget(Label(look, words[answer], 12))
            line.addStretch(1)
            below.addLayout(line)
        below.addWidget(self._few)

    def _words(self) -> tuple[dict[str, str], dict[str, str]]:
        return (
            {"stage": self.tr("Age"), "interest": self.tr("Interest in making medicines, after the class")},
            {
                "under_16": self.tr("under 16"),
                "16_to_18": self.tr("16 to 18"),
                "over_18": self.tr("over 18"),
                "more": self.tr("more"),
                "same": self.tr("the same"),
                "less": self.tr("less"),
            },
        )

    def _spin(self, name: str, most: int, value: int, width: int = 88) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(0, most)
        spin.setValue(min(value, most))
        spin.setAccessibleName(name)
        spin.setFont(self._look.font(13))
        spin.setFixedSize(self._look.px(width), self._look.px(32))
        spin.valueChanged.connect(self._changed)
        return spin

    def _changed(self) -> None:
        self._say_few()
        self.changed.emit()

    def _show_tally(self) -> None:
        self._tally.setVisible(self.with_tally.isChecked())
        self._say_few()
        self.changed.emit()

    def _say_few(self) -> None:
        """Fewer than ten answers could point at somebody: such a question is not kept."""
        few = [counts for counts in self.answers.values() if not enough(counts)]
        self._few.setText(
            self.tr("A question with fewer than {n} answers is not kept.").format(n=LEAST_ANSWERS)
            if few
            else ""
        )
