"""The small table that `demo` prints while a class runs without a window."""

import sys
from collections.abc import Sequence

from console.courses.content import Pack
from console.model import StationView


def print_table(views: Sequence[StationView], pack: Pack) -> None:
    """One line a station on stderr: seat, name, where the run stands, what needs somebody."""
    lines = [f"{'SEAT':<6}{'NAME':<26}{'PHASE':<10}{'STEP':<34}STATE"]
    for view in sorted(views, key=lambda view: view.seat or "~"):
        step = pack.step(view.step) if view.step is not None else None
        where = (
            f"{view.step_index}/{view.step_count} {step.short if step else view.step}" if view.step else "-"
        )
        phase = str(view.phase) if view.phase is not None else "-"
        lines.append(
            f"{view.seat or '-':<6}{view.name or view.label:<26}{phase:<10}{where:<34}{view.attention.value}"
        )
    sys.stderr.write("\n".join(lines) + "\n\n")
    sys.stderr.flush()
