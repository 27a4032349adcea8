"""How headsets are found: a typed address, and what the search has done so far."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from console.clock import Clock
from console.errors import ConsoleError
from console.model import SearchView
from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.ground import column
from ui.widgets.label import Label


class AddressPage(QWidget):
    """A headset by its address. Signals: `dial_asked(address)`."""

    dial_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.field = Field(look, self.tr("Address of the headset"))
        self.field.line.setPlaceholderText("192.168.1.23:8443")
        self.dial = Button(look, self.tr("Look there"), kind=Kind.PRIMARY, icon="search", size=Size.ACTION)
        more = self.tr(
            "The headset's training app shows its address and port on its start page. Use this when "
            "the network blocks the search."
        )
        self._box = column(self)
        for part in (
            Label(look, self.tr("Enter address"), 15, Weight.SEMIBOLD),
            Label(look, more, 13, role=Role.MUTED, wrap=True),
            self.field,
            self.dial,
        ):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self.dial.clicked.connect(self._ask)
        self.field.line.returnPressed.connect(self._ask)
        self.field.line.textEdited.connect(lambda _: self.field.set_message(""))
        look.changed.connect(self._restyle)
        self._restyle()

    def say_asked(self, address: str) -> None:
        """The address is being tried."""
        self.field.set_message(
            self.tr("Looking at {address}. What answers there appears in the list.").format(address=address)
        )

    def say_found(self, name: str) -> None:
        """Somebody answered there."""
        self.field.set_message(self.tr("{name} answers there.").format(name=name))

    def say_failed(self, error: ConsoleError) -> None:
        """The address can not be used."""
        self.field.set_message(text.fault(error), wrong=True)
        self.field.line.setFocus()

    def _ask(self) -> None:
        if self.field.text():
            self.dial_asked.emit(self.field.text())
        else:
            self.field.set_message(
                self.tr("Type an address first, for example 192.168.1.23:8443."), wrong=True
            )

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(12))


class NetworkPage(QWidget):
    """What the search found, and how else to connect. Signals: `address_asked()`."""

    address_asked = Signal()

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, clock
        self._search: SearchView | None = None
        self.said = Label(look, "", 13, wrap=True)
        self.facts = Facts(
            look,
            (
                ("run", self.tr("Search has run")),
                ("found", self.tr("Found now")),
                ("saved", self.tr("Paired before")),
            ),
        )
        self.address = Button(look, self.tr("Enter address"), icon="keyboard")
        hints = (
            self.tr(
                "Headset and console have to be on the same network; guest networks often keep devices apart."
            ),
            self.tr("The headset has to be awake, with its training app open."),
            self.tr("A firewall has to let multicast DNS (UDP 5353) through."),
        )
        self._box = column(self)
        for part in (
            Label(look, self.tr("Network check"), 15, Weight.SEMIBOLD),
            self.said,
            self.facts,
            Label(look, self.tr("When one is missing"), 13, Weight.SEMIBOLD),
            *(Label(look, hint, 13, role=Role.MUTED, wrap=True) for hint in hints),
            self.address,
        ):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._show)
        self.address.clicked.connect(self.address_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_search(self, search: SearchView) -> None:
        """Take how the search goes."""
        self._search = search
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Count the seconds only while somebody can see them."""
        self._show()
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting."""
        self._second.stop()

    def _show(self) -> None:
        search = self._search
        if search is None:
            for key in ("run", "found", "saved"):
                self.facts.set(key, None)
            self.said.setText(self.tr("The search has not begun yet."))
            return
        if search.trouble is not None:
            self.said.setText(text.fault_of(search.trouble))
        elif search.found:
            self.said.setText(
                self.tr("The search works: {headsets} on this network.").format(
                    headsets=text.headsets(search.found)
                )
            )
        else:
            self.said.setText(self.tr("Searching. No headset has announced itself on this network yet."))
        self.facts.set("run", text.age(self._clock.monotonic_ms() - search.since_ms))
        self.facts.set("found", str(search.found))
        self.facts.set("saved", str(search.saved))

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(12))
