"""A bundle on a stick: what is in it, who can read it, and what becomes of it when something goes wrong."""

import os
import resource
import shutil
import sys
from contextlib import contextmanager

import pytest

from console.errors import ConsoleError, RecordsReason, SyncReason
from console.records.canonical import sha256_hex
from console.sync.bundle import Progress, Stage, Watch
from console.sync.bundle_records import Blob, Manifest, read
from console.sync.bundle_sealing import CHUNK
from console.sync.wire import LARGEST_BLOB, Line
from tests.support.ledgers import hold_class, new_id, opened
from tests.support.sticks import HubKeys, damaged, exported, forged, start_of_chunks


@pytest.fixture
def hub():
    return HubKeys()


@pytest.fixture
def records(tmp_path, hub):
    found = opened(tmp_path / "data")
    found.delivery.join(hub.row(found.console))
    hold_class(found)
    yield found
    found.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def contents(path, hub, key=None):
    with path.open("rb") as file:
        return list(read(file, hub=hub.fingerprint, key=key or hub.sealing))


def large_parts(records, count=40):
    """Captured views, together some chunks long."""
    for number in range(count):
        body = {"form": "bookmark", "station": new_id()}
        records.append("class.noted", new_id(), body, detached=[("view", bytes([number]) * 20_000)])


@contextmanager
def raises(reason):
    with pytest.raises(ConsoleError) as caught:
        yield caught
    assert caught.value.reason is reason


def test_holds_every_line_and_part_and_says_who_wrote_them(records, hub, stick):
    large_parts(records)
    written = exported(records, stick / "a.bundle")
    *items, manifest = contents(written.path, hub)
    entries = list(records.history())
    lines = [one for one in items if isinstance(one, Line)]
    assert [(one.core, one.hash, one.sig) for one in lines] == [
        (one.core, one.hash, one.sig) for one in entries
    ]
    named = {part.sha256 for entry in entries for part in entry.detached}
    blobs = [one for one in items if isinstance(one, Blob)]
    assert {one.sha256 for one in blobs} == named == {sha256_hex(one.bytes) for one in blobs}
    assert isinstance(manifest, Manifest)
    assert (manifest.console, manifest.public_key) == (records.console, records.delivery.identity.public_key)
    (chain,) = manifest.chains
    assert (chain.first, chain.last, chain.hash) == (1, len(entries), entries[-1].hash)
    assert (written.lines, written.blobs) == (len(lines), len(blobs))
    assert written.sha256 == sha256_hex(written.path.read_bytes())
    assert written.bytes > 10 * CHUNK


def test_nothing_of_it_can_be_read_without_the_hub_s_key(records, hub, stick):
    written = exported(records, stick / "a.bundle")
    whole = written.path.read_bytes()
    entry = next(records.history())
    assert entry.id.encode() not in whole
    assert b"Trainee 1" not in whole
    with raises(SyncReason.BUNDLE_OF_ANOTHER):
        contents(written.path, HubKeys())
    with raises(SyncReason.BUNDLE_OF_ANOTHER):
        contents(written.path, hub, HubKeys().sealing)
    # Even with its header changed to name another hub: that hub can not open it.
    other = HubKeys()
    front = start_of_chunks(whole)
    header = whole[:front].replace(hub.fingerprint.encode(), other.fingerprint.encode())
    header = header.replace(hub.sealing_public.encode(), other.sealing_public.encode())
    written.path.write_bytes(header + whole[front:])
    with raises(SyncReason.BUNDLE_UNREADABLE):
        contents(written.path, other)


def test_two_of_the_same_records_have_nothing_in_common(records, stick):
    first = exported(records, stick / "a").path.read_bytes()
    second = exported(records, stick / "b").path.read_bytes()
    assert first[start_of_chunks(first) :][:64] != second[start_of_chunks(second) :][:64]


