"""The main job, end to end: found, paired, live, recorded, decided, closed; without a window."""

import json
import subprocess
import sys

from console.assessment.sheet import judge
from console.model import Attention, ClassState, Decision, Headcount, Mode, Outcome, Result
from tests.support.consoles import console
from tests.support.simulated_headsets import ROOT, headsets

FAST = ("--speed", "400")


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "ui", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_class_of_two_from_search_to_a_closed_class(tmp_path):
    data = tmp_path / "data"
    with headsets(2, tmp_path, *FAST) as started, console(data) as desk:
        desk.pair_all(started)
        desk.start_class()
        desk.until(lambda: desk.runs_closed() == 2, 60)
        assert {run.outcome for run in desk.class_.runs} <= {Outcome.COMPLETED, Outcome.STOPPED}

        waiting = desk.engine.assessments.waiting().result(10)
        assert {run.station for run in waiting} == {one.station for one in started}
        for one in waiting:
            sheet = desk.engine.assessments.sheet(one.run).result(10)
            judgements = {human.id: Result.MET for human in sheet.by_person}
            proposal = judge(sheet, judgements).proposal
            reason = "Practise again." if proposal is Decision.NOT_YET_COMPETENT else None
            desk.engine.assessments.decide(one.run, proposal, reason, judgements).result(10)
        assert desk.engine.assessments.waiting().result(10) == ()

        desk.engine.classroom.close().result(20)
        assert desk.class_ is None
        assert desk.engine.classroom.classes().result(10)[0].state is ClassState.CLOSED
        assert desk.engine.verify().result(10) == []

    verified = run("records", "verify", str(data / "records.sqlite"))
    assert verified.returncode == 0, verified.stderr
    assert json.loads(verified.stdout.splitlines()[-1])["faults"] == 0
    exported = run("records", "export", "--jsonl", str(tmp_path / "out.jsonl"), "--data", str(data))
    assert exported.returncode == 0, exported.stderr
    kinds = [
        json.loads(line)["core"]["kind"] for line in (tmp_path / "out.jsonl").read_text().splitlines()[1:]
    ]
    assert kinds[0] == "console.created"
    assert kinds.count("run.started") == kinds.count("run.closed") == kinds.count("assessment.decided") == 2
    assert [kind for kind in kinds if kind != "backup.made"][-1] == "class.closed"


def test_a_paired_headset_is_live_again_by_itself_after_a_restart(tmp_path):
    with headsets(1, tmp_path) as started:
        with console(tmp_path / "data") as desk:
            desk.pair_all(started)
        with console(tmp_path / "data") as desk:
            desk.know(started)
            desk.until(lambda: len(desk.live()) == 1)


def test_guests_of_an_outreach_class_leave_no_person_behind(tmp_path):
    with headsets(1, tmp_path, *FAST) as started, console(tmp_path / "data") as desk:
        desk.pair_all(started)
        desk.start_class(Mode.OUTREACH)
        desk.until(lambda: desk.runs_closed() == 1, 60)
        assert desk.engine.assessments.waiting().result(10) == ()
        assert Attention.READY not in {view.attention for view in desk.views.values()}
        desk.engine.classroom.close(headcount=Headcount(present=1, audience=12)).result(20)
        assert desk.engine.classroom.people().result(10) == ()
        assert desk.engine.verify().result(10) == []
