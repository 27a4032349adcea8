"""Frozen values that every room shares, and (from `terms.py`) the ids and enums in them.

Units stand in the names; nothing here does anything.
Times: `..._ms` without a further word is the console's monotonic clock (`clock.py`); `..._utc` is the
text form of `clock.iso_utc`. `None` means absent, never zero. Load is not here on purpose.
"""

from typing import Any

import msgspec

from console.delivery import SyncState, SyncTrouble, SyncView
from console.people import AccountView, KeyNotice, PersonView, Session, SessionView
from console.rota import Excused, Headcount, PlannedSeat, Rest, RotaTimes, SeatView, Trainee
from console.terms import (
    AccountId,
    AssessmentId,
    Attention,
    BootId,
    ClassId,
    ClassState,
    CommandId,
    CommandResult,
    ConsoleId,
    Decision,
    LinkState,
    Meaning,
    Mode,
    Outcome,
    PairingState,
    PersonId,
    Phase,
    Result,
    Role,
    RunId,
    Seat,
    SigningState,
    StationId,
    StuckReason,
)
from console.thresholds import Thresholds

__all__ = [
    "AccountId",
    "AccountView",
    "AssessmentId",
    "Attention",
    "BootId",
    "ClassId",
    "ClassPlan",
    "ClassState",
    "ClassView",
    "CommandId",
    "CommandResult",
    "ConsoleId",
    "CourseRef",
    "Decision",
    "Excused",
    "Found",
    "Headcount",
    "KeyNotice",
    "LinkState",
    "LogLine",
    "Meaning",
    "Mode",
    "Outcome",
    "PairingState",
    "PersonId",
    "PersonView",
    "Phase",
    "Pin",
    "PlannedSeat",
    "QueueItem",
    "Received",
    "RecordsView",
    "Rest",
    "Result",
    "Role",
    "RotaTimes",
    "RunId",
    "RunView",
    "SearchView",
    "Seat",
    "SeatView",
    "Session",
    "SessionView",
    "SigningState",
    "StationId",
    "StationView",
    "StuckReason",
    "StuckView",
    "SyncState",
    "SyncTrouble",
    "SyncView",
    "Thresholds",
    "Trainee",
]


class CourseRef(msgspec.Struct, frozen=True):
    """The exact course pack that a run or a decision stands on."""

    id: str
    version: str
    sha256: str


class Pin(msgspec.Struct, frozen=True):
    """What the console keeps of a paired station."""

    station: StationId
    key: bytes
    """K of the pairing, 32 bytes."""
    certificate: bytes
    """The DER certificate that the station showed when it was paired; empty for plain loopback."""
    label: str
    model: str
    app: str
    """`id/version`."""
    address: str
    """Last known `host:port`."""
    paired_utc: str


class Found(msgspec.Struct, frozen=True):
    """One advert, merged by station id. Not identity, not liveness: only where to dial."""

    station: StationId
    label: str
    model: str
    app: str
    addresses: tuple[str, ...]
    """Numeric hosts, best first."""
    port: int
    tls: bool
    path: str


class Received(msgspec.Struct, frozen=True, gc=False):
    """One enveloped message as the console understood it."""

    station: StationId
    boot: BootId
    seq: int
    type: str
    """state, progress, event, physio or ack."""
    t: str
    """Sender's UTC, as sent."""
    mono: float
    """Sender's monotonic ms."""
    run: RunId | None
    body: Any
    """The typed body of `messages.py`."""
    frame: str
    """The text frame as received: what the run log keeps."""
    received_utc: str
    received_ms: float
    fresh: bool
    """False for a replay after `resume`: its state and physio never count as the present."""


class LogLine(msgspec.Struct, frozen=True, gc=False):
    """One line of a station's log as shown: a headset's event or a console's act."""

    station: StationId
    run: RunId | None
    utc: str
    """When it happened, on the console's clock."""
    kind: str
    """Event kind of headset-apps.md section 6, or a console row's kind."""
    step: str | None
    code: str | None
    text: str | None


class StuckView(msgspec.Struct, frozen=True, gc=False):
    """Why a station is STUCK."""

    reason: StuckReason
    step: str | None
    """Step id of the course pack that it is about."""
    figure: float | None = None
    """Errors on the step, or its usual time so many times over; None for idle."""


