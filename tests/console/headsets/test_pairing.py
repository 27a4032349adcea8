import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from console.headsets import pairing
from console.headsets.limits import Close, ProtocolError

VECTORS = json.loads((Path(__file__).parents[3] / "resources" / "protocol" / "vectors.json").read_text())
CONSOLE = VECTORS[0]["console"]
STATION = VECTORS[0]["station"]


def raw(vector: dict[str, str], name: str) -> bytes:
    return pairing.from_text(vector[name], 65 if name.startswith("pub") else 32)


def ephemeral(vector: dict[str, str], side: str) -> pairing.Ephemeral:
    number = int.from_bytes(raw(vector, f"private_{side}"), "big")
    return pairing.Ephemeral(ec.derive_private_key(number, ec.SECP256R1()), raw(vector, f"r_{side}"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["code"])
def test_both_sides_reach_the_known_answers(vector: dict[str, str]) -> None:
    own_c, own_h = ephemeral(vector, "c"), ephemeral(vector, "h")
    ids = {"fp": raw(vector, "fp"), "console": vector["console"], "station": vector["station"]}
    assert own_c.point == raw(vector, "pub_c") and own_h.point == raw(vector, "pub_h")
    assert own_c.commit == raw(vector, "commit")
    assert own_c.agree(own_h.point) == raw(vector, "z")
    s = pairing.pairing_hash(
        (own_c.point, own_c.nonce), (own_h.point, own_h.nonce), ids["fp"], ids["console"], ids["station"]
    )
    assert s == raw(vector, "s")
    for agreement in (
        pairing.agree_as_console(own_c, own_h.point, own_h.nonce, **ids),
        pairing.agree_as_station(own_h, own_c.commit, own_c.point, own_c.nonce, **ids),
    ):
        assert agreement.code == vector["code"]
        assert agreement.key == raw(vector, "key")
    t = pairing.hello_hash(
        vector["console"], vector["station"], raw(vector, "nonce_c"), raw(vector, "nonce_h"), ids["fp"]
    )
    assert t == raw(vector, "t")
    assert pairing.console_mac(raw(vector, "key"), t) == raw(vector, "mac_console")
    assert pairing.station_mac(raw(vector, "key"), t) == raw(vector, "mac_station")


def test_a_reveal_that_was_not_committed_to_is_refused() -> None:
    console, station, other = pairing.Ephemeral(), pairing.Ephemeral(), pairing.Ephemeral()
    with pytest.raises(ProtocolError) as caught:
        pairing.agree_as_station(
            station,
            console.commit,
            other.point,
            other.nonce,
            fp=bytes(32),
            console=CONSOLE,
            station=STATION,
        )
    assert caught.value.code is Close.BROKEN


@pytest.mark.parametrize(
    "point",
    [
        b"",
        bytes(65),
        b"\x04" + bytes(64),
        b"\x04" + b"\xff" * 64,
        b"\x02" + bytes(64),
        pairing.Ephemeral().point[:64],
        pairing.Ephemeral().point + b"\0",
        b"\x06" + pairing.Ephemeral().point[1:],
    ],
    ids=["empty", "zeros", "origin", "off the curve", "compressed", "cut", "too long", "hybrid"],
)
def test_a_point_off_the_curve_is_refused(point: bytes) -> None:
    with pytest.raises(ProtocolError):
        pairing.Ephemeral().agree(point)


@given(st.binary(min_size=32, max_size=32))
def test_bytes_survive_their_text(data: bytes) -> None:
    assert pairing.from_text(pairing.to_text(data), 32) == data


@pytest.mark.parametrize(
    "text",
    ["", "A" * 42, "A" * 44, "A" * 43 + "\n", "A" * 42 + "B", "A" * 42 + "=", "+" * 43, " " * 43, "é" * 43],
)
def test_only_the_one_spelling_of_bytes_is_read(text: str) -> None:
    with pytest.raises(ProtocolError):
        pairing.from_text(text, 32)


def test_no_certificate_is_thirty_two_zero_bytes() -> None:
    assert pairing.fingerprint(b"") == bytes(32)
