"""Who is called for, what is heard and when, and how calls end."""

import pytest
from msgspec.structs import replace

from console.events import Called
from console.model import Attention, Mode, Outcome, Phase
from console.thresholds import Thresholds
from tests.support.classroom import RUNNING, Class, at_work, station
from tests.support.messages import OTHER, RUN, STATION, event, progress, state


def attention(class_: Class, number: int = 1) -> Attention:
    return class_.view_of(station(number)).attention


# STOPPED


def test_a_stop_is_heard_at_once_and_every_thirty_seconds_until_somebody_is_on_the_way():
    class_ = at_work()
    class_.say(event("fall"))
    first = Called(Attention.STOPPED, STATION, "fall")
    again = Called(Attention.STOPPED, STATION, "fall", is_again=True)
    assert class_.wait(29) == [first]
    assert class_.wait(62) == [again, again, again]
    class_.room.acknowledge(STATION, Attention.STOPPED, class_.now_ms)
    assert class_.wait(300) == []
    assert attention(class_) is Attention.STOPPED


def test_a_stop_is_not_settled_without_a_reason():
    class_ = at_work()
    class_.say(event("stop.pressed"))
    for reason in ("", "  "):
        class_.room.resolve(STATION, class_.now_ms, reason)
        assert attention(class_) is Attention.STOPPED
    class_.room.resolve(STATION, class_.now_ms, "wanted to look at the door")
    assert attention(class_) is Attention.NORMAL
    assert class_.view.visited_ms == class_.now_ms


def test_on_my_way_to_somebody_who_asked_does_not_answer_the_stop_that_came_meanwhile():
    class_ = at_work()
    class_.say(event("help.requested"), event("fall"))
    class_.room.acknowledge(STATION, Attention.HELP, class_.now_ms)
    assert class_.view.on_my_way_ms is None
    class_.room.resolve(STATION, class_.now_ms)
    assert attention(class_) is Attention.STOPPED


def test_a_stop_outlives_a_new_run_a_restart_of_the_app_and_the_class():
    class_ = at_work()
    class_.say(event("fall"))
    class_.assign(OTHER)
    assert attention(class_) is Attention.STOPPED
    class_.boot = OTHER
    class_.say(state(Phase.IDLE))
    assert attention(class_) is Attention.STOPPED
    class_.room.close_class()
    assert [item.station for item in class_.room.queue()] == [STATION]


# HELP


def test_help_is_heard_once_and_once_more_after_two_minutes():
    class_ = at_work()
    class_.say(event("help.requested"))
    assert class_.wait(119) == [Called(Attention.HELP, STATION, "help.requested")]
    assert class_.wait(2) == [Called(Attention.HELP, STATION, "help.requested", is_again=True)]
    assert class_.wait(1_000) == []


def test_help_is_not_heard_again_when_somebody_is_on_the_way_and_stays_until_resolved():
    class_ = at_work()
    class_.say(event("help.requested"))
    class_.wait(5)
    class_.room.acknowledge(STATION, Attention.HELP, class_.now_ms)
    assert class_.wait(600) == []
    assert attention(class_) is Attention.HELP
    class_.room.resolve(STATION, class_.now_ms)
    assert attention(class_) is Attention.NORMAL


def test_help_that_is_asked_again_is_heard_again():
    class_ = at_work()
    class_.say(event("help.requested"))
    class_.wait(10)
    class_.say(event("help.cancelled"))
    class_.wait(10)
    class_.say(event("help.requested"))
    assert class_.wait(1) == [Called(Attention.HELP, STATION, "help.requested")]


def test_help_of_a_former_run_goes_with_it():
    class_ = at_work()
    class_.say(event("help.requested"))
    class_.assign(OTHER)
    assert attention(class_) is Attention.NORMAL


# NO SIGNAL and the network


def test_a_lost_station_is_heard_only_in_an_assessment():
    for mode, heard in ((Mode.PRACTICE, []), (Mode.ASSESS, [Called(Attention.NO_SIGNAL, STATION, "closed")])):
        class_ = at_work(mode=mode)
        class_.lose(STATION)
        assert class_.wait(600) == heard
        assert attention(class_) is Attention.NO_SIGNAL


