"""Class, person and assessors: what the records hold, in the words and figures of paper and file."""

import csv
import io
import json
from datetime import date

import pytest
from msgspec.structs import replace

from console.errors import AccountReason, ClassReason, ConsoleError, PeopleReason
from console.model import Meaning, Mode, Role
from console.reports import (
    activity,
    activity_page,
    class_page,
    class_report,
    page,
    person_page,
    person_record,
    spreadsheet,
)
from console.reports.asked import Asked, Form, Format, Ready
from console.reports.period import Period
from console.reports.signed import Signed
from console.reports.typesetting import Print, Printer
from console.reports.wording import PRACTICE
from tests.console.reports.conftest import NOON
from tests.console.reports.test_record_pdf import page_count
from tests.support.ledgers import new_id
from tests.support.reported import NAMES, ReportedClass
from tests.support.runs import GOWNING


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    class_ = ReportedClass(tmp_path_factory.mktemp("reported"))
    class_.end()
    yield class_
    class_.records.close()


@pytest.fixture(scope="module")
def gone_on(tmp_path_factory):
    """The same after a second attempt, and after the IQA has verified a record."""
    class_ = ReportedClass(tmp_path_factory.mktemp("gone_on"))
    class_.by("jprice", class_.people[0], attempt=2)
    class_.verify(class_.decided[1])
    yield class_
    class_.records.close()


def made(reported):
    return Print(NOON, "J. Price", reported.records.console, *reported.records.head())


def block(words, title):
    return next(one for one in words["blocks"] if one.get("title") == title)


def lines(words, title):
    return [[cell["words"].replace("\u200b", "") for cell in row] for row in block(words, title)["rows"]]


def table(heads, rows):
    return list(csv.DictReader(io.StringIO(spreadsheet.write(heads, rows).decode("utf-8-sig"))))


def test_a_class_report_says_who_what_and_how_it_ended_by_seat(reported):
    report = reported.report()
    words = class_page.class_page(report, made(reported))
    people = lines(words, "People")
    assert [(row[0], row[1], row[5], row[6]) for row in people] == [
        ("01", NAMES[0], "Competent", "J. Price, 10:00"),
        ("02", NAMES[1], "Not yet competent", "J. Price, 10:00"),
        ("03", NAMES[2], "Competent", "Lowri Cadwaladr-Jones, 10:00"),
        ("04", NAMES[3], "Void", "J. Price, 10:00"),
        ("05", NAMES[4], "Competent", "not signed"),
        ("06", NAMES[5], "No run", "–"),
    ]
    assert block(words, "People")["rows"][2][6]["second"] == "to countersign"
    assert people[0][3] == "16 of 17"
    figures = {name: figure for figure, name in words["blocks"][2]["figures"]}
    assert figures["people present"] == "6" and figures["void"] == "1" and figures["competent"] == "3"
    assert block(words, "Exceptions")["rows"][:2] == [
        ["Seat 04", "Void: Radio lost."],
        ["Seat 06", "Went home ill."],
    ]
    assert words["practice"] == PRACTICE and len(words["code"]) == 19


def test_who_made_a_record_void_and_why_is_not_taken_for_the_decision_s_own_reason(reported):
    void = Signed(
        Meaning.VOIDED, "G. Parry", Role.ASSESSOR, "2026-11-24T10:07:00.000Z", 0, "the wrong headset"
    )
    report = reported.report()
    line = report.lines[1]
    line = replace(line, signatures=(*line.signatures, void))
    words = class_page.class_page(replace(report, lines=(line,)), made(reported))
    assert block(words, "Exceptions")["rows"][0] == ["Seat 02", "Void, by G. Parry: the wrong headset."]
    record = person_record.gather(reported.records, [GOWNING], reported.people[1], Period(), NOON)
    attempt = record.attempts[0]
    attempt = replace(attempt, signatures=(*attempt.signatures, void))
    words = person_page.person_page(replace(record, attempts=(attempt,)), made(reported))
    signed = block(words, "Every attempt")["rows"][0][5]
    assert (signed["words"], signed["second"]) == ("J. Price", "24 Nov 2026, voided by G. Parry")
    said = block(words, "Reasons and feedback")["rows"][0][1]
    assert said.endswith(". Void, by G. Parry: the wrong headset.")


def test_a_show_of_hands_is_printed_without_a_cell_under_five(reported):
    words = class_page.class_page(reported.report(), made(reported))
    assert block(words, "By a show of hands")["rows"] == [
        ["Stage", "under 16 or over 18: 9; 16 to 18: 12"],
        ["Interest", "more than before or as before or less than before: 11"],
    ]


def test_guests_of_an_outreach_class_are_counted_by_turn(reported):
    outreach = replace(reported.report(), mode=Mode.OUTREACH)
    words = class_page.class_page(outreach, made(reported))
    assert lines(words, "Turns") == [["1", "6", "5", "5", "0"]]
    assert "People" not in [one.get("title") for one in words["blocks"]]


def test_errors_stand_at_their_step_with_the_critical_ones(reported):
    bars = block(class_page.class_page(reported.report(), made(reported)), "Where errors were made")
    assert bars["rows"] == [[GOWNING.steps[0].short, 5, "5 critical", ""]]
    assert bars["note"].endswith("16 steps had none")


