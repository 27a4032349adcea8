"""An instructor's hands on the whole program: real engine, real headsets, and every key and click counted."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from console.clock import Clock
from console.engine import Engine
from console.model import ClassView, StationView
from ui.app import Application

LIMIT_MS = 30_000


class Hands(QObject):
    """`keys` and `clicks` count what went through the window, as Qt's own filter saw it."""

    def __init__(self, application: Application, wait: Callable[..., None]) -> None:
        super().__init__()
        self.application, self.window, self._wait = application, application.window, wait
        self.keys = self.clicks = 0
        self._own = 0

    @property
    def engine(self) -> Engine:
        """The engine behind the window."""
        return self.application.engine.result(30)

    @property
    def class_(self) -> ClassView | None:
        """The class as the window was told of it."""
        return self.window.class_view

    def views(self) -> dict[str, StationView]:
        """The stations as the window was told of them."""
        return {view.station: view for view in self.window.stations.all()}

    def until(self, condition: Callable[[], Any]) -> None:
        """Let the window live until something is true."""
        self._wait(condition, timeout=LIMIT_MS)

    def press(self, keys: str) -> None:
        """Press one combination where the keyboard is: one action."""
        self._own += 1
        self._come_forward()
        QTest.keySequence(QApplication.focusWindow(), keys)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """Click in the middle of what is in sight: one action."""
        assert widget.isVisible() and widget.isEnabled()
        self._own += 1
        window = widget.window()
        at = widget.mapTo(window, widget.rect().center())
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type into whatever has the keyboard, in the place of what stands there."""
        self._come_forward()
        QTest.keySequence(QApplication.focusWindow(), "Ctrl+A")
        QTest.keyClicks(QApplication.focusWidget(), words)
        QApplication.processEvents()

    def choose(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click a row or a cell, scrolled into sight."""
        view.scrollTo(index)
        at = view.visualRect(index).center()
        assert view.viewport().rect().contains(at), "out of sight"
        window = view.window()
        where = view.viewport().mapTo(window, at)
        QTest.mouseClick(
            window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
        )
        QApplication.processEvents()

    def pick(self, box: QComboBox, wanted: str) -> None:
        """Go down a list of choices with the keyboard to the first that begins so."""
        assert box.isVisible()
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText().startswith(wanted):
                break
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText().startswith(wanted), [box.itemText(at) for at in range(box.count())]
        QApplication.processEvents()

    def _come_forward(self) -> None:
        """Every desktop but that of tests gives the window the keyboard back when a dialog is gone."""
        if QApplication.focusWindow() is None:
            self.window.activateWindow()
            self.until(lambda: QApplication.focusWindow() is not None)

    @property
    def actions(self) -> int:
        """How many keys and clicks so far; what was pressed is what the window got, and nothing else was."""
        assert self.keys + self.clicks == self._own, (self.keys, self.clicks, self._own)
        return self._own

    def forget(self) -> None:
        """Count from here."""
        self.keys = self.clicks = self._own = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count what arrives at a window itself, before any widget gets it, and what a shortcut took."""
        self.keys += event.type() == QEvent.Type.Shortcut
        if isinstance(watched, QWindow):
            self.keys += event.type() == QEvent.Type.KeyPress and event.key() not in _MODIFIERS
            self.clicks += event.type() == QEvent.Type.MouseButtonPress
        return False


_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


@contextlib.contextmanager
def at_the_console(
    data: Path, qtbot: Any, *, demonstration: bool = True, clock: Clock | None = None
) -> Iterator[Hands]:
    """Start the program on these records, loopback only; closed at the end."""
    application = Application(data, ("loopback",), demonstration=demonstration, clock=clock)
    hands = Hands(application, qtbot.waitUntil)
    qt = QApplication.instance()
    assert qt is not None
    qt.installEventFilter(hands)
    try:
        application.show()
        application.start_engine()
        qtbot.waitUntil(application.engine.done, timeout=LIMIT_MS)
        application.window.activateWindow()
        yield hands
    finally:
        qt.removeEventFilter(hands)
        application.close()
        application.window.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        QApplication.processEvents()
