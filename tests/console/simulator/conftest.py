"""A simulated headset for a whole module of tests, and a console that it knows."""

from collections.abc import Iterator

import pytest

from tests.support.console_client import ConsoleClient, live
from tests.support.simulated import Simulated, simulated


@pytest.fixture(scope="module")
def headset() -> Iterator[Simulated]:
    with simulated("--speed", "150", "--skill", "0.5") as started:
        yield started


@pytest.fixture(scope="module")
def paired(headset: Simulated) -> tuple[str, bytes]:
    """A console that the headset knows: its id and key."""
    with ConsoleClient(headset.port) as client:
        return client.console, client.pair().key


@pytest.fixture
def link(headset: Simulated, paired: tuple[str, bytes]) -> Iterator[ConsoleClient]:
    """A live link that asked for nothing old."""
    with live(headset.port, *paired, after=2**53 - 1) as client:
        yield client
