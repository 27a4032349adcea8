import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model import PersonView, Trainee
from console.roster.names import LONGEST_NAME, Fault, clean_name
from console.roster.reading import (
    Answers,
    Broken,
    open_questions,
    read_roster,
    trainees,
    twice_chosen,
)

SIAN = PersonView("p-sian", "Siân Llwyd", "2025-11-03T09:00:00.000Z")
OTHER_SIAN = PersonView("p-sian-2", "Sian Llwyd", "2026-02-03T09:00:00.000Z")


def names(text, answers=None):
    return [trainee.display for trainee in trainees(read_roster(text), answers or Answers()).values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina Yusuf\nTomos Griffiths", ["Amina Yusuf", "Tomos Griffiths"]),
        ("\ufeffAmina Yusuf\r\n\r\n  Tomos   Griffiths \r\n\r\n", ["Amina Yusuf", "Tomos Griffiths"]),
        ("Amina\tYusuf\nTomos\tGriffiths\n", ["Amina Yusuf", "Tomos Griffiths"]),
        ('given,family\nAmina,Yusuf\n"Rhian, Mair",ap Rhys', ["Amina Yusuf", "Rhian, Mair ap Rhys"]),
        ("First name;Last name\nAmina;Yusuf", ["Amina Yusuf"]),
        ("Name\nSiobhán O'Donnell", ["Siobhán O'Donnell"]),
        ('Bob "Bobby" Hughes', ['Bob "Bobby" Hughes']),
        ("Amina,Yusuf,PB2,left-handed", ["Amina Yusuf"]),
        ("Li\t\nMadonna,", ["Li", "Madonna"]),
        ("Amina Yusuf\rTomos Griffiths", ["Amina Yusuf", "Tomos Griffiths"]),
        ("\u202eAmina\u200b Yusuf\u0000", ["Amina Yusuf"]),
        ("", []),
        ("\n \n\t\n", []),
    ],
)
def test_a_paste_is_understood(text, expected):
    assert names(text) == expected


def test_a_separated_line_keeps_given_and_family_apart():
    assert trainees(read_roster("Rhys,ap Iorwerth"), Answers()) == {
        "rhys ap iorwerth#0": Trainee("Rhys ap Iorwerth", "Rhys", "ap Iorwerth")
    }


def test_what_was_left_out_is_said():
    roster = read_roster("Name\n\nAmina Yusuf,PB2,x\n\n12:30\n" + "x" * (LONGEST_NAME + 1) + "\n\n")
    assert (roster.headings, roster.blank, roster.more_columns) == (1, 2, True)
    assert [(broken.line, broken.fault) for broken in roster.broken] == [
        (5, Fault.NO_LETTERS),
        (6, Fault.TOO_LONG),
    ]
    assert roster.broken[0] == Broken(5, "12:30", Fault.NO_LETTERS)


def test_the_same_name_twice_is_one_person_unless_somebody_says_two():
    text = "John Smith\nAmina Yusuf\njohn  smith"
    assert [entry.double_of for entry in read_roster(text).entries] == [None, None, 1]
    assert names(text) == ["John Smith", "Amina Yusuf"]
    assert names(text, Answers(two_people=frozenset({"john smith#1"}))) == [
        "John Smith",
        "Amina Yusuf",
        "john smith",
    ]


@pytest.mark.parametrize("written", ["Siân Llwyd", "SIAN LLWYD", "Sia\u0302n  Llwyd", "Sian-Llwyd"])
def test_somebody_already_enrolled_is_asked_about_and_never_merged(written):
    roster = read_roster(f"{written}\nTomos Griffiths", [OTHER_SIAN, SIAN])
    assert roster.entries[0].known == (SIAN, OTHER_SIAN)
    assert open_questions(roster, Answers()) == (roster.entries[0],)
    key = roster.entries[0].key
    assert trainees(roster, Answers())[key].person is None
    same = Answers(same={key: SIAN.person})
    assert open_questions(roster, same) == ()
    assert trainees(roster, same)[key].person == SIAN.person
    other = Answers(same={key: None})
    assert open_questions(roster, other) == ()
    assert trainees(roster, other)[key].person is None


def test_a_double_that_is_left_out_is_not_asked_about():
    roster = read_roster("Siân Llwyd\nSiân Llwyd", [SIAN])
    assert [entry.line for entry in open_questions(roster, Answers())] == [1]
    assert [e.line for e in open_questions(roster, Answers(two_people=frozenset({"siân llwyd#1"})))] == [1, 2]


def test_two_lines_can_not_be_the_same_person():
    roster = read_roster("Siân Llwyd\nSian Llwyd", [SIAN])
    keys = [entry.key for entry in roster.entries]
    answers = Answers(same=dict.fromkeys(keys, SIAN.person))
    assert [entry.line for entry in twice_chosen(roster, answers)] == [2]
    assert twice_chosen(roster, Answers(same={keys[0]: SIAN.person, keys[1]: None})) == ()


@given(st.text(max_size=400))
def test_any_text_at_all_is_understood_and_every_line_is_accounted_for(text):
    roster = read_roster(text)
    for entry in roster.entries:
        assert entry.display == clean_name(entry.display)
        assert 0 < len(entry.display) <= LONGEST_NAME
    lines = {entry.line for entry in roster.entries} | {broken.line for broken in roster.broken}
    assert len(lines) == len(roster.entries) + len(roster.broken)
    assert trainees(roster, Answers()) == trainees(read_roster(text), Answers())


def test_a_megabyte_on_one_line_is_one_broken_line():
    roster = read_roster('"' + "a," * 500_000)
    assert [broken.fault for broken in roster.broken] + [len(e.display) for e in roster.entries]


def test_an_answer_stays_with_its_name_when_lines_are_put_above():
    before = read_roster("Siân Llwyd", [SIAN])
    answers = Answers(same={before.entries[0].key: SIAN.person})
    after = read_roster("Hana Sato\nSiân Llwyd", [SIAN])
    assert {t.display: t.person for t in trainees(after, answers).values()} == {
        "Hana Sato": None,
        "Siân Llwyd": SIAN.person,
    }


def test_an_answer_about_somebody_else_counts_for_nothing():
    roster = read_roster("Hana Sato\nSiân Llwyd", [SIAN])
    answers = Answers(same={entry.key: "p-stranger" for entry in roster.entries})
    assert [trainee.person for trainee in trainees(roster, answers).values()] == [None, None]
    assert [entry.display for entry in open_questions(roster, answers)] == ["Siân Llwyd"]
