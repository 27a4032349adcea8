"""What was judged while the run went on stands on the sheet, as a proposal to oneself."""

import pytest

from console.model import Decision, Result
from tests.support.ledgers import new_id
from tests.support.signoff_window import WAIT_MS, evening


@pytest.fixture
def at(tmp_path, qtbot):
    with evening(tmp_path, qtbot, "jprice", "qiqa") as opened:
        yield opened


def test_what_was_judged_live_is_on_the_sheet_with_its_moment_and_can_be_changed(at):
    price = at.desk.come_in("jprice").account
    judged = [("C18", False, price), ("C18", True, price), ("C19", False, price), ("C20", True, new_id())]
    at.desk.finished_run(said=at.desk.clean(), judged=judged)
    at.come("jprice")
    at.opened()
    sheet = at.screen.sheet.judgements
    assert [row.judgement.result for row in sheet[:3]] == [Result.MET, Result.NOT_MET, None]
    assert [row.told.text() for row in sheet[:3]] == ["Judged live", "Judged live", ""]
    sheet[0].link.click()
    at.until(lambda: "Contacts recognised and acted on: met" in at.screen.log.shown)
    at.press("Esc")
    sheet[1].judgement.setFocus()
    at.press("Y")
    assert sheet[1].told.text() == "Judged live: not yet"
    sheet[1].judgement.setFocus()
    at.press("Y")
    assert (sheet[1].judgement.result, sheet[1].told.text()) == (Result.NOT_MET, "Judged live")
    sheet[1].judgement.setFocus()
    at.judge("YYYY")
    at.decide(Decision.COMPETENT)
    at.sign("jprice")
    at.signed()
    (row,) = at.desk.engine.assessments.signed_by(at.desk.come_in("jprice")).result(WAIT_MS / 1000)
    assert row.outcome is Decision.COMPETENT
    assert at.desk.engine.verify().result(WAIT_MS / 1000) == []
