"""The key card: every key on one quiet page over the window, until any of Esc, F1 or a click ends it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.keys.keymap import KeyMap, written
from ui.keys.table import GROUPS, Group, Key, Scope, tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import ALL_EDGES, Ground, Scroll, column
from ui.widgets.label import Label

_COLUMNS = ((0,), (1, 2), (3, 4, 5, 6))
"""Which groups stand under one another where there is room for three columns."""
_WIDE = 980


class KeyCard(QWidget):
    """Covers the window it belongs to; what is under it goes on. Signals: `closed()`."""

    closed = Signal()

    def __init__(self, look: Look, keymap: KeyMap, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._look, self._keymap = window, look, keymap
        self.setAccessibleName(tr("Keys"))
        self._panel = Ground(look, Role.SURFACE, ALL_EDGES, Role.LINE_STRONG, self)
        self.close_button = Button(look, "", icon="x", kind=Kind.QUIET, name=tr("Close"))
        self.close_button.clicked.connect(self.leave)
        self._content = QWidget()
        self._box: QHBoxLayout | QVBoxLayout | None = None
        self._scroll = Scroll(look, self._content, tr("Keys"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head = QHBoxLayout()
        self._head.addWidget(Label(look, tr("Keys"), 18, Weight.SEMIBOLD), 1)
        self._remark = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._head.addWidget(self._remark, 2)
        self._head.addWidget(self.close_button)
        self._inner = column(self._panel)
        self._inner.addLayout(self._head)
        self._inner.addWidget(self._scroll, 1)
        window.installEventFilter(self)
        look.changed.connect(self._rebuild)
        keymap.changed.connect(self._rebuild)
        self._rebuild()
        self._before = window.focusWidget()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that stands on it, in reading order."""
        return tuple(label.text() for label in self._content.findChildren(Label))

    @Slot()
    def leave(self) -> None:
        """Close it and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        before = self._before
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def resizeEvent(self, event: object) -> None:
        """Put the page into the middle."""
        self._lay_out()

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Keep the keyboard on the page: there is one button."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, or leave on Escape; nothing under the page gets a key."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave on a click beside the page."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what is under the page."""
        veil = self._look.color(Role.VEIL)
        painter = QPainter(self)
        painter.setOpacity(0.45)
        painter.fillRect(event.rect(), veil)

    # Within

    @Slot()
    def _rebuild(self) -> None:
        for old in self._content.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        if self._box is not None:
            QWidget().setLayout(self._box)
        look, px = self._look, self._look.px
        self._box = box = QHBoxLayout(self._content) if self._is_wide else QVBoxLayout(self._content)
        box.setContentsMargins(0, 0, px(8), 0)
        box.setSpacing(px(32 if self._is_wide else 14))
        for numbers in _COLUMNS:
            column_ = QWidget()
            under = column(column_, spacing=px(14))
            for number in numbers:
                under.addWidget(_GroupRows(look, self._keymap, GROUPS[number]))
            under.addStretch(1)
            box.addWidget(column_, 1)
        self._remark.setText(
            "" if self._keymap.single_keys else tr("Single keys are switched off in Settings, Keys.")
        )
        self._inner.setContentsMargins(px(24), px(16), px(16), px(16))
        self._inner.setSpacing(px(8))
        self._lay_out()

    @property
    def _is_wide(self) -> bool:
        return self._window.width() >= self._look.px(_WIDE)

    def _lay_out(self) -> None:
        if self._is_wide is not isinstance(self._box, QHBoxLayout):
            self._rebuild()
            return
        px, margin = self._look.px, self._look.px(32)
        wanted = self._content.sizeHint()
        width = min(self.width() - margin, max(px(1080) if self._is_wide else px(520), 0))
        height = min(self.height() - margin, wanted.height() + px(16 + 16 + 8 + 40))
        self._panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)


class _GroupRows(QWidget):
    """A title and its keys."""

    def __init__(self, look: Look, keymap: KeyMap, group: Group) -> None:
        super().__init__()
        px = look.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(3))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(look, tr(group.title), 13, Weight.SEMIBOLD, wrap=True), 0, 0, 1, 2)
        for row, key in enumerate(group.keys, 1):
            off = key.scope is Scope.WALL and key.act is not None and not keymap.hint(key.act)
            grid.addWidget(_Cap(look, _keys_of(key, keymap), off=off), row, 0)
            does = Label(look, tr(key.does), 13, role=Role.DISABLED if off else Role.MUTED, wrap=True)
            grid.addWidget(does, row, 1)
        grid.setColumnMinimumWidth(0, px(96))


class _Cap(Label):
    """A key as it looks: its name in a thin box."""

    def __init__(self, look: Look, keys: str, *, off: bool) -> None:
        super().__init__(look, keys, 12, Weight.MEDIUM, role=Role.DISABLED if off else Role.TEXT)
        self._border = look.color(Role.LINE if off else Role.LINE_STRONG)
        self._ground = look.color(Role.RAISED)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        least = QFontMetricsF(look.font(12, Weight.MEDIUM)).horizontalAdvance(keys) + look.px(14)
        self.setFixedSize(max(round(least), look.px(26)), look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box under the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._border, 1))
        painter.setBrush(self._ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()
        super().paintEvent(event)


def _keys_of(key: Key, keymap: KeyMap) -> str:
    return written(key.default) if key.act is None else keymap.shown(key.act)
