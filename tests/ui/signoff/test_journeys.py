"""What assessors do of an evening: real records, real signatures, real window, by keyboard."""

import re
import shutil

import pytest

from console.messages import EventBody
from console.model import Decision, Meaning, Outcome, Result, SigningState
from tests.support.ledgers import new_id
from tests.support.signoff_window import WAIT_MS, evening
from tests.support.staff import passphrase
from tests.support.ui_window import settle
from ui.signoff.queues import Queue
from ui.signoff.task import Task

WAIT_S = WAIT_MS / 1000
LOAD = re.compile(
    r"\b(load|heart|bpm|baseline|electrodermal|skin conductance|well above|raised|near their)\b",
    re.IGNORECASE,
)
HUMAN = 5
"""Criteria and oral questions of Gowning Grade B that a person judges."""


@pytest.fixture
def at(tmp_path, qtbot):
    with evening(tmp_path, qtbot, "jprice", "gparry", "lnew", "qiqa") as opened:
        yield opened


def ask(call):
    return call.result(WAIT_S)


def records_are_whole(at):
    assert ask(at.desk.engine.verify()) == []


def sign_competent(at, name, run=""):
    at.opened(run)
    at.judge()
    at.decide(Decision.COMPETENT)
    at.sign(name)
    at.signed()


def choose_tab(at, queue):
    at.screen.tabs.choose(queue)
    settle()


def rows(at, name):
    """What somebody has signed, newest first."""
    return ask(at.desk.engine.assessments.signed_by(at.desk.come_in(name)))


def test_twelve_people_in_a_row_by_keyboard_alone_in_three_acts_and_one_a_judgement(at):
    runs = [at.desk.finished_run(said=at.desk.clean()) for _ in range(12)]
    at.come("jprice")
    for number, run in enumerate(runs):
        at.opened(run)
        at.acts = 0
        at.judge()
        at.decide(Decision.COMPETENT)
        at.sign("jprice", goes_on=True)
        # C, Ctrl+Enter, and the passphrase with its Enter; the first of an evening has the user id, too.
        assert at.acts - 1 - HUMAN == (5 if number == 0 else 3), number
    at.until(lambda: at.screen.waiting_count == 0)
    session = at.window.presence.session
    found = ask(at.desk.engine.assessments.signed_by(session))
    assert {row.run for row in found} == set(runs)
    assert {row.outcome for row in found} == {Decision.COMPETENT}
    records_are_whole(at)


def test_an_unqualified_assessor_signs_and_somebody_else_countersigns(at):
    for _ in range(2):
        at.desk.finished_run(said=at.desk.clean())
    at.come("lnew")
    sign_competent(at, "lnew")
    at.press("Ctrl+Return")
    sign_competent(at, "lnew")
    choose_tab(at, Queue.COUNTERSIGN)
    assert at.screen.list.items == ()
    at.come("gparry")
    choose_tab(at, Queue.COUNTERSIGN)
    at.opened()
    assert not any(row.judgement.isEnabled() for row in at.screen.sheet.judgements)
    assert at.screen.decision.box.meaning.text() == "meaning: countersigned"
    first = at.screen.desk.key
    at.sign("gparry")
    at.signed()
    at.until(lambda: len(at.screen.queues.to_countersign) == 1)
    assert at.screen.desk.is_done
    assert (at.screen.desk.key, at.screen.list.key) == (first, first)
    _, signed, waits = at.screen.list.items
    assert (signed.key, signed.second, waits.second) == (
        first,
        "signed",
        "competent, by Lowri Cadwaladr-Jones",
    )
    at.press("Ctrl+Return")
    at.until(lambda: at.screen.desk.key not in ("", first))
    assert at.screen.list.key == at.screen.desk.key
    row = next(row for row in rows(at, "lnew") if row.record == first)
    assert row.signed == (Meaning.ASSESSED, Meaning.COUNTERSIGNED)
    assert row.state is SigningState.TO_VERIFY
    records_are_whole(at)


def test_a_not_yet_with_its_feedback_and_the_second_attempt(at):
    person = new_id()
    said = [*at.desk.clean(), EventBody("critical_error", code="OUTER_TOUCHES_FLOOR", step="coverall")]
    first = at.desk.finished_run(person, said)
    at.come("jprice")
    at.opened(first)
    at.judge("NYYYY")
    assert at.screen.decision.form.proposal.text() == "Proposed: not yet competent"
    at.decide(Decision.NOT_YET_COMPETENT)
    assert at.screen.decision.form.feedback.editor.hasFocus()
    assert not at.screen.decision.box.is_ready
    at.type("Gather each leg in the hand.")
    at.sign("jprice")
    at.signed()
    second = at.desk.finished_run(person, at.desk.clean(), attempt=2, known=True)
    at.screen.ask()
    at.until(lambda: any(item.key == second for item in at.screen.list.items))
    at.press("Ctrl+Return")
    sign_competent(at, "jprice", second)
    found = ask(at.desk.engine.assessments.decisions_of(person))
    assert [row.outcome for row in found] == [Decision.NOT_YET_COMPETENT, Decision.COMPETENT]
    assert (found[0].feedback, found[0].reason) == ("Gather each leg in the hand.",) * 2
    records_are_whole(at)


