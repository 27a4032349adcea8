from hypothesis import given
from hypothesis import strategies as st

from console.courses.pack import load_all
from console.messages import EventBody
from console.simulator.scenario import Happening, StepPlan, plan_run
from console.simulator.trainee import Trainee

PACK = next(pack for pack in load_all()[0] if pack.id == "GMP-GWN-B")

STRUGGLE = StepPlan(
    "hood",
    1,
    50_000.0,
    (
        Happening(0.0, EventBody("step.started", step="hood")),
        Happening(5_000.0, EventBody("help.requested", step="hood")),
        Happening(45_000.0, EventBody("help.cancelled", step="hood")),
        Happening(50_000.0, EventBody("step.completed", step="hood")),
    ),
    (5_000.0, 45_000.0),
)
EASY = StepPlan(
    "mask",
    2,
    10_000.0,
    (
        Happening(0.0, EventBody("step.started", step="mask")),
        Happening(10_000.0, EventBody("step.completed", step="mask")),
    ),
)


def trainee() -> Trainee:
    return Trainee("X", "1.0", (STRUGGLE, EASY))


def said(events: list[EventBody]) -> list[str]:
    return [event.kind for event in events]


@given(st.integers(0, 500), st.lists(st.floats(1.0, 200_000.0), min_size=1, max_size=40))
def test_events_do_not_depend_on_how_time_is_sliced(seed: int, slices: list[float]) -> None:
    plans = plan_run(PACK, seed, 0.5)
    expected = [happening.event for plan in plans for happening in plan.happenings]
    runner, events = Trainee(PACK.id, PACK.version, plans), []
    for piece in slices:
        events += runner.advance(piece)
    events += runner.advance(1e12)
    assert events == expected
    assert runner.is_done
    assert abs(runner.elapsed_ms - sum(plan.duration_ms for plan in plans)) < 1.0


def test_time_that_does_not_pass_changes_nothing() -> None:
    runner = trainee()
    assert said(runner.advance(0.0)) == ["step.started"]
    assert runner.advance(0.0) == []
    assert runner.progress().elapsed_ms == 0


def test_hint_ends_a_struggle_and_withdraws_the_call_for_help() -> None:
    runner = trainee()
    assert said(runner.advance(6_000.0)) == ["step.started", "help.requested"]
    assert runner.is_struggling
    assert said(runner.take_hint("gather each leg", None)) == ["hint.shown", "help.cancelled"]
    assert not runner.is_struggling
    assert said(runner.advance(5_000.0)) == ["step.completed", "step.started"]


def test_hint_outside_a_struggle_is_only_shown() -> None:
    runner = trainee()
    runner.advance(1_000.0)
    (shown,) = runner.take_hint("slowly", "mask")
    assert (shown.kind, shown.text, shown.step) == ("hint.shown", "slowly", "mask")
    assert runner.progress().elapsed_ms == 1_000


def test_a_stall_is_lost_time_that_a_hint_ends_and_that_costs_no_event() -> None:
    runner = trainee()
    runner.advance(1_000.0)
    runner.stall(100.0, idle=True)
    assert runner.is_struggling
    assert runner.advance(99_000.0) == []
    assert runner.elapsed_ms == 100_000.0
    assert said(runner.advance(5_000.0)) == ["help.requested"]
    runner.stall(100.0, idle=True)
    assert said(runner.take_hint("look down", None)) == ["hint.shown", "help.cancelled"]
    assert said(runner.advance(5_000.0)) == ["step.completed", "step.started"]


def test_who_is_busy_without_success_gives_signs_of_life() -> None:
    runner = trainee()
    runner.advance(1_000.0)
    runner.stall(35.0, idle=False)
    assert said(runner.advance(34_000.0)) == ["note", "note", "note"]
    assert runner.progress().index == 1


def test_injected_event_happens_now_in_the_present_step() -> None:
    runner = trainee()
    runner.advance(51_000.0)
    (event,) = runner.suffer("critical_error", "TORN_GLOVE", None)
    assert (event.kind, event.code, event.step) == ("critical_error", "TORN_GLOVE", "mask")
    assert runner.suffer("earthquake", None, None) == []


def test_progress_counts_steps_and_faults() -> None:
    runner = trainee()
    runner.advance(50_500.0)
    progress = runner.progress()
    assert (progress.step, progress.index, progress.of, progress.score) == ("mask", 2, 2, 100)
    runner.suffer("error", None, None)
    assert runner.progress().score == 50
    runner.advance(1e9)
    assert (runner.progress().index, runner.progress().step) == (2, "mask")
