"""A bundle goes from a console's stick into a real PostgreSQL, and its receipt home again."""

from contextlib import closing, contextmanager
from datetime import timedelta

import pytest

from console.errors import ConsoleError, HubReason, RecordsReason, SyncReason
from console.hub import oversight
from console.records import Draft
from console.records.canonical import sha256_hex
from console.sync.bundle import Sender
from console.sync.bundle_contents import Contents, joined, read_receipt
from console.sync.bundle_contents import take_receipt as take
from tests.support.clock import ManualClock
from tests.support.ledgers import UTC as NOW
from tests.support.ledgers import hold_class, new_id, opened
from tests.support.office import TABLES, Office
from tests.support.sticks import HubKeys, damaged, exported, forged


@contextmanager
def raises(reason):
    with pytest.raises(ConsoleError) as caught:
        yield
    assert caught.value.reason is reason


@pytest.fixture(scope="module")
def office(postgres_server):
    return Office(postgres_server.database())


@pytest.fixture
def records(tmp_path, office):
    found = opened(tmp_path / "data")
    office.admit(found)
    hold_class(found)
    yield found
    found.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def take_receipt(records, path):
    return take(records, read_receipt(path, joined(records)))


def held(office, records):
    return {row[0] for row in office.rows(f"SELECT hash FROM entry WHERE console = '{records.console}'")}


def test_a_stick_delivers_everything_and_its_receipt_says_so_at_home(records, office, stick):
    body = {"form": "bookmark", "station": new_id()}
    views = (("view", b"first view"), ("view", b"second view"))
    drafts = [Draft("class.noted", new_id(), body, views if not n else ()) for n in range(400)]
    records.append_all(drafts)
    exported(records, stick / "a.bundle")
    assert records.delivery.view().delivered == 0
    received = office.take(stick / "a.bundle", stick / "a.receipt")

    entries = list(records.history())
    assert received.statuses == {"stored": len(entries) - 1, "duplicate": 1}  # it joined with its first one
    assert (received.seq, received.missing_blobs) == (len(entries), ())
    assert held(office, records) == {entry.hash for entry in entries}
    parts = {part.sha256 for entry in entries for part in entry.detached}
    assert {row[0] for row in office.rows("SELECT sha256 FROM blob")} >= parts
    assert (stick / "a.receipt").read_text().count("\n") == 4

    taken = take_receipt(records, stick / "a.receipt")
    assert (taken.delivered, taken.known, taken.refused, taken.waiting) == (len(entries), 0, 0, 0)
    assert records.delivery.view().delivered == len(entries)
    again = take_receipt(records, stick / "a.receipt")
    assert (again.delivered, again.known) == (0, len(entries))
    with raises(SyncReason.NOTHING_WAITS):
        Contents(lambda job: job(records), everything=False).refuse_nothing()


def test_a_bundle_again_or_an_older_one_changes_nothing(records, office, stick):
    exported(records, stick / "old.bundle")
    hold_class(records)
    exported(records, stick / "new.bundle")
    office.take(stick / "new.bundle", stick / "new.receipt")
    before = office.everything()
    for name in ("new", "old", "new"):
        received = office.take(stick / f"{name}.bundle", stick / f"{name}.again")
        assert received.statuses.keys() == {"duplicate"}
    after = office.everything()
    assert {table for table in TABLES if before[table] != after[table]} == {"console"}  # when it was heard
    taken = [take_receipt(records, stick / name) for name in ("new.receipt", "old.again", "new.again")]
    count = records.head()[0]
    assert [one.delivered for one in taken] == [count, 0, 0]
    assert records.delivery.view().waiting == 0


def test_a_receipt_that_is_older_than_the_last_sets_nothing_back(records, office, stick):
    exported(records, stick / "a.bundle")
    office.take(stick / "a.bundle", stick / "a.receipt")
    take_receipt(records, stick / "a.receipt")
    hold_class(records)
    exported(records, stick / "b.bundle")
    office.take(stick / "b.bundle", stick / "b.receipt")
    take_receipt(records, stick / "b.receipt")
    assert take_receipt(records, stick / "a.receipt").waiting == 0


