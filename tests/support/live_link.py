"""One paired station and one console, live: what tests of a link begin with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from console.headsets.pace import Pace
from console.messages import TimeRequest
from console.model import LinkState
from tests.support.fleet_ears import CONSOLE, QUICK, Ears, fleet_of
from tests.support.scripted_station import Conversation, ScriptedStation

IDLE = {"phase": "idle"}


@asynccontextmanager
async def live(
    *, knows_time: bool = True, pace: Pace = QUICK, **options: Any
) -> AsyncIterator[tuple[Ears, ScriptedStation, Conversation, Any]]:
    """A paired station and a console, live."""
    ears = Ears()
    async with (
        ScriptedStation().listening() as station,
        fleet_of(station.pin(CONSOLE), ears=ears, pace=pace, **options) as fleet,
    ):
        headset = await station.arrival()
        await headset.resume()
        if knows_time:
            headset.answer_time((await headset.next(TimeRequest)).c1)
            await ears.until(lambda: ears.all("timing"))
        await ears.until_link(station.id, LinkState.LIVE)
        yield ears, station, headset, fleet


def seqs(ears: Ears) -> list[int]:
    return [received.seq for received in ears.all("message")]
