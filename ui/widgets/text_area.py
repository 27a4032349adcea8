"""Several lines of text: the field's look around Qt's plain text editor."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import Look, Role
from ui.widgets.ground import column


class TextArea(QWidget):
    """Plain text of several lines; Tab leaves it. `editor` is the editor, `name` its accessible name."""

    def __init__(self, look: Look, name: str, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lines, self._wrong = look, lines, False
        self.editor = QPlainTextEdit()
        self.editor.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.editor.setTabChangesFocus(True)
        self.editor.setAccessibleName(name)
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box = column(self)
        self._box.addWidget(self.editor)
        look.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the height of its lines."""
        return QSize(self._look.px(200), self._look.px(18) * self._lines + self._look.px(20))

    def text(self) -> str:
        """Return what is typed, without white space around it."""
        return self.editor.toPlainText().strip()

    def set_wrong(self, wrong: bool) -> None:
        """Mark or unmark the field; whoever marks it says why beside it."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint the border when the focus comes or goes; never takes an event."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and border."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, width = (Role.STOP, 2) if self._wrong else (Role.LINE_STRONG, 1)
        if self.editor.hasFocus():
            role, width = (Role.STOP if self._wrong else Role.ACCENT), 2
        painter.setPen(QPen(look.color(role), width))
        painter.setBrush(look.color(Role.RAISED if self.isEnabled() else Role.SUNKEN))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(4), look.px(4)
        )

    def _restyle(self) -> None:
        look = self._look
        self.editor.setFont(look.font(13))
        palette = self.editor.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, look.color(Role.TEXT))
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.color(Role.MUTED))
        self.editor.setPalette(palette)
        self._box.setContentsMargins(look.px(4), look.px(4), look.px(4), look.px(4))
        self.editor.setMinimumHeight(0)
        self.updateGeometry()
