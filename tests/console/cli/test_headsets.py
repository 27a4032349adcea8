"""What `stations` and `pair` say to words that they can not use, and where they can not search."""

from pathlib import Path

import pytest

from console.cli import parser, run
from console.errors import NetworkReason
from console.sentences import sentence


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1", "127.0.0.1:0", ":443", "127.0.0.1:70000"])
def test_an_address_that_is_none_is_wrong_usage(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(["pair"]).parse_args(["pair", "5cc12d04-5dae-4c17-9f30-5ee2c98945c9", "--address", address])
    assert ended.value.code == 2
    assert "192.168.1.23:8443" in capsys.readouterr().err


def test_what_keeps_the_search_from_finding_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["stations", "--json", "--seconds", "0.2", "--interface", "203.0.113.7", "--data", str(tmp_path)]
    assert run(parser(words).parse_args(words)) == 1
    found, said = capsys.readouterr()
    assert (found, said) == ("[]\n", sentence(NetworkReason.BAD_ADDRESS) + "\n")
