"""`accounts`: JSON on stdout, words on stderr, passphrases from files only, and nothing without the right."""

import json
from pathlib import Path

import pytest

from console.cli import parser, run
from console.records import recovery, sealing
from tests.support.keyrings import CHEAP

FIRST = "seven otters sing below the weir"
SECOND = "lanterns walk under nine bridges"


class Site:
    """A data folder and the files that passphrases lie in."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text + "\n", encoding="utf-8")
        return str(path)

    def say(self, *words: str) -> tuple[int, object, str]:
        """Exit code, JSON, words."""
        whole = ["accounts", *words, "--data", str(self.folder / "data")]
        code = run(parser(whole).parse_args(whole))
        out, err = self.capsys.readouterr()
        return code, json.loads(out) if out else None, err

    def as_(self, user: str, secret: str) -> list[str]:
        return ["--user", user, "--passphrase-file", self.file(f"{user}.txt", secret)]

    def add(self, user: str, secret: str, *more: str):
        named = ["add", user, "--name", user.title(), "--new-passphrase-file", self.file("new.txt", secret)]
        return self.say(*named, *more)


@pytest.fixture
def site(tmp_path, capsys, monkeypatch):
    from console.services.accounts import Accounts

    monkeypatch.setattr(Accounts, "cost", CHEAP)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert sealing.COST != CHEAP
    return Site(tmp_path, capsys)


def test_the_first_account_brings_the_recovery_sheet_and_the_next_need_its_passphrase(site):
    code, first, words = site.add("shughes", FIRST, "--role", "administrator")
    assert (code, first["roles"]) == (0, ["administrator"])
    sheet = first["recovery_sheet"]
    typed = " ".join(sheet["codes"])
    assert recovery.read(f"{typed} check {sheet['check']}") and "not shown again" in words
    administrator = site.as_("shughes", FIRST)
    code, second, _ = site.add("jprice", SECOND, "--role", "assessor", "--not-qualified", *administrator)
    assert (code, second["qualified"], second["roles"]) == (0, False, ["assessor"])
    code, refused, words = site.add("other", SECOND, "--role", "iqa", *site.as_("jprice", SECOND))
    assert (code, refused) == (1, None) and "administrator" in words
    code, refused, words = site.add("other", SECOND, "--role", "iqa", "--key-file", site.file("k.txt", FIRST))
    assert (code, refused) == (1, None) and "Sign in" in words.replace("signed in. Sign", "Sign in")
    code, everybody, _ = site.say("list", "--key-file", site.file("k.txt", FIRST))
    assert [one["user_id"] for one in everybody] == ["shughes", "jprice"]


def test_reset_disable_enable_and_change_are_an_administrators(site):
    site.add("shughes", FIRST, "--role", "administrator")
    administrator = site.as_("shughes", FIRST)
    site.add("jprice", SECOND, "--role", "assessor", *administrator)
    key = ["--key-file", site.file("k.txt", FIRST)]
    for verb, enabled in (("disable", False), ("enable", True)):
        code, now, _ = site.say(verb, "jprice", "--reason", "why", *administrator)
        assert (code, now["enabled"]) == (0, enabled)
    code, now, _ = site.say(
        "change", "jprice", "--reason", "x", "--qualified", "no", "--role", "iqa", *administrator
    )
    assert (code, now["qualified"], now["roles"]) == (0, False, ["iqa"])
    third = site.file("third.txt", "kettles full of moss and rain")
    reset = ["reset", "jprice", "--reason", "forgot it", "--new-passphrase-file", third]
    assert site.say(*reset, *site.as_("jprice", SECOND), *key)[0] == 1
    assert site.say(*reset, *key)[0] == 1
    assert site.say(*reset, *administrator)[0] == 0
    new = site.file("new.txt", "another one for my own use")
    mine = ["--user", "jprice", "--passphrase-file", third]
    assert site.say("passphrase", "--new-passphrase-file", new, *mine)[0] == 0
    assert site.say("passphrase", "--new-passphrase-file", new, *mine, *key)[0] == 1


def test_the_sheet_resets_where_nobody_else_can_and_is_then_another_one(site):
    _, first, _ = site.add("shughes", FIRST, "--role", "administrator")
    codes = site.file("sheet.txt", " ".join(first["recovery_sheet"]["codes"]))
    words = ["reset", "shughes", "--reason", "lost", "--new-passphrase-file", site.file("n.txt", SECOND)]
    code, now, _ = site.say(*words, "--sheet-file", codes)
    assert code == 0 and now["recovery_sheet"] != first["recovery_sheet"]
    key = ["--key-file", site.file("k.txt", SECOND)]
    code, _, told = site.say(*words, "--sheet-file", codes, *key)
    assert code == 1 and "sheet" in told
    code, drawn, _ = site.say("sheet", "--reason", "mislaid", *site.as_("shughes", SECOND))
    assert code == 0 and drawn["recovery_sheet"]["check"]


def test_a_weak_passphrase_and_an_unreadable_file_are_told_and_nothing_is_made(site):
    code, none, words = site.add("shughes", "short", "--role", "administrator")
    assert (code, none) == (1, None) and "15 characters" in words
    gone = [
        "add",
        "shughes",
        "--name",
        "S",
        "--role",
        "administrator",
        "--new-passphrase-file",
        "/nowhere/at/all",
    ]
    assert site.say(*gone)[0] == 3
    code, everybody, _ = site.say("list")
    assert (code, everybody) == (0, [])


def test_a_passphrase_is_no_word_of_the_command_line(site):
    with pytest.raises(SystemExit) as told:
        site.say("add", "shughes", "--name", "S", "--role", "administrator", "--passphrase", FIRST)
    assert told.value.code == 2
    with pytest.raises(SystemExit):
        site.say("add", "shughes", "--role", "administrator")
