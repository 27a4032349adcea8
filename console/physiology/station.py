"""What is kept of one trainee at one station: samples, baseline, and the headset's own time."""

from typing import Final

from console.messages import PhysioBody
from console.physiology.baseline import Baseline, Calibration
from console.physiology.samples import KEPT_MS, Samples

AHEAD_MS: Final = 1000.0
"""A sample may be this much later than the message that brings it."""
JUMP_MS: Final = 600_000.0
"""A jump forward of the headset's clock by more than this restarts the windows."""

ECG: Final = "rr_ms/ecg"
PPG: Final = "rr_ms/ppg"
RATE: Final = "hr_bpm"
SKIN: Final = "eda_us"
MOTION: Final = "motion_g"
SCORED: Final = (ECG, PPG, RATE, SKIN)
UNSCORED: Final = ("resp_rpm", "skin_temp_c", "pupil_mm", "luminance", "blink_per_min")
"""Kept and handed on like the others; nothing is made of them."""


class Station:
    """Rings of ten minutes for each signal; all times are the headset's monotonic ms.

    The unit of a signal stands in its name: `unit` is not read, and a value that came in another unit falls
    outside the range of the signal.
    """

    __slots__ = ("baseline", "calibration", "now_ms", "signals", "since_ms")

    def __init__(self, since_ms: float) -> None:
        self.signals = {name: Samples() for name in (*SCORED, MOTION, *UNSCORED)}
        self.since_ms = since_ms
        """When listening began: silence before the first sample counts from here."""
        self.now_ms: float | None = None
        """The latest `mono` of any message."""
        self.baseline: Baseline | None = None
        self.calibration: Calibration | None = None

    def take(self, mono_ms: float, body: PhysioBody) -> None:
        """Keep the samples of one message; time going back moves nothing back, late samples still count."""
        now = self.now_ms
        if now is None or mono_ms > now:
            if now is not None and mono_ms - now > JUMP_MS:
                self.restart()
            self.now_ms = mono_ms
        name = body.signal
        if name == "rr_ms":
            name = ECG if body.source == "ecg" else PPG
        ring = self.signals.get(name)
        if ring is not None:
            ring.take(sample_times(body), body.values, mono_ms + AHEAD_MS)

    @property
    def has_scored(self) -> bool:
        """Whether any signal that counts has come."""
        return any(self.signals[name].latest_ms is not None for name in SCORED)

    def finish_calibration(self) -> Baseline:
        """End the calibration and say what came of it; whether to go by it is decided elsewhere."""
        calibration = self.calibration
        assert calibration is not None
        self.calibration = None
        ring = self.signals[MOTION]
        low, high = ring.span(calibration.start_ms, calibration.end_ms)
        return calibration.finish(ring.values[low:high])

    def restart(self) -> None:
        """Forget all samples; the baseline stays, for it is the same person."""
        for ring in self.signals.values():
            ring.clear()

    def forget_old(self, at_ms: float) -> None:
        """Let go of what is older than ten minutes."""
        oldest_ms = at_ms - KEPT_MS
        for ring in self.signals.values():
            if ring.times and ring.times[0] <= oldest_ms:
                ring.drop(oldest_ms)


def sample_times(body: PhysioBody) -> list[float]:
    """Headset's monotonic ms of each sample of a message."""
    if body.times is not None:
        return body.times
    first, step = body.t0, body.dt_ms
    assert first is not None and step is not None, "the decoder lets no other body through"
    if len(body.values) == 1:
        return [first]
    return [first + number * step for number in range(len(body.values))]
