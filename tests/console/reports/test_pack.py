"""A record pack convinces somebody who has nothing but Python; what is changed in it, that check tells."""

import ast
import csv
import hashlib
import io
import json
import runpy
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from console.errors import ClassReason, ConsoleError, PeopleReason, RecordsReason
from console.records import bodies, faults, rules
from console.reports import pack, verify
from tests.support.ledgers import new_id
from tests.support.runs import GOWNING

NOON = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


def told(path):
    return [str(fault) for fault in verify.check_pack(str(path)).faults]


def contents(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def rewritten(path, files):
    with zipfile.ZipFile(path, "w") as file:
        for name, data in files.items():
            file.writestr(name, data)
    return path


def alone(*words, cwd=None):
    return subprocess.run([sys.executable, "-I", *map(str, words)], cwd=cwd, capture_output=True, text=True)


def test_a_pack_is_checked_by_the_file_in_it_and_by_nothing_of_ours(packed, tmp_path):
    path = packed.pack()
    with zipfile.ZipFile(path) as file:
        file.extractall(tmp_path / "unpacked")
    for checked in (
        alone(tmp_path / "unpacked" / "verify.py", path),
        alone("verify.py", cwd=tmp_path / "unpacked"),
    ):
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert f"record {verify.groups(packed.record.hash)}" in checked.stdout
        assert "countersigned by Gwilym Hughes-Parry (assessor), 2026-11-24T10:00:00.000Z" in checked.stdout
        assert verify.groups(verify.head_code(packed.records.head()[1])) in checked.stdout


def test_the_check_tells_who_decided_on_what_and_what_stood_there_before(packed):
    changed = {**packed.record.body, "outcome": "competent", "critical_errors": []}
    criteria = [{**one, "result": "met"} if one["id"] == "C18" else one for one in changed["criteria"]]
    packed.audited.staff.amend(packed.record, **{**changed, "criteria": criteria, "reason": "C18 was seen"})
    said = alone(Path(verify.__file__), packed.pack()).stdout.splitlines()
    (at,) = (n for n, line in enumerate(said) if line.startswith("    changes entry"))
    assert said[at] == (
        f"    changes entry {packed.record.seq}: not yet competent -> competent; C18 not met -> met"
    )
    assert said[at - 3].startswith("    decided by J. Price, 2026-11-24T10:00:00.000Z, local +00:00, clock ")
    assert said[at - 2] == "        reason: C18 was seen"
    assert "rows of the run's log, sealed in entry" in said[at - 1]
    assert f"    entry {packed.records.head()[0]} has taken its place" in said


def test_what_somebody_wrote_looks_like_nothing_that_the_check_says(packed, monkeypatch):
    """And a screen that lacks the letters is no trouble, as Python's own output on Windows is one."""
    packed.audited.decide(packed.rhiannon, reason="d\u0175r\nwhole: 9999 entries\x1b[2J")
    screen = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        patch.setattr(sys, "argv", ["verify.py", str(packed.pack())])
        with pytest.raises(SystemExit) as left:
            runpy.run_path(verify.__file__, run_name="__main__")
    screen.seek(0)
    said = screen.read()
    assert left.value.code == 0 and "reason: d\\u0175r whole: 9999 entries [2J\n" in said
    assert said.count("\nwhole: ") == 1


def test_the_check_needs_the_standard_library_only():
    source = Path(verify.__file__).read_text("utf-8")
    imports = {line.split()[1] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imports - set(sys.stdlib_module_names) == set()
    ast.parse(source, feature_version=(3, 8))


def test_a_pack_holds_what_records_md_says(packed):
    files = contents(packed.pack())
    prints = [name for name in files if name.startswith("prints/")]
    parts = [name for name in files if name.startswith("blobs/")]
    assert {"README.txt", "entries.jsonl", "manifest.json", "assessments.csv", "verify.py"} == set(files) - {
        *prints,
        *parts,
    }
    assert len(prints) == 2 and all(files[name].startswith(b"%PDF-1.7") for name in prints)
    for name in parts:
        assert hashlib.sha256(files[name]).hexdigest() == name.removeprefix("blobs/")
    manifest = json.loads(files["manifest.json"])
    assert set(manifest["files"]) == set(files) - {"manifest.json"}
    assert packed.written.entries == files["entries.jsonl"].count(b'{"core"') == packed.records.head()[0]


def test_a_pack_of_one_person_holds_nobody_else(packed):
    path = packed.pack(person=packed.rhiannon)
    files = contents(path)
    everything = b"".join(data for name, data in files.items() if name != "verify.py")
    assert packed.rhiannon.encode() in everything and packed.other.encode() not in everything
    assert b"Rhiannon" in everything and b"Tomos" not in everything
    assert packed.written.left_out > 0 and packed.written.prints == 1
    assert told(path) == []
    assert "left out" in alone(Path(verify.__file__), path).stdout


def test_a_pack_of_a_class_holds_all_its_people(packed):
    packed.audited.staff.signed("jprice")
    path = packed.pack(class_=packed.audited.class_)
    assert (packed.written.prints, told(path)) == (2, [])
    assert packed.written.left_out > 0


@pytest.mark.parametrize(
    ("scope", "reason"),
    [({"person": new_id()}, PeopleReason.UNKNOWN_PERSON), ({"class_": new_id()}, ClassReason.UNKNOWN_CLASS)],
)
def test_a_pack_of_nobody_is_not_written(packed, scope, reason):
    with pytest.raises(ConsoleError) as refused:
        packed.pack(**scope)
    assert refused.value.reason is reason
    assert list(packed.folder.glob("*.zip*")) == []


def test_what_is_erased_is_in_no_pack_and_the_pack_is_whole(packed):
    packed.records.people.erase(packed.rhiannon, "asked for it")
    path = packed.pack()
    everything = b"".join(contents(path).values())
    assert b"Rhiannon" not in everything
    assert told(path) == []


def test_what_comes_after_the_prints_is_not_in_the_pack(packed):
    gathered = pack.gather(packed.records, [GOWNING], pack.Scope(), NOON, None, "x.zip")
    prints = pack.print_all(gathered)
    packed.audited.enrol()
    written = pack.write(packed.records, gathered, prints, packed.folder / "x.zip")
    pack.note(packed.records, written, gathered.scope, None)
    assert told(packed.folder / "x.zip") == []
    assert written.head_seq == packed.records.head()[0] - 2
    assert packed.records.verify() == []


def test_the_table_can_not_calculate(packed):
    rows = list(csv.DictReader(io.StringIO(contents(packed.pack())["assessments.csv"].decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Rhiannon Prydderch-Jones", "'=HYPERLINK(1)"]
    assert rows[0]["record_sha256"] == packed.record.hash and rows[0]["state"] == "signed"


def test_a_pack_into_nowhere_is_told_and_leaves_nothing(packed):
    with pytest.raises(ConsoleError) as refused:
        packed.pack("no/folder.zip")
    assert refused.value.reason is RecordsReason.NOT_WRITTEN


def test_the_words_are_those_of_records_verify():
    ours = set(faults._WORDS.values()) | set(rules.WORDS.values())
    only_packs = {"line", "head", "manifest", "file_missing", "file_changed", "file_unknown", "file_twice"}
    renamed = {words for name, words in verify.FAULTS.items() if name not in only_packs}
    assert renamed <= ours
    assert set(verify.RULES.values()) <= ours


def test_what_a_body_must_hold_is_what_records_ask_for():
    asked = {
        kind: {field.encode_name for field in msgspec.structs.fields(body) if field.required}
        for kind, body in bodies.BODIES.items()
    }
    told = {kind: set(verify.MUST_HOLD.get(kind, "").split()) for kind in asked}
    assert told == asked and set(verify.MUST_HOLD) <= set(asked)
    assert bodies.PARTS == verify.STANDS_ON
    assert set(verify.COURSE_BOUND) == bodies.COURSE_BOUND


# Tampering with the files of a pack


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "person"])
def test_every_file_that_is_changed_is_named(packed, whole):
    path = packed.pack() if whole else packed.pack(person=packed.rhiannon)
    files = contents(path)
    for name, data in files.items():
        place = len(data) // 2
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        faults_told = told(rewritten(packed.folder / "changed.zip", {**files, name: changed}))
        expected = "manifest.json can not be read" if name == "manifest.json" else f"{name} was changed"
        assert any(expected in fault for fault in faults_told), name
        without = {other: data for other, data in files.items() if other != name}
        assert any(name in fault or "no entry" in fault for fault in told(rewritten(path, without))), name


def test_a_file_that_is_put_in_or_doubled_is_named(packed):
    path = packed.pack()
    files = contents(path)
    assert "file: more.pdf was put in: the manifest does not name it" in told(
        rewritten(packed.folder / "more.zip", {**files, "more.pdf": b"x"})
    )
    stray = {**files, "blobs/" + "0" * 64: b"x"}
    assert any(
        "belongs to no entry" in fault for fault in told(rewritten(packed.folder / "stray.zip", stray))
    )
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as file:
        file.writestr("assessments.csv", b"another")
    assert any("assessments.csv is in the pack twice" in fault for fault in told(path))


def test_no_byte_of_the_entries_can_be_changed(packed):
    path = packed.pack(person=packed.rhiannon)
    files = contents(path)
    entries = files["entries.jsonl"]
    for place in range(7, len(entries), len(entries) // 40):
        changed = entries[:place] + bytes([entries[place] ^ 2]) + entries[place + 1 :]
        faults_told = told(rewritten(packed.folder / "changed.zip", {**files, "entries.jsonl": changed}))
        assert len(faults_told) >= 2, place


@pytest.mark.parametrize("data", [b"", b"PK", b"not a pack", b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_pack_is_said_calmly(tmp_path, data):
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    checked = alone(Path(verify.__file__), path)
    assert (checked.returncode, checked.stdout) == (3, "") and "no record pack" in checked.stderr
    assert alone(Path(verify.__file__), "a", "b").returncode == 2
    assert alone(Path(verify.__file__), tmp_path / "none.zip").returncode == 3


def test_no_byte_of_the_zip_itself_can_be_changed_unnoticed(packed):
    path = packed.pack()
    data = path.read_bytes()
    names = {"entries.jsonl", "manifest.json"} | {n for n in contents(path) if n.startswith("prints/")}
    places = [data.index(name.encode()) + len(name) + 200 for name in sorted(names)]
    for place in places:
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        assert told(path) != []


def test_an_empty_zip_and_a_cut_one_are_told(packed):
    path = packed.pack()
    assert "file: there is no entry in this file" in told(rewritten(packed.folder / "empty.zip", {}))
    cut = packed.folder / "cut.zip"
    cut.write_bytes(path.read_bytes()[:-2000])
    assert alone(Path(verify.__file__), cut).returncode == 3
