"""`people` and record packs on the command line: what a site's scripts stand on."""

import json

import pytest

from console.cli import parser, run
from console.records import verify_file
from tests.support.keyrings import CHEAP
from tests.support.ledgers import hold_class, opened

CSV = "Given;Family;Email;ULN\r\nSiân;Llwyd;sian@example.org;4827191173\r\nAmina;Yusuf;;\r\n"
SECRET = "seven otters sing below the weir"


class Site:
    def __init__(self, folder, capsys):
        self.folder = folder
        self.data = folder / "data"
        self.capsys = capsys

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def say(self, *words):
        """Exit code, JSON, words."""
        whole = [*map(str, words), "--data", str(self.data)]
        code = run(parser(whole).parse_args(whole))
        out, err = self.capsys.readouterr()
        return code, json.loads(out) if out else None, err

    def enrol(self):
        code, answer, _ = self.say("people", "import", self.file("class.csv", CSV))
        assert code == 0
        return [one["id"] for one in answer["people"]]


@pytest.fixture
def site(tmp_path, capsys, monkeypatch):
    from console.services.accounts import Accounts

    monkeypatch.setattr(Accounts, "cost", CHEAP)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return Site(tmp_path, capsys)


def test_a_list_is_enrolled_and_listed(site):
    ids = site.enrol()
    code, people, _ = site.say("people", "list")
    assert code == 0 and [one["id"] for one in people] == ids
    assert (people[0]["display"], people[0]["uln"]) == ("Siân Llwyd", "4827191173")


def test_the_same_list_again_writes_nothing_until_somebody_says_what_to_do(site):
    site.enrol()
    again = site.file("again.csv", CSV + "Hana;Sato;;\r\n")
    code, answer, words = site.say("people", "import", again)
    assert (code, answer["enrolled"]) == (1, 0)
    assert [double["line"] for double in answer["doubles"]] == [2, 3]
    assert "enrolled already as Siân Llwyd" in words and "Nothing was written" in words
    assert len(site.say("people", "list")[1]) == 2
    code, answer, _ = site.say("people", "import", again, "--doubles", "skip")
    assert (code, answer["enrolled"], answer["left_out"]) == (0, 1, [2, 3])
    code, answer, _ = site.say("people", "import", again, "--doubles", "enrol")
    assert (code, answer["enrolled"]) == (0, 3)
    assert len(site.say("people", "list")[1]) == 6


def test_an_old_encoding_is_said_and_a_bad_line_named(site):
    code, answer, words = site.say("people", "import", site.file("old.csv", "Siân\n12:30\n".encode("cp1252")))
    assert (code, answer["enrolled"], answer["encoding"]) == (0, 1, "windows-1252")
    assert answer["broken"] == [{"line": 2, "fault": "no_letters"}]
    assert "Windows-1252" in words and "line 2" in words


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04", "workbook"),
        (b"", "nobody"),
        (b"A\n" * 10_001, "10001 lines"),
        (b"x" * 4_000_001, "4 MB"),
    ],
)
def test_what_is_no_list_is_said_and_makes_nobody(site, data, says):
    code, answer, words = site.say("people", "import", site.file("x.csv", data))
    assert (code, answer) == (1, None) and says in words
    assert site.say("people", "list")[1] == []


def test_a_file_that_is_not_there_is_said(site):
    for path in (site.folder / "none.csv", site.folder):
        code, _, words = site.say("people", "import", path)
        assert code == 3 and str(path) in words


def test_one_person_is_added_changed_and_merged(site):
    one, _ = site.enrol()
    code, answer, _ = site.say("people", "add", "--name", "Sian Llwyd")
    assert (code, answer["enrolled"]) == (1, 0)
    _, answer, _ = site.say("people", "add", "--name", "Sian Llwyd", "--doubles", "enrol")
    other = answer["people"][0]["id"]
    assert site.say("people", "merge", one, other)[0] == 1
    code, merged, _ = site.say("people", "merge", one, other, "--yes")
    assert (code, merged["id"], merged["merged"]) == (0, other, [one])
    code, changed, _ = site.say("people", "change", one, "--name", "Siân Price", "--email", "s@x.org")
    assert (code, changed["display"], changed["email"]) == (0, "Siân Price", "s@x.org")
    assert site.say("people", "change", one, "--email", "nobody")[0] == 1
    assert len(site.say("people", "list")[1]) == 2


