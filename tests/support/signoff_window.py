"""The real window before a real engine: an assessor's evening, driven by the keyboard."""

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from console.model import Decision
from tests.support.attended import Attended
from tests.support.staff import passphrase
from tests.support.ui_window import settle
from ui.doors import EngineServices
from ui.main_window import MainWindow
from ui.relay import Relay
from ui.signoff.screen import SignoffScreen
from ui.theme import Look

WAIT_MS = 30_000
LETTERS = {Decision.COMPETENT: "C", Decision.NOT_YET_COMPETENT: "N", Decision.VOID: "V"}


class Evening:
    """An engine with people, a window before it, and what their hands do."""

    def __init__(self, folder: Path, qtbot: Any) -> None:
        self.desk = Attended(folder)
        self._until = qtbot.waitUntil
        self.acts = 0
        """Keys that were pressed on purpose: a text that is typed counts as one."""
        self._ready: Future[Any] = Future()
        self._ready.set_result(self.desk.engine)
        look, self.relay = Look(), Relay()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        look.apply(application)
        self.window = MainWindow(EngineServices(self._ready), self.relay, look, self.desk.clock)
        self.window.resize(1280, 680)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.until(self._is_active)
        self._end = self.desk.engine.subscribe(self.relay.post)

    def _is_active(self) -> bool:
        self.window.activateWindow()
        return self.window.isActiveWindow()

    @property
    def screen(self) -> SignoffScreen:
        found = self.window.page("signoff")
        assert isinstance(found, SignoffScreen)
        return found

    def until(self, condition: Callable[[], bool]) -> None:
        self._until(condition, timeout=WAIT_MS)

    def come(self, name: str) -> None:
        """Somebody signs in or takes over, and opens Sign-off."""
        session = self.desk.come_in(name)
        presence = self.window.presence
        self.until(lambda: presence.session is not None and presence.session.account == session.account)
        self.window.show_screen("signoff")
        settle()

    def press(self, keys: str) -> None:
        self.acts += 1
        QTest.keySequence(QApplication.focusWidget() or self.window, keys)
        settle()

    def type(self, words: str) -> None:
        self.acts += 1
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing takes the keys"
        QTest.keyClicks(focused, words)
        settle()

    def opened(self, run: str = "") -> None:
        """Wait until a sheet (of this run) is open and can be judged or signed."""
        desk = self.screen.desk

        def is_open() -> bool:
            return desk.sheet is not None and not desk.is_done and (not run or desk.run == run)

        self.until(is_open)
        settle()

    def judge(self, keys: str = "YYYYY") -> None:
        for key in keys:
            self.press(key)

    def decide(self, decision: Decision, words: str = "") -> None:
        self.press(LETTERS[decision])
        if words:
            self.type(words)

    def sign(self, name: str, *, goes_on: bool = False, secret: str = "") -> None:
        """Ctrl+Enter, the user id where it is asked for, the passphrase, Enter or Ctrl+Enter.

        `secret`: the passphrase, where it is no longer the one of `staff`.
        """
        if QApplication.focusWidget() is not self.screen.decision.box.user.line:
            self.press("Ctrl+Return")
        if QApplication.focusWidget() is self.screen.decision.box.user.line:
            self.type(name)
            self.press("Tab")
        self.type(secret or passphrase(name))
        self.press("Return" if goes_on else "Ctrl+Return")

    def signed(self) -> None:
        """Wait until what is open is on disk with its signature."""
        self.until(lambda: self.screen.desk.is_done)

    def words(self) -> str:
        """Everything that stands on the screen now, for whoever reads it and for whoever hears it."""
        said = []
        for widget in self.window.findChildren(QWidget):
            if not widget.isVisible():
                continue
            said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            for name in ("text", "toPlainText"):
                call = getattr(widget, name, None)
                said += [str(call())] if callable(call) else []
            if isinstance(widget, QAbstractItemView):
                model = widget.model()
                said += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        return "\n".join(part for part in said if part)

    def close(self) -> None:
        self._end()
        self.window.close()
        self.window.deleteLater()
        settle()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        settle()
        self.desk.engine.stop()


@contextlib.contextmanager
def evening(folder: Path, qtbot: Any, *people: str) -> Iterator[Evening]:
    """A window and an engine that are closed whatever happens; `people` are made with their accounts."""
    made = Evening(folder, qtbot)
    try:
        if people:
            made.desk.set_up(*people)
        yield made
    finally:
        made.close()
