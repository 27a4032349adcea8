"""What the machine allows: a file that forbids, and one that nobody can read, are both a no."""

from datetime import date

import pytest

from console.errors import ConsoleError, LoadReason
from console.policy import Fixed, read_policy
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


def test_who_fixed_it_and_since_when_is_told(tmp_path):
    machine, own = tmp_path / "a.toml", tmp_path / "b.toml"
    machine.write_text('[load]\nenabled = false\nby = "the training centre"\nsince = 2026-09-03\n')
    own.write_text('[load]\nenabled = false\nby = "somebody"\n[second_screen]\nhide = true\n')
    policy = read_policy([machine, own])
    assert policy.load == Fixed("the training centre", date(2026, 9, 3))
    assert policy.second_screen == Fixed()
    machine.write_text("[second_screen]\nhide = false\n")
    assert read_policy([machine]).second_screen is None


@pytest.mark.parametrize(
    "text",
    [
        b"[load]\nenable = false",
        b"[laod]\nenabled = false",
        b"enabled = false",
        b"[load]\nenabled = 0",
        b'[load]\nenabled = "false"',
        b"load = false",
        b"[load]\nby = 3",
        b"[load]\nsince = 'autumn'",
        b"[second_screen]\nhide = 1",
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
    assert policy.second_screen is not None
    with pytest.raises(ConsoleError) as refused:
        policy.check_load()
    assert str(file) in sentence(refused.value.reason, refused.value.detail)


def test_a_folder_in_its_place_forbids(tmp_path):
    (tmp_path / "policy.toml").mkdir()
    assert read_policy([tmp_path / "policy.toml"]).trouble is LoadReason.POLICY_UNREADABLE
