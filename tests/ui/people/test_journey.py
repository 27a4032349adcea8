"""From a signature to the matrix and back to the sheet: the real window before a real engine."""

import csv
import io

import pytest

from console.assessment.currency import State
from console.assessment.writing import Writing
from console.model import Decision, Trainee
from tests.support.attended import RIGHT
from tests.support.ledgers import new_id
from tests.support.signoff_window import WAIT_MS, evening
from tests.support.staff import passphrase
from tests.support.ui_window import settle

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_who_was_signed_today_is_current_and_their_sheet_can_be_read(qtbot, tmp_path):
    with evening(tmp_path / "data", qtbot, "jprice") as at:
        desk, person = at.desk, new_id()
        session, run = desk.come_in("jprice"), desk.finished_run(person, said=desk.clean())
        window = at.window
        at.until(lambda: window.presence.session is not None)
        window.show_screen("people")
        people = window.page("people")
        at.until(lambda: bool(people.list.list.items))
        assert people.list.list.items[0].second.startswith("to judge")
        desk.engine.assessments.conclude(
            session, run, Writing(RIGHT, Decision.COMPETENT), passphrase("jprice"), user_id="jprice"
        ).result(WAIT_MS / 1000)
        at.until(lambda: people.list.list.items[0].second == "1 current")
        people.tabs.choose("matrix")
        settle()
        model = people.matrix.model
        column = next(n for n, one in enumerate(model.matrix.courses) if one.id == "GMP-GWN-B")
        people.matrix.view.setCurrentIndex(model.index(0, column))
        assert model.matrix.rows[0].units[column].state is State.CURRENT
        people.matrix.panel.record.click()
        at.until(lambda: bool(people.attempt.history.signatures))
        people.attempt.open.click()
        at.until(people.decided.isVisible)
        assert {row.id: row.judgement.result for row in people.decided.sheet.judgements} == RIGHT
        jump = people.decided.sheet.observed[0]
        jump.jumped.emit(2)
        at.until(people.decided.log.isVisible)
        assert "heart" not in at.words().casefold()
        target = tmp_path / "matrix.csv"
        desk.engine.people.write_matrix(target, people.matrix.choice, session=session).result(WAIT_MS / 1000)
        states = [line["state"] for line in csv.DictReader(io.StringIO(target.read_text("utf-8-sig")))]
        assert (states.count("current"), states.count("never")) == (1, len(states) - 1)


def test_files_that_an_erasure_did_not_reach_are_named_until_they_are_deleted(qtbot, tmp_path):
    with evening(tmp_path / "data", qtbot, "jprice") as at:
        desk, window = at.desk, at.window
        session = desk.come_in("jprice")
        desk.engine.people.enrol((Trainee("Amina Yusuf"),), session=session).result(WAIT_MS / 1000)
        left = [tmp_path / "data" / name for name in ("class of May.pdf", "set-aside-by-hand/records.sqlite")]
        for path in left:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"Amina Yusuf" * 100)
        at.until(lambda: window.presence.session is not None)
        window.show_screen("people")
        people = window.page("people")
        at.until(lambda: bool(people.list.list.items))
        people.attempt.erase.click()
        people.erase_form.reason.line.setText("They asked for it")
        people.erase_form.name.line.setText("Amina Yusuf")
        people.erase_form.act.click()
        at.until(lambda: bool(people.sheet.unreached.words))
        assert people.sheet.unreached.words.splitlines()[1:] == [
            "set-aside-by-hand/records.sqlite",
            "class of May.pdf",
        ]
        assert people.sheet.unreached.isVisible()
        at.until(lambda: bool(people.sheet.erased.words))
        said = people.sheet.erased.words
        assert said.startswith("Erased by J. Price, ") and said.endswith(". Reason: They asked for it")
        people.hide_names(True)
        assert "class of May" not in at.words()
        people.hide_names(False)
        left[0].unlink()
        people.refresh()
        at.until(lambda: len(people.sheet.unreached.words.splitlines()) == 2)
        assert "delete it" in people.sheet.unreached.words
