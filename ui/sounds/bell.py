"""The bell: hears who calls and lets it be heard, by a sound or a screen reader, as far as that is wanted."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from console.terms import Attention, ClassId, ClassState
from ui.relay import Relay
from ui.sounds.choice import Sound, Wishes, sound_of, wishes_of
from ui.stations import Stations, seat_of

if TYPE_CHECKING:
    from console.events import Called, ClassChanged, Snapshot
    from console.model import ClassView
    from ui.sounds.player import Player


class Bell(QObject):
    """Signals: `changed()` when wishes or the class are new, `announced(words)` for a screen reader."""

    changed = Signal()
    announced = Signal(str)

    def __init__(self, window: QWidget, relay: Relay, stations: Stations) -> None:
        super().__init__(window)
        self._window, self._stations = window, stations
        self._wishes = Wishes()
        self._class: ClassId | None = None
        self._player: Player | None = None
        relay.snapshot_arrived.connect(self._begin)
        relay.class_changed.connect(self._take_class)
        relay.called.connect(self.hear)
        self.announced.connect(self._announce)

    @property
    def player(self) -> "Player":
        """What plays; loaded when first asked for: the start need not wait for it."""
        if self._player is None:
            from ui.sounds.player import Player

            self._player = Player(self)
        return self._player

    def silence(self) -> None:
        """Play no more, and leave no process behind."""
        if self._player is not None:
            self._player.stop()

    @property
    def wishes(self) -> Wishes:
        """What is wanted."""
        return self._wishes

    @property
    def class_(self) -> ClassId | None:
        """The class that runs now, whose sounds can be switched."""
        return self._class

    @property
    def is_on(self) -> bool:
        """Whether this class has sounds."""
        return self._class is not None and self._wishes.class_ == self._class

    def switch(self, *, on: bool) -> None:
        """Give this class sounds, or none."""
        self.wish(class_=self._class if on else None)

    def wish(self, **changes: Any) -> None:
        """Want something else from now on."""
        wishes = self._wishes._replace(**changes)
        if wishes != self._wishes:
            self._wishes = wishes
            self.changed.emit()

    def try_out(self, sound: Sound) -> None:
        """Play it, whether sounds are on or not."""
        self.player.play(sound, self._wishes.loudness)

    def kept(self) -> dict[str, Any]:
        """What is wanted, to be kept."""
        return self._wishes._asdict()

    def take(self, kept: Mapping[str, Any]) -> None:
        """Take what was kept."""
        self._wishes = wishes_of(kept)
        self.changed.emit()

    @Slot(object)
    def hear(self, called: "Called") -> None:
        """Somebody calls, or still does."""
        sound = sound_of(called, self._wishes, self._class)
        if sound is not None:
            self.player.play(sound, self._wishes.loudness)
        view = self._stations.get(called.station) if called.station is not None else None
        seat = seat_of(view) if view is not None else None
        if seat is not None and called.attention in (Attention.STOPPED, Attention.HELP):
            self.announced.emit(_words(called.attention, seat))

    @Slot(str)
    def _announce(self, words: str) -> None:
        """Have it said by a screen reader, where there is one, over whatever it says now."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # hundreds of names

        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    @Slot(object)
    def _begin(self, snapshot: "Snapshot") -> None:
        self._show_class(snapshot.class_)

    @Slot(object)
    def _take_class(self, event: "ClassChanged") -> None:
        self._show_class(event.view)

    def _show_class(self, class_: "ClassView | None") -> None:
        runs = class_ is not None and class_.state is not ClassState.CLOSED
        now = class_.id if class_ is not None and runs else None
        if now != self._class:
            self._class = now
            self.changed.emit()


def _words(attention: Attention, seat: str) -> str:
    """By the seat and no name: the room may hear it."""
    if attention is Attention.STOPPED:
        return QCoreApplication.translate("bell", "Seat {seat} has stopped").format(seat=seat)
    return QCoreApplication.translate("bell", "Seat {seat} asks for help").format(seat=seat)
