"""The clock by which everything is measured goes on while the machine sleeps."""

from datetime import UTC, datetime, timedelta

import pytest

from console.clock import SystemClock, sleep_counting
from console.records.timekeeping import Reading, find_jump

LINUX = {"CLOCK_MONOTONIC": 1, "CLOCK_MONOTONIC_RAW": 4, "CLOCK_BOOTTIME": 7}
MACOS = {"CLOCK_MONOTONIC": 6, "CLOCK_MONOTONIC_RAW": 4, "CLOCK_UPTIME_RAW": 8}


@pytest.mark.parametrize(("platform", "clocks", "chosen"), [("linux", LINUX, 7), ("darwin", MACOS, 4)])
def test_clock_that_counts_sleep_is_chosen(platform, clocks, chosen):
    assert sleep_counting(platform, clocks) == chosen


def test_python_s_own_clock_serves_where_it_counts_sleep_itself():
    assert sleep_counting("win32", {}) is None


def test_closed_lid_is_no_jump_of_a_clock_that_counts_sleep_and_is_one_of_a_clock_that_does_not():
    before = Reading(datetime(2026, 11, 24, 10, tzinfo=UTC), 1_000.0, 0)
    after = before.utc + timedelta(hours=1)
    assert find_jump(before, Reading(after, before.mono_ms + 3_600_000.0, 0), None) is None
    assert find_jump(before, Reading(after, before.mono_ms + 5.0, 0), None) is not None


def test_monotonic_time_never_goes_back():
    clock = SystemClock()
    moments = [clock.monotonic_ms() for _ in range(1000)]
    assert moments == sorted(moments)
