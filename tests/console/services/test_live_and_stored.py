"""One run, heard live and read from the file of the records: the same score, to the last moment."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from console.clock import iso_utc
from console.courses.log import LogEvent, console_event, heard_event
from console.courses.scoring import score
from console.headsets.protocol import Enveloped, decode_from_station
from console.messages import EventBody
from console.model import Outcome
from console.records import ConsoleRow, HeadsetRow, Records
from console.services.assessments import stored_evidence
from console.services.recorder import GAP
from tests.support.ledgers import new_id, opened
from tests.support.rehearsal import PACKS, Rehearsal


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Records]:
    kept = opened(tmp_path_factory.mktemp("records"))
    yield kept
    kept.close()


class Console:
    """Hears a headset and writes it down, as the engine does; people judge and messages get lost."""

    def __init__(self, run: str) -> None:
        self.run = run
        self.station, self.boot = new_id(), new_id()
        self.row = 1
        self.gaps = 0
        self.live: list[LogEvent] = []
        self.rows: list[HeadsetRow | ConsoleRow] = []

    def hear(self, seq: int, frame: bytes, utc: str) -> None:
        message = decode_from_station(frame)
        if not isinstance(message, Enveloped) or message.type not in ("progress", "event"):
            return
        self.rows.append(HeadsetRow(self.run, self.station, self.boot, seq, frame.decode(), utc, seq))
        if isinstance(message.body, EventBody):
            self.live.append(heard_event(self.row, utc, message.body))
        self.row += 1

    def act(self, kind: str, data: dict[str, Any], utc: str) -> None:
        self.rows.append(ConsoleRow(self.run, kind, data, utc, 1))
        self.live.append(console_event(self.row, utc, kind, data))
        self.gaps += data["count"] if kind == GAP else 0
        self.row += 1

    def hear_a_stranger(self, utc: str) -> None:
        """Another headset says something of this run: it is kept, and is no evidence."""
        said = Rehearsal()
        said.assign(run=self.run)
        said.command("start")
        said.command("inject", event="critical_error", args={"code": "FORGED"})
        said.headset.tick()
        frame = next(
            sent for n in range(20) if (sent := said.headset.outbox.next_after(n)) and sent.type == "event"
        )
        stranger = HeadsetRow(self.run, new_id(), self.boot, frame.seq, frame.frame.decode(), utc, 1)
        self.rows.append(stranger)
        self.row += 1


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    pack=st.sampled_from(PACKS),
    seed=st.integers(0, 2**32),
    skill=st.floats(0.0, 1.0),
    ticks=st.integers(0, 60),
    lost=st.sets(st.integers(5, 40), max_size=3),
    judged=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30), st.booleans()), max_size=4),
    replayed=st.integers(0, 30),
    stranger=st.booleans(),
    outcome=st.sampled_from(Outcome),
)
def test_live_and_stored_score_the_same(
    records: Records,
    pack: Any,
    seed: int,
    skill: float,
    ticks: int,
    lost: set[int],
    judged: list[tuple[int, int, bool]],
    replayed: int,
    stranger: bool,
    outcome: Outcome,
) -> None:
    run, person = new_id(), new_id()
    console = Console(run)
    rehearsal = Rehearsal(seed, skill, speed=100.0)
    rehearsal.assign(run=run, scenario=pack.id, scenario_version=pack.version)
    rehearsal.command("start")
    by_person = [one.id for one in (*pack.criteria, *pack.oral_questions)]
    heard = 0
    for tick in range(ticks):
        rehearsal.clock.advance(0.25)
        rehearsal.headset.tick()
        utc = iso_utc(rehearsal.clock.utc())
        while (sent := rehearsal.headset.outbox.next_after(heard)) is not None:
            heard = sent.seq
            if sent.seq in lost:
                console.act(GAP, {"count": 1, "boot": console.boot}, utc)
            else:
                console.hear(sent.seq, sent.frame, utc)
        for at, which, met in judged:
            if at == tick:
                data = {"criterion": by_person[which % len(by_person)], "met": met}
                console.act("judgement", data, utc)
    if stranger:
        console.hear_a_stranger(iso_utc(rehearsal.clock.utc()))
    body = {"person": person, "class": new_id(), "station": console.station, "attempt": 1}
    records.append("run.started", run, body, course=pack.ref)
    records.log(console.rows[:replayed])
    # After a break the headset says again what the console may not have kept.
    again = [one for one in console.rows[:replayed] if isinstance(one, HeadsetRow)]
    records.log([*again, *console.rows[replayed:]])
    records.close_run(run, outcome, [], course=pack.ref)
    row, stored, gaps = stored_evidence(records, run)
    assert (row.outcome, gaps) == (outcome, console.gaps)
    # Rows are numbered through the file; live, the first of this run is 1.
    first = stored[0].row - console.live[0].row if stored else 0
    stored = [replace(event, row=event.row - first) for event in stored]
    assert stored == console.live
    live_score = score(pack, console.live, outcome=outcome, gaps=console.gaps)
    assert score(pack, stored, outcome=row.outcome, gaps=gaps) == live_score
