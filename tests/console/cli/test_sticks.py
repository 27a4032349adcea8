"""`sync bundle`, `hub receive` and `sync lrs`: a script can do it all, and every trouble is a sentence."""

import json
import subprocess
import sys

import keyring
import pytest
from keyring.backends.fail import Keyring as FailKeyring

from console import cli
from tests.support import lrs_server
from tests.support.keyrings import WorkingBackend
from tests.support.ledgers import hold_class, opened
from tests.support.office import Office
from tests.support.sticks import HubKeys
from tests.support.tree import ROOT


@pytest.fixture
def folder(tmp_path):
    records = opened(tmp_path / "data")
    hold_class(records)
    records.close()
    return tmp_path / "data"


@pytest.fixture
def command(capsys):
    """Runs words; returns exit code, JSON of stdout and the words on stderr."""

    def run(*words):
        said = [str(word) for word in words]
        code = cli.run(cli.parser(said).parse_args(said))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, json.loads(out) if out else None, err

    return run


def join(folder, keys=None):
    records = opened(folder)
    records.delivery.join((keys or HubKeys()).row(records.console))
    records.close()


def test_a_bundle_is_made_for_the_hub_that_was_joined(folder, tmp_path, command):
    file = tmp_path / "a.bundle"
    code, answer, err = command("sync", "bundle", "export", file, "--data", folder)
    assert (code, answer, file.exists()) == (1, None, False)
    assert "has not joined a hub" in err
    join(folder)
    code, answer, err = command("sync", "bundle", "export", file, "--data", folder)
    assert (code, answer["lines"], answer["blobs"], answer["safe_to_remove"]) == (0, 14, 4, True)
    assert "Safe to remove" in err and file.stat().st_size == answer["bytes"]
    assert command("sync", "status", "--json", "--data", folder)[1]["delivered"] == 0


@pytest.mark.parametrize(
    ("name", "code", "words"), [("none/a", 3, "could not be written"), ("data/records.x", 3, "name for the")]
)
def test_a_place_that_will_not_do_is_said(folder, tmp_path, command, name, code, words):
    join(folder)
    found, _, err = command("sync", "bundle", "export", tmp_path / name, "--data", folder)
    assert (found, words in err) == (code if name.startswith("none") else 1, True)


def test_a_receipt_that_is_none_is_said(folder, tmp_path, command):
    join(folder)
    paper = tmp_path / "receipt"
    assert command("sync", "bundle", "import", paper, "--data", folder)[0] == 3
    paper.write_text("{}\n")
    code, _, err = command("sync", "bundle", "import", paper, "--data", folder)
    assert (code, "not a whole receipt" in err) == (1, True)


def test_from_the_stick_to_the_hub_and_home(folder, tmp_path, command, postgres_server):
    office = Office(postgres_server.database())
    records = opened(folder)
    office.admit(records)
    records.close()
    bundle, receipt = tmp_path / "a.bundle", tmp_path / "a.receipt"
    command("sync", "bundle", "export", bundle, "--data", folder)
    receive = ("hub", "receive", bundle, "--receipt", receipt, "--database", office.url)
    code, taken, _ = command(*receive)
    assert (code, taken["statuses"]) == (0, {"duplicate": 1, "stored": 13})
    assert taken["receipt"] == str(receipt)
    code, counted, err = command("sync", "bundle", "import", receipt, "--data", folder)
    assert (code, counted["delivered"], counted["waiting"]) == (0, 14, 0)
    assert command(*receive)[1]["statuses"] == {"duplicate": 14}
    # With nothing to bring it still asks, and is answered.
    code, made, err = command("sync", "bundle", "export", bundle, "--data", folder)
    assert (code, made["lines"], made["blobs"], "Nothing waits" in err) == (0, 0, 0, True)
    assert command(*receive)[1]["seq"] == 14
    code, counted, _ = command("sync", "bundle", "import", receipt, "--data", folder)
    assert (code, counted["delivered"], counted["waiting"]) == (0, 0, 0)

    other = Office(postgres_server.database())
    code, _, err = command(*receive[:-1], other.url)
    assert (code, "sealed to another hub" in err) == (1, True)
    bundle.write_bytes(bundle.read_bytes()[:-1])
    code, _, err = command(*receive)
    assert (code, "not a whole bundle" in err) == (1, True)
    assert command(*receive[:2], tmp_path / "none", *receive[3:])[0] == 3


