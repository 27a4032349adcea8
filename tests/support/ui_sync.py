"""Records on their way to a hub as a remote site has them, for tests and pictures of the Sync page."""

from typing import Any

from console.delivery import DeliveredDay, HubLook, SyncLists, SyncRecord, SyncState, SyncTrouble, SyncView

TROUBLES = (
    SyncTrouble("b" * 64, "blob", "blob_too_large", "2026-11-24T09:24:00.000Z"),
    SyncTrouble("entry-7", "assessment.signed", "bad_signature", "2026-11-18T16:03:00.000Z"),
)
SIGNED = "assessment.signed"
PEOPLE = ("Bethan Cledwyn", "Myfanwy Cadwaladr-Rees", "Angharad Llywelyn ap Rhys-Cadwaladr-Jones")


def row(seq: int, kind: str, **more: Any) -> SyncRecord:
    """One record of this morning."""
    return SyncRecord(f"entry-{seq}", kind, "subject", f"2026-11-24T08:{seq % 60:02d}:10.000Z", **more)


WAITING = (
    *(
        row(22 + at, SIGNED, actor="J. Price", person=name, course="GMP-CLN", outcome="competent")
        for at, name in enumerate(PEOPLE)
    ),
    row(30, "class.closed", actor="J. Price", title="Gowning Grade C/D"),
    row(38, "person.enrolled", actor="M. Ellis-Owen", person="Siobhán McAllister"),
    *(row(40 + at, "run.closed", person=PEOPLE[0], outcome="completed") for at in range(7)),
)
SYNC = SyncView(
    state=SyncState.NOT_REACHED,
    target="https://hub.gogledd-skills.ac.uk",
    site="Deeside",
    waiting=12,
    delivered=1204,
    needs_attention=TROUBLES,
    oldest_waiting_utc="2026-11-24T08:43:00.000Z",
    last_contact_utc="2026-11-24T09:12:00.000Z",
    next_try_utc="2026-11-24T10:00:42.000Z",
    reason="hub_timed_out",
)
SYNC_LISTS = SyncLists(
    needs_attention=(
        row(
            6,
            "blob",
            part="view",
            part_bytes=9_200_000,
            reason="blob_too_large",
            refused_utc="2026-11-24T09:24:00.000Z",
        ),
        row(
            7,
            SIGNED,
            person=PEOPLE[0],
            course="GMP-GWN-B",
            outcome="competent",
            reason="bad_signature",
            refused_utc="2026-11-18T16:03:00.000Z",
        ),
    ),
    waiting=WAITING,
    waiting_bytes=412_000,
    delivered=(
        DeliveredDay("2026-11-24", 41, 4117, "2026-11-24T09:12:08.000Z"),
        DeliveredDay("2026-11-23", 86, 4076, "2026-11-23T17:20:31.000Z"),
        DeliveredDay("2026-11-20", 54, None, "2026-11-20T16:58:09.000Z"),
    ),
)
HUB = HubLook("https://hub.gogledd-skills.ac.uk", "hub.gogledd-skills.ac.uk", "a9" * 32, "3f" * 32)
