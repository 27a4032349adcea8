import uuid
from ipaddress import IPv4Interface
from typing import Any

import pytest

from console.headsets.addresses import in_order, is_near, own_interfaces
from console.headsets.adverts import ADVERTS, Adverts, endpoints_of, read_advert
from console.headsets.dialling import Endpoint, parse_address
from console.model import Found

ID = "dbebfd6f-4348-481d-9194-b262fc326d33"
TXT = {"txtvers": "1", "id": ID, "label": "Seat 4", "model": "M", "app": "a/1", "proto": "1", "path": "/live"}


def read(hosts: tuple[str, ...] = ("192.168.1.5",), port: int = 4000, size: int = 100, **txt: str) -> Any:
    return read_advert({**TXT, "tls": "1", **txt}, size, list(hosts), port)


def found(station: str = ID, host: str = "10.0.0.1", port: int = 1) -> Found:
    return Found(station, "", "", "", (host,), port, True, "/live")


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("10.0.0.1", True),
        ("172.31.255.255", True),
        ("172.32.0.1", False),
        ("192.168.0.1", True),
        ("169.254.1.1", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("fd00::1", True),
        ("fe80::1%eth0", True),
        ("fe80::1", False),
        ("8.8.8.8", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("224.0.0.251", False),
        ("100.64.0.1", False),
        ("192.0.2.1", False),
        ("2001:db8::1", False),
        ("::ffff:8.8.8.8", False),
        ("::ffff:10.0.0.1", False),
        ("", False),
        ("localhost", False),
    ],
)
def test_only_near_addresses_are_a_headsets(host: str, near: bool) -> None:
    assert is_near(host) is near


def test_addresses_come_best_first() -> None:
    own = (IPv4Interface("192.168.1.9/24"), IPv4Interface("127.0.0.1/8"))
    hosts = ["fd00::5", "127.0.0.1", "172.17.0.2", "192.168.1.5", "8.8.8.8", "192.168.1.5", "fe80::5"]
    assert in_order(hosts, own) == ("192.168.1.5", "172.17.0.2", "127.0.0.1", "fd00::5")
    assert any(interface.ip.is_loopback for interface in own_interfaces())


def test_a_good_advert_is_read() -> None:
    assert read() == Found(ID, "Seat 4", "M", "a/1", ("192.168.1.5",), 4000, True, "/live")
    assert read(label="Sea\x1b[2Jt\n4" + "x" * 200).label == ("Sea[2Jt4" + "x" * 200)[:64]
    assert read(hosts=("127.0.0.1", "10.0.0.1"), tls="0").addresses == ("127.0.0.1",)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ""},
        {"id": ID.upper()},
        {"id": ID + "\n"},
        {"id": "seat-4"},
        {"path": "live"},
        {"path": "/live HTTP/1.1\r\nX: y"},
        {"path": "/" + "a" * 100},
        {"txtvers": "2"},
        {"tls": "0"},
        {"hosts": ()},
        {"hosts": ("8.8.8.8", "fe80::1")},
        {"port": 0},
        {"port": 70_000},
        {"size": 400},
    ],
)
def test_an_advert_that_will_not_do_is_not_ours(changes: dict[str, Any]) -> None:
    assert read(**changes) is None


def test_adverts_are_merged_by_id_and_forgotten_by_name() -> None:
    adverts = Adverts(lambda station: False)
    assert adverts.put("a", found()) == (ID,)
    assert adverts.put("a", found()) == ()
    assert adverts.put("b", found(port=2)) == (ID,)
    assert adverts.of(ID) == (found(), found(port=2))
    assert endpoints_of(adverts.of(ID)) == (Endpoint("10.0.0.1", 2), Endpoint("10.0.0.1", 1))
    assert adverts.stations == 1
    assert adverts.remove("a") == ID and adverts.remove("a") is None
    assert adverts.of(ID) == (found(port=2),)
    other = str(uuid.uuid4())
    assert set(adverts.put("b", found(other))) == {ID, other}


def test_at_most_256_adverts_and_the_paired_are_never_pushed_out() -> None:
    paired = {str(uuid.uuid4()) for _ in range(3)}
    adverts = Adverts(lambda station: station in paired)
    first, *others = paired
    adverts.put("first", found(first))
    strangers = [str(uuid.uuid4()) for _ in range(ADVERTS + 10)]
    for name in strangers:
        adverts.put(name, found(name))
    assert adverts.stations == ADVERTS
    for station in others:
        changed = adverts.put(station, found(station))
        assert station in changed and len(changed) == 2
    assert adverts.stations == ADVERTS
    assert all(adverts.of(station) for station in paired)
    assert not adverts.of(strangers[0]) and not adverts.of(strangers[-1])


@pytest.mark.parametrize(
    "text", ["", "127.0.0.1", "127.0.0.1:", ":5", "127.0.0.1:x", "127.0.0.1:0", "h:65536"]
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert parse_address(text, tls=True) is None


@pytest.mark.parametrize("text", ["127.0.0.1:5", "[::1]:5", "[fe80::1%eth0]:5"])
def test_addresses_are_read_as_they_are_written(text: str) -> None:
    endpoint = parse_address(text, tls=True)
    assert endpoint is not None and endpoint.address == text
