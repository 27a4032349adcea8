"""The notice: one line under the screens for trouble that a person should read, until it is dismissed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import Ground
from ui.widgets.icon import draw_icon
from ui.widgets.label import Label


class Notice(Ground):
    """Says one thing at a time; the newest wins."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.QUIET, (Qt.Edge.TopEdge,), Role.LINE_STRONG, parent)
        self._then: Callable[[], None] | None = None
        self._words = Label(look, "", 13, Weight.MEDIUM, wrap=True)
        self._act = Button(look, "", size=Size.SMALL)
        self._close = Button(look, "", icon="x", kind=Kind.QUIET, size=Size.SMALL, name=self.tr("Dismiss"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._act)
        self._row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        self._act.clicked.connect(self._press)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def words(self) -> str:
        """What it says now; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, act: str = "", then: Callable[[], None] | None = None) -> None:
        """Show a sentence; with `act`, a button that does `then`. Empty words hide the notice."""
        self._then = then
        self._words.setText(words)
        self.setAccessibleName(words)
        self._act.set_label(act)
        self._act.setVisible(bool(act))
        self.setVisible(bool(words))

    def take_back(self, words: str) -> None:
        """This is not so any more; another sentence that stands here by now stays."""
        if words == self.words:
            self.say("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the icon."""
        super().paintEvent(event)
        look = self.look
        painter = QPainter(self)
        draw_icon(
            painter, look, "alert-circle", Role.TEXT, 16, look.px(16), (self.height() - look.px(16)) // 2
        )

    def _press(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()

    def _restyle(self) -> None:
        look = self.look
        self._row.setContentsMargins(look.px(40), look.px(6), look.px(12), look.px(6))
        self._row.setSpacing(look.px(12))
