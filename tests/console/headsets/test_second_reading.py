"""The second client's arithmetic and limits against the known answers; it shares no line with `console`."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.support.independent import proofs
from tests.support.independent.limits import BrokenRuleError, parse
from tests.support.independent.proofs import b64, unb64

SUPPORT = Path(__file__).parents[2] / "support"
PUBLISHED = Path(__file__).parents[3] / "resources" / "protocol" / "vectors.json"
VECTORS = json.loads(PUBLISHED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("known", VECTORS, ids=[str(n) for n in range(len(VECTORS))])
def test_every_known_answer_comes_out(known: dict[str, Any]) -> None:
    private = ec.derive_private_key(int.from_bytes(unb64(known["private_h"], 32), "big"), ec.SECP256R1())
    pub_c, pub_h, r_c, r_h = (
        unb64(known[name], size) for name, size in (("pub_c", 65), ("pub_h", 65), ("r_c", 32), ("r_h", 32))
    )
    fingerprint, console, station = unb64(known["fp"], 32), known["console"], known["station"]
    assert proofs.public_bytes(private) == pub_h
    assert b64(proofs.commitment(pub_c, r_c)) == known["commit"]
    secret = proofs.shared_secret(private, pub_c)
    assert b64(secret) == known["z"]
    code, key = proofs.code_and_key(secret, pub_c, pub_h, r_c, r_h, fingerprint, console, station)
    assert (code, b64(key)) == (known["code"], known["key"])
    nonces = unb64(known["nonce_c"], 32), unb64(known["nonce_h"], 32)
    transcript = proofs.transcript(console, station, *nonces, fingerprint)
    assert b64(transcript) == known["t"]
    assert b64(proofs.mac(key, b"console", transcript)) == known["mac_console"]
    assert b64(proofs.mac(key, b"station", transcript)) == known["mac_station"]


def test_second_client_imports_nothing_of_the_console() -> None:
    files = [
        SUPPORT / "independent_headset.py",
        SUPPORT / "relay.py",
        *(SUPPORT / "independent").glob("*.py"),
    ]
    assert len(files) > 6
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] in ("console", "ui", "resources")]


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"a","type":"b"}',
        '{"type":"a","\\u0074ype":"b"}',
        '{"x":' + "[" * 8 + "]" * 8 + "}",
        '{"x":NaN}',
        '{"x":1e999}',
        '{"x":9007199254740992}',
        '{"x":"\\udfff"}',
        "[1]",
        "{",
        json.dumps({str(n): n for n in range(65)}),
        json.dumps({"s": "é" * 2049}, ensure_ascii=False),
        json.dumps({"a": [0] * 4097}),
    ],
)
def test_second_client_holds_the_limits_itself(text: str) -> None:
    with pytest.raises(BrokenRuleError):
        parse(text)


def test_second_client_takes_what_is_just_allowed() -> None:
    text = json.dumps({str(n): n for n in range(60)} | {"s": "é" * 2048, "a": [0] * 4096, "i": 2**53 - 1})
    assert parse(text)["i"] == 2**53 - 1
    assert parse('{"x":' + "[" * 7 + "]" * 7 + "}")
