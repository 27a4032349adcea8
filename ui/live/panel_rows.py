"""The rows of the focus panel: what each step of the course and each line of the log says."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from console.model import Attention, LogLine, Phase, StationView
from ui.live.log_text import log_words, step_words
from ui.live.rows import PanelRow
from ui.text import age, clock_time

if TYPE_CHECKING:
    from console.courses.pack import Pack


def step_rows(
    view: StationView, pack: "Pack | None", took: Mapping[str, float], now_ms: float
) -> tuple[PanelRow, ...]:
    """Return the rail of steps; `took`: step id -> how long it took, ms."""
    steps = pack.steps if pack is not None else ()
    current = view.step_index or 0
    over = view.attention is Attention.READY or view.phase is Phase.ENDED
    rows = []
    for number, step in enumerate(steps, 1):
        if number == current and not over:
            on_step = age(now_ms - view.step_since_ms) if view.step_since_ms is not None else ""
            rows.append(PanelRow(step.short, number=str(number), right=on_step, current=True))
        elif number <= current:
            lasted = took.get(step.id)
            failed = number in view.error_steps
            rows.append(
                PanelRow(
                    step.short,
                    icon="x" if failed else "check",
                    right=age(lasted) if lasted is not None else "",
                    faint=not failed,
                    strong=failed,
                )
            )
        else:
            rows.append(PanelRow(step.short, number=str(number)))
    return tuple(rows)


def log_rows(
    lines: Sequence[LogLine],
    pack: "Pack | None",
    *,
    wide: bool = False,
    looked_at: LogLine | None = None,
) -> tuple[PanelRow, ...]:
    """Return the log, newest first; `wide`: with the step at the right. `looked_at`: the line jumped to."""
    rows = []
    for line in reversed(lines):
        words = log_words(line, pack)
        rows.append(
            PanelRow(
                words.text,
                icon=words.icon,
                time=clock_time(line.utc),
                right=step_words(line, pack) if wide else "",
                strong=words.strong,
                chosen=line is looked_at,
            )
        )
    return tuple(rows)
