"""The wire's message types (headset-apps.md, `xrclass.v1`). The published JSON Schemas are made from these.

Required keys have no default; an optional key is absent as `None`. Unknown keys are ignored everywhere.
Bytes travel as base64url text without padding and stay text here; `headsets.pairing` decodes them.
"""

from typing import Annotated, Any, Literal

import msgspec

from console.model import Mode, Phase

SAFE_INTEGER = 2**53 - 1

Uuid = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
Bytes32 = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{43}$")]
"""32 bytes, base64url without padding."""
Point = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{87}$")]
"""Uncompressed P-256 point, 65 bytes, base64url without padding."""
Seq = Annotated[int, msgspec.Meta(ge=0, le=SAFE_INTEGER)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class AppRef(msgspec.Struct, frozen=True):
    """The headset app that speaks."""

    id: str
    version: str


class ConsoleHello(msgspec.Struct, frozen=True, tag="hello"):
    """Console to headset, first message of a link."""

    proto: int
    console: Uuid
    nonce: Bytes32


class StationHello(msgspec.Struct, frozen=True, tag="hello"):
    """Headset to console, the answer."""

    proto: int
    station: Uuid
    boot: Uuid
    label: str
    model: str
    app: AppRef
    features: list[str]
    nonce: Bytes32
    paired: bool


class Prove(msgspec.Struct, frozen=True, tag="prove"):
    """Either side: proof that it holds the pairing key."""

    mac: Bytes32


class PairCommit(msgspec.Struct, frozen=True, tag="pair.commit"):
    """Console to headset: SHA-256(pub_c || r_c), before anything is revealed."""

    commit: Bytes32


class PairKey(msgspec.Struct, frozen=True, tag="pair.key"):
    """Headset to console: its ephemeral point and nonce."""

    pub: Point
    nonce: Bytes32


class PairReveal(msgspec.Struct, frozen=True, tag="pair.reveal"):
    """Console to headset: what it had committed to."""

    pub: Point
    nonce: Bytes32


class PairConfirm(msgspec.Struct, frozen=True, tag="pair.confirm"):
    """Either side: the person there says that both codes are the same."""


class PairRefuse(msgspec.Struct, frozen=True, tag="pair.refuse"):
    """Either side: the person there says no."""


class Resume(msgspec.Struct, frozen=True, tag="resume"):
    """Console to headset: the highest seq of this boot that it holds; replay starts after it."""

    boot: Uuid
    after: Seq


class Saved(msgspec.Struct, frozen=True, tag="saved"):
    """Console to headset, after COMMIT: everything up to seq is on disk."""

    boot: Uuid
    seq: Seq


class TimeRequest(msgspec.Struct, frozen=True, tag="time"):
    """Console to headset: c1 is the console's monotonic ms."""

    c1: float


class TimeReply(msgspec.Struct, frozen=True, tag="time"):
    """Headset to console: when it got the request and when it sent this, its monotonic ms."""

    c1: float
    h2: float
    h3: float


class Bye(msgspec.Struct, frozen=True, tag="bye"):
    """Either side, before close 1000."""

    reason: str


class StateBody(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Sent on change and every 2 s."""

    phase: Phase
    battery: Share | None = None
    charging: bool | None = None
    worn: bool | None = None
    fps: float | None = None
    wifi_dbm: float | None = None
    storage_free_mb: float | None = None
    scene: str | None = None


class ProgressBody(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Where the run stands."""

    scenario: str
    scenario_version: str
    step: str
    index: Annotated[int, msgspec.Meta(ge=1, le=SAFE_INTEGER)]
    of: Annotated[int, msgspec.Meta(ge=1, le=SAFE_INTEGER)]
    elapsed_ms: Annotated[float, msgspec.Meta(ge=0)]
    score: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None


class EventBody(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Something that happened, of one of the known kinds; an unknown one is counted and ignored."""

    kind: str
    step: str | None = None
    code: str | None = None
    text: str | None = None
    data: dict[str, Any] | None = None


class PhysioBody(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Samples of one signal; exactly one of (t0 with dt_ms) and times is present."""

    signal: str
    unit: str
    source: str
    values: list[float]
    t0: float | None = None
    dt_ms: float | None = None
    times: list[float] | None = None
    device: str | None = None
    quality: Share | None = None


class AckBody(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Answer to one command."""

    cmd: Uuid
    result: Literal["done", "refused", "unsupported"]
    reason: str | None = None


class CommandBody(msgspec.Struct, frozen=True):
    """Console to headset; deadline_ms counts from sending."""

    id: Uuid
    verb: str
    args: dict[str, Any]
    deadline_ms: Annotated[int, msgspec.Meta(ge=1, le=SAFE_INTEGER)]


class AssignArgs(msgspec.Struct, frozen=True):
    """Arguments of the verb `assign`: a pseudonym and a seat label, never a name."""

    trainee: Uuid
    label: str
    scenario: str
    scenario_version: str
    mode: Mode
    run: Uuid
    physio: bool


Body = StateBody | ProgressBody | EventBody | PhysioBody | AckBody

EVENT_KINDS = frozenset(
    {
        "step.started",
        "step.completed",
        "step.skipped",
        "observation",
        "error",
        "critical_error",
        "hint.shown",
        "help.requested",
        "help.cancelled",
        "stop.pressed",
        "boundary.left",
        "boundary.returned",
        "fall",
        "note",
        "view.captured",
    }
)
