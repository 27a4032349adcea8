"""Detached parts on their way up: under which requests they go, and what becomes of those that can not."""

import hashlib

import pytest
from msgspec.structs import replace

from console.errors import SyncReason
from console.records import Draft, Records
from console.records.canonical import from_base64url
from console.sync import parts, wire
from console.sync.wire import LARGEST_BLOB, PartResult, PartResults
from tests.console.sync.test_upload import UTC, converse
from tests.support.ledgers import COURSE, enrolled, new_id, planned
from tests.support.strange_hub import Asked, Said, StrangeHub


def asks_for(hub: StrangeHub, *parts: str) -> dict[str, bytes]:
    """The hub lacks these parts until it gets them; what it got."""
    got: dict[str, bytes] = {}

    def answer(asked: Asked) -> Said | None:
        if asked.method == "PUT":
            got[asked.path.rpartition("/")[2]] = asked.body
            return Said(204)
        if asked.path.endswith("/head"):
            missing = tuple(part for part in parts if part not in got)
            return Said(200, wire.encode(replace(hub.head, hub_time=UTC, missing_blobs=missing)))
        return None

    hub.first = answer
    return got


def test_parts_that_the_hub_lacks_follow_under_their_hashes(records, clock):
    hub = StrangeHub()
    parts = [part.sha256 for entry in records.history() for part in entry.detached]
    got = asks_for(hub, *parts)
    assert converse(records, clock, hub) == [None]
    assert set(got) == set(parts) and len(parts) == 2
    assert all(hashlib.sha256(data).hexdigest() == name for name, data in got.items())


def test_part_that_can_not_be_sent_needs_attention_until_nobody_asks_for_it(records, clock):
    large = records.append(
        "class.planned",
        new_id(),
        planned(new_id()).body,
        course=COURSE,
        detached=[("view", bytes(LARGEST_BLOB + 1))],
    )
    missing, small = "cd" * 32, next(p for e in records.history() for p in e.detached).sha256
    hub = StrangeHub()
    got = asks_for(hub, large.detached[0].sha256, missing, small)
    assert converse(records, clock, hub, rounds=2) == [None, None]
    assert set(got) == {small}
    view = records.delivery.view()
    listed = {
        (one.id, one.part, one.part_bytes) for one, _ in records.delivery.lists(0, names=True).needs_attention
    }
    assert listed == {(missing, None, None), (large.detached[0].sha256, "view", LARGEST_BLOB + 1)}
    assert {(one.id, one.kind, one.reason) for one in view.needs_attention} == {
        (missing, "blob", "blob_missing"),
        (large.detached[0].sha256, "blob", "blob_too_large"),
    }
    assert (view.waiting, view.delivered) == (0, records.head()[0])
    hub.first = lambda asked: None
    assert converse(records, clock, hub) == [None]
    assert records.delivery.view().needs_attention == ()


def test_part_that_a_hub_takes_and_asks_for_again_is_its_own_trouble(records, clock):
    hub = StrangeHub()
    part = next(part for entry in records.history() for part in entry.detached).sha256
    asks_for(hub, part)
    answer = hub.first
    hub.first = lambda asked: Said(204) if asked.method == "PUT" else answer(asked)
    assert converse(records, clock, hub) == [SyncReason.HUB_TROUBLE]
    assert len([path for path in hub.paths() if path.startswith("PUT")]) == 1


def test_part_that_only_the_hub_finds_too_large_needs_attention(records, clock):
    hub = StrangeHub()
    part = next(part for entry in records.history() for part in entry.detached).sha256
    asks_for(hub, part)
    answer = hub.first
    hub.first = lambda asked: hub.refusal("too_large") if asked.method == "PUT" else answer(asked)
    assert converse(records, clock, hub) == [None]
    assert [one.reason for one in records.delivery.view().needs_attention] == ["blob_too_large"]


def test_part_that_was_erased_elsewhere_meanwhile_is_no_trouble(records, clock):
    hub = StrangeHub()
    parts = [part.sha256 for entry in records.history() for part in entry.detached]
    asks_for(hub, *parts)
    answer, gone = hub.first, set()

    def erased(asked: Asked) -> Said | None:
        if asked.method == "PUT":
            gone.add(asked.path.rpartition("/")[2])
            return hub.refusal("not_found")
        said = answer(asked)
        if said is not None and gone:
            said.body = wire.encode(replace(hub.head, hub_time=UTC))
        return said

    hub.first = erased
    assert converse(records, clock, hub) == [None]
    assert gone == set(parts) and records.delivery.view().needs_attention == ()


def many(hub: StrangeHub, missing: list[str], told: dict[str, str] | None = None) -> dict[str, bytes]:
    """The hub lacks these parts, and takes many at once; of some it tells something else. What it got."""
    got, gone = asks_for(hub, *missing), dict(told or {})
    one_by_one = hub.first

    def answer(asked: Asked) -> Said | None:
        if asked.path == wire.BLOBS:
            sent = wire.decode(asked.body, wire.Parts).parts
            assert len(asked.body) <= wire.LARGEST_BODY
            got.update({part.sha256: from_base64url(part.bytes) for part in sent})
            said = tuple(PartResult(part.sha256, gone.get(part.sha256, "held")) for part in sent)  # type: ignore[arg-type]
            return Said(200, wire.encode(PartResults(said)))
        return one_by_one(asked)

    hub.first = answer
    return got


