"""Joining a hub: whom the code names is shown, must be who answers, and gets the secret; nobody else does."""

import asyncio
import hashlib
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.errors import ConsoleError, SyncReason
from console.records import Records
from console.records.hub_row import Hub
from console.sync import join_code, joining, wire
from console.sync.join_code import JoinCode
from console.sync.wire import Join, Joined
from tests.support.ledgers import opened
from tests.support.strange_hub import QUICK, Asked, Said, StrangeHub

SECRET = bytes(range(16))
SITE = "0b1d8a54-0c53-4a52-8f0d-3f1f4c0f1c11"


@pytest.fixture
def records(tmp_path, clock) -> Iterator[Records]:
    made = opened(tmp_path / "records", clock)
    yield made
    made.close()


def key_hash(hub: StrangeHub) -> bytes:
    return hashlib.sha256(hub.key.public_key().public_bytes_raw()).digest()


def welcome(hub: StrangeHub, /, **changed: str) -> Said:
    told = {
        "hub": hub.public_key,
        "sealing_key": "A" * 43,
        "site": SITE,
        "site_name": "Deeside",
        "epoch": "epoch-1",
        "hub_time": "2026-11-24T10:00:00.000Z",
    }
    return Said(200, wire.encode(Joined(**(told | changed))))


def join(records, clock, hub, tls=None, *, code=None, name="") -> Hub:
    async def main() -> Hub:
        async with hub.serving(tls):
            text = join_code.write(code or JoinCode(SECRET, hub.certificate, key_hash(hub)))
            identity, first = records.delivery.identity, records.delivery.first_entry()
            return await joining.join(hub.url, text, identity, first, clock, QUICK, name=name)

    return asyncio.run(main())


def trouble(*args, **more) -> SyncReason:
    with pytest.raises(ConsoleError) as refused:
        join(*args, **more)
    return refused.value.reason


def test_hub_of_the_code_gets_key_first_entry_and_secret_and_is_kept(records, clock, tmp_path):
    hub = StrangeHub()
    hub.first = lambda asked: welcome(hub)
    joined = join(records, clock, hub, tmp_path / "tls", name=" Room 4 " + "x" * 100)
    assert (joined.hub_key, joined.site, joined.site_name) == (hub.public_key, SITE, "Deeside")
    assert (joined.certificate, joined.console) == (hub.certificate, records.console)
    (asked,) = hub.asked
    said = wire.decode(asked.body, Join)
    assert (asked.method, asked.path, len(said.name)) == ("POST", wire.JOIN, 80)
    assert (said.console, said.public_key) == (records.console, records.delivery.identity.public_key)
    assert said.secret == "AAECAwQFBgcICQoLDA0ODw"
    assert said.first.hash == next(iter(records.history())).hash
    records.delivery.join(joined)
    assert records.delivery.hub() == joined


def test_keys_to_compare_are_those_of_the_code():
    code = join_code.write(JoinCode(SECRET, bytes(range(32)), bytes(range(32, 64))))
    named = joining.look("https://hub.example:8443/", f"\n{code.lower()}\n")
    assert named.address == "https://hub.example:8443"
    assert (named.certificate_sha256, named.hub_key_sha256) == (
        bytes(range(32)).hex(),
        bytes(range(32, 64)).hex(),
    )
    public = joining.look("https://hub.example", join_code.write(JoinCode(SECRET, None, bytes(range(32)))))
    assert public.certificate_sha256 is None


@pytest.mark.parametrize(
    ("url", "code", "reason"),
    [
        ("http://hub.example", None, SyncReason.NOT_SECURE),
        ("hub.example", None, SyncReason.BAD_ADDRESS),
        ("https://hub.example", "RESILIENCE-HUB-1-AAAA", SyncReason.BAD_CODE),
        ("https://hub.example", "", SyncReason.BAD_CODE),
    ],
)
def test_nothing_is_sent_on_a_bad_address_or_code(url, code, reason):
    code = join_code.write(JoinCode(SECRET, None, bytes(32))) if code is None else code
    with pytest.raises(ConsoleError) as refused:
        joining.look(url, code)
    assert refused.value.reason is reason


def test_other_certificate_than_the_codes_gets_no_secret(records, clock, tmp_path):
    hub = StrangeHub()
    code = JoinCode(SECRET, bytes(range(32)), key_hash(hub))
    assert trouble(records, clock, hub, tmp_path / "tls", code=code) is SyncReason.OTHER_CERTIFICATE
    assert hub.asked == []


def lies(hub: StrangeHub) -> dict[str, Said]:
    other = StrangeHub()
    mine = welcome(hub)
    return {
        "another key": welcome(hub, hub=other.public_key),
        "not signed": Said(200, mine.body, signed=False),
        "no answer to this": Said(200, b"{}"),
        "not json": Said(200, b"<html>", signed=False),
        "a no of a portal": Said(403, b"<html>", signed=False),
        "no time": welcome(hub, hub_time="yesterday"),
    }


@pytest.mark.parametrize("which", list(lies(StrangeHub())))
def test_whoever_can_not_prove_to_be_the_hub_of_the_code_is_not_joined(records, clock, which):
    hub = StrangeHub()
    hub.first = lambda asked: lies(hub)[which]
    assert trouble(records, clock, hub) is SyncReason.NOT_THE_HUB


def test_answer_signed_by_another_key_is_refused_although_it_names_the_right_one(records, clock):
    hub = StrangeHub()
    named = JoinCode(SECRET, None, key_hash(hub))
    body = welcome(hub).body
    hub.key = Ed25519PrivateKey.generate()
    hub.first = lambda asked: Said(200, body)
    assert trouble(records, clock, hub, code=named) is SyncReason.NOT_THE_HUB


@pytest.mark.parametrize(
    ("word", "reason"), [("wrong_code", SyncReason.CODE_REFUSED), ("used_code", SyncReason.CODE_USED)]
)
def test_code_that_is_not_taken_is_said(records, clock, word, reason):
    hub = StrangeHub()
    hub.first = lambda asked: hub.refusal(word)
    assert trouble(records, clock, hub) is reason


def test_laptop_with_a_wrong_clock_joins_with_the_hubs_time(records, clock):
    hub = StrangeHub()
    hub.utc = hub.utc.replace(year=2027)
    told = hub.utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def judge(asked: Asked) -> Said:
        return welcome(hub, hub_time=told) if asked.time.startswith("2027") else hub.refusal("wrong_time")

    hub.first = judge
    assert join(records, clock, hub).clock_off_s == -365 * 86_400
    assert len(hub.asked) == 2
