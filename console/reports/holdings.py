"""Everything that is held about one person, for that person: entries, personal part, logs of their runs."""

import json
from datetime import datetime
from typing import Any

from console.clock import iso_utc
from console.model import AccountId, PersonId
from console.records import Entry, Records


def of_person(records: Records, person: PersonId, utc: datetime) -> dict[str, Any]:
    """Plain JSON values, nothing of any other trainee in them. ConsoleError(UNKNOWN_PERSON).

    Staff stand in it by the names that they printed on this person's own records.
    """
    view = records.people.view(person)
    entries = records.people.entries(person)
    seq, digest = records.head()
    return {
        "person": view.person,
        "ids": [view.person, *view.merged],
        "made": {"utc": iso_utc(utc), "console": records.console, "head": {"seq": seq, "hash": digest}},
        "erased_utc": view.erased_utc,
        "personal": [_without_salt(part) for part in records.people.parts(person)],
        "consents": [
            {
                "scope": row.scope,
                "class": row.class_,
                "given_utc": row.given_utc,
                "withdrawn_utc": row.withdrawn_utc,
            }
            for row in records.people.consents(person)
        ],
        "entries": [
            {"core": json.loads(entry.core), "hash": entry.hash, "sig": entry.sig} for entry in entries
        ],
        "runs": [_run(records, entry) for entry in entries if entry.kind == "run.started"],
    }


def note(records: Records, held: dict[str, Any], actor: AccountId | None) -> None:
    """Let the ledger say that it left. ConsoleError as `Records.append_all`."""
    body = {
        "form": "person",
        "entries": len(held["entries"]),
        "head": held["made"]["head"]["hash"],
        "person": held["person"],
    }
    records.append("export.made", records.console, body, actor=actor)


def _without_salt(part: dict[str, Any]) -> dict[str, Any]:
    """The salt protects the hash that stays in the chain; it says nothing about anybody."""
    return {name: value for name, value in part.items() if name != "salt"}


def _run(records: Records, started: Entry) -> dict[str, Any]:
    return {
        "run": started.subject,
        "course": {"id": started.course.id, "version": started.course.version} if started.course else None,
        "log": [
            {
                "row": row.row,
                "received_utc": row.received_utc,
                "frame": json.loads(row.frame) if row.frame is not None else None,
                "kind": row.kind,
                "data": json.loads(row.data) if row.data is not None else None,
            }
            for row in records.run_rows(started.subject)
        ],
    }
