"""Fields: one line of text with its label above and its message below, and the search field."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon
from ui.widgets.label import Label


class Line(QLineEdit):
    """A text line 32 high: `raised`, `line_strong` border; 2 px accent when focused, 2 px stop when wrong.

    `room_right`: design px that something else takes at its right end. Signals: `resized()`.
    """

    resized = Signal()

    _is_dressed = False

    def __init__(
        self, look: Look, name: str, *, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._wrong = look, icon, False
        self._room_right = 0
        self.setFrame(False)
        self.setAccessibleName(name)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def wrong(self) -> bool:
        """True while the text can not be used."""
        return self._wrong

    @property
    def room_right(self) -> int:
        """Design px at the right end that the text leaves free."""
        return self._room_right

    @room_right.setter
    def room_right(self, room: int) -> None:
        self._room_right = room
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whoever stands in the line."""
        super().resizeEvent(event)
        self.resized.emit()

    def set_wrong(self, wrong: bool) -> None:
        """Mark or unmark the field; the words for it stand in `Field`'s message."""
        if wrong != self._wrong:
            self._wrong = wrong
            self._restyle()

    def sizeHint(self) -> QSize:
        """Return 32 px high."""
        return QSize(self._look.px(180), self._look.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return 32 px high."""
        return QSize(self._look.px(60), self._look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border and icons under Qt's text."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, width = self._border()
        painter.setPen(QPen(look.color(role), width))
        painter.setBrush(look.color(Role.RAISED if self.isEnabled() else Role.CHROME))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(4), look.px(4)
        )
        top = (self.height() - look.px(16)) // 2
        if self._icon:
            draw_icon(painter, look, self._icon, Role.MUTED, 16, look.px(9), top)
        if self._wrong:
            left = self.width() - look.px(25 + self._room_right)
            draw_icon(painter, look, "alert-circle", Role.STOP, 16, left, top)
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep to the look, as `Label` does."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._is_dressed:
            self._restyle()

    def _border(self) -> tuple[Role, float]:
        if not self.isEnabled():
            return Role.LINE, 1
        if self._wrong:
            return Role.STOP, 2
        return (Role.ACCENT, 2) if self.hasFocus() else (Role.LINE_STRONG, 1)

    def _restyle(self) -> None:
        self._is_dressed = True
        look = self._look
        self.setFont(look.font(13))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, look.color(Role.TEXT))
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.color(Role.MUTED))
        self.setPalette(palette)
        left = look.px(30 if self._icon else 8)
        self.setTextMargins(left, 0, look.px((30 if self._wrong else 8) + self._room_right), 0)
        self.setFixedHeight(look.px(32))
        self.update()


class SearchField(Line):
    """A line with the search icon at x 9."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, icon="search", parent=parent)
        self._name = name
        self.setClearButtonEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the field what is searched, or the first of it where there is no room for all."""
        super().resizeEvent(event)
        margins, metrics = self.textMargins(), self.fontMetrics()
        room = self.width() - margins.left() - margins.right()
        forms = (self._name, self._name.split(",")[0])
        fitting = (form for form in forms if metrics.horizontalAdvance(form) <= room)
        self.setPlaceholderText(next(fitting, ""))


class Field(QWidget):
    """Label 12/500 above a line, message 11 below it. `line` is the line itself."""

    def __init__(self, look: Look, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(look, label)
        self._message = Label(look, "", 11, Weight.MEDIUM, wrap=True)
        self.caption = Label(look, label, 12, Weight.MEDIUM, wrap=True)
        self.caption.setBuddy(self.line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (self.caption, self.line, self._message):
            box.addWidget(part)
        self._message.hide()
        self.setFocusProxy(self.line)

    def set_message(self, text: str, *, wrong: bool = False) -> None:
        """Say something below the line; `wrong` marks the line too. Empty text clears both."""
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self.line.set_wrong(wrong and bool(text))
        self.line.setAccessibleDescription(text)

    def text(self) -> str:
        """Return what is typed, without white space around it."""
        return self.line.text().strip()
