"""What a tile shows, straight from what the headset says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.classroom.station import Station, acknowledge, assign, fold, fold_link, resolve
from console.classroom.station import tick as tick_within
from console.classroom.watch import SILENCE_MS
from console.messages import EVENT_KINDS
from console.model import Attention, LinkState, Phase, StationView
from console.thresholds import Thresholds
from tests.support.messages import STATION, event, progress, received, state

NOW = 1_000_000.0
OLD_RUN, NEW_RUN = "0d0e7b1a-0000-4000-8000-000000000001", "0d0e7b1a-0000-4000-8000-000000000002"


def tick(station: Station, now_ms: float) -> Station:
    return tick_within(station, now_ms, Thresholds(), SILENCE_MS)


def station() -> Station:
    return assign(Station(view=StationView(station=STATION, link=LinkState.LIVE)), None)


def after(*bodies, start=None):
    known = start or station()
    for seq, body in enumerate(bodies, 1):
        known = fold(known, received(body, seq=seq, at_ms=NOW + seq), NOW + seq)
    return known


@pytest.mark.parametrize("kind", ["stop.pressed", "fall"])
def test_stop_is_latched_until_somebody_resolves_it(kind):
    stopped = after(event(kind))
    assert stopped.view.attention is Attention.STOPPED
    assert stopped.view.attention_detail == kind
    going_on = after(state(Phase.RUNNING), progress("hood", 3), start=stopped)
    assert going_on.view.attention is Attention.STOPPED
    assert resolve(going_on, NOW + 9, "sat down for a moment").view.attention is Attention.NORMAL


def test_boundary_left_counts_only_after_five_seconds():
    left = after(event("boundary.left"))
    assert left.view.attention is Attention.NORMAL
    assert tick(left, NOW + 1 + 5_000).view.attention is Attention.NORMAL
    stopped = tick(left, NOW + 1 + 5_001)
    assert stopped.view.attention is Attention.STOPPED
    assert stopped.view.attention_since_ms == NOW + 1


def test_boundary_left_and_returned_in_time_calls_nobody():
    back = after(event("boundary.left"), event("boundary.returned"))
    assert tick(back, NOW + 60_000).view.attention is Attention.NORMAL


def test_help_is_shown_until_cancelled_and_its_age_counts_from_the_first_call():
    asked = after(event("help.requested"), event("help.requested"))
    assert asked.view.attention is Attention.HELP
    assert asked.view.attention_since_ms == NOW + 1
    assert after(event("help.cancelled"), start=asked).view.attention is Attention.NORMAL


def test_on_my_way_stays_with_the_call_that_it_answers():
    answered = acknowledge(after(event("help.requested")), Attention.HELP, NOW + 5)
    assert answered.view.on_my_way_ms == NOW + 5
    fallen = after(event("fall"), start=answered)
    assert fallen.view.attention is Attention.STOPPED
    assert fallen.view.on_my_way_ms is None


def test_silence_is_no_signal_with_the_age_of_the_last_frame():
    running = after(state(Phase.RUNNING, worn=True))
    silent = fold_link(running, LinkState.NO_SIGNAL, "silent", NOW + 6_001)
    assert silent.view.attention is Attention.NO_SIGNAL
    assert silent.view.attention_since_ms == NOW + 1
    lost = fold_link(silent, LinkState.LOST, "closed", NOW + 7_000)
    assert lost.view.attention_since_ms == NOW + 1
    dialling = fold_link(lost, LinkState.DIALLING, None, NOW + 8_000)
    assert dialling.view.attention is Attention.NO_SIGNAL
    assert fold_link(dialling, LinkState.LIVE, None, NOW + 9_000).view.attention is Attention.NORMAL


@pytest.mark.parametrize(
    "last",
    [state(Phase.RUNNING, worn=False), state(Phase.IDLE), state(Phase.ENDED)],
    ids=["doffed", "idle", "ended"],
)
def test_silence_at_rest_is_resting_never_a_loss(last):
    silent = tick(fold_link(after(last), LinkState.LOST, "closed", NOW + 20), NOW + 6_001)
    assert silent.view.attention is Attention.RESTING


def test_a_link_that_comes_back_within_six_seconds_was_never_lost():
    running = after(state(Phase.RUNNING, worn=True))
    broken = fold_link(running, LinkState.LOST, "closed", NOW + 20)
    assert tick(broken, NOW + 6_000).view.attention is Attention.NORMAL
    back = fold_link(broken, LinkState.LIVE, None, NOW + 6_000)
    assert tick(back, NOW + 60_000).view.attention is Attention.NORMAL
    assert tick(broken, NOW + 6_001).view.attention is Attention.NO_SIGNAL


def test_a_forgotten_headset_calls_nobody():
    silent = fold_link(after(state(Phase.RUNNING)), LinkState.NO_SIGNAL, "silent", NOW + 6_001)
    assert fold_link(silent, LinkState.FOUND, "forgotten", NOW + 7_000).view.attention is Attention.NORMAL


def test_a_lost_station_keeps_its_last_values():
    known = after(state(Phase.RUNNING, battery=0.4), progress("hood", 7))
    lost = fold_link(known, LinkState.LOST, "closed", NOW + 6_001)
    assert (lost.view.battery, lost.view.step, lost.view.step_index) == (0.4, "hood", 7)


def test_absent_values_are_absent_not_the_ones_before():
    known = after(state(Phase.RUNNING, battery=0.4), state(Phase.RUNNING))
    assert known.view.battery is None


@pytest.mark.parametrize("kind", ["stop.pressed", "fall", "help.requested", "boundary.left"])
def test_call_of_a_former_run_that_is_replayed_calls_nobody_to_the_present_one(kind):
    now = assign(station(), NEW_RUN)
    late = fold(now, received(event(kind), run=OLD_RUN, fresh=False), NOW)
    assert tick(late, NOW + 60_000).view.attention is Attention.NORMAL
    outside_any_run = fold(now, received(event(kind), run=None, fresh=False), NOW)
    assert tick(outside_any_run, NOW + 60_000).view.attention is Attention.NORMAL


@pytest.mark.parametrize(("run", "fresh"), [(NEW_RUN, False), (NEW_RUN, True), (OLD_RUN, True), (None, True)])
def test_call_of_the_present_run_counts_when_replayed_and_what_is_told_as_it_happens_always(run, fresh):
    called = fold(assign(station(), NEW_RUN), received(event("stop.pressed"), run=run, fresh=fresh), NOW)
    assert called.view.attention is Attention.STOPPED


def test_end_of_a_former_call_that_is_replayed_does_not_end_the_present_one():
    asked = fold(assign(station(), NEW_RUN), received(event("help.requested"), run=NEW_RUN), NOW)
    late = fold(asked, received(event("help.cancelled"), run=OLD_RUN, fresh=False), NOW)
    assert late.view.attention is Attention.HELP


def test_replayed_call_counts_where_no_run_is_meant_for_the_station():
    called = fold(station(), received(event("stop.pressed"), run=OLD_RUN, fresh=False), NOW)
    assert called.view.attention is Attention.STOPPED


def test_replayed_state_is_not_the_present_but_replayed_events_are_evidence():
    known = after(state(Phase.RUNNING))
    replay = received(state(Phase.PAUSED), fresh=False)
    assert fold(known, replay, NOW + 9).view.phase is Phase.RUNNING
    error = received(event("critical_error", code="TORN_GLOVE"), fresh=False)
    assert fold(known, error, NOW + 9).view.critical_errors == ("TORN_GLOVE",)


def test_errors_stand_on_the_step_on_which_they_happened():
    known = after(progress("a", 1), event("error"), progress("b", 2), event("error"), event("error"))
    assert known.view.error_steps == (1, 2)


def test_paused_comes_only_from_the_headset_and_counts_from_when_it_said_so():
    paused = after(state(Phase.PAUSED), state(Phase.PAUSED))
    assert paused.view.attention is Attention.PAUSED
    assert paused.view.attention_since_ms == NOW + 1


def test_a_new_boot_starts_from_nothing():
    known = after(state(Phase.PAUSED))
    other = received(event("note"), boot="4006a9fd-6353-4a03-91f4-cf63db07c532")
    assert fold(known, other, NOW + 9).view.phase is None


def test_urgency_decides_when_two_states_hold():
    known = after(state(Phase.PAUSED), event("help.requested"))
    assert known.view.attention is Attention.HELP
    silent = tick(fold_link(known, LinkState.LOST, "closed", NOW + 2_000), NOW + 9_000)
    assert silent.view.attention is Attention.HELP


BODIES = st.one_of(
    st.builds(state, st.sampled_from(Phase), worn=st.none() | st.booleans()),
    st.builds(lambda i: progress(f"s{i}", i), st.integers(1, 17)),
    st.builds(event, st.sampled_from(sorted(EVENT_KINDS)), code=st.none() | st.text(max_size=8)),
)


@given(st.lists(BODIES, max_size=30), BODIES)
def test_a_message_folded_twice_changes_nothing_the_second_time(bodies, last):
    known = after(*bodies)
    message = received(last, seq=99, at_ms=NOW + 99)
    once = fold(known, message, NOW + 99)
    assert fold(once, message, NOW + 99) == once


@given(st.lists(BODIES, max_size=30), st.data())
def test_gaps_never_break_the_fold_and_the_newest_state_decides_the_phase(bodies, data):
    kept = [body for body in bodies if data.draw(st.booleans())]
    known = after(*kept, state(Phase.RUNNING))
    assert known.view.phase is Phase.RUNNING
    indices = list(known.view.error_steps)
    assert indices == sorted(set(indices))


@given(st.lists(BODIES, max_size=30))
def test_every_abnormal_state_says_since_when(bodies):
    view = after(*bodies).view
    if view.attention in (Attention.STOPPED, Attention.HELP, Attention.PAUSED):
        assert view.attention_since_ms is not None
