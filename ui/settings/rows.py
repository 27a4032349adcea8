"""What pages of Settings are made of: headings that say for whom they hold, rows of label and control."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.flow import FlowRow, holder
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

_LABEL: Final = 194
_ROOM: Final = 240
"""Words beside a label want so much at least."""


class SettingsPage(Ground):
    """Headings and rows from top to bottom."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._box = column(self)
        self._rows: list[SettingRow] = []
        look.changed.connect(self._restyle_page)

    def add_heading(self, title: str, for_whom: str) -> None:
        """A heading 15/600; `for_whom` says whose setting it is."""
        self._box.addLayout(heading(self.look, title, for_whom))
        self._box.addWidget(Rule(self.look, Role.LINE_STRONG))

    def add_row(self, title: str, second: str, *parts: QWidget) -> None:
        """A row: its label and what it means at the left, then `parts`; the first one takes what is left."""
        row = SettingRow(self.look, title, second, parts)
        self._rows.append(row)
        self._box.addWidget(row)
        self._box.addWidget(Rule(self.look))

    def add_part(self, part: QWidget) -> None:
        """Anything else, over the whole width."""
        self._box.addWidget(part)

    def finish_page(self) -> None:
        """Nothing more is added."""
        self._box.addStretch(1)
        self._restyle_page()

    def _restyle_page(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(24), px(16), px(24), px(16))
        self._box.setSpacing(px(8))


class SettingRow(QWidget):
    """Label column 210, then the control; where that has no room beside it, under it."""

    def __init__(self, look: Look, title: str, second: str, parts: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._look, self._parts = look, parts
        self._labels = QWidget()
        words: QVBoxLayout = column(self._labels, spacing=2)
        words.addWidget(Label(look, title, 13, Weight.MEDIUM, wrap=True))
        if second:
            words.addWidget(Label(look, second, 12, role=Role.MUTED, wrap=True))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        side = Qt.AlignmentFlag.AlignTop if second else Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(self._labels, 0, side)
        for number, part in enumerate(parts):
            self._row.addWidget(part, 0 if number else 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the label or of a part, whichever needs more."""
        widths = [part.minimumSizeHint().width() for part in self._parts]
        return QSize(max(self._look.px(_LABEL), *widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control beside the label or under it."""
        self._turn()

    def _turn(self) -> None:
        gap = self._row.spacing()
        needed = self._look.px(_LABEL) + sum(gap + self._width(part) for part in self._parts)
        is_narrow = needed > self.width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        beside = Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._parts[0], Qt.AlignmentFlag(0) if is_narrow else beside)
        for part in self._parts[1:]:
            self._row.setAlignment(part, Qt.AlignmentFlag.AlignLeft if is_narrow else beside)
        self._labels.setFixedWidth(self.width() if is_narrow else self._look.px(_LABEL))

    def _width(self, part: QWidget) -> int:
        """What a part needs beside others: words that wrap and flowing parts do with less than one line."""
        wanted = part.minimumSizeHint().width()
        return max(wanted, self._look.px(_ROOM)) if part.hasHeightForWidth() else wanted

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.px(16))
        self.setMinimumHeight(self._look.px(28))
        self._turn()


def heading(look: Look, title: str, for_whom: str) -> FlowRow:
    """A heading 15/600 at the left, whose setting it is at the right, or under it."""
    line = FlowRow()
    line.setSpacing(look.px(8))
    line.add(Label(look, title, 15, Weight.SEMIBOLD, wrap=not for_whom), int(not for_whom))
    if for_whom:
        whose = Label(look, for_whom, 12, role=Role.MUTED, wrap=True)
        whose.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.add(whose, 1)
    return line


def flow(look: Look, *parts: QWidget) -> QWidget:
    """Parts beside one another, or under where there is no room; words take what is left of a line."""
    row = FlowRow()
    row.setSpacing(look.px(12))
    for part in parts:
        row.add(part, int(isinstance(part, Label | Remark)))
    return holder(row)
