"""The key card: every key on one quiet page over the window, until any of Esc, F1 or a click ends it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.keys.keymap import KeyMap, written
from ui.keys.table import GROUPS, Group, Key, Scope, tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button
from ui.widgets.cover import Cover
from ui.widgets.ground import Scroll, column
from ui.widgets.label import Label

_COLUMNS = ((0,), (1, 2), (3, 4, 5, 6))
"""Which groups stand under one another where there is room for three columns."""
_WIDE = 980


class KeyCard(Cover):
    """Lists what is bound now. Signals: `closed()`, `help_asked()`: the pages are wanted instead."""

    help_asked = Signal()

    def __init__(self, look: Look, keymap: KeyMap, window: QWidget) -> None:
        super().__init__(look, tr("Keys"), window)
        self._window, self._look, self._keymap = window, look, keymap
        self.help_button = Button(look, tr("Help pages"), icon="info-circle")
        self.help_button.clicked.connect(self.help_asked)
        self._content = QWidget()
        self._box: QHBoxLayout | QVBoxLayout | None = None
        self._scroll = Scroll(look, self._content, tr("Keys"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._remark = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.head.insertWidget(1, self._remark, 2)
        self.head.insertWidget(2, self.help_button)
        self.body.addWidget(self._scroll, 1)
        look.changed.connect(self._rebuild)
        keymap.changed.connect(self._rebuild)
        self._rebuild()
        self.open(self.close_button)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that stands on it, in reading order."""
        return tuple(label.text() for label in self._content.findChildren(Label))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, or leave on Escape."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def panel_size(self, room: QSize) -> QSize:
        """As high as the keys need."""
        px = self._look.px
        width = min(room.width(), px(1080) if self._is_wide else px(520))
        return QSize(width, min(room.height(), self._content.sizeHint().height() + px(16 + 16 + 8 + 40)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        if self._is_wide is not isinstance(self._box, QHBoxLayout):
            self._rebuild()
        super().resizeEvent(event)

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
        self.fit()

    @property
    def _is_wide(self) -> bool:
        return self._window.width() >= self._look.px(_WIDE)


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
