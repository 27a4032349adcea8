"""A passphrase that is tried: what happens on its way, wherever one is asked for to come in."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from console.errors import ConsoleError
from ui.access.wording import refusal
from ui.operations import Operations
from ui.widgets.button import Button
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark


class Trial(QObject):
    """A field, the button that tries what is in it, and the line below that says why it was refused.

    Signals: `changed()` when a trial began or is over; `passed()` when it was the right one.
    """

    changed = Signal()
    passed = Signal()

    def __init__(
        self, operations: Operations, field: PassphraseField, button: Button, words: str, wrong: Remark
    ) -> None:
        super().__init__(field)
        self._operations, self._field, self._button = operations, field, button
        self._words, self._wrong = words, wrong
        self._is_going = False

    def begin(self, ask: Callable[[], Future[Any]]) -> None:
        """Ask; until the answer is here the button says that it is being looked at."""
        self._is_going = True
        self.changed.emit()
        self._operations.run(self, ask, self._pass, self.refuse)

    def allow(self, *, is_ready: bool) -> None:
        """Let the button be pressed when there is something to try, and nothing is being tried."""
        self._button.setEnabled(is_ready and bool(self._field.passphrase()) and not self._is_going)
        self._button.set_label(self.tr("Checking") if self._is_going else self._words)

    def clear(self) -> None:
        """Begin anew: nothing typed, nothing said."""
        self._field.clear()
        self._wrong.say("")

    def refuse(self, error: ConsoleError) -> None:
        """Say why, and put the keyboard where it is typed again."""
        self._wrong.say(refusal(error))
        self._end()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pass(self, _: object) -> None:
        self._end()
        self.passed.emit()

    def _end(self) -> None:
        self._is_going = False
        self._field.clear()
        self.changed.emit()
