"""What `simulate` says when it can not start; one that does start is tested in tests/console/simulator."""

import socket
from pathlib import Path

import pytest

from console.cli import parser, run
from console.simulator.faults import Fault

Capture = pytest.CaptureFixture[str]


def end(capsys: Capture, *words: str) -> tuple[int, str]:
    """Run the command to its end: the exit code and what was said to people. Nothing goes to stdout."""
    try:
        code = run(parser(["simulate"]).parse_args(["simulate", *words]))
    except SystemExit as ended:
        assert isinstance(ended.code, int)
        code = ended.code
    captured = capsys.readouterr()
    assert captured.out == ""
    return code, captured.err


def test_port_in_use_is_said_and_exits_3(capsys: Capture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, words = end(capsys, "--interface", "loopback", "--port", str(port))
    assert code == 3
    assert str(port) in words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--course", "GMP-XXX"], 2),
        (["--interface", "elsewhere"], 2),
        (["--interface", "203.0.113.7"], 3),
        (["--skill", "2"], 2),
        (["--speed", "nan"], 2),
        (["--port", "65536"], 2),
        (["--label", ""], 2),
        (["--label", "x" * 65], 2),
        (["--label", "a\nb"], 2),
        (["--model", ""], 2),
        (["--fault", "earthquake"], 2),
        (["--seed", "many"], 2),
    ],
)
def test_wrong_words_are_said_and_exit(capsys: Capture, words: list[str], code: int) -> None:
    ended_with, said = end(capsys, *words)
    assert ended_with == code
    assert said


def test_state_that_can_not_be_kept_is_said_and_exits_3(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "keys.json").write_text("{")
    half = tmp_path / "half"
    half.mkdir()
    begin, middle = "-----BEGIN CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----"
    (half / "server.pem").write_text(f"{begin}\nAAAA\n{middle}\nAAAA\n")
    for state in (tmp_path / "file", tmp_path / "file" / "below", damaged, half):
        code, words = end(capsys, "--interface", "loopback", "--state", str(state))
        assert code == 3
        assert str(state) in words


def test_help_explains_every_fault(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(["simulate"]).parse_args(["simulate", "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert all(f"  {fault}" in said for fault in Fault)
