"""The log as evidence: a frame means the same when it is heard and when it is read again."""

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from console.courses.log import LogEvent, heard_event, log_event
from console.headsets.protocol import Enveloped, decode_from_station
from console.messages import EVENT_KINDS, EventBody

UTC = "2026-11-24T10:00:00.000Z"
values = (
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text(max_size=4)
    | st.lists(st.integers(-9, 9), max_size=2)
)
bodies = st.fixed_dictionaries(
    {"kind": st.sampled_from(sorted(EVENT_KINDS))},
    optional={
        "step": st.just("hood") | values,
        "code": st.just("MASK_GAP") | values,
        "text": values,
        "data": values
        | st.fixed_dictionaries(
            {}, optional={"criterion": st.just("C1") | values, "met": values, "x": values}
        ),
        "strange": values,
    },
)


def frame(body: Any, kind: str = "event") -> str:
    message = {"type": kind, "seq": 3, "t": UTC, "mono": 1.5, "run": None, "body": body}
    return json.dumps(message)


@given(bodies)
@example({"kind": "observation", "data": {"criterion": "C1", "met": True}})
@example({"kind": "error", "code": 7, "data": []})
def test_read_again_is_what_was_heard(body: dict[str, Any]) -> None:
    message = decode_from_station(frame(body).encode())
    assert isinstance(message, Enveloped)
    assert isinstance(message.body, EventBody)
    assert log_event(4, UTC, frame(body)) == heard_event(4, UTC, message.body)


def test_observation_is_understood_whole() -> None:
    body = {"kind": "observation", "step": "hood", "data": {"criterion": "C8", "met": False}}
    assert log_event(4, UTC, frame(body)) == LogEvent(
        4, UTC, "observation", step="hood", criterion="C8", met=False
    )


def test_progress_is_no_evidence() -> None:
    body = {"scenario": "GMP-GWN-B", "scenario_version": "1.0", "step": "hood", "index": 8, "of": 17}
    assert log_event(4, UTC, frame({**body, "elapsed_ms": 5}, "progress")) is None
