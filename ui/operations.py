"""The one way out: commands and queries leave here, success or failure comes back on the GUI thread.

So no widget writes a thread, a callback of a foreign thread or a try/except.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from console.errors import ConsoleError

T = TypeVar("T")


class _Return(NamedTuple):
    """A finished future and who waits for it."""

    owner: QObject
    future: Future[Any]
    done: Callable[[Any], None] | None
    failed: Callable[[ConsoleError], None] | None


class Operations(QObject):
    """Runs calls of the services for widgets.

    Signals: `trouble_met(ConsoleError)` for an expected failure that no caller takes care of.
    A failure that nobody expected is raised again on the GUI thread, where the excepthook reports it.
    """

    trouble_met = Signal(object)

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finished.connect(self._come_back, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        call: Callable[[], Future[T]],
        done: Callable[[T], None] | None = None,
        failed: Callable[[ConsoleError], None] | None = None,
    ) -> None:
        """Make the call and hand its value to `done`, or its ConsoleError to `failed`.

        Neither is called when `owner` is destroyed before the answer, or the call was cancelled (shutdown).
        Both are called on the GUI thread and never before this returns.
        """
        try:
            future = call()
        except ConsoleError as refused:
            future = Future()
            future.set_exception(refused)
        back = _Return(owner, future, done, failed)
        future.add_done_callback(lambda _: self._send(back))

    def _send(self, back: _Return) -> None:
        """Runs on whatever thread finished the future."""
        try:
            self._finished.emit(back)
        except RuntimeError:  # Qt's half is deleted already: nobody is left to be told
            return

    @Slot(object)
    def _come_back(self, back: _Return) -> None:
        if back.future.cancelled() or not shiboken6.isValid(back.owner):
            return
        error = back.future.exception()
        if error is None:
            if back.done is not None:
                back.done(back.future.result())
        elif not isinstance(error, ConsoleError):
            raise error
        elif back.failed is not None:
            back.failed(error)
        else:
            self.trouble_met.emit(error)
