"""What a room may see by chance: whether a second screen hides names, and what the machine's policy fixes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from console.errors import ConsoleError
from ui.operations import Operations
from ui.services import Settings

if TYPE_CHECKING:
    from console.policy import Policy


class Privacy(QObject):
    """Signals: `changed()` when a wish or the policy is new."""

    changed = Signal()

    def __init__(self, settings: Settings, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._operations = settings, operations
        self._wants_hiding = True
        self._policy: Policy | None = None

    @property
    def policy(self) -> "Policy | None":
        """What those who look after the machine have fixed; None until the engine has said so."""
        return self._policy

    @property
    def is_hiding_fixed(self) -> bool:
        """Whether nobody here can choose."""
        return self._policy is not None and self._policy.second_screen is not None

    @property
    def hides_from_room(self) -> bool:
        """Whether names, views and load are hidden while a second screen is attached."""
        return self._wants_hiding or self.is_hiding_fixed

    def hide_from_room(self, *, wanted: bool) -> None:
        """Hide them, or not, from now on."""
        if wanted != self._wants_hiding:
            self._wants_hiding = wanted
            self.changed.emit()

    def kept(self) -> dict[str, Any]:
        """What is wanted, to be kept."""
        return {"second_screen_hides": self._wants_hiding}

    def take(self, kept: Mapping[str, Any]) -> None:
        """Take what was kept; only a plain no is one."""
        self._wants_hiding = kept.get("second_screen_hides") is not False
        self.changed.emit()

    @Slot()
    def load(self) -> None:
        """Ask for the policy, once."""
        if self._policy is None:
            self._operations.run(self, self._settings.policy, self._show, _ignore)

    def _show(self, policy: "Policy") -> None:
        self._policy = policy
        self.changed.emit()


def _ignore(error: ConsoleError) -> None:
    """An engine that could not start has said so; names stay hidden."""
