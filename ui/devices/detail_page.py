"""One headset in the panel: what is known of it, what is wrong with it, what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.clock import Clock
from console.model import LinkState, PairingState, StationView
from ui import text
from ui.devices.wording import state_words, why
from ui.stations import full_name, is_waiting_to_pair, seat_of
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.facts import Facts
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label

GIVEN_UP = frozenset({LinkState.REFUSED, LinkState.BUSY, LinkState.LOST, LinkState.NO_SIGNAL})
"""Link states in which a person may want it tried again at once."""


class DetailPage(QWidget):
    """Details and actions of one headset. Signals carry nothing: they are about the headset that is shown.

    Signals: `pair_asked()`, `redial_asked()`, `forget_confirmed()`.
    """

    pair_asked = Signal()
    redial_asked = Signal()
    forget_confirmed = Signal()

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, clock
        self.view: StationView | None = None
        self._title = Label(look, "", 16, Weight.SEMIBOLD, wrap=True)
        self._state = Label(look, "", 13, Weight.MEDIUM, wrap=True)
        self.why = Label(look, "", 13, role=Role.MUTED, wrap=True)
        self.pair = Button(look, self.tr("Pair"), kind=Kind.PRIMARY, icon="link-plus", size=Size.ACTION)
        self.redial = Button(look, self.tr("Try again now"), icon="refresh")
        self.forget = Button(look, self.tr("Forget this headset"), icon="link-off", kind=Kind.QUIET)
        self._sure = Label(look, "", 13, wrap=True)
        self.forget_now = Button(look, self.tr("Forget it"), icon="link-off")
        self.keep = Button(look, self.tr("Keep it"))
        self.facts = Facts(
            look,
            (
                ("seat", self.tr("Seat")),
                ("model", self.tr("Model")),
                ("app", self.tr("App")),
                ("address", self.tr("Address")),
                ("link", self.tr("Answers in")),
                ("since", self.tr("Link since")),
                ("signal", self.tr("Signal")),
                ("battery", self.tr("Battery")),
                ("storage", self.tr("Free storage")),
                ("fps", self.tr("Pictures a second")),
                ("lost", self.tr("Messages lost")),
                ("id", self.tr("Id")),
            ),
        )
        self._lay_out()
        self.pair.clicked.connect(self.pair_asked)
        self.redial.clicked.connect(self.redial_asked)
        self.forget.clicked.connect(self.ask_to_forget)
        self.keep.clicked.connect(self._do_not_ask)
        self.forget_now.clicked.connect(self._confirm)
        look.changed.connect(self._restyle)
        self._restyle()
        self._do_not_ask()

    def show_station(self, view: StationView, pairing: PairingState | None = None) -> None:
        """Show a headset; another one than before takes a pending question back."""
        if self.view is None or self.view.station != view.station:
            self._do_not_ask()
        self.view = view
        state = state_words(view, pairing)
        self._title.setText(full_name(view))
        self._state.setText(state.words)
        self.why.setText(why(view))
        self.why.setVisible(bool(self.why.text()))
        self._show_facts(view)
        self.pair.setVisible(not view.paired)
        self.pair.setEnabled(pairing is None and is_waiting_to_pair(view))
        self.redial.setVisible(view.paired and view.link in GIVEN_UP)
        self.forget.setVisible(view.paired and self._sure.isHidden())

    def ask_to_forget(self) -> None:
        """Ask in the panel itself; nothing is forgotten by one press."""
        if self.view is None or not self.view.paired:
            return
        self._sure.setText(
            self.tr("Forget {name}? Its key is deleted here. To use it again, pair it again.").format(
                name=self.view.label or self.view.model
            )
        )
        self._show_question(True)
        self.keep.setFocus()

    def _show_facts(self, view: StationView) -> None:
        live = view.link is LinkState.LIVE
        facts = self.facts
        facts.set("seat", seat_of(view) or text.NO_VALUE)
        facts.set("model", view.model or None)
        facts.set("app", view.app.replace("/", " ") or None)
        facts.set("address", view.address or None)
        facts.set("link", f"{max(1, round(view.rtt_ms))} ms" if live and view.rtt_ms is not None else None)
        since = view.link_since_ms
        facts.set(
            "since", text.age(self._clock.monotonic_ms() - since) if live and since is not None else None
        )
        facts.set(
            "signal", text.signal_strength(view.wifi_dbm) if live and view.wifi_dbm is not None else None
        )
        facts.set("battery", text.percent(view.battery) if live and view.battery is not None else None)
        free = view.storage_free_mb
        facts.set("storage", text.storage(free) if live and free is not None else None)
        facts.set("fps", f"{view.fps:.0f}" if live and view.fps is not None else None)
        facts.set("lost", str(view.gaps) if view.gaps else None)
        facts.set("id", view.station[:8])

    def _do_not_ask(self) -> None:
        self._show_question(False)
        self.forget.setVisible(self.view is not None and self.view.paired)

    def _show_question(self, asked: bool) -> None:
        for part in (self._sure, self.keep, self.forget_now):
            part.setVisible(asked)
        self.forget.setVisible(not asked)

    def _confirm(self) -> None:
        self._do_not_ask()
        self.forget_confirmed.emit()

    def _lay_out(self) -> None:
        look = self._look
        self._answers = QHBoxLayout()
        self._answers.addWidget(self.keep, 1)
        self._answers.addWidget(self.forget_now, 1)
        self._box = column(self)
        for part in (self._title, self._state, self.why, self.pair, self.redial):
            self._box.addWidget(part)
        self._box.addWidget(Rule(look))
        self._box.addWidget(self.facts)
        self._box.addWidget(Rule(look))
        self._box.addWidget(self.forget, alignment=Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._sure)
        self._box.addLayout(self._answers)
        self._box.addStretch(1)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(10))
        self._answers.setSpacing(px(8))
