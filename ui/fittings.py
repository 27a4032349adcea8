"""What is fitted to the window beside its screens: the keys, the public display, the bell, privacy."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.frame_clock import FrameClock
from ui.keys.bindings import BoundKey
from ui.keys.keymap import KeyMap
from ui.keys.table import Act, screen_keys
from ui.operations import Operations
from ui.privacy import Privacy
from ui.public_display.stand import PublicStand
from ui.relay import Relay
from ui.services import Services
from ui.settings.kept import Kept
from ui.settings.preferences import Preferences
from ui.sounds.bell import Bell
from ui.stations import Stations
from ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Collection

    from console.courses.content import Pack
    from console.model import ClassView
    from ui.help.reader import HelpReader
    from ui.keys.card import KeyCard
    from ui.live.live_screen import LiveScreen
    from ui.reception import Reception


class Screens(Protocol):
    """The window's screens, as far as they are needed here."""

    def show_screen(self, name: str) -> None:
        """Bring a screen to the front."""
        ...


class Fittings(QObject):
    """`keymap`, `public`, `bell`, `privacy`: one of each for the whole window."""

    def __init__(
        self,
        window: QWidget,
        look: Look,
        services: Services,
        operations: Operations,
        relay: Relay,
        stations: Stations,
        frames: FrameClock,
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._services = window, look, services
        self._card: KeyCard | HelpReader | None = None
        self._class: ClassView | None = None
        self.keymap = KeyMap(self)
        self.public = PublicStand(window, look, frames, stations, self._class_and_pack)
        self.bell = Bell(window, relay, stations)
        keep = services.settings
        self.privacy = privacy = Privacy(keep, operations, self)
        keymap, bell = self.keymap, self.bell
        self._operations = operations
        self._kept: tuple[Kept, ...] = (
            Kept("keys", keep, operations, keymap.changed, keymap.kept, keymap.take, self),
            Kept("sounds", keep, operations, bell.changed, bell.kept, bell.take, self),
            Kept("privacy", keep, operations, privacy.changed, privacy.kept, privacy.take, self),
        )

    def load(self) -> None:
        """Take what was kept, once."""
        for kept in self._kept:
            kept.load()
        self.privacy.load()

    def close(self) -> None:
        """The window goes: so does what it has beside it."""
        self.public.close()
        self.bell.silence()

    def show_class(self, class_: "ClassView | None") -> None:
        """Take the class as it is now."""
        self._class = class_
        self.public.refresh()

    def join_live(self, live: "LiveScreen") -> None:
        """Let Live open and close the public display, show how it stands, and hide names as is wanted."""

        def show() -> None:
            live.top_bar.show_keys(pause=self.keymap.shown(Act.PAUSE_ALL))
            public = self.public
            live.top_bar.show_public(
                is_open=public.is_open, is_blank=public.is_blank, key=self.keymap.shown(Act.PUBLIC)
            )

        def hide() -> None:
            live.hide_from_room(wanted=self.privacy.hides_from_room)

        self.privacy.changed.connect(hide)
        hide()
        plans = live.facts.plans
        name, keep = "floor_plans", self._services.settings
        self._kept += (Kept(name, keep, self._operations, plans.changed, plans.kept, plans.take, live),)
        live.public_display_requested.connect(self.public.toggle)
        self.public.changed.connect(show)
        self.keymap.changed.connect(show)
        show()

    def bind_keys(
        self, screens: "Collection[str]", window: Screens, preferences: Preferences, reception: "Reception"
    ) -> None:
        """Bind every key that acts anywhere in the window."""
        for name in screens:
            keys = QShortcut(QKeySequence(screen_keys(name)), self._window)
            keys.activated.connect(lambda name=name: window.show_screen(name))
        for standard, act in (
            (QKeySequence.StandardKey.ZoomIn, preferences.larger),
            (QKeySequence.StandardKey.ZoomOut, preferences.smaller),
        ):
            QShortcut(QKeySequence(standard), self._window).activated.connect(act)
        for bound, do in (
            (Act.CARD, self.show_card),
            (Act.PUBLIC, self.public.toggle),
            (Act.BLANK, self.public.toggle_blank),
            (Act.LOCK, reception.lock),
            (Act.HAND_OVER, reception.hand_over),
        ):
            BoundKey(self.keymap, bound, self._window, do)

        def show() -> None:
            reception.show_keys(self.keymap.shown(Act.LOCK), self.keymap.shown(Act.HAND_OVER))

        self.keymap.changed.connect(show)
        show()

    @property
    def card(self) -> "KeyCard | HelpReader | None":
        """The key card, or the help pages, while they are shown."""
        return self._card

    @Slot()
    def show_card(self) -> None:
        """List every key; a second time, put the list away, or the help that was opened from it."""
        if self._card is not None:
            self._card.leave()
            return
        from ui.keys.card import KeyCard

        self._card = card = KeyCard(self._look, self.keymap, self._window)
        card.help_asked.connect(self.show_help)
        card.closed.connect(self._forget_card)

    @Slot()
    def show_help(self) -> None:
        """Open the pages of help, in the place of the key card."""
        if self._card is not None:
            self._card.leave()
        from ui.help.reader import HelpReader

        self._card = HelpReader(self._look, self._window)
        self._card.closed.connect(self._forget_card)

    @Slot()
    def _forget_card(self) -> None:
        self._card = None

    def _class_and_pack(self) -> "tuple[ClassView | None, Pack | None]":
        course = self._class.course if self._class is not None else None
        return self._class, next((pack for pack in self._services.packs if pack.ref == course), None)
