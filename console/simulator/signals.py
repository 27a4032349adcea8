"""Plausible physiology, once a second: beats with breathing, skin conductance with responses, head motion.

Pure and seeded. Movement brings artefacts, a loose strap brings dropouts, a lifted finger brings a flat skin
signal; effort rises with events and fades. Signal names and units are those of the protocol's `physio`.
"""

import math
from enum import StrEnum
from random import Random
from typing import Final

from console.messages import PhysioBody


class Condition(StrEnum):
    """What a wearer does after sitting for a baseline, so that a console can show each of its words."""

    USUAL = "usual"
    NEAR = "near"
    RAISED = "raised"
    WELL_ABOVE = "well-above"
    ARTEFACTS = "artefacts"
    LOOSE = "loose"
    WALKING = "walking"
    NO_SENSOR = "no-sensor"


HELP: Final = {
    Condition.USUAL: "a bit of everything, drawn from the seed",
    Condition.NEAR: "stays near the own baseline, hardly moving",
    Condition.RAISED: "raised all the time",
    Condition.WELL_ABOVE: "well above the own baseline all the time",
    Condition.ARTEFACTS: "every fifth beat is wrong, no electrodes",
    Condition.LOOSE: "strap and electrodes have lost their contact",
    Condition.WALKING: "walks about all the time",
    Condition.NO_SENSOR: "wears no sensor",
}
HELD_EFFORT: Final = {Condition.NEAR: 0.0, Condition.RAISED: 0.5, Condition.WELL_ABOVE: 1.6}
SPOILT_SHARE: Final = 0.22
WALKING_G: Final = 0.3
EFFORT_FADE_S: Final = 45.0
EDA_STEP_MS: Final = 250.0
CATCH_UP_MS: Final = 5000.0
"""Beats older than this, after a sleep of the machine, are not made up for."""
MOVING_G: Final = 0.14
"""RMS head acceleration while walking about; still is 0.02, working 0.04."""


