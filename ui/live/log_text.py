"""A station's log in words: what each kind of line says, and how long each step took."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from console.model import LogLine
from ui.live.tile_text import tr, verb_word

if TYPE_CHECKING:
    from console.courses.pack import Pack


class LogWords(NamedTuple):
    """One line of the log as shown."""

    icon: str
    text: str
    strong: bool
    """True for what somebody should not miss."""


_KINDS: Final[dict[str, tuple[str, str, bool]]] = {
    "step.started": ("chevron-right", "Step {step} started", False),
    "step.completed": ("check", "Step {step} completed", False),
    "step.skipped": ("x", "Step {step} skipped", True),
    "observation": ("eye", "Observed", False),
    "error": ("x", "Error", True),
    "critical_error": ("stop", "Critical error", True),
    "hint.shown": ("bulb", "Hint shown", False),
    "help.requested": ("help-circle", "Help asked", True),
    "help.cancelled": ("check", "Help no longer needed", False),
    "stop.pressed": ("stop", "Stop button pressed", True),
    "boundary.left": ("alert-triangle", "Boundary left", True),
    "boundary.returned": ("check", "Back within the boundary", False),
    "fall": ("alert-triangle", "Fall detected", True),
    "note": ("note", "Note", False),
    "bookmark": ("bookmark", "Bookmark", True),
    "view.captured": ("eye", "View captured", False),
    "acknowledged": ("walk", "On my way", False),
    "resolved": ("check", "Resolved", False),
    "visited": ("walk", "Visited", False),
}


_RESULTS: Final = {"met": True, "not_met": False}


def judged_words(kind: str, criterion: str | None, met: bool | None, pack: "Pack | None") -> str:
    """A line of the log about a criterion: what somebody judged of it, or what the system observed."""
    known = pack.criterion(criterion) if pack is not None and criterion is not None else None
    oral = [one.question for one in (pack.oral_questions if pack else ()) if one.id == criterion]
    title = known.title if known is not None else "".join(oral) or criterion or ""
    result = tr("met") if met else tr("not met") if met is not None else tr("taken back")
    words = tr("Judged: {title}: {result}") if kind == "judgement" else tr("Observed: {title}: {result}")
    return words.format(title=title, result=result)


def log_words(line: LogLine, pack: "Pack | None") -> LogWords:
    """Put one line into words; a kind that is not known is shown as it came."""
    if line.kind == "judgement":
        met = _RESULTS.get(line.text or "")
        return LogWords("eye", judged_words(line.kind, line.code, met, pack), strong=False)
    number = pack.index(line.step) if pack is not None and line.step else None
    icon, words, strong = _KINDS.get(line.kind, ("", "", False))
    if not words:
        verb = line.kind.rpartition(".")[2]
        icon, words = "chevron-right", tr("Command: {verb}").format(verb=verb_word(verb))
        if not line.kind.startswith("command"):
            words = line.kind
    else:
        words = tr(words).format(step=number if number is not None else line.step or "")
    title = (pack.title_of(line.code) if pack is not None and line.code else None) or line.code
    detail = title or line.text
    return LogWords(icon, f"{words}: {detail}" if detail else words, strong)


def step_words(line: LogLine, pack: "Pack | None") -> str:
    """Say at which step it happened: its title where the line has its number, else its number."""
    step = pack.step(line.step) if pack is not None and line.step else None
    if step is None or pack is None or line.step is None:
        return ""
    if line.kind.startswith("step."):
        return step.short
    return tr("step {step}").format(step=pack.index(line.step))


def step_durations(lines: Sequence[LogLine]) -> dict[str, float]:
    """Return how long each finished step took, ms, from its `step.started` to its `step.completed`.

    Of the newest run alone: one that was cut off before it did its own steps.
    """
    began: dict[str, datetime] = {}
    took: dict[str, float] = {}
    newest = next((line.run for line in reversed(lines) if line.kind.startswith("step.")), None)
    for line in lines:
        if line.run != newest:
            continue
        if line.step is None:
            continue
        if line.kind == "step.started":
            began[line.step] = datetime.fromisoformat(line.utc)
        elif line.kind == "step.completed" and line.step in began:
            took[line.step] = (datetime.fromisoformat(line.utc) - began[line.step]).total_seconds() * 1000
    return took
