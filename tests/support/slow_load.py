"""The load index once more, sample by sample in plain Python, written from its definitions alone.

It shares no code with the product and is slow on purpose: each second starts from the raw samples.
"""

import itertools
import math
import statistics
from typing import Any

SPREAD = {"HR": 7.1, "L": 0.31, "C": 0.42, "R": 0.76}
SIGN = {"HR": 1, "L": -1, "C": 1, "R": 1}


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


class SlowStation:
    """One station: `take` messages in order, then ask for `second(T)` as often as wanted."""

    def __init__(self, start: float) -> None:
        self.start = start
        self.now: float | None = None
        self.samples: dict[str, dict[float, float]] = {}
        self.baseline: dict[str, tuple[float, float]] = {}
        self.is_provisional = False
        self.series: dict[str, list[float]] = {name: [] for name in SPREAD}
        self.drift: dict[str, list[tuple[float, float]]] = {"HR": [], "C": []}
        self.covers: dict[str, list[float]] = {"heart": [], "skin": []}

    def take(self, mono: float, body: Any) -> None:
        if self.now is not None and mono > self.now + 600_000:
            self.samples.clear()
        self.now = mono if self.now is None else max(self.now, mono)
        name = body.signal
        if name == "rr_ms":
            name = "ecg" if body.source == "ecg" else "ppg"
        for number, value in enumerate(body.values):
            at = body.times[number] if body.times is not None else body.t0 + number * body.dt_ms
            if at > mono + 1000:
                continue
            self.samples.setdefault(name, {}).setdefault(at, value)

    def window(self, name: str, until: float, span: float) -> list[tuple[float, float]]:
        held = self.samples.get(name, {})
        return sorted((at, value) for at, value in held.items() if until - span < at <= until)

    def newest_of(self, name: str, until: float) -> float | None:
        times = [at for at in self.samples.get(name, {}) if at <= until]
        return max(times) if times else None

    # Beats

    def judged(self, name: str, until: float) -> tuple[list[tuple[float, float]], list[bool], list[bool]]:
        """(beats of 120 s, whether each follows its neighbour, whether each is invalid)."""
        beats = self.window(name, until, 120_000)
        count = len(beats)
        rr = [value for _, value in beats]
        follows = [False] * count
        for i in range(1, count):
            follows[i] = abs(beats[i][0] - beats[i - 1][0] - rr[i]) <= 200
        change: list[float | None] = [rr[i] - rr[i - 1] if follows[i] else None for i in range(count)]
        away = []
        for i in range(count):
            near = rr[max(0, i - 5) : i + 6]
            difference = rr[i] - statistics.median(near)
            away.append(difference * 2 if difference < 0 else difference)
        asked = 60_000 if name == "ecg" else 30_000
        relative = [
            self.relative(change, i) if until - beats[i][0] < asked + 5_000 else None for i in range(count)
        ] + [None, None]
        share = 0.25 if name == "ecg" else 0.20
        bad = []
        for i in range(count):
            if until - beats[i][0] >= asked:
                bad.append(False)  # never asked for
                continue
            bad.append(
                not 300 <= rr[i] <= 2000
                or self.is_far(rr, follows, i, share)
                or self.is_odd_change(relative, i)
                or self.is_odd_length(away, i)
            )
        return beats, follows, bad

    @staticmethod
    def is_far(rr: list[float], follows: list[bool], i: int, share: float) -> bool:
        if i + 1 >= len(rr) or not follows[i] or not follows[i + 1]:
            return False
        mean = (rr[i - 1] + rr[i + 1]) / 2
        return abs(rr[i] - mean) > share * mean

    @staticmethod
    def threshold(series: list[Any], i: int) -> float | None:
        near = [abs(x) for x in series[max(0, i - 45) : i + 46] if x is not None]
        if not near:
            return None
        deviation = (quantile(near, 0.75) - quantile(near, 0.25)) / 2
        return 5.2 * deviation if deviation > 0 else None

    def relative(self, change: list[float | None], i: int) -> float | None:
        value = change[i]
        if value is None:
            return None
        limit = self.threshold(change, i)
        return None if limit is None else value / limit

    @staticmethod
    def is_odd_change(relative: list[float | None], i: int) -> bool:
        here = relative[i]
        if here is None or abs(here) <= 1:
            return False
        before, after, later = relative[i - 1] if i else None, relative[i + 1], relative[i + 2]
        if before is not None and after is not None:
            if here > 1 and max(before, after) < -0.13 * here - 0.17:
                return True
            if here < -1 and min(before, after) > -0.13 * here + 0.17:
                return True
        if after is not None and later is not None:
            if here > 1 and min(after, later) < -1:
                return True
            if here < -1 and max(after, later) > 1:
                return True
        return False

    def is_odd_length(self, away: list[float], i: int) -> bool:
        limit = self.threshold(away, i)
        return limit is not None and abs(away[i]) / limit > 3

    # Arms

    @staticmethod
    def fresh(age: float | None) -> float:
        if age is None or age >= 15_000:
            return 0.0
        return 1.0 if age <= 5_000 else (15_000 - age) / 10_000

    def heart(self, until: float) -> dict[str, Any]:
        ecg_recent = self.window("ecg", until, 30_000)
        name = "ecg" if ecg_recent else "ppg"
        beats, _, bad = self.judged(name, until)
        recent = [(rr, flag) for (at, rr), flag in zip(beats, bad, strict=True) if until - at < 30_000]
        good = [rr for rr, flag in recent if not flag]
        rates = [(at, bpm) for at, bpm in self.window("hr_bpm", until, 30_000) if 30 <= bpm <= 220]
        found: dict[str, Any] = {"artefact": None, "told": sum(rr for rr, _ in recent) / 30_000}
        if sum(good) >= 15_000 or not rates:
            newest = self.newest_of(name, until)
            found["HR"] = 60_000 / statistics.median(good) if good else None
            found["cover"] = min(1.0, sum(good) / 30_000)
            if recent:
                found["artefact"] = (len(recent) - len(good)) / len(recent)
        else:
            newest = rates[-1][0]
            found["HR"] = statistics.median([bpm for _, bpm in rates])
            found["cover"] = len({math.floor((until - at) / 1000) for at, _ in rates}) / 30
        doubt = min(1.0, (found["artefact"] or 0.0) / 0.3)
        found["q"] = found["cover"] * (1 - doubt) * self.fresh(None if newest is None else until - newest)
        found["L"] = self.ln_rmssd(until)
        return found

    def ln_rmssd(self, until: float) -> float | None:
        if not self.window("ecg", until, 60_000):
            return None
        beats, follows, bad = self.judged("ecg", until)
        squares = []
        for i in range(1, len(beats)):
            is_in = until - beats[i - 1][0] < 60_000
            if is_in and follows[i] and not bad[i] and not bad[i - 1]:
                squares.append((beats[i][1] - beats[i - 1][1]) ** 2)
        if len(squares) < 20 or sum(squares) == 0:
            return None
        return math.log(math.sqrt(sum(squares) / len(squares)))

    def skin(self, until: float) -> dict[str, Any]:
        everything = self.window("eda_us", until, 200_000)
        in_range = []
        for i, (at, value) in enumerate(everything):
            is_good = 0.05 <= value <= 60
            if i and abs(value - everything[i - 1][1]) >= 10 * (at - everything[i - 1][0]) / 1000:
                is_good = False
            in_range.append(is_good)
        found: dict[str, Any] = {"C": None, "R": None, "cover": 0.0, "q": 0.0}
        window = [
            (at, v, ok) for (at, v), ok in zip(everything, in_range, strict=True) if until - at < 60_000
        ]
        good = [value for _, value, ok in window if ok]
        if good:
            found["C"] = math.log(statistics.median(good))
            peaks = self.responses(
                [(at, v) for (at, v), ok in zip(everything, in_range, strict=True) if ok], until
            )
            found["R"] = math.sqrt(peaks / (len(good) / len(window)))
            seconds: dict[int, list[bool]] = {}
            for at, _, ok in window:
                seconds.setdefault(math.floor((until - at) / 1000), []).append(ok)
            if max(good) - min(good) >= 0.002:
                found["cover"] = sum(2 * sum(oks) >= len(oks) for oks in seconds.values()) / 60
        newest = self.newest_of("eda_us", until)
        found["q"] = found["cover"] * self.fresh(None if newest is None else until - newest)
        return found

    @staticmethod
    def responses(samples: list[tuple[float, float]], until: float) -> int:
        bins: dict[int, list[float]] = {}
        for at, value in samples:
            bins.setdefault(-math.floor((until - at) / 250), []).append(value)
        means = {number: sum(values) / len(values) for number, values in bins.items()}
        curve: list[list[tuple[int, float]]] = []
        last: int | None = None
        for number in sorted(means):
            near = [means[n] for n in range(number - 3, number + 1) if n in means]
            if last is None or number - last > 4:
                curve.append([])
            curve[-1].append((number, sum(near) / len(near)))
            last = number
        return sum(peaks_of(stretch) for stretch in curve)

    # The index

    def features(self, until: float) -> tuple[dict[str, Any], dict[str, Any]]:
        return self.heart(until), self.skin(until)

    def note(self, until: float) -> None:
        """One second of the baseline, with what has arrived by now."""
        k = (until - self.start) / 1000
        if round(k) < 30:
            return
        heart, skin = self.features(until)
        for name, arm, first in (("HR", heart, 30), ("L", heart, 60), ("C", skin, 60), ("R", skin, 60)):
            if arm["q"] >= 0.5 and arm[name] is not None:
                if round(k) >= first:
                    self.series[name].append(arm[name])
                if name in self.drift:
                    self.drift[name].append((k / 60, arm[name]))
        if round(k) >= 60:
            self.covers["heart"].append(heart["cover"])
            self.covers["skin"].append(skin["cover"])

    def finish(self, end: float) -> None:
        """The baseline from all seconds noted; it is gone by even when it is provisional."""
        heart_s, skin_s = self.covers["heart"], self.covers["skin"]
        series, drift = self.series, self.drift
        self.baseline = {
            name: (statistics.mean(values), statistics.stdev(values))
            for name, values in series.items()
            if len(values) >= 10
        }
        has_heart = any(self.newest_of(name, end) is not None for name in ("ecg", "ppg", "hr_bpm"))
        has_skin = self.newest_of("eda_us", end) is not None
        motion = [value for _, value in self.window("motion_g", end, end - self.start)]
        doubts = [
            not has_heart and not has_skin,
            has_heart and not (heart_s and statistics.mean(heart_s) >= 0.8),
            has_skin and not (skin_s and statistics.mean(skin_s) >= 0.8),
            bool(motion) and statistics.median(motion) >= 0.03,
            abs(slope(drift["HR"])) >= 5,
            abs(slope(drift["C"])) >= 0.10,
        ]
        self.is_provisional = any(doubts)

    def z(self, name: str, value: float | None) -> float | None:
        if value is None or name not in self.baseline:
            return None
        mean, sd = self.baseline[name]
        s = math.sqrt((SPREAD[name] ** 2 + sd**2) / 2)
        return max(-3.0, min(3.0, SIGN[name] * (value - mean) / s))

    def motion(self, until: float) -> float:
        recent = [value for _, value in self.window("motion_g", until, 10_000)]
        if not recent:
            return 0.8
        rms = math.sqrt(sum(value**2 for value in recent) / len(recent))
        return 1.0 if rms < 0.08 else 0.5 if rms < 0.20 else 0.0

    def second(self, until: float) -> dict[str, Any]:
        heart, skin = self.features(until)
        z = {name: self.z(name, (heart if name in ("HR", "L") else skin)[name]) for name in SPREAD}
        arms: dict[str, tuple[float, float]] = {}
        if heart["q"] >= 0.5 and z["HR"] is not None:
            k = z["HR"] if z["L"] is None else 0.7 * z["HR"] + 0.3 * z["L"]
            arms["K"] = (k, heart["q"])
        if skin["q"] >= 0.5 and z["C"] is not None and z["R"] is not None:
            arms["E"] = ((z["C"] + z["R"]) / 2, skin["q"])
        motion = self.motion(until)
        confidence = 0.0
        load = None
        if arms:
            confidence = statistics.mean(q for _, q in arms.values()) * (1.0 if len(arms) == 2 else 0.6)
            confidence *= (0.7 if self.is_provisional else 1.0) * motion
            if confidence >= 0.4:
                s = statistics.mean(value for value, _ in arms.values())
                load = 100 / (1 + math.exp(-1.3 * (s - 1.5)))
        is_heart, is_skin = heart["q"] >= 0.5, skin["q"] >= 0.5
        return {
            "state": "none" if load is None else "ok",
            "reason": None if load is not None else self.reason(until, heart, is_heart or is_skin, motion),
            "load": load,
            "confidence": confidence,
            "hr_bpm": heart["HR"] if is_heart else None,
            "z": {
                "HR": z["HR"] if is_heart else None,
                "L": z["L"] if is_heart else None,
                "C": z["C"] if is_skin else None,
                "R": z["R"] if is_skin else None,
            },
            "arms": list(arms),
            "artefact": heart["artefact"],
        }

    def reason(self, until: float, heart: dict[str, Any], is_any_usable: bool, motion: float) -> str:
        newest = [self.newest_of(name, until) for name in ("ecg", "ppg", "hr_bpm", "eda_us")]
        silent = until - max([at for at in newest if at is not None], default=self.start)
        if silent >= 5000:
            return f"no signal {math.floor(silent / 1000)} s"
        if "HR" not in self.baseline and not {"C", "R"} <= self.baseline.keys():
            return "not calibrated"
        if motion < 1 and is_any_usable:
            return "moving - paused"
        if (heart["artefact"] or 0) > 0.1 and heart["told"] >= 0.5 and heart["q"] < 0.5:
            return "irregular beats"
        return "poor contact"


def peaks_of(stretch: list[tuple[int, float]]) -> int:
    """Rises of one stretch that count, bins numbered up to 0 at T."""
    counted = 0
    way, bottom, top = "", None, None
    for (before_at, before), (at, value) in itertools.pairwise(stretch):
        if abs(value - before) < 1e-9:
            continue
        if value > before:
            if way == "down":
                bottom = (before_at, before)
            way, top = "up", (at, value)
        else:
            if way == "up" and bottom is not None and top is not None:
                taking = top[0] - bottom[0]
                counted += top[1] - bottom[1] >= 0.05 and 1 <= taking <= 24 and top[0] > -240
            way, bottom = "down", None
    return counted


def slope(points: list[tuple[float, float]]) -> float:
    if len(points) < 2:
        return 0.0
    x0 = statistics.mean(x for x, _ in points)
    y0 = statistics.mean(y for _, y in points)
    return sum((x - x0) * (y - y0) for x, y in points) / sum((x - x0) ** 2 for x, _ in points)
