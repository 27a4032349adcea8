"""The keyboard's focus: a 2 px accent ring, 1 px off the control that has it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import Look, Role

_OFFSET = 3
_BY_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)


class FocusRing(QWidget):
    """Stands around one control, on its parent, because a control can not paint outside itself.

    It shows itself when the control gets the focus by keyboard and follows where the control goes. Where the
    parent has no room around the control, it stands on the next one up that has, so that no side is cut off.
    """

    def __init__(self, look: Look, control: QWidget, *, gap: int = 0) -> None:
        """`gap`: design px at the right of the control that only part it from the next one."""
        super().__init__(control.parentWidget())
        self._look, self._control, self._gap = look, control, gap
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        control.installEventFilter(self)
        control.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control; never takes an event from it."""
        kind = event.type()
        if watched is not self._control:
            if kind in (QEvent.Type.Move, QEvent.Type.Resize) and not self.isHidden():
                self._stand()
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in _BY_KEYBOARD:
                self._stand()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize) and not self.isHidden():
            self._stand()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color(Role.ACCENT), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _stand(self) -> None:
        right = _OFFSET - self._look.px(self._gap)
        around = self._control.geometry().adjusted(-_OFFSET, -_OFFSET, right, _OFFSET)
        ground = self._control.parentWidget()
        while ground is not None and not ground.rect().contains(around):
            above = _ground_of(ground)
            if above is None:
                break
            ground.installEventFilter(self)
            around.translate(ground.pos())
            ground = above
        if self.parentWidget() is not ground:
            self.setParent(ground)
        self.setGeometry(around)
        self.raise_()
        self.show()


def _ground_of(widget: QWidget) -> QWidget | None:
    """The parent, where what stands on it scrolls and ends with the widget; None: window, scrolled page."""
    above = widget.parentWidget()
    if above is None or widget.isWindow() or isinstance(above.parentWidget(), QAbstractScrollArea):
        return None
    return above
