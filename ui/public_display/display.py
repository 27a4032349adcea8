"""The window of the public display: on the second screen alone, or as a window beside the console's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui.public_display.board import HEIGHT, WIDTH, Board
from ui.widgets.ground import column

_WINDOW_SHARE = 0.6
"""How much of 1280 x 720 a window has that shares the instructor's screen."""


class PublicDisplay(QWidget):
    """Holds the board. Signals: `closed()` when a person closed it, `blank_asked()`, `close_asked()`."""

    closed = Signal()
    blank_asked = Signal()
    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        column(self).addWidget(self.board)
        self.setWindowTitle(self.tr("Public display"))
        self.setMinimumSize(WIDTH // 4, HEIGHT // 4)
        # The instructor's keyboard stays where it is.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def fill(self, screen: QScreen) -> None:
        """Cover a whole screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def come_home(self, screen: QScreen) -> None:
        """Be an ordinary window on the instructor's own screen, at its lower right corner."""
        room = screen.availableGeometry()
        width = min(round(WIDTH * _WINDOW_SHARE), room.width())
        height = min(round(HEIGHT * _WINDOW_SHARE), room.height())
        self.showNormal()
        self.setScreen(screen)
        self.setGeometry(room.right() + 1 - width, room.bottom() + 1 - height, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape: a window without a frame needs a way out."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so when it is closed from outside."""
        super().closeEvent(event)
        self.closed.emit()
