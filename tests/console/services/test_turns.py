"""Turns through the whole console: held starts, pauses for all, swaps, late arrivals, adoption, a crash."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from console.clock import SystemClock
from console.errors import ClassReason, ConsoleError
from console.model import (
    CommandResult,
    Excused,
    Headcount,
    Mode,
    Outcome,
    Phase,
    PlannedSeat,
    RotaTimes,
    Thresholds,
    Trainee,
)
from console.records import Records
from tests.support.attended import refusal
from tests.support.consoles import Console, console
from tests.support.simulated_headsets import headsets


def two_turns(desk: Console, seats: int = 2):
    """A plan of two turns on the first headsets; others are spares."""
    plan = desk.plan()
    first = plan.seats[:seats]
    second = tuple(
        PlannedSeat(seat.seat, seat.station, Trainee(f"Second {seat.seat}"), turn=2) for seat in first
    )
    limits = Thresholds(idle_s=77)
    return replace(plan, seats=first + second, times=RotaTimes(20, 3), thresholds=limits)


def phases(desk: Console, phase: Phase) -> int:
    return sum(view.phase is phase for view in desk.ours())


def exported(desk: Console, folder: Path) -> list[dict[str, Any]]:
    """The cores of all entries, as an auditor reads them."""
    desk.engine.stop()
    records = Records.open(folder / "data", SystemClock(), app="test")
    try:
        records.export_jsonl(folder / "out.jsonl")
    finally:
        records.close()
    return [json.loads(line)["core"] for line in (folder / "out.jsonl").read_text().splitlines()[1:]]


def outcomes(desk: Console) -> dict[str, list[Outcome | None]]:
    found: dict[str, list[Outcome | None]] = {}
    for run in desk.class_.runs:
        found.setdefault(run.name, []).append(run.outcome)
    return found


def test_a_class_of_two_turns_is_held_paused_rearranged_and_outlives_the_console(tmp_path):
    with headsets(3, tmp_path) as started:
        with console(tmp_path / "data") as desk:
            desk.pair_all(started)
            classroom, turns = desk.engine.classroom, desk.engine.turns
            classroom.prepare(two_turns(desk)).result(10)
            desk.until(lambda: phases(desk, Phase.READY) == 2)
            assert desk.class_.is_held
            assert not any(run.began for run in desk.class_.runs)
            kept = desk.engine.settings.get("class.rota").result(10)
            assert len(kept["places"]) == 4
            assert "Trainee" not in str(kept)
            assert "Second" not in str(kept)
            classroom.begin().result(10)
            desk.until(lambda: phases(desk, Phase.RUNNING) == 2)

            paused = classroom.pause_all().result(10)
            assert [change.result for change in paused] == [CommandResult.DONE] * 2
            spare = next(view.station for view in desk.ours() if view.seat is None)
            turns.swap_headset("01", spare).result(10)
            desk.until(lambda: desk.views[spare].phase is Phase.READY)
            desk.until(lambda: phases(desk, Phase.PAUSED) == 1)
            classroom.resume_all().result(10)
            desk.until(lambda: phases(desk, Phase.RUNNING) == 2)
            assert outcomes(desk)["Trainee 1"] == [Outcome.TECHNICAL_FAULT, None]

            turns.swap_seats(1, "01", "02").result(10)
            desk.until(lambda: len(outcomes(desk)["Trainee 2"]) == 2 and phases(desk, Phase.RUNNING) == 2)
            assert outcomes(desk)["Trainee 2"] == [Outcome.INTERRUPTED, None]
            late = turns.add(Trainee("Late One")).result(10)
            assert (late.turn, late.seat) == (3, "01")
            known = Trainee("Late One", person=late.person)
            assert refusal(turns.add(known, "02", 3)).reason is ClassReason.SEAT_TAKEN
            turns.next().result(20)
            assert (desk.class_.turn, desk.class_.turns, desk.class_.is_held) == (2, 3, True)
            assert desk.class_.wipe_until_ms is not None
            assert [seat.name for seat in desk.class_.seats] == ["Second 01", "Second 02"]
        with console(tmp_path / "data") as desk:
            desk.know(started)
            known = desk.class_
            assert (known.interrupted, known.turn, known.turns, known.is_held) == (True, 2, 3, True)
            assert known.thresholds == Thresholds(idle_s=77)
            assert [seat.name for seat in known.rota if seat.turn != 2] == [
                "Trainee 2",
                "Trainee 1",
                "Late One",
            ]
            assert refusal(desk.engine.turns.next()).reason is ClassReason.STILL_INTERRUPTED
            desk.engine.classroom.resume_interrupted().result(10)
            desk.until(lambda: len(desk.live()) == 3)
            desk.engine.classroom.begin().result(10)
            desk.until(lambda: phases(desk, Phase.RUNNING) == 2)
            desk.engine.classroom.close().result(20)
            assert desk.engine.verify().result(10) == []
            row = desk.engine.classroom.classes().result(10)[0]
            again = desk.engine.classroom.plan_of(row.id).result(10)
            assert (again.times, again.thresholds) == (RotaTimes(20, 3), Thresholds(idle_s=77))
            assert [(seat.turn, seat.seat, seat.trainee.display) for seat in again.seats] == [
                (1, "01", "Trainee 2"),
                (1, "02", "Trainee 1"),
                (2, "01", "Second 01"),
                (2, "02", "Second 02"),
            ]


def test_what_a_headset_began_by_itself_becomes_somebodys_run_from_its_start(tmp_path):
    with headsets(1, tmp_path, "--auto", "--speed", "300") as started, console(tmp_path / "data") as desk:
        desk.pair_all(started)
        station = started[0].station
        desk.until(lambda: desk.views[station].unassigned and desk.views[station].step is not None)
        own = desk.views[station].run
        seat = PlannedSeat("09", "00000000-0000-4000-8000-000000000009", Trainee("Guest 1"))
        plan = replace(desk.plan(Mode.OUTREACH), seats=(seat,))
        desk.engine.classroom.prepare(plan).result(10)
        adopted = desk.engine.turns.adopt(station).result(10)
        assert (adopted.run, adopted.name, adopted.seat) == (own, "Guest 2", "01")
        assert not desk.views[station].unassigned
        assert refusal(desk.engine.turns.adopt(station)).reason is ClassReason.NOTHING_TO_ADOPT
        desk.until(lambda: desk.runs_closed() == 1, 60)
        assert refusal(desk.engine.classroom.close()).reason is ClassReason.HEADCOUNT_NEEDED
        hands = {"interest": {"more": 7, "same": 3, "less": 0}, "stage": {"under_16": 2}}
        desk.engine.classroom.close(headcount=Headcount(1, 8), answers=hands).result(20)
        assert desk.engine.verify().result(10) == []
        written = exported(desk, tmp_path)
        assert [one["subject"] for one in written if one["kind"] == "run.started"] == [own]
        closed = next(one["body"] for one in written if one["kind"] == "class.closed")
        assert closed["reach"] == {"present": 1, "audience": 8}
        assert closed["tally"] == {"interest": {"less": 0, "more": 7, "same": 3}}


def test_an_assessed_class_lets_nobody_help_and_ends_with_a_decision_or_a_reason(tmp_path):
    with console(tmp_path, interfaces=()) as desk:
        seats = tuple(
            PlannedSeat(
                f"0{n}", f"00000000-0000-4000-8000-00000000000{n}", Trainee(f"Trainee {n}"), turn=turn
            )
            for turn in (1, 2)
            for n in (1, 2)
        )
        desk.engine.classroom.prepare(replace(desk.plan(Mode.ASSESS), seats=seats)).result(10)
        classroom, turns = desk.engine.classroom, desk.engine.turns
        for verb in ("hint", "inject"):
            assert refusal(classroom.command([], verb, {})).reason is ClassReason.LOCKED_IN_ASSESSMENT
        refused = refusal(turns.next())
        assert (refused.reason, refused.detail) == (ClassReason.SEATS_NOT_SETTLED, {"seats": "01, 02"})
        first = [Excused(seat.seat, 1, seat.person, "fire drill") for seat in desk.class_.seats]
        with pytest.raises(ConsoleError) as wordless:
            turns.next([replace(one, reason=" ") for one in first]).result(10)
        assert wordless.value.reason is ClassReason.REASON_NEEDED
        turns.next(first).result(10)
        turns.excuse("01", 2, "went home").result(10)
        assert refusal(classroom.close()).detail == {"seats": "02"}
        last = desk.class_.seats[1]
        classroom.close([Excused("02", 2, last.person, "unwell")]).result(10)
        assert desk.class_ is None
