"""Who may do what: every act by everybody, through the services, each with a session of their own."""

import pytest

from console.errors import AccountReason, ConsoleError, SigningReason
from console.model import Decision, Role
from console.records.accounts import NewAccount
from tests.support.attended import RIGHT, WAIT_S, attended, refusal
from tests.support.ledgers import new_id
from tests.support.staff import NAMES, passphrase

SIGNER = "gparry"
"""A qualified assessor, who decides and signs what the others then act upon."""
EVERYBODY = ("tutor", "jprice", "lnew", "mellis", "qiqa", "shughes")
ASSESSORS = {"jprice", "lnew", "mellis"}
WRONG = (AccountReason, SigningReason)


def decide(desk, session, _record):
    return desk.engine.assessments.decide(
        desk.finished_run(), Decision.NOT_YET_COMPETENT, "seen", RIGHT, session=session
    )


def amend(desk, session, record):
    return desk.engine.assessments.amend(session, record, Decision.NOT_YET_COMPETENT, "seen anew", RIGHT)


def signing(how, **more):
    def sign(desk, session, record):
        act = getattr(desk.engine.assessments, how)
        return act(session, record, passphrase(session.user_id), user_id=session.user_id, **more)

    return sign


def administering(how, *args, **more):
    def act(desk, session, _record):
        return getattr(desk.engine.accounts, how)(session, *args, **more)

    return act


def add(desk, session, _record):
    new = NewAccount(f"new-{new_id()[:8]}", "New Comer", (Role.INSTRUCTOR,), True)
    return desk.engine.accounts.add(session, new, "kettles full of moss and rain")


def reset(desk, session, _record):
    own = passphrase(session.user_id)
    return desk.engine.accounts.reset(session, SIGNER, passphrase(SIGNER), "forgotten", own)


def command(desk, _session, _record):
    return desk.engine.classroom.command([], "pause", {})


MAY = {
    "decide an assessed run": (decide, ASSESSORS),
    "sign for the one who decided": (signing("sign"), set()),
    "countersign": (signing("countersign"), {"jprice", "mellis", "qiqa"}),
    "verify": (signing("verify"), {"mellis", "qiqa"}),
    "show to the trainee": (signing("acknowledge"), ASSESSORS),
    "void": (signing("void", reason="headset failed"), ASSESSORS | {"qiqa"}),
    "amend": (amend, ASSESSORS),
    "drive a class": (command, ASSESSORS | {"tutor"}),
    "add an account": (add, {"shughes"}),
    "reset somebody": (reset, {"shughes"}),
    "change somebody": (administering("change", SIGNER, "why", qualified=True), {"shughes"}),
    "disable somebody": (administering("disable", "second", "why"), {"shughes"}),
    "enable somebody": (administering("enable", "second", "why"), {"shughes"}),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with attended(tmp_path_factory.mktemp("rights")) as desk:
        desk.set_up(*(name for name in NAMES if name != "shughes"))
        yield desk
        assert desk.engine.verify().result(WAIT_S) == []


def signed(desk):
    """A new record, decided and signed by its assessor."""
    session = desk.come_in(SIGNER)
    record = desk.decide(session)
    signing("sign")(desk, session, record).result(WAIT_S)
    return record


def is_done(call):
    try:
        call.result(WAIT_S)
    except ConsoleError as error:
        assert isinstance(error.reason, WRONG), error
        return False
    return True


@pytest.mark.parametrize("act", MAY)
def test_an_act_is_done_for_those_who_may_and_refused_to_all_others(desk, act):
    do, may = MAY[act]
    record = None
    done = set()
    for name in EVERYBODY:
        record = signed(desk) if record is None or done else record
        before = desk.engine.entries().result(WAIT_S)
        if is_done(do(desk, desk.come_in(name), record)):
            done.add(name)
        elif act != "decide an assessed run":  # whose run was made for it
            assert desk.engine.entries().result(WAIT_S) == before
    assert done == may


@pytest.mark.parametrize("act", MAY)
def test_nobody_acts_with_a_session_that_is_over_or_locked(desk, act):
    do, may = MAY[act]
    name = min(may, default="jprice")
    record = signed(desk)
    former = desk.come_in(name)
    desk.come_in("tutor" if name != "tutor" else "jprice")
    if act != "drive a class":  # that asks who is here, not who asks
        assert refusal(do(desk, former, record)).reason is AccountReason.NOT_SIGNED_IN
    session = desk.come_in(name)
    desk.engine.accounts.lock().result(WAIT_S)
    assert refusal(do(desk, session, record)).reason is AccountReason.SCREEN_LOCKED


@pytest.mark.parametrize(
    ("act", "name", "reason"),
    [
        ("countersign", "mellis", SigningReason.SAME_ASSESSOR),
        ("verify", "mellis", SigningReason.SAME_ASSESSOR),
        ("countersign", "jprice", SigningReason.SAME_ASSESSOR),
        ("sign for the one who decided", "jprice", SigningReason.ALREADY_SIGNED),
    ],
)
def test_nobody_does_two_duties_on_one_record(desk, act, name, reason):
    session = desk.come_in(name)
    record = desk.decide(session)
    signing("sign")(desk, session, record).result(WAIT_S)
    assert refusal(MAY[act][0](desk, session, record)).reason is reason


def test_a_trainee_who_has_an_account_judges_no_run_of_their_own_whichever_id_they_went_by(desk):
    session = desk.come_in("jprice")
    person = new_id()
    run = desk.finished_run(person)
    desk.engine.people.merge(person, session.account, session=session).result(WAIT_S)
    call = desk.engine.assessments.decide(run, Decision.NOT_YET_COMPETENT, "seen", RIGHT, session=session)
    assert refusal(call).reason is SigningReason.OWN_RECORD
    other = desk.come_in("mellis")
    record = desk.decide(other, run)
    signing("sign")(desk, other, record).result(WAIT_S)
    session = desk.come_in("jprice")
    assert refusal(signing("countersign")(desk, session, record)).reason is SigningReason.OWN_RECORD