def test_consent_is_noted_and_withdrawn(site):
    one, _ = site.enrol()
    assert site.say("people", "consent", one, "--scope", "load", "--withdraw")[0] == 1
    assert site.say("people", "consent", one, "--scope", "load")[1][0]["withdrawn_utc"] is None
    assert site.say("people", "consent", one, "--scope", "load", "--withdraw")[1][0]["withdrawn_utc"]


def test_an_export_holds_everything_about_one_person_and_nothing_of_another(site):
    records = opened(site.data)
    hold_class(records, 2)
    one, other = [view.person for view in records.persons()]
    records.close()
    code, held, _ = site.say("people", "export", one)
    assert code == 0 and held["personal"][0]["display"] == "Trainee 1" and "salt" not in held["personal"][0]
    kinds = [line["core"]["kind"] for line in held["entries"]]
    assert kinds == ["person.enrolled", "seat.assigned", "run.started", "run.closed", "assessment.decided"]
    assert len(held["runs"]) == 1 and len(held["runs"][0]["log"]) == 4
    whole = json.dumps(held, ensure_ascii=False)
    assert other not in whole and "Trainee 2" not in whole
    code, _, _ = site.say("people", "export", one, "--out", site.folder / "held.json")
    assert code == 0 and json.loads((site.folder / "held.json").read_text("utf-8"))["person"] == one
    assert (site.folder / "held.json").stat().st_mode & 0o077 == 0


def test_an_erasure_needs_a_yes_and_leaves_whole_records(site):
    one, other = site.enrol()
    code, answer, words = site.say("people", "erase", one, "--reason", "asked for it")
    assert (code, answer) == (1, None) and "--yes" in words
    code, answer, _ = site.say("people", "erase", one, "--reason", "asked for it", "--yes")
    assert (code, answer["person"], answer["parts"]) == (0, one, 1)
    assert [view["id"] for view in site.say("people", "list")[1]] == [other]
    assert [view["display"] for view in site.say("people", "list", "--erased")[1]] == ["", "Amina Yusuf"]
    assert site.say("people", "erase", one, "--reason", "again", "--yes")[0] == 1
    assert answer["unreached"] == []
    assert site.say("people", "export", one)[1]["personal"] == []
    assert verify_file(site.data / "records.sqlite").faults == ()
    for path in site.data.rglob("*"):
        assert not path.is_file() or b"sian@example.org" not in path.read_bytes()


def test_where_there_are_accounts_somebody_erases(site):
    secret = site.file("secret.txt", SECRET)
    words = ["accounts", "add", "shughes", "--name", "Siân Hughes", "--role", "administrator", "--plain"]
    assert site.say(*words, "--new-passphrase-file", secret)[0] == 0
    one, _ = site.enrol()
    erase = ["people", "erase", one, "--reason", "asked for it", "--yes"]
    assert site.say(*erase)[0] == 1
    code, _, _ = site.say(*erase, "--user", "shughes", "--passphrase-file", secret)
    assert code == 0
    records = opened(site.data)
    (erased,) = [entry for entry in records.history() if entry.kind == "person.erased"]
    assert erased.actor == records.accounts.named("shughes").account
    records.close()


def test_a_copy_that_an_erasure_can_not_reach_is_named(site):
    one, _ = site.enrol()
    aside = site.data / "set-aside-by-hand"
    aside.mkdir()
    (aside / "records.sqlite").write_bytes(b"nothing that opens" * 300)
    code, answer, words = site.say("people", "erase", one, "--reason", "asked for it", "--yes")
    assert (code, answer["unreached"]) == (0, ["set-aside-by-hand/records.sqlite"])
    assert "delete it" in words


def test_an_export_that_was_put_beside_the_records_is_named_and_nothing_of_the_program_is(site):
    one, _ = site.enrol()
    for name in ("courses/cleaning/course.json", "simulated/keys.json"):
        (site.data / name).parent.mkdir(parents=True, exist_ok=True)
        (site.data / name).write_text("{}")
    (site.data / "class of May").mkdir()
    for name in ("mine.JSON", "class of May/04.pdf"):
        (site.data / name).write_bytes(b"Amina")
    _, answer, words = site.say("people", "erase", one, "--reason", "asked for it", "--yes")
    assert answer["unreached"] == ["class of May/04.pdf", "mine.JSON"]
    assert words.count("delete it") == 2


