"""Commands to one, several or all: what is offered, what is asked first, what is said in the end."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.classroom.turns import with_rota
from console.model import Attention, LinkState, Mode, Phase, Rest, RotaTimes, SeatView
from tests.support.live_views import class_view, fill, pack, station_view, stations
from tests.support.ui_runs import running_class, waiting_run
from ui.live.command_menu import choices, target_words
from ui.live.turn_row import turn_words

MINUTE = 60_000.0


def running(count, **changes):
    return tuple(station_view(n, **({"phase": Phase.RUNNING} | changes)) for n in range(1, count + 1))


def refused(views, mode=Mode.PRACTICE, **how):
    return {one.act: one.refusal for one in choices(views, mode, **({"with_baseline": False} | how))}


def test_the_menu_says_whom_it_reaches_and_what_can_not_be_done_and_why():
    views = running(3)
    assert target_words(views, everybody=True) == "To all 3 stations"
    assert target_words(views[:1], everybody=False).startswith("To seat ")
    offered = refused(views)
    assert offered["pause"] == offered["stop"] == offered["hint"] == ""
    assert offered["resume"] == "nothing is paused there"
    lost = tuple(station_view(n, link=LinkState.LOST) for n in (1, 2))
    assert set(refused(lost).values()) == {"none of them is connected"}
    assert refused(views, None)["assign"] == "no class is running"


def test_in_an_assessment_help_is_locked_and_what_keeps_people_safe_is_not():
    offered = refused(running(2), Mode.ASSESS)
    assert offered["hint"] == offered["inject"] == "locked in an assessment"
    assert (offered["stop"], offered["pause"], offered["message"]) == ("", "", "")


def open_live(screen, frames, views, **changes):
    screen.set_pack(pack("GMP-GWN-B"))
    fill(screen, frames, views, class_view(len(views)))
    screen.refresh(frames.now_ms())
    return screen.stage.desk


def test_a_stop_asks_why_and_reaches_all_that_were_meant(screen, frames, qtbot):
    views = running(3)
    desk = open_live(screen, frames, views)
    desk.acts.do("stop", desk.acts.targets)
    QTest.keyClicks(QApplication.focusWidget() or desk.ask, "fire drill")
    with qtbot.waitSignal(screen.command_requested) as wanted:
        QTest.keySequence(desk.ask._line, "Return")
    assert wanted.args == [tuple(view.station for view in views), "stop", {"reason": "fire drill"}]


def test_an_event_is_chosen_from_the_course(screen, frames, qtbot):
    desk = open_live(screen, frames, running(2))
    desk.acts.do("inject", desk.acts.targets[:1])
    course = pack("GMP-GWN-B")
    words = [desk.choose.choices.itemText(n) for n in range(desk.choose.choices.count())]
    assert words == [error.title for error in (*course.errors, *course.critical_errors)]
    with qtbot.waitSignal(screen.command_requested) as wanted:
        QTest.keySequence(desk.choose, "Return")
    first = (*course.errors, *course.critical_errors)[0]
    assert wanted.args[2]["args"] == {"code": first.code, "text": first.title}


def test_what_was_not_done_is_asked_for_again_by_its_verb(screen, frames, qtbot):
    desk = open_live(screen, frames, stations(4))
    with qtbot.waitSignal(screen.retry_requested) as wanted:
        desk.acts.send_again((station_view(2).station,), "message")
    assert wanted.args == [(station_view(2).station,), "message"]


def test_when_all_are_paused_the_same_button_lets_all_go_on(screen, frames, qtbot):
    open_live(screen, frames, running(2))
    with qtbot.waitSignal(screen.pause_all_requested):
        screen.top_bar.pause.click()
    screen.class_changed(running_class(2, is_paused=True))
    screen.refresh(frames.now_ms())
    assert screen.top_bar.pause.text() == "Resume all"
    with qtbot.waitSignal(screen.resume_all_requested):
        screen.top_bar.pause.click()


def test_a_seat_whose_headset_is_gone_is_offered_the_fullest_spare(screen, frames, qtbot):
    gone = {"link": LinkState.LOST, "attention": Attention.NO_SIGNAL}
    views = (*running(1), station_view(2, phase=Phase.RUNNING, **gone))
    spare = station_view(9, seat=None, person=None, name=None, battery=0.96)
    desk = open_live(screen, frames, (*views, spare, station_view(8, seat=None, person=None, battery=0.5)))
    screen.class_changed(running_class(2))
    buttons = screen.stage.side.focus.buttons
    screen.stage.wall.select(views[0].station)
    assert buttons.hint_button.isVisible() and not buttons.spare_button.isVisible()
    screen.stage.wall.select(views[1].station)
    assert buttons.spare_button.isVisible() and not buttons.hint_button.isVisible()
    assert buttons.spare_button.text().startswith("Use the spare, ")
    with qtbot.waitSignal(screen.spare_requested) as wanted:
        buttons.spare_button.click()
    assert wanted.args == ["02", spare.station, ""]
    run = waiting_run(2, run=views[1].run, outcome=None)
    screen.class_changed(running_class(2, mode=Mode.ASSESS, runs=(run,)))
    buttons.spare_button.click()
    assert desk.ask.isVisible()
    QTest.keyClicks(desk.ask._line, "battery fell out")
    with qtbot.waitSignal(screen.spare_requested) as wanted:
        QTest.keySequence(desk.ask._line, "Return")
    assert wanted.args == ["02", spare.station, "battery fell out"]


def test_a_headset_that_runs_by_itself_is_given_to_who_wears_it(screen, frames, qtbot):
    views = (*running(2), station_view(9, seat=None, person=None, unassigned=True, run="own"))
    desk = open_live(screen, frames, views)
    screen.class_changed(running_class(2))
    screen.refresh(frames.now_ms())
    row = screen.stage.side.turn
    assert row.words.first.startswith("Runs by itself: ")
    row.button.click()
    assert "person-1" in desk.choose._values
    with qtbot.waitSignal(screen.adopt_requested) as wanted:
        desk.choose.send.click()
    assert wanted.args == [views[2].station, "person-1"]


def turns_class(**changes):
    seats = [SeatView("01", None, f"p{turn}", None, turn) for turn in (1, 2)]
    return with_rota(running_class(0, times=RotaTimes(20, 3), **changes), seats)


def test_the_row_of_the_turn_says_what_it_waits_for_and_what_comes_next():
    wiping = turns_class(is_held=True, wipe_until_ms=90_000.0)
    assert turn_words(wiping, {}, 0.0)[:2] == ("Turn 1 of 2: not started", "wiping, 1:30 left")
    rests = turns_class(is_held=True, rests=(Rest("p1", 5 * MINUTE),))
    assert turn_words(rests, {}, 0.0).second == "1 rest first"
    on = turn_words(turns_class(turn_began_ms=0.0), {}, 8 * MINUTE)
    assert (on.first, on.second, on.button) == ("Turn 1 of 2", "12 m left", "Next turn")
    over = turn_words(turns_class(turn_began_ms=0.0), {}, 21 * MINUTE)
    assert over.second == "over its time by 1:00"
    assert turn_words(running_class(2), {}, 0.0) is None


def test_a_break_that_is_due_is_said_whatever_the_turn():
    views = {view.station: view for view in (station_view(1, worn_min=30), station_view(2, worn_min=29))}
    due = turn_words(running_class(2), views, 0.0)
    assert due.first == f"Break due: {station_view(1).seat}"
    assert due.second == "30 min of wear, then 15 min"
