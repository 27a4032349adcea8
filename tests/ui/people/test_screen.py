import json

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from console.assessment.writing import Writing
from console.courses.log import log_event
from console.errors import ConsoleError, PeopleReason, RecordsReason
from console.events import RecordsChanged
from console.model import Decision, Meaning, PersonView, RecordsView, Result, Role
from console.records import ConsentRow, PersonalPart
from console.records.attempts import Attempt
from console.records.signoff import SignatureRow
from console.reports.asked import Asked, Form
from console.services.evidence import Decided
from tests.support.attempts import attempt, of
from tests.support.keyboard_walk import faults
from tests.support.rolls import held_class, roll
from tests.support.ui_accounts import come, enter, session, signed_in
from tests.support.ui_people import decision
from tests.support.ui_runs import sheet, waiting_run
from tests.support.ui_stations import PEOPLE
from tests.support.ui_window import settle

FRAME = '{"v":1,"type":"event","seq":1,"run":"r","body":{"kind":"step.completed","step":"hands"}}'
DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def person(number: int, **changes) -> PersonView:
    name = PEOPLE[number]
    fields = {
        "person": f"person-{number}",
        "display": name,
        "enrolled_utc": "2025-09-08T08:00:00.000Z",
        "given": name.split()[0],
        "family": name.split()[-1],
    }
    return PersonView(**(fields | changes))


AMINA, TOMOS, LONG = person(0), person(1, uln="4827193306", identity_document="passport"), person(9)
SIGNATURES = tuple(
    SignatureRow(
        f"s{n}", record, meaning, "account", who, Role.ASSESSOR, utc, offset, "trusted", used, "key", note, n
    )
    for n, (record, meaning, who, utc, offset, used, note) in enumerate(
        (
            (
                "record-1",
                Meaning.ASSESSED,
                "J. Price",
                "2026-05-12T13:41:20.000Z",
                60,
                ("user_id", "passphrase"),
                None,
            ),
            (
                "record-2",
                Meaning.COUNTERSIGNED,
                "M. Ellis-Owen",
                "2026-05-13T10:06:02.000Z",
                -330,
                ("passphrase",),
                "seen",
            ),
        )
    )
)


def of_three(*attempts: Attempt):
    """A roll of the three with these attempts."""
    return roll((AMINA, TOMOS, LONG), attempts, classes=(held_class(),), seated=(("class-1", "person-9"),))


@pytest.fixture
def people(desk):
    """J. Price at People with three who are enrolled; the second has two attempts and a run that waits."""
    doors = desk.doors
    first = decision(1, Decision.NOT_YET_COMPETENT, superseded=True)
    amended = decision(
        2, assessment="assessment-1", supersedes="entry-1", reason="Entered for another question."
    )
    doors.people.answers |= {
        "roll": of_three(
            replace(of(first, amended), person="person-1"),
            replace(attempt(24, None), person="person-1", run="run-9"),
        ),
        "consents": (ConsentRow("physiology", None, "2026-11-19T10:00:00.000Z", "2026-11-19T10:36:00.000Z"),),
    }
    doors.assessments.answers["signatures"] = SIGNATURES
    desk.stations(session=signed_in())
    desk.press("Ctrl+5")
    return desk.window.page("people")


def test_everybody_is_listed_by_name_with_how_they_stand(desk, people):
    assert desk.window.current == "people"
    assert [item.title for item in people.list.list.items] == ["Amina Yusuf", LONG.display, "Tomos Griffiths"]
    assert people.list.list.items[2].second.startswith("to decide")
    assert people.list.list.items[0].second == "no run yet"
    assert people.list.count.text() == "3 people, 1 needs you"


def test_the_list_is_searched_and_filtered(desk, people):
    people.list.search.setText("rhys")
    assert [item.key for item in people.list.list.items] == ["person-9"]
    people.list.search.setText("4827193306")
    assert [item.key for item in people.list.list.items] == ["person-1"]
    people.list.search.setText("")
    people.list.state.setCurrentIndex(people.list.state.findData("current"))
    settle()
    assert [item.key for item in people.list.list.items] == ["person-1"]
    people.list.state.setCurrentIndex(0)
    people.list.class_.setCurrentIndex(people.list.class_.findData("class-1"))
    settle()
    assert [item.key for item in people.list.list.items] == ["person-9", "person-1"]
    people.list.choose("person-0")
    assert people.list.class_.currentIndex() == 0


