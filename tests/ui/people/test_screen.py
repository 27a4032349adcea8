"""People: the list, who is enrolled, and every form."""

import pytest
from PySide6.QtWidgets import QApplication

from console.errors import ConsoleError, PeopleReason, RecordsReason
from console.events import RecordsChanged
from console.model import PersonView, RecordsView
from console.records import PersonalPart
from tests.support.rolls import roll
from tests.support.three_people import AMINA, LONG, TOMOS, person
from tests.support.ui_accounts import come, enter, session, signed_in
from tests.support.ui_window import settle

FRAME = '{"v":1,"type":"event","seq":1,"run":"r","body":{"kind":"step.completed","step":"hands"}}'
DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_everybody_is_listed_by_name_with_how_they_stand(desk, people):
    assert desk.window.current == "people"
    assert [item.title for item in people.list.list.items] == ["Amina Yusuf", LONG.display, "Tomos Griffiths"]
    assert people.list.list.items[2].second.startswith("to judge")
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
    assert "Check the accents" in page.said.text()
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
    enter(form.reason, "A letter of Griffiths")
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
    people.list.search.setText("erased on-1")
    assert [item.key for item in people.list.list.items] == ["person-1"]
    people.list.search.setText("Tomos")
    assert people.list.count.text() == "Nobody matches"
    assert people.list.isAncestorOf(QApplication.focusWidget())
    assert not people.attempt.erase.isEnabled()


def test_a_form_is_left_without_a_trace(desk, people):
    people.list.choose("person-1")
    desk.click(people.attempt.erase)
    desk.click(people.erase_form.cancel)
    assert people.attempt.isVisible()
    assert desk.doors.asked("people", "erase") == []


def test_what_others_wrote_is_shown_at_once_and_takes_no_form_away(desk, people):
    desk.click(people.add)
    enter(people.person_form.given, "Nia")
    desk.doors.people.answers["roll"] = roll((AMINA,))
    desk.tell(RecordsChanged(RecordsView("records", writable=True), ("entry",)))
    settle()
    assert [item.title for item in people.list.list.items] == ["Amina Yusuf"]
    assert people.person_form.isVisible()
    assert people.person_form.given.text() == "Nia"


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
