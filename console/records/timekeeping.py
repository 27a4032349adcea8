"""How far the wall clock can be believed, and when it jumped (records.md, "Clock")."""

import uuid
from datetime import datetime, timedelta
from typing import Final

import msgspec

from console.clock import Clock, iso_utc
from console.records.entry import ClockState, Stamp

BOOT: Final = str(uuid.uuid4())
"""Identity of this process start; monotonic times are comparable only within one boot."""
TOLERANCE: Final = timedelta(minutes=2)
AGREEMENT: Final = "clock.agreement"
"""Setting that holds the last one."""
AGREEMENT_HOLDS: Final = timedelta(days=7)


class Reading(msgspec.Struct, frozen=True):
    """All clocks at one moment."""

    utc: datetime
    mono_ms: float
    offset_min: int


class Jump(msgspec.Struct, frozen=True):
    """Where the wall clock should have stood, and where it stood."""

    expected: datetime
    found: datetime


class Agreement(msgspec.Struct, frozen=True):
    """The last time that the wall clock was within two minutes of a hub's."""

    utc: str
    seq: int
    """Head of the ledger then: a later `clock.jumped` ends the agreement."""


def look(clock: Clock) -> Reading:
    """Read all clocks."""
    return Reading(clock.utc(), clock.monotonic_ms(), clock.offset_min())


def find_jump(reference: Reading, now: Reading, last_entry_utc: str | None) -> Jump | None:
    """The jump between `reference` (an earlier moment of this process) and `now`, if there was one.

    Either wall and monotonic clock part by more than two minutes, or the wall clock is earlier than the
    last entry's by more than two minutes (that entry may be of an earlier process).
    """
    expected = reference.utc + timedelta(milliseconds=now.mono_ms - reference.mono_ms)
    if abs(now.utc - expected) > TOLERANCE:
        return Jump(expected, now.utc)
    if last_entry_utc is not None:
        last = datetime.fromisoformat(last_entry_utc)
        if last - now.utc > TOLERANCE:
            return Jump(last, now.utc)
    return None


def judge(now: Reading, agreement: Agreement | None, last_jump_seq: int | None) -> ClockState:
    """`trusted`, `suspect` or `drifting` for an entry made now."""
    agreed_seq = agreement.seq if agreement else 0
    if last_jump_seq is not None and last_jump_seq > agreed_seq:
        return "suspect"
    if agreement is not None:
        age = now.utc - datetime.fromisoformat(agreement.utc)
        if -TOLERANCE <= age <= AGREEMENT_HOLDS:
            return "trusted"
    return "drifting"


def stamp(now: Reading, state: ClockState) -> Stamp:
    """The `t` of an entry."""
    return Stamp(iso_utc(now.utc), now.offset_min, int(now.mono_ms), BOOT, state)
