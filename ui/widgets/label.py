"""Text in one of the sizes, weights and roles of `ui.theme`, and the reason line."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon

_LONG_WORD: Final = re.compile(r"[^\s/\\-]{20}(?=[^\s/\\-]{4})")


class Label(QLabel):
    """Plain text that follows the look. Never interprets its text as markup."""

    _is_dressed = False
    _words = ""

    def __init__(
        self,
        look: Look,
        text: str = "",
        px: float = 13,
        weight: Weight = Weight.REGULAR,
        role: Role = Role.TEXT,
        *,
        wrap: bool = False,
        code: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._px, self._weight, self._role, self._code = look, px, weight, role, code
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        look.changed.connect(self._restyle)
        self._restyle()

    def setText(self, words: str) -> None:
        """Say something else; a word that no column holds may part where words wrap."""
        self._words = words
        super().setText(_LONG_WORD.sub("\\g<0>\u200b", words) if self.wordWrap() else words)

    def text(self) -> str:
        """What it says, without the places where a long word may part."""
        return self._words

    def set_style(
        self, *, px: float | None = None, weight: Weight | None = None, role: Role | None = None
    ) -> None:
        """Change size, weight or role; what is None stays."""
        self._px = self._px if px is None else px
        self._weight = weight or self._weight
        self._role = role or self._role
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Keep to the look: under a new parent Qt gives back what it saw first, font and colour."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._is_dressed:
            self._restyle()

    def _restyle(self) -> None:
        self._is_dressed = True
        self.setFont(self._look.font(self._px, self._weight, code=self._code))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.color(self._role))
        self.setPalette(palette)


class ReasonLine(QWidget):
    """Says above an unavailable button why it is so: `quiet`, 34 high, icon 16, 12/500."""

    def __init__(
        self, look: Look, text: str = "", icon: str = "alert-circle", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._text, self._icon = look, text, icon
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say something else; an empty text hides the line."""
        self._text = text
        self.setAccessibleName(text)
        if text and self.parentWidget() is None:
            # Shown now it would be a window of its own for a moment, with the keyboard: its layout shows it.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return 34 px, or more when the sentence needs more lines at this width."""
        look = self._look
        room = max(self.width(), look.px(160)) - look.px(44)
        height = (
            QFontMetricsF(look.font(12, Weight.MEDIUM))
            .boundingRect(QRectF(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), self._text)
            .height()
        )
        return QSize(look.px(160), max(look.px(34), round(height) + look.px(16)))

    def resizeEvent(self, event: object) -> None:
        """Ask for more height when the words wrap."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and sentence."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(Role.QUIET))
        painter.drawRoundedRect(QRectF(self.rect()), look.px(3), look.px(3))
        draw_icon(painter, look, self._icon, Role.TEXT, 16, look.px(10), (self.height() - look.px(16)) // 2)
        painter.setFont(look.font(12, Weight.MEDIUM))
        painter.setPen(look.color(Role.TEXT))
        box = QRectF(self.rect()).adjusted(look.px(34), 0, -look.px(10), 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self._text)
