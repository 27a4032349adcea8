"""Where the public display stands: opened and closed, blanked, moved from screen to screen, kept fed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.attached import Screens
from ui.frame_clock import FrameClock
from ui.stations import Stations
from ui.theme import Look, Theme

if TYPE_CHECKING:
    from console.courses.content import Pack
    from console.model import ClassView
    from ui.public_display.display import PublicDisplay
    from ui.public_display.feed import PublicFeed


class PublicStand(QObject):
    """One display at most. Signals: `changed()` when it was opened, closed, blanked or shown again.

    `class_of` returns the class and its course pack as they are now.
    """

    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        look: Look,
        frames: FrameClock,
        stations: Stations,
        class_of: "Callable[[], tuple[ClassView | None, Pack | None]]",
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._frames, self._stations = window, look, frames, stations
        self._class_of = class_of
        self._feed: PublicFeed | None = None
        """Kept while the display is closed: opening it again shows no counts sooner."""
        self.display: PublicDisplay | None = None
        """None while it is closed."""
        self._screens = Screens(self)
        self._screens.shared.connect(self._place)
        self._screens.lost.connect(self._come_home_soon)
        frames.second_passed.connect(self._refresh)
        look.changed.connect(self._follow_look)

    @property
    def is_open(self) -> bool:
        """Whether there is a display."""
        return self.display is not None

    @property
    def is_blank(self) -> bool:
        """Whether it stands there and shows nothing."""
        return self.display is not None and self.display.board.is_blank

    @Slot()
    def toggle(self) -> None:
        """Open it on the second screen, or as a window where there is none; close it when it is open."""
        if self.display is not None:
            self.close()
            return
        # Few classes show one, and the window must not wait for it when it starts.
        from ui.public_display.display import PublicDisplay
        from ui.public_display.feed import PublicFeed

        self._feed = self._feed or PublicFeed()
        display = self.display = PublicDisplay()
        display.closed.connect(self._forget)
        display.close_asked.connect(self.close)
        self._follow_look()
        self.refresh()
        self._place()
        self.changed.emit()

    @Slot()
    def toggle_blank(self) -> None:
        """Blank it at once, or show it again."""
        if self.display is not None:
            self.display.board.set_blank(not self.display.board.is_blank)
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Take it off the wall."""
        if self.display is not None:
            self.display.close()

    @Slot()
    def refresh(self) -> None:
        """Show what is true now."""
        if self.display is not None and self._feed is not None:
            class_, pack = self._class_of()
            stations = self._stations.all()
            self.display.board.show_view(self._feed.view(class_, pack, stations, self._frames.now_ms()))

    # Within

    @Slot(float)
    def _refresh(self, _now_ms: float) -> None:
        self.refresh()

    @Slot()
    def _follow_look(self) -> None:
        if self.display is not None:
            self.display.board.set_dark(self._look.theme is Theme.DARK)

    @Slot()
    def _forget(self) -> None:
        display, self.display = self.display, None
        if display is not None:
            display.deleteLater()
            self.changed.emit()

    @Slot()
    def _come_home_soon(self) -> None:
        """What stood on a screen that was unplugged comes home, under the instructor's own window.

        Qt itself moves windows to a screen that is left, as large as they were; so this waits until it has.
        """
        QTimer.singleShot(0, self, self._come_home)

    @Slot()
    def _come_home(self) -> None:
        if self.display is not None:
            self._place()
            self._window.raise_()

    @Slot()
    def _place(self) -> None:
        """Cover the screen that the instructor's window is not on; without one, be a window."""
        if self.display is None:
            return
        own, was_active = self._window.screen(), self._window.isActiveWindow()
        other = self._screens.beside(own)
        if other is not None:
            self.display.fill(other)
        else:
            self.display.come_home(own)
        if was_active:
            # The instructor's keys go on acting on the wall, whatever the desktop thinks of new windows.
            self._window.activateWindow()