def test_300_damaged_ones_and_the_forged_are_refused(records, hub, stick):
    large_parts(records, 12)
    whole = exported(records, stick / "a.bundle").path.read_bytes()
    other = exported(records, stick / "b.bundle").path.read_bytes()
    path = stick / "c.bundle"
    taken = []
    signer = records.delivery.identity.key
    for way, data in (*damaged(whole, other, 300), *forged(hub, records.console, signer)):
        path.write_bytes(data)
        try:
            contents(path, hub)
            taken.append(way)
        except ConsoleError as error:
            assert error.reason in (SyncReason.BUNDLE_UNREADABLE, SyncReason.BUNDLE_OF_ANOTHER), way
    assert taken == []
    path.write_bytes(whole)
    assert contents(path, hub)


@pytest.mark.parametrize("count", [0, 1, CHUNK - 6, CHUNK - 5, CHUNK - 4, 3 * CHUNK])
def test_parts_of_every_length_come_through_whole(tmp_path, stick, hub, count):
    records = opened(tmp_path / "data")
    records.delivery.join(hub.row(records.console))
    data = bytes(count)
    records.append("class.noted", new_id(), {"form": "note", "station": new_id()}, detached=[("view", data)])
    items = contents(exported(records, stick / "a").path, hub)
    records.close()
    assert [one.bytes for one in items if isinstance(one, Blob)] == [data]


def test_a_part_that_is_too_large_for_a_hub_stays_and_is_named(records, hub, stick):
    data = bytes(LARGEST_BLOB + 1)
    records.append("class.noted", new_id(), {"form": "note", "station": new_id()}, detached=[("view", data)])
    written = exported(records, stick / "a")
    assert written.too_large == (sha256_hex(data),)
    assert len(contents(written.path, hub)) == written.lines + written.blobs + 1


def test_a_console_that_never_joined_has_nobody_to_seal_to(tmp_path, stick):
    records = opened(tmp_path / "data")
    with raises(SyncReason.NO_HUB):
        exported(records, stick / "a")
    records.close()
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("stage", list(Stage))
def test_cancelling_leaves_nothing_behind(records, stick, stage):
    seen: list[Progress] = []
    watch = Watch(seen.append, lambda: bool(seen) and seen[-1].stage is stage)
    with raises(SyncReason.CANCELLED):
        exported(records, stick / "a", watch=watch)
    assert list(stick.iterdir()) == []
    assert records.delivery.view().delivered == 0


def test_progress_goes_through_every_stage_to_its_end(records, stick):
    seen: list[Progress] = []
    exported(records, stick / "a", watch=Watch(seen.append))
    assert list(dict.fromkeys(one.stage for one in seen)) == list(Stage)
    for stage in Stage:
        steps = [one for one in seen if one.stage is stage]
        assert steps[-1].done == steps[-1].total
        assert [one.done for one in steps] == sorted(one.done for one in steps)


def test_a_system_that_can_not_forget_what_it_holds_in_memory_reads_back_all_the_same(
    records, stick, monkeypatch
):
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    monkeypatch.setitem(sys.modules, "fcntl", None)  # as on Windows
    assert exported(records, stick / "a.bundle").sha256 == sha256_hex((stick / "a.bundle").read_bytes())


def test_what_the_device_gives_back_otherwise_is_not_safe_and_goes(records, stick):
    path = stick / "a.bundle"

    def spoil(progress: Progress) -> None:
        if progress.stage is Stage.CHECKING and not progress.done:
            whole = path.read_bytes()
            path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    with raises(SyncReason.NOT_READ_BACK):
        exported(records, path, watch=Watch(spoil))
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_taken_out_meanwhile_is_told(records, stick):
    def take_out(progress: Progress) -> None:
        if progress.stage is Stage.PARTS:
            shutil.rmtree(stick, ignore_errors=True)

    with raises(RecordsReason.NOT_WRITTEN):
        exported(records, stick / "a", watch=Watch(take_out))


def test_a_stick_that_is_full_is_told_and_left_as_it_was(records, stick):
    large_parts(records)
    (stick / "a").write_bytes(b"an older bundle")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with raises(RecordsReason.NOT_WRITTEN) as caught:
            exported(records, stick / "a")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.detail["problem"]
    assert {one.name: one.read_bytes() for one in stick.iterdir()} == {"a": b"an older bundle"}
