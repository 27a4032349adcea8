"""The right panel: detail opens here, not in pop-ups. One page at a time, as wide as the window allows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.theme import Look, Role
from ui.widgets.ground import Ground, column

WIDE_WINDOW = 1800
"""Logical px from which panels take their wide form."""


class SidePanel(Ground):
    """A stack of pages on `surface` behind a hairline; `width` and `wide` are design px."""

    def __init__(self, look: Look, width: int, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.SURFACE, (Qt.Edge.LeftEdge,), parent=parent)
        self._width, self._wide = width, wide
        self.pages = QStackedWidget()
        column(self).addWidget(self.pages)

    def fit(self, screen_width: int) -> None:
        """Take the width that is right beside `screen_width` px of screen, never more than 48 % of it."""
        look = self.look
        wanted = self._wide if screen_width >= look.px(WIDE_WINDOW - 76) else self._width
        self.setFixedWidth(min(look.px(wanted), int(screen_width * 0.48)))

    def set_widths(self, width: int, wide: int) -> None:
        """Be so wide, and so wide in a wide window, from the next `fit` on."""
        self._width, self._wide = width, wide

    def show_page(self, page: QWidget) -> None:
        """Show one page, adding it when it is new."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
