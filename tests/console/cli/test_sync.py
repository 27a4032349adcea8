"""`sync` on the command line: keys to compare first, JSON that scripts can hold on to, honest exit codes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.cli import parser, run
from console.engine import Engine
from console.records.unlocking import Unlocking
from console.sync import join_code, wire
from console.sync.join_code import JoinCode
from tests.console.sync.test_joining import SECRET, key_hash, welcome
from tests.support.ledgers import hold_class, opened
from tests.support.strange_hub import Asked, Said, StrangeHub, on_a_thread

FIELDS = {"waiting", "delivered", "needs_attention", "last_contact", "oldest_waiting_s", "target"}


@pytest.fixture
def hub() -> Iterator[StrangeHub]:
    with on_a_thread() as made:
        made.first = lambda asked: welcome(made) if asked.path == wire.JOIN else None
        yield made


@pytest.fixture
def folder(tmp_path) -> Path:
    records = opened(tmp_path / "data")
    hold_class(records, trainees=1)
    records.close()
    return tmp_path / "data"


@pytest.fixture
def code_file(tmp_path, hub) -> Path:
    file = tmp_path / "code.txt"
    file.write_text(join_code.write(JoinCode(SECRET, None, key_hash(hub))) + "\n")
    return file


@pytest.fixture
def say(capsys, folder):
    """Run a command: exit code, JSON of stdout or None, stderr."""

    def command(*words: object, data: Path = folder) -> tuple[int, dict | None, str]:
        line = [*map(str, words), "--data", str(data)]
        done = run(parser(line).parse_args(line))
        captured = capsys.readouterr()
        return done, json.loads(captured.out) if captured.out else None, captured.err

    return command


def test_join_shows_the_keys_delivers_and_says_so(say, hub, folder, code_file):
    code, status, words = say("sync", "status", "--json")
    assert (code, status["target"], status["state"]) == (0, None, "no_hub")
    code, joined, words = say("sync", "join", hub.url, "--code-file", code_file, "--name", "Room 4")
    assert (code, joined["site"], joined["hub_key_sha256"]) == (0, "Deeside", key_hash(hub).hex())
    assert key_hash(hub).hex()[:8] in words and code_file.read_text().strip() not in words
    assert wire.decode(hub.asked[-1].body, wire.Join).name == "Room 4"
    asked = len(hub.asked)
    code, status, _ = say("sync", "status", "--json")
    assert code == 0 and status.keys() >= FIELDS and len(hub.asked) == asked
    assert status["waiting"] > 0 and status["oldest_waiting_s"] is not None
    code, status, words = say("sync", "now")
    assert (code, status["waiting"], status["needs_attention"]) == (0, 0, [])
    assert status["delivered"] == len(hub.lines) and status["target"] == hub.url
    assert f"{status['delivered']} delivered" in words
    code, _, words = say("sync", "status")
    assert code == 0 and "0 waiting" in words


def test_exit_codes_tell_a_no_from_a_hub_that_was_not_reached(say, hub, folder, code_file):
    assert say("sync", "now")[0] == 1  # no hub
    say("sync", "join", hub.url, "--code-file", code_file)
    usual = hub.first
    hub.first = lambda asked: Said(200, b"<html>", signed=False)
    code, status, words = say("sync", "now")
    assert (code, status["reason"]) == (3, "not_the_hub") and "sign-in page" in words
    refuse = {"run_closed": "conflict"}

    def answer(asked: Asked) -> Said | None:
        is_post = asked.path == wire.ENTRIES
        return Said(200, wire.encode(hub.receipt(asked, **refuse))) if is_post else None

    hub.first = answer
    code, status, words = say("sync", "now")
    assert (code, [one["reason"] for one in status["needs_attention"]]) == (1, ["id_conflict"])
    assert "run.closed" in words
    hub.first, hub.head = usual, wire.Head("epoch-1", 2, "ab" * 32, "")
    code, status, _ = say("sync", "now")
    assert (code, status["reason"], status["state"]) == (1, "fork", "stopped")


@pytest.mark.parametrize(
    ("url", "text", "code"),
    [
        ("https://hub.example", "RESILIENCE-HUB-1-AAAA", 1),
        ("http://hub.example", None, 1),
        ("https://hub.example", b"\xff\xfe", 1),
        ("http://127.0.0.1:9", None, 3),
    ],
)
def test_join_that_can_not_be_is_refused_in_words(say, hub, code_file, url, text, code):
    if text is not None:
        code_file.write_bytes(text if isinstance(text, bytes) else text.encode())
    done, told, words = say("sync", "join", url, "--code-file", code_file)
    assert (done, told) == (code, None) and len(words.splitlines()) <= 4 and "…" not in words


def test_without_records_or_a_code_file_nothing_is_made(say, tmp_path):
    for words in (["now"], ["status"], ["join", "https://hub.example", "--code-file", tmp_path / "none"]):
        assert say("sync", *words, data=tmp_path / "empty")[0] == 3
    assert not (tmp_path / "empty").exists()


def test_records_that_the_window_holds_are_left_alone(say, folder):
    engine = Engine(folder, interfaces=(), demonstration=True, unlocking=Unlocking())
    engine.start()
    try:
        assert [say("sync", verb)[0] for verb in ("now", "status")] == [3, 3]
    finally:
        engine.stop()
