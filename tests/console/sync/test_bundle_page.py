"""A reader written from `resources/docs/sticks.md` alone opens what console and hub write."""

import base64
import hashlib
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from console.sync import receipts
from console.sync.bundle_receipt import Signed
from console.sync.wire import Head, Result
from tests.support.ledgers import UTC, hold_class, new_id, opened
from tests.support.sticks import HubKeys, exported
from tests.support.tree import ROOT

PAGE = (ROOT / "resources" / "docs" / "sticks.md").read_text("utf-8")


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical(value):
    """RFC 8785, for what has no floats and plain keys."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def signed(context, value):
    unsigned = {name: part for name, part in value.items() if name != "sig"}
    assert context.decode() in PAGE
    return context + hashlib.sha256(canonical(unsigned)).digest()


def text_of(data, private_key):
    assert data[:8] == b"RCBUNDLE" and data[8:10] == b"\0\1"
    front = 12 + int.from_bytes(data[10:12], "big")
    header = json.loads(data[12:front])
    assert canonical(header) == data[12:front]
    ephemeral, sealing = raw(header["ephemeral"]), raw(header["sealing_key"])
    secret = private_key.exchange(X25519PublicKey.from_public_bytes(ephemeral))
    info = b"resilience-console/1/bundle-key" + ephemeral + sealing + hashlib.sha256(data[:front]).digest()
    cipher = ChaCha20Poly1305(HKDF(SHA256(), 32, salt=None, info=info).derive(secret))
    chunks = [data[at : at + 65_552] for at in range(front, len(data), 65_552)]
    text = b""
    for number, chunk in enumerate(chunks):
        is_last = number == len(chunks) - 1
        text += cipher.decrypt(number.to_bytes(11, "big") + bytes([is_last]), chunk, None)
    return header, hashlib.sha256(data[:front]).hexdigest(), text


def records_of(text):
    at = 0
    while at < len(text):
        kind, length = text[at : at + 1], int.from_bytes(text[at + 1 : at + 5], "big")
        yield at, kind, text[at + 5 : at + 5 + length]
        at += 5 + length


def test_a_bundle_is_as_the_page_says(tmp_path):
    records, hub = opened(tmp_path / "data"), HubKeys()
    records.delivery.join(hub.row(records.console))
    hold_class(records)
    body = {"form": "bookmark", "station": new_id()}
    records.append("class.noted", new_id(), body, detached=[("view", bytes(200_000))])
    exported(records, tmp_path / "a.bundle")
    entries = list(records.history())
    records.close()

    header, front, text = text_of((tmp_path / "a.bundle").read_bytes(), hub.sealing)
    assert header["hub"] == hashlib.sha256(hub.signing.public_key().public_bytes_raw()).hexdigest()
    found = list(records_of(text))
    kinds = b"".join(kind for _, kind, _ in found)
    assert kinds == b"L" * len(entries) + b"B" * kinds.count(b"B") + b"M"
    lines = [json.loads(data) for _, kind, data in found if kind == b"L"]
    assert lines == [{"core": one.core, "hash": one.hash, "sig": one.sig} for one in entries]
    parts = {hashlib.sha256(data).hexdigest() for _, kind, data in found if kind == b"B"}
    assert parts == {part.sha256 for entry in entries for part in entry.detached}

    at, _, data = found[-1]
    manifest = json.loads(data)
    assert canonical(manifest) == data
    key = Ed25519PublicKey.from_public_bytes(raw(manifest["public_key"]))
    key.verify(raw(manifest["sig"]), signed(b"resilience-console/1/bundle", manifest))
    assert (manifest["header"], manifest["text"]) == (front, hashlib.sha256(text[:at]).hexdigest())
    assert (manifest["v"], manifest["lines"], manifest["blobs"]) == (1, len(entries), len(parts))
    stretch = {"console": manifest["console"], "first": 1, "last": len(entries), "hash": entries[-1].hash}
    assert manifest["chains"] == [stretch]


def test_a_receipt_file_is_as_the_page_says(tmp_path):
    hub, console = HubKeys(), new_id()
    path = tmp_path / "a.receipt"
    with path.open("wb") as file:
        writing = Signed(file, hub.signing)
        for _ in range(2):
            writing.add(receipts.sign(hub.signing, console, [Result(new_id(), "0" * 64, "stored")], UTC))
        writing.close(console, "1" * 64, Head("e1", 2, "0" * 64, UTC, ("2" * 64,)))
    *lines, last = path.read_bytes().splitlines(keepends=True)
    closing = json.loads(last)
    key = Ed25519PublicKey.from_public_bytes(raw(closing["hub"]))
    key.verify(raw(closing["sig"]), signed(b"resilience-console/1/bundle-receipt", closing))
    assert closing["receipts"] == hashlib.sha256(b"".join(lines)).hexdigest()
    assert {name for name in closing if f'"{name}"' not in PAGE} == set()
