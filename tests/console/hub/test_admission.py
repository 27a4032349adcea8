"""Who is let in: everything wrong gets 401, 403 or another 4xx with one word, and nothing else."""

import contextlib
import random
import socket
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.clock import iso_utc
from console.hub import admission, oversight
from console.records.canonical import sha256_hex
from console.sync import answering, asking, wire
from tests.support.clock import ManualClock
from tests.support.hub import Chain, Member, ask, found, hub, joined, transact

HEAD = "/v1/consoles/{}/head"


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ({}, "bad_credentials"),
        ({"Authorization": "Basic aHVi"}, "bad_credentials"),
        ({"Authorization": "Resilience-1 console=x"}, "bad_credentials"),
        ({"Authorization": "Resilience-1 " + "a" * 3000}, "bad_credentials"),
    ],
)
def test_request_without_credentials_is_told_nothing(here, header, word):
    reply = ask(here, "GET", wire.FEED, headers=header)
    assert reply.refusal == (401, word)
    signature = reply.headers[answering.HEADER]
    assert answering.is_genuine(signature, here.hub_key, nonce="", status=401, body=reply.body)


def test_credentials_are_good_for_exactly_what_they_were_made_for(here):
    member, other = joined(here), joined(here)
    path = HEAD.format(member.chain.console)
    wrong = [
        {"path": HEAD.format(other.chain.console)},
        {"method": "POST"},
        {"body": b"else"},
        {"hub": sha256_hex(b"another hub")},
        {"key": other.chain.key},
        {"key": Ed25519PrivateKey.generate()},
    ]
    for signed in wrong:
        assert member.ask("GET", path, **signed).refusal == (401, "bad_credentials")
    assert member.ask("GET", path).status == 200


def test_stranger_is_unknown_and_other_consoles_heads_and_parts_are_not_theirs(here):
    member, elsewhere = joined(here), joined(here, "Elsewhere")
    member.chain.add(parts=(("view", b"seen"),))
    member.post(member.chain.lines[1])
    assert member.put(b"seen").status == 204
    stranger = Member(here, Chain())
    assert stranger.ask("GET", wire.FEED).refusal == (401, "unknown_console")
    assert elsewhere.ask("GET", HEAD.format(member.chain.console)).refusal == (403, "not_yours")
    tail = wire.TAIL.format(console=member.chain.console)
    assert elsewhere.ask("GET", tail).refusal == (403, "not_yours")
    assert elsewhere.get(b"seen").refusal == (404, "not_found")
    assert {item.console for item in elsewhere.whole_feed()[0]} <= {elsewhere.chain.console}
    assert joined(here).get(b"seen").body == b"seen"


def test_same_request_is_answered_once(here):
    member = joined(here)
    path = HEAD.format(member.chain.console)
    credentials = asking.sign(
        member.chain.key,
        console=member.chain.console,
        hub=here.fingerprint,
        time=iso_utc(member.clock.utc()),
        method="GET",
        path=path,
        body=b"",
    )
    assert member.send("GET", path, b"", credentials).status == 200
    assert member.send("GET", path, b"", credentials).refusal == (401, "replayed")


def test_revoked_console_is_refused_from_then_on_and_its_site_is_told(here):
    member, other = joined(here), joined(here)
    console, now = member.chain.console, member.clock.utc()
    assert transact(here.database, lambda c: oversight.revoke(c, console, now))
    assert not transact(here.database, lambda c: oversight.revoke(c, console, now))
    for method, path in (("GET", wire.FEED), ("POST", wire.ENTRIES), ("GET", HEAD.format(console))):
        body = b"" if method == "GET" else wire.encode(wire.Entries([member.chain.add()]))
        assert member.ask(method, path, body).refusal == (403, "revoked")
    told = [item for item in other.whole_feed()[0] if isinstance(item, wire.ConsoleItem)]
    assert told[-1].console == console
    assert told[-1].revoked_utc is not None
    assert here.rows("SELECT count(*) FROM entry WHERE console = %s", console) == [(1,)]


def test_clock_a_year_off_is_told_the_time_and_what_comes_then_is_marked(postgres_server):
    ours = ManualClock()
    with hub(found(postgres_server), ours) as here:
        member = joined(here, clock=ours)
        theirs = ManualClock(ours.utc() - timedelta(days=365))
        wrong = Member(here, member.chain, theirs)
        reply = wrong.ask("GET", HEAD.format(member.chain.console))
        assert reply.refusal == (401, "wrong_time")
        assert reply.headers["Date"] == "Tue, 24 Nov 2026 10:00:00 GMT"
        assert wire.decode(reply.body, wire.Refusal).hub_time == iso_utc(ours.utc())
        line = member.chain.add()
        assert wrong.ask("POST", wire.ENTRIES, b"{}").refusal == (401, "wrong_time")
        assert member.post(line) == ["stored"]
        off = str(-365 * 24 * 3600)
        assert here.rows("SELECT seq, word, detail FROM mark") == [(2, "clock_off", off)]
        ours.advance(25 * 3600)
        assert member.post(member.chain.add()) == ["stored"]
        assert len(here.rows("SELECT word FROM mark")) == 1


