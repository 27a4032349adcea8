"""Judging while an assessed run goes on: at the selected station, by keyboard, kept before it is shown."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from console.errors import ClassReason, ConsoleError, SigningReason
from console.events import ClassChanged, StationChanged
from console.model import Decision, LogLine, Mode, Outcome, Phase, Result, RunView
from console.services.evidence import LiveJudgement
from tests.support.ui_accounts import LONG, PRICE, SIGNED_OUT, come, locked, signed_in
from tests.support.ui_doubles import Doors
from tests.support.ui_runs import pack, running_class
from tests.support.ui_stations import live, name, station_id
from tests.support.ui_window import Desk, open_desk, settle

CRITERIA = ["C18", "C19", "C20", "C21", "C22"]
UTC = "2026-11-24T10:41:03.000Z"


def run_of(number, **changes):
    return RunView(
        f"run-{number}", f"person-{number}", name(number), "01", station_id(number), 1, began=True, **changes
    )


def class_of(*runs, mode=Mode.ASSESS):
    return running_class(2, mode=mode, runs=runs)


def judging(desk: Desk):
    return desk.window.page("live").stage.side.focus


def judgements(desk: Desk):
    return [row.judgement for row in judging(desk).judge.rows]


@pytest.fixture
def desk(qtbot):
    doors = Doors(packs=(pack(),))
    doors.assessments.answers |= {"judgements": {}, "judge": judged}
    made = open_desk(qtbot, doors)
    views = [live(n, seat=f"{n:02d}", run=f"run-{n}", phase=Phase.RUNNING) for n in (1, 2)]
    made.stations(*views, class_=class_of(run_of(1), run_of(2)), session=signed_in())
    stage = made.window.page("live").stage
    stage.wall.select(station_id(1))
    stage.wall.setFocus()
    settle()
    yield made
    made.close()


def judged(run, criterion, result):
    return LogLine(station_id(1), run, UTC, "judgement", None, criterion, None)


def asked(desk: Desk):
    return desk.doors.asked("assessments", "judge")


def test_y_and_n_judge_one_after_the_other_from_the_wall_and_back(desk):
    desk.press("J")
    assert QApplication.focusWidget() is judgements(desk)[0]
    for key in "YNYYY":
        desk.press(key)
    results = [Result.MET, Result.NOT_MET, *[Result.MET] * 3]
    assert asked(desk) == [("run-1", id_, one) for id_, one in zip(CRITERIA, results, strict=True)]
    assert desk.doors.last("judge").named["session"].account == PRICE.account
    assert judging(desk).judge.rows[0].when.text() == "judged 10:41:03"
    assert desk.window.page("live").stage.wall.hasFocus()
    desk.press("Y")
    assert len(asked(desk)) == len(CRITERIA)


def test_a_judgement_is_taken_back_and_made_anew_and_escape_goes_back_to_the_wall(desk):
    desk.press("J")
    desk.press("Y")
    desk.press("Up")
    desk.press("Y")
    assert judgements(desk)[0].result is None
    desk.press("N")
    assert asked(desk) == [("run-1", "C18", one) for one in (Result.MET, None, Result.NOT_MET)]
    desk.press("Esc")
    stage = desk.window.page("live").stage
    assert stage.wall.hasFocus()
    assert stage.wall.selected == station_id(1)


def test_each_run_shows_what_was_judged_of_it_and_when(desk):
    found = {"C19": LiveJudgement(Result.NOT_MET, UTC)}
    desk.doors.assessments.answers["judgements"] = lambda run: found if run == "run-2" else {}
    stage = desk.window.page("live").stage
    stage.wall.select(station_id(2))
    settle()
    assert [one.result for one in judgements(desk)] == [None, Result.NOT_MET, None, None, None]
    assert judging(desk).judge.rows[1].when.text() == "judged 10:41:03"
    stage.wall.select(station_id(1))
    settle()
    assert {one.result for one in judgements(desk)} == {None}


def test_what_could_not_be_kept_is_not_shown_as_judged(desk):
    desk.doors.assessments.answers["judge"] = ConsoleError(ClassReason.RUN_CLOSED)
    desk.press("J")
    desk.press("Y")
    assert judgements(desk)[0].result is None
    assert judging(desk).judge.why.accessibleName().startswith("The run has ended.")


@pytest.mark.parametrize("view", [SIGNED_OUT, locked(), signed_in(LONG)], ids=["out", "locked", "tutor"])
def test_nobody_judges_but_an_assessor_who_is_here(desk, view):
    desk.press("J")
    desk.press("Y")
    come(desk, view)
    assert not any(one.isEnabled() for one in judgements(desk))
    assert {one.result for one in judgements(desk)} == {None}
    desk.press("J")
    desk.press("N")
    assert len(asked(desk)) == 1
    desk.doors.assessments.answers["judgements"] = {"C18": LiveJudgement(Result.MET, UTC)}
    come(desk, signed_in())
    assert judgements(desk)[0].result is Result.MET


def test_their_own_run_a_run_to_come_and_one_that_has_ended_are_not_judged(desk):
    page, stage = judging(desk).judge, desk.window.page("live").stage
    desk.doors.assessments.answers["judgements"] = ConsoleError(SigningReason.OWN_RECORD)
    stage.wall.select(station_id(2))
    settle()
    assert page.why.accessibleName().startswith("Nobody judges or signs their own")
    desk.doors.assessments.answers["judgements"] = {}
    stage.wall.select(station_id(1))
    for run, words in (
        (RunView("run-1", "person-1", name(1), "01", station_id(1), 1), "Begins when the headset"),
        (run_of(1, outcome=Outcome.COMPLETED, decision=Decision.COMPETENT), "The run has ended"),
    ):
        desk.tell(ClassChanged(class_of(run)))
        desk.window.page("live").refresh(1.0)
        assert page.why.accessibleName().startswith(words)
        assert not any(one.isEnabled() for one in judgements(desk))
    assert asked(desk) == []


def test_a_class_for_practice_has_nothing_to_judge(desk):
    focus = judging(desk)
    assert focus.tabs.key == "judge"
    assert not focus.buttons.hint_button.isEnabled()
    assert focus.buttons.hint_button.toolTip().startswith("Hint: locked in an assessment")
    desk.tell(ClassChanged(class_of(run_of(1), mode=Mode.PRACTICE)))
    desk.window.page("live").refresh(1.0)
    assert focus.tabs.key == "steps"
    assert focus.tabs.part("judge").isHidden()
    desk.window.page("live").stage.wall.setFocus()
    desk.press("J")
    assert desk.window.page("live").stage.wall.hasFocus()


def test_a_key_that_was_meant_for_one_run_judges_no_other(desk):
    desk.press("J")
    assert judgements(desk)[0].hasFocus()
    desk.tell(StationChanged(live(1, seat="01", run="run-9", phase=Phase.RUNNING)))
    desk.tell(ClassChanged(class_of(replace(run_of(1), run="run-9", person="person-9"))))
    desk.window.page("live").refresh(1.0)
    assert desk.window.page("live").stage.wall.hasFocus()
    desk.press("Y")
    assert asked(desk) == []
