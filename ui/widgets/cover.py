"""A page over the whole window: what is under it goes on, dimmed, and gets neither keys nor clicks."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import ALL_EDGES, Ground, column
from ui.widgets.label import Label

_DIMMED = 0.45


class Cover(QWidget):
    """`panel` in the middle of the window, with a title, `close_button` and whatever stands in `body`.

    Esc, the button and a click beside the panel leave it; the keyboard goes back to where it was, or stays
    with whatever took it meanwhile. Signals: `closed()`.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str, window: QWidget) -> None:
        super().__init__(window)
        self._window, self.look = window, look
        self.setAccessibleName(title)
        self.panel = Ground(look, Role.SURFACE, ALL_EDGES, Role.LINE_STRONG, self)
        self.close_button = Button(look, "", icon="x", kind=Kind.QUIET, name=self.tr("Close"))
        self.close_button.clicked.connect(self.leave)
        self.head = QHBoxLayout()
        self.head.addWidget(Label(look, title, 18, Weight.SEMIBOLD), 1)
        self.head.addWidget(self.close_button)
        self.body = column(self.panel)
        self.body.addLayout(self.head)
        window.installEventFilter(self)
        look.changed.connect(self.fit)
        self._before = window.focusWidget()

    def open(self, first: QWidget) -> None:
        """Cover the window, with the keyboard on `first`."""
        self.setGeometry(self._window.rect())
        self.fit()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

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

    @Slot()
    def fit(self) -> None:
        """Give the panel its size and put it into the middle."""
        px = self.look.px
        self.body.setContentsMargins(px(24), px(16), px(16), px(16))
        self.body.setSpacing(px(8))
        size = self.panel_size(self.size() - QSize(px(32), px(32)))
        place = QRect(QPoint(), size)
        place.moveCenter(self.rect().center())
        self.panel.setGeometry(place)

    def panel_size(self, room: QSize) -> QSize:
        """How large the panel is where there is so much room."""
        return room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel in the middle."""
        self.fit()

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Keep the keyboard on the panel: after its last control comes its first."""
        stops = [
            one
            for one in self.panel.findChildren(QWidget)
            if one.isVisibleTo(self) and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        now = self.focusWidget()
        at = stops.index(now) if now in stops else -1
        reason = Qt.FocusReason.TabFocusReason if next_child else Qt.FocusReason.BacktabFocusReason
        if stops:
            stops[(at + (1 if next_child else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape; nothing under the page gets a key."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave on a click beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what is under the page."""
        painter = QPainter(self)
        painter.setOpacity(_DIMMED)
        painter.fillRect(event.rect(), self.look.color(Role.VEIL))
