"""The row that reports what became of a command to many."""

from console.events import CommandChanged
from console.model import CommandResult
from tests.support.clock import ManualClock
from tests.support.live_views import fill, station_view, stations
from tests.support.ui_window import settle
from ui.frame_clock import FrameClock
from ui.live.live_screen import LiveScreen


def test_a_command_to_many_reports_who_did_not_answer(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(16)
    fill(screen, frames, views)
    for view in views:
        screen.command_changed(CommandChanged(f"c{view.seat}", view.station, "pause", CommandResult.PENDING))
    for view in views:
        result = CommandResult.NO_ANSWER if view.seat in ("09", "14") else CommandResult.DONE
        screen.command_changed(CommandChanged(f"c{view.seat}", view.station, "pause", result))
    row = screen.stage.side.command
    settle()
    assert row.accessibleName() == "Paused 14 of 16, no answer: 09, 14"
    with qtbot.waitSignal(screen.retry_requested) as wanted:
        row._retry.click()
    assert wanted.args == [(views[8].station, views[13].station), "pause"]
    for seat, result in (("09", CommandResult.DONE), ("14", CommandResult.REFUSED)):
        view = next(view for view in views if view.seat == seat)
        for said in (CommandResult.PENDING, result):
            screen.command_changed(CommandChanged(f"again{seat}", view.station, "pause", said))
    settle()
    assert row.accessibleName() == "Paused 15 of 16, refused: 14"


def test_the_command_row_takes_a_row_of_the_queue_and_goes_by_itself_when_all_did_it(
    screen: LiveScreen, frames: FrameClock, clock: ManualClock
) -> None:
    views = stations(4)
    fill(screen, frames, views)
    side = screen.stage.side
    before = side.queue.sizeHint().height()
    for result in (CommandResult.PENDING, CommandResult.DONE):
        for view in views:
            screen.command_changed(CommandChanged(f"c{view.seat}", view.station, "pause", result))
    settle()
    assert side.command.accessibleName() == "Paused 4 of 4"
    assert side.queue.sizeHint().height() == before
    clock.advance(6)
    screen.refresh(frames.now_ms())
    assert not side.command.isVisible()
    assert side.queue.sizeHint().height() == before


def test_what_the_console_asks_for_itself_does_not_take_the_place_of_a_persons_command(
    screen: LiveScreen, frames: FrameClock
) -> None:
    views = stations(4)
    fill(screen, frames, views)
    for verb in ("pause", "view"):
        for view in views:
            sent = CommandChanged(f"{verb}{view.seat}", view.station, verb, CommandResult.PENDING)
            screen.command_changed(sent)
    settle()
    assert screen.stage.side.command.accessibleName() == "Paused 0 of 4, waiting for 4"


def test_a_command_to_one_has_no_row(screen: LiveScreen, frames: FrameClock) -> None:
    fill(screen, frames, stations(3))
    screen.command_changed(CommandChanged("c1", station_view(1).station, "pause", CommandResult.PENDING))
    settle()
    assert not screen.stage.side.command.isVisible()
