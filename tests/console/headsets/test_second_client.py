"""The second client as a good headset: found, paired, driven, dropped, resumed; nothing lost or doubled."""

import asyncio
import json
import uuid
from pathlib import Path

from console.model import CommandResult
from tests.support.scenes import (
    code_of,
    console,
    heard,
    join,
)
from tests.support.stations import headset, until


def test_second_client_is_found_paired_driven_and_saved(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path, "--label", "Seat 9") as one:
            await until(lambda: any(advert.station == one.station for advert in ears.adverts), "an advert")
            advert = next(advert for advert in ears.adverts if advert.station == one.station)
            assert (advert.label, advert.model, advert.app) == ("Seat 9", "Independent", "independent/1")
            fleet.pair(one.station)
            assert (await one.wait_for("pairing"))["code"] == await code_of(ears, one.station)
            fleet.confirm(one.station)
            await until(lambda: ears.is_live(one.station), "live")
            run = str(uuid.uuid4())
            assign = {
                "trainee": str(uuid.uuid4()),
                "label": "Seat 9",
                "scenario": "GMP-GWN-B",
                "scenario_version": "1.0",
                "mode": "practice",
                "run": run,
                "physio": False,
            }
            asked = [
                fleet.command(one.station, verb, args, 3000)
                for verb, args in (
                    ("assign", assign),
                    ("view", {"fps": 5, "width": 320}),
                    ("start", {}),
                    ("fly", {}),
                )
            ]
            await until(
                lambda: len([c for c in ears.commands if c.result is not CommandResult.PENDING]) == 4, "acks"
            )
            ended = {c.id: c.result for c in ears.commands}
            assert [ended[one] for one in asked] == [CommandResult.DONE] * 3 + [CommandResult.UNSUPPORTED]

            def is_over() -> bool:
                return any(r.type == "state" and r.body.phase == "ended" for r in ears.messages)

            await until(is_over, "the run's end")
            kinds = [r.body.kind for r in ears.messages if r.type == "event" and r.run == run]
            assert kinds == ["step.started", "step.completed"] * 3
            assert ears.views
            seqs = ears.seqs(one.station)
            fleet.saved(one.station, one.boot, seqs[-1])
            assert (await one.wait_for("saved"))["seq"] == seqs[-1]
            assert seqs == list(range(1, len(seqs) + 1))

    asyncio.run(scene())


def test_nothing_is_lost_or_doubled_over_twenty_drops_and_only_true_gaps_are_told(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path, "--no-advert") as one:
            await join(fleet, ears, one)
            for number in range(20):
                for word in ("a", "b"):
                    text = f"{number}{word}"
                    one.tell("say event " + json.dumps({"kind": "note", "text": text}))
                    one.tell("do drop" if word == "a" else "do repeat")
                fleet.redial(one.station)
                await heard(ears, one, f"{number}b")
            assert ears.texts(one.station) == [f"{number}{word}" for number in range(20) for word in "ab"]
            seqs = ears.seqs(one.station)
            assert seqs == list(range(1, len(seqs) + 1))
            assert ears.gaps == []
            one.tell("do gap")
            await until(lambda: ears.gaps, "the gap")
            (gap,) = ears.gaps
            assert gap[3] - gap[2] == 2
            assert gap[2] > seqs[-1]

    asyncio.run(scene())


def test_console_that_starts_again_asks_only_for_what_it_does_not_hold(tmp_path: Path) -> None:
    async def scene() -> None:
        async with headset(tmp_path, "--no-advert") as one:
            async with console() as (fleet, ears):
                pin = await join(fleet, ears, one)
                one.tell('say event {"kind":"note","text":"before"}')
                await until(lambda: "before" in ears.texts(one.station), "a word")
            one.tell('say event {"kind":"note","text":"between"}')
            async with console(pin) as (fleet, ears):
                await until(lambda: "between" in ears.texts(one.station), "the word said to nobody")
                assert ears.seqs(one.station)[0] == 1, (
                    "nothing was committed, so all of the boot is asked for"
                )

    asyncio.run(scene())
