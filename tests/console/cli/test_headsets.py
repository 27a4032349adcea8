"""What `stations` and `pair` say to words that they can not use, and where they can not search."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from console.cli import parser, run
from console.clock import SystemClock
from console.errors import LinkReason, NetworkReason
from console.records import Records
from console.sentences import sentence
from tests.support.advertising import advertising
from tests.support.fleet_ears import run as run_loop
from tests.support.scripted_station import ScriptedStation
from tests.support.tree import ROOT


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1", "127.0.0.1:0", ":443", "127.0.0.1:70000"])
def test_an_address_that_is_none_is_wrong_usage(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(["pair"]).parse_args(["pair", "5cc12d04-5dae-4c17-9f30-5ee2c98945c9", "--address", address])
    assert ended.value.code == 2
    assert "192.168.1.23:8443" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["stations", "watch"])
@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "soon"])
def test_a_time_that_never_ends_is_wrong_usage(command: str, seconds: str) -> None:
    with pytest.raises(SystemExit) as ended:
        parser([command]).parse_args([command, "--seconds", seconds])
    assert ended.value.code == 2


@pytest.mark.parametrize("how", [(), ("--no-dial",)])
def test_what_keeps_the_search_from_finding_is_said_once(
    how: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["stations", "--json", "--seconds", "0.2", "--interface", "203.0.113.7", *how]
    words += ["--data", str(tmp_path)]
    assert run(parser(words).parse_args(words)) == 1
    found, said = capsys.readouterr()
    assert (found, said) == ("[]\n", sentence(NetworkReason.NOT_OWN_ADDRESS) + "\n")


def test_a_live_station_whose_id_a_second_device_claims_is_listed_as_a_conflict(tmp_path: Path) -> None:
    async def serve(station: ScriptedStation) -> None:
        while True:
            headset = await station.arrivals.get()
            await headset.resume()
            while not headset.closed.is_set():
                headset.say("state", {"phase": "idle", "battery": 0.5})
                await asyncio.sleep(0.1)

    async def listed(station: str, seconds: int) -> dict[str, Any]:
        words = ["-m", "ui", "stations", "--json", "--seconds", str(seconds), "--interface", "loopback"]
        words += ["--data", str(tmp_path)]
        child = await asyncio.create_subprocess_exec(
            sys.executable, *words, cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        said, _ = await child.communicate()
        rows: list[dict[str, Any]] = json.loads(said)
        (row,) = [row for row in rows if row["id"] == station]  # others may be about on loopback
        return row

    async def test() -> None:
        async with (
            ScriptedStation().listening() as station,
            ScriptedStation(station=station.id).listening() as thief,
            advertising() as adverts,
        ):
            records = Records.open(tmp_path, SystemClock(), app="test")
            records.store_pin(station.pin(records.console))
            records.close()
            serving = asyncio.create_task(serve(station))
            await adverts.put(thief)
            await adverts.put(station)
            for seconds in (3, 12, 30):  # the latter on a very slow machine only
                row = await listed(station.id, seconds)
                if (row["state"], row["battery"]) == ("conflict", 0.5):
                    break
            serving.cancel()
            await asyncio.wait({serving})
        assert (row["id"], row["state"], row["reason"]) == (station.id, "conflict", LinkReason.CONFLICT)
        assert (row["paired"], row["battery"]) == (True, 0.5), "the paired one of the two is live"
        assert thief.upgrades == []

    run_loop(test())
