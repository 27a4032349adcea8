"""One simulated headset as a process: what it keeps, how it is found, how it fails and how it ends."""

import asyncio
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from zeroconf import ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from tests.support.console_client import Closed, ConsoleClient, live
from tests.support.simulated import Simulated, simulated

SERVICE = "_xrclass._tcp.local."


def test_first_line_says_who_and_where() -> None:
    with simulated("--label", "Seat 4") as headset:
        assert headset.first.keys() == {"station", "label", "port", "boot"}
        assert headset.first["label"] == "Seat 4"
        with ConsoleClient(headset.port) as client:
            hello = client.hello()
            assert [hello[key] for key in ("station", "label", "boot")] == [
                headset.first[key] for key in ("station", "label", "boot")
            ]
            agreement = client.reveal(client.commit())
            assert headset.line() == {"pairing": "started", "code": agreement.code}


def test_kept_state_survives_even_a_kill(tmp_path: Path) -> None:
    state = tmp_path / "headset 4"
    with simulated("--state", str(state)) as first:
        with ConsoleClient(first.port) as client:
            key = client.pair().key
        first.process.kill()
    with simulated("--state", str(state)) as second:
        assert second.station == first.station
        assert second.first["boot"] != first.first["boot"]
        with live(second.port, client.console, key) as again:
            assert again.certificate == client.certificate
            assert again.next()["seq"] == 1
    for file in state.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_state_it_is_another_headset_each_time() -> None:
    with simulated() as one, simulated() as two:
        assert one.station != two.station
        with ConsoleClient(one.port) as first, ConsoleClient(two.port) as second:
            assert first.certificate != second.certificate


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_bye_and_is_gone_at_once(number: signal.Signals) -> None:
    with simulated() as headset, ConsoleClient(headset.port) as client, ConsoleClient(headset.port) as other:
        client.pair()
        client.resume()
        other.hello()
        began = time.monotonic()
        headset.process.send_signal(number)
        client.until("bye")
        with pytest.raises(Closed) as closed:
            client.next()
        assert closed.value.code == 1000
        assert headset.process.wait(5.0) == 0
        assert time.monotonic() - began < 2.0  # half a second on a quiet machine
        assert headset.process.stderr is not None
        assert headset.process.stderr.read() == ""
        assert headset.line().keys() == {"pairing", "code"}
        assert headset.process.stdout is not None
        assert headset.process.stdout.read() == ""


async def watch_advert(headset: Simulated) -> tuple[AsyncServiceInfo, str, float]:
    """The headset's advert, its name, and how long after the end of the process its goodbye comes."""
    found: asyncio.Queue[tuple[str, ServiceStateChange]] = asyncio.Queue()

    def heard(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if name.endswith(f" {headset.station[-12:]}.{SERVICE}"):  # others may run on this machine, too
            found.put_nowait((name, state_change))

    async with AsyncZeroconf(interfaces=["127.0.0.1"]) as zeroconf:
        browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE, handlers=[heard])
        try:
            async with asyncio.timeout(10.0):
                name, _ = await found.get()
                info = AsyncServiceInfo(SERVICE, name)
                assert await info.async_request(zeroconf.zeroconf, 3000)
                began = time.monotonic()
                headset.process.terminate()
                while (await found.get()) != (name, ServiceStateChange.Removed):
                    pass
                return info, name, time.monotonic() - began
        finally:
            await browser.async_cancel()


def test_label_of_any_script_can_be_advertised() -> None:
    with simulated("--label", "\N{OX}" * 16) as headset:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            info, _, _ = runner.run(watch_advert(headset))
        assert (info.properties[b"label"] or b"").decode() == "\N{OX}" * 16


def test_it_advertises_without_names_and_says_goodbye() -> None:
    with simulated("--label", "Seat 4", "--model", "Brand B headset") as headset:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            info, name, goodbye_s = runner.run(watch_advert(headset))
        assert info.port == headset.port
        assert info.parsed_addresses() == ["127.0.0.1"]
        assert {key.decode(): (value or b"").decode() for key, value in info.properties.items()} == {
            "txtvers": "1",
            "id": headset.station,
            "label": "Seat 4",
            "model": "Brand B headset",
            "app": "resilience-simulator/1.0",
            "proto": "1",
            "path": "/live",
            "tls": "1",
        }
        assert len(info.text) < 400
        assert name.startswith("Seat 4 ")
        assert goodbye_s < 3.0


