"""A year later: an inspector with a record pack, the laptop's file and no program of ours; then an erasure.

Everything is asked with documented commands, Python's own library and SQL.
"""

import base64
import json
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from console.clock import SystemClock
from console.records.canonical import sha256_hex
from tests.support import audited_site
from tests.support.attended import attended
from tests.support.clock import ManualClock
from tests.support.hands import at_the_console
from tests.support.hub import code_for, found, hub
from tests.support.staff import passphrase
from tests.support.tampering import KINDS, File
from ui.__main__ import main

A_YEAR_LATER = datetime(2027, 11, 24, 9, 0, tzinfo=UTC)
WHO = "shughes"
TOMOS = (b"Tomos", b"Griffiths")
NOTICED = {
    "a page": ".pdf was changed after the pack was made",
    "an entry": "the entry or its hash was changed after it was written",
    "a signature": "the entry's signature is not this console's",
    "a part": "was changed after it was written",
    "the manifest": "manifest.json can not be read, or is not what this console signed",
    "the end": "the end of them was cut off",
    "the order": "the entry was moved here",
    "the key": "the records were begun with another key",
}
"""What is said of each single change of a pack."""
CHAIN = "SELECT core, hash FROM entry ORDER BY seq"
PAGE = (Path(__file__).parents[2] / "resources" / "docs" / "records.md").read_text(encoding="utf-8")
"""What the inspector has read."""


class Laptop:
    """A laptop's data folder, and whoever types commands there."""

    def __init__(self, folder, capsys, *, encrypt):
        self.folder, self.data, self.capsys = folder, folder / "data", capsys
        self.key = audited_site.make(self.data, encrypt=encrypt)
        self.file = self.data / "records.sqlite"
        (folder / "passphrase").write_text(passphrase(WHO) + "\n")
        self.acting = ("--user", WHO, "--passphrase-file", folder / "passphrase")

    def say(self, *words, code=0):
        """What a command answers, and what it says."""
        words = [*map(str, words), "--data", str(self.data)]
        opened_with = [] if "--passphrase-file" in words or self.key is None else ["--key-file", self._key()]
        self.capsys.readouterr()
        assert main([*words, *opened_with]) == code, self.capsys.readouterr()
        out, err = self.capsys.readouterr()
        return json.loads(out), err

    def _key(self):
        path = self.folder / "key"
        if not path.exists():
            path.write_text(self.key)
        return str(path)

    def held(self, path=None):
        """A records file for whoever can open it, with SQL."""
        path = path or self.file
        if self.key is None:
            return File(path)
        with path.open("rb") as file:
            salt = file.read(16)
        return File(path, base64.urlsafe_b64decode(self.key).hex() + salt.hex())

    def person(self, name):
        people, _ = self.say("people", "list")
        (found_,) = [one["id"] for one in people if one["display"] == name]
        return found_


@pytest.fixture
def a_year_later(monkeypatch):
    """The clock of this machine, for every command."""
    began = SystemClock().monotonic_ms()

    def utc(clock):
        return A_YEAR_LATER + timedelta(milliseconds=clock.monotonic_ms() - began)

    monkeypatch.setattr(SystemClock, "utc", utc)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


def test_an_inspector_needs_no_program_of_ours(tmp_path, capsys, a_year_later):
    laptop = Laptop(tmp_path, capsys, encrypt=True)
    paper, _ = laptop.say("records", "verify")
    assert paper["faults"] == 0
    pack = tmp_path / "pack.zip"
    laptop.say("records", "export", "--pack", pack, *laptop.acting)
    changes = each_changed_once(pack)
    (first, *others) = checked(pack, *changes.values())
    says_who_decided_and_when(*first, paper["head"])
    for what, (code, said) in zip(changes, others, strict=True):
        assert code == 1 and NOTICED[what] in said, (what, said)
    the_file_tells_the_same(laptop.held())
    notices_each_change_of_the_file(laptop)


def says_who_decided_and_when(code, said, head):
    """The check in the pack, with nothing but Python."""
    assert code == 0
    for words in (
        "assessed by Lowri Cadwaladr-Jones (assessor), 2026-11-24T10:03:00.000Z, local +00:00, clock",
        "countersigned by Gwilym Hughes-Parry (assessor), 2026-11-24T10:04:00.000Z",
        "decided by Lowri Cadwaladr-Jones, 2026-11-24T10:06:00.000Z, local +00:00, clock drifting",
        "evidence: 3 rows of the run's log, sealed in entry 21",
        "changes entry 28: C19 met -> not observed",
        "entry 32 has taken its place",
        "voided by Gwilym Hughes-Parry (assessor)",
        "reason: the headset was not the trainee's",
        "head: entry 41, " + in_fours(base64.b32encode(bytes.fromhex(head)).decode()[:16]),
    ):
        assert words in said


