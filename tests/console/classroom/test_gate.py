from msgspec.structs import replace

from console.classroom import tally
from console.classroom.gate import Lack, unsettled
from console.classroom.turns import with_rota
from console.model import Decision, Excused, Mode
from tests.support.ui_runs import running_class, waiting_run


def lacks(class_, exceptions=()):
    return {one.seat: one.lack for one in unsettled(class_, exceptions)}


def test_only_an_assessed_class_is_asked_for_its_seats():
    assert lacks(running_class(3)) == {}


def test_every_seat_needs_a_saved_run_and_a_decision():
    runs = (
        waiting_run(1, decision=Decision.COMPETENT),
        waiting_run(2),
        waiting_run(3, outcome=None),
        waiting_run(4, outcome=None, began=False),
    )
    class_ = running_class(5, mode=Mode.ASSESS, runs=runs)
    assert lacks(class_) == {
        "02": Lack.NO_DECISION,
        "03": Lack.RUN_OPEN,
        "04": Lack.NO_RUN,
        "05": Lack.NO_RUN,
    }


def test_one_decided_run_settles_a_seat_whatever_else_was_tried():
    runs = (waiting_run(1), waiting_run(1, run="again", attempt=2, decision=Decision.NOT_YET_COMPETENT))
    assert lacks(running_class(1, mode=Mode.ASSESS, runs=runs)) == {}


def test_a_reason_settles_a_seat_and_blanks_do_not():
    class_ = running_class(2, mode=Mode.ASSESS)
    blank, given = Excused("01", 1, "person-1", "  "), Excused("02", 1, "person-2", "unwell")
    assert lacks(class_, [blank, given]) == {"01": Lack.NO_RUN}
    assert lacks(replace(class_, excused=(given,))) == {"01": Lack.NO_RUN}


def test_people_of_all_turns_are_asked_about_once():
    class_ = running_class(2, mode=Mode.ASSESS)
    later = tuple(replace(seat, turn=2) for seat in class_.seats)
    again = unsettled(with_rota(class_, class_.seats + later))
    assert [(one.seat, one.turn) for one in again] == [("01", 2), ("02", 2)]


def test_a_tally_is_kept_only_from_ten_answers_to_a_question():
    said = {"interest": {"more": 6, "same": 3, "less": 0}, "stage": {"under_16": 10}}
    assert tally.kept(said) == {"stage": {"under_16": 10, "16_to_18": 0, "over_18": 0}}
    assert tally.kept({"interest": {"more": 9}}) is None
    assert tally.kept({"interest": {"more": -5, "same": 15}, "shoe_size": {"43": 20}}) is None
