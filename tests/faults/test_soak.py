"""Five minutes of a full class with storms of lost links: nothing is lost, doubled, wrong or left lying."""

import gc
import sqlite3
import sys

from console.model import Attention, CommandResult
from tests.support.seen_calls import ROLES, SeenCalls
from tests.support.soaked_console import soaked, until
from tests.support.soaking import VERBS

STATIONS = 100
SPEED = 50
STORMS = 3
BLOCKS_PER_MESSAGE = 4
"""What one message may leave behind while logs still fill: a message that is kept is some fifteen."""


def test_a_hundred_stations_for_five_minutes_with_storms(qapp, tmp_path):
    with soaked(
        tmp_path,
        STATIONS,
        per_s=1,
        speed=SPEED,
        storms=STORMS,
        storm_every_s=61,
        calls_within_s=60,
        round_s=17,
        physio=False,
    ) as soak:
        people = soak.people
        soak.pass_time(120)
        before, heard = blocks(soak), people.heard
        soak.pass_time(180)
        grown, heard = blocks(soak) - before, people.heard - heard
        people.leave()
        # Whoever calls from now on goes on calling: at last everybody does.
        seen = SeenCalls(soak.application.window, soak.application.look)
        until(lambda: sum(attention in ROLES for _, attention in seen.rows()) == STATIONS)
        rows = seen.rows()
        said = soak.finish()
        until(lambda: people.unanswered == 0)
        assert soak.application.engine.result().verify().result(60) == []

    assert people.faults == []
    assert said["storms"] > 0
    assert grown < BLOCKS_PER_MESSAGE * heard

    # No call was dropped, and none was made of nothing.
    calls = {station: one["calls"] for station, one in said["stations"].items()}
    assert {station: people.calls[station] for station in calls} == calls
    assert {station for station, _ in rows} == set(calls)
    ranks = [(Attention.STOPPED, Attention.HELP).index(attention) for _, attention in rows]
    assert ranks == sorted(ranks)

    # Every command came out as its headset answered, or was lost with its link.
    for verb in VERBS:
        assert people.outcomes[verb, people.expected(verb)] > 0
        assert {result for asked, result in people.outcomes if asked == verb} <= {
            people.expected(verb),
            CommandResult.LOST,
        }
    assert people.outcomes["message", CommandResult.DONE] >= sum(calls.values()) - STATIONS

    # Everything that belongs into the run log is there, once.
    with sqlite3.connect(tmp_path / "records.sqlite") as records:
        kept = dict(records.execute("SELECT station, count(*) FROM run_event WHERE seq > 0 GROUP BY station"))
    assert kept == {station: one["rows"] for station, one in said["stations"].items()}


def blocks(soak):
    """What Python holds once everything told has arrived."""
    soak.pass_time(5)
    gc.collect()
    return sys.getallocatedblocks()
