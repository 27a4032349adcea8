"""The list at the left: the period, a search, and what can be reported on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.clock import Clock
from ui.reports.period_choice import PeriodChoice
from ui.theme import Look, Role
from ui.widgets.field import SearchField
from ui.widgets.ground import Rule, column
from ui.widgets.item_list import Item, ItemList
from ui.widgets.label import Label


class SubjectList(QWidget):
    """Signals: `chosen(key)` when another row was selected, `filtered()` when period or search changed."""

    chosen = Signal(str)
    filtered = Signal()

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look = look
        self.period = PeriodChoice(look, clock)
        self.search = SearchField(look, self.tr("Title, name or unit"))
        self.list = ItemList(look, self.tr("What to report on"), lead_width=0, row_height=48)
        self.note = Label(look, "", 12, role=Role.MUTED, wrap=True)
        upper = QWidget()
        self._upper = column(upper)
        for part in (self.period, self.search):
            self._upper.addWidget(part)
        lower = QWidget()
        self._lower = column(lower)
        self._lower.addWidget(self.note)
        box = column(self)
        box.addWidget(upper)
        box.addWidget(Rule(look))
        box.addWidget(self.list, 1)
        box.addWidget(lower)
        self.setFocusProxy(self.list)
        self.period.changed.connect(self.filtered)
        self.search.textChanged.connect(self.filtered)
        self.list.chosen.connect(self.chosen)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def key(self) -> str:
        """What is selected, or an empty text."""
        return self.list.key

    def show_items(self, items: Sequence[Item], note: str) -> None:
        """List these; the first is selected where what was selected is not among them."""
        self.list.set_items(items)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if not self.list.key and items:
            self.list.choose(items[0].key)

    def _restyle(self) -> None:
        px = self._look.px
        self._upper.setContentsMargins(px(16), px(12), px(16), px(10))
        self._upper.setSpacing(px(10))
        self._lower.setContentsMargins(px(16), px(8), px(16), px(8))
