"""The export can be checked by somebody who has nothing but its text."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from console.errors import ConsoleError, RecordsReason
from console.records.canonical import canonical, from_base64url, sha256_hex
from tests.support.ledgers import hold_class, opened


@pytest.fixture
def records(tmp_path):
    records = opened(tmp_path / "data")
    hold_class(records)
    yield records
    records.close()


def test_export_is_a_signed_head_and_then_every_entry(records, tmp_path):
    path = tmp_path / "out.jsonl"
    count = records.export_jsonl(path)
    first, *rest = [json.loads(line) for line in path.read_bytes().splitlines()]
    seq, digest = records.head()
    assert first["console"] == records.console and first["head"] == {"seq": seq, "hash": digest}
    assert count == len(rest) == seq
    key = Ed25519PublicKey.from_public_bytes(from_base64url(first["public_key"]))
    key.verify(from_base64url(first["sig"]), b"resilience-console/1/export" + bytes.fromhex(digest))
    previous = None
    for line in rest:
        assert set(line) == {"core", "hash", "sig"}
        assert line["core"]["prev"] == previous
        previous = sha256_hex(canonical(line["core"]))
        assert line["hash"] == previous
        key.verify(from_base64url(line["sig"]), b"resilience-console/1/entry" + bytes.fromhex(previous))
    assert previous == digest
    assert rest[0]["core"]["body"]["public_key"] == first["public_key"]


def test_a_second_export_replaces_the_first(records, tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    records.export_jsonl(path)
    first = path.read_bytes()
    records.export_jsonl(path)
    assert path.read_bytes() == first
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


def test_an_export_into_nowhere_is_told_and_leaves_nothing(records, tmp_path):
    with pytest.raises(ConsoleError) as told:
        records.export_jsonl(tmp_path / "no" / "folder.jsonl")
    assert told.value.reason is RecordsReason.NOT_WRITTEN
    (tmp_path / "folder").mkdir()
    with pytest.raises(ConsoleError) as told:
        records.export_jsonl(tmp_path / "folder")
    assert told.value.reason is RecordsReason.NOT_WRITTEN
    assert not (tmp_path / "folder.part").exists()


def test_names_are_in_no_entry(records, tmp_path):
    path = tmp_path / "out.jsonl"
    records.export_jsonl(path)
    assert b"Trainee" not in path.read_bytes() and b"Sato" not in path.read_bytes()
