"""Messages as the link hands them on, made short for tests of the fold."""

from typing import Any

from console.messages import EventBody, PhysioBody, ProgressBody, StateBody
from console.model import Phase, Received

STATION = "723eaeeb-4b1e-40f1-89e3-9639aecc435f"
OTHER = "f6b3b5b1-5852-4119-9e70-cf92ac015292"
BOOT = "dbebfd6f-4348-481d-9194-b262fc326d33"
RUN = "0192f0aa-1c00-7a11-8b22-0000000000aa"
PERSON = "0192f0aa-1c00-7a11-8b22-0000000000cc"


def received(
    body: Any,
    *,
    seq: int = 1,
    station: str = STATION,
    boot: str = BOOT,
    run: str | None = RUN,
    at_ms: float = 1_000_000.0,
    fresh: bool = True,
) -> Received:
    kinds = {StateBody: "state", ProgressBody: "progress", EventBody: "event", PhysioBody: "physio"}
    return Received(
        station=station,
        boot=boot,
        seq=seq,
        type=kinds[type(body)],
        t="2026-11-24T10:00:00.000Z",
        mono=at_ms,
        run=run,
        body=body,
        frame="{}",
        received_utc="2026-11-24T10:00:00.000Z",
        received_ms=at_ms,
        fresh=fresh,
    )


def state(phase: Phase, **more: Any) -> StateBody:
    return StateBody(phase=phase, **more)


def progress(step: str, index: int, of: int = 17) -> ProgressBody:
    return ProgressBody(
        scenario="GMP-GWN-B", scenario_version="1.0", step=step, index=index, of=of, elapsed_ms=1000.0 * index
    )


def event(kind: str, **more: Any) -> EventBody:
    return EventBody(kind=kind, **more)
