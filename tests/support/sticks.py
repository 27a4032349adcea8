"""Bundles for tests: a hub's keys, records that joined it, and all that can happen to a file on the way."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.records import Records
from console.records.canonical import canonical, sha256_hex, to_base64url
from console.records.hub_row import Hub
from console.sync.bundle import Sender, Watch, Written, write
from console.sync.bundle_contents import Contents, parties
from console.sync.bundle_records import CONTEXT
from console.sync.bundle_sealing import CHUNK, TAG, Opened, Sealer
from tests.support.ledgers import UTC, new_id

SEALED = CHUNK + TAG


@dataclass
class HubKeys:
    """A hub as far as a stick is concerned."""

    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    sealing: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    @property
    def public(self) -> str:
        return to_base64url(self.signing.public_key().public_bytes_raw())

    @property
    def fingerprint(self) -> str:
        return sha256_hex(self.signing.public_key().public_bytes_raw())

    @property
    def sealing_public(self) -> str:
        return to_base64url(self.sealing.public_key().public_bytes_raw())

    def row(self, console: str, epoch: str = "e1") -> Hub:
        """As a console that joined it keeps it."""
        where = ("https://hub.example.org", self.public, self.sealing_public, None, console)
        return Hub(*where, new_id(), "Bangor", UTC, epoch)


def exported(
    records: Records,
    path: Path,
    *,
    everything: bool = False,
    watch: Watch | None = None,
    sender: Sender | None = None,
) -> Written:
    """A bundle, as `sync bundle export` makes it; `sender`: who says to have made it."""
    recipient, us = parties(records)
    contents = Contents(lambda job: job(records), everything=everything)
    return write(
        path,
        contents,
        recipient=recipient,
        sender=sender or us,
        made=UTC,
        folder=records.path.parent,
        watch=watch or Watch(),
    )


def start_of_chunks(whole: bytes) -> int:
    return 12 + int.from_bytes(whole[10:12], "big")


def damaged(whole: bytes, other: bytes, count: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """So many ways in which a bundle may come out otherwise than it went in; `other`: another one."""
    chance = random.Random(seed)
    front = start_of_chunks(whole)
    chunks = [whole[at : at + SEALED] for at in range(front, len(whole), SEALED)]
    strange = [other[at : at + SEALED] for at in range(start_of_chunks(other), len(other), SEALED)]
    ways = ("flip", "cut", "lose", "append", "swap", "drop", "repeat", "splice", "length", "zero", "front")
    made = turn = 0
    while made < count:
        way = ways[turn % len(ways)]
        turn += 1
        at = chance.randrange(len(whole))
        list_ = list(chunks)
        one, two = chance.randrange(len(list_)), chance.randrange(len(list_))
        if way == "flip":
            at = chance.randrange(front) if chance.random() < 0.3 else at
            data = whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        elif way == "cut":
            at = front + SEALED * one if chance.random() < 0.3 else at
            data = whole[:at]
        elif way == "lose":
            data = whole[:at] + whole[at + chance.randint(1, 4096) :]
        elif way == "append":
            tail = (whole, other, chunks[-1], bytes(SEALED), b"\0", chance.randbytes(100))
            data = whole + chance.choice(tail)
        elif way == "swap":
            list_[one], list_[two] = list_[two], list_[one]
            data = whole[:front] + b"".join(list_)
        elif way == "drop":
            del list_[one]
            data = whole[:front] + b"".join(list_)
        elif way == "repeat":
            list_.insert(two, list_[one])
            data = whole[:front] + b"".join(list_)
        elif way == "splice":
            list_[one] = chance.choice(strange)
            data = whole[:front] + b"".join(list_)
        elif way == "length":
            data = whole[:10] + chance.randbytes(2) + whole[12:]
        elif way == "zero":
            data = whole[:at] + bytes(min(512, len(whole) - at)) + whole[at + 512 :]
        else:
            data = other[: start_of_chunks(other)] + whole[front:]
        if data != whole:
            made += 1
            yield way, data


def forged(keys: HubKeys, console: str, signer: Ed25519PrivateKey) -> Iterator[tuple[str, bytes]]:
    """Whole on the outside, by somebody who knows the hub's public keys: hostile inside."""
    line = canonical({"core": "{}", "hash": "0" * 64, "sig": "s"})
    good = b"L" + len(line).to_bytes(4, "big") + line
    for name, text in {
        "gigabytes of line": b"L\xff\xff\xff\xff" + line,
        "gigabytes of part": b"B\xff\xff\xff\xff",
        "gigabytes of manifest": b"M\x80\0\0\0",
        "a line over the limit": b"L" + (256 * 1024 + 1).to_bytes(4, "big"),
        "an unknown kind": b"Z\0\0\0\0",
        "nothing": b"",
        "half a head": b"L\0",
        "no manifest": good * 3,
        "a line after a part": b"B\0\0\0\1x" + good,
        "a line that is no JSON": b"L\0\0\0\2{]",
        "a line of another shape": b"L\0\0\0\2[]",
        "a deep line": b"L\0\0\x20\0" + b"[" * 8192,
    }.items():
        yield name, _sealed(keys, console, lambda _, text=text: text)
    changes: dict[str, dict[str, Any]] = {
        "another version": {"v": 2},
        "another console": {"console": new_id()},
        "another header": {"header": "0" * 64},
        "too many lines": {"lines": 2},
        "parts that are not there": {"blobs": 1},
        "another text": {"text": "0" * 64},
        "more keys": {"more": 1},
        "a float": {"lines": "1.0"},
        "no signature": {"sig": "A" * 86},
        "another key": {"public_key": to_base64url(bytes(32))},
        "a strange point": {"public_key": to_base64url(b"\1" + bytes(31))},
        "chains without end": {"chains": [_stretch(console)] * 101},
    }
    for name, change in changes.items():
        yield (
            name,
            _sealed(
                keys, console, lambda header, change=change: _closed(good, header, signer, console, change)
            ),
        )
    yield (
        "more after the manifest",
        _sealed(keys, console, lambda header: _closed(good, header, signer, console, {}) + good),
    )


