"""What `pair` says to words that it can not use."""

import pytest

from console.cli import parser


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1", "127.0.0.1:0", ":443", "127.0.0.1:70000"])
def test_an_address_that_is_none_is_wrong_usage(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(["pair"]).parse_args(["pair", "5cc12d04-5dae-4c17-9f30-5ee2c98945c9", "--address", address])
    assert ended.value.code == 2
    assert "192.168.1.23:8443" in capsys.readouterr().err
