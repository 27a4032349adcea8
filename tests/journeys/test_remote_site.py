"""A remote site's day, and a week: assessed and signed without a network, carried to the hub on a stick."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import psycopg

from console.messages import EventBody
from console.model import Decision, Meaning, Outcome, SigningState, Trainee
from tests.support.hub import code_for, found, hub
from tests.support.remote_site import RemoteSite
from tests.support.signoff_window import WAIT_MS, evening
from tests.support.simulated_headsets import ROOT
from ui.signoff.queues import Queue

WAIT_S = WAIT_MS / 1000
COURSES = ("GMP-GWN-B", "GMP-TRF", "GMP-CLN", "GMP-BSC")
NAMES = (
    *("Rhiannon Prydderch", "Tomos Griffiths", "Mair Bevan", "Hana Sato", "Owain Glyn", "Amina Yusuf"),
    *("Siobhán McAllister", "Iestyn Rowlands", "Ffion Wyn", "Dewi Llwyd", "Nia Cledwyn", "Bethan Rees"),
)
ASSESSOR, COUNTERSIGNER, ADMINISTRATOR = "lnew", "gparry", "shughes"
FELL, FAILED, AMENDED = "Tomos Griffiths", "Hana Sato", "Dewi Llwyd"
WEEK_S = 7 * 24 * 3600
BOTH = (Meaning.ASSESSED, Meaning.COUNTERSIGNED)
ENTRIES = "SELECT seq, id, kind, hash, sig, core FROM entry ORDER BY seq"
PARTS = "SELECT sha256, bytes FROM blob ORDER BY sha256"
"""What laptop and hub both keep."""


def receive(database, *words):
    """`hub receive` as the hub's owner runs it."""
    command = [sys.executable, "-m", "ui", "hub", "receive", *map(str, words), "--database", database]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def kept_by_the_laptop(folder, query):
    with closing(sqlite3.connect(f"file:{folder / 'records.sqlite'}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def held_by_the_hub(database, query):
    with psycopg.connect(database) as connection:
        return connection.execute(query).fetchall()


def hold_the_runs(desk):
    """Twelve people on four packs; what their headsets said. The runs by name."""
    session = desk.come_in(ASSESSOR)
    trainees = [Trainee(name, *name.split(" ", 1)) for name in NAMES]
    people = desk.engine.people.enrol(trainees, session=session).result(WAIT_S)
    runs = {}
    for number, (name, person) in enumerate(zip(NAMES, people, strict=True)):
        pack = desk.pack_of(COURSES[number // 3])
        said, outcome = desk.clean(pack), Outcome.COMPLETED
        if name == FELL:
            said.append(EventBody("critical_error", code="OUTER_TOUCHES_FLOOR", step="coverall"))
        if name == FAILED:
            said, outcome = said[:4], Outcome.TECHNICAL_FAULT
        runs[name] = desk.finished_run(person, said, outcome=outcome, known=True, pack=pack)
    return dict(zip(NAMES, people, strict=True)), runs


def hold_second_runs(desk, people):
    """Who has not passed, or was failed by a headset, goes again."""
    runs = []
    for name in (FELL, FAILED):
        pack = desk.pack_of(COURSES[NAMES.index(name) // 3])
        runs.append(desk.finished_run(people[name], desk.clean(pack), attempt=2, known=True, pack=pack))
    return runs


def check_decisions(desk, people):
    """Everybody has what the day brought them, each version signed twice but the one that was amended."""
    competent, not_yet, void = Decision.COMPETENT, Decision.NOT_YET_COMPETENT, Decision.VOID
    expected = {name: [competent] for name in NAMES}
    expected |= {FELL: [not_yet, competent], FAILED: [void, competent], AMENDED: [competent, not_yet]}
    for name, person in people.items():
        rows = desk.engine.assessments.decisions_of(person).result(WAIT_S)
        assert [row.outcome for row in rows] == expected[name], name
        for row in rows:
            is_amended = row.state is SigningState.SUPERSEDED
            assert is_amended == (name == AMENDED and row is rows[0])
            assert row.signed == (BOTH[:1] if is_amended else BOTH)


def test_a_day_without_a_network_reaches_the_hub_on_a_stick_and_its_receipt_comes_home(
    tmp_path, qtbot, postgres_server
):
    database, stick, data = found(postgres_server), tmp_path / "stick", tmp_path / "data"
    stick.mkdir()
    bundle, receipt = stick / "evening.bundle", stick / "evening.receipt"
    with evening(data, qtbot, ASSESSOR, COUNTERSIGNER) as at:
        site, desk = RemoteSite(at), at.desk
        with hub(database, desk.clock) as there:
            site.come(ADMINISTRATOR)
            page = site.join(there.url, code_for(there, "Ynys Enlli", desk.clock))
            at.until(lambda: page.figures["waiting"].number == "0")
        site.go()

        said = site.lock_out(COUNTERSIGNER)
        assert "Wrong 4 times" in said[3]
        assert "Try again in 15 min;" in said[5]
        site.help_in(COUNTERSIGNER, " ".join(desk.sheet.groups), "nine lanterns over slow water")

        people, runs = hold_the_runs(desk)
        site.come(ASSESSOR)
        site.open_signoff()
        site.assess_all(ASSESSOR, {runs[FELL]: "Gather each leg in the hand."}, {runs[FAILED]})
        again = hold_second_runs(desk, people)
        at.screen.ask()
        at.until(lambda: at.screen.waiting_count == len(again))
        at.press("Ctrl+Return")
        site.assess_all(ASSESSOR, {})
        site.open_signoff(Queue.SIGNED)
        site.amend_to_not_yet(ASSESSOR, runs[AMENDED], "Oral 2 was entered for oral 1", "Say it again.")
        site.come(COUNTERSIGNER)
        site.open_signoff(Queue.COUNTERSIGN)
        site.countersign_all(COUNTERSIGNER, len(NAMES) + len(again))

        page = site.open_sync()
        assert page.stick.write.isEnabled()
        page.stick.write_to(str(bundle))  # what the file dialog answers
        at.until(lambda: bool(page.stick.safe.words or page.stick.wrong.words))
        assert page.stick.safe.words == "Safe to remove", page.stick.wrong.words
        assert page.figures["waiting"].number != "0"
        check_decisions(desk, people)

    took = receive(database, bundle, "--receipt", receipt)
    assert took["statuses"].keys() == {"stored"} and not took["missing_blobs"]

    with evening(data, qtbot) as at:
        site, desk = RemoteSite(at), at.desk
        desk.clock.advance(WEEK_S)
        site.come(ASSESSOR)
        page = site.open_sync()
        at.until(page.stick.receipt.isEnabled)
        page.stick.import_from(str(receipt))
        at.until(lambda: bool(page.stick.written.words or page.stick.wrong.words))
        assert page.stick.written.words == f"Receipt taken: {took['lines']} more delivered"
        at.until(lambda: page.figures["delivered"].number == str(took["seq"]))
        assert page.figures["waiting"].number == "0"
        assert page.figures["attention"].number == "0"
        assert desk.engine.verify().result(WAIT_S) == []
    for query in (ENTRIES, PARTS):
        kept = kept_by_the_laptop(data, query)
        assert kept == held_by_the_hub(database, query)
        assert kept
