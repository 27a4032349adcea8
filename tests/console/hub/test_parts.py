"""Detached parts at the hub: asked for, kept once, told to their site; gone for good once erased."""

import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import psycopg

from console.records.canonical import sha256_hex, to_base64url
from console.sync import wire
from console.sync.wire import ErasedItem
from tests.support.hub import Chain, Member, joined


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


def test_many_parts_come_in_one_request_and_again_it_changes_nothing(here):
    member = joined(here)
    parts = [f"part {n}".encode() for n in range(wire.MOST_PARTS - 1)] + [b""]
    member.post(*[member.chain.add(parts=(("view", part),)) for part in parts[1:]])
    assert member.bring(*parts) == ["held"] * wire.MOST_PARTS
    kept = "SELECT sha256, bytes, received_at FROM blob ORDER BY sha256"
    first = here.rows(kept)
    assert {(name, bytes(data)) for name, data, _ in first} == {(sha256_hex(part), part) for part in parts}
    assert member.head().missing_blobs == ()
    assert member.bring(*reversed(parts)) == ["held"] * wire.MOST_PARTS
    assert here.rows(kept) == first


def test_part_that_is_erased_or_has_another_hash_is_told_and_holds_up_no_other(here):
    member, person, part = joined(here), str(uuid.uuid4()), b'{"given":"A"}'
    member.post(enrolled(member, person, part), erased(member, person, part))
    wrong, good = sha256_hex(b"right"), [b"one", b"two"]
    said = member.bring(good[0], part, (wrong, b"wrong"), good[1], good[0])
    assert said == ["held", "erased", "bad_hash", "held", "held"]
    assert {name for (name,) in here.rows("SELECT sha256 FROM blob")} == set(map(sha256_hex, good))
    for text in ("=", "é", "a", "\0"):
        sent = wire.Parts([wire.Part(wrong, text), wire.Part(sha256_hex(b"x"), to_base64url(b"x"))])
        results = member.ask("POST", wire.BLOBS, wire.encode(sent)).read(wire.PartResults).results
        assert [one.status for one in results] == ["bad_hash", "held"]
    assert member.bring((wrong, b"wrong"), b"right", (wrong, b"")) == ["bad_hash", "held", "bad_hash"]
    assert member.get(b"right").body == b"right"


def test_too_many_parts_or_too_large_a_request_is_refused_whole(here):
    member = joined(here)
    many = [wire.Part(sha256_hex(b"x"), to_base64url(b"x"))] * (wire.MOST_PARTS + 1)
    assert member.ask("POST", wire.BLOBS, wire.encode(wire.Parts(many))).refusal == (400, "bad_request")
    large = wire.encode(wire.Parts([wire.Part("0" * 64, "A" * wire.LARGEST_BODY)]))
    assert member.ask("POST", wire.BLOBS, large).refusal == (413, "too_large")
    for body in (b"", b"{}", b'{"parts":[{"sha256":"x","bytes":""}]}', b'{"parts":[{"bytes":""}]}'):
        assert member.ask("POST", wire.BLOBS, body).refusal == (400, "bad_request")
    assert here.rows("SELECT count(*) FROM blob") == [(0,)]
    assert member.bring() == []


def test_parts_of_one_site_are_brought_and_seen_by_none_of_another(here):
    ada, elsewhere = joined(here), joined(here, "Elsewhere")
    part = b"seen"
    ada.post(ada.chain.add(parts=(("view", part),)))
    assert elsewhere.bring(part) == ["held"]  # for its own site alone
    assert ada.head().missing_blobs == (sha256_hex(part),)
    assert ada.get(part).refusal == (404, "not_found")
    person, personal = str(uuid.uuid4()), b"personal"
    ada.post(enrolled(ada, person, personal), erased(ada, person, personal))
    assert (ada.bring(personal, b"own"), elsewhere.bring(personal)) == (["erased", "held"], ["held"])
    assert elsewhere.get(b"own").refusal == (404, "not_found")
    stranger = Member(here, Chain())
    assert stranger.ask("POST", wire.BLOBS, b'{"parts":[]}').refusal == (401, "unknown_console")


def test_same_parts_in_any_order_at_once_and_amid_an_erasure_end_as_one_after_the_other(here):
    ada, ben = joined(here), joined(here)
    for _ in range(3):
        person, personal = str(uuid.uuid4()), uuid.uuid4().bytes
        parts = [uuid.uuid4().bytes for _ in range(100)]
        for member in (ada, ben):
            member.post(member.chain.add(parts=tuple(("view", part) for part in parts)))
        ada.post(enrolled(ada, person, personal))
        order = erased(ada, person, personal)
        with ThreadPoolExecutor(5) as at_once:
            asked = [
                at_once.submit(member.bring, *of)
                for member in (ada, ben)
                for of in ([*parts, personal], [personal, *reversed(parts)])
            ]
            at_once.submit(ada.post, order).result()
        assert all(one.result().count("held") >= len(parts) for one in asked)
        assert ada.get(personal).refusal == (404, "not_found")
    assert ada.head().missing_blobs == ben.head().missing_blobs == ()


HOLD = """
INSERT INTO blob SELECT site, %s, '', id, now() FROM console WHERE id = %s
"""
WAITING = """
SELECT pid, pg_blocking_pids(pid) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


def test_requests_with_the_same_parts_queue_up_and_never_wait_for_each_other_in_a_ring(here):
    ada, ben = joined(here), joined(here)
    parts = sorted([b"one", b"two", b"three"], key=sha256_hex)
    with psycopg.connect(here.database) as holder, ThreadPoolExecutor(2) as at_once:
        holds = holder.info.backend_pid
        holder.execute(HOLD, (sha256_hex(parts[1]), ada.chain.console))
        asked = [at_once.submit(ada.bring, *parts), at_once.submit(ben.bring, *reversed(parts))]
        deadline = time.monotonic() + 30
        while len(waiting := dict(here.rows(WAITING))) < 2 and time.monotonic() < deadline:
            pass
        holder.rollback()
    first = next(pid for pid, behind in waiting.items() if behind == [holds])
    assert [behind for pid, behind in waiting.items() if pid != first] == [[first]]
    assert [one.result() for one in asked] == [["held"] * 3] * 2