class Wearer:
    """One person's body as the sensors see it; `second` makes the messages of one second."""

    def __init__(self, seed: int, condition: Condition = Condition.USUAL) -> None:
        self._condition = condition
        self._chance = Random(f"{seed}/wearer")  # noqa: S311 - a rehearsal, not a secret
        chance = self._chance
        self._source = "ecg" if chance.random() < 0.5 else "ppg"
        self._rest_bpm = chance.uniform(60.0, 84.0)
        self._breath_hz = chance.uniform(0.2, 0.3)
        self._skin_us = chance.uniform(2.0, 9.0)
        self._effort = 0.0
        self._moving_s = 0.0
        self._loose_s = 0.0
        self._lifted_s = 0.0
        self._responses: list[tuple[float, float]] = []
        self._coming: tuple[float, float] | None = None

    def strive(self, amount: float) -> None:
        """Something happened that takes effort, 0 to 1."""
        self._effort = min(1.0, self._effort + amount)

    def second(self, mono_ms: float, *, seated: bool) -> list[PhysioBody]:
        """Messages for the second that ends at `mono_ms`; while seated nothing moves."""
        if self._condition is Condition.NO_SENSOR:
            return []
        self._live_on(mono_ms, seated=seated)
        if not seated:
            self._suffer()
        messages = [self._motion(mono_ms, seated=seated)]
        if self._loose_s <= 0.0:
            messages += self._heart(mono_ms, is_spoilt=self._is(Condition.ARTEFACTS) and not seated)
        else:
            self._coming = None
        if not self._is(Condition.ARTEFACTS):
            messages.append(self._skin(mono_ms))
        return messages

    def _is(self, *conditions: Condition) -> bool:
        return self._condition in conditions

    def _suffer(self) -> None:
        """Bring about what the condition wants, whatever chance has brought."""
        if self._condition is Condition.USUAL:
            return
        self._effort = HELD_EFFORT.get(self._condition, self._effort)
        is_loose = self._is(Condition.LOOSE)
        self._loose_s = self._lifted_s = 2.0 if is_loose else 0.0
        self._moving_s = 2.0 if self._is(Condition.WALKING) else 0.0

    def _live_on(self, mono_ms: float, *, seated: bool) -> None:
        chance = self._chance
        self._effort *= math.exp(-1.0 / EFFORT_FADE_S)
        self._moving_s = 0.0 if seated else max(0.0, self._moving_s - 1.0)
        self._loose_s = max(0.0, self._loose_s - 1.0)
        self._lifted_s = max(0.0, self._lifted_s - 1.0)
        if not seated and self._moving_s <= 0.0 and chance.random() < 1 / 40:
            self._moving_s = chance.uniform(4.0, 15.0)
        if not seated and chance.random() < 1 / 400:
            self._loose_s = chance.uniform(5.0, 20.0)
        if not seated and chance.random() < 1 / 500:
            self._lifted_s = chance.uniform(8.0, 25.0)
        per_minute = 2.0 + 10.0 * self._effort
        if chance.random() < per_minute / 60.0:
            self._responses.append((mono_ms - chance.uniform(0.0, 1000.0), chance.uniform(0.06, 0.5)))
        self._responses = [(at, size) for at, size in self._responses if mono_ms - at < 30_000.0]

    def _motion(self, mono_ms: float, *, seated: bool) -> PhysioBody:
        moving = WALKING_G if self._is(Condition.WALKING) else MOVING_G
        level = moving if self._moving_s > 0.0 else 0.012 if seated else 0.04
        value = round(level * self._chance.lognormvariate(0.0, 0.25), 4)
        return PhysioBody("motion_g", "g", "imu", [value], t0=mono_ms, dt_ms=1000.0)

    def _interval_ms(self, at_ms: float) -> float:
        """Length of a beat at `at_ms`: effort and movement raise the rate, breathing sways it."""
        moving = 9.0 if self._moving_s > 0.0 else 0.0
        rate = self._rest_bpm + 24.0 * self._effort + moving
        sway = 28.0 * (1.0 - 0.6 * self._effort)
        breath = math.sin(2 * math.pi * self._breath_hz * at_ms / 1000.0)
        slow = math.sin(2 * math.pi * 0.1 * at_ms / 1000.0)
        return 60_000.0 / rate + sway * breath + 0.7 * sway * slow + self._chance.gauss(0.0, 9.0)

    def _beat_after(self, at_ms: float) -> tuple[float, float]:
        """When the next beat ends its interval, and how long that interval is."""
        interval_ms = self._interval_ms(at_ms)
        return at_ms + interval_ms, interval_ms

    def _heart(self, mono_ms: float, *, is_spoilt: bool) -> list[PhysioBody]:
        """Beats of this second with their intervals; an optical sensor reports its rate as well."""
        beats: list[tuple[float, float]] = []
        coming = self._coming
        if coming is None or coming[0] < mono_ms - CATCH_UP_MS:
            coming = self._beat_after(mono_ms - self._chance.uniform(200.0, 1000.0))
        while coming[0] <= mono_ms:
            beats.append((coming[0], self._blemish(coming[1], is_spoilt=is_spoilt)))
            coming = self._beat_after(coming[0])
        self._coming = coming
        messages = []
        if beats:
            times = [round(at, 1) for at, _ in beats]
            values = [round(value, 1) for _, value in beats]
            messages.append(PhysioBody("rr_ms", "ms", self._source, values, times=times))
        if self._source == "ppg" and beats and not is_spoilt:
            rate = round(60_000.0 / beats[-1][1], 1)
            quality = 0.4 if self._moving_s > 0.0 else 0.9
            messages.append(
                PhysioBody("hr_bpm", "bpm", "ppg", [rate], t0=mono_ms, dt_ms=1000.0, quality=quality)
            )
        return messages

    def _blemish(self, interval_ms: float, *, is_spoilt: bool) -> float:
        """Spoil a beat now and then (missed, extra, ectopic), most while moving with an optical sensor."""
        odds = 0.004 + (0.12 if self._moving_s > 0.0 else 0.0) * (1.0 if self._source == "ppg" else 0.4)
        if self._chance.random() >= (SPOILT_SHARE if is_spoilt else odds):
            return interval_ms
        return interval_ms * self._chance.choice((2.0, 0.5, 0.75))

    def _skin(self, mono_ms: float) -> PhysioBody:
        """Four samples; a lifted electrode reads next to nothing."""
        first_ms = mono_ms - 3 * EDA_STEP_MS
        values = []
        for number in range(4):
            at_ms = first_ms + number * EDA_STEP_MS
            level = self._skin_us * (1.0 + 0.35 * self._effort)
            level += sum(size * _response((at_ms - at) / 1000.0) for at, size in self._responses)
            level += self._chance.gauss(0.0, 0.004)
            values.append(0.01 if self._lifted_s > 0.0 else round(max(0.06, level), 3))
        quality = 0.1 if self._lifted_s > 0.0 else 0.95
        return PhysioBody(
            "eda_us", "uS", "electrodes", values, t0=first_ms, dt_ms=EDA_STEP_MS, quality=quality
        )


def _response(age_s: float) -> float:
    """A skin conductance response of height 1: up within 1.5 s, half gone 4 s later."""
    if age_s <= 0.0:
        return 0.0
    if age_s < 1.5:
        return math.sin(math.pi / 2 * age_s / 1.5)
    return math.exp(-(age_s - 1.5) / 5.8)
