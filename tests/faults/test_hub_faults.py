"""Hub processes and their database die in the middle of uploads: what was signed for is there, once."""

import contextlib
import http.client
import itertools
import json
import signal
import threading
import time
from dataclasses import dataclass, field

from console.hub import oversight
from console.records.canonical import sha256_hex
from console.sync import wire
from console.sync.wire import DELIVERED
from tests.support.hub import Chain, Hub, Member, code_for, found, joined, process, transact
from tests.support.postgres import postgres

LEDGER = "SELECT console, seq, id, hash, core, sig FROM entry ORDER BY console, seq"
SAFE = ("fsync=off",)
"""Processes die here, not the machine: what the system has taken is kept."""
DEADLINE_S = 60.0


def as_in_ledgers(chains: list[Chain]) -> list[tuple]:
    """The rows that the hub should have, from the ledgers alone."""
    return sorted(
        (chain.console, core["seq"], core["id"], line.hash, line.core, line.sig)
        for chain in chains
        for line in chain.lines
        for core in [json.loads(line.core)]
    )


@dataclass
class Sender:
    """A console that sends until the hub has everything, to whichever process answers."""

    chain: Chain
    hubs: list[Hub]
    signed_for: int = 0
    """How far receipts said that the hub holds the chain."""
    forgotten: list[int] = field(default_factory=list)
    """Heads that were behind that."""
    troubles: int = 0

    def run(self, done: threading.Event) -> None:
        deadline = time.monotonic() + DEADLINE_S
        for turn in itertools.count():
            member = Member(self.hubs[turn % len(self.hubs)], self.chain)
            try:
                head = member.head()
                if head.seq < self.signed_for:
                    self.forgotten.append(head.seq)
                if head.seq == len(self.chain.lines) and done.is_set():
                    return
                # A stale head now and then: what the hub has already comes again.
                after = max(0, head.seq - turn % 4)
                said = member.post(*self.chain.lines[after : after + 7])
                assert set(said) <= DELIVERED
                self.signed_for = after + len(said)
            except (OSError, http.client.HTTPException, AssertionError):
                self.troubles += 1
                assert time.monotonic() < deadline
                threading.Event().wait(0.02)


def test_no_kill_of_a_process_or_the_database_loses_or_doubles_an_entry(tmp_path):
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(postgres(*SAFE))
        url = found(server)
        first, killed = stack.enter_context(process(url, tmp_path, "--behind-proxy"))
        second, frozen = stack.enter_context(process(url, tmp_path, "--behind-proxy"))
        senders, done = [Sender(_joined_chain(first), [first, second]) for _ in range(3)], threading.Event()
        threads = [threading.Thread(target=sender.run, args=(done,)) for sender in senders]
        for thread in threads:
            thread.start()
        _wait_for(second, 60)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        _wait_for(second, 140)
        frozen.send_signal(signal.SIGSTOP)
        server.stop(signal.SIGQUIT)
        server.start()
        frozen.send_signal(signal.SIGCONT)
        third, _ = stack.enter_context(process(url, tmp_path, "--behind-proxy"))
        for sender in senders:
            sender.hubs[:] = [second, third]
        done.set()
        for thread in threads:
            thread.join()
        chains = [sender.chain for sender in senders]
        assert third.rows(LEDGER) == as_in_ledgers(chains)
        for sender in senders:
            assert sender.troubles
            assert sender.forgotten == []
        _is_heard_whole(third, chains)


def _joined_chain(hub: Hub) -> Chain:
    chain = Chain()
    chain.created()
    assert Member(hub, chain).join(code_for(hub)).status == 200
    for _ in range(150):
        chain.add()
    return chain


def _wait_for(hub: Hub, entries: int) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while hub.rows("SELECT count(*) FROM entry")[0][0] < entries:
        assert time.monotonic() < deadline


def _is_heard_whole(hub: Hub, chains: list[Chain]) -> None:
    """Another console of the site hears every chain whole, in order, once."""
    items, _ = joined(hub).whole_feed()
    for chain in chains:
        heard = [
            one.hash for one in items if isinstance(one, wire.EntryItem) and one.console == chain.console
        ]
        assert heard == [line.hash for line in chain.lines]


def test_processes_that_take_the_same_lines_at_once_keep_each_once(postgres_server, tmp_path):
    url = found(postgres_server)
    with (
        process(url, tmp_path, "--behind-proxy") as (first, _),
        process(url, tmp_path, "--behind-proxy") as (second, _),
    ):
        member = joined(first)
        for _ in range(60):
            member.chain.add(parts=(("view", b"seen"),))
        lines, said = member.chain.lines, []

        def post(hub: Hub, first_line: int) -> None:
            said.append(Member(hub, member.chain).post(*lines[first_line : first_line + 40]))

        threads = [
            threading.Thread(target=post, args=(hub, at)) for hub in (first, second) for at in (0, 0, 11)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {status for one in said for status in one} <= {"stored", "duplicate", "gap"}
        assert set(member.post(*lines)) == {"stored", "duplicate"}
        assert first.rows(LEDGER) == as_in_ledgers([member.chain])
        assert sha256_hex(b"seen") in member.head().missing_blobs


def test_nothing_is_taken_after_a_console_was_revoked_in_the_middle_of_its_upload(here):
    revoked, stop = joined(here), threading.Event()
    refused: list[tuple[int, str]] = []

    def upload() -> None:
        while not stop.is_set():
            reply = revoked.ask("POST", wire.ENTRIES, wire.encode(wire.Entries([revoked.chain.add()])))
            if reply.status != 200:
                refused.append(reply.refusal)
                return

    thread = threading.Thread(target=upload)
    thread.start()
    console, now = revoked.chain.console, revoked.clock.utc()
    while here.rows("SELECT count(*) FROM entry WHERE console = %s", console)[0][0] < 3:
        pass
    assert transact(here.database, lambda connection: oversight.revoke(connection, console, now))
    held = here.rows("SELECT count(*) FROM entry WHERE console = %s", console)
    thread.join()
    stop.set()
    assert refused == [(403, "revoked")]
    assert here.rows("SELECT count(*) FROM entry WHERE console = %s", console) == held


def test_hub_restored_from_an_older_dump_gets_everything_back_by_itself(postgres_server, here, tmp_path):
    ada, ben = joined(here), joined(here)
    ada.post(*[ada.chain.add() for _ in range(5)])
    dump = postgres_server.dump(here.database)
    lost = [ada.chain.add(parts=(("view", b"seen"),)), ada.chain.add()]
    assert ada.post(*lost) == ["stored", "stored"]
    assert ada.put(b"seen").status == 204
    before = ben.feed()
    url = postgres_server.restore(dump)
    with process(url, tmp_path, "--behind-proxy") as (again, _):
        ada, ben = Member(again, ada.chain), Member(again, ben.chain)
        head = ada.head()
        assert (head.seq, head.missing_blobs) == (6, ())
        assert ada.post(*ada.chain.lines[head.seq :]) == ["stored", "stored"]
        assert ada.head().missing_blobs == (sha256_hex(b"seen"),)
        assert ada.put(b"seen").status == 204
        anew = ben.feed(before.cursor)
        assert anew.epoch == ben.head().epoch != before.epoch
        assert again.rows(LEDGER) == as_in_ledgers([ada.chain, ben.chain])
        assert anew.items == before.items
