"""An icon by itself, as large as its box; it says nothing to a screen reader: the words stand beside it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role
from ui.widgets.icon import draw_icon


class IconLabel(QWidget):
    """Paints one icon of `size` design px in the middle of a box of `box` design px."""

    def __init__(
        self, look: Look, name: str, size: float = 16, role: Role = Role.TEXT, *, box: float | None = None
    ) -> None:
        super().__init__()
        self._look, self._name, self._size, self._role, self._side = look, name, size, role, box or size
        look.changed.connect(self._restyle)
        self._restyle()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._name:
            self._name = name
            self.update()

    def sizeHint(self) -> QSize:
        """Return the box."""
        side = self._look.px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        offset = (self.width() - self._look.px(self._size)) // 2
        draw_icon(QPainter(self), self._look, self._name, self._role, self._size, offset, offset)

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
