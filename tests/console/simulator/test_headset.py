import itertools
import uuid

import pytest

from console.model import Phase
from tests.support.rehearsal import GOWNING, Rehearsal, of


def running(**how: float | bool) -> Rehearsal:
    rehearsal = Rehearsal(**how)  # type: ignore[arg-type]
    assert rehearsal.assign()["result"] == "done"
    assert rehearsal.command("start")["result"] == "done"
    return rehearsal


def test_idle_headset_says_its_state_every_two_seconds_and_nothing_else() -> None:
    said = Rehearsal().wait(20.0)
    assert {message["type"] for message in said} == {"state"}
    assert len(said) == 10
    assert said[0]["body"]["phase"] == "idle"
    assert said[0]["run"] is None


def test_state_comes_at_once_when_the_phase_changes() -> None:
    rehearsal = Rehearsal()
    rehearsal.wait(1.0)
    rehearsal.headset.take_up(GOWNING, str(uuid.uuid4()))
    (state,) = of("state", rehearsal.heard())
    assert (state["phase"], state["worn"]) == ("ready", True)


def test_assigned_headset_waits_for_start() -> None:
    rehearsal = Rehearsal()
    run = str(uuid.uuid4())
    rehearsal.assign(run=run)
    said = rehearsal.wait(60.0)
    assert {message["type"] for message in said} == {"state"}
    assert {message["run"] for message in said} == {run}
    assert {state["phase"] for state in of("state", said)} == {"ready"}


def test_run_goes_through_all_steps_to_its_end() -> None:
    rehearsal = running(speed=60.0)
    said = rehearsal.wait(120.0)
    steps = [event["step"] for event in of("event", said) if event["kind"] == "step.completed"]
    assert steps == [step.id for step in GOWNING.steps]
    assert rehearsal.headset.phase is Phase.ENDED
    last = of("progress", said)[-1]
    assert (last["index"], last["of"], last["step"]) == (17, 17, GOWNING.steps[-1].id)
    assert of("state", said)[-1]["worn"] is False


def test_progress_comes_with_each_step_and_every_five_seconds() -> None:
    rehearsal = running()
    said = rehearsal.wait(60.0)
    gaps = [message["mono"] for message in said if message["type"] == "progress"]
    assert all(later - earlier <= 5250.0 for earlier, later in itertools.pairwise(gaps))
    assert {body["scenario"] for body in of("progress", said)} == {"GMP-GWN-B"}


def test_paused_run_stands_still_until_it_is_resumed() -> None:
    rehearsal = running()
    rehearsal.wait(10.0)
    assert rehearsal.command("pause")["result"] == "done"
    said = rehearsal.wait(600.0)
    assert {message["type"] for message in said} == {"state"}
    assert {state["phase"] for state in of("state", said)} == {"paused"}
    rehearsal.command("resume")
    (first, *_) = of("progress", rehearsal.wait(0.25))
    assert first["elapsed_ms"] == pytest.approx(10_250.0)


def test_trainee_who_pressed_stop_goes_on_after_a_rest() -> None:
    rehearsal = running()
    rehearsal.wait(1.0)
    assert rehearsal.command("inject", event="stop.pressed", args={})["result"] == "done"
    assert rehearsal.headset.phase is Phase.PAUSED
    rehearsal.wait(19.0)
    assert rehearsal.headset.phase is Phase.PAUSED
    rehearsal.wait(2.0)
    assert rehearsal.headset.phase is Phase.RUNNING


def test_instructor_who_pauses_after_stop_keeps_the_run_paused() -> None:
    rehearsal = running()
    rehearsal.command("inject", event="stop.pressed", args={})
    rehearsal.command("pause")
    rehearsal.wait(300.0)
    assert rehearsal.headset.phase is Phase.PAUSED


