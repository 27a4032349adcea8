"""What pages of Settings are made of: headings that say for whom they hold, rows of label and control."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.flow import FlowRow, holder
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.label import Label


class SettingsPage(Ground):
    """Headings and rows from top to bottom."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._box = column(self)
        self._rows: list[_Row] = []
        look.changed.connect(self._restyle_page)

    def add_heading(self, title: str, for_whom: str) -> None:
        """A heading 15/600; `for_whom` says whose setting it is."""
        head = QHBoxLayout()
        head.addWidget(Label(self.look, title, 15, Weight.SEMIBOLD, wrap=True), 1)
        head.addWidget(Label(self.look, for_whom, 12, role=Role.MUTED))
        self._box.addLayout(head)
        self._box.addWidget(Rule(self.look, Role.LINE_STRONG))

    def add_row(self, title: str, second: str, *parts: QWidget) -> None:
        """A row: its label and what it means at the left, then `parts`; the first one takes what is left."""
        row = _Row(self.look, title, second, parts)
        self._rows.append(row)
        self._box.addWidget(row)
        self._box.addWidget(Rule(self.look))

    def add_part(self, part: QWidget, stretch: int = 0) -> None:
        """Anything else, over the whole width."""
        self._box.addWidget(part, stretch)

    def finish_page(self) -> None:
        """Nothing more is added."""
        self._box.addStretch(1)
        self._restyle_page()

    def _restyle_page(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(24), px(16), px(24), px(16))
        self._box.setSpacing(px(8))


class _Row(QWidget):
    """Label column 210, then the control."""

    def __init__(self, look: Look, title: str, second: str, parts: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._look = look
        self._labels = QWidget()
        words: QVBoxLayout = column(self._labels, spacing=2)
        words.addWidget(Label(look, title, 13, Weight.MEDIUM, wrap=True))
        if second:
            words.addWidget(Label(look, second, 12, role=Role.MUTED, wrap=True))
        self._row = FlowRow()
        self.setLayout(self._row)
        self._row.add(self._labels)
        self._parts = FlowRow()
        for number, part in enumerate(parts):
            self._parts.add(part, 0 if number else 1)
        self._row.add(holder(self._parts), 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        self._labels.setFixedWidth(px(194))
        self._row.setContentsMargins(0, px(4), 0, px(4))
        for row in (self._row, self._parts):
            row.setSpacing(px(16))
