"""A record that does not count: why, signed, and its run waits for a decision again."""

import pytest

from console.model import Decision, SigningState
from tests.support.signoff_window import WAIT_MS, evening
from tests.support.ui_window import settle
from ui.signoff.queues import Queue
from ui.signoff.task import Task


@pytest.fixture
def at(tmp_path, qtbot):
    with evening(tmp_path, qtbot, "jprice", "qiqa") as opened:
        yield opened


def signed_by(at, name):
    """What somebody has signed, newest first."""
    return at.desk.engine.assessments.signed_by(at.desk.come_in(name)).result(WAIT_MS / 1000)


def sign_competent(at, name, run=""):
    at.opened(run)
    at.judge()
    at.decide(Decision.COMPETENT)
    at.sign(name)
    at.signed()


def void(at, name, why):
    panel = at.screen.decision
    at.until(panel.void.isVisible)
    panel.void.click()
    settle()
    assert not panel.box.is_ready
    at.type(why)
    assert panel.box.line.text().startswith("Void Hana S.")
    at.sign(name)
    at.until(lambda: bool(panel.voided.words))
    settle()


def test_a_signed_record_is_voided_with_a_reason_and_its_run_waits_again(at):
    run = at.desk.finished_run(said=at.desk.clean())
    at.come("jprice")
    sign_competent(at, "jprice", run)
    void(at, "jprice", "The wrong trainee wore the headset")
    assert at.screen.decision.voided.words.endswith("The wrong trainee wore the headset")
    assert at.screen.decision.saved.text().startswith("Voided ")
    for gone in (at.screen.decision.void, at.screen.decision.amend, at.screen.decision.trainee):
        assert not gone.isVisible()
    (row,) = signed_by(at, "jprice")
    assert row.state is SigningState.VOID
    at.screen.tabs.choose(Queue.JUDGE)
    at.until(lambda: run in [item.key for item in at.screen.list.items])
    at.screen.tabs.choose(Queue.VERIFY)
    at.come("qiqa")
    at.until(lambda: row.record in [item.key for item in at.screen.list.items])
    assert at.desk.engine.verify().result(WAIT_MS / 1000) == []


def test_an_iqa_voids_what_somebody_else_decided_and_may_think_better_of_it(at):
    at.desk.finished_run(said=at.desk.clean())
    at.come("jprice")
    sign_competent(at, "jprice")
    at.come("qiqa")
    at.screen.tabs.choose(Queue.VERIFY)
    at.until(lambda: at.screen.decision.void.isVisible())
    at.screen.decision.void.click()
    settle()
    at.screen.decision.leave.click()
    at.until(lambda: at.screen.decision.task is Task.VERIFY)
    assert at.screen.decision.void_form.isHidden()
    void(at, "qiqa", "Signed for another person")
    (row,) = signed_by(at, "jprice")
    assert row.state is SigningState.VOID
    assert at.desk.engine.verify().result(WAIT_MS / 1000) == []
