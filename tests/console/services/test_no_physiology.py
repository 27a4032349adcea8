"""Property: whatever headsets say of a body, no entry holds a float, a word or a value of it."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.headsets.protocol import SIGNALS, Enveloped, decode_from_station
from console.model import Mode, Outcome, Received
from console.records import Draft
from tests.support.attended import WAIT_S, attended
from tests.support.ledgers import UTC, enrolled, new_id
from tests.support.rehearsal import Rehearsal
from tests.support.staff import passphrase

WORDS = re.compile(
    r"physio|heart|puls|\bhr|bpm|hrv|rmssd|\brr\b|\bibi|\becg|\bppg|\beda|\bgsr|\bsc[lr]\b|skin_?temp|pupil|blink|luminance|motion_g|tonic|phasic"
    r"|arousal|workload|\bload\b|stress|respir|breath|temperature|artefact|baseline|confidence|microsiemens",
    re.IGNORECASE,
)
VALUES = st.lists(
    st.floats(60.0, 200.0).map(lambda value: round(value, 2) + 73_451_061_000.0), min_size=1, max_size=5
)
KINDS = st.sampled_from(sorted(SIGNALS))
MARK = "73451061"
"""What every value here begins with: long enough not to come up in a hash by chance."""
HEX = re.compile(r"[A-Za-z0-9_-]{43,}|[0-9a-f]{32,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Keys, signatures, hashes and ids, which may hold anything: a signature once spelt "hR"."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with attended(tmp_path_factory.mktemp("class")) as desk:
        desk.set_up("jprice")
        yield desk


def hear(desk, station, boot, frames):
    """As the fleet passes on what a headset said."""
    listener = desk.engine._listener

    async def work():
        for frame in frames:
            said = decode_from_station(frame.encode())
            assert isinstance(said, Enveloped), frame
            listener.message(
                Received(
                    station, boot, said.seq, said.type, said.t, said.mono, said.run, said.body, frame, UTC,
                    1_000.0, fresh=True,
                )
            )  # fmt: skip

    desk.engine._floor.submit(work).result(WAIT_S)


def physio(seq, run, signal, values):
    body = {"signal": signal, "unit": "1", "source": "sensor", "values": values, "t0": 1.5, "dt_ms": 4.0}
    return {"type": "physio", "seq": seq, "t": UTC, "mono": 1.5, "run": run, "body": body}


def begin(desk):
    """A run of an assessed class, as the class floor begins it."""
    pack = next(pack for pack in desk.engine.packs if pack.id == "GMP-GWN-B")
    person, run, class_, station = (new_id() for _ in range(4))
    begun = {"person": person, "class": class_, "station": station, "attempt": 1}
    desk.write(
        Draft("class.planned", class_, {"title": "Evening A", "mode": Mode.ASSESS.value}, course=pack.ref),
        enrolled(person),
        Draft("run.started", run, begun, course=pack.ref),
    )
    return run, station, class_, pack.ref


def end(desk, run, class_, course):
    """The run is closed, decided, signed, and its class is over."""
    floor = desk.engine._floor

    async def close():
        await floor.recorder.write(
            lambda records: records.close_run(run, Outcome.COMPLETED, [], course=course)
        )

    floor.submit(close).result(WAIT_S)
    session = desk.come_in("jprice")
    record = desk.decide(session, run)
    sign = desk.engine.assessments.sign
    sign(session, record, passphrase("jprice"), user_id="jprice").result(WAIT_S)
    reach = {"present": 1, "audience": 0}
    desk.write(Draft("class.closed", class_, {"reach": reach, "exceptions": []}, course=course))


def refuse(text):
    raise AssertionError(f"a float in an entry: {text}")


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 1000), st.lists(st.tuples(KINDS, VALUES), min_size=1, max_size=6))
def test_nothing_that_a_body_did_reaches_an_entry_a_part_or_a_row(desk, seed, samples):
    run, station, class_, course = begin(desk)
    rehearsal = Rehearsal(seed=seed, skill=0.6)
    rehearsal.assign(run=run, physio=True)
    rehearsal.command("start")
    said = rehearsal.wait(15, tick_s=1.0)
    last = max(one["seq"] for one in said)
    said += [physio(last + n, run, *one) for n, one in enumerate(samples, 1)]
    assert {"physio", "progress", "event"} <= {one["type"] for one in said}
    hear(desk, station, new_id(), [json.dumps(one) for one in said])
    end(desk, run, class_, course)
    assert_clean(desk)


def assert_clean(desk):
    floor = desk.engine._floor

    async def look():
        return await floor.recorder.read(
            lambda records: (
                [entry.core for entry in records.history()],
                records._store.rows("SELECT frame, data FROM run_event"),
                records._store.rows("SELECT bytes FROM blob"),
            )
        )

    cores, rows, parts = floor.submit(look).result(WAIT_S)
    for core in cores:
        json.loads(core, parse_float=refuse)
        assert not WORDS.search(HEX.sub("", core)), core
        assert MARK not in core
    for frame, _ in rows:
        assert frame is None or json.loads(frame)["type"] in ("progress", "event")
    everything = str(rows) + str(parts)
    assert '"physio"' not in everything and MARK not in everything
