import json

from console.messages import EventBody, StateBody
from console.model import Phase
from console.simulator.outbox import Outbox
from tests.support.clock import ManualClock

STATE = StateBody(Phase.RUNNING)
EVENT = EventBody("step.started", step="hood")


def replay(outbox: Outbox, after: int) -> list[int]:
    seqs = []
    while (sent := outbox.next_after(after)) is not None:
        after = sent.seq
        seqs.append(after)
    return seqs


def test_messages_are_numbered_from_one_and_carry_the_envelope() -> None:
    clock = ManualClock()
    outbox = Outbox(clock)
    outbox.put("event", EVENT, "dbebfd6f-4348-481d-9194-b262fc326d33")
    clock.advance(0.5)
    outbox.put("state", STATE, None)
    frames = [json.loads(sent.frame) for n in (0, 1) if (sent := outbox.next_after(n))]
    assert frames == [
        {
            "type": "event",
            "seq": 1,
            "t": "2026-11-24T10:00:00.000Z",
            "mono": 1_000_000.0,
            "run": "dbebfd6f-4348-481d-9194-b262fc326d33",
            "body": {"kind": "step.started", "step": "hood"},
        },
        {
            "type": "state",
            "seq": 2,
            "t": "2026-11-24T10:00:00.500Z",
            "mono": 1_000_500.0,
            "run": None,
            "body": {"phase": "running"},
        },
    ]


def test_replay_starts_after_what_the_console_holds() -> None:
    outbox = Outbox(ManualClock())
    for _ in range(5):
        outbox.put("state", STATE, None)
    assert replay(outbox, 0) == [1, 2, 3, 4, 5]
    assert replay(outbox, 3) == [4, 5]
    assert replay(outbox, 5) == replay(outbox, 2**53 - 1) == []


def test_everything_of_the_last_minute_is_kept_also_when_it_is_saved() -> None:
    clock = ManualClock()
    outbox = Outbox(clock)
    for _ in range(300):
        outbox.put("state", STATE, None)
        clock.advance(0.19)
    outbox.mark_saved(300)
    assert replay(outbox, 0) == list(range(1, 301))


def test_old_state_goes_but_events_wait_until_they_are_saved() -> None:
    clock = ManualClock()
    outbox = Outbox(clock)
    outbox.put("event", EVENT, None)
    outbox.put("state", STATE, None)
    outbox.put("progress", EVENT, None)  # only its type matters here
    clock.advance(3600.0)
    outbox.put("state", STATE, None)
    outbox.mark_saved(0)
    assert replay(outbox, 0) == [1, 3, 4]
    outbox.mark_saved(1)
    assert replay(outbox, 0) == [3, 4]
    outbox.mark_saved(10**9)  # nothing beyond what was said can be saved
    assert replay(outbox, 0) == [4]
    outbox.put("event", EVENT, None)
    clock.advance(3600.0)
    outbox.mark_saved(4)
    assert replay(outbox, 0) == [5]


def test_memory_stays_small_without_any_console() -> None:
    clock = ManualClock()
    outbox = Outbox(clock)
    for _ in range(5000):
        outbox.put("state", STATE, None)
        clock.advance(2.0)
    assert len(outbox) < 30 + 64


def test_whoever_sends_is_told_of_each_message() -> None:
    outbox, told = Outbox(ManualClock()), []
    outbox.on_put = lambda: told.append(outbox.last_seq)
    outbox.put("state", STATE, None)
    outbox.put("state", STATE, None)
    assert told == [1, 2]
