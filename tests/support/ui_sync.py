"""Records on their way to a hub as a remote site has them, for tests and pictures of the Sync page."""

from typing import Any

from console.delivery import HubLook, SyncDay, SyncLists, SyncRow, SyncState, SyncTrouble, SyncView

TROUBLES = (
    SyncTrouble("b" * 64, "blob", "blob_too_large", "2026-11-24T09:24:00.000Z", "view", 9_200_000),
    SyncTrouble("entry-7", "assessment.signed", "bad_signature", "2026-11-18T16:03:00.000Z"),
)
SIGNED = "assessment.signed"
PEOPLE = ("Bethan Cledwyn", "Myfanwy Cadwaladr-Rees", "Angharad Llywelyn ap Rhys-Cadwaladr-Jones")


def row(seq: int, kind: str, **more: Any) -> SyncRow:
    """One record of this morning."""
    return SyncRow(f"entry-{seq}", seq, kind, f"2026-11-24T08:{seq % 60:02d}:10.000Z", **more)


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
        (TROUBLES[0], None),
        (TROUBLES[1], row(7, SIGNED, person=PEOPLE[0], course="GMP-GWN-B", outcome="competent")),
    ),
    waiting=WAITING,
    waiting_bytes=412_000,
    delivered=(
        SyncDay("2026-11-24T09:12:08.000Z", 41, 4117),
        SyncDay("2026-11-23T17:20:31.000Z", 86, 4076),
        SyncDay("2026-11-20T16:58:09.000Z", 54, 3990),
    ),
)
HUB = HubLook("https://hub.gogledd-skills.ac.uk", "3f" * 32, "a9" * 32)