def test_a_run_waits_while_its_baseline_is_taken_and_goes_on_after_it() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign(physio=True)
    rehearsal.command("start")
    rehearsal.wait(5.0)
    assert rehearsal.command("calibrate", seconds=30)["result"] == "done"
    assert of("progress", rehearsal.wait(29.0)) == []
    rehearsal.wait(2.0)
    assert rehearsal.headset.phase is Phase.RUNNING
    rehearsal.command("stop")
    assert rehearsal.command("calibrate", seconds=30)["result"] == "refused"


def test_calibration_ends_by_itself_and_returns_to_ready() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign(physio=True)
    rehearsal.command("calibrate", seconds=120)
    said = rehearsal.wait(119.0)
    assert rehearsal.headset.phase is Phase.CALIBRATING
    assert {state["scene"] for state in of("state", said)} == {"grey room"}
    still = [body["values"][0] for body in of("physio", said) if body["signal"] == "motion_g"]
    assert len(still) in (118, 119, 120)
    assert sorted(still)[60] < 0.03
    rehearsal.wait(2.0)
    assert rehearsal.headset.phase is Phase.READY


def test_physiology_needs_a_run_assigned_with_it() -> None:
    rehearsal = Rehearsal()
    assert of("physio", rehearsal.wait(5.0)) == []
    rehearsal.assign(physio=False)
    assert of("physio", rehearsal.wait(5.0)) == []
    assert rehearsal.command("physio", on=True)["result"] == "refused"
    assert of("physio", rehearsal.wait(5.0)) == []


def test_physiology_flows_from_ready_on_and_stops_at_the_end() -> None:
    rehearsal = Rehearsal(speed=1000.0)
    rehearsal.assign(physio=True)
    seconds = [body for body in of("physio", rehearsal.wait(10.0)) if body["signal"] == "motion_g"]
    assert len(seconds) == 10
    rehearsal.command("start")
    rehearsal.wait(10.0)
    assert rehearsal.headset.phase is Phase.ENDED
    assert of("physio", rehearsal.wait(10.0)) == []


def test_physiology_switched_off_stays_off_until_switched_on() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign(physio=True)
    rehearsal.command("physio", on=False)
    assert of("physio", rehearsal.wait(10.0)) == []
    rehearsal.command("physio", on=True)
    assert of("physio", rehearsal.wait(2.0)) != []
    rehearsal.command("physio", on=False)
    rehearsal.assign(physio=True)
    assert of("physio", rehearsal.wait(2.0)) != []


def test_headset_that_starts_by_itself_uses_runs_of_its_own() -> None:
    rehearsal = Rehearsal(speed=300.0, auto=True)
    said = rehearsal.wait(60.0)
    runs = {message["run"] for message in said if message["type"] == "event"}
    assert len(runs) in (2, 3)  # the next run starts some time after the first
    assert None not in runs
    assert of("physio", said) == []


def test_assigned_run_keeps_an_eager_headset_from_starting_its_own() -> None:
    rehearsal = Rehearsal(speed=300.0, auto=True)
    run = str(uuid.uuid4())
    rehearsal.assign(run=run)
    said = rehearsal.wait(30.0)
    assert {message["run"] for message in said} == {run}
    assert of("event", said) == []


def test_second_attempt_is_another_run_of_the_same_trainee() -> None:
    rehearsal = running(speed=1000.0, skill=0.3)
    first = of("event", rehearsal.wait(20.0))
    rehearsal.assign()
    rehearsal.command("start")
    second = of("event", rehearsal.wait(20.0))
    assert first
    assert second
    assert first != second


def test_same_seed_tells_the_same_story() -> None:
    stories = []
    for _ in range(2):
        rehearsal = running(seed=7, speed=100.0, skill=0.4)
        stories.append([(b["kind"], b.get("code")) for b in of("event", rehearsal.wait(60.0))])
    assert stories[0] == stories[1]


def test_machine_that_slept_goes_on_without_a_flood() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign(physio=True)
    rehearsal.command("start")
    rehearsal.wait(5.0)
    rehearsal.clock.advance(8 * 3600.0)
    rehearsal.headset.tick()
    assert len(rehearsal.heard()) < 200
    assert rehearsal.headset.phase is Phase.ENDED
