"""What a headset hears of a class, by a headset that knows nothing of the console: pseudonyms, no names."""

import asyncio
import json
from pathlib import Path

from console.model import Phase
from tests.support.consoles import console
from tests.support.stations import Headset, headset


def hold_a_class(folder: Path, one: Headset) -> str:
    """A class with one named trainee, from pairing to its end; returns their id."""
    with console(folder) as desk:
        desk.pair_all([one])
        desk.start_class()
        desk.until(lambda: all(view.phase in (Phase.RUNNING, Phase.ENDED) for view in desk.ours()))
        assert desk.class_ is not None
        (run,) = desk.class_.runs
        assert (run.name, run.person is None) == ("Trainee 1", False)
        desk.engine.classroom.close().result(20)
    return str(run.person)


def test_a_headset_is_told_a_pseudonym_and_never_a_name(tmp_path: Path) -> None:
    async def scene() -> None:
        async with headset(tmp_path / "headset", "--label", "Seat 9") as one:
            person = await asyncio.to_thread(hold_a_class, tmp_path / "data", one)
            told = [said["words"] for said in one.said if said["event"] == "heard"]
        assigned = [words for words in told if json.loads(words).get("body", {}).get("verb") == "assign"]
        assert [json.loads(words)["body"]["args"]["trainee"] for words in assigned] == [person]
        assert not [words for words in told if "Trainee" in words or "Gowning" in words]

    asyncio.run(scene())
