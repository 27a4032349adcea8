"""Somebody whom two consoles have enrolled is shown as such, and merged by an explicit act."""

from msgspec.structs import replace

from tests.support.rolls import held_class, roll
from tests.support.three_people import AMINA, LONG, TOMOS, open_people
from tests.support.ui_window import settle
from ui.people.people_list import TWICE

AGAIN = replace(
    TOMOS,
    person="person-7",
    display="T. Griffiths",
    enrolled_utc="2026-11-03T08:00:00.000Z",
    console="console-2",
    place="Ystafell hyfforddi Bae Caerdydd 2",
)


def with_double(desk):
    page = open_people(desk)
    desk.doors.people.answers["roll"] = roll((AMINA, TOMOS, LONG, AGAIN), (), classes=(held_class(),))
    page.refresh()
    settle()
    return page


def test_the_sheet_says_who_may_be_the_same_and_why(desk):
    page = with_double(desk)
    page.list.choose("person-1")
    assert page.sheet.twice.words == (
        "Perhaps enrolled twice: T. Griffiths, enrolled 3 Nov 2026 on Ystafell hyfforddi Bae Caerdydd 2"
        " (same ULN). If they are one person, merge them."
    )
    page.list.choose("person-7")
    assert "Tomos Griffiths" in page.sheet.twice.words
    assert "on Ystafell hyfforddi Bae Caerdydd 2" in page.sheet.facts.text()
    page.list.choose("person-0")
    assert page.sheet.twice.isHidden()


def test_the_list_shows_only_them_when_asked(desk):
    page = with_double(desk)
    page.list.state.setCurrentIndex(page.list.state.findData(TWICE))
    assert [item.key for item in page.list.list.items] == ["person-7", "person-1"]


def test_who_is_alike_comes_first_among_whom_to_merge_with(desk):
    page = with_double(desk)
    page.list.choose("person-1")
    desk.click(page.sheet.merge)
    first = page.merge_form.list.items[0]
    assert first.key == "person-7" and first.second.startswith("same ULN, enrolled 3 Nov")


def test_that_two_are_one_person_is_said_of_these_two_and_of_nobody_else(desk):
    page = with_double(desk)
    page.list.choose("person-1")
    desk.click(page.sheet.merge)
    form = page.merge_form
    first, second = (item.key for item in form.list.items[:2])
    form.list.choose(first)
    desk.click(form.sure)
    assert form.act.isEnabled()
    form.list.choose(second)
    assert not form.sure.isChecked() and not form.act.isEnabled()


def test_hidden_names_say_nothing_of_doubles(desk):
    page = with_double(desk)
    page.hide_names(True)
    page.list.choose("person-1")
    assert page.sheet.twice.isHidden()
