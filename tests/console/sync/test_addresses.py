"""Where a hub may be, and by which way it is reached."""

import pytest

from console.errors import ConsoleError, SyncReason
from console.sync.addresses import proxy_of, read_url


@pytest.mark.parametrize(
    ("text", "used"),
    [
        (" https://hub.example.org/ \n", "https://hub.example.org"),
        ("https://HUB.example.org:8443", "https://hub.example.org:8443"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_address_is_used_as_scheme_host_and_port(text: str, used: str):
    assert read_url(text) == used


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("http://hub.example.org", SyncReason.NOT_SECURE),
        ("http://10.0.0.3:8080", SyncReason.NOT_SECURE),
        ("http://127.0.0.1.evil.example", SyncReason.NOT_SECURE),
        ("hub.example.org", SyncReason.BAD_ADDRESS),
        ("ftp://hub.example.org", SyncReason.BAD_ADDRESS),
        ("https://", SyncReason.BAD_ADDRESS),
        ("https://user:secret@hub.example.org", SyncReason.BAD_ADDRESS),
        ("https://hub.example.org/sync", SyncReason.BAD_ADDRESS),
        ("https://hub.example.org?x=1", SyncReason.BAD_ADDRESS),
        ("https://hub.example.org:port", SyncReason.BAD_ADDRESS),
        ("https://hub.example.org:99999", SyncReason.BAD_ADDRESS),
        ("https://[::1", SyncReason.BAD_ADDRESS),
        ("https://" + "a" * 600, SyncReason.BAD_ADDRESS),
        ("", SyncReason.BAD_ADDRESS),
    ],
)
def test_other_addresses_are_refused_with_the_reason(text: str, reason: SyncReason):
    with pytest.raises(ConsoleError) as refused:
        read_url(text)
    assert refused.value.reason is reason


def test_proxy_is_the_one_of_the_machine_and_never_stands_before_the_machine_itself(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "near.example")
    assert proxy_of("https://hub.example.org") == "http://proxy.example:3128"
    assert proxy_of("https://near.example") is None
    assert proxy_of("https://127.0.0.1:8443") is None
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    assert proxy_of("https://hub.example.org") == "http://proxy.example:3128"
    monkeypatch.delenv("https_proxy")
    monkeypatch.delenv("HTTPS_PROXY")
    assert proxy_of("https://hub.example.org") is None
