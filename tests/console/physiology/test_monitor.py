"""The consent gate, the live clock, and the badge."""

from console.model import Received
from console.physiology.badge import Badges
from console.physiology.load import Load, State
from console.physiology.monitor import Monitor
from tests.console.physiology.test_load import quiet

BOOT, OTHER_BOOT = "boot-1", "boot-2"


def received(mono: float, body: object, station: str = "a", boot: str = BOOT, fresh: bool = True) -> Received:
    """A message that took 20 ms, from a headset whose clock is 5,000 s ahead."""
    utc = "2026-11-24T10:00:00.000Z"
    there = mono + 5_000_000.0
    moved = body
    if hasattr(body, "times"):
        from msgspec.structs import replace

        times = None if body.times is None else [at + 5_000_000.0 for at in body.times]
        t0 = None if body.t0 is None else body.t0 + 5_000_000.0
        moved = replace(body, times=times, t0=t0)
    return Received(station, boot, 1, "physio", utc, there, None, moved, "", utc, mono + 20.0, fresh)


def consenting(*stations: str) -> Monitor:
    monitor = Monitor()
    monitor.switch(on=True, now_ms=0.0)
    for station in stations:
        monitor.consent(station, given=True, now_ms=0.0)
    return monitor


def live(monitor: Monitor, seconds: int, first: int = 0, station: str = "a", boot: str = BOOT) -> list[Load]:
    loads = []
    messages = quiet(seconds, first)
    for second in range(first, first + seconds):
        for mono, body in messages:
            if mono == 1000.0 * second:
                monitor.feed(received(mono, body, station, boot))
        said, _ = monitor.tick(1000.0 * second + 20.0)
        loads += [load for name, load in said.items() if name == station]
    return loads


def test_nothing_is_kept_without_consent() -> None:
    monitor = consenting()
    live(monitor, 5)
    monitor.consent("a", given=True, now_ms=6_000.0)
    assert len(monitor.samples("a", "eda_us")[0]) == 0
    assert monitor.loads("a") == ()
    assert monitor.calibrate("b") is False


def test_consent_without_the_class_switch_keeps_nothing() -> None:
    monitor = Monitor()
    monitor.consent("a", given=True, now_ms=0.0)
    assert live(monitor, 3)[-1].reason == "switched off"
    assert len(monitor.samples("a", "eda_us")[0]) == 0


def test_policy_switches_it_off_altogether() -> None:
    monitor = Monitor(is_allowed=False)
    monitor.switch(on=True, now_ms=0.0)
    monitor.consent("a", given=True, now_ms=0.0)
    assert live(monitor, 3) == []
    assert not monitor.is_on


def test_withdrawn_is_purged_at_once() -> None:
    monitor = consenting("a")
    live(monitor, 10)
    assert len(monitor.samples("a", "eda_us")[0]) > 0
    monitor.consent("a", given=False, now_ms=10_000.0)
    assert len(monitor.samples("a", "eda_us")[0]) == 0
    monitor.consent("a", given=True, now_ms=11_000.0)
    assert monitor.loads("a") == ()
    assert len(monitor.samples("a", "eda_us")[0]) == 0


def test_switching_off_and_the_end_of_the_class_forget_everything() -> None:
    monitor = consenting("a")
    live(monitor, 10)
    monitor.switch(on=False, now_ms=10_000.0)
    assert len(monitor.samples("a", "eda_us")[0]) == 0
    monitor.switch(on=True, now_ms=11_000.0)
    live(monitor, 3, first=12)
    monitor.purge()
    assert monitor.tick(20_000.0) == ({}, ())


def test_rings_hold_ten_minutes() -> None:
    monitor = consenting("a")
    live(monitor, 640)
    times, values = monitor.samples("a", "eda_us")
    assert times[-1] - times[0] <= 600_000
    assert len(times) == len(values) == 2400
    assert len(monitor.loads("a")) == 600


def test_calibration_is_accepted_and_the_number_follows_the_headsets_clock() -> None:
    monitor = consenting("a")
    assert live(monitor, 10)[-1].reason == "not calibrated"
    assert monitor.calibrate("a")
    loads = live(monitor, 130, first=10)
    assert [load.state for load in loads].count(State.BASELINE) == 121
    assert loads[-1].state is State.OK
    assert abs(loads[-1].mono_ms - (139_000 + 5_000_000)) < 50


def test_a_doubtful_baseline_waits_for_the_instructor() -> None:
    monitor = consenting("a")
    monitor.calibrate("a", 30)
    outcomes = []
    for second in range(60):
        for mono, body in quiet(1, second):
            if body.signal == "rr_ms" and second % 3 == 0:
                monitor.feed(received(mono, body))
        outcomes += monitor.tick(1000.0 * second + 20)[1]
    assert len(outcomes) == 1
    assert outcomes[0].baseline.is_provisional
    assert monitor.loads("a")[-1].reason == "not calibrated"
    assert monitor.go_on("a") is not None
    assert monitor.go_on("a") is None


def test_a_new_start_of_the_app_keeps_the_baseline_and_no_sample() -> None:
    monitor = consenting("a")
    monitor.calibrate("a")
    live(monitor, 130)
    again = live(monitor, 70, boot=OTHER_BOOT)
    assert again[5].load is None
    assert again[-1].state is State.OK


def test_replayed_messages_do_not_set_the_clock() -> None:
    monitor = consenting("a")
    for mono, body in quiet(30):
        monitor.feed(received(mono, body, fresh=False))
    loads = live(monitor, 40, first=30)
    assert abs(loads[-1].mono_ms - (69_000 + 5_000_000)) < 50


def said(value: float | None, confidence: float = 0.8) -> Load:
    return Load(0.0, State.NONE if value is None else State.OK, load=value, confidence=confidence)


def badge_seconds(values: list[Load], stations: tuple[str, ...] = ("a",)) -> list[int]:
    badges = Badges()
    return [len(badges.update(1000.0 * i, dict.fromkeys(stations, load))) for i, load in enumerate(values)]


def test_badge_comes_after_30_s_and_goes_after_60_s() -> None:
    on = badge_seconds([said(85)] * 40 + [said(50)] * 70)
    assert on.index(1) == 29
    assert on[28:100].index(0, 1) + 28 == 99


def test_badge_needs_confidence_and_no_holes() -> None:
    assert sum(badge_seconds([said(85, 0.5)] * 100)) == 0
    assert sum(badge_seconds(([said(85)] * 25 + [said(None)]) * 4)) == 0


def test_badge_rests_180_s() -> None:
    on = badge_seconds([said(85)] * 40 + [said(50)] * 60 + [said(85)] * 300)
    gone = on.index(0, 30)
    assert on.index(1, gone) == gone + 180


def test_one_new_badge_a_minute_in_the_class() -> None:
    on = badge_seconds([said(85)] * 160, ("a", "b", "c"))
    assert (on[29], on[88], on[89], on[149]) == (1, 1, 2, 3)


def test_badge_goes_with_consent() -> None:
    badges = Badges()
    for second in range(40):
        badges.update(1000.0 * second, {"a": said(85)})
    assert badges.update(41_000.0, {}) == ()
