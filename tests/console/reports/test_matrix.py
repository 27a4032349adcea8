"""The matrix as it leaves: the same in a table, as JSON and on paper."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from console.assessment.currency import State
from console.assessment.matrix import Choice, choose
from console.reports.asked import Format
from console.reports.matrix import HEADS, MatrixReport
from console.reports.typesetting import Print
from tests.support.rolls import crowd, roll

MADE = Print(datetime(2026, 11, 24, 10, 42, tzinfo=UTC), "J. Price", "c0ffee00-1111", 1234, "ab" * 32)


@pytest.fixture(scope="module")
def report():
    choice = Choice(class_="class-1")
    return MatrixReport(choose(crowd(30), choice), choice, "PB2, Deeside", MADE)


def lines(report):
    return list(csv.DictReader(io.StringIO(report.write(Format.CSV).decode("utf-8-sig"))))


def test_table_json_and_paper_say_the_same(report):
    table, held = lines(report), json.loads(report.write(Format.JSON))
    words = report.words()
    assert tuple(table[0]) == HEADS
    assert len(table) == len(held["people"]) * len(held["courses"]) == 10 * 12
    by_unit = [unit for one in held["people"] for unit in one["units"]]
    assert [one["state"] for one in table] == [unit["state"] for unit in by_unit]
    assert {one["state"] for one in table} >= {"current", "due", "re_assess", "expired", "waits", "void"}
    (part,) = words["parts"]
    assert [row["name"] for row in part["rows"]] == [one["name"] for one in held["people"]]
    boxed = [cell[3] for row in part["rows"] for cell in row["cells"]]
    assert boxed == [unit["state"] in (State.RE_ASSESS, State.EXPIRED) for unit in by_unit]
    assert [head["share"] for head in part["heads"]] == [f"{one['held']} of 10" for one in held["courses"]]
    assert words["chosen"] == "only people of the class PB2, Deeside"
    assert words["practice"].startswith("Simulated practice")


def test_without_names_nobody_is_named_anywhere(report):
    named = replace(report.choice, words="Yusuf")
    hidden = replace(report, choice=named, names=False)
    for format_ in (Format.CSV, Format.JSON):
        said = hidden.write(format_).decode()
        assert not any(row.member.view.display in said for row in hidden.matrix.rows)
        assert "Yusuf" not in said
    assert all(row["name"].startswith("pseudonym ") for row in hidden.words()["parts"][0]["rows"])


def test_a_name_is_no_formula_and_no_markup(report):
    person = replace(report.matrix.rows[0].member.view, display='=HYPERLINK("x") #image("/etc") *bold*')
    choice = Choice()
    odd = MatrixReport(choose(roll((person,)), choice), choice, None, MADE)
    assert lines(odd)[0]["name"].startswith("'=HYPERLINK")
    assert odd.write(Format.PDF).startswith(b"%PDF-1.7")
    assert odd.words()["chosen"] == ""


def test_more_units_than_a_page_is_wide_go_below():
    many = crowd(2)
    wide = replace(many, courses=tuple(replace(many.courses[n % 12], id=f"UNIT-{n:02d}") for n in range(30)))
    words = MatrixReport(choose(wide, Choice()), Choice(), None, MADE).words()
    assert [len(part["heads"]) for part in words["parts"]] == [14, 14, 2]
    assert all(len(part["rows"]) == 2 for part in words["parts"])
