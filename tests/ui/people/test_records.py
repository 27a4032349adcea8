"""One person's record: what holds, every attempt, decided sheets, and what leaves."""

import json

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from console.assessment.writing import Writing
from console.courses.log import log_event
from console.errors import ConsoleError, RecordsReason
from console.model import Decision, Result
from console.records import ConsentRow
from console.reports.asked import Asked, Form
from console.services.evidence import Decided
from tests.support.keyboard_walk import faults
from tests.support.three_people import SIGNATURES
from tests.support.ui_accounts import session
from tests.support.ui_runs import sheet, waiting_run
from tests.support.ui_window import settle

FRAME = '{"v":1,"type":"event","seq":1,"run":"r","body":{"kind":"step.completed","step":"hands"}}'
DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def decided_sheet(desk) -> None:
    """What the engine hands out for the amended record of Tomos."""
    run = waiting_run(10)
    first, amended = desk.doors.people.answers["roll"].members[1].standing.attempts[-1].versions
    was, now = ({"C18": Result.NOT_MET}, {"C18": Result.MET})
    desk.doors.assessments.answers |= {
        "decided": Decided(
            sheet(run),
            amended,
            Writing(now, Decision.COMPETENT, reason="Entered for another question."),
            SIGNATURES,
            (first, amended),
            before=Writing(was, Decision.NOT_YET_COMPETENT),
        ),
        "log": (log_event(1, "2026-11-24T10:30:00.000Z", FRAME),),
    }


def test_a_decided_sheet_is_opened_to_be_read_and_nothing_on_it_can_be_changed(desk, people):
    decided_sheet(desk)
    people.list.choose("person-1")
    people.sheet.attempts_view.selectRow(1)
    settle()
    desk.click(people.attempt.open)
    page = people.decided
    assert page.isVisible()
    assert desk.doors.asked("assessments", "decided") == [("record-2",)]
    assert page.title.text() == "The decided sheet, amended"
    assert page.said.text() == "Reason: Entered for another question."
    rows = {row.id: row for row in page.sheet.judgements}
    assert not any(row.judgement.isEnabled() for row in rows.values())
    assert rows["C18"].was.text() == "was not yet"
    assert faults(desk.window) == []
    page.sheet.jumped.emit(1)
    settle()
    assert page.log.isVisible()
    desk.press("Esc")
    assert page.sheet.isVisible()
    desk.press("Esc")
    assert not page.isVisible()
    assert people.sheet.attempts_view.hasFocus()


def test_a_decided_sheet_says_what_was_changed_what_was_not_observed_and_that_it_is_void(desk, people):
    decided_sheet(desk)
    answers = desk.doors.assessments.answers
    was = answers["decided"].before.judgements
    answers["decided"] = replace(
        answers["decided"],
        row=replace(answers["decided"].row, voided=True),
        writing=Writing({"C19": Result.MET}, Decision.NOT_YET_COMPETENT),
        before=Writing({**was, "C19": Result.MET}, Decision.NOT_YET_COMPETENT),
    )
    people.open_record("person-1", "assessment-1")
    settle()
    desk.click(people.attempt.open)
    rows = {row.id: row for row in people.decided.sheet.judgements}
    assert (rows["C18"].was.text(), rows["C18"].unseen.isVisible()) == ("was not yet", True)
    assert not rows["C18"].judgement.isVisible()
    assert not rows["C19"].was.isVisible() and not rows["C19"].unseen.isVisible()
    assert people.decided.said.text().startswith("Void: it does not count.")


def test_enter_opens_the_sheet_and_another_person_closes_it(desk, people):
    decided_sheet(desk)
    people.open_record("person-1", "assessment-1")
    settle()
    people.sheet.attempts_view.activated.emit(people.sheet.attempts_view.currentIndex())
    settle()
    assert people.decided.isVisible()
    people.list.choose("person-0")
    settle()
    assert not people.decided.isVisible()


def test_names_that_are_hidden_on_the_wall_are_hidden_here(desk, people):
    live = desk.window.page("live")
    live.set_names_hidden(True)
    settle()
    said = [item.title for item in people.list.list.items]
    assert said == ["Person on-0", "Person on-1", "Person on-9"]
    assert people.sheet.name.text().startswith("Person ")
    buttons = (people.add, people.bring_in, people.sheet.change, people.sheet.merge, people.attempt.erase)
    assert not any(button.isEnabled() for button in buttons)
    people.list.search.setText("Tomos")
    assert people.list.list.items == ()
    people.list.search.clear()
    desk.click(people.names)
    assert people.list.list.items[0].title == "Amina Yusuf"
    assert people.add.isEnabled()