def test_a_technical_fault_is_kept_and_not_held_against_the_trainee(at):
    run = at.desk.finished_run(said=at.desk.clean()[:6], outcome=Outcome.TECHNICAL_FAULT)
    at.come("jprice")
    at.opened(run)
    assert not at.screen.decision.form.choices[Decision.COMPETENT].isEnabled()
    at.screen.decision.form.focus_choice()
    at.press("C")
    assert at.screen.decision.form.decision is None
    at.press("V")
    at.sign("jprice")
    at.signed()
    (row,) = rows(at, "jprice")
    assert (row.outcome, row.evidence_complete, row.expires) == (Decision.VOID, False, None)
    records_are_whole(at)


def test_an_amendment_after_the_iqa_shows_the_old_value_and_is_sampled_anew(at):
    at.desk.finished_run(said=at.desk.clean())
    at.come("jprice")
    sign_competent(at, "jprice")
    at.come("qiqa")
    choose_tab(at, Queue.VERIFY)
    at.opened()
    at.sign("qiqa")
    at.signed()
    at.come("jprice")
    choose_tab(at, Queue.SIGNED)
    at.until(lambda: at.screen.desk.sheet is not None)
    at.screen.decision.amend.click()
    settle()
    assert "In the place of: competent, J. Price" in at.screen.decision.form.was.words
    assert {row.was.text() for row in at.screen.sheet.judgements} == {"was met"}
    at.judge("N")
    at.screen.decision.form.focus_choice()
    at.decide(Decision.NOT_YET_COMPETENT, "Say what you do when a glove tears.")
    assert at.screen.decision.box.still.accessibleName() == "Still needed: a reason"
    at.screen.decision.form.reason.setFocus()
    at.type("The answer was entered for another question.")
    at.sign("jprice")
    at.signed()
    new, old = rows(at, "jprice")
    at.until(lambda: at.screen.list.key == new.record)
    assert at.screen.decision.form.reason_words == "Reason"
    assert (old.state, old.outcome) == (SigningState.SUPERSEDED, Decision.COMPETENT)
    assert (new.sample, new.supersedes, new.signed) == ("amendment", old.entry, (Meaning.ASSESSED,))
    at.come("qiqa")
    assert [row.record for row in ask(at.desk.engine.assessments.to_verify(at.window.presence.session))] == [
        new.record
    ]
    records_are_whole(at)


def test_a_hand_over_in_the_middle_leaves_everybody_their_own_sheet(at):
    run = at.desk.finished_run(said=at.desk.clean())
    at.come("jprice")
    at.opened(run)
    at.judge("YN")
    at.screen.decision.form.feedback.setFocus()
    at.type("Mind the gog")
    ask(at.desk.engine.accounts.lock())
    at.until(lambda: at.window.current == "live")
    at.come("gparry")
    at.opened(run)
    assert [row.judgement.result for row in at.screen.sheet.judgements] == [None] * HUMAN
    assert at.screen.decision.form.feedback.text() == ""
    at.judge("Y")
    at.come("jprice")
    at.opened(run)
    results = [row.judgement.result for row in at.screen.sheet.judgements]
    assert results == [Result.MET, Result.NOT_MET, None, None, None]
    assert at.screen.decision.form.feedback.text() == "Mind the gog"
    at.judge("YYY")
    at.decide(Decision.NOT_YET_COMPETENT)
    at.screen.decision.form.feedback.editor.moveCursor(
        at.screen.decision.form.feedback.editor.textCursor().MoveOperation.End
    )
    at.screen.decision.form.feedback.setFocus()
    at.type("gles.")
    at.sign("jprice")
    at.signed()
    (row,) = rows(at, "jprice")
    assert (row.feedback, row.decided_by) == ("Mind the goggles.", "J. Price")
    records_are_whole(at)


def test_a_crash_between_decision_and_signature_leaves_the_decision_to_be_signed(tmp_path, qtbot):
    before, after = tmp_path / "before", tmp_path / "after"
    with evening(before, qtbot, "jprice", "gparry") as at:
        run, other = (at.desk.finished_run(said=at.desk.clean()) for _ in range(2))
        at.come("jprice")
        at.opened(run)
        at.judge()
        at.decide(Decision.COMPETENT)
        at.screen.decision.trainee.click()
        at.until(lambda: at.screen.trainee is not None)
        at.screen.trainee.close_button.click()
        settle()
        at.screen.list.choose(other)
        at.opened(other)
        at.judge("YN")
        session, resume = at.window.presence.session, at.desk.engine.assessments.resume
        at.until(lambda: at.desk.kept(session, other) == {"C18": "met", "C19": "not_met"})
        assert len(ask(resume(other, session)).writing.judgements) == 2
        # What a power cut leaves: the file and its log as they lie on the disk at this moment.
        shutil.copytree(before, after)
    with evening(after, qtbot) as at:
        at.come("jprice")
        at.until(lambda: [item.title for item in at.screen.list.items][:1] == ["Decided, not signed"])
        at.screen.list.choose(at.screen.list.items[1].key)
        at.opened(run)
        assert at.screen.decision.task is Task.SIGN
        assert at.screen.decision.form.decision is Decision.COMPETENT
        assert not at.screen.sheet.judgements[0].judgement.isEnabled()
        at.sign("jprice", goes_on=True)
        at.opened(other)
        results = [row.judgement.result for row in at.screen.sheet.judgements]
        assert results == [Result.MET, Result.NOT_MET, None, None, None]
        (row,) = rows(at, "jprice")
        assert (row.run, row.signed) == (run, (Meaning.ASSESSED,))
        records_are_whole(at)