def test_the_sheet_shows_what_holds_and_every_attempt(desk, people):
    people.list.choose("person-1")
    settle()
    assert people.sheet.name.text() == "Tomos Griffiths"
    assert people.sheet.facts.text() == "ULN 4827 1933 06. Enrolled 8 Sep 2025. Passport seen."
    units, attempts = people.sheet.units, people.sheet.attempts
    assert units.data(units.index(0, 4)) == "Current; one run waits"
    assert [attempts.data(attempts.index(row, 4)) for row in range(2)] == ["To decide", "Competent, amended"]


def test_signatures_stand_as_they_were_signed(desk, people):
    people.list.choose("person-1")
    people.sheet.attempts_view.selectRow(1)
    settle()
    assert [one.words for one in people.attempt.signatures] == [
        ("Assessed", "J. Price, assessor", "12 May 2026, 14:41:20, UTC +01:00", "user id and passphrase"),
        (
            "Countersigned, amendment",
            "M. Ellis-Owen, assessor",
            "13 May 2026, 04:36:02, UTC −05:30",
            "passphrase, the same session as before. seen",
        ),
    ]
    assert people.attempt.reason.text() == "Entered for another question."
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


def test_a_run_that_waits_leads_to_sign_off(desk, people):
    people.list.choose("person-1")
    people.sheet.attempts_view.selectRow(0)
    settle()
    desk.click(people.attempt.open)
    assert desk.window.current == "signoff"


def test_somebody_is_enrolled_by_the_one_who_is_here(desk, people):
    desk.click(people.add)
    form = people.person_form
    enter(form.given, "Nia")
    enter(form.family, "Pugh")
    enter(form.uln, "4827193307")
    form.document.setCurrentIndex(1)
    desk.click(form.act)
    call = desk.doors.last("enrol")
    assert (call.args[0][0].display, call.args[0][0].uln) == ("Nia Pugh", "4827193307")
    assert call.named == {"session": session(), "identity_document": "passport"}
    assert not form.act.isEnabled()
    nia = person(10, person="new", display="Nia Pugh")
    desk.doors.people.answers["roll"] = roll((AMINA, TOMOS, LONG, nia))
    call.answer.set_result(("new",))
    settle()
    assert people.list.key == "new"
    assert people.attempt.isVisible()


def test_somebody_who_may_be_enrolled_already_is_asked_about_first(desk, people):
    desk.click(people.add)
    form = people.person_form
    enter(form.given, "amina")
    enter(form.family, "Yusuf")
    assert form.alike.text() == "Enrolled already: Amina Yusuf, enrolled 8 Sep 2025."
    assert form.still.accessibleName() == "Still needed: whether this is somebody else"
    desk.click(form.other)
    assert form.act.isEnabled()


def test_an_enrolment_that_failed_keeps_everything_typed(desk, people):
    desk.doors.people.answers["enrol"] = ConsoleError(PeopleReason.NOT_A_ULN)
    desk.click(people.add)
    form = people.person_form
    enter(form.given, "Nia")
    enter(form.uln, "12")
    desk.click(form.act)
    assert form.still.accessibleName()
    assert form.uln.text() == "12"
    assert form.act.isEnabled()


def test_a_person_is_changed(desk, people):
    people.list.choose("person-1")
    desk.click(people.sheet.change)
    enter(people.person_form.email, "tomos@college.example")
    desk.click(people.person_form.act)
    call = desk.doors.last("change")
    assert call.args == (
        "person-1",
        PersonalPart("Tomos", "Griffiths", "Tomos Griffiths", "tomos@college.example", "4827193306"),
    )