def in_fours(text):
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def checked(*packs):
    """Exit code and words of `python3 -I verify.py PACK` for each, in processes that know only Python."""
    with zipfile.ZipFile(packs[0]) as file:
        check = file.extract("verify.py", packs[0].parent)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    asked = [subprocess.Popen([sys.executable, "-I", check, str(pack)], **pipes) for pack in packs]
    return [(said, one.returncode)[::-1] for one in asked for said in [one.communicate()[0]]]


def each_changed_once(pack):
    """Packs with one change each, as somebody makes it who has the pack for an evening."""
    with zipfile.ZipFile(pack) as file:
        files = {name: file.read(name) for name in file.namelist()}
    lines = files["entries.jsonl"].splitlines(keepends=True)
    page, part = (next(one for one in files if one.startswith(folder)) for folder in ("prints/", "blobs/"))
    at = next(n for n, line in enumerate(lines) if b'"assessment.decided"' in line)
    ours, others = (json.loads(lines[n])["sig"].encode() for n in (at, at + 1))
    key = json.loads(lines[0])["public_key"].encode()

    def entries(first, *changed):
        return {"entries.jsonl": b"".join([*lines[:first], *changed, *lines[first + len(changed) :]])}

    changes = {
        "a page": {page: files[page].replace(b"Type", b"Tipe", 1)},
        "an entry": entries(at, lines[at].replace(b"not_yet_competent", b"competent")),
        "a signature": entries(at, lines[at].replace(ours, others)),
        "a part": {part: files[part] + b" "},
        "the manifest": {"manifest.json": files["manifest.json"].replace(b'"v":1', b'"v":2')},
        "the end": {"entries.jsonl": b"".join(lines[:-3])},
        "the order": entries(at, lines[at + 1], lines[at]),
        "the key": entries(0, lines[0].replace(key, b"A" * len(key))),
    }
    assert changes.keys() == NOTICED.keys()
    made = {what: pack.with_name(f"{what}.zip") for what in changes}
    for what, changed in changes.items():
        assert changed != {name: files[name] for name in changed}
        with zipfile.ZipFile(made[what], "w") as file:
            for name, data in {**files, **changed}.items():
                file.writestr(name, data)
    return made


def the_file_tells_the_same(file):
    """Who, when, on what, and what it was before: with SQL and the published format only."""
    chain = [json.loads(core) for core, _ in file.ask(CHAIN)]
    written = {(one["kind"], field) for one in chain for field in one["body"]}
    assert {told for told in written if not re.search(r"\| `{}` \|.*`{}\??`".format(*told), PAGE)} == set(), (
        "what the page does not explain"
    )
    names = {one["subject"]: one["body"]["printed_name"] for one in chain if one["kind"] == "account.created"}
    (after,) = [one for one in chain if one["kind"] == "assessment.amended"]
    (before,) = [one for one in chain if one["id"] == after["body"]["supersedes"]]
    assert (names[before["actor"]], names[after["actor"]]) == ("Lowri Cadwaladr-Jones",) * 2
    assert [one["t"]["utc"] for one in (before, after)] == [f"2026-11-24T10:0{n}:00.000Z" for n in (3, 6)]
    assert {(one["t"]["offset_min"], one["t"]["clock"]) for one in (before, after)} == {(0, "drifting")}
    (old,), (new,) = (
        [one["result"] for one in entry["body"]["criteria"] if one["id"] == "C19"]
        for entry in (before, after)
    )
    assert (old, new, after["body"]["reason"]) == ("met", "not_observed", "C19 was not seen")
    (closed,) = [
        one for one in chain if one["kind"] == "run.closed" and one["subject"] == before["body"]["run"]
    ]
    (sealed,) = closed["detached"]
    ((log,),) = file.ask("SELECT bytes FROM blob WHERE sha256 = ?", sealed["sha256"])
    assert sha256_hex(log) == sealed["sha256"]
    rows = file.ask('SELECT "row" FROM run_event WHERE run = ? ORDER BY "row"', before["body"]["run"])
    assert len(rows) == closed["body"]["events"] > 0
    stands_on = {row for one in before["body"]["criteria"] for row in one["evidence"]}
    assert stands_on and stands_on <= {row for (row,) in rows}
    (void,) = [one for one in chain if one["kind"] == "assessment.voided"]
    assert void["body"]["reason"] == "the headset was not the trainee's"
    assert names[void["actor"]] == "Gwilym Hughes-Parry"


