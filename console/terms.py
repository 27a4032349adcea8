"""Ids and enums that every room shares: the words of the domain, without any library behind them.

The window needs them for its first paint, which therefore waits for nothing that only values need.
`model.py` hands them on, so that nobody behind the window has to know where a word stands.
"""

import re
from enum import StrEnum
from typing import Final, TypeAlias

StationId: TypeAlias = str
"""uuid of one headset app install, lower-case with hyphens."""
BootId: TypeAlias = str
"""uuid of one start of a headset app."""
RunId: TypeAlias = str
PersonId: TypeAlias = str
"""A trainee's uuid: the pseudonym that headsets see."""
ClassId: TypeAlias = str
AssessmentId: TypeAlias = str
ConsoleId: TypeAlias = str
CommandId: TypeAlias = str
AccountId: TypeAlias = str
"""uuid of a human who signs in: the same as their `PersonId` when they are a trainee, too."""
Seat: TypeAlias = str
"""Two or three digits as printed on the chair: "04"."""


_NUMBERED: Final = re.compile(r"\D*(\d{1,3})", re.ASCII)


def seat_on(label: str) -> Seat | None:
    """The seat that a headset's label names, "Seat 4" as "04"; None when it names none."""
    numbered = _NUMBERED.fullmatch(label)
    return f"{int(numbered[1]):02d}" if numbered else None


class Phase(StrEnum):
    """What a headset app says it is doing."""

    IDLE = "idle"
    READY = "ready"
    CALIBRATING = "calibrating"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class Mode(StrEnum):
    """What a class is held for."""

    PRACTICE = "practice"
    ASSESS = "assess"
    OUTREACH = "outreach"


class LinkState(StrEnum):
    """What the console knows about its link to a station."""

    FOUND = "found"
    DIALLING = "dialling"
    NOT_PAIRED = "not_paired"
    LIVE = "live"
    NO_SIGNAL = "no_signal"
    LOST = "lost"
    REFUSED = "refused"
    CONFLICT = "conflict"
    BUSY = "busy"


class Attention(StrEnum):
    """What a tile shows, most urgent first."""

    STOPPED = "stopped"
    HELP = "help"
    STUCK = "stuck"
    NO_SIGNAL = "no_signal"
    NOT_DONE = "not_done"
    PAUSED = "paused"
    RESTING = "resting"
    READY = "ready"
    NORMAL = "normal"


class StuckReason(StrEnum):
    """Why somebody gets nowhere."""

    ERRORS = "errors"
    SLOW = "slow"
    IDLE = "idle"


class Outcome(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    TECHNICAL_FAULT = "technical_fault"


class Decision(StrEnum):
    """What a person decided about a run."""

    COMPETENT = "competent"
    NOT_YET_COMPETENT = "not_yet_competent"
    VOID = "void"


class Result(StrEnum):
    """How one criterion was judged."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_OBSERVED = "not_observed"


class CommandResult(StrEnum):
    """Where a command to one station stands."""

    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"
    NO_ANSWER = "no_answer"
    LOST = "lost"


class ClassState(StrEnum):
    """Where a class stands."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"


class PairingState(StrEnum):
    """Where a pairing stands; `code` is known from COMPARE on."""

    ASKING = "asking"
    COMPARE = "compare"
    WAITING_FOR_WEARER = "waiting_for_wearer"
    PAIRED = "paired"
    FAILED = "failed"


QUIET_VERBS: Final = frozenset({"view", "physio"})
"""Commands that are the console's own wishes: when a headset does not grant them, nobody has to act."""


class Role(StrEnum):
    """What an account may do; an administrator has no other role."""

    INSTRUCTOR = "instructor"
    ASSESSOR = "assessor"
    IQA = "iqa"
    ADMINISTRATOR = "administrator"


class Meaning(StrEnum):
    """What a signature says."""

    ASSESSED = "assessed"
    COUNTERSIGNED = "countersigned"
    VERIFIED = "verified"
    WITNESSED = "witnessed"
    VOIDED = "voided"


class SigningState(StrEnum):
    """What a decision waits for."""

    UNIDENTIFIED = "unidentified"
    TO_SIGN = "to_sign"
    TO_COUNTERSIGN = "to_countersign"
    TO_VERIFY = "to_verify"
    SIGNED = "signed"
    SUPERSEDED = "superseded"
    VOID = "void"