def test_a_paste_shows_doubles_before_anything_is_written(desk, people):
    desk.click(people.bring_in)
    page = people.import_page
    page.roster.paste.editor.setPlainText("Given,Family\nAmina,Yusuf\nNia,Pugh\nNia,Pugh\n12,")
    settle()
    assert "1 question" in page.still.accessibleName()
    assert not page.enrol.isEnabled()
    model = page.roster.model
    assert [model.data(model.index(row, 2)) for row in range(4)] == [
        "who is this?",
        "new",
        "left out: same as line 3",
        "left out: not a name",
    ]
    desk.click(page.questions.same[0])
    assert page.enrol.text() == "Enrol 1 person"
    assert desk.doors.asked("people", "enrol") == []
    desk.click(page.enrol)
    enrolled = desk.doors.last("enrol").args[0]
    assert [(one.display, one.person) for one in enrolled] == [
        ("Amina Yusuf", "person-0"),
        ("Nia Pugh", None),
    ]
    desk.doors.last("enrol").answer.set_result(("new",))
    settle()
    assert not page.isVisible()


def test_a_file_is_read_as_a_spreadsheet_wrote_it(desk, people, tmp_path):
    desk.click(people.bring_in)
    page = people.import_page
    file = tmp_path / "group.csv"
    file.write_bytes("Siân;Hughes\r\n".encode("cp1252"))
    page.take_file(str(file))
    assert page.new == 1
    assert "Look at the accents" in page.said.text()
    file.write_bytes(b"PK\x03\x04 a workbook")
    page.take_file(str(file))
    assert page.said.text()
    assert page.new == 1
    page.take_file(str(tmp_path / "nowhere.csv"))
    assert page.said.text()


def test_merging_is_an_explicit_act(desk, people):
    people.list.choose("person-1")
    desk.click(people.sheet.merge)
    form = people.merge_form
    assert not form.act.isEnabled()
    enter_search(form, "amina")
    form.list.choose("person-0")
    assert form.words.text() == "Tomos Griffiths is merged into Amina Yusuf."
    assert not form.act.isEnabled()
    desk.click(form.sure)
    desk.click(form.act)
    call = desk.doors.last("merge")
    assert (call.args, call.named) == (("person-1", "person-0"), {"session": session()})


def enter_search(form, words: str) -> None:
    form.search.setText(words)
    settle()


def test_erasing_needs_a_reason_without_the_name_and_the_name_itself(desk, people):
    people.list.choose("person-1")
    desk.click(people.attempt.erase)
    form = people.erase_form
    enter(form.reason, "Tomos Griffiths asked for it")
    assert "a reason without the name" in form.still.accessibleName()
    enter(form.reason, "They asked for it")
    assert not form.act.isEnabled()
    enter(form.name, "tomos griffiths")
    desk.click(form.act)
    assert desk.doors.last("erase").args == ("person-1", "They asked for it")
    erased = PersonView("person-1", "", "2025-09-08T08:00:00.000Z", erased_utc="2026-11-24T10:42:00.000Z")
    desk.doors.people.answers["roll"] = roll((AMINA, erased, LONG))
    desk.doors.last("erase").answer.set_result(1)
    settle()
    assert people.sheet.name.text() == "Erased person on-1"
    assert not people.attempt.erase.isEnabled()


def test_a_form_is_left_without_a_trace(desk, people):
    people.list.choose("person-1")
    desk.click(people.attempt.erase)
    desk.click(people.erase_form.cancel)
    assert people.attempt.isVisible()
    assert desk.doors.asked("people", "erase") == []


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


def test_what_others_wrote_is_shown_at_once(desk, people):
    desk.doors.people.answers["roll"] = roll((AMINA,))
    desk.tell(RecordsChanged(RecordsView("records", writable=True), ("entry",)))
    settle()
    assert [item.title for item in people.list.list.items] == ["Amina Yusuf"]


def test_nobody_yet_says_how_people_come_in(desk):
    desk.stations()
    desk.press("Ctrl+5")
    assert desk.window.page("people").is_empty_shown


def test_the_lock_takes_people_away(desk, people):
    come(desk, signed_in(locked_utc="2026-11-24T10:39:20.000Z"))
    assert desk.window.current == "live"
    desk.press("Ctrl+5")
    assert desk.window.current == "live"


def test_records_that_can_not_be_read_are_told(desk, people):
    desk.doors.people.answers["roll"] = ConsoleError(RecordsReason.IO)
    people.refresh()
    settle()
    assert desk.window.notice.words


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
