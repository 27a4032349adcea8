"""Every key that exists: what F1 shows, what Settings can change, what the window binds. One table."""

from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from ui.rail import ORDER


class Act(StrEnum):
    """What a key does and a person may bind another key to. The values are kept in the settings."""

    TOP = "live.top"
    ON_MY_WAY = "live.on_my_way"
    RESOLVED = "live.resolved"
    HINT = "live.hint"
    MESSAGE = "live.message"
    PAUSE = "live.pause"
    VISITED = "live.visited"
    SIGN_OFF = "live.sign_off"
    JUDGE = "live.judge"
    BOOKMARK = "live.bookmark"
    NOTE = "live.note"
    FIND = "live.find"
    COMMANDS = "live.commands"
    PAUSE_ALL = "live.pause_all"
    ARRANGE = "live.arrange"
    HIDE_NAMES = "live.hide_names"
    PUBLIC = "public.open"
    BLANK = "public.blank"
    LOCK = "lock"
    HAND_OVER = "hand_over"
    CARD = "keys"


class Scope(StrEnum):
    """Where a key acts."""

    ANYWHERE = "anywhere"
    WALL = "wall"
    """A single key, only while the wall or the queue has the focus."""


class Key(NamedTuple):
    """One row of the table. Without `act` it is fixed: what it belongs to gives it its meaning."""

    default: str
    """In Qt's portable form; for a fixed key as it is written."""
    does: str
    act: Act | None = None
    scope: Scope = Scope.ANYWHERE


class Group(NamedTuple):
    """Keys that act in the same place."""

    title: str
    keys: tuple[Key, ...]


def screen_keys(screen: str) -> str:
    """The fixed keys of a screen: its place on the rail, once and for all."""
    return f"Ctrl+{ORDER.index(screen) + 1}"


_SCREENS: Final = (
    ("live", "Live"),
    ("signoff", "Sign-off"),
    ("classes", "Classes"),
    ("people", "People"),
    ("devices", "Devices"),
    ("reports", "Reports"),
    ("settings", "Settings"),
)
GROUPS: Final = (
    Group(
        "Live, while the wall or the queue has the focus",
        (
            Key(".", "Top of the queue", Act.TOP, Scope.WALL),
            Key("Return", "On my way, or Retry", Act.ON_MY_WAY, Scope.WALL),
            Key("R", "Resolved", Act.RESOLVED, Scope.WALL),
            Key("I", "Hint", Act.HINT, Scope.WALL),
            Key("T", "Message", Act.MESSAGE, Scope.WALL),
            Key("P", "Pause or go on", Act.PAUSE, Scope.WALL),
            Key("B", "Bookmark: keeps the 15 s before it", Act.BOOKMARK, Scope.WALL),
            Key("N", "Note", Act.NOTE, Scope.WALL),
            Key("V", "Visited", Act.VISITED, Scope.WALL),
            Key("S", "Sign-off", Act.SIGN_OFF, Scope.WALL),
            Key("J", "Judge the run while it goes on", Act.JUDGE, Scope.WALL),
            Key("/", "Find a name or a seat", Act.FIND, Scope.WALL),
            Key("C", "Commands to the selection, or to all", Act.COMMANDS, Scope.WALL),
            Key("0 to 9", "The station of that seat"),
            Key("← ↑ → ↓", "From tile to tile"),
            Key("Space", "Select the tile; with Ctrl, several for a command"),
            Key("Shift+← ↑ → ↓", "Select from here to there for a command"),
            Key("Ctrl+A", "Select all for a command"),
            Key("Esc", "Unselect those for a command, then the tile"),
        ),
    ),
    Group(
        "Live",
        (
            Key("Y  N  Esc", "On a judgement: met, not yet, leave it"),
            Key("Ctrl+Shift+P", "Pause or resume all, or pause those selected", Act.PAUSE_ALL),
            Key("Ctrl+M", "Arrange the tiles as the room is", Act.ARRANGE),
            Key("Ctrl+H", "Hide or show names", Act.HIDE_NAMES),
            Key("F8", "Open or close the public display", Act.PUBLIC),
            Key("F9", "Blank the public display", Act.BLANK),
        ),
    ),
    Group(
        "Everywhere",
        (
            *(Key(screen_keys(screen), title) for screen, title in _SCREENS),
            Key("Ctrl++  Ctrl+−", "Larger and smaller text"),
            Key("Ctrl+L", "Lock the screen", Act.LOCK),
            Key("Ctrl+Shift+L", "Hand over", Act.HAND_OVER),
            Key("F1", "These keys, and the help pages", Act.CARD),
        ),
    ),
    Group(
        "Sign-off",
        (
            Key("Y  N", "Met, not yet"),
            Key("↑  ↓", "The judgement above, below"),
            Key("Enter  Esc", "On a judgement: its moment in the log, and back"),
            Key("C  N  V", "On the decision: competent, not yet, void"),
            Key("Ctrl+Enter", "On to the signature, sign, open the next"),
        ),
    ),
    Group(
        "Classes",
        (
            Key("Ctrl+D", "Plan the last class once more"),
            Key("Ctrl+Enter", "Check and start the planned class"),
            Key("Enter", "In the check: start those that are ready"),
            Key("Enter  Del", "On a seat: change who sits there, leave it free"),
        ),
    ),
    Group(
        "Reports",
        (Key("Ctrl+S", "Save the report as PDF"),),
    ),
    Group(
        "Devices",
        (
            Key("Enter  Del", "On a headset: pair it, forget it"),
            Key("Y  N", "While codes are compared: the same, different"),
        ),
    ),
)
BY_ACT: Final = {key.act: key for group in GROUPS for key in group.keys if key.act is not None}


def tr(words: str) -> str:
    """Return words of the table in the language of the window."""
    return QCoreApplication.translate("keys", words)
