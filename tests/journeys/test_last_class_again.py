"""The morning after: the last class once more, through the real window, with keys and clicks counted."""

import os
import signal

from msgspec.structs import replace

from console.model import Attention, LinkState, Outcome, Phase
from tests.support.consoles import console
from tests.support.hands import at_the_console
from tests.support.simulated_headsets import headsets


def hold_a_class(data, started):
    """A class of yesterday, with names, closed."""
    with console(data) as desk:
        desk.pair_all(started)
        desk.engine.classroom.start(replace(desk.plan(), duration_min=10)).result(20)
        desk.until(lambda: all(view.phase is Phase.RUNNING for view in desk.ours()))
        desk.engine.classroom.close().result(20)


def test_the_last_class_runs_in_five_actions_and_a_call_is_answered_in_two_keys(tmp_path, qtbot):
    with headsets(3, tmp_path) as started:
        hold_a_class(tmp_path / "data", started)
        ours = {one.station for one in started}
        with at_the_console(tmp_path / "data", qtbot) as hands:

            def live():
                return [
                    view
                    for view in hands.views().values()
                    if view.station in ours and view.link is LinkState.LIVE
                ]

            hands.until(lambda: len(live()) == 3 and all(view.phase for view in live()))

            hands.press("Ctrl+4")
            classes = hands.window.page("classes")
            hands.until(classes.bar.duplicate.isEnabled)
            hands.press("Ctrl+D")
            hands.until(lambda: classes.is_planning and classes.start.isEnabled())
            hands.press("Ctrl+Return")
            hands.until(lambda: len(classes.running.check.ready) == 3)
            hands.press("Return")
            hands.until(lambda: hands.window.current == "live")
            hands.until(lambda: all(view.phase is Phase.RUNNING for view in live()))
            assert hands.actions <= 5
            assert [seat.name for seat in hands.class_.seats] == ["Trainee 1", "Trainee 2", "Trainee 3"]
            assert {run.attempt for run in hands.class_.runs} == {2}

            hands.engine.classroom.command([started[1].station], "inject", {"event": "help.requested"})
            hands.until(lambda: hands.window.page("live").stage.side.queue.top() == started[1].station)
            hands.window.page("live").stage.wall.setFocus()
            hands.forget()
            hands.press(".")
            hands.press("Return")
            hands.until(lambda: hands.views()[started[1].station].on_my_way_ms is not None)
            assert hands.actions == 2

            sees_a_fault_and_sends_it_again(hands, started)
            hands.engine.classroom.close().result(20)
            hands.until(lambda: hands.class_ is None)
            assert hands.engine.verify().result(10) == []


def sees_a_fault_and_sends_it_again(hands, started):
    """One headset hangs while all are paused: the row says which, and Retry reaches it alone."""
    row = hands.window.page("live").stage.side.command
    hung = started[2]
    os.kill(hung.process.pid, signal.SIGSTOP)
    try:
        hands.press("Ctrl+Shift+P")
        hands.until(lambda: row.accessibleName() == "Paused 2 of 3, no answer: 03")
    finally:
        os.kill(hung.process.pid, signal.SIGCONT)
    hands.until(lambda: hands.views()[hung.station].link is LinkState.LIVE)
    hands.until(lambda: hands.views()[hung.station].attention in (Attention.NOT_DONE, Attention.PAUSED))
    if row.isVisible() and "no answer" in row.accessibleName():
        hands.click(row._retry)
    hands.until(lambda: row.accessibleName() == "Paused 3 of 3")
    assert {view.phase for view in hands.views().values() if view.station == hung.station} == {Phase.PAUSED}
    assert Outcome.COMPLETED not in {run.outcome for run in hands.class_.runs}
    hands.press("Ctrl+Shift+P")
    hands.until(lambda: hands.views()[hung.station].phase is Phase.RUNNING)
