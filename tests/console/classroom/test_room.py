"""The class as a fold: who is called, which runs begin and end."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from console.classroom.room import Room
from console.courses.content import Pack
from console.messages import AppRef, StationHello
from console.model import (
    Attention,
    ClassState,
    ClassView,
    CourseRef,
    Decision,
    Found,
    LinkState,
    LogLine,
    Mode,
    Outcome,
    Phase,
    Pin,
    RunView,
    SeatView,
)
from tests.support.messages import BOOT, OTHER, PERSON, RUN, STATION, event, progress, received, state
from tests.support.runs import GOWNING

NOW, UTC = 1_000_000.0, "2026-11-24T10:00:00.000Z"
COURSE = CourseRef("GMP-GWN-B", "1.0", "00" * 32)
CLASS = ClassView(
    id="0192f0aa-1c00-7a11-8b22-0000000000dd",
    title="Gowning",
    mode=Mode.PRACTICE,
    course=COURSE,
    state=ClassState.RUNNING,
    duration_min=50,
    seats=(SeatView("04", STATION, PERSON, "Hana Sato"),),
)
PLANNED = RunView(run=RUN, person=PERSON, name="Hana Sato", seat="04", station=STATION, attempt=1)


def room_with_run(*packs: Pack) -> Room:
    room = Room(packs)
    room.know(Pin(STATION, b"k" * 32, b"", "Seat 4", "VR", "app/1", "127.0.0.1:1", UTC))
    room.link(STATION, LinkState.LIVE, None, NOW)
    room.open_class(CLASS, ())
    room.assign(PLANNED)
    return room


def feed(room: Room, *bodies, station=STATION, run=RUN):
    effects = [
        room.receive(received(body, seq=seq, station=station, run=run, at_ms=NOW + seq), NOW + seq, UTC)
        for seq, body in enumerate(bodies, 1)
    ]
    began = [began for one in effects for began in one.began]
    ended = [ended for one in effects for ended in one.ended]
    return began, ended


def test_a_run_begins_once_when_the_headset_plays_it():
    room = room_with_run()
    began, _ = feed(room, state(Phase.READY), state(Phase.RUNNING), progress("a", 1), state(Phase.RUNNING))
    assert [one.run.run for one in began] == [RUN]


def test_a_run_that_is_only_assigned_has_not_begun():
    room = room_with_run()
    began, ended = feed(room, state(Phase.READY), state(Phase.ENDED))
    assert (began, ended) == ([], [])


def test_a_run_ends_as_completed_with_its_critical_errors():
    room = room_with_run()
    _, ended = feed(
        room,
        progress("a", 1),
        event("critical_error", code="TORN_GLOVE"),
        progress("q", 17),
        state(Phase.ENDED),
    )
    assert [(one.outcome, one.critical_errors) for one in ended] == [(Outcome.COMPLETED, ("TORN_GLOVE",))]


def test_an_error_that_the_course_calls_critical_is_one_and_one_without_a_code_counts_too():
    room = room_with_run(GOWNING)
    _, ended = feed(
        room,
        event("error", code="BOTH_DOORS_OPEN"),
        event("error", code="MASK_GAP"),
        event("critical_error"),
        state(Phase.ENDED),
    )
    assert [one.critical_errors for one in ended] == [("BOTH_DOORS_OPEN", "UNNAMED")]
    assert [line.kind for line in room.log(STATION)] == ["critical_error", "error", "critical_error"]


def test_a_run_that_was_stopped_before_its_last_step_ends_as_stopped():
    room = room_with_run()
    _, ended = feed(room, progress("a", 1), event("stop.pressed"), state(Phase.ENDED))
    assert [one.outcome for one in ended] == [Outcome.STOPPED]
    room = room_with_run()
    feed(room, progress("a", 1))
    room.stop_run(STATION)
    assert [one.outcome for one in feed(room, state(Phase.ENDED))[1]] == [Outcome.STOPPED]


def test_a_stop_on_the_last_step_is_a_stop_unless_the_step_was_completed_after_it():
    room = room_with_run()
    _, ended = feed(room, progress("q", 17), event("stop.pressed"), state(Phase.ENDED))
    assert [one.outcome for one in ended] == [Outcome.STOPPED]
    room = room_with_run()
    done = event("step.completed", step="q")
    _, ended = feed(room, progress("q", 17), event("stop.pressed"), done, state(Phase.ENDED))
    assert [one.outcome for one in ended] == [Outcome.COMPLETED]


def test_a_headset_that_came_back_with_nothing_running_has_interrupted_its_run():
    room = room_with_run()
    feed(room, state(Phase.RUNNING))
    _, ended = feed(room, state(Phase.IDLE), run=None)
    assert [one.outcome for one in ended] == [Outcome.INTERRUPTED]


def test_a_closed_run_waits_for_a_decision_and_leaves_with_it():
    room = room_with_run()
    feed(room, progress("q", 17), state(Phase.ENDED))
    room.end_run(RUN, Outcome.COMPLETED, UTC)
    assert room.view(STATION).attention is Attention.READY
    run = room.run(RUN)
    room.decided(RunView(**{f: getattr(run, f) for f in run.__struct_fields__} | {"decision": Decision.VOID}))
    assert room.view(STATION).attention is Attention.NORMAL


def test_another_stations_events_never_begin_or_end_this_run():
    room = room_with_run()
    assert feed(room, state(Phase.RUNNING), state(Phase.ENDED), station=OTHER) == ([], [])


def test_a_run_of_the_headsets_own_is_shown_as_unassigned():
    room = Room()
    room.link(STATION, LinkState.LIVE, None, NOW)
    feed(room, state(Phase.RUNNING), run=RUN)
    assert room.view(STATION).unassigned
    assert room.view(STATION).run == RUN


def test_the_queue_is_sorted_by_urgency_then_age():
    room = Room()
    feed(room, event("help.requested"), station=OTHER)
    feed(room, state(Phase.RUNNING), event("fall"), station=STATION)
    assert [item.station for item in room.queue()] == [STATION, OTHER]


def test_a_lost_advert_takes_only_a_stranger_off_the_wall():
    room = room_with_run()
    room.found(Found(OTHER, "Seat 9", "VR", "app/1", ("127.0.0.1",), 9, True, "/live"))
    assert room.vanish(OTHER)
    assert not room.vanish(STATION)
    assert [view.station for view in room.views()] == [STATION]


def test_the_class_leaves_the_wall_when_it_is_closed():
    room = room_with_run()
    room.close_class()
    view = room.view(STATION)
    assert (view.seat, view.name, view.run, room.class_) == (None, None, None, None)


def test_a_new_boot_forgets_the_gaps_of_the_one_before():
    room = room_with_run()
    hello = StationHello(1, STATION, BOOT, "Seat 4", "VR", AppRef("a", "1"), ["view"], "A" * 43, True)
    room.hello(STATION, hello, "127.0.0.1:1")
    room.gap(STATION, 3)
    room.hello(STATION, hello, "127.0.0.1:1")
    assert room.view(STATION).gaps == 3
    other = StationHello(1, STATION, PERSON, "Seat 4", "VR", AppRef("a", "1"), [], "A" * 43, True)
    room.hello(STATION, other, "127.0.0.1:1")
    assert room.view(STATION).gaps == 0


BODIES = st.one_of(
    st.builds(state, st.sampled_from(Phase)),
    st.builds(lambda i: progress(f"s{i}", i), st.integers(1, 17)),
    st.builds(event, st.sampled_from(["error", "help.requested", "fall", "step.started", "boundary.left"])),
)


@given(st.lists(st.tuples(st.sampled_from([STATION, OTHER]), BODIES), max_size=40))
def test_stations_do_not_see_each_other(messages):
    def final(order):
        room, seqs = Room(), {STATION: 0, OTHER: 0}
        for station, body in order:
            seqs[station] += 1
            at = NOW + seqs[station]
            room.receive(received(body, seq=seqs[station], station=station, at_ms=at), at, UTC)
        return {view.station: view for view in room.views()}

    apart = [m for m in messages if m[0] == STATION] + [m for m in messages if m[0] == OTHER]
    assert final(messages) == final(apart)


def test_errors_of_a_former_run_that_come_late_are_not_those_of_the_present_one():
    room = room_with_run()
    feed(room, event("critical_error", code="TORN_GLOVE"), event("error"), run=OTHER)
    assert room.view(STATION).critical_errors == ()
    assert room.view(STATION).error_steps == ()
    feed(room, event("critical_error", code="DOORS_OPEN"))
    assert room.view(STATION).critical_errors == ("DOORS_OPEN",)


def test_a_run_whose_end_came_only_as_a_replay_was_not_interrupted():
    room = room_with_run()
    feed(room, progress("q", 17))
    room.receive(received(state(Phase.ENDED), seq=2, fresh=False), NOW, UTC)
    _, ended = feed(room, state(Phase.IDLE), run=None)
    assert [one.outcome for one in ended] == [Outcome.COMPLETED]


def test_a_stop_that_was_refused_does_not_mark_the_run_as_stopped():
    room = room_with_run()
    feed(room, progress("a", 1))
    room.stop_run(STATION)
    room.play_on(STATION)
    assert [one.outcome for one in feed(room, state(Phase.ENDED))[1]] == [Outcome.COMPLETED]


def test_a_stop_that_makes_room_for_a_run_does_not_mark_that_run():
    room = room_with_run()
    room.stop_run(STATION)
    feed(room, progress("a", 1))
    assert [one.outcome for one in feed(room, state(Phase.ENDED))[1]] == [Outcome.COMPLETED]


def test_a_run_whose_decision_was_voided_waits_again():
    room = room_with_run()
    feed(room, progress("a", 1), state(Phase.ENDED))
    room.end_run(RUN, Outcome.COMPLETED, UTC)
    decided = replace(room.run(RUN), decision=Decision.COMPETENT, assessment="a-1")
    room.decided(decided)
    assert room.view(STATION).attention is Attention.NORMAL
    room.decided(replace(decided, decision=None, assessment=None))
    assert room.view(STATION).attention is Attention.READY


def test_what_a_crash_cut_off_stays_in_sight_for_who_goes_on_and_for_nobody_else():
    for person, shown in ((PERSON, ["fall"]), (OTHER, [])):
        room = room_with_run()
        cut = replace(PLANNED, outcome=Outcome.INTERRUPTED)
        room.open_class(CLASS, (cut,))
        room.recall_lines((LogLine(STATION, RUN, UTC, "fall", None, None, None),))
        room.assign(replace(PLANNED, run=OTHER, person=person, attempt=2))
        assert [line.kind for line in room.log(STATION)] == shown


def test_no_seat_is_on_two_headsets_after_a_swap_and_each_is_again_without_a_class():
    room = room_with_run()
    room.know(Pin(OTHER, b"k" * 32, b"", "Seat 9", "VR", "app/1", "127.0.0.1:2", UTC))
    room.reseat(replace(CLASS, seats=(SeatView("04", OTHER, PERSON, "Hana Sato"),)))
    assert (room.view(OTHER).seat, room.view(STATION).seat) == ("04", None)
    assert (room.view(OTHER).label_taken, room.view(STATION).label_taken) == (False, True)
    hello = StationHello(1, STATION, BOOT, "Seat 4", "VR", AppRef("a", "1"), ["view"], "A" * 43, True)
    room.hello(STATION, hello, "127.0.0.1:1")
    assert room.view(STATION).label_taken
    room.close_class()
    assert not room.view(STATION).label_taken