def with_parts(records: Records, *parts: bytes) -> list[str]:
    """Entries that name these parts, one each; their hashes."""
    body = planned(new_id()).body
    records.append_all([Draft("class.planned", new_id(), body, (("view", part),), COURSE) for part in parts])
    return [hashlib.sha256(part).hexdigest() for part in parts]


def test_small_parts_go_many_at_once_and_larger_ones_alone(records, clock):
    large = [bytes([n]) * (parts.SMALL + 1) for n in range(2)]
    wide = [bytes([n]) * parts.SMALL for n in range(20)]
    small = [f"part {n}".encode() for n in range(450)]
    names = with_parts(records, *large, *small, *wide)
    hub = StrangeHub()
    got = many(hub, names)
    assert converse(records, clock, hub) == [None]
    assert [got[name] for name in names] == [*large, *small, *wide]
    assert hub.paths().count(f"POST {wire.BLOBS}") == 4
    assert {path for path in hub.paths() if path.startswith("PUT")} == {
        f"PUT {wire.BLOB.format(sha256=name)}" for name in names[:2]
    }


def test_hub_of_before_gets_the_same_parts_one_by_one(records, clock):
    names = with_parts(records, *[f"part {n}".encode() for n in range(wire.MOST_PARTS + 1)])
    hub = StrangeHub()
    got = asks_for(hub, *names)
    assert converse(records, clock, hub) == [None]
    assert set(got) == set(names)
    assert hub.paths().count(f"POST {wire.BLOBS}") == 1


def test_part_that_is_erased_or_damaged_amid_many_holds_up_no_other(records, clock):
    names = with_parts(records, b"erased elsewhere", b"damaged here", b"whole")
    hub = StrangeHub()
    got = many(hub, names, {names[0]: "erased", names[1]: "bad_hash"})
    answer = hub.first

    def still_lacks(asked: Asked) -> Said | None:
        said = answer(asked)
        if said is not None and asked.path.endswith("/head") and got:
            said.body = wire.encode(replace(hub.head, hub_time=UTC, missing_blobs=(names[1],)))
        return said

    hub.first = still_lacks
    assert converse(records, clock, hub, rounds=2) == [None, None]
    assert [(one.id, one.reason) for one in records.delivery.view().needs_attention] == [
        (names[1], "blob_missing")
    ]


@pytest.mark.parametrize("body", [b"{}", b'{"results":[]}', b'{"results":[{"sha256":"0","status":"held"}]}'])
def test_answer_that_does_not_tell_of_every_part_counts_for_nothing(records, clock, body):
    names = with_parts(records, b"one", b"two")
    hub = StrangeHub()
    many(hub, names)
    answer = hub.first
    hub.first = lambda asked: Said(200, body) if asked.path == wire.BLOBS else answer(asked)
    assert converse(records, clock, hub) in ([SyncReason.OLD_HUB], [SyncReason.HUB_TROUBLE])
    assert hub.paths().count(f"POST {wire.BLOBS}") == 1


def test_erased_part_is_asked_for_in_vain_and_no_trouble(records, clock):
    person = new_id()
    part = records.append_all([enrolled(person)])[0].detached[0].sha256
    records.erase(person, [part], "asked", None)
    hub = StrangeHub()
    got = asks_for(hub, part)
    assert converse(records, clock, hub) == [None]
    assert got == {} and records.delivery.view().needs_attention == ()


def test_part_that_is_erased_here_while_others_go_up_stays_here_and_is_no_trouble(records, clock):
    person = new_id()
    personal = records.append_all([enrolled(person)])[0].detached[0].sha256
    names = with_parts(records, *[f"part {n}".encode() for n in range(wire.MOST_PARTS + 1)])
    hub = StrangeHub()
    got = many(hub, [*names, personal])
    answer = hub.first

    def erase_amid(asked: Asked) -> Said | None:
        if asked.path == wire.BLOBS and not got:
            records.erase(person, [personal], "asked", None)
        return answer(asked)

    hub.first = erase_amid
    assert converse(records, clock, hub) == [None]
    assert set(got) == set(names)
    assert records.delivery.view().needs_attention == ()


def test_large_part_that_is_damaged_here_holds_up_no_other(records, clock):
    names = with_parts(records, b"a" * (parts.SMALL + 1), b"b" * (parts.SMALL + 1))
    records._store.rows("DROP TRIGGER blob_never_changes")
    records._store.rows("UPDATE blob SET bytes = zeroblob(?) WHERE sha256 = ?", parts.SMALL + 1, names[0])
    hub = StrangeHub()
    got = asks_for(hub, *names)
    assert converse(records, clock, hub, rounds=2) == [None, None]
    assert list(got) == [names[1]]
    needs = [(one.id, one.reason) for one in records.delivery.view().needs_attention]
    assert needs == [(names[0], "blob_missing")]