def test_receipts_count_whole_after_a_hub_whose_clock_was_ahead_was_set_right(
    records, office, stick, monkeypatch
):
    exported(records, stick / "a.bundle")
    with monkeypatch.context() as patch:
        patch.setattr(office, "clock", ManualClock(office.clock.utc() + timedelta(days=366)))
        office.take(stick / "a.bundle", stick / "a.receipt")
    take_receipt(records, stick / "a.receipt")
    body = {"form": "note", "station": new_id()}
    records.append("class.noted", new_id(), body, detached=[("view", b"a view")])
    with monkeypatch.context() as patch:
        patch.setattr(records, "part", lambda sha256: None)  # as if a disk had not given it
        exported(records, stick / "b.bundle")
    office.take(stick / "b.bundle", stick / "b.receipt")
    assert take_receipt(records, stick / "b.receipt").missing_parts == 1
    assert exported(records, stick / "c.bundle").blobs == 1


def test_the_next_bundle_holds_only_what_is_new_and_all_holds_all(records, office, stick):
    exported(records, stick / "a.bundle")
    office.take(stick / "a.bundle", stick / "a.receipt")
    take_receipt(records, stick / "a.receipt")
    before = records.head()[0]
    hold_class(records)
    new = records.head()[0] - before
    assert exported(records, stick / "b.bundle").lines == new
    assert exported(records, stick / "all.bundle", everything=True).lines == before + new
    assert office.take(stick / "all.bundle", stick / "r").statuses == {"duplicate": before, "stored": new}


def test_what_the_hub_lacks_is_named_and_comes_with_the_next_bundle(records, office, stick, monkeypatch):
    lost = sha256_hex(b"a view")
    records.append(
        "class.noted", new_id(), {"form": "note", "station": new_id()}, detached=[("view", b"a view")]
    )
    with monkeypatch.context() as patch:
        patch.setattr(records, "part", lambda sha256: None)  # as if a disk had not given them
        exported(records, stick / "a.bundle")
    received = office.take(stick / "a.bundle", stick / "a.receipt")
    assert lost in received.missing_blobs
    taken = take_receipt(records, stick / "a.receipt")
    assert (taken.waiting, taken.missing_parts) == (0, len(received.missing_blobs))
    written = exported(records, stick / "b.bundle")
    assert (written.lines, written.blobs) == (0, taken.missing_parts)
    assert office.take(stick / "b.bundle", stick / "b.receipt").missing_blobs == ()
    assert take_receipt(records, stick / "b.receipt").missing_parts == 0


def test_a_gap_is_told_and_closes_with_everything(records, office, stick):
    exported(records, stick / "lost.bundle")
    records.delivery.settle([(records.console, seq) for seq in range(1, 9)], [], NOW)  # the hub lost them
    exported(records, stick / "a.bundle")
    received = office.take(stick / "a.bundle", stick / "a.receipt")
    taken = take_receipt(records, stick / "a.receipt")
    assert received.seq == 1
    assert records.delivery.view().waiting + taken.refused > 0
    exported(records, stick / "all.bundle")
    office.take(stick / "all.bundle", stick / "all.receipt")
    taken = take_receipt(records, stick / "all.receipt")
    assert (taken.waiting, records.delivery.view().delivered) == (0, records.head()[0])


def test_a_record_that_was_damaged_at_home_holds_up_no_other_and_needs_attention(tmp_path, office, stick):
    with closing(opened(tmp_path / "data")) as first:
        office.admit(first)
        hold_class(first)
        hurt = next(entry for entry in first.history() if entry.seq == 3)
    core = hurt.core.encode()[:200]
    first.path.write_bytes(first.path.read_bytes().replace(core, b"#" + core[1:]))
    with closing(opened(tmp_path / "data")) as records:
        written = exported(records, stick / "a.bundle")
        received = office.take(stick / "a.bundle", stick / "a.receipt")
        assert (received.lines, received.statuses["bad_signature"]) == (written.lines, 1)
        taken = take_receipt(records, stick / "a.receipt")
        assert (taken.delivered, taken.refused, taken.waiting) == (written.lines - 1, 1, 0)
        assert [one.id for one in records.delivery.view().needs_attention] == [hurt.id]


def test_damaged_ones_store_nothing(records, office, stick, tmp_path):
    strange = opened(tmp_path / "strange")
    office.admit(strange)
    for one in (records, strange):
        body = {"form": "bookmark", "station": new_id()}
        one.append("class.noted", new_id(), body, detached=[("view", bytes(300_000))])
    exported(records, stick / "a.bundle")
    exported(strange, stick / "b.bundle")
    strange.close()
    whole, other = (stick / "a.bundle").read_bytes(), (stick / "b.bundle").read_bytes()
    keys = HubKeys(office.keys.signing, office.keys.sealing)
    hostile = [data for _, data in damaged(whole, other, 60)]
    hostile += [data for _, data in forged(keys, records.console, records.delivery.identity.key)]
    before = office.everything()
    reasons = office.take_many(hostile, stick / "c.bundle", stick / "c.receipt")
    assert set(reasons) <= {SyncReason.BUNDLE_UNREADABLE, SyncReason.BUNDLE_OF_ANOTHER}
    assert office.everything() == before
    assert not (stick / "c.receipt").exists()


