import pytest
from msgspec.structs import replace

from console.errors import ClassReason, ConsoleError, RecordsReason
from console.events import RecordsChanged
from console.model import Decision, Outcome, RecordsView, Result
from console.services.evidence import Work
from tests.support.ui_accounts import ADMINISTRATOR, come, session, signed_in
from tests.support.ui_runs import sheet, waiting_run
from tests.support.ui_window import settle
from ui.signoff.wording import missing_words
from ui.widgets.label import Label

RUNS = (
    waiting_run(12),
    waiting_run(4, critical_errors=("OUTER_TOUCHES_FLOOR",)),
    waiting_run(10, outcome=Outcome.INTERRUPTED),
)


@pytest.fixture
def signoff(desk):
    sheets = {
        RUNS[0].run: sheet(RUNS[0]),
        RUNS[1].run: sheet(RUNS[1], errors=(("coverall", "OUTER_TOUCHES_FLOOR"),)),
        RUNS[2].run: sheet(RUNS[2], untold=("airlock",)),
    }
    desk.doors.assessments.answers |= {
        "waiting": RUNS,
        "resume": lambda run, session: Work(sheets[run]),
    }
    desk.stations()
    desk.press("Ctrl+2")
    settle()
    return desk.window.page("signoff")


def judge_all(desk, signoff, key="Y"):
    for number in range(len(signoff.sheet.judgements)):
        signoff.sheet.judgements[number].judgement.setFocus()
        desk.press(key)


def last(signoff):
    return signoff.sheet.judgements[-1].judgement


def choose(desk, signoff, decision):
    desk.click(signoff.decision.form.choices[decision])


def write(signoff, reason):
    signoff.decision.form.reason.editor.setPlainText(reason)


def tell(signoff, feedback):
    signoff.decision.form.feedback.editor.setPlainText(feedback)


def is_decided(desk, run):
    """The records answer, and no longer list the run."""
    desk.doors.assessments.answers["waiting"] = tuple(one for one in RUNS if one is not run)
    desk.doors.last("decide").answer.set_result("assessment-1")
    settle()


def test_the_oldest_run_is_open_and_the_keyboard_is_on_its_first_judgement(desk, signoff):
    assert signoff.list.key == RUNS[0].run
    assert signoff.sheet.judgements[0].judgement.hasFocus()


def test_the_run_of_somebody_who_was_erased_is_called_alike_in_list_and_sheet(desk, signoff):
    gone = replace(RUNS[0], name=None)
    desk.doors.assessments.answers |= {
        "waiting": (gone,),
        "resume": lambda run, session: Work(sheet(gone)),
    }
    signoff.list.choose(RUNS[1].run)
    desk.tell(RecordsChanged(RecordsView("records", writable=True), ("entry",)))
    settle()
    signoff.list.choose(gone.run)
    settle()
    known = f"Erased person {gone.person[-4:]}"
    assert known in [item.title for item in signoff.list.items]
    assert known in [label.text() for label in signoff.sheet.findChildren(Label)]


def test_runs_say_how_they_ended(desk, signoff):
    said = {item.lead: (item.icon, item.second) for item in signoff.list.items if item.key}
    assert said == {
        "12": ("circle-check", "completed"),
        "04": ("stop", "1 critical error"),
        "10": ("circle-dashed", "interrupted"),
    }


def test_proposal_and_count_stay_hidden_until_everything_is_judged(desk, signoff):
    decision = signoff.decision
    assert decision.form.proposal.text() == "Proposal not shown yet"
    assert signoff.sheet.score == ""
    judge_all(desk, signoff)
    assert decision.form.proposal.text() == "Proposed: competent"
    assert signoff.sheet.score == "17 of 17 met"
    last(signoff).setFocus()
    desk.press("Y")
    assert decision.form.proposal.text() == "Proposal not shown yet"
    assert signoff.sheet.score == ""


def test_a_judgement_can_be_taken_back(desk, signoff):
    row = signoff.sheet.judgements[0].judgement
    for key, result in (("Y", Result.MET), ("N", Result.NOT_MET), ("N", None)):
        row.setFocus()
        desk.press(key)
        assert row.result is result


def test_down_goes_to_the_next_judgement(desk, signoff):
    desk.press("Down")
    assert signoff.sheet.judgements[1].judgement.hasFocus()
    desk.press("Up")
    desk.press("Up")
    assert signoff.sheet.judgements[0].judgement.hasFocus()


def test_competent_needs_its_judgements_and_no_reason(desk, signoff):
    choose(desk, signoff, Decision.COMPETENT)
    assert not signoff.decision.keep.save.isEnabled()
    assert signoff.decision.keep.still.accessibleName() == "Still needed: 5 judgements and a reason"
    judge_all(desk, signoff)
    assert signoff.decision.keep.still.accessibleName() == ""
    desk.press("Ctrl+Return")
    ids = {row.id: Result.MET for row in signoff.sheet.judgements}
    assert desk.doors.asked("assessments", "decide") == [(RUNS[0].run, Decision.COMPETENT, None, ids)]