def test_four_lost_within_ten_seconds_are_one_trouble_and_heard_once():
    class_ = at_work(6)
    for number in range(1, 6):
        one = station(number)
        class_.say(RUNNING, one=one)
        class_.lose(one)
        class_.wait(2)
    heard = class_.wait(60)
    assert heard == [Called(Attention.NO_SIGNAL, None, lost=4)]
    assert [item.is_flooded for item in class_.room.queue()] == [True] * 5


def test_three_lost_together_and_four_lost_one_by_one_stand_alone():
    class_ = at_work(3)
    class_.lose(*class_.stations)
    class_.wait(10)
    assert [item.is_flooded for item in class_.room.queue()] == [False] * 3
    class_ = at_work(8)
    for one in class_.stations:
        class_.say(RUNNING, one=one)
        class_.lose(one)
        class_.wait(4)
    assert class_.calls == []
    assert not any(item.is_flooded for item in class_.room.queue())


def test_what_is_left_of_a_flood_stands_alone_and_one_that_is_lost_anew_joins_nothing():
    class_ = at_work(5)
    class_.lose(*class_.stations)
    class_.wait(30)
    assert all(item.is_flooded for item in class_.room.queue())
    class_.come_back(*class_.stations[:2])
    class_.say(RUNNING)
    assert [item.is_flooded for item in class_.room.queue()] == [False] * 3
    class_.lose(STATION)
    class_.wait(30)
    assert [item.is_flooded for item in class_.room.queue()] == [False] * 4


def test_two_waves_of_losses_are_both_part_of_the_flood():
    class_ = at_work(9)
    class_.lose(*class_.stations[:4])
    class_.wait(60)
    for one in class_.stations[4:]:
        class_.say(RUNNING, one=one)
    class_.lose(*class_.stations[4:])
    class_.wait(10)
    assert [item.is_flooded for item in class_.room.queue()] == [True] * 9


def test_headsets_at_rest_are_part_of_no_flood():
    class_ = Class(6)
    for one in class_.stations:
        class_.say(state(Phase.IDLE, worn=False), one=one)
    class_.lose(*class_.stations)
    assert class_.wait(60) == []
    assert class_.room.queue() == ()
    assert attention(class_) is Attention.RESTING


def test_the_network_of_a_class_may_be_judged_otherwise():
    class_ = at_work(2, thresholds=Thresholds(flood_stations=2))
    class_.lose(*class_.stations)
    assert class_.wait(10) == [Called(Attention.NO_SIGNAL, None, lost=2)]


# NOT DONE, PAUSED, READY


def test_a_command_that_was_not_done_stays_until_it_is_done_or_dismissed():
    class_ = at_work()
    class_.room.failed(STATION, "pause", class_.now_ms)
    assert (attention(class_), class_.view.attention_detail) == (Attention.NOT_DONE, "pause")
    class_.room.succeeded(STATION, "hint")
    class_.wait(40)
    assert attention(class_) is Attention.NOT_DONE
    class_.room.succeeded(STATION, "pause")
    assert attention(class_) is Attention.NORMAL
    class_.room.failed(STATION, "pause", class_.now_ms)
    class_.room.resolve(STATION, class_.now_ms)
    assert attention(class_) is Attention.NORMAL
    assert class_.view.visited_ms is None


def test_settling_a_call_leaves_the_command_that_was_not_done():
    class_ = at_work()
    class_.room.failed(STATION, "hint", class_.now_ms)
    class_.say(event("help.requested"))
    class_.room.resolve(STATION, class_.now_ms)
    assert attention(class_) is Attention.NOT_DONE


def test_a_finished_run_is_ready_for_sign_off_and_a_new_one_is_not():
    class_ = at_work()
    class_.say(progress("exit", 17), state(Phase.ENDED))
    class_.room.end_run(RUN, Outcome.COMPLETED, "2026-11-24T10:30:00.000Z")
    assert attention(class_) is Attention.READY
    class_.assign(OTHER)
    assert attention(class_) is Attention.NORMAL


