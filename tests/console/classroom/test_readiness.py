from console.classroom.readiness import Need, check, minutes_left, spares
from console.classroom.turns import with_rota
from console.model import Attention, LinkState, Phase, Rest, RotaTimes
from tests.support.ui_runs import running_class
from tests.support.ui_stations import live


def needs(*views, left_min=50.0, begun=()):
    class_ = running_class(len(views))
    known = {view.station: view for view in views}
    return [one.needs for one in check(class_, known, frozenset(begun), left_min, 0.0)]


def full(number, **changes):
    return live(number, **({"battery": 1.0, "charging": False} | changes))


def test_a_headset_that_has_taken_up_its_run_is_ready_worn_or_not():
    assert needs(full(1, worn=True), full(2, worn=False)) == [(), ()]


def test_a_silent_headset_says_nothing_else():
    assert needs(full(1, link=LinkState.LOST, battery=0.1, phase=Phase.IDLE)) == [(Need.SILENT,)]


def test_a_battery_has_to_last_to_the_end_of_the_rota():
    (one,) = check(running_class(1), {full(1).station: full(1, battery=0.3)}, frozenset(), 60.0, 0.0)
    assert (one.needs, one.lasts_min, one.battery_end) == ((Need.BATTERY,), 30.0, 0.0)
    assert needs(full(1, battery=0.3), left_min=29.0) == [()]
    assert needs(full(1, battery=0.3, charging=True), left_min=60.0) == [()]
    assert needs(full(1, battery=None), left_min=60.0) == [()]


def test_the_newest_version_of_each_app_is_wanted_by_number_not_by_letter():
    old, new, other = full(1, app="gowning/2.9.0"), full(2, app="gowning/2.10.0"), full(3, app="filling/1.0")
    assert needs(old, new, other) == [(Need.APP,), (), ()]


def test_what_a_headset_refused_did_not_answer_and_was_only_asked_are_told_apart():
    failed = {"phase": Phase.IDLE, "attention": Attention.NOT_DONE}
    refused = full(1, **failed, attention_detail="assign refused", refusal="not installed")
    (one, _) = check(
        running_class(2), {view.station: view for view in (refused, full(2))}, frozenset(), 10.0, 0.0
    )
    assert (one.needs, one.refusal, one.scenario) == ((Need.REFUSED,), "not installed", None)
    assert needs(full(1, **failed, attention_detail="assign")) == [(Need.UNANSWERED,)]
    assert needs(full(1, phase=Phase.IDLE)) == [(Need.ASKED,)]


def test_a_spare_is_live_paired_and_on_no_seat_of_any_turn_the_fullest_first():
    views = [full(1), full(2, battery=0.4), full(3), full(4, paired=False), full(5, link=LinkState.LOST)]
    assert [view.label for view in spares(running_class(1), views)] == [views[2].label, views[1].label]


def test_little_storage_and_a_run_that_began_stop_nobody():
    low = full(1, storage_free_mb=900.0)
    (one,) = check(running_class(1), {low.station: low}, frozenset(), 10.0, 0.0)
    assert one.is_ready
    assert one.is_low_on_storage
    (begun,) = check(running_class(1), {low.station: low}, frozenset({low.station}), 10.0, 0.0)
    assert not begun.is_ready


def test_the_rota_ends_after_all_turns_and_the_wipes_between_them():
    class_ = running_class(1, duration_min=50, times=RotaTimes(20, 3))
    seats = class_.seats + tuple(seat.__class__(seat.seat, None, "p", None, 3) for seat in class_.seats)
    assert minutes_left(with_rota(class_, seats), 0.0) == 66.0
    began = running_class(1, duration_min=50, turn_began_ms=0.0)
    assert minutes_left(began, 600_000.0) == 40.0


def test_who_has_worn_a_headset_for_long_rests_first_and_then_is_ready():
    class_ = running_class(1, rests=(Rest("person-1", 300_000.0),))
    views = {full(1).station: full(1)}
    (resting,) = check(class_, views, frozenset(), 10.0, 60_000.0)
    assert (resting.needs, resting.rests_min) == ((Need.RESTS,), 4.0)
    (rested,) = check(class_, views, frozenset(), 10.0, 300_000.0)
    assert rested.is_ready