def test_not_yet_needs_a_reason_and_says_why(desk, signoff):
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.NOT_YET_COMPETENT)
    assert not signoff.decision.keep.save.isEnabled()
    assert signoff.decision.form.feedback_head.text() == "Feedback for the trainee (needed)"
    tell(signoff, "  ")
    assert not signoff.decision.keep.save.isEnabled()
    tell(signoff, "Slow down in the airlock.")
    desk.click(signoff.decision.keep.save)
    assert desk.doors.last("decide").named["feedback"] == "Slow down in the airlock."


def test_deciding_against_the_rule_needs_a_reason(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    judge_all(desk, signoff)
    assert signoff.decision.form.proposal.text() == "Proposed: not yet competent"
    choose(desk, signoff, Decision.COMPETENT)
    assert "in spite of a critical error" in signoff.decision.form.reason_words
    choose(desk, signoff, Decision.VOID)
    assert "it is not what the rule proposes" in signoff.decision.form.reason_words


def test_an_override_needs_a_reason_and_can_be_undone(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    judge_all(desk, signoff)
    desk.click(signoff.sheet.observed[0].override)
    row = signoff.sheet.observed[0]
    assert row.override.text() == "Undo override"
    choose(desk, signoff, Decision.NOT_YET_COMPETENT)
    tell(signoff, "Gather the leg.")
    assert "you overrode the system" in signoff.decision.form.reason_words
    write(signoff, "The sensor was wrong.")
    desk.click(signoff.decision.keep.save)
    assert desk.doors.asked("assessments", "decide")[0][3][row.id] is Result.MET


def test_undoing_an_override_takes_the_judgement_away(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    judge_all(desk, signoff)
    desk.click(signoff.sheet.observed[0].override)
    overridden = signoff.sheet.observed[0].id
    desk.click(signoff.sheet.observed[0].override)
    choose(desk, signoff, Decision.NOT_YET_COMPETENT)
    tell(signoff, "x")
    desk.press("Ctrl+Return")
    assert overridden not in desk.doors.asked("assessments", "decide")[0][3]


def test_what_is_not_met_stands_first_and_what_is_met_waits_behind_one_press(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    assert signoff.sheet.observed == []
    judge_all(desk, signoff)
    assert signoff.sheet.observed[0].accessibleName().endswith("not met")
    before = len(signoff.sheet.observed)
    desk.click(signoff.sheet.more)
    assert len(signoff.sheet.observed) == 17 > before


def test_what_was_observed_says_what_was_seen_when_and_why_it_counts(desk, signoff):
    signoff.list.choose(RUNS[1].run)
    settle()
    judge_all(desk, signoff)
    told = {row.id: row.accessibleDescription() for row in signoff.sheet.observed}
    assert told["C10"].startswith("Not met, because of: Outer garment touches floor 10:0")
    assert told["C1"].startswith("Met: the step was completed and nothing spoke against it, 10:0")


def test_incomplete_evidence_is_said_and_nobody_is_found_competent_on_it(desk, signoff):
    signoff.list.choose(RUNS[2].run)
    settle()
    assert not signoff.decision.form.choices[Decision.COMPETENT].isEnabled()
    assert signoff.decision.form.choices[Decision.VOID].isEnabled()


def test_void_does_not_wait_for_judgements(desk, signoff):
    signoff.list.choose(RUNS[2].run)
    settle()
    choose(desk, signoff, Decision.VOID)
    write(signoff, "The headset lost power.")
    assert signoff.decision.keep.save.isEnabled()


def test_saved_is_said_only_when_the_records_have_answered(desk, signoff):
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.COMPETENT)
    desk.press("Ctrl+Return")
    assert signoff.decision.saved.text() == ""
    assert signoff.decision.keep.save.text() == "Saving"
    desk.press("Ctrl+Return")
    assert len(desk.doors.asked("assessments", "decide")) == 1
    is_decided(desk, RUNS[0])
    assert signoff.decision.saved.text().startswith("Saved ")
    assert not signoff.decision.keep.save.isVisible()
    assert not signoff.sheet.judgements[0].judgement.isEnabled()


def test_the_decided_run_stays_in_sight_until_the_next_one_is_opened(desk, signoff):
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.COMPETENT)
    desk.press("Ctrl+Return")
    is_decided(desk, RUNS[0])
    assert signoff.list.key == RUNS[0].run
    assert desk.window.rail.item("signoff").count == 2
    desk.click(signoff.decision.next)
    settle()
    assert signoff.list.key == RUNS[1].run
    assert RUNS[0].run not in {item.key for item in signoff.list.items}
    assert signoff.decision.form.decision is None
    assert signoff.decision.form.reason.text() == ""


def test_a_decision_that_could_not_be_saved_keeps_everything_typed(desk, signoff):
    desk.doors.assessments.answers["decide"] = ConsoleError(RecordsReason.DISK_FULL)
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.NOT_YET_COMPETENT)
    tell(signoff, "Slow down.")
    desk.press("Ctrl+Return")
    assert signoff.decision.saved.text() == ""
    assert "The disk is full" in signoff.decision.keep.still.accessibleName()
    assert signoff.decision.form.feedback.text() == "Slow down."
    assert signoff.decision.keep.save.isEnabled()


def test_an_answer_for_one_run_never_marks_another_as_saved(desk, signoff):
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.COMPETENT)
    desk.press("Ctrl+Return")
    signoff.list.choose(RUNS[1].run)
    settle()
    is_decided(desk, RUNS[0])
    assert signoff.decision.saved.text() == ""
    assert signoff.decision.keep.save.isVisible()


