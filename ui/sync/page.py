"""Settings, Sync: three figures, the lists in the order of worry; beside them stick, hub and stores."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from console.clock import Clock
from console.delivery import SyncLists, SyncState, SyncView
from ui import text
from ui.operations import Operations
from ui.presence import Presence
from ui.services import Services
from ui.sync.figures import Figure
from ui.sync.hub_panel import HubPanel
from ui.sync.lists import Lists
from ui.sync.stick_panel import StickPanel
from ui.sync.store_panel import StorePanel
from ui.sync.wording import state_words, waited_words
from ui.theme import Look
from ui.widgets.button import Button, Kind
from ui.widgets.flow import FlowRow, holder
from ui.widgets.ground import Ground, Rule, Scroll, column
from ui.widgets.remark import Remark

PANEL = 336
BESIDE = 840
"""Design px of the page from which the panel stands beside the lists."""
SECOND_MS = 1000
STORES_MS = 5000
"""So often it is asked how learning record stores stand: their telling changes no view."""


class SyncPage(QWidget):
    """Signals: `summary_changed(words)` for the bar on top. `now` is its button there."""

    summary_changed = Signal(str)

    def __init__(
        self,
        look: Look,
        services: Services,
        operations: Operations,
        presence: Presence,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._look, self._sync, self._operations, self._clock = look, services.sync, operations, clock
        self._presence = presence
        self._view, self._shown = SyncView(), SyncLists()
        self._is_asking = False
        self.now = Button(look, self.tr("Sync now"), kind=Kind.PRIMARY, icon="refresh")
        self.figures = {
            "attention": Figure(look, "alert-triangle", self.tr("needs attention")),
            "waiting": Figure(look, "cloud-up", self.tr("waiting")),
            "delivered": Figure(look, "cloud-check", self.tr("delivered")),
        }
        self.reason = Remark(look, "alert-circle")
        self.lists = Lists(look)
        self.stick = StickPanel(look, services.bundles, operations, presence)
        self.hub = HubPanel(look, services.sync, operations, presence)
        self.stores = StorePanel(look, services.learning_stores, operations, presence)
        self._stores_due = QTimer(self)
        self._stores_due.setInterval(STORES_MS)
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._lay_out()
        for key, figure in self.figures.items():
            figure.clicked.connect(lambda _=False, key=key: self._bring(key))
        self.now.clicked.connect(self._sync_now)
        self.stick.imported.connect(self._ask)
        self.hub.joined.connect(self._sync_now)
        self.hub.left.connect(self.now.setFocus)
        self.stores.moved.connect(self._ask)
        self._second.timeout.connect(self._tell)
        self._stores_due.timeout.connect(self.stores.ask)
        presence.changed.connect(self._allow)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_view(self._view)

    @property
    def summary(self) -> str:
        """How the sync stands, for the bar on top."""
        return state_words(self._view, self._clock.utc())

    @Slot(object)
    def show_view(self, view: SyncView) -> None:
        """Show counts and reasons at once; the lists are asked for while somebody looks."""
        self._view = view
        self.figures["attention"].show_number(len(view.needs_attention) + view.doubted)
        self.figures["waiting"].show_number(view.waiting)
        self.figures["delivered"].show_number(view.delivered)
        self._figures.setVisible(view.state is not SyncState.NO_HUB)
        self.reason.say(self._reason(view))
        self._allow()
        self.stick.show_view(view)
        self.hub.show_view(view)
        self._tell()
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the lists, and let the ages run."""
        self._second.start()
        self._stores_due.start()
        self.stores.ask()
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing while nobody looks."""
        self._second.stop()
        self._stores_due.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the lists or under them."""
        self._turn()

    @Slot()
    def _sync_now(self) -> None:
        if self._view.state is not SyncState.NO_HUB:
            self._operations.run(self, self._sync.now, lambda _: self._ask(), lambda _: self._ask())

    @Slot()
    def _ask(self) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        asked = self._view

        def show(lists: SyncLists) -> None:
            self._is_asking = False
            self._shown = lists
            view = self._view
            waited = waited_words(view, self._clock.utc()) if view.oldest_waiting_utc else ""
            self.lists.show_lists(lists, view, waited, self._clock.utc())
            if view != asked and self.isVisible():
                self._ask()

        session = self._presence.session
        self._operations.run(self, lambda: self._sync.lists(session), show, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._is_asking = False

    @Slot()
    def _tell(self) -> None:
        self.summary_changed.emit(self.summary)

    @Slot()
    def _allow(self) -> None:
        has_hub = self._view.state is not SyncState.NO_HUB
        self.now.setEnabled(has_hub and self._presence.may_command)

    def _reason(self, view: SyncView) -> str:
        said = []
        if view.reason is not None and view.state is not SyncState.NO_HUB:
            said.append(text.fault_of(view.reason, view.detail))
        if view.clock_off_s is not None:
            said.append(
                self.tr(
                    "This computer’s clock is {time} away from the hub’s. Records are sent and marked; "
                    "set the clock when you can."
                ).format(time=_span_words(abs(view.clock_off_s)))
            )
        return " ".join(said)

    def _bring(self, key: str) -> None:
        part = self.lists.parts[key]
        if part.isVisible():
            self._scroll.ensureWidgetVisible(part, 0, self._look.px(20))

    def _lay_out(self) -> None:
        look = self._look
        figures = FlowRow()
        self._figures = holder(figures)
        figures.setSpacing(look.px(8))
        for figure in self.figures.values():
            figures.add(figure, 1)
        left = Ground(look)
        self._left_box = column(left)
        for part in (self._figures, self.reason, self.lists):
            self._left_box.addWidget(part)
        self._left_box.addStretch(1)
        self._panel = Ground(look)
        self._panel_box = column(self._panel)
        for panel in (self.stick, Rule(look), self.hub, Rule(look), self.stores):
            self._panel_box.addWidget(panel)
        self._panel_box.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(0)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left, 1)
        self._row.addWidget(self._panel)
        body = QWidget()
        body.setLayout(self._row)
        self._scroll = Scroll(look, body, self.tr("Sync"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _turn(self) -> None:
        px, beside = self._look.px, self.width() >= self._look.px(BESIDE)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._panel.set_edges((Qt.Edge.LeftEdge,) if beside else (Qt.Edge.TopEdge,))
        if beside:
            self._panel.setFixedWidth(px(PANEL))
        else:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(16_777_215)

    def _restyle(self) -> None:
        px = self._look.px
        self._left_box.setContentsMargins(px(20), px(14), px(20), px(20))
        self._left_box.setSpacing(px(16))
        self._panel_box.setContentsMargins(px(20), px(14), px(20), px(20))
        self._panel_box.setSpacing(px(14))
        self._turn()


def _span_words(seconds: int) -> str:
    """A span in the largest unit that fits it."""
    if seconds < 7200:
        return text.counted("1 minute", "%n minutes", max(1, round(seconds / 60)))
    if seconds < 172_800:
        return text.counted("1 hour", "%n hours", round(seconds / 3600))
    return text.counted("1 day", "%n days", round(seconds / 86_400))
