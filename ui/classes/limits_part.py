"""When a station of the class needs somebody: as the course says, or otherwise for this class alone."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.thresholds import Thresholds
from ui.settings.limit_choices import LimitChoices
from ui.settings.rows import SettingRow
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label


class LimitsPart(QWidget):
    """Folded until somebody wants others. Signals: `chosen(Thresholds | None)`: None: as the course says."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._limits = LimitChoices(look, self)
        self.choices = self._limits.choices
        self.words = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.toggle = Button(look, "", kind=Kind.QUIET, size=Size.SMALL)
        self.reset = Button(
            look, self.tr("Back to the course's"), kind=Kind.QUIET, icon="rotate", size=Size.SMALL
        )
        self._rows = QWidget()
        inner = column(self._rows, spacing=6)
        for row in self._limits.rows:
            inner.addWidget(Rule(look))
            inner.addWidget(SettingRow(look, row.title, row.second, (row.parts,)))
        self._title = Label(look, self.tr("Who needs you"), 13, Weight.MEDIUM)
        self._line = FlowRow()
        self._line.add(self.words)
        for button in (self.toggle, self.reset):
            self._line.add(button)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addLayout(self._line, 1)
        self._box = column(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self._rows)
        self._limits.chosen.connect(self.chosen)
        self.reset.clicked.connect(lambda: self.chosen.emit(None))
        self.toggle.clicked.connect(self._open)
        look.changed.connect(self._restyle)
        self._restyle()
        self.fold()

    def show_limits(self, limits: Thresholds | None, course: Thresholds, *, able: bool) -> None:
        """Show what the class will begin with; None: as the course says."""
        is_own = limits is not None
        self._limits.show_limits(limits or course, course, able=able)
        words = (
            self.tr("Limits changed for this class.")
            if is_own
            else self.tr("Limits as the course sets them.")
        )
        self.words.setText(words)
        self.reset.setVisible(is_own)
        self.toggle.setEnabled(able)

    def fold(self) -> None:
        """Show one line only."""
        self._show(is_open=False)

    @Slot()
    def _open(self) -> None:
        self._show(is_open=self._rows.isHidden())

    def _show(self, *, is_open: bool) -> None:
        self._rows.setVisible(is_open)
        self.toggle.set_label(self.tr("Fold") if is_open else self.tr("Change"))

    def _restyle(self) -> None:
        self._box.setSpacing(self._look.px(6))
        self._line.setSpacing(self._look.px(8))
        self._head.setSpacing(self._look.px(16))
        self._title.setMinimumWidth(self._look.px(96))