def test_the_spreadsheet_holds_a_line_each_and_calculates_nothing(reported):
    rows = table(class_page.HEADS, class_page.rows(reported.report()))
    assert [row["seat"] for row in rows] == ["01", "02", "03", "04", "05", "06"]
    assert rows[2]["name"] == "'=HYPERLINK(1)"
    assert [row["state"] for row in rows] == [
        "signed",
        "signed",
        "waits_countersignature",
        "signed",
        "waits_signature",
        "no_run",
    ]
    assert rows[5]["exception"] == "Went home ill" and rows[0]["title"] == "Evening A"


def test_nothing_of_the_body_and_nobody_s_time_is_in_any_report(reported):
    report = reported.report()
    said = json.dumps(list(class_page.HEADS + person_page.HEADS + activity_page.HEADS))
    assert not {"load", "heart", "bpm", "baseline", "seconds", "_s"} & set(said.replace('"', "").split(", "))
    assert not hasattr(report.lines[0], "step_s")


def test_an_erased_person_is_no_name_in_any_report(tmp_path):
    reported = ReportedClass(tmp_path)
    reported.records.people.erase(reported.people[0], "asked for it")
    report = reported.report()
    words = json.dumps(class_page.class_page(report, made(reported)), ensure_ascii=False)
    assert NAMES[0] not in words and "name erased" in words and "not closed" in words
    record = person_record.gather(reported.records, [GOWNING], reported.people[0], Period(), NOON)
    words = json.dumps(person_page.person_page(record, made(reported)), ensure_ascii=False)
    assert NAMES[0] not in words and reported.people[0] in words
    reported.records.close()


def test_a_person_s_record_says_what_holds_and_every_attempt(gone_on):
    record = person_record.gather(gone_on.records, [GOWNING], gone_on.people[0], Period(), NOON)
    words = person_page.person_page(record, made(gone_on))
    assert [row[-1] for row in lines(words, "Competence")] == ["Not yet competent"]
    assert {tuple(row[3:5]) for row in lines(words, "Every attempt")} == {
        ("1", "Competent"),
        ("2", "Not yet competent"),
    }
    rows = table(person_page.HEADS, person_page.rows(record))
    assert {row["unit_state_today"] for row in rows} == {"not_yet"}
    assert all("assessed by J. Price (assessor)" in row["signatures"] for row in rows)
    before = Period(None, date(2026, 11, 23))
    record = person_record.gather(gone_on.records, [GOWNING], gone_on.people[0], before, NOON)
    assert record.attempts == () and record.units != ()


def test_activity_counts_by_assessor_and_unit_what_they_did_and_what_became_of_it(gone_on):
    found = activity.gather(gone_on.records, Period())
    mine = {one.name: one for one in found.decided}
    price, new = mine["J. Price"], mine["Lowri Cadwaladr-Jones"]
    assert (price.decisions, price.signed, price.voids, price.verified) == (5, 4, 1, 1)
    assert (new.decisions, new.qualified, new.to_countersign, new.sampled) == (1, False, 1, 1)
    assert new.sample_percent == 100
    assert [(one.name, one.countersigned, one.verified) for one in found.given] == [
        ("Gwilym Hughes-Parry", 1, 0),
        ("M. Ellis-Owen", 0, 1),
    ]
    rows = table(activity_page.HEADS, activity_page.rows(found))
    assert [(row["name"], row["given_verified"]) for row in rows][-1] == ("M. Ellis-Owen", "1")
    alone = activity.gather(gone_on.records, Period(), gone_on.staff.ids["lnew"])
    assert {one.name for one in alone.decided} == {"Lowri Cadwaladr-Jones"} and alone.given == ()


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda records: class_report.gather(records, new_id()), ClassReason.UNKNOWN_CLASS),
        (
            lambda records: person_record.gather(records, [], new_id(), Period(), NOON),
            PeopleReason.UNKNOWN_PERSON,
        ),
        (lambda records: activity.gather(records, Period(), new_id()), AccountReason.UNKNOWN_ACCOUNT),
    ],
)
def test_what_is_not_in_the_records_is_told(reported, ask, reason):
    with pytest.raises(ConsoleError) as refused:
        ask(reported.records)
    assert refused.value.reason is reason


def test_every_form_and_format_is_written_and_a_hundred_people_take_several_pages(reported):
    report = reported.report()
    person = person_record.gather(reported.records, [GOWNING], reported.people[1], Period(), NOON)
    for form, one in ((Form.CLASS, report), (Form.PERSON, person)):
        ready = Ready(Asked(form), one, made(reported))
        assert ready.write(Format.PDF).startswith(b"%PDF-1.7")
        assert ready.write(Format.CSV).startswith(b"\xef\xbb\xbf")
        plain = json.loads(ready.write(Format.JSON))
        assert plain["report"] == form and plain["head"]["seq"] == reported.records.head()[0]
        assert [page[:4] for page in ready.pictures(40)] == [b"\x89PNG"] * len(ready.pictures(40))
    many = class_page.class_page(report, made(reported))
    people = block(many, "People")
    people["rows"] = people["rows"] * 17
    printer = Printer()
    assert page_count(printer.pdf(page.TEMPLATE, many, NOON)) >= 3
    printer.close()
