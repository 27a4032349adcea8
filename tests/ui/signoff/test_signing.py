"""The sign box and what stands around it, before doubled services: refusals, drafts, what is not told yet."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.assessment.writing import EMPTY, Writing
from console.errors import AccountReason, ConsoleError, SigningReason
from console.model import Decision, Meaning, Outcome, Result, Role
from console.records.signoff import SignatureRow
from console.services.evidence import Decided, Work
from tests.support.ui_accounts import ADMINISTRATOR, ELLIS, PRICE, come, locked, session, signed_in
from tests.support.ui_people import decision
from tests.support.ui_runs import sheet, waiting_run
from tests.support.ui_window import settle
from ui.signoff.queues import Queue

RUNS = (waiting_run(12), waiting_run(4), waiting_run(7))
ALL = dict.fromkeys(("C18", "C19", "C20", "C21", "C22"), Result.MET)
PASSED = Writing(ALL, Decision.COMPETENT)
SIGNATURE = SignatureRow(
    "s1",
    "record-3",
    Meaning.ASSESSED,
    "account-1",
    "J. Price",
    Role.ASSESSOR,
    "2026-11-24T10:41:20.000Z",
    60,
    "trusted",
    ("user_id", "passphrase"),
    "key",
    None,
    1,
)


@pytest.fixture
def signoff(desk):
    sheets = {run.run: sheet(run) for run in RUNS}
    writing = {RUNS[0].run: PASSED}
    desk.doors.assessments.answers |= {
        "waiting": RUNS,
        "resume": lambda run, _: Work(sheets[run], writing.get(run, EMPTY)),
    }
    desk.stations(session=signed_in())
    desk.press("Ctrl+2")
    settle()
    return desk.window.page("signoff")


def enter(desk, signoff, user_id="jprice", passphrase="a long and quiet evening"):
    box = signoff.decision.box
    box.user.line.setText(user_id)
    box.passphrase.line.setText(passphrase)
    desk.press("Ctrl+Return")


def kept(desk):
    return [call.args for call in desk.doors.calls if call.verb == "keep"]


def recorded(desk, signoff, queue, who=PRICE, **changes):
    """Open a record in a tab."""
    row = decision(3, run=RUNS[1].run, name=RUNS[1].name, **changes)
    answers = {"signed_by": (row,), "to_verify": (row,), "to_countersign": (row,)}
    found = Decided(sheet(RUNS[1]), row, PASSED, (SIGNATURE,), (row,))
    desk.doors.assessments.answers |= answers | {"decided": lambda record, _: found}
    come(desk, signed_in(who))
    signoff.tabs.choose(queue)
    signoff.queues.ask()
    settle()
    return row


def test_ctrl_enter_asks_for_the_user_id_and_then_signs_what_stands_there(desk, signoff):
    desk.press("Ctrl+Return")
    assert signoff.decision.box.user.line.hasFocus()
    enter(desk, signoff)
    call = desk.doors.last("conclude")
    assert call.args == (session(), RUNS[0].run, PASSED, "a long and quiet evening")
    assert call.named == {"user_id": "jprice", "amends": None}
    assert signoff.decision.box.passphrase.passphrase() == ""
    desk.press("Ctrl+Return")
    assert len(desk.doors.asked("assessments", "conclude")) == 1


def test_a_passphrase_typed_while_something_is_missing_ends_in_no_text(desk, signoff):
    form = signoff.decision.form
    form.choices[Decision.NOT_YET_COMPETENT].setChecked(True)
    form.feedback.editor.setFocus()
    desk.press("Ctrl+Return")
    assert QApplication.focusWidget() is signoff.decision.box.still
    QTest.keyClicks(QApplication.focusWidget(), "a long and quiet evening")
    assert (form.feedback.text(), form.decision) == ("", Decision.NOT_YET_COMPETENT)
    desk.press("Ctrl+Return")
    assert QApplication.focusWidget() is form.choices[Decision.NOT_YET_COMPETENT]
    signoff.sheet.judgements[2].judgement.judged.emit(None)
    desk.press("Ctrl+Return")
    desk.press("Ctrl+Return")
    assert QApplication.focusWidget() is signoff.sheet.judgements[2].judgement


def test_the_next_signature_of_an_unbroken_session_needs_the_passphrase_alone(desk, signoff):
    come(desk, signed_in(needs_user_id=False))
    desk.press("Ctrl+Return")
    assert signoff.decision.box.passphrase.line.hasFocus()
    enter(desk, signoff, "")
    assert desk.doors.last("conclude").named["user_id"] is None


def test_a_wrong_passphrase_signs_nothing_and_takes_nothing_away(desk, signoff):
    desk.doors.assessments.answers["conclude"] = ConsoleError(AccountReason.WRONG_SECRET, failures=1)
    enter(desk, signoff)
    assert signoff.decision.box.wrong.words == "Wrong once. After 5 the account waits 15 minutes."
    assert signoff.decision.saved.text() == ""
    assert signoff.decision.form.decision is Decision.COMPETENT
    assert signoff.decision.box.passphrase.line.hasFocus()


def test_a_rule_that_refuses_the_signature_is_told_in_words(desk, signoff):
    desk.doors.assessments.answers["conclude"] = ConsoleError(SigningReason.OWN_RECORD)
    enter(desk, signoff)
    assert signoff.decision.box.wrong.words.startswith("Nobody judges or signs their own training record.")


def test_what_is_signed_elsewhere_meanwhile_does_not_take_the_sheet_from_under_the_hand(desk, signoff):
    enter(desk, signoff)
    desk.doors.assessments.answers["waiting"] = RUNS[1:]
    signoff.ask()
    settle()
    assert signoff.desk.run == RUNS[0].run
    desk.doors.last("conclude").answer.set_result("record-1")
    settle()
    assert signoff.decision.saved.text().startswith("Signed ")


def test_sign_and_next_opens_the_run_below(desk, signoff):
    signoff.decision.box.user.line.setText("jprice")
    signoff.decision.box.passphrase.line.setText("a long and quiet evening")
    signoff.decision.box.passphrase.line.setFocus()
    desk.press("Return")
    desk.doors.last("conclude").answer.set_result("record-1")
    settle()
    assert signoff.desk.run == RUNS[1].run
    assert signoff.sheet.judgements[0].judgement.hasFocus()


def test_after_the_last_signature_the_keyboard_is_on_the_list(desk, signoff):
    desk.doors.assessments.answers["waiting"] = RUNS[:1]
    signoff.ask()
    settle()
    enter(desk, signoff)
    desk.doors.assessments.answers["waiting"] = ()
    desk.doors.last("conclude").answer.set_result("record-1")
    settle()
    assert signoff.decision.saved.text().startswith("Signed ")
    assert signoff.list.hasFocus()


def test_a_press_on_the_open_tab_brings_the_keyboard_to_what_is_to_be_judged(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    signoff.list.setFocus()
    desk.click(signoff.tabs.part(Queue.JUDGE))
    assert signoff.sheet.judgements[0].judgement.hasFocus()


def test_a_sheet_that_was_opened_while_nobody_looked_has_the_keyboard_when_it_is_shown(desk, signoff):
    signoff.tabs.part(Queue.JUDGE).setFocus()
    desk.press("Ctrl+4")
    signoff.list.choose(RUNS[1].run)
    settle()
    desk.press("Ctrl+2")
    assert signoff.sheet.judgements[0].judgement.hasFocus()


def test_the_lock_forgets_the_passphrase_and_keeps_the_sheet(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    signoff.decision.form.feedback.editor.setPlainText("Gather the l")
    signoff.decision.box.passphrase.line.setText("a long and quiet evening")
    assert kept(desk) == []
    come(desk, locked())
    assert kept(desk) == [(RUNS[1].run, Writing(feedback="Gather the l"))]
    assert desk.doors.last("keep").named == {"session": session()}
    assert signoff.decision.box.passphrase.passphrase() == ""
    come(desk, signed_in())
    assert signoff.decision.form.feedback.text() == "Gather the l"


def test_every_judgement_is_on_its_way_to_the_disk_at_once(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    desk.press("Y")
    desk.press("N")
    assert [one.judgements for _, one in kept(desk)] == [
        {"C18": Result.MET},
        {"C18": Result.MET, "C19": Result.NOT_MET},
    ]


def test_what_the_system_saw_is_neither_shown_nor_spoken_before_everything_is_judged(desk, signoff):
    late = waiting_run(15)
    desk.doors.assessments.answers["resume"] = lambda run, _: Work(
        sheet(late, errors=(("mask", "MASK_GAP"),))
    )
    signoff.list.choose(RUNS[1].run)
    settle()
    words = " ".join(
        part
        for widget in signoff.sheet.findChildren(object)
        for name in ("text", "accessibleName", "accessibleDescription", "toolTip")
        if isinstance(part := getattr(widget, name, str)(), str)
    )
    assert signoff.sheet.observed == []
    assert "Mask" in words and "not met" not in words and "Gap at the mask" not in words


def test_a_reasonable_adjustment_is_written_beside_the_decision(desk, signoff):
    desk.click(signoff.decision.form.adjust)
    assert signoff.decision.form.adjustment.editor.hasFocus()
    signoff.decision.form.adjustment.editor.setPlainText("Ten minutes more.")
    enter(desk, signoff)
    assert desk.doors.last("conclude").args[2].adjustment == "Ten minutes more."


@pytest.mark.parametrize(
    ("queue", "verb", "meaning"),
    [(Queue.COUNTERSIGN, "countersign", "countersigned"), (Queue.VERIFY, "verify", "verified")],
)
def test_others_records_are_signed_as_they_stand(desk, signoff, queue, verb, meaning):
    row = recorded(desk, signoff, queue, ELLIS)
    assert signoff.decision.box.meaning.text() == f"meaning: {meaning}"
    assert not signoff.sheet.judgements[0].judgement.isEnabled()
    enter(desk, signoff, "mellis")
    assert desk.doors.last(verb).args == (session(ELLIS), row.record, "a long and quiet evening")


def test_nothing_is_typed_into_a_signature_that_another_tab_covers(desk, signoff):
    desk.look.set_scale(1.25)
    recorded(desk, signoff, Queue.COUNTERSIGN, ELLIS)
    box = signoff.decision.box
    assert (box.isVisible(), QApplication.focusWidget()) == (False, signoff.list)
    desk.press("Ctrl+Return")
    assert (box.isVisible(), QApplication.focusWidget()) == (True, box.user.line)


def test_what_somebody_else_signed_is_not_listed_as_ones_own_until_the_answer_comes(desk, signoff):
    recorded(desk, signoff, Queue.SIGNED)
    assert signoff.list.items
    desk.press("Ctrl+1")
    del desk.doors.assessments.answers["signed_by"]
    come(desk, signed_in(ELLIS))
    desk.press("Ctrl+2")
    assert signoff.list.items == ()


def test_a_signed_record_shows_its_signatures_as_signed_and_can_be_amended(desk, signoff):
    recorded(desk, signoff, Queue.SIGNED)
    (words,) = signoff.decision.signatures.words
    assert words == "Assessed: J. Price, assessor. 24 Nov 2026, 11:41:20, UTC +01:00. user id and passphrase"
    assert signoff.decision.amend.isVisible()
    desk.click(signoff.decision.amend)
    assert {row.was.text() for row in signoff.sheet.judgements} == {"was met"}
    desk.click(signoff.decision.leave)
    assert not signoff.sheet.judgements[0].judgement.isEnabled()


def test_a_record_that_no_longer_holds_can_not_be_amended(desk, signoff):
    recorded(desk, signoff, Queue.SIGNED, superseded=True, signed=(Meaning.ASSESSED,))
    assert signoff.desk.record is not None
    assert not signoff.decision.amend.isVisible()


def test_an_interrupted_run_says_so_and_nobody_is_competent_on_it_not_even_by_key(desk, signoff):
    cut = waiting_run(7, outcome=Outcome.INTERRUPTED)
    desk.doors.assessments.answers["resume"] = lambda run, _: Work(sheet(cut))
    signoff.list.choose(cut.run)
    settle()
    signoff.decision.form.focus_choice()
    desk.press("C")
    assert signoff.decision.form.decision is None


@pytest.mark.parametrize(
    ("who", "has_choice", "is_all_at_first"),
    [(PRICE, False, False), (ELLIS, True, False), (ADMINISTRATOR, False, True)],
)
def test_the_signed_records_are_ones_own_or_everybodys_where_that_may_be(
    desk, signoff, who, has_choice, is_all_at_first
):
    desk.doors.assessments.answers["signed"] = (decision(3), decision(4, decided_by="Lowri Pugh"))
    recorded(desk, signoff, Queue.SIGNED, who)
    assert signoff.whose.choice.isVisible() == has_choice
    assert signoff.list.items[0].title == ("Signed by anybody" if is_all_at_first else "Signed by you")
    if has_choice:
        signoff.whose.choice.choose("all")
        settle()
    if has_choice or is_all_at_first:
        assert [item.second for item in signoff.list.items[1:]] == [
            "competent, by J. Price",
            "competent, by Lowri Pugh",
        ]
    assert signoff.decision.trainee.isVisible() == (who is not ADMINISTRATOR)
    signoff.tabs.choose(Queue.JUDGE)
    settle()
    assert not signoff.whose.choice.isVisible()
