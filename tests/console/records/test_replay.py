"""Property: the lists that live entries leave are the lists that a replay makes."""

import contextlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from console.errors import ConsoleError
from console.model import Outcome
from console.records import Draft, projections
from console.records.store import Store
from tests.support.ledgers import COURSE, console_row, decided, enrolled, headset_row, new_id, opened, planned

IDS = [new_id() for _ in range(3)]
SOME_ID = st.sampled_from(IDS)
SEATS = st.sampled_from(["01", "02", "003"])
BOOT = new_id()


def seat(class_, person, seat_, station, turn):
    body = {"person": person, "seat": seat_, "station": station, "turn": turn}
    return Draft("seat.assigned", class_, body)


def begun(run, person, class_, station, attempt):
    body = {"person": person, "class": class_, "station": station, "attempt": attempt}
    return Draft("run.started", run, body, course=COURSE)


def closed(class_):
    return Draft("class.closed", class_, {"reach": {"present": 2, "audience": 9}, "exceptions": ["absent"]})


ACTS = st.one_of(
    st.builds(planned, SOME_ID),
    st.builds(lambda c: Draft("class.started", c, {}), SOME_ID),
    st.builds(closed, SOME_ID),
    st.builds(lambda c: Draft("class.reopened", c, {"reason": "late"}), SOME_ID),
    st.builds(enrolled, SOME_ID, st.sampled_from(["Hana", "O’Brien", "李"])),
    st.builds(seat, SOME_ID, SOME_ID, SEATS, SOME_ID, st.integers(1, 2)),
    st.builds(begun, SOME_ID, SOME_ID | st.none(), SOME_ID | st.none(), SOME_ID, st.integers(1, 3)),
    st.builds(decided, SOME_ID, SOME_ID),
    st.tuples(st.just("log"), SOME_ID, st.integers(1, 6)),
    st.tuples(st.just("close"), SOME_ID, st.sampled_from(Outcome)),
)


def perform(records, act):
    if isinstance(act, Draft):
        records.append_all([act])
    elif act[0] == "log":
        records.log([headset_row(act[2], act[1], act[1], BOOT), console_row(act[1])])
    else:
        records.close_run(act[1], act[2], ["X"], course=COURSE)


def lists(store: Store):
    return {table: projections.dump(store, table) for table in projections.TABLES}


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, max_size=14))
def test_live_lists_equal_replayed_lists_in_any_order_of_entries(acts):
    with tempfile.TemporaryDirectory() as folder:
        records = opened(Path(folder))
        for act in acts:
            with contextlib.suppress(ConsoleError):  # what breaks a rule leaves nothing
                perform(records, act)
        live = lists(records._store)
        assert records.verify() == []
        records.rebuild()
        assert lists(records._store) == live
        records.close()