def notices_each_change_of_the_file(laptop):
    """By somebody who has the file, its key and the console's own."""
    for number, name in enumerate(("an outcome", "a signature by another key", "a cut tail")):
        copy = shutil.copytree(laptop.data, laptop.folder / f"copy-{number}") / "records.sqlite"
        KINDS[name].do(laptop.held(copy))
        answer, said = laptop.say("records", "verify", copy, code=1)
        assert answer["faults"] == len(said.splitlines()) > 0, name
    assert laptop.say("records", "verify", laptop.file)[0]["faults"] == 0


def test_somebody_who_is_erased_is_nowhere_and_the_records_are_whole(
    tmp_path, capsys, a_year_later, postgres_server
):
    laptop = Laptop(tmp_path, capsys, encrypt=False)
    clock = ManualClock(A_YEAR_LATER)
    with hub(found(postgres_server), clock) as there:
        stick = laptop.say("records", "backup", tmp_path / "stick")[0]["file"]
        laptop.say("records", "restore", stick, "--yes")
        laptop.say("records", "backup")
        (tmp_path / "code").write_text(code_for(there, clock=clock))
        laptop.say("sync", "join", there.url, "--code-file", tmp_path / "code")
        laptop.say("sync", "now")
        person = laptop.person("Tomos Griffiths")
        mine = laptop.data / "mine.json"
        laptop.say("people", "export", person, "--out", mine, *laptop.acting)
        assert json.loads(mine.read_text("utf-8"))["personal"][0]["display"] == "Tomos Griffiths"
        copies = {path.parent.name for path in files_that_name_him(laptop.data) if path != mine}
        assert len(copies) == 3 and {"data", "backups"} < copies and names_at(there)

        erased, said = laptop.say(
            "people", "erase", person, "--reason", "asked for it", "--yes", *laptop.acting
        )
        assert (erased["person"], erased["unreached"]) == (person, [mine.name])
        assert f"{mine.name} could not be reached and may still hold the name: delete it." in said
        mine.unlink()
        assert files_that_name_him(laptop.data) == []
        laptop.say("sync", "now")
        assert not names_at(there)
        still_whole(laptop, person)

        again, _ = laptop.say("records", "restore", stick, "--yes")
        assert again["erased_again"] > 0
        assert files_that_name_him(laptop.data) == []
        assert laptop.say("records", "verify")[0]["faults"] == 0


def files_that_name_him(folder):
    """Files with a byte of the name, whatever they are."""
    found_ = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in found_ if any(name in path.read_bytes() for name in TOMOS)]


def names_at(there):
    """How often the hub holds the name, by somebody who looks into all its tables."""
    tables = there.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    said = [there.rows(f"SELECT * FROM {table}") for (table,) in tables]
    return sum(name in cell for rows in said for row in rows for cell in map(as_bytes, row) for name in TOMOS)


def as_bytes(cell):
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def still_whole(laptop, person):
    """The chain verifies; the pseudonym and the names of those who signed stay, in the file and on paper."""
    assert laptop.say("records", "verify")[0]["faults"] == 0
    everybody, _ = laptop.say("people", "list", "--erased")
    assert [one["display"] for one in everybody if one["id"] == person] == [""]
    pack = laptop.folder / "afterwards.zip"
    laptop.say("records", "export", "--pack", pack, *laptop.acting)
    with zipfile.ZipFile(pack) as file:
        table = file.read("assessments.csv").decode("utf-8-sig")
        assert not any(name in file.read(one) for one in file.namelist() for name in TOMOS)
    assert person in table and "assessed by Lowri Cadwaladr-Jones" in table
    ((code, said),) = checked(pack)
    assert code == 0 and "countersigned by Gwilym Hughes-Parry" in said


def test_a_laptop_whose_records_were_opened_no_longer_says_that_they_are_not(tmp_path, qtbot, monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with attended(tmp_path) as desk:
        desk.set_up("jprice", encrypt=True)
    with at_the_console(tmp_path, qtbot, demonstration=False) as hands:
        window = hands.window
        hands.until(lambda: window.gate.open_records.isVisible())
        assert window.notice.words == ""
        hands.type(passphrase("jprice"))
        hands.press("Return")
        hands.until(lambda: window.gate.sign_in.isVisible())
        assert window.notice.words == ""
