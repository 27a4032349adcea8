import uuid
from typing import Any

import pytest

from console.headsets.protocol import check_limits
from console.messages import CommandBody
from console.model import Phase
from tests.support.rehearsal import Rehearsal, of

RUN = "dbebfd6f-4348-481d-9194-b262fc326d33"


def test_unknown_verb_is_unsupported() -> None:
    assert Rehearsal().command("dance")["result"] == "unsupported"


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        ("assign", {}),
        ("assign", {"run": RUN}),
        ("physio", {"on": 1}),
        ("calibrate", {"seconds": "120"}),
        ("calibrate", {"seconds": 0}),
        ("calibrate", {"seconds": 1e9}),
        ("hint", {"text": 5}),
        ("message", {}),
        ("message", {"text": None}),
        ("inject", {"event": "error", "args": {"code": 4}}),
        ("inject", {"event": "error", "args": []}),
        ("inject", {"event": "earthquake"}),
        ("inject", {"event": "trainee.idle", "args": {"seconds": True}}),
        ("inject", {"event": "trainee.idle", "args": {"seconds": 0}}),
        ("inject", {"event": "trainee.busy", "args": {}}),
        ("stop", {"reason": 1}),
        ("view", {"fps": 6}),
        ("view", {"fps": -1}),
        ("view", {"fps": 1, "width": 0}),
        ("view", {}),
    ],
)
def test_arguments_that_make_no_sense_are_refused_with_a_reason(verb: str, args: dict[str, Any]) -> None:
    rehearsal = Rehearsal()
    if verb in ("hint", "inject", "stop"):
        rehearsal.assign()
        rehearsal.command("start")
    ack = rehearsal.command(verb, **args)
    assert ack["result"] == "refused"
    assert ack["reason"]


@pytest.mark.parametrize("verb", ["start", "pause", "resume", "stop", "hint", "inject"])
def test_commands_for_a_run_are_refused_without_one(verb: str) -> None:
    args = {"event": "error"} if verb == "inject" else {}
    assert Rehearsal().command(verb, **args)["result"] == "refused"


@pytest.mark.parametrize(("verb", "args"), [("recentre", {}), ("message", {"text": "two minutes left"})])
def test_some_commands_are_always_done(verb: str, args: dict[str, Any]) -> None:
    assert Rehearsal().command(verb, **args)["result"] == "done"


def test_repeated_id_is_acked_again_and_not_executed_again() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign()
    rehearsal.command("start")
    command_id = str(uuid.uuid4())
    first = rehearsal.command("hint", command_id=command_id, text="slowly")
    events = len(of("event", rehearsal.wait(0.0)))
    rehearsal.command("pause")
    assert rehearsal.command("hint", command_id=command_id, text="slowly") == first
    assert len(of("event", rehearsal.heard())) == events


def test_repeated_id_keeps_its_first_answer_even_when_the_verb_differs() -> None:
    rehearsal = Rehearsal()
    command_id = str(uuid.uuid4())
    assert rehearsal.command("start", command_id=command_id)["result"] == "refused"
    rehearsal.assign()
    assert rehearsal.command("start", command_id=command_id)["result"] == "refused"
    assert rehearsal.headset.phase is Phase.READY


def test_unknown_scenario_or_version_is_refused() -> None:
    rehearsal = Rehearsal()
    assert rehearsal.assign(scenario="GMP-XXX")["result"] == "refused"
    assert rehearsal.assign(scenario_version="99.0")["result"] == "refused"
    assert rehearsal.headset.phase is Phase.IDLE
    assert rehearsal.assign(scenario="OUT-GWN")["result"] == "done"


def test_running_headset_takes_no_other_run() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign(run=RUN)
    rehearsal.command("start")
    assert rehearsal.assign()["result"] == "refused"
    assert rehearsal.assign(run=RUN)["result"] == "done"
    assert rehearsal.headset.run == RUN
    assert rehearsal.headset.phase is Phase.RUNNING


def test_ready_or_ended_headset_takes_another_run() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign()
    assert rehearsal.assign(run=RUN)["result"] == "done"
    rehearsal.command("start")
    rehearsal.command("stop", reason="time")
    assert rehearsal.headset.phase is Phase.ENDED
    assert rehearsal.command("start")["result"] == "refused"
    assert rehearsal.assign()["result"] == "done"
    assert rehearsal.headset.phase is Phase.READY


def test_asking_twice_for_the_same_phase_is_no_mistake() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign()
    for verb in ("start", "start", "pause", "pause", "resume", "resume", "stop", "stop"):
        assert rehearsal.command(verb)["result"] == "done", verb


def test_start_waits_for_the_end_of_calibration() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign(physio=True)
    rehearsal.command("calibrate", seconds=30)
    assert rehearsal.command("start")["result"] == "refused"
    rehearsal.wait(31.0)
    assert rehearsal.command("start")["result"] == "done"


def test_injected_critical_error_is_said_before_its_ack() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign()
    rehearsal.command("start")
    args = {"code": "TORN_GLOVE_KEPT", "text": "seen on camera"}
    rehearsal.obedience.obey(CommandBody(RUN, "inject", {"event": "critical_error", "args": args}, 5000))
    event, ack = rehearsal.heard()[-2:]
    assert event["body"]["code"] == "TORN_GLOVE_KEPT"
    assert event["body"]["text"] == "seen on camera"
    assert ack["body"] == {"cmd": RUN, "result": "done"}


def test_answers_of_a_thousand_commands_are_remembered() -> None:
    rehearsal = Rehearsal()
    ids = [str(uuid.uuid4()) for _ in range(1200)]
    for command_id in ids:
        rehearsal.obedience.obey(CommandBody(command_id, "start", {}, 5000))
    rehearsal.assign()
    assert rehearsal.command("start", command_id=ids[-900])["result"] == "refused"
    assert rehearsal.command("start", command_id=ids[0])["result"] == "done"


def test_nothing_the_console_sends_makes_the_headset_say_too_much() -> None:
    rehearsal = Rehearsal()
    rehearsal.assign()
    rehearsal.command("start")
    rehearsal.obedience.obey(CommandBody(RUN, "hint", {"text": "x" * 4096, "step": "y" * 4096}, 5000))
    outbox = rehearsal.headset.outbox
    for seq in range(outbox.last_seq):
        sent = outbox.next_after(seq)
        assert sent is not None
        check_limits(sent.frame)
