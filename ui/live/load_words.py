"""One second of load in words and figures, as wall and panel show it, and never more than it supports."""

import re
from collections.abc import Sequence
from typing import Final

from console.physiology.baseline import Baseline, Doubt
from console.physiology.load import (
    IRREGULAR_BEATS,
    MOVING,
    NOT_CALIBRATED,
    POOR_CONTACT,
    SURE_FROM,
    SWITCHED_OFF,
    Band,
    Load,
    State,
    band,
)
from ui.live.load_strip import Strip
from ui.live.reading import Reading
from ui.live.tile_text import tr
from ui.text import MINUS, age

_SILENT: Final = re.compile(r"no signal (\d+) s", re.ASCII)
_MINUTE_S: Final = 60

_SHORT: Final = {Band.NEAR: "near", Band.RAISED: "raised", Band.WELL_ABOVE: "well above"}
_FULL: Final = {
    Band.NEAR: "near own baseline",
    Band.RAISED: "raised",
    Band.WELL_ABOVE: "well above own baseline",
}
_REASONS: Final = {
    NOT_CALIBRATED: "not calibrated",
    MOVING: "moving - paused",
    IRREGULAR_BEATS: "irregular beats",
    POOR_CONTACT: "poor contact",
    SWITCHED_OFF: "switched off",
}
_DOUBTS: Final = {
    Doubt.HEART_CONTACT: "The heart sensor had poor contact.",
    Doubt.SKIN_CONTACT: "The skin sensor had poor contact.",
    Doubt.MOVED: "There was movement: head and hands have to be still.",
    Doubt.HEART_RATE_DRIFTS: "The heart rate had not settled.",
    Doubt.SKIN_DRIFTS: "The skin signal had not settled.",
    Doubt.NO_SIGNAL: "No sensor signal came.",
}


def reading_of(load: Load, at_ms: float, before: Strip | None = None) -> Reading:
    """Put one second into words and figures; `at_ms`: the console's monotonic clock.

    Most seconds say what the one before did: then they share its strip.
    """
    strip = strip_of(load)
    calibrates = load.state is State.BASELINE
    own = load.hr_bpm - load.hr_delta if load.hr_bpm is not None and load.hr_delta is not None else None
    return Reading(
        at_ms=at_ms,
        load=load.load,
        rate=load.hr_bpm,
        own_rate=own,
        confidence=load.confidence,
        artefact=load.artefact,
        calibrates=calibrates,
        strip=before if before == strip and before is not None else strip,
    )


def readings_of(loads: Sequence[Load], now_ms: float) -> tuple[Reading, ...]:
    """Put a past that ends now into words and figures."""
    ahead = loads[-1].mono_ms - now_ms if loads else 0.0
    return tuple(reading_of(load, load.mono_ms - ahead) for load in loads)


def strip_of(load: Load) -> Strip:
    """Say one second as the strip does."""
    if load.load is None:
        reason = tr("taking baseline") if load.state is State.BASELINE else _why(load)
        # Spoken without its seconds: a screen reader shall not hear them count.
        silent = _SILENT.fullmatch(load.reason or "") is not None
        spoken = tr("no signal") if silent else reason
        return Strip(reason=reason, spoken=tr("load: {words}").format(words=spoken))
    found = band(load.load)
    full = tr(_FULL[found])
    return Strip(
        short=tr(_SHORT[found]),
        full=full,
        strong=found is not Band.NEAR,
        rate=str(round(load.hr_bpm)) if load.hr_bpm is not None else "",
        difference=difference_words(load.hr_delta),
        unsure=load.confidence < SURE_FROM,
        spoken=tr("load: {words}").format(words=full),
    )


def _why(load: Load) -> str:
    """Nobody moves as far as anybody knows where no sensor tells of it: then that is the reason."""
    if load.reason == MOVING and not load.motion_told:
        return tr("no motion signal")
    return reason_words(load.reason)


def reason_words(reason: str | None) -> str:
    """Say why there is no number; silence in minutes from the first minute on."""
    silent = _SILENT.fullmatch(reason or "")
    if silent is None:
        return tr(_REASONS[reason]) if reason in _REASONS else reason or ""
    seconds = int(silent[1])
    if seconds >= _MINUTE_S:
        return tr("no signal {age}").format(age=age(seconds * 1000.0))
    return tr("no signal {seconds} s").format(seconds=seconds)


def difference_words(bpm: float | None) -> str:
    """Say a difference from the baseline with its sign: +17, −1, ±0."""
    if bpm is None:
        return ""
    whole = round(bpm)
    return f"{'+' if whole > 0 else MINUS if whole < 0 else '±'}{abs(whole)}"


def doubt_words(baseline: Baseline) -> tuple[str, ...]:
    """Say in sentences why a baseline was not accepted."""
    return tuple(tr(_DOUBTS[doubt]) for doubt in baseline.doubts)
