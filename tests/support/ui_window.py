"""The whole window over doubled services, driven as an instructor drives it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.model import StationView
from tests.support.clock import ManualClock
from tests.support.ui_doubles import Doors
from tests.support.ui_stations import snapshot
from ui.languages import Language
from ui.main_window import MainWindow
from ui.relay import Relay
from ui.theme import Look


@dataclass
class Desk:
    """A window with what stands behind it. Close it at the end: `close()`."""

    window: MainWindow
    relay: Relay
    doors: Doors
    look: Look
    clock: ManualClock
    wait: Callable[[Callable[[], bool]], None]

    def tell(self, *events: Any) -> None:
        """Post events as the network thread would, and let the window take them."""
        for event in events:
            self.relay.post(event)
        settle()

    def stations(self, *views: StationView, **more: Any) -> None:
        """Begin with these stations."""
        self.tell(snapshot(*views, **more))

    def press(self, keys: str) -> None:
        """Press keys where the focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keySequence(target, keys)
        settle()

    def click(self, widget: Any) -> None:
        """Click in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        settle()

    def close(self) -> None:
        """Close the window and let Qt delete it."""
        self.window.close()
        self.window.deleteLater()
        settle()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        settle()


def settle() -> None:
    """Let everything that is posted arrive: events, answers, and what they post in turn."""
    for _ in range(4):
        QApplication.processEvents()


def open_desk(
    qtbot: Any, doors: Doors | None = None, *, first_run: bool = False, language: Language | None = None
) -> Desk:
    """Show the window, 1280 x 680, light."""
    look, relay, clock = Look(), Relay(), ManualClock()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look.apply(application)
    doors = doors or Doors()
    window = MainWindow(doors, relay, look, clock, first_run=first_run, language=language)
    window.resize(1280, 680)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    settle()
    return Desk(window, relay, doors, look, clock, qtbot.waitUntil)