def test_the_trainee_sees_the_outcome_and_nothing_else_and_says_what_they_think(at):
    run = at.desk.finished_run(said=at.desk.clean())
    at.desk.finished_run(said=at.desk.clean())
    at.come("jprice")
    sign_competent(at, "jprice", run)
    choose_tab(at, Queue.SIGNED)
    at.until(lambda: at.screen.desk.sheet is not None)
    at.screen.decision.trainee.click()
    settle()
    page = at.screen.trainee
    assert page.isVisible() and not at.window.rail.isVisible() and not at.window.status.isVisible()
    for keys in ("Ctrl+1", "Ctrl+5", "Ctrl+Shift+L"):
        at.press(keys)
        assert page.isVisible() and not at.screen.isVisible()
    page.comment.setFocus()
    at.type("I was nervous at the bench.")
    assert not page.passphrase.isEnabled()
    page.has_read.click()
    page.passphrase.setFocus()
    at.type(passphrase("jprice"))
    at.press("Return")
    at.until(lambda: at.screen.trainee is None and bool(at.screen.decision.read.words))
    assert at.window.rail.isVisible() and at.window.status.isVisible()
    (row,) = ask(at.desk.engine.assessments.signed_by(at.window.presence.session))
    signatures = ask(at.desk.engine.assessments.signatures(row.assessment))
    assert [(one.meaning, one.note) for one in signatures] == [
        (Meaning.ASSESSED, None),
        (Meaning.WITNESSED, "I was nervous at the bench."),
    ]
    records_are_whole(at)


def test_the_trainee_may_read_it_before_it_is_signed_and_a_lock_takes_the_page_away(at):
    at.desk.finished_run(said=at.desk.clean())
    at.come("jprice")
    at.opened()
    at.judge()
    at.decide(Decision.COMPETENT)
    at.screen.decision.trainee.click()
    at.until(lambda: at.screen.trainee is not None)
    ask(at.desk.engine.accounts.lock())
    at.until(lambda: at.screen.trainee is None)
    assert at.window.status.isVisible()
    at.come("jprice")
    at.opened()
    assert at.screen.decision.task is Task.SIGN
    at.screen.decision.trainee.click()
    settle()
    page = at.screen.trainee
    page.has_read.click()
    page.user.setFocus()
    at.type("jprice")
    at.press("Tab")
    at.type(passphrase("jprice"))
    at.press("Return")
    at.until(lambda: at.screen.trainee is None and bool(at.screen.decision.read.words))
    assert at.screen.decision.task is Task.SIGN
    at.sign("jprice")
    at.signed()
    (row,) = rows(at, "jprice")
    assert set(row.signed) == {Meaning.WITNESSED, Meaning.ASSESSED}
    records_are_whole(at)


def test_no_load_is_to_be_seen_or_heard_anywhere_on_the_way_to_a_signature(at):
    said = [*at.desk.clean(), EventBody("error", code="MASK_GAP", step="mask")]
    run = at.desk.finished_run(said=said)
    at.come("jprice")
    at.opened(run)
    seen = [at.words()]
    at.screen.sheet.focus_first()
    at.press("Return")
    at.until(at.screen.log.isVisible)
    seen.append(at.words())
    assert "Step 17 completed" in seen[-1]
    at.press("Esc")
    assert at.screen.sheet.judgements[0].judgement.hasFocus()
    at.judge()
    at.decide(Decision.NOT_YET_COMPETENT, "Mind the mask.")
    seen.append(at.words())
    at.screen.decision.trainee.click()
    at.until(lambda: at.screen.trainee is not None)
    seen.append(at.words())
    assert "Not yet competent" in seen[-1] and "Observed by the system" not in seen[-1]
    at.screen.trainee.close_button.click()
    settle()
    at.sign("jprice")
    at.signed()
    seen.append(at.words())
    choose_tab(at, Queue.SIGNED)
    at.until(lambda: at.screen.desk.sheet is not None)
    seen.append(at.words())
    assert all("Mind the mask." in words for words in seen[2:])
    for words in seen:
        assert not LOAD.search(words), LOAD.search(words)
