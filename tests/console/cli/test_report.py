"""`report`: JSON to stdout, files by their ending, and exit codes that a script can trust."""

import csv
import json

import pytest

from console.cli import parser, run
from tests.support.reported import ReportedClass


class Site:
    def __init__(self, folder, capsys):
        self.folder, self.capsys = folder, capsys
        reported = ReportedClass(folder / "data")
        reported.end()
        self.class_, self.people = reported.class_, reported.people
        reported.records.close()

    def say(self, *words):
        """Exit code, JSON, words."""
        whole = ["report", *map(str, words), "--data", str(self.folder / "data")]
        code = run(parser(whole).parse_args(whole))
        out, err = self.capsys.readouterr()
        assert out.count("\n") <= 1
        return code, json.loads(out) if out else None, err


@pytest.fixture
def site(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return Site(tmp_path, capsys)


def test_every_kind_is_told_as_json(site):
    code, told, _ = site.say("class")
    assert (code, told["class"], told["counts"]["competent"]) == (0, site.class_, 3)
    code, told, _ = site.say("person", site.people[0])
    assert (code, told["name"], told["units"][0]["state"]) == (0, "Amina Yusuf", "current")
    code, told, _ = site.say("assessors", "jprice")
    assert (code, {one["name"] for one in told["decided"]}) == (0, {"J. Price"})
    code, told, _ = site.say("programme", "--from", "2026-11-01", "--to", "2026-11-30")
    assert (code, told["whole"]["classes"], told["rows"][0]["month"]) == (0, 1, "2026-11")
    code, told, _ = site.say("programme", "--to", "2026-10-31")
    assert (code, told["whole"]["classes"], told["rows"]) == (0, 0, [])


def test_files_are_written_by_their_ending(site):
    for ending in ("pdf", "csv", "json"):
        path = site.folder / f"x.{ending}"
        code, told, _ = site.say("class", site.class_, "--out", path)
        assert (code, told["decisions"], told["file"]) == (0, 5, str(path))
    with (site.folder / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 6
    assert json.loads((site.folder / "x.json").read_text("utf-8"))["report"] == "class_report"
    code, told, words = site.say("class", "--records", site.folder)
    assert (code, told["records"], told["not_signed"]) == (0, 4, 1)
    assert words == "1 not signed yet, so not in the folder.\n"


def test_what_can_not_be_done_has_its_exit_code(site):
    path = site.folder / "nowhere" / "x.pdf"
    assert site.say("class", "--out", path)[0] == 3
    assert site.say("class", "--out", site.folder / "x.txt")[0] == 1
    assert site.say("person", "nobody")[0] == 1
    assert site.say("assessors", "nobody")[0] == 1
    assert site.say("class", "--from", "2027-01-01")[0] == 1
    assert site.say("programme", "--from", "2026-11-02", "--to", "2026-11-01")[0] == 2
    with pytest.raises(SystemExit) as usage:
        site.say("programme", "--from", "yesterday")
    assert usage.value.code == 2
