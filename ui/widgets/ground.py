"""Grounds: a plain area in one role's colour with hairlines on chosen edges; the frame is built of them."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look, Role

Edge = Qt.Edge
ALL_EDGES = (Edge.LeftEdge, Edge.TopEdge, Edge.RightEdge, Edge.BottomEdge)


class Ground(QWidget):
    """An area filled with one role; `edges` get a hairline (1 px at any text size)."""

    def __init__(
        self,
        look: Look,
        role: Role = Role.SURFACE,
        edges: tuple[Edge, ...] = (),
        line: Role = Role.LINE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._role, self._line = look, role, line
        self._edges: tuple[Edge, ...] = ()
        self.set_edges(edges)
        look.changed.connect(self.update)

    def set_edges(self, edges: tuple[Edge, ...]) -> None:
        """Have hairlines on other edges."""
        self._edges = edges
        self.setContentsMargins(QMargins(*(int(edge in edges) for edge in ALL_EDGES)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the area and draw its hairlines."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.look.color(self._role))
        line: QColor = self.look.color(self._line)
        width, height = self.width(), self.height()
        for edge in self._edges:
            if edge is Edge.LeftEdge:
                painter.fillRect(0, 0, 1, height, line)
            elif edge is Edge.RightEdge:
                painter.fillRect(width - 1, 0, 1, height, line)
            elif edge is Edge.TopEdge:
                painter.fillRect(0, 0, width, 1, line)
            else:
                painter.fillRect(0, height - 1, width, 1, line)


class Rule(QWidget):
    """A hairline across, 1 px at any text size."""

    def __init__(self, look: Look, role: Role = Role.LINE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._role = look, role
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), self._look.color(self._role))


class Scroll(QScrollArea):
    """A scrolling area over one content widget, as wide as its room where that is enough; no frame."""

    def __init__(self, look: Look, content: QWidget, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        # The ground behind shows through: it stands under the content too. Asked for its own viewport, Qt's
        # binding makes every widget class known to find out what that is: 8 ms of start-up.
        self.setViewport(QWidget())
        content.setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)


def column(
    parent: QWidget, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0
) -> QVBoxLayout:
    """Lay `parent` out from top to bottom; margins are left, top, right, bottom in px."""
    box = QVBoxLayout(parent)
    box.setContentsMargins(*margins)
    box.setSpacing(spacing)
    return box
