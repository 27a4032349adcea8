"""Whatever a hub signs, a console says what is wrong in words, and its records stay whole."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.errors import ConsoleError, SyncReason
from console.records import Records
from console.sync import wire
from tests.console.sync.test_download import items_of
from tests.support.clock import ManualClock
from tests.support.ledgers import hold_class, opened
from tests.support.strange_hub import EPOCH, Asked, Said, StrangeHub, on_a_thread, talk

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.sampled_from(
        ["", "0" * 64, "ab" * 32, "A" * 43, "A" * 86, "9999-99-99T99:99:99.999Z", "\ud800", "fork"]
    ),
)
JUNK = st.recursive(
    LEAVES,
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.text(max_size=8), more, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def hub() -> Iterator[StrangeHub]:
    with on_a_thread() as made:
        yield made


@pytest.fixture(scope="module")
def other(tmp_path_factory) -> Iterator[Records]:
    made = opened(tmp_path_factory.mktemp("other"))
    hold_class(made, trainees=1)
    yield made
    made.close()


@pytest.fixture(scope="module")
def records(tmp_path_factory) -> Iterator[Records]:
    made = opened(tmp_path_factory.mktemp("records"))
    hold_class(made, trainees=1)
    yield made
    made.close()


def changed(value: Any, path: list[int], junk: Any) -> Any:
    """The value with one of its leaves, or branches, replaced."""
    if not path or not isinstance(value, (dict, list)) or not value:
        return junk
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[path[0] % len(keys)]
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = changed(value[key], path[1:], junk)
    return copy


def encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.sampled_from(["head", "entries", "feed", "blob", "refusal"]),
    path=st.lists(st.integers(0, 40), max_size=5),
    junk=JUNK,
    status=st.sampled_from([200, 200, 200, 204, 302, 401, 403, 404, 426, 500]),
)
def test_answer_that_is_signed_and_senseless_is_named_and_harms_nothing(
    records, other, hub, which, path, junk, status
):
    feed = {"epoch": EPOCH, "items": msgspec.to_builtins(items_of(other)), "cursor": "7", "more": False}

    def answer(asked: Asked) -> Said | None:
        if which == "refusal":
            whole = {"error": "wrong_time", "hub_time": "2026-11-24T10:00:00.000Z", "detail": ""}
            return Said(status, encoded(changed(whole, path, junk)))
        if which == "head" and asked.path.endswith("/head"):
            head = wire.Head(EPOCH, 0, None, "2026-11-24T10:00:00.000Z", ("ab" * 32,))
            return Said(status, encoded(changed(msgspec.to_builtins(head), path, junk)))
        if which == "entries" and asked.path == wire.ENTRIES:
            return Said(status, encoded(changed(msgspec.to_builtins(hub.receipt(asked)), path, junk)))
        if asked.path.startswith(wire.FEED):
            return Said(200, encoded(changed(feed, path, junk) if which == "feed" else feed))
        if which == "blob" and "/v1/blobs/" in asked.path:
            return Said(status, encoded(junk))
        return hub.refusal("not_found") if "/v1/blobs/" in asked.path else None

    hub.first, hub.head = answer, wire.Head(EPOCH, 0, None, "")
    records._store.rows("DELETE FROM delivered")
    records._store.rows("DELETE FROM hub")
    records.delivery.join(hub.hub(records))
    try:
        asyncio.run(talk(records, ManualClock()))
    except ConsoleError as error:
        assert isinstance(error.reason, SyncReason), error
    assert records.verify() == []
