"""Records that have something to deliver, and a time that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.records import Records
from tests.support.clock import ManualClock
from tests.support.ledgers import hold_class, opened


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def records(tmp_path: Path, clock: ManualClock) -> Iterator[Records]:
    """A class was held."""
    made = opened(tmp_path / "records", clock)
    hold_class(made, trainees=1)
    yield made
    made.close()
