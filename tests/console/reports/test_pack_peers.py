"""A pack of a site with several consoles: their chains are in it as far as its scope says."""

import json
import zipfile
from datetime import UTC, datetime

import pytest

from console.model import Meaning
from console.reports import pack, verify
from tests.support.clock import ManualClock
from tests.support.peers import give_key, sync
from tests.support.staff import Staff

NOON = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Two consoles: what one decided the other countersigned, and the first verified."""
    folder = tmp_path_factory.mktemp("site")
    here = Staff(folder / "here", ManualClock())
    there = Staff(folder / "there", ManualClock(), names=("shughes", "second"))
    record = here.signed("lnew")
    other = here.signed("jprice")
    sync(there.records, here.records)
    give_key(there, "gparry", here.ids["gparry"])
    there.sign("gparry", record, Meaning.COUNTERSIGNED)
    strangers = there.signed("gparry")
    sync(here.records, there.records)
    here.sign("qiqa", record, Meaning.VERIFIED)
    here.sign("qiqa", strangers, Meaning.VERIFIED)
    sync(there.records, here.records)
    yield here, there, record, other, strangers
    here.records.close()
    there.records.close()


def packed(records, scope, path):
    gathered = pack.gather(records, (), scope, NOON, None, path.name)
    pack.write(records, gathered, {}, path)
    check = verify.check_pack(str(path))
    with zipfile.ZipFile(path) as file:
        lines = [json.loads(line) for line in file.read("entries.jsonl").splitlines()]
        names = set(file.namelist())
    return [str(fault) for fault in check.faults], lines, names


def test_a_whole_pack_holds_every_chain_and_is_whole_at_both_consoles(site, tmp_path):
    here, there, *_ = site
    for staff, other in ((here, there), (there, here)):
        told, lines, names = packed(staff.records, pack.Scope(), tmp_path / f"{staff.class_}.zip")
        assert told == []
        consoles = [line["console"] for line in lines if "public_key" in line]
        assert consoles == [staff.records.console, other.records.console]
        held = staff.records._store.rows("SELECT sha256 FROM blob WHERE type = 'personal'")
        assert {f"blobs/{digest}" for (digest,) in held} <= names


def test_a_pack_of_one_person_holds_of_other_consoles_only_what_is_about_them(site, tmp_path):
    here, _, record, other, _ = site
    about = record.body["person"]
    told, lines, _ = packed(here.records, pack.Scope(person=about), tmp_path / "person.zip")
    assert told == []
    kept = [line["core"] for line in lines if "core" in line]
    assert {one["subject"] for one in kept if one["kind"] == "person.enrolled"} == {about}
    assert any(one["kind"] == "assessment.countersigned" for one in kept)
    # Somebody of whom the other console says nothing: nothing of that console, nor of its staff, is in it.
    told, lines, _ = packed(here.records, pack.Scope(person=other.body["person"]), tmp_path / "o.zip")
    assert told == []
    assert [line["console"] for line in lines if "public_key" in line] == [here.records.console]


def test_what_was_changed_in_another_consoles_chain_is_told(site, tmp_path):
    here, *_ = site
    path = tmp_path / "whole.zip"
    packed(here.records, pack.Scope(), path)
    with zipfile.ZipFile(path) as file:
        files = {name: file.read(name) for name in file.namelist()}
    lines = files["entries.jsonl"].splitlines(keepends=True)
    del lines[-2]
    files["entries.jsonl"] = b"".join(lines)
    with zipfile.ZipFile(path, "w") as file:
        for name, data in files.items():
            file.writestr(name, data)
    assert any("of console" in str(fault) for fault in verify.check_pack(str(path)).faults)
