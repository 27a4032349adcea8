"""Something of the window that is kept by name in the settings: taken once, written again when it changes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, SignalInstance, Slot

from console.errors import ConsoleError
from ui.operations import Operations
from ui.services import Settings


class Kept(QObject):
    """`give` returns the JSON value to keep, `take` gets what was kept; `changed` says that it is new.

    What a person changed before the settings answered stands: the older value is not taken any more.
    """

    def __init__(
        self,
        name: str,
        settings: Settings,
        operations: Operations,
        changed: SignalInstance,
        give: Callable[[], dict[str, Any]],
        take: Callable[[dict[str, Any]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._name, self._settings, self._operations = name, settings, operations
        self._give, self._take = give, take
        self._is_asked = self._is_taking = self._is_touched = False
        self._kept = give()
        changed.connect(self._keep)

    @Slot()
    def load(self) -> None:
        """Ask for what was kept, once."""
        if not self._is_asked:
            self._is_asked = True
            self._operations.run(self, lambda: self._settings.get(self._name), self._show, _ignore)

    def _show(self, value: Any) -> None:
        if isinstance(value, dict) and not self._is_touched:
            self._is_taking = True
            self._take(value)
            self._is_taking = False
            self._kept = self._give()

    @Slot()
    def _keep(self) -> None:
        value = self._give()
        if value != self._kept and not self._is_taking:
            self._kept, self._is_touched = value, True
            self._operations.run(self, lambda: self._settings.set(self._name, value), None, _ignore)


def _ignore(error: ConsoleError) -> None:
    """Records that can not be read or written are told about in the status bar already."""
