"""A field for a passphrase: dots, an eye that shows what is typed, and bars for its strength."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field
from ui.widgets.icon import draw_icon
from ui.widgets.label import Label

PARTS = 4


class PassphraseField(Field):
    """A field whose text is dots. `confirmed` marks it with a tick in the eye's place."""

    def __init__(
        self, look: Look, label: str, *, can_show: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = Button(
            look,
            "",
            icon="eye",
            kind=Kind.QUIET,
            size=Size.SMALL,
            name=self.tr("Show what is typed"),
            parent=self.line,
        )
        self.eye.setCheckable(True)
        self.eye.setVisible(can_show)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.toggled.connect(self._show_text)
        self._tick = _Tick(look, self.line)
        self.line.room_right = 34
        self.line.resized.connect(self._place)
        look.changed.connect(self._place)
        self._place()

    def passphrase(self) -> str:
        """Exactly what is typed: white space may be part of it."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what is typed, and hide the next."""
        self.line.clear()
        self.eye.setChecked(False)

    def set_confirmed(self, confirmed: bool) -> None:
        """Show that this is the same as above."""
        self._tick.setVisible(confirmed)

    def set_caption(self, words: str) -> None:
        """Say whose passphrase is meant."""
        self.caption.setText(words)
        self.line.setAccessibleName(words)

    def _show_text(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def _place(self) -> None:
        size, line = self.eye.sizeHint(), self.line
        self.eye.setGeometry(
            line.width() - size.width() - 3, (line.height() - size.height()) // 2, size.width(), size.height()
        )
        side = self._tick.sizeHint().width()
        self._tick.setGeometry(line.width() - side - 10, (line.height() - side) // 2, side, side)


class _Tick(QWidget):
    """A tick that says the same as the text beside it; hidden at first."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def sizeHint(self) -> QSize:
        side = self._look.px(16)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._look, "check", Role.TEXT, 16, 0, 0)


class Strength(QWidget):
    """Four bars under a passphrase and what they mean, at 11."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._filled = look, 0
        self._words = Label(look, "", 11, wrap=True, parent=self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What is said about the passphrase."""
        return self._words.text()

    def show_strength(self, filled: int, words: str, *, enough: bool) -> None:
        """Fill so many of the four bars; what is not enough is said in 600."""
        self._filled = filled
        self._words.setText(words)
        self._words.set_style(
            weight=Weight.REGULAR if enough else Weight.SEMIBOLD, role=Role.MUTED if enough else Role.TEXT
        )
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bars and for the words at this width."""
        px = self._look.px
        width = max(self.width(), px(160))
        words = max(self._words.heightForWidth(width), px(14))
        return QSize(px(160), px(8) + words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the room under the bars."""
        px = self._look.px
        self._words.setGeometry(0, px(8), self.width(), max(0, self.height() - px(8)))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        look, painter = self._look, QPainter(self)
        gap = look.px(3)
        width = (self.width() - gap * (PARTS - 1)) / PARTS
        for part in range(PARTS):
            role = Role.SEG_DONE if part < self._filled else Role.LINE
            left = QPointF(round(part * (width + gap)), 0)
            painter.fillRect(QRectF(left.x(), 0, round(width), look.px(4)), look.color(role))
