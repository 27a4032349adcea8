"""The panel beside the matrix: what one cell means, what to do about it, and what is in view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from console.assessment.currency import State, Waits, runs_of
from console.assessment.marks import ICONS
from ui import text
from ui.people.wording import display_name, unit_words, waits_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.facts import Facts
from ui.widgets.ground import Rule, Scroll, column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.assessment.currency import Unit
    from console.assessment.matrix import Matrix, Row

IN_VIEW = (State.RE_ASSESS, State.EXPIRED, State.DUE, State.WAITS)


class MatrixPanel(QWidget):
    """Signals: `run_asked()` (open what waits in Sign-off), `record_asked()`."""

    run_asked = Signal()
    record_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.unit = Label(look, "", 16, Weight.SEMIBOLD, wrap=True)
        self.person = Label(look, "", 13, wrap=True)
        self.icon = IconLabel(look, "check", 18)
        self.state = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.why = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.facts = Facts(
            look,
            (
                ("held", self.tr("Held")),
                ("valid", self.tr("Valid until")),
                ("tries", self.tr("Attempts")),
                ("decided", self.tr("Decided by")),
                ("class", self.tr("Class")),
            ),
        )
        self.run = Button(
            look,
            self.tr("Open the run to sign"),
            kind=Kind.PRIMARY,
            icon="signature",
            size=Size.ACTION,
        )
        self.record = Button(look, self.tr("Open record"), icon="list-details")
        self.counts: dict[State, Label] = {}
        self._lay_out()
        self.run.clicked.connect(self.run_asked)
        self.record.clicked.connect(self.record_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_cell(self, row: "Row | None", unit: "Unit | None") -> None:
        """Show what one cell means; None: nobody is in view."""
        for part in (self._cell, self._rule):
            part.setVisible(unit is not None)
        if row is None or unit is None:
            return
        self.unit.setText(unit.title or unit.course)
        self.person.setText(display_name(row.member.view))
        self.icon.setVisible(bool(ICONS[unit.state]))
        self.icon.set_icon(ICONS[unit.state] or "check")
        self.state.setText(unit_words(unit))
        self.why.setText(self._why(unit))
        self.why.setVisible(bool(self.why.text()))
        self._show_facts(row, unit)
        self.run.setVisible(unit.waits is Waits.DECISION)

    def show_counts(self, matrix: "Matrix") -> None:
        """Say what is in view."""
        counts = matrix.counts()
        for state, label in self.counts.items():
            label.setText(str(counts[state]))

    def _why(self, unit: "Unit") -> str:
        """What stands behind a state that somebody has to do something about."""
        if unit.re_assess and unit.held is not None and unit.by is not None and unit.in_use is not None:
            return self.tr("Assessed {day} with v{held}. In use now: v{now}.").format(
                day=text.day(unit.by.begun_utc), held=unit.held.version, now=unit.in_use.version
            )
        if unit.waits is not None and unit.waits is not Waits.DECISION:
            return self.tr("{waits}: open it in Sign-off.").format(waits=waits_words(unit.waits))
        return ""

    def _show_facts(self, row: "Row", unit: "Unit") -> None:
        made = [one for one in row.member.standing.attempts if one.course.id == unit.course]
        said = str(runs_of(made))
        if unit.waits is not None:
            said = self.tr("{n}, one waits").format(n=said)
        by = unit.by
        decision = by.decision if by is not None else None
        held = f"v{unit.held.version}" if unit.held is not None else None
        self.facts.set("held", held)
        ends = text.day(unit.expires) if unit.expires else self.tr("no end")
        self.facts.set("valid", ends if unit.held is not None else None, strong=unit.state is State.DUE)
        self.facts.set("tries", said)
        self.facts.set("decided", decision.decided_by if decision is not None else None)
        self.facts.set("class", by.title if by is not None else None)

    def _lay_out(self) -> None:
        look = self._look
        self._cell = QWidget()
        self._box = column(self._cell)
        self._box.addWidget(self.unit)
        self._box.addWidget(self.person)
        self._box.addWidget(Rule(look))
        self._state_row = QGridLayout()
        self._state_row.addWidget(self.icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._state_row.addWidget(self.state, 0, 1)
        self._state_row.addWidget(self.why, 1, 1)
        self._state_row.setColumnStretch(1, 1)
        self._box.addLayout(self._state_row)
        self._box.addWidget(Rule(look))
        self._box.addWidget(self.facts)
        self._box.addWidget(self.run)
        self._box.addWidget(self.record)
        view = QWidget()
        self._view_box = column(view)
        self._rule = Rule(look)
        self._view_box.addWidget(self._rule)
        self._view_box.addWidget(Label(look, self.tr("In this view"), 14, Weight.SEMIBOLD))
        self._counts = QGridLayout()
        words = {
            State.RE_ASSESS: self.tr("to re-assess"),
            State.EXPIRED: self.tr("expired"),
            State.DUE: self.tr("expire within 60 days"),
            State.WAITS: self.tr("wait for sign-off"),
        }
        for n, state in enumerate(IN_VIEW):
            self.counts[state] = Label(look, "0", 13, Weight.SEMIBOLD)
            self._counts.addWidget(IconLabel(look, ICONS[state], 16), n, 0)
            self._counts.addWidget(Label(look, words[state], 13, wrap=True), n, 1)
            self._counts.addWidget(self.counts[state], n, 2, Qt.AlignmentFlag.AlignRight)
        self._counts.setColumnStretch(1, 1)
        self._view_box.addLayout(self._counts)
        content = QWidget()
        whole = column(content)
        whole.addWidget(self._cell)
        whole.addWidget(view)
        whole.addStretch(1)
        column(self).addWidget(Scroll(look, content, self.tr("Selected cell")))

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(16), px(12), px(16), px(14))
        self._box.setSpacing(px(8))
        self._view_box.setContentsMargins(px(16), px(6), px(16), px(14))
        self._view_box.setSpacing(px(10))
        self._state_row.setHorizontalSpacing(px(8))
        self._state_row.setVerticalSpacing(px(4))
        self._counts.setHorizontalSpacing(px(10))
        self._counts.setVerticalSpacing(px(8))
