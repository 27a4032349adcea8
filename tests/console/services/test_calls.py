"""Calls through the whole console: a real headset, its trainee in trouble, an instructor who goes there."""

from msgspec.structs import replace

from console.errors import ClassReason
from console.events import Called, QueueChanged
from console.model import Attention, Phase, StuckReason, Thresholds
from tests.support.attended import refusal
from tests.support.consoles import Console, console
from tests.support.simulated_headsets import headsets

AT_ONCE = Thresholds(stuck_errors=3, stuck_on_s=0, stuck_off_s=0, stopped_again_s=10)


def queue(desk: Console) -> list[Attention]:
    last = next(event for event in reversed(desk.events) if isinstance(event, QueueChanged))
    return [item.attention for item in last.items]


def test_trouble_in_a_headset_reaches_the_queue_is_heard_and_outlives_the_console(tmp_path):
    with headsets(1, tmp_path) as started:
        with console(tmp_path / "data") as desk:
            desk.pair_all(started)
            desk.engine.classroom.start(replace(desk.plan(), thresholds=AT_ONCE)).result(10)
            desk.until(lambda: all(view.phase is Phase.RUNNING and view.step for view in desk.ours()))
            classroom, station = desk.engine.classroom, started[0].station
            for _ in range(3):
                classroom.command([station], "inject", {"event": "error", "args": {}}).result(10)
            desk.until(lambda: desk.views[station].attention is Attention.STUCK)
            assert desk.views[station].stuck.reason is StuckReason.ERRORS
            assert queue(desk) == [Attention.STUCK]
            classroom.command([station], "inject", {"event": "fall", "args": {}}).result(10)
            desk.until(lambda: Called(Attention.STOPPED, station, "fall") in desk.events)
            assert refusal(classroom.resolve(station)).reason is ClassReason.STOP_NEEDS_REASON
            classroom.acknowledge(station, Attention.STUCK).result(10)
            assert desk.views[station].on_my_way_ms is None
        with console(tmp_path / "data") as desk:
            desk.know(started)
            assert desk.views[station].attention is Attention.STOPPED
            desk.engine.classroom.acknowledge(station, Attention.STOPPED).result(10)
            desk.engine.classroom.resolve(station, "tripped over the bench").result(10)
            desk.until(lambda: desk.views[station].attention is not Attention.STOPPED)
        with console(tmp_path / "data") as desk:
            assert desk.views[station].attention is not Attention.STOPPED
            assert desk.engine.verify().result(10) == []
