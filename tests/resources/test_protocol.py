"""What headset app makers are given (schemas, known answers, the page), checked against the code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from console import messages
from console.headsets.protocol import Ignored, decode_from_console, decode_from_station
from console.simulator.obedience import ARGUMENTS
from resources.protocol import generate
from tests.support import frames
from tests.support.json_schema import fits
from tests.support.rehearsal import Rehearsal

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "protocol"
PAGE = (ROOT / "resources" / "docs" / "headset-apps.md").read_text(encoding="utf-8")
VECTORS = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8"))
SCHEMAS = {name: json.loads(text) for name, text in generate.files().items()}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == generate.files()[name], (
        "run: python -m resources.protocol.generate"
    )


@pytest.mark.parametrize(
    ("name", "sent"),
    [("from_headset.json", frames.all_from_station()), ("from_console.json", frames.all_from_console())],
)
def test_schemas_accept_every_kind_of_message(name: str, sent: list[bytes]) -> None:
    schema = SCHEMAS[name]
    for frame in sent:
        assert fits(json.loads(frame), schema, schema), frame
    kinds = {json.loads(frame)["type"] for frame in sent}
    assert kinds == schema["discriminator"]["mapping"].keys()


def test_schemas_accept_all_that_a_simulated_headset_says() -> None:
    schema = SCHEMAS["from_headset.json"]
    rehearsal = Rehearsal(skill=0.2, speed=60.0)
    rehearsal.assign(physio=True)
    rehearsal.command("start")
    for message in rehearsal.wait(30.0):
        assert fits(message, schema, schema), message


@pytest.mark.parametrize(
    "message",
    [
        {"type": "state", "seq": 0},
        {"type": "surprise"},
        frames.envelope("state", {"phase": "asleep"}),
        frames.envelope("state", {"phase": "idle", "battery": 1.5}),
        frames.envelope("state", {"phase": "idle", "battery": None}),
        frames.envelope("state", {"phase": "idle"}, seq=1.5),
        frames.envelope("state", {"phase": "idle"}, run="4"),
        frames.envelope("progress", {"scenario": "x"}),
        frames.envelope("physio", {"signal": "x", "unit": "x", "source": "x", "values": [1]}),
        frames.envelope(
            "physio",
            {"signal": "x", "unit": "x", "source": "x", "values": [1], "t0": 1, "dt_ms": 1, "times": [1]},
        ),
        frames.envelope("ack", {"cmd": frames.UUID, "result": "maybe"}),
    ],
)
def test_schemas_refuse_what_a_headset_must_not_say(message: dict[str, Any]) -> None:
    schema = SCHEMAS["from_headset.json"]
    assert not fits(message, schema, schema)


def test_schemas_know_the_arguments_of_every_verb() -> None:
    schema = SCHEMAS["from_console.json"]
    good = {"id": frames.UUID, "deadline_ms": 1}
    assert fits(frames.envelope("cmd", {**good, "verb": "view", "args": {"fps": 2}}), schema, schema)
    assert not fits(frames.envelope("cmd", {**good, "verb": "view", "args": {}}), schema, schema)
    assert fits(frames.envelope("cmd", {**good, "verb": "dance", "args": {}}), schema, schema)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_every_message_on_the_page_is_a_good_one() -> None:
    found = [line for block in blocks("json") for line in block.splitlines()]
    assert len(found) >= 6
    for line in found:
        message = json.loads(line)
        is_consoles = message["type"] in ("cmd", "resume", "saved") or "console" in message
        decode = decode_from_console if is_consoles else decode_from_station
        assert not isinstance(decode(line.encode()), Ignored), line
        schema = SCHEMAS["from_console.json" if is_consoles else "from_headset.json"]
        assert fits(message, schema, schema), line


def test_python_on_the_page_gives_every_known_answer() -> None:
    (program,) = blocks("python")
    for v in VECTORS:
        names: dict[str, Any] = {"v": v}
        exec(program, names)
        assert names["code"] == v["code"]
        assert names["key"] == names["raw"](v["key"])
        assert names["answer"] == names["raw"](v["mac_station"])


def test_worked_example_on_the_page_is_the_first_known_answer() -> None:
    told = dict(re.findall(r"^\| ([^|]+) \| `([^`]+)` \|$", PAGE.partition("## 10.")[2], re.MULTILINE))
    first = VECTORS[0]
    names = {"Z": "z", "S": "s", "K": "key", "T": "t"}
    names |= {"mac of the console": "mac_console", "mac of the headset": "mac_station"}
    assert {names.get(name, name): value for name, value in told.items()} == {
        name: value for name, value in first.items() if not name.startswith("private")
    }


@pytest.mark.parametrize("word", sorted(messages.EVENT_KINDS | ARGUMENTS.keys()))
def test_page_explains_every_kind_and_verb(word: str) -> None:
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("code", [1000, 1008, 4003, 4004, 4005, 4009, 4010])
def test_page_explains_every_close_code(code: int) -> None:
    assert re.search(rf"^\| {code} \| ", PAGE, re.MULTILINE)