class StationView(msgspec.Struct, frozen=True, gc=False):
    """All that is shown of one station. Absent values are None, never zero."""

    station: StationId
    label: str = ""
    """Seat label as the headset says it."""
    model: str = ""
    app: str = ""
    address: str = ""
    link: LinkState = LinkState.FOUND
    link_reason: str | None = None
    link_since_ms: float | None = None
    rtt_ms: float | None = None
    paired: bool = False
    features: tuple[str, ...] = ()
    boot: BootId | None = None
    last_frame_ms: float | None = None
    """When a frame last came; what is shown is older than it looks after 5 s."""
    last_frame_utc: str | None = None
    phase: Phase | None = None
    phase_since_ms: float | None = None
    battery: float | None = None
    charging: bool | None = None
    worn: bool | None = None
    fps: float | None = None
    wifi_dbm: float | None = None
    storage_free_mb: float | None = None
    scene: str | None = None
    seat: Seat | None = None
    label_taken: bool = False
    """Another headset has the seat that this one's label names: this one is a spare."""
    person: PersonId | None = None
    name: str | None = None
    """Display name; never leaves this machine."""
    run: RunId | None = None
    scenario: str | None = None
    scenario_version: str | None = None
    step: str | None = None
    """Step id of the course pack."""
    step_index: int | None = None
    """1-based."""
    step_count: int | None = None
    step_since_ms: float | None = None
    elapsed_ms: float | None = None
    score: float | None = None
    pace: float | None = None
    """So many times the class's usual time: on this step once it has taken longer, else on the one before."""
    error_steps: tuple[int, ...] = ()
    """1-based indices of steps with an error, ascending."""
    critical_errors: tuple[str, ...] = ()
    unassigned: bool = False
    """Runs something that this console did not assign."""
    attention: Attention = Attention.NORMAL
    attention_since_ms: float | None = None
    attention_detail: str | None = None
    """Event kind, reason code or StuckReason that raised the state; of NOT_DONE the verb and, where the
    headset gave one, its answer: "pause refused".
    """
    stuck: StuckView | None = None
    """While the state is STUCK."""
    on_my_way_ms: float | None = None
    visited_ms: float | None = None
    pending: str | None = None
    """Verb of a command that waits for its ack."""
    refusal: str | None = None
    """In the headset's own words, why it did not do the command that is shown as not done."""
    worn_min: int | None = None
    """How long the person of this seat has worn a headset since their last break."""
    gaps: int = 0
    """Messages of this boot that were never got."""
    dropped: int = 0
    """Messages with a body that could not be used."""


class QueueItem(msgspec.Struct, frozen=True, gc=False):
    """One station that needs somebody now; the queue is sorted, most urgent first."""

    station: StationId
    seat: Seat | None
    name: str | None
    attention: Attention
    since_ms: float
    detail: str | None
    on_my_way_ms: float | None
    visited_ms: float | None
    stuck: StuckView | None = None
    is_flooded: bool = False
    """Lost together with many others: all of them are shown as one line."""


class RunView(msgspec.Struct, frozen=True):
    """One run of the class, open or closed, and what was decided about it."""

    run: RunId
    person: PersonId | None
    name: str | None
    seat: Seat | None
    station: StationId
    attempt: int
    outcome: Outcome | None = None
    """None while the run is open."""
    began: bool = False
    """Its headset has played it; before, nothing of it is in the records."""
    critical_errors: tuple[str, ...] = ()
    closed_utc: str | None = None
    decision: Decision | None = None
    assessment: AssessmentId | None = None


class ClassView(msgspec.Struct, frozen=True):
    """The class in front of the instructor."""

    id: ClassId
    title: str
    mode: Mode
    course: CourseRef
    state: ClassState
    duration_min: int
    seats: tuple[SeatView, ...]
    runs: tuple[RunView, ...] = ()
    started_ms: float | None = None
    started_utc: str | None = None
    thresholds: Thresholds | None = None
    """When a station needs somebody; None: as the course pack says."""
    interrupted: bool = False
    """True after a crash until the instructor resumes or closes the class."""
    physio: bool = False
    """The class's switch for physiological load; off again after a crash, never on in an assessed class."""
    turn: int = 1
    """The present one; `seats` are its seats."""
    rota: tuple[SeatView, ...] = ()
    """The seats of every turn, past, present and to come."""
    times: RotaTimes = RotaTimes()
    turn_began_ms: float | None = None
    wipe_until_ms: float | None = None
    """Until then the headsets are wiped, between two turns."""
    rests: tuple[Rest, ...] = ()
    """Who of the turns to come needs a break first."""
    excused: tuple[Excused, ...] = ()
    is_held: bool = False
    """Runs are assigned, and wait until the instructor starts them."""
    is_paused: bool = False
    """Everybody was paused: who comes back or begins late waits, too."""

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return max((self.turn, *(seat.turn for seat in self.rota)))


class SearchView(msgspec.Struct, frozen=True):
    """How the search for headsets goes. It never fails: it says what it found."""

    since_ms: float
    found: int
    saved: int
    """Paired stations whose last address is known."""
    trouble: str | None = None
    """NetworkReason, when the search can not use multicast."""


class RecordsView(msgspec.Struct, frozen=True):
    """Where the records stand."""

    path: str
    writable: bool
    trouble: str | None = None
    """RecordsReason when they can not be written."""
    saved_utc: str | None = None
    """When COMMIT last returned."""
    disk_free_mb: int | None = None
    head_seq: int = 0
    head_hash: str | None = None
    former_console: ConsoleId | None = None
    """Whose restored records these go on from, under a new name; None when they began here."""
    former_seq: int = 0
    former_hash: str | None = None
    """Its last entry that came along, and the hash of that."""
    encrypted: bool = False
    keyring: str | None = None
    """What the system's keyring last answered (KeyringState); None when nobody asked it."""
    backup_utc: str | None = None
    """When the last backup was made and checked."""
    backup_trouble: str | None = None
    """RecordsReason why the last try made none."""


class ClassPlan(msgspec.Struct, frozen=True):
    """All that is needed to start a class."""

    title: str
    mode: Mode
    course: CourseRef
    duration_min: int
    seats: tuple[PlannedSeat, ...]
    physio: bool = False
    """Switch physiological load on for those who opted in; never in an assessed class."""
    thresholds: Thresholds | None = None
    """When a station needs somebody; None: as the course pack says."""
    times: RotaTimes = RotaTimes()
