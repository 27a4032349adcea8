"""At the door: signing in, the lock after 5 minutes, leaving after 15, handing over, driving a class."""

import json

import pytest

from console.errors import AccountReason, ClassReason, ConsoleError
from console.model import Attention, ClassState, ClassView, Mode, RunView
from tests.support.attended import attended, refusal
from tests.support.ledgers import COURSE, new_id
from tests.support.staff import passphrase

WAIT_S = 30.0


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path) as desk:
        desk.set_up("jprice", "gparry", "qiqa", "tutor")
        yield desk


def run_live(desk, mode):
    """A class with one open run, as the room has it while headsets play."""
    room = desk.engine._floor.room
    run = RunView(new_id(), new_id(), "Hana", "01", new_id(), 1)
    view = ClassView(new_id(), "Evening A", mode, COURSE, ClassState.RUNNING, 20, ())
    room.open_class(view, (run,))


def test_without_accounts_nobody_signs_in_and_a_class_can_be_driven(tmp_path):
    with attended(tmp_path) as desk:
        view = desk.view()
        assert (view.has_accounts, view.session) == (False, None)
        assert refusal(desk.engine.classroom.close()).reason is ClassReason.NO_CLASS
        assert refusal(desk.engine.accounts.unlock("jprice", "x")).reason is AccountReason.WRONG_SECRET


def test_signing_in_tells_who_is_here(desk):
    session = desk.come_in("jprice")
    assert (session.printed_name, session.roles, session.user_id) == ("J. Price", ("assessor",), "jprice")
    assert desk.view().session == session
    view = desk.until(lambda view: view.session is not None)
    assert view.has_accounts and view.locked_utc is None and view.needs_user_id


def test_wrong_words_are_the_same_for_a_wrong_user_id(desk):
    errors = [
        refusal(desk.engine.accounts.unlock(name, "not this one at all")) for name in ("jprice", "nobody")
    ]
    assert {(error.reason, error.detail["failures"]) for error in errors} == {(AccountReason.WRONG_SECRET, 1)}
    assert desk.view().session is None


def test_two_tries_at_once_are_two_failures(desk):
    tries = [desk.engine.accounts.unlock("jprice", "not this one at all") for _ in range(7)]
    reasons = [refusal(one).reason for one in tries]
    assert reasons.count(AccountReason.WRONG_SECRET) == 4
    assert reasons.count(AccountReason.ACCOUNT_WAITS) == 3


def test_the_screen_locks_after_five_idle_minutes_and_the_session_ends_after_fifteen(desk):
    session = desk.come_in("jprice")
    desk.clock.advance(299)
    desk.engine.accounts.touch()
    desk.clock.advance(299)
    desk.engine.accounts.tick(desk.clock.monotonic_ms())
    assert desk.view().locked_utc is None
    desk.clock.advance(1)
    locked = desk.until(lambda view: view.locked_utc is not None)
    assert locked.session == session
    assert refusal(desk.engine.assessments.to_sign(session)).reason is AccountReason.SCREEN_LOCKED
    desk.clock.advance(600)
    desk.until(lambda view: view.session is None)
    assert refusal(desk.engine.assessments.to_sign(session)).reason is AccountReason.NOT_SIGNED_IN


def test_using_mouse_and_keys_does_not_unlock(desk):
    desk.come_in("jprice")
    desk.engine.accounts.lock().result(WAIT_S)
    desk.engine.accounts.touch()
    assert desk.view().locked_utc is not None


def test_the_same_session_goes_on_after_the_lock(desk):
    session = desk.come_in("jprice")
    desk.engine.accounts.lock().result(WAIT_S)
    assert (
        refusal(desk.engine.accounts.unlock("jprice", "not this one at all")).reason
        is AccountReason.WRONG_SECRET
    )
    assert desk.view().locked_utc is not None
    assert desk.come_in("jprice") == session
    assert desk.view().locked_utc is None


