"""Detached parts at the hub: asked for, kept once, told to their site; gone for good once erased."""

import threading
import uuid

from console.records.canonical import sha256_hex
from console.sync import wire
from console.sync.wire import ErasedItem
from tests.support.hub import joined


def enrolled(member, person: str, part: bytes):
    return member.chain.add("person.enrolled", {}, subject=person, parts=(("personal", part),))


def erased(member, person: str, *parts: bytes):
    body = {"blobs": [sha256_hex(part) for part in parts], "reason": "asked"}
    return member.chain.add("person.erased", body, subject=person)


def test_head_asks_for_parts_that_the_hub_lacks(here):
    member = joined(here)
    parts = [f"part {n}".encode() for n in range(3)]
    member.post(*[member.chain.add(parts=(("view", part),)) for part in parts])
    assert member.head().missing_blobs == tuple(map(sha256_hex, parts))
    assert [member.put(parts[1]).status for _ in range(2)] == [204, 204]
    assert member.head().missing_blobs == (sha256_hex(parts[0]), sha256_hex(parts[2]))
    assert here.rows("SELECT sha256, bytes FROM blob") == [(sha256_hex(parts[1]), parts[1])]
    other = joined(here)
    other.post(other.chain.add(parts=(("view", parts[1]),)))
    assert other.head().missing_blobs == ()


def test_part_under_a_wrong_hash_is_refused(here):
    member = joined(here)
    path = wire.BLOB.format(sha256=sha256_hex(b"right"))
    assert member.ask("PUT", path, b"wrong").refusal == (400, "bad_request")
    assert member.get(b"right").refusal == (404, "not_found")


def test_erased_parts_are_gone_never_taken_again_and_the_site_is_told_at_once(here):
    ada, ben = joined(here), joined(here)
    person, part = str(uuid.uuid4()), b'{"given":"A"}'
    ada.post(enrolled(ada, person, part))
    assert ada.put(part).status == 204
    _, cursor = ben.whole_feed()
    order = erased(ben, person, part)
    ben.post(order)
    assert here.rows("SELECT count(*) FROM blob") == [(0,)]
    assert ada.get(part).refusal == ada.put(part).refusal == (404, "not_found")
    (told,) = [item for item in ada.whole_feed()[0] if isinstance(item, ErasedItem)]
    assert (told.blobs, told.core, told.hash, told.sig) == (
        (sha256_hex(part),),
        order.core,
        order.hash,
        order.sig,
    )
    ben.post(enrolled(ben, person, part))
    assert ben.head().missing_blobs == ada.head().missing_blobs == ()
    items, _ = ben.whole_feed(cursor)
    assert items == []


def test_erasure_takes_no_evidence_of_runs_and_nothing_of_other_sites(here):
    ada, elsewhere = joined(here), joined(here, "Elsewhere")
    person, part, log = str(uuid.uuid4()), b"personal", b"log of a run"
    for member in (ada, elsewhere):
        member.post(enrolled(member, person, part), member.chain.add(parts=(("events", log),)))
        assert [member.put(data).status for data in (part, log)] == [204, 204]
    late = b"log of a run that comes later"
    ada.post(erased(ada, person, part, log, late))
    assert ada.get(part).status == 404
    assert ada.get(log).body == log
    assert elsewhere.get(part).body == part
    ada.post(ada.chain.add(parts=(("events", late),)))
    assert ada.head().missing_blobs == (sha256_hex(late),)
    assert ada.put(late).status == 204
    assert ada.head().missing_blobs == ()


def test_part_that_comes_while_its_person_is_erased_does_not_stay(here):
    for _ in range(4):
        member = joined(here)
        person, part = str(uuid.uuid4()), uuid.uuid4().bytes
        member.post(enrolled(member, person, part))
        order = erased(member, person, part)
        threads = [threading.Thread(target=member.put, args=(part,)) for _ in range(3)]
        threads.insert(1, threading.Thread(target=member.post, args=(order,)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert here.rows("SELECT count(*) FROM blob") == [(0,)]
    assert here.rows("SELECT DISTINCT state FROM part") == [("erased",)]
