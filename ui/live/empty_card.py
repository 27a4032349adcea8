"""The card of the empty Live: what the search found, what else is known, and four ways on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.live.tile_text import tr
from ui.text import age, fault_of, headsets
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.icon import draw_icon
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.model import SearchView


class _Fact(QWidget):
    """One line of the card: icon, what, how it stands; 40 high under a hairline."""

    def __init__(self, look: Look, icon: str, title: str, *, last: bool = False) -> None:
        super().__init__()
        self._look, self._icon, self._title, self._words, self._last = look, icon, title, "", last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Say how it stands."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(f"{self._title}: {words}")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, look.color(Role.LINE))
        if self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, look.color(Role.LINE))
        top = (self.height() - look.px(18)) // 2
        draw_icon(painter, look, self._icon, Role.MUTED, 18, 0, top)
        base = self.height() // 2 + look.px(5)
        painter.setFont(look.font(14, Weight.MEDIUM))
        painter.setPen(look.color(Role.TEXT))
        painter.drawText(QPointF(look.px(30), base), self._title)
        left = look.px(42) + painter.fontMetrics().horizontalAdvance(self._title)
        painter.setFont(look.font(14))
        painter.setPen(look.color(Role.MUTED))
        box = QRectF(left, 0, self.width() - left, self.height())
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(side | Qt.TextFlag.TextWordWrap), self._words)  # two lines have room


class EmptyCard(QWidget):
    """580 px wide. The saved list is primary when there is one, then pairing what was found, then an address.

    Nothing ever failed. Signals: pairing_requested, saved_list_requested, enter_address_requested,
    simulate_requested, check_network_requested.
    """

    pairing_requested = Signal()
    saved_list_requested = Signal()
    enter_address_requested = Signal()
    simulate_requested = Signal()
    check_network_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._search: SearchView | None = None
        self._title = Label(look, tr("No headset on the wall yet"), 22, Weight.SEMIBOLD)
        self._hint = Label(look, tr("Turn on a headset and open its training app."), 14, role=Role.MUTED)
        self._facts = (
            _Fact(look, "network", tr("Network search")),
            _Fact(look, "list-details", tr("Saved list"), last=True),
        )
        self._trouble = Label(look, "", 12, Weight.MEDIUM, wrap=True)
        self.pair = Button(look, tr("Pair in Devices"), icon="link-plus", size=Size.CARD)
        self.saved = Button(look, tr("Use saved list"), icon="list-details", size=Size.CARD)
        self.address = Button(look, tr("Enter address"), icon="keyboard", size=Size.CARD)
        self.simulate = Button(look, tr("Simulate 6"), icon="player-play", size=Size.CARD)
        self.network = Button(look, tr("Check the network"), icon="network", size=Size.CARD)
        self.pair.clicked.connect(self.pairing_requested)
        self.saved.clicked.connect(self.saved_list_requested)
        self.address.clicked.connect(self.enter_address_requested)
        self.simulate.clicked.connect(self.simulate_requested)
        self.network.clicked.connect(self.check_network_requested)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()
        self._show_primary(has_saved=False, can_pair=False)

    def show_search(self, search: "SearchView", now_ms: float) -> None:
        """Say how the search goes."""
        self._search = search
        trouble = fault_of(search.trouble) if search.trouble else ""
        run = tr("has run {age}, found {count}").format(age=age(now_ms - search.since_ms), count=search.found)
        self._facts[0].set_words(run)
        self._hint.setText(self._hint_words(search))
        saved = tr("{headsets} from before").format(headsets=headsets(search.saved))
        self._facts[1].set_words(saved if search.saved else tr("empty: paired headsets will stand here"))
        if trouble != self._trouble.text():
            self._trouble.setText(trouble)
            self._trouble.setVisible(bool(trouble))
        self._show_primary(has_saved=search.saved > 0, can_pair=_can_pair(search))

    def _hint_words(self, search: "SearchView") -> str:
        """The next act: what was found is paired in Devices."""
        if _can_pair(search):
            return tr("{headsets} found, not paired yet.").format(headsets=headsets(search.found))
        return tr("Turn on a headset and open its training app.")

    def refresh(self, now_ms: float) -> None:
        """Bring the search's age up to date."""
        if self._search is not None and self.isVisible():
            self.show_search(self._search, now_ms)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its icon."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color(Role.LINE))
        painter.setBrush(look.color(Role.SURFACE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        draw_icon(painter, look, "device-vision-pro", Role.MUTED, 36, look.px(31), look.px(30))

    def _show_primary(self, *, has_saved: bool, can_pair: bool) -> None:
        first = self.saved if has_saved else self.pair if can_pair else self.address
        former = self.focusProxy()
        has_focus = former is not None and former.hasFocus()
        self.saved.setEnabled(has_saved)
        self.pair.setVisible(can_pair)
        self.saved.setVisible(not can_pair)
        for button in (self.pair, self.saved, self.address):
            button.set_kind(Kind.PRIMARY if button is first else Kind.NORMAL)
        self.setFocusProxy(first)
        if has_focus:
            first.setFocus()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._heads = QVBoxLayout()
        self._heads.addWidget(self._title)
        self._heads.addWidget(self._hint)
        self._column.addLayout(self._heads)
        for fact in self._facts:
            self._column.addWidget(fact)
        self._column.addWidget(self._trouble)
        self._trouble.hide()
        self._buttons = QGridLayout()
        for number, button in enumerate((self.saved, self.address, self.simulate, self.network)):
            self._buttons.addWidget(button, number // 2, number % 2)
            self._buttons.setColumnStretch(number % 2, 1)
        self._buttons.addWidget(self.pair, 0, 0)
        self._column.addLayout(self._buttons)

    def _restyle(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(32), px(23), px(32), px(24))
        self._heads.setContentsMargins(px(52), 0, 0, px(22))
        self._heads.setSpacing(px(5))
        self._trouble.setContentsMargins(0, px(14), 0, 0)
        self._buttons.setContentsMargins(0, px(20), 0, 0)
        self._buttons.setSpacing(px(12))
        self.updateGeometry()


def _can_pair(search: "SearchView") -> bool:
    """Something was found, and nothing has been paired yet."""
    return search.found > 0 and not search.saved
