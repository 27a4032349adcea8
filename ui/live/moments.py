"""What happened at a station as marks on a time axis: which lines of its log stand there, and how. Pure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from console.model import Attention, LogLine
from ui.live.log_text import log_words

if TYPE_CHECKING:
    from console.courses.pack import Pack

_PLATES: Final = {
    "stop.pressed": Attention.STOPPED,
    "fall": Attention.STOPPED,
    "boundary.left": Attention.STOPPED,
    "help.requested": Attention.HELP,
}
"""What called somebody wears its plate."""
_MARKS: Final = frozenset(
    {"error", "critical_error", "step.skipped", "hint.shown", "bookmark", "note", "acknowledged", "resolved"}
)
APART: Final = 16
"""Design px: marks that stand closer become one with a count."""


class Moment(NamedTuple):
    """One line of the log on the axis."""

    line: LogLine
    at: datetime
    icon: str
    words: str
    attention: Attention | None
    """Whose plate it wears; None: a plain icon."""


class Mark(NamedTuple):
    """Moments that stand so close that they are one mark; the most urgent is the one shown."""

    x: float
    moment: Moment
    together: int


def moments_of(lines: Iterable[LogLine], pack: "Pack | None") -> tuple[Moment, ...]:
    """Return the lines that have a mark, in their order; steps are told by the pace, not by marks."""
    found = []
    for line in lines:
        plate = _PLATES.get(line.kind)
        if plate is not None or line.kind in _MARKS:
            words = log_words(line, pack)
            found.append(Moment(line, datetime.fromisoformat(line.utc), words.icon, words.text, plate))
    return tuple(found)


def marks_of(moments: Sequence[Moment], x_of: Callable[[Moment], float], apart: float) -> tuple[Mark, ...]:
    """Return the marks from left to right; `x_of` says where a moment stands, `apart` the least distance."""
    marks: list[Mark] = []
    for x, moment in sorted(((x_of(moment), moment) for moment in moments), key=lambda one: one[0]):
        last = marks[-1] if marks else None
        if last is None or x - last.x >= apart:
            marks.append(Mark(x, moment, 1))
        elif _rank(moment) < _rank(last.moment):
            marks[-1] = Mark(x, moment, last.together + 1)
        else:
            marks[-1] = last._replace(together=last.together + 1)
    return tuple(marks)


def _rank(moment: Moment) -> int:
    plates = (Attention.STOPPED, Attention.HELP)
    return plates.index(moment.attention) if moment.attention in plates else len(plates)
