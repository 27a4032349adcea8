"""The bar on top of each screen but Live: title 18/600, what there is, then the screen's buttons; 48 high."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import Ground
from ui.widgets.label import Label


class TopBar(Ground):
    """Title and summary left, buttons right.

    Where there is no room the summary goes first, then all but the primary button become icons, then the tabs
    stand on a line of their own.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.CHROME, (Qt.Edge.BottomEdge,), parent=parent)
        self._title = Label(look, title, 18, Weight.SEMIBOLD)
        self._summary = Label(look, "", 13, role=Role.MUTED)
        whole = QVBoxLayout(self)
        self._row, self._lower = QHBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._row, 1)
        whole.addLayout(self._lower)
        self._row.addWidget(self._title)
        self._row.addWidget(self._summary)
        self._row.addStretch(1)
        self._buttons: list[Button] = []
        self._tabs: QWidget | None = None
        self._tabs_below = False
        look.changed.connect(self._restyle)
        self._restyle()

    def add(self, button: Button) -> Button:
        """Put a button at the right end."""
        self._row.addWidget(button)
        self._buttons.append(button)
        self._fit()
        return button

    def add_tabs(self, tabs: QWidget) -> None:
        """Put tabs beside the title; they take the summary's place."""
        self._tabs = tabs
        self._row.insertWidget(1, tabs)
        self._restyle()

    @property
    def has_room(self) -> bool:
        """Whether title, tabs and all buttons stand in one line with all their words."""
        return self._needed(bare=False) <= self.width()

    @property
    def summary(self) -> str:
        """What is said beside the title where there is room."""
        return self._summary.text()

    def set_summary(self, words: str) -> None:
        """Say in a few words what there is."""
        if words != self._summary.text():
            self._summary.setText(words)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every part what room there is."""
        self._fit()

    def _needed(self, *, bare: bool) -> int:
        """How wide title, tabs and buttons are in one line."""
        px = self.look.px
        wide = px(16 + 12) + self._title.sizeHint().width()
        if self._tabs is not None:
            wide += self._tabs.sizeHint().width() + px(16)
        for button in self._buttons:
            if not button.isHidden():
                wide += px(8) + button.needed_width(bare=bare and button.kind is not Kind.PRIMARY)
        return wide

    def _fit(self) -> None:
        bare = not self.has_room
        for button in self._buttons:
            button.set_bare(bare and button.kind is not Kind.PRIMARY)
        needed = self._needed(bare=bare)
        self._place_tabs(below=needed > self.width())
        room = self.width() - needed - self.look.px(24 + 8)
        self._summary.setVisible(bool(self._summary.text()) and self._summary.sizeHint().width() <= room)

    def _place_tabs(self, *, below: bool) -> None:
        """Put the tabs beside the title, or on a line of their own."""
        if self._tabs is None or below == self._tabs_below:
            return
        self._tabs_below = below
        (self._row if below else self._lower).removeWidget(self._tabs)
        if below:
            self._lower.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.insertWidget(1, self._tabs)
        self._set_height()

    def _set_height(self) -> None:
        self.setFixedHeight(self.look.px(48 + 32 * self._tabs_below))

    def _restyle(self) -> None:
        look = self.look
        self._set_height()
        self._row.setContentsMargins(look.px(16), 0, look.px(12), 1)
        self._row.setSpacing(look.px(8))
        self._lower.setContentsMargins(look.px(16), 0, look.px(12), 0)
        self._title.setContentsMargins(0, 0, look.px(8), 0)
        self._summary.setContentsMargins(look.px(16), 0, 0, 0)
        self._fit()