@pytest.fixture
def server(tmp_path):
    with lrs_server.running(tmp_path, says_conflict=True) as started:
        yield started


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret"
    file.write_text(f"{lrs_server.KEY}:{lrs_server.SECRET}\n")
    return file


@pytest.fixture(autouse=True)
def backend(monkeypatch):
    """No keyring, whatever the machine has."""
    monkeypatch.setattr(keyring, "get_keyring", FailKeyring)


def test_with_a_keyring_key_and_secret_lie_in_it_and_nowhere_else(
    folder, command, server, secret, monkeypatch
):
    backend = WorkingBackend()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    _, added, err = command("sync", "lrs", "add", server.url, "--credentials-file", secret, "--data", folder)
    assert (added["credentials"], err) == ("keyring", "")
    assert list(backend.kept.values()) == [f"{lrs_server.KEY}:{lrs_server.SECRET}"]
    secret.unlink()
    assert command("sync", "lrs", "now", "--data", folder)[1][0]["delivered"] == 4
    assert lrs_server.SECRET.encode() not in (folder / "records.sqlite").read_bytes()
    command("sync", "lrs", "remove", added["id"], "--data", folder)
    assert backend.kept == {}


def test_an_lrs_is_added_told_listed_and_removed(folder, command, server, secret):
    code, added, err = command(
        "sync", "lrs", "add", server.url, "--credentials-file", secret, "--data", folder
    )
    # There is no keyring here: that is said, and the file is read each time.
    assert (code, added["credentials"], added["waiting"]) == (0, "file", 4)
    assert "keyring" in err and str(secret) in err
    code, told, err = command("sync", "lrs", "now", "--data", folder)
    assert (code, told[0]["delivered"], told[0]["waiting"], told[0]["reason"]) == (0, 4, 0, None)
    assert len(server.held()) == 4
    _, listed, _ = command("sync", "lrs", "list", "--data", folder)
    assert listed == told
    code, synced, _ = command("sync", "now", "--data", folder)
    assert (code, synced["state"], synced["lrs"][0]["delivered"]) == (0, "no_hub", 4)
    assert command("sync", "lrs", "remove", server.url.rstrip("/"), "--data", folder)[0] == 0
    assert command("sync", "lrs", "list", "--data", folder)[1] == []
    code, _, err = command("sync", "lrs", "now", "--data", folder)
    assert (code, "No learning record store" in err) == (1, True)


def test_what_keeps_an_lrs_from_being_told_is_said(folder, command, server, secret, tmp_path):
    for words, code, said in (
        ((server.url,), 1, "no key and secret"),
        (("http://lrs.example.org/", "--credentials-file", secret), 1, "https://"),
        (("lrs", "--credentials-file", secret), 1, "not the address"),
        ((server.url, "--credentials-file", tmp_path / "none"), 3, "can not be read"),
        ((server.url, "--credentials-file", secret, "--home-page", "us"), 1, "home page"),
    ):
        found, _, err = command("sync", "lrs", "add", *words, "--data", folder)
        assert (found, said in err) == (code, True), err
    secret.write_text("nothing of use")
    assert command("sync", "lrs", "add", server.url, "--credentials-file", secret, "--data", folder)[0] == 1
    secret.write_text("console:guess")
    command("sync", "lrs", "add", server.url, "--credentials-file", secret, "--data", folder)
    code, told, err = command("sync", "lrs", "now", "--data", folder)
    assert (code, told[0]["reason"], "did not accept" in err) == (1, "lrs_refused", True)
    secret.unlink()
    code, told, err = command("sync", "lrs", "now", "--data", folder)
    assert (code, told[0]["reason"]) == (3, "lrs_no_credentials")
    assert server.held() == {}


def test_the_program_itself_knows_the_commands(folder, tmp_path):
    join(folder)
    words = ["sync", "bundle", "export", str(tmp_path / "a.bundle"), "--data", str(folder)]
    done = subprocess.run([sys.executable, "-m", "ui", *words], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, json.loads(done.stdout)["lines"]) == (0, 14)