def test_tolerance_is_ten_minutes_and_nonces_outlive_it(postgres_server):
    ours = ManualClock()
    with hub(found(postgres_server), ours) as here:
        member = joined(here, clock=ours)
        path = HEAD.format(member.chain.console)
        for minutes, status in ((-10, 200), (10, 200), (-10.1, 401), (10.1, 401)):
            time = iso_utc(ours.utc() + timedelta(minutes=minutes))
            assert member.ask("GET", path, time=time).status == status
        assert member.ask("GET", path, time="2026-13-77T99:99:99.000Z").refusal == (401, "bad_credentials")
        kept = here.rows("SELECT count(*) FROM nonce")
        for seconds, left in ((20 * 60, kept), (6 * 60, [(0,)])):
            ours.advance(seconds)
            transact(here.database, lambda c: admission.forget_nonces(c, ours.utc()))
            assert here.rows("SELECT count(*) FROM nonce") == left


def test_more_than_is_allowed_is_refused_and_never_read(here):
    member = joined(here)
    big = wire.Line("x" * 600_000, "y", "z")
    body = wire.encode(wire.Entries([big, big]))
    assert member.ask("POST", wire.ENTRIES, body).refusal == (413, "too_large")
    assert member.post(big) == ["bad_signature"]
    assert member.ask("PUT", wire.BLOB.format(sha256="0" * 64), b"x").refusal == (400, "bad_request")
    part = wire.BLOB.format(sha256="0" * 64)
    bounds = [("PUT", part, wire.LARGEST_BLOB), ("POST", wire.BLOBS, wire.LARGEST_BODY)]
    for method, path, most in (*bounds, ("GET", wire.FEED, 0)):
        asked = _credentials(member, method, path)
        head = f"{method} {path} HTTP/1.1\r\nHost: hub\r\nAuthorization: {asked}\r\n"
        with contextlib.closing(_connected(here)) as line:
            line.sendall(f"{head}Content-Length: {most + 1}\r\n\r\n".encode())
            assert b" 413 " in _first_line(line)
        with contextlib.closing(_connected(here)) as line:
            line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
            for _ in range(most // 65536 + 1):
                line.sendall(b"10000\r\n" + bytes(65536) + b"\r\n")
            assert b" 413 " in _first_line(line)


def _credentials(member: Member, method: str, path: str) -> str:
    return asking.sign(
        member.chain.key,
        console=member.chain.console,
        hub=member.hub.fingerprint,
        time=iso_utc(member.clock.utc()),
        method=method,
        path=path,
        body=b"",
    ).header()


def _connected(here) -> socket.socket:
    host, _, port = here.url.removeprefix("http://").rpartition(":")
    return socket.create_connection((host, int(port)), timeout=30)


def _first_line(line: socket.socket) -> bytes:
    got = b""
    with contextlib.suppress(OSError):
        while b"\r\n" not in got and (more := line.recv(4096)):
            got += more
    return got.partition(b"\r\n")[0]


def test_fuzzed_requests_get_4xx_and_never_500(here):
    member = joined(here)
    chance = random.Random(7)
    paths = [
        "/",
        "/v1",
        "/v1/feed",
        "/v1/entries",
        "/v1/join",
        wire.BLOBS,
        "/v1/blobs/0",
        "/v1/feed?after=%00",
        "/v2/feed",
    ]
    paths += [HEAD.format(member.chain.console), wire.BLOB.format(sha256="0" * 64), "/v1/feed?after&&=&a=b=c"]
    paths += [f"/v1/feed?after={'0' * 16}.1.{'0' * 16}.{'0' * 32}", f"{HEAD.format(member.chain.console)}x"]
    paths += [wire.TAIL.format(console=member.chain.console) + "?after=-1"]
    bodies = [b"", b"{}", b"[]", b"null", b'{"entries":[{}]}', b'{"entries":[[]]}', b"\xff\xfe", b"[" * 9000]
    bodies += [wire.encode(wire.Parts([wire.Part("0" * 64, "\0é")])), b'{"parts":[{"sha256":"0","bytes":0}]}']
    bodies += [wire.encode(wire.Entries([wire.Line("\0", "\0", "\ud7ff")])), b'{"entries":["\\ud800"]}']
    for _ in range(150):
        method, path = (
            chance.choice(["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"]),
            chance.choice(paths),
        )
        body = chance.choice([*bodies, chance.randbytes(chance.randrange(200))])
        reply = ask(here, method, path, body, {"Authorization": chance.choice(["", "\x7f", "Resilience-1 "])})
        assert 400 <= reply.status < 500, (method, path, body)
    for path in paths:
        for method in ("GET", "POST", "PUT"):
            for body in chance.sample(bodies, 3):
                status = member.ask(method, path, body).status
                assert status == 200 or 400 <= status < 500, (method, path, body)


def test_bytes_that_are_no_http_do_no_harm(here):
    chance = random.Random(8)
    for _ in range(30):
        with contextlib.closing(_connected(here)) as line, contextlib.suppress(OSError):
            line.sendall(
                chance.choice([b"", b"GET /v1/feed HTTP/1.1\r\n", b"\x16\x03\x01"]) + chance.randbytes(300)
            )
            line.shutdown(socket.SHUT_WR)
            assert b" 500 " not in _first_line(line)
    assert joined(here).head().seq == 1
