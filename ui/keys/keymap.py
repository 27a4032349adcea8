"""Which key does what now: the table's defaults, and what this console's user has put in their place."""

import re
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from ui.keys.table import BY_ACT, GROUPS, Act, Scope, tr

_FUNCTION_KEY: Final = re.compile(r"(Shift\+)?F([1-9]|1[0-2])")
_TAKEN: Final[dict[str, str]] = {
    # Portable form of keys that Qt or a fixed row of the table means something by.
    **{f"Ctrl+{digit}": "A screen" for digit in range(1, 9)},
    **{key.default: key.does for group in GROUPS for key in group.keys if key.act is None},
    **dict.fromkeys(("Ctrl++", "Ctrl+=", "Ctrl+-"), "Larger and smaller text"),
    **dict.fromkeys(("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Z"), "Copy, cut, paste, undo"),
    **dict.fromkeys(("Tab", "Shift+Tab", "Up", "Down", "Left", "Right"), "Moving the focus"),
    **dict.fromkeys(("Home", "End", "PgUp", "PgDown", "Esc", "Space", "Enter"), "Moving the focus"),
    **dict.fromkeys(("Ctrl+Return", "Ctrl+Enter"), "Saving or starting"),
    **dict.fromkeys(("Alt+F4", "Ctrl+Q", "Ctrl+W"), "Closing the window"),
}


class KeyMap(QObject):
    """Signals: `changed()` when a key, or whether single keys act, is new."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own: dict[Act, str] = {}
        self._single_keys = True

    @property
    def single_keys(self) -> bool:
        """Whether single keys act at all on Live; combinations and Enter always do."""
        return self._single_keys

    def kept(self) -> dict[str, Any]:
        """What is to be kept: the keys that differ from the table, and whether single keys act."""
        return {"own": {str(act): keys for act, keys in self._own.items()}, "single": self._single_keys}

    def keys(self, act: Act) -> str:
        """The key of an act, in portable form."""
        return self._own.get(act, BY_ACT[act].default)

    def shown(self, act: Act) -> str:
        """The key of an act as it is written on the screen."""
        return written(self.keys(act))

    def hint(self, act: Act) -> str:
        """The key to be written beside a button; empty while it does nothing."""
        keys = self.keys(act)
        acts = BY_ACT[act].scope is not Scope.WALL or self.act_of(keys) is act
        return written(keys) if acts else ""

    def act_of(self, keys: str) -> Act | None:
        """What a single key on the wall does; None when nothing."""
        for act, row in BY_ACT.items():
            if row.scope is Scope.WALL and self.keys(act) == keys:
                return act if self._single_keys or keys == "Return" else None
        return None

    def refusal(self, act: Act, keys: str) -> str:
        """Why an act can not have this key, in a sentence; empty when it can."""
        if QKeySequence(keys).count() != 1 or QKeySequence(keys).toString() != keys:
            return tr("Press one key, or one key together with Ctrl, Alt or Shift.")
        wall = BY_ACT[act].scope is Scope.WALL
        if wall and not _is_single(keys):
            return tr("This needs a single key: a letter, a sign or Enter.")
        if wall and keys.isdigit():
            return tr("Digits are seats: choose a letter or a sign.")
        if not wall and not _is_combination(keys):
            return tr(
                "A single key would act while you type: take it together with Ctrl or Alt, or F1 to F12."
            )
        if keys in _TAKEN:
            return tr("{keys} is fixed: {does}.").format(keys=written(keys), does=tr(_TAKEN[keys]))
        for other, row in BY_ACT.items():
            if other is not act and self.keys(other) == keys:
                return tr("{keys} is in use: {does}.").format(keys=written(keys), does=tr(row.does))
        return ""

    def bind(self, act: Act, keys: str) -> str:
        """Give an act another key; returns why not, empty when it is done."""
        refused = self.refusal(act, keys)
        if not refused and keys != self.keys(act):
            self._own[act] = keys
            self._forget_defaults()
            self.changed.emit()
        return refused

    def set_single_keys(self, on: bool) -> None:
        """Let single keys act, or not."""
        if on != self._single_keys:
            self._single_keys = on
            self.changed.emit()

    def reset(self) -> None:
        """Go back to the keys of the table."""
        if self._own:
            self._own.clear()
            self.changed.emit()

    def take(self, kept: Mapping[str, Any]) -> None:
        """Take what was kept; an act that is gone, a bad key and a conflict are left out."""
        self._own.clear()
        own = kept.get("own")
        own = own if isinstance(own, dict) else {}
        for act in Act:
            keys = own.get(str(act))
            if isinstance(keys, str):
                self._own[act] = keys
        self._single_keys = kept.get("single") is not False
        self._forget_defaults()
        for act, keys in tuple(self._own.items()):
            if self.refusal(act, keys):
                del self._own[act]
        self.changed.emit()

    def _forget_defaults(self) -> None:
        self._own = {act: keys for act, keys in self._own.items() if keys != BY_ACT[act].default}


def written(keys: str) -> str:
    """A key as it stands on the keyboard."""
    return keys.replace("Return", tr("Enter"))


def _is_single(keys: str) -> bool:
    return keys == "Return" or (len(keys) == 1 and keys.isprintable() and not keys.isspace())


def _is_combination(keys: str) -> bool:
    return bool(_FUNCTION_KEY.fullmatch(keys)) or keys.startswith(("Ctrl+", "Alt+", "Meta+"))
