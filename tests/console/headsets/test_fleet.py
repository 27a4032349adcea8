from console.messages import TimeRequest
from console.model import LinkState
from tests.support.fleet_ears import CONSOLE, Ears, fleet_of, run
from tests.support.scripted_station import ScriptedStation


def test_a_paired_station_becomes_live_and_speaks() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(station.pin(CONSOLE), ears=ears):
            headset = await station.arrival()
            resume = await headset.resume()
            assert (resume.boot, resume.after) == (station.boot, 0)
            headset.answer_time((await headset.next(TimeRequest)).c1)
            headset.say("state", {"phase": "idle"})
            await ears.until(lambda: ears.all("message"))
            names = [name for name, _ in ears.told]
            assert names.index("hello") < names.index("message")
            assert ears.links(station.id) == [(LinkState.DIALLING, None), (LinkState.LIVE, None)]
            (received,) = ears.all("message")
            assert (received.seq, received.fresh) == (1, True)
        assert await headset.code() == 1000

    run(test())
