"""How a unit stands as a drawing and a few letters, on screen and on paper; never by hue."""

from typing import Final

from console.assessment.currency import State, Unit

ICONS: Final = {
    State.RE_ASSESS: "refresh",
    State.EXPIRED: "calendar-off",
    State.DUE: "clock",
    State.WAITS: "signature",
    State.NOT_YET: "x",
    State.VOID: "circle-dashed-x",
    State.PRACTICE: "circle-dashed",
    State.CURRENT: "check",
    State.NEVER: "",
}
"""Names of drawings."""
BOXED: Final = frozenset({State.RE_ASSESS, State.EXPIRED})
"""What has to be assessed again stands in a box."""
STRONG: Final = BOXED | {State.DUE, State.WAITS, State.NOT_YET}


def letters(unit: Unit) -> str:
    """What stands beside the drawing and is the same in every language; empty where that takes words."""
    if unit.state is State.RE_ASSESS:
        held, now = unit.held, unit.in_use
        is_newer = held is not None and now is not None and held.version != now.version
        return f"v{now.version}" if now is not None and is_newer else ""
    if unit.state in (State.EXPIRED, State.CURRENT):
        return _month(unit.expires)
    return str(unit.tries) if unit.state is State.NOT_YET else ""


def _month(day: str | None) -> str:
    """Month and year of `YYYY-MM-DD`: 03/27. A competence without an end has none."""
    return f"{day[5:7]}/{day[2:4]}" if day else ""