def test_a_bundle_for_another_hub_can_not_be_read(records, office, postgres_server, stick):
    exported(records, stick / "a.bundle")
    other = Office(postgres_server.database())
    with raises(SyncReason.BUNDLE_OF_ANOTHER):
        other.take(stick / "a.bundle", stick / "a.receipt")
    assert held(other, records) == set()


def test_nobody_brings_what_another_console_signed(records, office, stick, tmp_path):
    strange = opened(tmp_path / "strange")
    office.admit(strange)
    them = strange.delivery.identity
    strange.close()
    before = office.everything()
    exported(records, stick / "a", sender=Sender(records.console, them.public_key, them.key.sign))
    with raises(SyncReason.BUNDLE_UNREADABLE):
        office.take(stick / "a", stick / "a.receipt")
    assert office.everything() == before


def test_a_revoked_or_unknown_console_is_refused(records, office, stick, tmp_path):
    exported(records, stick / "a.bundle")
    now = office.clock.utc()
    office.ask(lambda connection: oversight.revoke(connection, records.console, now))
    before = office.everything()
    with raises(HubReason.CONSOLE_REVOKED):
        office.take(stick / "a.bundle", stick / "a.receipt")
    stranger = opened(tmp_path / "stranger")
    keys = HubKeys(office.keys.signing, office.keys.sealing)
    stranger.delivery.join(keys.row(stranger.console))
    exported(stranger, stick / "b.bundle")
    stranger.close()
    with raises(HubReason.UNKNOWN_CONSOLE):
        office.take(stick / "b.bundle", stick / "b.receipt")
    assert office.everything() == before
    assert not list(stick.glob("*.receipt*"))


def test_receipts_of_others_and_broken_ones_change_nothing(records, office, postgres_server, stick, tmp_path):
    exported(records, stick / "a.bundle")
    office.take(stick / "a.bundle", stick / "a.receipt")
    whole = (stick / "a.receipt").read_bytes()
    lines = whole.splitlines(keepends=True)

    strange = opened(tmp_path / "strange")
    office.admit(strange)
    exported(strange, stick / "b.bundle")
    strange.close()
    office.take(stick / "b.bundle", stick / "b.receipt")
    foreign = (stick / "b.receipt").read_bytes()
    with raises(SyncReason.RECEIPT_OF_ANOTHER):
        take_receipt(records, stick / "b.receipt")

    broken = {
        "cut": whole[: len(whole) // 2],
        "cut at a line": b"".join(lines[:-1]),
        "nothing": b"",
        "first line gone": b"".join(lines[1:]),
        "twice": whole + whole,
        "another status": whole.replace(b'"stored"', b'"duplicate"', 1),
        "no end of line": whole.rstrip(b"\n"),
        "no JSON": b"{]\n" + whole,
        "a long line": b" " * 200_000 + whole,
        "of two": foreign.splitlines(keepends=True)[0] + whole,
    }
    for name, data in broken.items():
        (stick / "c.receipt").write_bytes(data)
        with pytest.raises(ConsoleError) as caught:
            take_receipt(records, stick / "c.receipt")
        assert caught.value.reason in (SyncReason.RECEIPT_UNREADABLE, SyncReason.RECEIPT_OF_ANOTHER), name
    assert records.delivery.view().delivered == 0
    with raises(SyncReason.FILE_UNREADABLE):
        take_receipt(records, stick / "none")


def test_the_place_of_the_receipt_is_tried_first(records, office, stick):
    exported(records, stick / "a.bundle")
    before = office.everything()
    with raises(RecordsReason.NOT_WRITTEN):
        office.take(stick / "a.bundle", stick / "nowhere" / "a.receipt")
    with raises(HubReason.RECEIPT_OVER_BUNDLE):
        office.take(stick / "a.bundle", stick / "a.bundle")
    with raises(SyncReason.FILE_UNREADABLE):
        office.take(stick / "none.bundle", stick / "a.receipt")
    assert office.everything() == before
