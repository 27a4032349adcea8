"""Columns of lists as spreadsheets write them."""

import pytest

from console.roster.names import Fault
from console.roster.reading import read_roster


def people(text):
    return [(e.given, e.family, e.display, e.email, e.uln) for e in read_roster(text).entries]


WHO = ("Siân", "Llwyd", "Siân Llwyd", "sian@example.org", "4827191173")


@pytest.mark.parametrize(
    "text",
    [
        "Given,Family,Email,ULN\nSiân,Llwyd,sian@example.org,4827191173",
        "ULN;E-mail;Surname;Forename\n4827 1911 73;sian@example.org;Llwyd;Siân",
        "first_name\tlast_name\temail address\tULN\nSiân\tLlwyd\tsian@example.org\t4827191173.0",
        'sep=;\r\n"Given";"Family";"Email";"ULN"\r\n"Siân";"Llwyd";"sian@example.org";"4827191173"\r\n',
        'Given,Family,Group,Email,ULN\n"Siân","Llwyd","Evening; B",sian@example.org,4827191173',
        'Given,Family,Notes,Email,ULN\nSiân,Llwyd,"left-handed,\nglasses",sian@example.org,4827191173\n',
        "Enw cyntaf,Cyfenw,E-bost,ULN\nSiân,Llwyd,sian@example.org,4827191173",
    ],
)
def test_a_heading_names_the_columns(text):
    assert people(text) == [WHO]


def test_a_separator_that_the_heading_has_shown_holds_for_every_line():
    text = 'Given,Family,Group\nAmina,Yusuf,A;B\n"ap Rhys; Tomos",Griffiths,C'
    assert [row[2] for row in people(text)] == ["Amina Yusuf", "ap Rhys; Tomos Griffiths"]
    assert read_roster(text).more_columns


def test_lines_keep_their_numbers_when_a_cell_goes_over_several():
    roster = read_roster('Given,Family\n"Amina\nNoor",Yusuf\nTomos,Griffiths\n\n')
    assert [(entry.line, entry.display) for entry in roster.entries] == [
        (2, "Amina Noor Yusuf"),
        (4, "Tomos Griffiths"),
    ]


def test_a_quote_that_is_never_closed_takes_no_other_line_with_it():
    lines = ['"Amina,Yusuf', *(f"Person{chr(97 + n)},X" for n in range(20))]
    assert len(people("\n".join(lines))) == 21


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("4.82719E+09", Fault.BAD_ULN),
        ("482719117", Fault.BAD_ULN),
        ("0827191173", Fault.BAD_ULN),
        ("٤٨٢٧١٩١١٧٣", Fault.BAD_ULN),
    ],
)
def test_a_number_that_a_spreadsheet_has_spoiled_is_never_taken(cell, fault):
    roster = read_roster(f"Name,ULN\nSiân Llwyd,{cell}\nHana Sato,4827191173")
    assert [(broken.line, broken.fault) for broken in roster.broken] == [(2, fault)]
    assert [entry.line for entry in roster.entries] == [3]


@pytest.mark.parametrize(
    "cell", ["sian", "a@b", "sian@@x.org", "a b@x.org", "<sian@x.org>", "x" * 250 + "@x.org"]
)
def test_what_is_no_address_is_told(cell):
    assert [b.fault for b in read_roster(f"Name;Email\nSiân Llwyd;{cell}").broken] == [Fault.BAD_EMAIL]


def test_the_same_address_or_number_is_a_double_whatever_the_name():
    text = (
        "Name,Email,ULN\nSiân Llwyd,S@x.org,\nSian Price,s@X.org,\nHana Sato,,4827191173\nH. Sato,,4827191173"
    )
    assert [entry.double_of for entry in read_roster(text).entries] == [None, 2, None, 4]


def test_a_lone_heading_says_nothing_of_columns():
    assert people("Name\nAmina, Yusuf")[0][:3] == ("Amina", "Yusuf", "Amina Yusuf")
