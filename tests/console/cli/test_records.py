"""`records`: JSON to stdout, words to stderr, and an answer that a script can trust."""

import argparse
import json

import pytest

from console.cli import records as command
from console.errors import ConsoleError, RecordsReason
from console.records.canonical import head_code
from tests.support.ledgers import attacked, hold_class, opened


@pytest.fixture
def folder(tmp_path):
    records = opened(tmp_path / "data")
    hold_class(records)
    records.close()
    return tmp_path / "data"


def run(folder, *words):
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers(required=True))
    args = parser.parse_args(["records", *map(str, words)], argparse.Namespace(data=folder, key_file=None))
    return args.run(args)


def test_whole_records_verify_with_and_without_a_file_name(folder, tmp_path, capsys):
    for words in (["verify"], ["verify", folder / "records.sqlite"]):
        assert run(folder, *words) == 0
        out, err = capsys.readouterr()
        answer = json.loads(out)
        assert (answer["entries"], answer["faults"], len(answer["head"])) == (14, 0, 64)
        code = head_code(answer["head"])
        assert err == f"whole: 14 entries, head {code[:4]} {code[4:8]} {code[8:12]} {code[12:]}\n"
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((folder / "records.sqlite").read_bytes())
    assert run(None, "verify", copy) == 0


def test_each_fault_is_a_line_and_the_answer_is_no(folder, capsys):
    with attacked(folder / "records.sqlite") as file:
        file.execute("UPDATE entry SET sig = hash WHERE seq IN (3, 5)")
        file.execute("DELETE FROM class")
    assert run(folder, "verify") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["faults"] == 3
    assert [line.split(":")[0] for line in err.splitlines()] == ["seq 3", "seq 5", "seq 14"]


@pytest.mark.parametrize("words", [["stats"], ["rebuild"], ["export", "--jsonl", "out"], ["verify"]])
def test_asking_where_nothing_is_is_told_and_makes_nothing(tmp_path, words):
    with pytest.raises(ConsoleError) as told:
        run(tmp_path / "nowhere", *words)
    assert told.value.reason is RecordsReason.MISSING
    assert not (tmp_path / "nowhere").exists()


def test_while_a_console_holds_the_file_every_verb_names_it(folder, tmp_path):
    records = opened(folder)
    for words in (["verify"], ["stats"], ["rebuild"], ["export", "--jsonl", tmp_path / "out"]):
        with pytest.raises(ConsoleError) as told:
            run(folder, *words)
        assert told.value.reason is RecordsReason.HELD_BY_ANOTHER
        assert "process" in told.value.detail["holder"]
    records.close()


def test_stats_and_export_agree_on_the_head(folder, tmp_path, capsys):
    assert run(folder, "stats") == 0
    stats = json.loads(capsys.readouterr().out)
    assert stats["entries"] == stats["head"]["seq"] == 14
    assert run(folder, "export", "--jsonl", tmp_path / "out.jsonl") == 0
    first = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert first["head"] == stats["head"] and first["console"] == stats["console"]


def test_rebuild_mends_lists_that_were_changed(folder):
    with attacked(folder / "records.sqlite") as file:
        file.execute("DELETE FROM run")
    assert run(folder, "verify") == 1
    assert run(folder, "rebuild") == 0
    assert run(folder, "verify") == 0


@pytest.mark.parametrize("words", [[], ["verify", "a", "b"], ["export"], ["nonsense"]])
def test_wrong_usage_is_two(folder, words):
    with pytest.raises(SystemExit) as left:
        run(folder, *words)
    assert left.value.code == 2


@pytest.mark.parametrize("size", [0, 50, 5_000, 60_000])
@pytest.mark.parametrize("form", [[], ["--pack"]])
def test_what_is_cut_is_answered_with_no_and_a_last_line(folder, tmp_path, capsys, size, form):
    path = tmp_path / "cut"
    path.write_bytes((folder / "records.sqlite").read_bytes()[:size])
    assert run(folder, "verify", path, *form) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {"entries": 0, "faults": 1, "head": None}
    assert err.startswith("file: ") and err.count("\n") == 1


def test_a_pack_that_is_not_there_is_trouble_outside(tmp_path):
    with pytest.raises(ConsoleError) as told:
        run(tmp_path, "verify", tmp_path / "none.zip", "--pack")
    assert told.value.reason is RecordsReason.MISSING
