"""People in the records: a pseudonym in the ledger, a name beside it that can go."""

import pytest

from console.errors import ClassReason, ConsoleError, PeopleReason, RecordsReason
from console.model import Outcome, Trainee
from console.records import Draft, FaultCode, PersonalPart, verify_file
from tests.support.ledgers import COURSE, attacked, decided, hold_class, new_id, opened

SIAN = Trainee("Siân Llwyd", "Siân", "Llwyd", email="sian@example.org", uln="4827191173")
HANA = Trainee("Hana Sato", "Hana", "Sato")


@pytest.fixture
def records(tmp_path):
    records = opened(tmp_path / "data")
    yield records
    records.close()


def refusal(call, *words, **more):
    with pytest.raises(ConsoleError) as told:
        call(*words, **more)
    return told.value.reason


def files_with(folder, *needles):
    """Names of files that hold any of these texts anywhere, logs and backups included."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and any(needle.encode() in path.read_bytes() for needle in needles):
            found.append(path.name)
    return found


def test_somebody_enrolled_is_a_pseudonym_in_the_ledger_and_a_salted_part_beside_it(records):
    (one,) = records.people.enrol([SIAN])
    (again,) = records.people.enrol([SIAN])
    view = records.people.view(one)
    assert (view.display, view.given, view.family) == ("Siân Llwyd", "Siân", "Llwyd")
    assert (view.email, view.uln) == ("sian@example.org", "4827191173")
    parts = [records.people.parts(person)[0] for person in (one, again)]
    assert parts[0]["salt"] != parts[1]["salt"] and len(parts[0]["salt"]) == 43
    assert [p.person for p in records.persons()] == [one, again]
    assert not any("Llwyd" in entry.core for entry in records.people.entries(one))
    assert records.verify() == []


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (Trainee("12:30"), PeopleReason.NOT_A_NAME),
        (Trainee("x" * 81), PeopleReason.NOT_A_NAME),
        (Trainee("Siân", email="nobody"), PeopleReason.NOT_AN_EMAIL),
        (Trainee("Siân", uln="12"), PeopleReason.NOT_A_ULN),
    ],
)
def test_one_who_can_not_be_enrolled_keeps_all_out(records, who, reason):
    assert refusal(records.people.enrol, [HANA, who]) is reason
    assert records.persons() == []


def test_a_change_brings_a_new_part_and_both_go_with_the_person(records):
    (person,) = records.people.enrol([SIAN])
    records.people.change(person, PersonalPart("Siân", "Price", "Siân Price"))
    assert records.people.view(person).display == "Siân Price"
    assert [part["display"] for part in records.people.parts(person)] == ["Siân Llwyd", "Siân Price"]
    assert refusal(records.people.change, person, PersonalPart("Siân", "Price", "Siân Price")) is (
        PeopleReason.NO_CHANGE
    )
    assert len(records.people.erase(person, "left the site")) == 2
    assert records.people.parts(person) == []
    assert records.verify() == []


def test_two_ids_merged_are_one_human_everywhere(records):
    one, other = records.people.enrol([SIAN, Trainee("Sian Price")])
    for person, attempt in ((one, 1), (other, 4)):
        body = {"person": person, "class": None, "station": new_id(), "attempt": attempt}
        records.append("run.started", new_id(), body, course=COURSE)
    records.people.merge(one, other)
    (view,) = records.persons()
    assert (view.person, view.display, view.merged) == (other, "Sian Price", (one,))
    assert records.people.view(one) == view
    assert records.attempts(COURSE.id, [one, other]) == {one: 4, other: 4}
    assert len(records.people.entries(one)) == 5
    assert refusal(records.people.merge, other, one) is PeopleReason.SAME_HUMAN
    assert refusal(records.people.merge, one, one) is PeopleReason.SAME_HUMAN
    assert refusal(records.people.merge, new_id(), one) is PeopleReason.UNKNOWN_PERSON
    records.people.erase(one, "asked for it")
    assert records.people.parts(other) == [] and records.people.view(other).erased_utc
    assert records.verify() == []


def test_an_erased_name_is_in_no_file_and_the_chain_still_verifies(tmp_path):
    folder = tmp_path / "data"
    records = opened(folder)
    person, other = records.people.enrol([SIAN, HANA])
    records.back_up()
    assert len(files_with(folder, "Llwyd", "sian@example.org")) >= 2
    for reason in ("the letter of Mrs LLWYD", "the wish of Siân", "sian@example.org wrote", "no 4827191173"):
        assert refusal(records.people.erase, person, reason) is PeopleReason.NAMES_THEM
    gone = records.people.erase(person, "asked for it by letter, example of May")
    assert files_with(folder, "Llwyd", "sian@example.org", "4827191173") == []
    assert len(gone) == 1 and records.people.view(other).display == "Hana Sato"
    view = records.people.view(person)
    assert (view.display, view.email, view.uln) == ("", "", "") and view.erased_utc
    assert records.verify() == []
    assert refusal(records.people.erase, person, "again") is PeopleReason.ERASED
    assert refusal(records.people.change, person, PersonalPart("", "", "Siân")) is PeopleReason.ERASED
    records.close()
    assert verify_file(folder / "records.sqlite").faults == ()


def test_a_backup_from_before_an_erasure_loses_the_name_and_stays_whole(tmp_path):
    folder = tmp_path / "data"
    records = opened(folder)
    (person,) = records.people.enrol([SIAN])
    made = records.back_up()
    records.people.erase(person, "asked for it")
    records.close()
    assert verify_file(made.path).faults == ()
    with attacked(made.path) as file:
        file.execute("DELETE FROM erasure_notice")
    assert FaultCode.PART_MISSING in {fault.code for fault in verify_file(made.path).faults}


def test_what_was_begun_on_their_sheets_goes_with_the_name(tmp_path):
    folder = tmp_path / "data"
    records = opened(folder)
    one, two, other = records.people.enrol([SIAN, HANA, HANA])
    runs = [new_id() for _ in range(3)]
    station = new_id()
    for run, person in zip(runs, (one, two, other), strict=True):
        body = {"person": person, "class": None, "station": station, "attempt": 1}
        records.append("run.started", run, body, course=COURSE)
        records.close_run(run, Outcome.COMPLETED, [], course=COURSE)
    (record,) = records.append_all([decided(runs[1], two)])
    written = {"reason": "Siân slipped", "decision": "competent"}
    sheets = [(None, runs[0]), (new_id(), runs[0]), (None, record.hash), (None, runs[2])]
    for author, sheet in sheets:
        records.drafts.keep(author, sheet, written)
    made = records.back_up()
    records.people.merge(two, one)
    records.people.erase(one, "asked for it")
    kept = [records.drafts.get(author, sheet) for author, sheet in sheets]
    assert kept == [None, None, None, written]
    records.drafts.keep(*sheets[0], written)  # somebody had it open
    assert records.drafts.get(*sheets[0]) is None
    records.close()
    with attacked(made.path) as file:
        left = file.execute("SELECT name FROM setting WHERE name LIKE 'sheet/%'").fetchall()
    assert left == [(f"sheet/nobody/{runs[2]}",)]


def test_a_notice_that_nobody_signed_excuses_nothing(tmp_path):
    folder = tmp_path / "data"
    records = opened(folder)
    (person,) = records.people.enrol([SIAN])
    made = records.back_up()
    records.people.erase(person, "asked for it")
    records.close()
    with attacked(made.path) as file:
        file.execute("UPDATE erasure_notice SET core = replace(core, 'asked for it', 'asked')")
    assert FaultCode.PART_MISSING in {fault.code for fault in verify_file(made.path).faults}


def test_an_erasure_can_not_hide_that_something_else_was_removed(records):
    hold_class(records)
    person, other = records.people.enrol([SIAN, HANA])
    events = next(
        e.detached[0] for e in records.people.entries(records.persons()[0].person) if e.kind == "run.closed"
    )
    theirs = next(e.detached[0] for e in records.people.entries(other) if e.detached)
    for part in (events, theirs):
        body = {"blobs": [part.sha256], "reason": "tidying"}
        assert (
            refusal(records.append_all, [Draft("person.erased", person, body)])
            is PeopleReason.NOT_THEIR_PARTS
        )


def test_a_name_can_not_hang_on_under_another_id_of_somebody_erased(records):
    one, other, third = records.people.enrol([SIAN, HANA, HANA])
    records.people.erase(one, "asked for it")
    assert refusal(records.people.merge, other, one) is PeopleReason.ERASED
    assert refusal(records.people.merge, one, other) is PeopleReason.ERASED
    records.people.erase(third, "asked for it")
    records.people.merge(third, one)
    assert len(records.persons()) == 2


def test_erasing_nobody_or_without_a_reason_changes_nothing(records):
    (person,) = records.people.enrol([SIAN])
    before = records.head()
    assert refusal(records.people.erase, new_id(), "x") is PeopleReason.UNKNOWN_PERSON
    assert refusal(records.people.erase, person, "  ") is ClassReason.REASON_NEEDED
    assert records.head() == before


def test_consent_holds_until_it_is_withdrawn(records):
    (person,) = records.people.enrol([SIAN])
    class_ = new_id()
    assert not records.people.consents_to(person, "load", class_)
    records.people.give_consent(person, "load", class_)
    assert records.people.consents_to(person, "load", class_)
    assert not records.people.consents_to(person, "load", new_id())
    assert refusal(records.people.withdraw_consent, person, "views", class_) is PeopleReason.NO_CONSENT
    records.people.withdraw_consent(person, "load", class_)
    assert not records.people.consents_to(person, "load", class_)
    assert [(row.scope, row.class_, bool(row.withdrawn_utc)) for row in records.people.consents(person)] == [
        ("load", class_, True)
    ]
    assert refusal(records.people.give_consent, new_id(), "load", None) is PeopleReason.UNKNOWN_PERSON
    assert records.verify() == []


def test_a_parts_bytes_that_are_no_json_are_told_as_damage(records):
    records.append("person.enrolled", new_id(), {}, detached=[("personal", b"nonsense")])
    assert refusal(records.persons) is RecordsReason.DAMAGED
