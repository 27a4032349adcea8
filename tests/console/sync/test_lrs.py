"""Two kinds of learning record store, over real sockets: each statement arrives, once, whatever happens."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from console.errors import SyncReason
from console.model import Meaning, Outcome
from console.sync.lrs_client import Credentials
from tests.support import lrs_server
from tests.support.clock import ManualClock
from tests.support.ledgers import opened
from tests.support.staff import Staff
from tests.support.told import SITE, added, decide, hold_run, now, tell
from tests.support.tree import ROOT

BOTH = pytest.mark.parametrize("says_conflict", [False, True], ids=["204", "409"])


@contextmanager
def store(tmp_path, *, says_conflict=True):
    with lrs_server.running(tmp_path, says_conflict=says_conflict) as server:
        yield server


@pytest.fixture
def staff(tmp_path):
    made = Staff(tmp_path / "data", ManualClock(), names=("shughes", "jprice", "gparry", "lnew"))
    yield made
    made.records.close()


@pytest.fixture
def busy(staff):
    return occupied(staff)


def occupied(staff):
    """Runs of two people, one decided and signed."""
    people = [staff.trainee(), staff.trainee()]
    runs = [hold_run(staff, person, steps=12) for person in people]
    record = decide(staff, runs[0], people[0])
    staff.sign("jprice", record)
    return staff


@BOTH
def test_everything_is_told_in_batches_of_25_and_told_again_changes_nothing(busy, tmp_path, says_conflict):
    records = busy.records
    with store(tmp_path, says_conflict=says_conflict) as server:
        lrs = added(records, server)
        assert records.lrs.waiting(lrs) == 5
        report = tell(records, lrs)
        held = server.held()
        # Each run: begun, twelve steps, ended; and one decision.
        assert (report.delivered, report.refused, report.trouble) == (2 * 14 + 1, 0, None)
        assert len(held) == 29
        assert server.heard == [("POST", 25), ("POST", 4)]
        assert (now(records, lrs).delivered, records.lrs.waiting(now(records, lrs))) == (29, 0)

        records.lrs.remove(lrs.id)  # as if nobody knew how far it got
        again = tell(records, added(records, server))
        assert (again.delivered, again.refused, server.held()) == (29, 0, held)


@BOTH
def test_an_answer_that_was_lost_doubles_nothing(busy, tmp_path, says_conflict):
    with store(tmp_path, says_conflict=says_conflict) as server:
        lrs = added(busy.records, server)
        server.answers.append(None)
        assert tell(busy.records, lrs).trouble.reason is SyncReason.LRS_UNREACHABLE
        assert len(server.held()) == 25
        assert now(busy.records, lrs).delivered == 0
        report = tell(busy.records, now(busy.records, lrs))
        assert (report.delivered, report.refused) == (29, 0)
        assert len(server.held()) == 29


def test_the_system_is_asked_for_its_proxy_beside_the_loop_which_has_a_class_to_serve(
    busy, tmp_path, monkeypatch
):
    asked = []

    def proxy_of(url):  # on some systems it asks the network for names
        asked.append(threading.current_thread() is threading.main_thread())

    monkeypatch.setattr("console.sync.lrs_client.proxy_of", proxy_of)
    with store(tmp_path) as server:
        assert tell(busy.records, added(busy.records, server)).trouble is None
    assert asked == [False]


def test_a_killed_command_goes_on_where_it_was(tmp_path):
    folder, secret = tmp_path / "data", tmp_path / "secret"
    secret.write_text(f"{lrs_server.KEY}:{lrs_server.SECRET}\n")
    records = occupied(Staff(folder, names=("shughes", "jprice"))).records
    with store(tmp_path) as server:
        records.lrs.add(server.url, SITE, str(secret))
        records.close()
        command = [sys.executable, "-m", "ui", "sync", "lrs", "now", "--data", str(folder)]
        killed = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        server.stored = lambda: os.kill(killed.pid, signal.SIGKILL)
        assert killed.wait(60) == -signal.SIGKILL
        server.stored = lambda: None
        assert len(server.held()) == 25
        records = opened(folder)
        (lrs,) = records.lrs.all()
        report = tell(records, lrs)
        records.close()
        assert (report.delivered, report.refused, len(server.held())) == (29, 0, 29)


def test_another_statement_under_the_same_id_needs_attention_and_holds_up_nothing(busy, tmp_path):
    records = busy.records
    with store(tmp_path) as other, store(tmp_path / "data") as server:
        tell(records, added(records, other))
        first, *_ = other.held().values()
        strange = first | {"timestamp": "2020-01-01T00:00:00.000Z"}
        server.put(strange)
        lrs = added(records, server)
        report = tell(records, lrs)
        assert (report.delivered, report.refused, report.trouble) == (28, 1, None)
        (refused,) = records.lrs.refused(lrs.id)
        assert (refused.id, refused.reason) == (first["id"], SyncReason.STATEMENT_DIFFERS)
        told = [one for one in records.delivery.view().needs_attention if one.kind == "statement"]
        assert [one.id for one in told] == [first["id"]]
        assert server.held()[first["id"]] == strange
        assert len(server.held()) == 29


def test_what_was_refused_is_told_again_the_next_time(busy, tmp_path):
    records = busy.records
    with store(tmp_path) as server:
        lrs = added(records, server)
        server.never = {"http://adlnet.gov/expapi/verbs/passed"}
        report = tell(records, lrs)
        assert (report.delivered, report.refused) == (28, 1)
        assert [one.reason for one in records.lrs.refused(lrs.id)] == [SyncReason.STATEMENT_REFUSED]
        server.never = set()
        report = tell(records, now(records, lrs))
        assert (report.delivered, report.refused) == (1, 0)
        assert records.lrs.refused(lrs.id) == []
        assert records.delivery.view().needs_attention == ()
        assert (now(records, lrs).delivered, len(server.held())) == (29, 29)


def test_a_refusal_before_a_break_is_counted_once(busy, tmp_path):
    records = busy.records
    with store(tmp_path) as server:
        lrs = added(records, server)
        server.never = {"http://adlnet.gov/expapi/verbs/initialized"}
        server.stored = lambda: len(server.held()) == 23 and server.answers.append((500, {}))
        report = tell(records, lrs)
        assert (report.trouble.reason, len(server.held())) == (SyncReason.LRS_TROUBLE, 23)
        assert len(records.lrs.refused(lrs.id)) == 2
        server.never = set()
        report = tell(records, now(records, lrs))
        assert (report.delivered, report.refused, report.trouble) == (29, 0, None)
        assert (now(records, lrs).delivered, records.lrs.refused(lrs.id)) == (29, [])
        assert records.delivery.view().needs_attention == ()


def test_what_was_refused_of_somebody_erased_since_is_withheld(busy, tmp_path):
    records = busy.records
    with store(tmp_path) as server:
        lrs = added(records, server)
        server.never = {"http://adlnet.gov/expapi/verbs/passed"}
        tell(records, lrs)
        (refused,) = records.lrs.refused(lrs.id)
        person = records.lrs.history.by_id(refused.id).body["person"]
        records.people.erase(person, reason="asked for it", actor=busy.ids["shughes"])
        server.never = set()
        assert tell(records, now(records, lrs)).delivered == 0
        assert (now(records, lrs).withheld, records.lrs.refused(lrs.id)) == (1, [])
        assert refused.id not in server.held()


@pytest.mark.parametrize(
    ("status", "headers", "reason"),
    [
        (401, {}, SyncReason.LRS_REFUSED),
        (403, {}, SyncReason.LRS_REFUSED),
        (404, {}, SyncReason.LRS_NOT_ONE),
        (302, {"Location": "http://127.0.0.1:1/"}, SyncReason.LRS_NOT_ONE),
        (429, {"Retry-After": "120"}, SyncReason.LRS_BUSY),
        (503, {"Retry-After": "soon"}, SyncReason.LRS_BUSY),
        (500, {}, SyncReason.LRS_TROUBLE),
    ],
)
def test_what_an_lrs_may_answer_is_told_and_tried_again(busy, tmp_path, status, headers, reason):
    with store(tmp_path) as server:
        lrs = added(busy.records, server)
        server.answers.extend([(status, headers)] * (26 if status == 403 else 1))
        report = tell(busy.records, lrs)
        assert (report.trouble.reason, report.delivered) == (reason, 0)
        assert report.trouble.detail.get("wait_s") == (120 if status == 429 else None)
        assert now(busy.records, lrs).reason == reason.value
        server.answers.clear()
        assert tell(busy.records, now(busy.records, lrs)).delivered == 29
        assert now(busy.records, lrs).reason is None


def test_a_page_of_a_portal_is_no_lrs(busy, tmp_path):
    with store(tmp_path) as server:
        lrs = added(busy.records, server)
        server.answers.append((200, {}))
        assert tell(busy.records, lrs).trouble.reason is SyncReason.LRS_NOT_ONE
        assert server.held() == {}


def test_a_batch_that_is_too_large_goes_one_by_one(busy, tmp_path):
    with store(tmp_path) as server:
        server.largest = 4_000
        assert tell(busy.records, added(busy.records, server)).delivered == 29
        assert max(count for _, count in server.heard[1:26]) == 1


def test_a_store_of_the_next_version_is_spoken_to_in_it(busy, tmp_path):
    with store(tmp_path) as server:
        server.versions = ("2.0.0",)
        assert tell(busy.records, added(busy.records, server)).delivered == 29


def test_wrong_credentials_send_nothing(busy, tmp_path):
    with store(tmp_path) as server:
        report = tell(busy.records, added(busy.records, server), Credentials("console", "guess"))
        assert report.trouble.reason is SyncReason.LRS_REFUSED
        assert server.held() == {}


def test_a_key_that_may_not_read_or_void_says_so(staff, tmp_path):
    person = staff.trainee()
    record = decide(staff, hold_run(staff, person), person)
    staff.sign("jprice", record)
    staff.sign("gparry", record, Meaning.VOIDED, note="the headset froze")
    with store(tmp_path) as server:
        server.may_void = False
        lrs = added(staff.records, server)
        report = tell(staff.records, lrs)
        assert (report.delivered, report.refused, report.trouble) == (6, 1, None)
        assert [one.reason for one in staff.records.lrs.refused(lrs.id)] == [SyncReason.VOIDING_REFUSED]

        server.may_read = False
        staff.records.lrs.remove(lrs.id)
        lrs = added(staff.records, server)
        assert tell(staff.records, lrs).refused == 7
        reasons = {one.reason for one in staff.records.lrs.refused(lrs.id)}
        assert reasons == {SyncReason.STATEMENT_NOT_COMPARED, SyncReason.VOIDING_REFUSED}


def test_a_voided_statement_is_known_when_it_is_told_again(staff, tmp_path):
    person = staff.trainee()
    record = decide(staff, hold_run(staff, person), person)
    staff.sign("jprice", record)
    staff.sign("gparry", record, Meaning.VOIDED, note="the headset froze")
    with store(tmp_path) as server:
        lrs = added(staff.records, server)
        assert tell(staff.records, lrs).delivered == 7
        assert server.voided() == {record.id}
        staff.records.lrs.remove(lrs.id)
        report = tell(staff.records, added(staff.records, server))
        assert (report.delivered, report.refused) == (7, 0)


def test_nobody_who_was_erased_is_told_of_any_more(busy, tmp_path):
    records = busy.records
    with store(tmp_path) as server:
        lrs = added(records, server)
        tell(records, lrs)
        person, before = busy.trainee(), server.held()
        run = hold_run(busy, person, outcome=Outcome.STOPPED)
        records.people.erase(person, reason="asked for it", actor=busy.ids["shughes"])
        report = tell(records, now(records, lrs))
        assert (report.delivered, report.withheld) == (0, 5)
        assert server.held() == before
        assert run not in str(server.held())
