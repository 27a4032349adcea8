"""Which numbers a hub has signed for: a few spans say the same as a set of numbers would."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.records import migrations, spans
from console.records.store import Store

CONSOLE = "5f0c1e7a-3b52-4d8e-9a41-0c7be2d61f93"
OTHER = "6f0c1e7a-3b52-4d8e-9a41-0c7be2d61f93"
HOURS = [f"2026-11-24T{hour:02d}:{minute:02d}:00.000Z" for hour in (9, 10, 11) for minute in (0, 59)]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    made = Store.in_memory()
    migrations.apply(made)
    yield made
    made.close()


numbers = st.sets(st.integers(1, 40), min_size=1, max_size=20)
acts = st.lists(st.tuples(numbers, st.sampled_from(HOURS)) | st.integers(0, 40), max_size=8)


@settings(max_examples=60, deadline=None)
@given(acts=acts, first=st.integers(1, 20), last=st.integers(1, 40))
def test_spans_cover_what_was_signed_for_and_nothing_else(store, acts, first, last):
    store.rows("DELETE FROM delivered")
    spans.add(store, OTHER, [7], HOURS[0])
    known: dict[int, str] = {}
    for act in acts:
        if isinstance(act, int):
            spans.cut(store, CONSOLE, act)
            known = {number: utc for number, utc in known.items() if number <= act}
        else:
            spans.add(store, CONSOLE, *act)
            known |= {number: act[1] for number in act[0] if number not in known}
    held = spans.held(store, CONSOLE)
    covered = [number for start, end in held for number in range(start, end + 1)]
    assert covered == sorted(known)
    assert spans.count(store, CONSOLE) == len(known)
    unbroken = spans.unbroken(store, CONSOLE)
    assert set(range(1, unbroken + 1)) <= set(known) and unbroken + 1 not in known
    left = [number for start, end in spans.between(held, first, last) for number in range(start, end + 1)]
    assert left == [number for number in range(first, last + 1) if number not in known]
    assert spans.held(store, OTHER) == [(7, 7)]


def test_a_day_of_deliveries_stays_a_few_rows(store):
    store.rows("DELETE FROM delivered")
    for number in range(1, 101):
        spans.add(store, CONSOLE, [number], f"2026-11-24T10:{number % 60:02d}:00.000Z")
    assert spans.held(store, CONSOLE) == [(1, 100)]
    spans.add(store, CONSOLE, [101], "2026-11-24T11:00:00.000Z")
    assert spans.held(store, CONSOLE) == [(1, 100), (101, 101)]
