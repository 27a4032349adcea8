"""People with three who are enrolled, one of them with attempts, before doubled services."""

from msgspec.structs import replace

from console.model import Decision, Meaning, PersonView, Role
from console.records import ConsentRow
from console.records.attempts import Attempt
from console.records.signoff import SignatureRow
from tests.support.attempts import attempt, of
from tests.support.rolls import held_class, roll
from tests.support.ui_accounts import signed_in
from tests.support.ui_people import decision
from tests.support.ui_stations import PEOPLE


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
                Meaning.WITNESSED,
                "M. Ellis-Owen",
                "2026-05-13T10:06:02.000Z",
                -330,
                ("passphrase",),
                "Read it.",
            ),
        )
    )
)


def of_three(*attempts: Attempt):
    """A roll of the three with these attempts."""
    return roll((AMINA, TOMOS, LONG), attempts, classes=(held_class(),), seated=(("class-1", "person-9"),))


def open_people(desk):
    """People, opened by J. Price; the second of the three has two attempts and a run that waits."""
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
