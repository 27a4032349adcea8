"""A minute of chaos between consoles and hubs: nothing acknowledged is lost, nothing is there twice."""

import asyncio

import pytest

from tests.support.chaos import Chaos
from tests.support.postgres import postgres

SECONDS = 60


@pytest.mark.timeout(300)
def test_everything_reaches_the_hub_once_whatever_fails_on_the_way(tmp_path):
    with postgres("fsync=on") as server:
        outcome = asyncio.run(Chaos(tmp_path, server, seed=20261124).run(SECONDS))
    print(outcome)
    assert outcome.missing == []
    assert outcome.doubled == []
    assert outcome.differing == []
    assert outcome.broken == []
    assert outcome.troubles == []
    assert outcome.unacknowledged == 0
    assert outcome.entries > 100
    assert len(outcome.struck) > 4