def test_on_my_way_means_nothing_where_nobody_called():
    class_ = at_work()
    class_.say(state(Phase.PAUSED))
    for seen in (Attention.PAUSED, Attention.HELP):
        class_.room.acknowledge(STATION, seen, class_.now_ms)
        assert class_.view.on_my_way_ms is None


# The queue


def test_the_queue_goes_by_urgency_then_age_then_who_was_visited_longest_ago():
    class_ = at_work(8)
    one = class_.stations
    for number in (5, 6):
        class_.room.visit(one[number], class_.now_ms)
        class_.wait(1)
    class_.room.failed(one[0], "pause", class_.now_ms)
    class_.say(*[event("error")] * 3, one=one[1])
    class_.wait(30)
    class_.say(event("help.requested"), one=one[2])
    class_.wait(1)
    for number in (6, 5, 7):
        class_.say(event("help.requested"), one=one[number])
    class_.say(event("stop.pressed"), one=one[3])
    assert [item.seat for item in class_.room.queue()] == ["04", "03", "08", "06", "07", "02", "01"]


# Pace


def test_the_class_sets_the_pace_once_four_have_done_the_step():
    class_ = at_work(6)
    for number, seconds in ((1, 20), (2, 20), (3, 24), (4, 30)):
        one = station(number)
        class_.say(event("step.started", step="mask"), progress("mask", 9), one=one)
        class_.wait(seconds)
        class_.say(event("step.completed", step="mask"), progress("coverall", 10), one=one)
        assert class_.view_of(one).pace == pytest.approx(seconds / 45, abs=0.06)
    slow = station(5)
    class_.say(event("step.started", step="mask"), progress("mask", 9), one=slow)
    for _ in range(9):
        class_.wait(10)
        class_.say(event("note"), one=slow)
    assert class_.view_of(slow).pace == 4.1  # 90 s, where the class takes 22
    assert class_.view_of(slow).attention is Attention.STUCK


def test_a_step_that_was_not_seen_whole_or_skipped_says_nothing_about_the_class():
    class_ = at_work(6)
    for one in class_.stations[:4]:
        class_.wait(1)
        class_.say(progress("mask", 9), one=one)
        class_.wait(1)
        class_.say(event("step.skipped", step="mask"), progress("coverall", 10), one=one)
    late = station(5)
    class_.say(progress("mask", 9), one=late)
    class_.wait(90)
    assert class_.view_of(late).pace == 2.0  # the course's 45 s


def test_times_last_through_a_resume_of_the_class_and_not_into_the_next():
    for keeps in (True, False):
        class_ = at_work(5)
        for one in class_.stations[:4]:
            class_.say(progress("mask", 9), one=one)
            class_.wait(9)
            class_.say(progress("coverall", 10), one=one)
        if not keeps:
            class_.room.close_class()
        class_.room.open_class(class_.view_of_class, ())
        class_.assign(OTHER)
        class_.say(RUNNING, progress("mask", 9))
        class_.wait(36)
        assert class_.view.pace == (4.0 if keeps else None)


def test_a_headset_that_was_replaced_calls_nobody_by_its_silence():
    class_ = at_work(2)
    gone, spare = class_.stations
    class_.lose(gone)
    class_.wait(7)
    assert [item.station for item in class_.room.queue()] == [gone]
    seated = class_.room.class_
    class_.room.reseat(replace(seated, seats=(replace(seated.seats[0], station=spare),)))
    assert class_.room.queue() == ()
    assert class_.view_of(gone).attention is Attention.RESTING
    class_.room.reseat(seated)
    assert class_.view_of(gone).attention is Attention.NO_SIGNAL
    class_.room.reseat(replace(seated, seats=(replace(seated.seats[0], station=spare),)))
    class_.room.close_class()
    assert [item.station for item in class_.room.queue()] == [gone]
