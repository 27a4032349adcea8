"""What console and hub agree on: who asks, who answers, what was received, whom a code names."""

import json
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from console.records.canonical import to_base64url
from console.sync import answering, asking, join_code, receipts
from console.sync.join_code import JoinCode
from console.sync.wire import DELIVERED, REFUSALS, Receipt, Result

VECTORS = json.loads((Path(__file__).parents[3] / "resources" / "records" / "vectors.json").read_bytes())
CONSOLE = "5f0c1e7a-3b52-4d8e-9a41-0c7be2d61f93"
HUB = "ab" * 32
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def public(key: Ed25519PrivateKey) -> str:
    return to_base64url(key.public_key().public_bytes_raw())


def test_known_receipt_is_read_and_any_changed_byte_of_it_is_refused():
    known = VECTORS["receipt"]
    data = json.dumps(known).encode()
    read = receipts.read(data, hub=known["hub"], console=known["console"])
    assert [result.status in DELIVERED for result in read.results] == [True]
    changed = json.dumps(known | {"utc": "2026-11-24T10:33:41.000Z"}).encode()
    with pytest.raises(ValueError, match="signature"):
        receipts.read(changed, hub=known["hub"], console=known["console"])


def test_receipt_counts_for_the_console_and_the_hub_that_it_names_only():
    receipt = receipts.sign(KEY, CONSOLE, [Result("id", "00" * 32, "stored")], "2026-11-24T10:33:40.000Z")
    data = msgspec.json.encode(receipt)
    assert receipts.read(data, hub=public(KEY), console=CONSOLE) == receipt
    for hub, console in ((public(OTHER), CONSOLE), (public(KEY), CONSOLE.replace("5", "6"))):
        with pytest.raises(ValueError, match="another"):
            receipts.read(data, hub=hub, console=console)


@given(data=st.binary(max_size=200))
def test_anything_else_is_no_receipt(data: bytes):
    with pytest.raises(ValueError):
        receipts.read(data, hub=public(KEY), console=CONSOLE)


def ask(method: str = "POST", path: str = "/v1/entries", body: bytes = b"{}", hub: str = HUB):
    return {"method": method, "path": path, "body": body, "hub": hub}


def test_request_is_genuine_for_exactly_what_was_asked():
    time = "2026-11-24T10:33:40.000Z"
    asked = asking.read(asking.sign(KEY, console=CONSOLE, time=time, **ask()).header())
    assert asking.is_genuine(asked, public(KEY), **ask())
    assert not asking.is_genuine(asked, public(OTHER), **ask())
    for other in (
        ask(method="GET"),
        ask(path="/v1/entries?x=1"),
        ask(body=b"{ }"),
        ask(hub="cd" * 32),
    ):
        assert not asking.is_genuine(asked, public(KEY), **other)
    for changed in ({"nonce": "A" * 22}, {"time": "2026-11-24T10:33:40.001Z"}, {"console": CONSOLE[::-1]}):
        assert not asking.is_genuine(msgspec.structs.replace(asked, **changed), public(KEY), **ask())


def test_no_two_requests_have_one_nonce():
    time = "2026-11-24T10:33:40.000Z"
    signed = [asking.sign(KEY, console=CONSOLE, time=time, **ask()) for _ in range(100)]
    assert len({one.nonce for one in signed}) == 100


@given(header=st.text(max_size=300))
def test_other_credentials_are_refused(header: str):
    with pytest.raises(ValueError, match="credentials"):
        asking.read(header)


def test_answer_is_the_hubs_for_this_question_this_status_and_these_bytes():
    signature = answering.sign(KEY, nonce="n", status=200, body=b"body")
    assert answering.is_genuine(signature, public(KEY), nonce="n", status=200, body=b"body")
    assert not answering.is_genuine(signature, public(OTHER), nonce="n", status=200, body=b"body")
    assert not answering.is_genuine(signature, public(KEY), nonce="m", status=200, body=b"body")
    assert not answering.is_genuine(signature, public(KEY), nonce="n", status=503, body=b"body")
    assert not answering.is_genuine(signature, public(KEY), nonce="n", status=200, body=b"bodY")
    assert not answering.is_genuine("é", public(KEY), nonce="n", status=200, body=b"body")


@given(
    secret=st.binary(min_size=16, max_size=16),
    certificate=st.none() | st.binary(min_size=32, max_size=32).filter(any),
    hub=st.binary(min_size=32, max_size=32),
)
def test_code_says_what_was_put_into_it_however_it_was_copied(
    secret: bytes, certificate: bytes | None, hub: bytes
):
    code = JoinCode(secret, certificate, hub)
    text = join_code.write(code)
    assert join_code.read(text) == code
    assert join_code.read(f"\n  {text.lower().replace('-', ' ')}\r\n") == code


@given(at=st.integers(0, 200), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_mistyped_code_is_noticed(at: int, letter: str):
    text = join_code.write(JoinCode(bytes(16), bytes(range(32)), bytes(range(32, 64))))
    at %= len(text)
    changed = text[:at] + letter + text[at + 1 :]
    if changed.replace("-", "") == text.replace("-", ""):
        return
    with pytest.raises(ValueError, match="code"):
        join_code.read(changed)


@pytest.mark.parametrize(
    "text", ["", "RESILIENCE-HUB-1", "RESILIENCE-HUB-1-AAAA", "https://hub.example", "é"]
)
def test_other_text_is_no_code(text: str):
    with pytest.raises(ValueError, match="code"):
        join_code.read(text)


def test_receipt_has_the_fields_that_verifiers_know():
    assert set(VECTORS["receipt"]) == {field.name for field in msgspec.structs.fields(Receipt)}
    assert all(400 <= status < 600 for status in REFUSALS.values())