def test_while_an_assessed_run_is_live_the_screen_only_locks(desk):
    desk.come_in("jprice")
    run_live(desk, Mode.ASSESS)
    assert refusal(desk.engine.accounts.log_out()).reason is AccountReason.ASSESSED_RUN_LIVE
    desk.clock.advance(3600)
    view = desk.until(lambda view: view.locked_utc is not None)
    assert view.session is not None and view.log_out_waits
    desk.engine._floor.room.close_class()
    desk.until(lambda view: view.session is None)


def test_a_practice_run_does_not_keep_anybody(desk):
    desk.come_in("jprice")
    run_live(desk, Mode.PRACTICE)
    desk.engine.accounts.log_out().result(WAIT_S)
    assert desk.view().session is None


def test_handing_over_changes_the_user_and_ends_the_former_session(desk):
    first = desk.come_in("jprice")
    second = desk.engine.accounts.hand_over("gparry", passphrase("gparry")).result(WAIT_S)
    assert desk.view().session == second
    assert refusal(desk.engine.assessments.to_sign(first)).reason is AccountReason.NOT_SIGNED_IN
    assert (
        refusal(desk.engine.accounts.hand_over("jprice", "wrong one this is")).reason
        is AccountReason.WRONG_SECRET
    )
    assert desk.view().session == second


def test_commands_need_somebody_who_may_drive_a_class(desk):
    command = desk.engine.classroom.command
    assert refusal(command([], "pause", {})).reason is AccountReason.NOT_SIGNED_IN
    desk.come_in("qiqa")
    assert refusal(command([], "pause", {})).reason is AccountReason.ROLE_NEEDED
    desk.come_in("shughes")
    assert refusal(desk.engine.classroom.close()).reason is AccountReason.ROLE_NEEDED
    for name in ("jprice", "tutor"):
        desk.come_in(name)
        assert command([], "pause", {}).result(WAIT_S) == ()
    desk.engine.accounts.lock().result(WAIT_S)
    acknowledge = desk.engine.classroom.acknowledge
    for call in (lambda: command([], "pause", {}), lambda: acknowledge(new_id(), Attention.HELP)):
        assert refusal(call()).reason is AccountReason.SCREEN_LOCKED


def test_five_wrong_passphrases_at_a_signature_lock_the_screen(desk):
    session = desk.come_in("jprice")
    record = desk.decide(session)
    sign = desk.engine.assessments.sign
    for failures in range(1, 5):
        error = refusal(sign(session, record, "not this one at all", user_id="jprice"))
        assert (error.reason, error.detail["failures"]) == (AccountReason.WRONG_SECRET, failures)
    assert (
        refusal(sign(session, record, "not this one", user_id="jprice")).reason is AccountReason.ACCOUNT_WAITS
    )
    assert desk.view().locked_utc is not None
    assert (
        refusal(desk.engine.accounts.unlock("jprice", passphrase("jprice"))).reason
        is AccountReason.ACCOUNT_WAITS
    )
    desk.clock.advance(900)
    assert desk.come_in("jprice").printed_name == "J. Price"


def test_a_restart_forgets_who_was_here_and_nothing_else(tmp_path):
    with attended(tmp_path) as desk:
        desk.set_up("jprice")
        session = desk.come_in("jprice")
    with attended(tmp_path) as desk:
        assert desk.view() == type(desk.view())(has_accounts=True)
        with pytest.raises(ConsoleError):
            desk.engine.assessments.to_sign(session).result(WAIT_S)
        assert desk.come_in("jprice").account == session.account


def test_a_passphrase_costs_a_guesser_what_the_design_says(tmp_path):
    with attended(tmp_path) as desk:
        desk.engine.accounts.cost = type(desk.engine.accounts).cost
        desk.set_up(encrypt=True)
        assert desk.come_in("shughes").printed_name == "Siân Hughes"
        floor, query = desk.engine._floor, "SELECT sealed FROM signing_key"
        read = floor.submit(lambda: floor.recorder.read(lambda records: records._store.rows(query)))
        ((sealed,),) = read.result(WAIT_S)
        wraps = json.loads((tmp_path / "records.keys").read_text())["wraps"]
        costs = [json.loads(sealed)["cost"], *(wrap["sealed"]["cost"] for wrap in wraps)]
        assert costs == [{"memory_kib": 65536, "passes": 3, "lanes": 4}] * 3