def test_a_sheet_that_can_not_be_read_is_told(desk, signoff):
    desk.doors.assessments.answers["resume"] = ConsoleError(ClassReason.UNKNOWN_RUN)
    signoff.list.choose(RUNS[1].run)
    settle()
    assert "no such run" in desk.window.notice.words


def test_it_says_plainly_that_nobody_signed_and_that_it_is_simulated(desk, signoff):
    said = " ".join(label.text() for label in signoff.decision.findChildren(type(signoff.decision.saved)))
    assert "not signed" in said and "unidentified" in said
    assert "Simulated practice. Does not by itself qualify for Grade A/B entry." in said


def test_live_opens_a_run_that_ended_a_moment_ago(desk, signoff):
    late = waiting_run(15)
    desk.doors.assessments.answers["resume"] = lambda run, session: Work(sheet(late))
    desk.press("Ctrl+1")
    desk.window.decide(late.run)
    desk.doors.assessments.answers["waiting"] = (*RUNS, late)
    desk.tell(RecordsChanged(RecordsView("records", writable=True), ("entry",)))
    settle()
    assert (desk.window.current, signoff.list.key) == ("signoff", late.run)


def test_without_a_run_the_screen_says_when_one_comes(desk):
    desk.stations()
    desk.press("Ctrl+2")
    assert desk.window.page("signoff").is_empty_shown


def test_a_run_that_was_decided_elsewhere_leaves_the_sheet(desk, signoff):
    desk.doors.assessments.answers["waiting"] = RUNS[1:]
    desk.tell(RecordsChanged(RecordsView("records", writable=True), ("entry",)))
    settle()
    assert signoff.list.key == RUNS[1].run
    desk.doors.assessments.answers["waiting"] = ()
    desk.tell(RecordsChanged(RecordsView("records", writable=True), ("entry",)))
    settle()
    assert signoff.is_empty_shown


def test_a_list_that_answers_before_the_decision_does_not_take_its_sheet_away(desk, signoff):
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.COMPETENT)
    desk.press("Ctrl+Return")
    desk.doors.assessments.answers["waiting"] = RUNS[1:]
    desk.tell(RecordsChanged(RecordsView("records", writable=True), ("entry",)))
    assert signoff.list.key == RUNS[0].run
    desk.doors.last("decide").answer.set_result("assessment-1")
    settle()
    assert signoff.decision.saved.text().startswith("Saved ")


def test_what_the_evidence_lacks_is_counted():
    lacking = sheet(waiting_run(1), untold=("airlock", "wash"))
    assert missing_words(lacking.missing) == "The headset told nothing about 2 criteria."


def test_with_accounts_the_same_sheet_asks_for_a_signature(desk, signoff):
    assert not signoff.decision.keep.isHidden()
    come(desk, signed_in())
    assert signoff.decision.keep.isHidden()
    assert desk.doors.last("resume").args == (RUNS[0].run, session())
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.COMPETENT)
    assert (
        signoff.decision.box.line.text()
        == f"Sign {RUNS[0].name}, GMP-GWN-B v1.0, competent, as J. Price, assessor"
    )
    assert signoff.decision.box.meaning.text() == "meaning: assessed"


def test_somebody_who_is_no_assessor_does_not_sign_and_reads_why(desk, signoff):
    come(desk, signed_in(ADMINISTRATOR))
    judge_all(desk, signoff)
    choose(desk, signoff, Decision.COMPETENT)
    assert not signoff.decision.box.sign.isEnabled()
    assert signoff.decision.box.still.accessibleName().startswith("Needs the role assessor.")
    come(desk, signed_in())
    assert signoff.decision.box.still.accessibleName() == "Still needed: a decision and 5 judgements"
