"""A run comes to its headset, however slow it is and whatever was asked of it a moment before."""

import contextlib
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from console.model import Attention, Outcome, Phase, PlannedSeat, Trainee
from tests.support.consoles import Console, console
from tests.support.slow_headset import SlowHeadset, slow_headset


@contextlib.contextmanager
def a_class_of_two_turns(folder) -> Iterator[tuple[Console, SlowHeadset]]:
    """One seat, on a headset that has been told to start and has not begun."""
    with slow_headset() as headset, console(folder / "data", interfaces=()) as desk:
        desk.know([headset])
        desk.engine.headsets.dial(f"127.0.0.1:{headset.port}").result(10)
        desk.pair_all([headset])
        plan = desk.plan()
        seats = (*plan.seats, PlannedSeat("01", headset.station, Trainee("Second"), turn=2))
        desk.engine.classroom.start(replace(plan, seats=seats)).result(10)
        assert headset.is_told_to_start.wait(10)
        yield desk, headset


def present(desk: Console) -> str:
    """The run that is meant for the only seat now."""
    return next(run.run for run in desk.class_.runs if run.outcome is None)


@pytest.mark.parametrize("says_late", [False, True])
def test_the_next_turn_comes_to_a_headset_that_was_just_told_to_start(tmp_path, says_late):
    with a_class_of_two_turns(tmp_path) as (desk, headset):
        headset.says_late = says_late
        asked = desk.engine.turns.next()
        headset.may_begin.set()
        asked.result(10)
        desk.until(lambda: desk.views[headset.station].phase is Phase.READY and headset.run == present(desk))
        assert headset.verbs[-2:] == ["stop", "assign"]
        assert desk.views[headset.station].attention is Attention.NORMAL
        first = [run.outcome for run in desk.class_.runs if run.name == "Trainee 1"]
        assert first == ([] if says_late else [Outcome.STOPPED])


def test_a_headset_that_lost_its_run_gets_it_when_it_is_asked_again(tmp_path):
    with a_class_of_two_turns(tmp_path) as (desk, headset):
        headset.may_begin.set()
        desk.until(lambda: desk.views[headset.station].phase is Phase.RUNNING)
        desk.engine.turns.next().result(10)
        desk.until(lambda: desk.views[headset.station].phase is Phase.READY and headset.run == present(desk))
        headset.phase, headset.run = "idle", ""
        desk.until(lambda: desk.views[headset.station].phase is Phase.IDLE)
        desk.engine.classroom.assign([headset.station]).result(10)
        desk.until(lambda: desk.views[headset.station].phase is Phase.READY)
        assert headset.run == present(desk)
