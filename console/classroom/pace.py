"""What a step usually takes: the class's own median, and until there is one the course pack's figure."""

from statistics import median

from console.courses.content import Pack
from console.model import RunId


class ClassPace:
    """Times of one class by step, over all its stations and runs. For looking after people only."""

    def __init__(self, pack: Pack | None = None) -> None:
        steps = pack.steps if pack is not None else ()
        self._typical_ms = {step.id: 1000.0 * step.typical_s for step in steps}
        self._times_ms: dict[str, dict[RunId, float]] = {}
        self._medians_ms: dict[str, float] = {}

    def add(self, run: RunId, step: str, ms: float) -> None:
        """A run has done a step; only the first time counts, and only steps of the course."""
        if step not in self._typical_ms or ms <= 0.0:
            return
        times = self._times_ms.setdefault(step, {})
        if run not in times:
            times[run] = ms
            self._medians_ms[step] = median(times.values())

    def usual_ms(self, step: str | None, medians_from: int) -> float | None:
        """What this step usually takes; None when nobody knows."""
        if step is None:
            return None
        if len(self._times_ms.get(step, ())) >= medians_from:
            return self._medians_ms[step]
        return self._typical_ms.get(step)