def paired(headset: Simulated) -> ConsoleClient:
    client = ConsoleClient(headset.port)
    client.pair()
    client.resume()
    return client


class Unlucky(NamedTuple):
    """A headset with a fault, and the link to it."""

    headset: Simulated
    client: ConsoleClient
    live_at: float


@pytest.fixture(scope="module")
def unlucky() -> Iterator[dict[str, Unlucky]]:
    """One headset with each fault, side by side, because faults take their time."""
    with ExitStack() as stack:
        found = {}
        for fault in ("stale", "flood", "drop", "kill"):
            headset = stack.enter_context(simulated("--fault", fault, "--seed", "29"))
            client = stack.enter_context(paired(headset))
            found[fault] = Unlucky(headset, client, time.monotonic())
        yield found


def test_fault_stale_sends_old_news_in_one_go(unlucky: dict[str, Unlucky]) -> None:
    _, client, live_at = unlucky["stale"]
    batch = [client.next() for _ in range(3)]
    assert time.monotonic() - live_at > 4.5
    assert batch[-1]["mono"] - batch[0]["mono"] > 3000.0


def test_fault_flood_repeats_more_than_is_allowed(unlucky: dict[str, Unlucky]) -> None:
    client = unlucky["flood"].client
    seqs = [client.next()["seq"] for _ in range(800)]
    assert len(seqs) - len(set(seqs)) > 700


def test_fault_drop_cuts_the_link_without_a_word(unlucky: dict[str, Unlucky]) -> None:
    headset, client, _ = unlucky["drop"]
    assert client.end().code == 1006
    with live(headset.port, client.console, client.key or b"") as again:
        assert again.next()["seq"] == 1


def test_fault_kill_ends_the_process_at_once(unlucky: dict[str, Unlucky]) -> None:
    headset, client, _ = unlucky["kill"]
    assert client.end(20.0).code == 1006
    assert headset.process.wait(5.0) == -signal.SIGKILL


def test_a_headset_that_was_told_to_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    words = ["simulate", "--interface", "loopback", "--with-stdin", "--state", str(tmp_path / "state")]
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", *words],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline()
        process.stdin.close()
        try:
            assert process.wait(10) == 0
        finally:
            process.kill()


def test_a_line_from_its_parent_is_what_the_wearer_does() -> None:
    with simulated("--with-stdin") as headset, ConsoleClient(headset.port) as client:
        client.pair()
        client.resume()
        headset.type("fall\n")
        assert "fall" in headset.ask()  # nobody wears it yet
        client.assign()
        client.do("start")
        headset.type("help.requested\n" + "x" * 5000 + "\nfall\n")
        for kind in ("help.requested", "fall"):
            client.until(lambda said, kind=kind: said["type"] == "event" and said["body"]["kind"] == kind)


async def names_until(wanted: Simulated) -> list[str]:
    """Every advert's name that is heard, up to that of the one headset that has to be heard."""
    names: list[str] = []
    heard = asyncio.Event()

    def hear(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        names.append(name)
        if wanted.station[-12:] in name:
            heard.set()

    async with AsyncZeroconf(interfaces=["127.0.0.1"]) as zeroconf:
        browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE, handlers=[hear])
        try:
            async with asyncio.timeout(10.0):
                await heard.wait()
        finally:
            await browser.async_cancel()
    return names


def test_fault_unheard_is_in_no_search_and_still_answers_at_its_address() -> None:
    with (
        simulated("--fault", "unheard", "--model", "Brand C") as silent,
        ConsoleClient(silent.port) as client,
    ):
        assert client.hello()["model"] == "Brand C"
        with simulated() as other, asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            names = runner.run(names_until(other))
    assert not [name for name in names if silent.station[-12:] in name]
