"""Public recordings with labels, as the messages that a headset would have sent, a batch each second."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from console.messages import PhysioBody
from tests.support.tree import ROOT

PATH: Final = ROOT / "tests" / "data" / "stress_predict.npz"


@dataclass(frozen=True)
class Recording:
    """One subject. Second 0 lies 300 s before the first stressor."""

    subject: str
    messages: list[tuple[float, PhysioBody]]
    seconds: int
    phases: list[tuple[int, int, bool]]
    """(from, to, whether it is a stressor), in seconds; hyperventilation is left out."""


def stress_predict() -> list[Recording]:
    """All 17 subjects."""
    with np.load(PATH) as archive:
        subjects = sorted({name.partition("_")[0] for name in archive.files})
        return [_recording(archive, subject) for subject in subjects]


def _recording(archive: Any, subject: str) -> Recording:
    def read(name: str) -> Any:
        return archive[f"{subject}_{name}"].astype(np.float64)

    skin = np.cumsum(read("eda")) / 1e4
    rate = np.cumsum(read("hr")) / 100.0
    motion = read("acc") / 1e4
    beat_ms = np.cumsum(read("beat_t")) / 64.0 * 1000.0
    rr_ms = read("beat_rr") / 64.0 * 1000.0
    bounds = [int(bound) for bound in read("bounds")]
    seconds = len(skin) // 4 - 1
    messages = []
    for second in range(seconds + 1):
        now = 1000.0 * second
        first = 4 * second - 3
        part = skin[max(0, first) : 4 * second + 1].tolist()
        messages.append((now, _body("eda_us", "uS", part, t0=250.0 * max(0, first), dt_ms=250.0)))
        if second < len(rate):
            messages.append((now, _body("hr_bpm", "bpm", [rate[second].item()], t0=now, dt_ms=1000.0)))
        if second < len(motion):
            messages.append((now, _body("motion_g", "g", [motion[second].item()], t0=now, dt_ms=1000.0)))
        beats = (beat_ms > now - 1000.0) & (beat_ms <= now)
        if beats.any():
            messages.append((now, _body("rr_ms", "ms", rr_ms[beats].tolist(), times=beat_ms[beats].tolist())))
    stroop, rest, interview, second_rest, breathing, last_rest = bounds
    phases = [
        (0, stroop, False),
        (stroop, rest, True),
        (rest, interview, False),
        (interview, second_rest, True),
        (second_rest, breathing, False),
        (last_rest, seconds, False),
    ]
    return Recording(subject, messages, seconds, phases)


def _body(signal: str, unit: str, values: list[float], **when: Any) -> PhysioBody:
    return PhysioBody(signal, unit, "ppg", values, **when)
