"""What the machine allows: a file that forbids, and one that nobody can read, are both a no."""

import pytest

from console.errors import ConsoleError, LoadReason
from console.policy import read_policy
from console.sentences import sentence


def test_without_a_file_and_with_one_that_allows_it_is_allowed(tmp_path):
    file = tmp_path / "policy.toml"
    assert read_policy([file]).allows_load
    for text in ("", "[load]\n", "[load]\nenabled = true\n", "\ufeff[load]\r\nenabled = true\r\n"):
        file.write_bytes(text.encode())
        assert read_policy([file]).allows_load


def test_either_file_can_forbid(tmp_path):
    allows, forbids = tmp_path / "a.toml", tmp_path / "b.toml"
    allows.write_text("[load]\nenabled = true")
    forbids.write_text("[load]\nenabled = false")
    for files in ([allows, forbids], [forbids, allows]):
        assert read_policy(files).trouble is LoadReason.POLICY_OFF


@pytest.mark.parametrize(
    "text",
    [
        b"[load]\nenable = false",
        b"[laod]\nenabled = false",
        b"enabled = false",
        b"[load]\nenabled = 0",
        b'[load]\nenabled = "false"',
        b"load = false",
        b"[load",
        b"\xff\xfe[\x00",
        b"#" * 70_000,
    ],
)
def test_what_can_not_be_understood_forbids_and_says_which_file(tmp_path, text):
    file = tmp_path / "policy.toml"
    file.write_bytes(text)
    policy = read_policy([file])
    assert policy.trouble is LoadReason.POLICY_UNREADABLE
    with pytest.raises(ConsoleError) as refused:
        policy.check_load()
    assert str(file) in sentence(refused.value.reason, refused.value.detail)


def test_a_folder_in_its_place_forbids(tmp_path):
    (tmp_path / "policy.toml").mkdir()
    assert read_policy([tmp_path / "policy.toml"]).trouble is LoadReason.POLICY_UNREADABLE