@DIALOG
def test_all_that_is_held_about_somebody_is_written_to_a_file(desk, people, tmp_path):
    desk.doors.reports.answers["person"] = {"person": "person-1", "name": "Tomos"}
    people.list.choose("person-1")
    desk.click(people.attempt.export)
    dialog = people.findChild(QFileDialog)
    target = tmp_path / "held.json"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert json.loads(target.read_text("utf-8"))["name"] == "Tomos"


@DIALOG
def test_a_whole_record_is_printed_as_the_ending_says(desk, people, tmp_path):
    people.list.choose("person-1")
    desk.click(people.sheet.print)
    dialog = people.findChild(QFileDialog)
    target = tmp_path / "record.csv"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    call = desk.doors.last("save")
    assert (call.args, call.named) == ((Asked(Form.PERSON, "person-1"), target), {"session": session()})
    call.answer.set_result(None)
    settle()
    assert people.sheet.told.words == "Written: record.csv"


@DIALOG
def test_a_record_is_printed_to_a_file(desk, people, tmp_path):
    people.list.choose("person-1")
    people.sheet.attempts_view.selectRow(1)
    settle()
    desk.click(people.attempt.print)
    dialog = people.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "record.pdf"))
    dialog.reject()
    call = desk.doors.last("record")
    assert (call.args, call.named) == (("assessment-1", tmp_path / "record.pdf"), {"session": session()})


def test_signatures_stand_as_they_were_signed(desk, people):
    people.list.choose("person-1")
    people.sheet.attempts_view.selectRow(1)
    settle()
    assert [one.words for one in people.attempt.history.signatures] == [
        ("Assessed", "J. Price, assessor", "12 May 2026, 14:41:20, UTC +01:00", "user id and passphrase"),
        (
            "Witnessed, amendment",
            "M. Ellis-Owen, assessor",
            "The trainee said: Read it.",
            "13 May 2026, 04:36:02, UTC −05:30",
            "passphrase, the same session as before",
        ),
    ]
    assert [one.words for one in people.attempt.history.heads] == [
        ("Decided first: Not yet competent", "J. Price, 1 Nov 2026, 10:00"),
        ("Amended to: Competent", "J. Price, 2 Nov 2026, 10:00", "Reason: Entered for another question."),
    ]
    assert people.attempt.reason.text() == "Reason: Entered for another question."
    assert "19 Nov 2026" in people.attempt.consents.rows[0].words
    assert not people.attempt.consents.withdraw.isVisible()
    said = " ".join(label.text() for label in people.attempt.findChildren(type(people.attempt.title)))
    assert "No values are kept" in said


def test_somebody_agrees_no_longer_with_one_press(desk, people):
    gone = desk.doors.people.answers["consents"][0]
    held = ConsentRow("physiology", "class-1", "2026-11-24T10:00:00.000Z", None)
    desk.doors.people.answers["consents"] = (gone, held)
    people.list.choose("person-1")
    settle()
    consents = people.attempt.consents
    assert [row.words.endswith("given 24 Nov 2026, 10:00.") for row in consents.rows] == [False, True]
    desk.click(consents.withdraw)
    call = desk.doors.last("withdraw")
    assert (call.args, call.named) == (("person-1",), {"session": session()})
    assert not consents.withdraw.isEnabled()
    call.answer.set_exception(ConsoleError(RecordsReason.DISK_FULL))
    settle()
    assert consents.wrong.words.startswith("The disk is full")
    desk.click(consents.withdraw)
    withdrawn = ConsentRow("physiology", "class-1", held.given_utc, "2026-11-24T10:42:00.000Z")
    desk.doors.people.answers["consents"] = (gone, withdrawn)
    desk.doors.last("withdraw").answer.set_result(None)
    settle()
    assert consents.rows[1].words.endswith("withdrawn 24 Nov 2026, 10:42.")
    assert (consents.wrong.words, consents.withdraw.isVisible()) == ("", False)


def test_the_sheet_shows_what_holds_and_every_attempt(desk, people):
    people.list.choose("person-1")
    settle()
    assert people.sheet.name.text() == "Tomos Griffiths"
    assert people.sheet.facts.text() == "ULN 4827 1933 06. Enrolled 8 Sep 2025. Passport seen."
    units, attempts = people.sheet.units, people.sheet.attempts
    assert units.data(units.index(0, 4)) == "Current; one run waits"
    assert [attempts.data(attempts.index(row, 4)) for row in range(2)] == ["To judge", "Competent, amended"]
    assert [attempts.data(attempts.index(row, 5)) for row in range(2)] == ["–", "2 signatures"]
