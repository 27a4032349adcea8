"""List, sheet and panel side by side; in a narrow window, or with large text, tabs choose between them."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, Role
from ui.widgets.choice import Tabs
from ui.widgets.ground import Ground, column
from ui.widgets.side_panel import SidePanel

ALL_THREE: Final = 1100
"""Design px of the screen from which all three stand side by side (a window of about 1180)."""
LIST_TOO: Final = 720
"""Design px from which the list stands beside the sheet or the panel."""


class Part(StrEnum):
    """The three columns."""

    LIST = "list"
    SHEET = "sheet"
    PANEL = "panel"


class Columns(QWidget):
    """`names` are the tabs' words; the list is `list_width` design px wide beside others.

    Signals: `panel_placed(bool)`: whether the panel is in sight beside the sheet or instead of it.
    """

    panel_placed = Signal(bool)

    def __init__(
        self,
        look: Look,
        names: tuple[str, str, str],
        parts: tuple[QWidget, QWidget, SidePanel],
        list_width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._list_width = look, list_width
        self._list = Ground(look, edges=(Qt.Edge.RightEdge,))
        column(self._list).addWidget(parts[0])
        self._sheet = Ground(look)
        column(self._sheet).addWidget(parts[1])
        self._panel, self._has_panel, self._has_list = parts[2], True, True
        self._tabs = Tabs(look, tuple(zip(Part, names, strict=True)), self.tr("Parts of this screen"))
        self._tabs.choose(Part.SHEET)
        self._strip = Ground(look, Role.SURFACE, (Qt.Edge.BottomEdge,))
        self._row = QHBoxLayout(self._strip)
        self._row.addWidget(self._tabs)
        self._row.addStretch(1)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        for part in (self._list, self._sheet, self._panel):
            lower.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._strip)
        whole.addLayout(lower, 1)
        self._tabs.chosen.connect(self._fit)
        look.changed.connect(self._fit)

    def show_part(self, part: Part) -> None:
        """Bring one part to the front where not all have room."""
        self._tabs.choose(part)

    def set_panel_shown(self, shown: bool) -> None:
        """Say whether there is anything for the panel to show."""
        if shown != self._has_panel:
            self._has_panel = shown
            if not shown and self._tabs.key == Part.PANEL:
                self._tabs.choose(Part.SHEET)
            self._fit()

    def set_list_shown(self, shown: bool) -> None:
        """Say whether the list stands there at all: a sheet that needs its room takes it."""
        if shown != self._has_list:
            self._has_list = shown
            if not shown and self._tabs.key == Part.LIST:
                self._tabs.choose(Part.SHEET)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many parts as have room."""
        self._fit()

    @Slot()
    def _fit(self) -> None:
        look, room = self._look, self.width() / self._look.scale
        chosen = Part(self._tabs.key)
        beside_list, beside_panel = room >= LIST_TOO, room >= ALL_THREE
        list_shown = self._has_list and (beside_list or chosen is Part.LIST)
        panel_shown = self._has_panel and (beside_panel or chosen is Part.PANEL)
        sheet_shown = beside_panel or chosen is Part.SHEET or (beside_list and not panel_shown)
        self._list.setVisible(list_shown)
        self._sheet.setVisible(sheet_shown)
        self._panel.setVisible(panel_shown)
        self._tabs.part(Part.LIST).setVisible(self._has_list and not beside_list)
        self._tabs.part(Part.PANEL).setVisible(self._has_panel and not beside_panel)
        self._strip.setVisible(not beside_panel and (self._has_panel or not beside_list))
        self._row.setContentsMargins(look.px(20), look.px(4), look.px(12), 0)
        if beside_list:
            self._list.setFixedWidth(look.px(self._list_width))
        else:
            self._list.setMinimumWidth(0)
            self._list.setMaximumWidth(_ANY)
        if beside_panel:
            self._panel.fit(self.width())
        else:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(_ANY)
        self.panel_placed.emit(panel_shown)


_ANY: Final = 16_777_215
"""Qt's QWIDGETSIZE_MAX: no limit."""