def test_an_export_names_whoever_made_it_once_their_passphrase_was_right(site):
    secret, wrong = site.file("secret.txt", SECRET), site.file("wrong.txt", "not that passphrase")
    words = ["accounts", "add", "shughes", "--name", "Siân Hughes", "--role", "administrator", "--plain"]
    assert site.say(*words, "--new-passphrase-file", secret)[0] == 0
    one, _ = site.enrol()
    path = site.folder / "leaves"
    exports = (
        ["records", "export", "--jsonl", path],
        ["records", "export", "--pack", path],
        ["people", "export", one, "--out", path],
    )
    for export in exports:
        assert site.say(*export, "--user", "shughes", "--passphrase-file", wrong)[:2] == (1, None)
        assert site.say(*export, "--user", "nobody", "--passphrase-file", secret)[:2] == (1, None)
        assert not path.exists()
        assert site.say(*export, "--user", "shughes", "--passphrase-file", secret)[0] == 0
        assert path.stat().st_mode & 0o077 == 0
        assert site.say(*export)[0] == 0
        path.unlink()
    records = opened(site.data)
    noted = [entry for entry in records.history() if entry.kind == "export.made"]
    theirs = records.accounts.named("shughes").account
    assert [(entry.body["form"], entry.actor) for entry in noted] == [
        (form, actor) for form in ("jsonl", "pack", "person") for actor in (theirs, None)
    ]
    assert records.verify() == []
    records.close()


def test_nothing_that_leaves_takes_the_place_of_records_or_a_backup(site):
    one, _ = site.enrol()
    assert site.say("records", "backup")[0] == 0
    (made,) = (site.data / "backups").glob("*.sqlite")
    for name in (site.data / "records.sqlite", site.data / "records.lock", site.data / "anchors.jsonl", made):
        for export in (["records", "export", "--jsonl"], ["records", "export", "--pack"]):
            code, _, words = site.say(*export, name)
            assert code == 1 and "records themselves" in words
        assert site.say("people", "export", one, "--out", name)[0] == 1
    assert site.say("records", "verify")[0] == 0


def test_a_pack_is_written_checked_and_noted(site):
    records = opened(site.data)
    hold_class(records)
    head = records.head()[0]
    records.close()
    path = site.folder / "pack.zip"
    code, answer, words = site.say("records", "export", "--pack", path)
    assert (code, answer["prints"], answer["left_out"]) == (0, 2, 0) and "verify.py" in words
    for option in ((), ("--pack",)):
        assert site.say("records", "verify", path, *option)[:2] == (
            0,
            {"entries": answer["entries"], "faults": 0, "head": answer["head"]["hash"]},
        )
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert site.say("records", "verify", path, "--pack")[0] == 1
    records = opened(site.data)
    kinds = [entry.kind for entry in records.history()]
    assert "export.made" in kinds[head:] and records.verify() == []
    records.close()


def test_wrong_words_for_a_pack_are_told(site):
    opened(site.data).close()
    assert site.say("records", "verify", "--pack")[0] == 2
    assert site.say("records", "export", "--jsonl", site.folder / "x", "--person", "y")[0] == 2
    assert site.say("records", "export", "--pack", site.folder / "x.zip", "--person", "y")[0] == 1
    assert site.say("records", "verify", site.folder / "none.zip", "--pack")[0] == 3
    with pytest.raises(SystemExit) as left:
        site.say("records", "export", "--pack", "x", "--jsonl", "y")
    assert left.value.code == 2


def test_asking_where_nothing_is_makes_no_records(site):
    assert site.say("records", "export", "--pack", site.folder / "x.zip")[0] == 3
    assert not site.data.exists()


def test_who_is_competent_is_told_as_json_or_written_as_the_ending_says(site):
    first, _ = site.enrol()
    code, held, _ = site.say("people", "matrix", "--name", "siân")
    assert (code, [one["name"] for one in held["people"]]) == (0, ["Siân Llwyd"])
    assert {unit["state"] for unit in held["people"][0]["units"]} == {"never"}
    target = site.folder / "out.csv"
    code, answer, _ = site.say("people", "matrix", "--unit", "GMP-TRF", "--pseudonyms", "--out", target)
    assert (code, answer["file"]) == (0, str(target))
    said = target.read_text("utf-8-sig")
    assert first in said and "Siân" not in said
    code, answer, words = site.say("people", "matrix", "--unit", "GMP-TRE")
    assert (code, answer) == (1, None) and "no such course pack" in words
    code, answer, words = site.say("people", "matrix", "--out", site.folder / "out.docx")
    assert (code, answer) == (1, None) and "out.docx" in words
