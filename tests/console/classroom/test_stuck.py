"""STUCK: raised by slowness, errors or idleness on a step; with delays; never by a pause or an empty seat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from console.classroom.stuck import Stuck, watch
from console.model import Attention, LinkState, Phase, StuckReason, StuckView
from console.thresholds import Thresholds
from tests.support.classroom import Class
from tests.support.messages import OTHER, RUN, event, progress, state

LIMITS = Thresholds()


def at_step(class_: Class, step: str = "hood", index: int = 8) -> Class:
    """Somebody works on a step that the pack says takes 55 s."""
    class_.say(state(Phase.RUNNING, worn=True), event("step.started", step=step), progress(step, index))
    return class_


def busy(class_: Class, seconds: float) -> None:
    """Time passes with a sign of doing something every 10 s."""
    for _ in range(int(seconds // 10)):
        class_.wait(10)
        class_.say(event("note"))


def test_three_times_the_usual_time_on_a_step_is_stuck_after_twenty_seconds():
    class_ = at_step(Class())
    busy(class_, 180)
    assert class_.view.attention is Attention.NORMAL
    busy(class_, 10)
    assert class_.view.attention is Attention.STUCK
    assert class_.view.stuck == StuckView(StuckReason.SLOW, "hood", 3.5)
    assert class_.view.attention_detail == "slow"


def test_three_errors_on_one_step_are_stuck_and_the_delay_counts_from_the_third():
    class_ = at_step(Class())
    class_.say(event("error"), event("error", step="hood"), event("error", step="mask"))
    class_.wait(25)
    assert class_.view.attention is Attention.NORMAL
    class_.say(event("critical_error", code="TORN_GLOVE"))
    class_.wait(19)
    assert class_.view.attention is Attention.NORMAL
    class_.wait(2)
    assert class_.view.stuck == StuckView(StuckReason.ERRORS, "hood", 3)


def test_errors_of_an_earlier_step_do_not_count_on_the_next():
    class_ = at_step(Class())
    class_.say(event("error"), event("error"), progress("mask", 9), event("error"))
    class_.wait(40)
    assert class_.view.attention is Attention.NORMAL


def test_a_minute_without_doing_anything_is_stuck():
    class_ = at_step(Class())
    class_.wait(79)
    assert class_.view.attention is Attention.NORMAL
    class_.wait(2)
    assert class_.view.stuck == StuckView(StuckReason.IDLE, "hood")


def test_messages_that_only_say_that_time_passes_are_no_work():
    class_ = at_step(Class())
    for _ in range(20):
        class_.wait(5)
        class_.say(state(Phase.RUNNING, worn=True), progress("hood", 8), event("hint.shown"))
    assert class_.view.stuck == StuckView(StuckReason.IDLE, "hood")


def test_a_long_step_may_be_quiet_for_as_long_as_it_usually_takes():
    class_ = at_step(Class(), "coverall", 10)
    class_.wait(119)
    assert class_.view.attention is Attention.NORMAL
    class_.wait(30)
    assert class_.view.attention is Attention.STUCK


def test_stuck_goes_ten_seconds_after_the_reason_has_gone():
    class_ = at_step(Class())
    class_.wait(90)
    class_.say(event("step.completed", step="hood"), progress("mask", 9))
    class_.wait(9)
    assert class_.view.attention is Attention.STUCK
    class_.wait(2)
    assert class_.view.attention is Attention.NORMAL
    assert class_.view.stuck is None


def test_a_pause_is_nobodys_slowness():
    class_ = at_step(Class())
    class_.wait(30)
    class_.say(state(Phase.PAUSED, worn=True))
    class_.wait(1_000)
    class_.say(state(Phase.RUNNING, worn=True))
    busy(class_, 100)
    assert class_.view.attention is Attention.NORMAL


def test_a_headset_off_the_head_is_nobodys_slowness():
    class_ = at_step(Class())
    class_.say(state(Phase.RUNNING, worn=False))
    class_.wait(1_000)
    assert class_.view.attention is Attention.NORMAL


def test_who_is_stuck_stays_so_through_a_pause_and_not_beyond_the_run():
    class_ = at_step(Class())
    class_.wait(90)
    class_.say(state(Phase.PAUSED, worn=True))
    class_.wait(300)
    assert class_.view.attention is Attention.STUCK
    class_.say(state(Phase.ENDED, worn=True))
    class_.wait(1)
    assert class_.view.attention is Attention.NORMAL


def test_a_silent_station_is_no_longer_called_stuck_and_is_again_when_it_comes_back():
    class_ = at_step(Class())
    class_.wait(90)
    class_.room.link(class_.station, LinkState.NO_SIGNAL, "silent", class_.now_ms)
    class_.wait(30)
    assert class_.view.attention is Attention.NO_SIGNAL
    class_.room.link(class_.station, LinkState.LIVE, None, class_.now_ms)
    assert class_.view.attention is Attention.STUCK


def test_what_a_headset_buffered_while_it_was_away_counts_before_it_is_called_stuck():
    class_ = at_step(Class())
    class_.wait(30)
    class_.room.link(class_.station, LinkState.LOST, "closed", class_.now_ms)
    class_.wait(300)
    class_.room.link(class_.station, LinkState.LIVE, None, class_.now_ms)
    class_.wait(5)
    class_.say(event("step.completed", step="hood"), progress("mask", 9), at_ms=class_.now_ms - 20_000)
    class_.wait(20)
    assert class_.view.attention is Attention.NORMAL


def test_somebody_who_was_helped_gets_the_same_time_again():
    class_ = at_step(Class())
    class_.wait(90)
    class_.room.acknowledge(class_.station, Attention.STUCK, class_.now_ms)
    class_.room.resolve(class_.station, class_.now_ms)
    assert class_.view.attention is Attention.NORMAL
    assert class_.view.visited_ms == class_.now_ms
    class_.wait(79)
    assert class_.view.attention is Attention.NORMAL
    class_.wait(2)
    assert class_.view.attention is Attention.STUCK


def test_a_new_run_and_a_new_boot_begin_without_it():
    class_ = at_step(Class())
    class_.wait(90)
    class_.assign(OTHER)
    assert class_.view.attention is Attention.NORMAL
    class_ = at_step(Class())
    class_.wait(90)
    class_.boot = OTHER
    class_.say(state(Phase.IDLE))
    class_.wait(1)
    assert class_.view.attention is Attention.NORMAL


def test_late_messages_of_a_former_run_neither_raise_nor_settle_it():
    class_ = at_step(Class())
    class_.say(event("error"), event("error"), event("error"), run=OTHER)
    class_.wait(70)
    class_.say(event("note"), progress("mask", 9), run=OTHER)
    class_.wait(15)
    assert class_.view.stuck == StuckView(StuckReason.IDLE, "hood")


def test_an_empty_seat_and_a_run_that_has_not_begun_call_nobody():
    class_ = Class()
    class_.wait(10_000)
    class_.say(state(Phase.READY, worn=True))
    class_.wait(10_000)
    assert class_.room.queue() == ()


def test_limits_come_from_the_class_then_from_the_course():
    quick = at_step(Class(thresholds=Thresholds(idle_s=10, stuck_errors=1, stuck_on_s=1)))
    quick.say(event("error"))
    quick.wait(2)
    assert quick.view.attention is Attention.STUCK
    pack = Class.pack()
    patient = Class(packs=(replace(pack, thresholds=Thresholds(stuck_errors=9)),))
    at_step(patient).say(*[event("error")] * 8)
    patient.wait(30)
    assert patient.view.attention is Attention.NORMAL


def test_limits_of_a_class_that_runs_count_from_the_next_tick():
    class_ = at_step(Class())
    class_.say(event("error"))
    class_.wait(30)
    assert class_.view.attention is Attention.NORMAL
    class_.room.look_after(Thresholds(stuck_errors=1, stuck_on_s=1, stuck_off_s=1))
    class_.wait(2)
    assert class_.view.attention is Attention.STUCK
    class_.room.look_after(None)
    class_.wait(12)
    assert class_.view.attention is Attention.NORMAL


def test_without_a_course_nobody_is_called_slow():
    class_ = at_step(Class(packs=()))
    busy(class_, 5_000)
    assert (class_.view.attention, class_.view.pace) == (Attention.NORMAL, None)


@given(st.lists(st.tuples(st.booleans(), st.floats(0.1, 15.0)), max_size=60))
def test_stuck_never_flaps_faster_than_its_delays(spans):
    why, now_ms, stuck, changed_ms = StuckView(StuckReason.IDLE, None), 0.0, Stuck(), None
    for holds, seconds in spans:
        before = stuck
        stuck = watch(stuck, why if holds else None, now_ms, LIMITS)
        if (stuck.why is None) is not (before.why is None):
            least_s = LIMITS.stuck_on_s if stuck.why is not None else LIMITS.stuck_off_s
            assert changed_ms is None or now_ms - changed_ms >= 1000 * least_s
            changed_ms = now_ms
        now_ms += 1000 * seconds


@pytest.mark.parametrize("worn", [True, None])
def test_an_app_that_does_not_say_whether_it_is_worn_counts_as_worn(worn):
    class_ = Class()
    class_.say(state(Phase.RUNNING, worn=worn), progress("hood", 8))
    class_.wait(90)
    assert class_.view.attention is Attention.STUCK
    assert class_.view.run == RUN