def resealed(keys: HubKeys, whole: bytes, count: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """A true bundle's text, changed somewhere and sealed anew by somebody who could read it."""
    chance = random.Random(seed)
    opened = Opened(io.BytesIO(whole), hub=keys.fingerprint, key=keys.sealing)
    sealed = len(whole) - start_of_chunks(whole)
    text = opened.read(sealed - TAG * -(-sealed // SEALED))
    for _ in range(count):
        at, changed = chance.randrange(len(text)), bytearray(text)
        match chance.randrange(3):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + chance.randint(1, 300)]
            case 2:
                changed[at:at] = chance.randbytes(chance.randint(1, 20))
        yield "resealed", _sealed(keys, opened.header.console, lambda _, text=bytes(changed): text)


def _sealed(keys: HubKeys, console: str, text: Any) -> bytes:
    file = io.BytesIO()
    sealer = Sealer(file, console=console, hub=keys.fingerprint, sealing_key=keys.sealing_public, made=UTC)
    sealer.write(text(sealer.header_sha256))
    sealer.finish()
    return file.getvalue()


def _stretch(console: str) -> dict[str, Any]:
    return {"console": console, "first": 1, "last": 1, "hash": "0" * 64}


def _closed(
    text: bytes, header: str, signer: Ed25519PrivateKey, console: str, change: dict[str, Any]
) -> bytes:
    said = {
        "v": 1,
        "console": console,
        "public_key": to_base64url(signer.public_key().public_bytes_raw()),
        "header": header,
        "lines": 1,
        "blobs": 0,
        "chains": [_stretch(console)],
        "text": sha256_hex(text),
    } | change
    given = said.pop("sig", None)
    sig = given or to_base64url(signer.sign(CONTEXT + bytes.fromhex(sha256_hex(canonical(said)))))
    data = canonical(said | {"sig": sig})
    return text + b"M" + len(data).to_bytes(4, "big") + data
