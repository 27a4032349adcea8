"""The known answers that are published: whoever verifies from the page on records must get these bytes."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.model import Meaning, Role
from console.records import bodies, canonical, entry, export, signing
from console.records.local import Identity
from console.records.run_log import LoggedRow, to_events

PUBLISHED = Path(__file__).parents[3] / "resources" / "records" / "vectors.json"
VECTORS = json.loads(PUBLISHED.read_text("utf-8"))
KEY = Ed25519PrivateKey.from_private_bytes(canonical.from_base64url(VECTORS["private_keys"]["console"]))


@pytest.mark.parametrize("vector", VECTORS["entries"], ids=lambda v: v["core"]["kind"])
def test_entry_has_the_published_bytes_hash_and_signature(vector):
    read = entry.read(vector["canonical"], vector["hash"], vector["sig"])
    core = canonical.parse(vector["canonical"].encode())
    assert core == vector["core"]
    assert canonical.canonical(vector["core"]).decode() == vector["canonical"]
    assert canonical.sha256_hex(read.core.encode()) == vector["hash"]
    assert entry.is_signed(read.hash, read.sig, VECTORS["public_keys"]["console"])
    assert not entry.is_signed(read.hash, read.sig, VECTORS["public_keys"]["hub"])


@pytest.mark.parametrize("vector", VECTORS["entries"], ids=lambda v: v["core"]["kind"])
def test_sealing_the_same_core_again_gives_the_same_entry(vector):
    core = entry.msgspec.convert(vector["core"], entry.Core)
    sealed = entry.seal(core, KEY)
    assert (sealed.core, sealed.hash, sealed.sig) == (vector["canonical"], vector["hash"], vector["sig"])


@pytest.mark.parametrize("vector", VECTORS["entries"], ids=lambda v: v["core"]["kind"])
def test_body_check_takes_the_published_bodies(vector):
    core = vector["core"]
    types = tuple(part["type"] for part in core["detached"])
    bodies.check(core["kind"], core["body"], types, has_course=core["course"] is not None)


def test_signature_has_the_published_bytes():
    signed = VECTORS["entries"][3]["core"]
    published = signed["body"]["signature"]
    key = Ed25519PrivateKey.from_private_bytes(canonical.from_base64url(VECTORS["private_keys"]["signer"]))
    pen = signing.Pen(
        hand=signing.Hand(published["signer"], key),
        record=published["record"],
        meaning=Meaning.ASSESSED,
        printed_name=published["printed_name"],
        role=Role.ASSESSOR,
        components=signing.FIRST,
    )
    t = signed["t"]
    written = pen.write(
        utc=t["utc"], offset_min=t["offset_min"], clock=t["clock"], console=published["console"]
    )
    assert written == published
    assert signing.is_genuine(published)


@pytest.mark.parametrize(
    "field", ["record", "meaning", "signer", "printed_name", "role", "utc", "offset_min", "components", "key"]
)
def test_published_signature_holds_for_nothing_else(field):
    published = VECTORS["entries"][3]["core"]["body"]["signature"]
    other = {"offset_min": 60, "components": ["passphrase"], "key": VECTORS["public_keys"]["console"]}
    assert not signing.is_genuine({**published, field: other.get(field, "other")})
    assert not signing.is_genuine({name: value for name, value in published.items() if name != field})
    assert not signing.is_genuine({**published, "more": 1})


def test_events_part_has_the_published_bytes():
    rows = []
    for line in VECTORS["run_log_blob"].splitlines():
        value = json.loads(line)
        data = canonical.canonical(value["data"]).decode() if "data" in value else None
        fields = [value.get(name) for name in ("station", "boot", "seq", "frame", "actor", "kind")]
        received = value["received"]
        rows.append(LoggedRow(value["row"], None, received["utc"], received["mono_ms"], *fields, data))
    assert to_events(rows).decode() == VECTORS["run_log_blob"]
    part = VECTORS["entries"][1]["core"]["detached"][0]
    assert canonical.sha256_hex(to_events(rows)) == part["sha256"]
    assert len(to_events(rows)) == part["bytes"]


def test_head_code_is_the_published_one():
    assert canonical.head_code(VECTORS["entries"][-1]["hash"]) == VECTORS["head_code"]


def test_first_line_of_an_export_is_the_published_one():
    identity = Identity(VECTORS["entries"][0]["core"]["console"], KEY)
    assert export.first_line(identity, 4, VECTORS["entries"][-1]["hash"]) == VECTORS["export_first_line"]
