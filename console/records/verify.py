"""`records verify`: walk everything that can be checked and name each fault by its entry.

Nothing is changed, and nothing in the file is believed: every column is judged against something that signs,
hashes or replays it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from console.errors import ConsoleError, RecordsReason
from console.records import (
    anchors,
    blobs,
    erasure,
    former,
    local_faults,
    migrations,
    peer_faults,
    run_log,
    schema,
)
from console.records.canonical import sha256_hex
from console.records.chain import Chain, between
from console.records.entry import Entry, Part
from console.records.faults import Fault, FaultCode
from console.records.hold import refuse_if_held
from console.records.os_keyring import OsKeyring
from console.records.replay import Replay
from console.records.store import APPLICATION_ID, Store
from console.records.unlocking import Unlocking

LIVE_NAME: Final = "records.sqlite"


class Finding(msgspec.Struct, frozen=True):
    """What a walk through a file found."""

    entries: int
    head: str | None
    """Hash of the last entry."""
    faults: tuple[Fault, ...]
    former: int = 0
    """Entries of the consoles that this one goes on from, after a restore."""
    others: int = 0
    """Entries of other consoles of the site."""


def verify_file(path: Path, unlocking: Unlocking | None = None, *, is_live: bool = False) -> Finding:
    """Walk the file at `path`, whose ever it is, without changing a byte of it or beside it.

    Anchors beside a file that is named as live files are judge it, too; with `is_live` so does the head in
    the keyring. ConsoleError: MISSING, HELD_BY_ANOTHER, KEY_NEEDED, WRONG_KEY, NOT_A_DATABASE, FOREIGN_FILE,
    NEWER_SCHEMA, IO.
    """
    path = path.resolve()
    if not path.is_file():
        raise ConsoleError(RecordsReason.MISSING, folder=str(path.parent))
    refuse_if_held(path)
    try:
        return _walk_file(path, unlocking or Unlocking(), is_live=is_live)
    except OSError as error:
        raise ConsoleError(RecordsReason.IO, folder=str(path.parent), problem=str(error.strerror)) from error
    except ConsoleError as error:
        error.detail.setdefault("folder", str(path.parent))
        raise


def _walk_file(path: Path, unlocking: Unlocking, *, is_live: bool) -> Finding:
    store = Store.open_reading(path, key=unlocking.key(path))
    try:
        if store.application_id() != APPLICATION_ID:
            raise ConsoleError(RecordsReason.FOREIGN_FILE)
        if migrations.is_newer(store):
            raise ConsoleError(RecordsReason.NEWER_SCHEMA)
        folder = path.parent if path.name == LIVE_NAME else None
        return verify_store(store, folder, unlocking.keyring if is_live else None)
    finally:
        store.close()


def verify_store(store: Store, anchored_in: Path | None, keyring: OsKeyring | None = None) -> Finding:
    """Walk an open store; `anchored_in` is the folder of its anchors, None for a file that is not live."""
    walk = _Walk(store)
    try:
        return _found(walk, anchored_in, keyring)
    finally:
        walk.close()


def _found(walk: "_Walk", anchored_in: Path | None, keyring: OsKeyring | None) -> Finding:
    faults: list[Fault] = []
    parts = (
        walk.file,
        walk.chain,
        walk.local,
        walk.replay,
        walk.parts,
        walk.stray_parts,
        walk.run_log,
        walk.projections,
    )
    for part in parts:
        try:
            faults.extend(part())
        except ConsoleError as error:
            if error.reason is not RecordsReason.DAMAGED:
                raise
            problem = str(error.detail.get("problem", "it can not be read"))
            faults.append(Fault(FaultCode.DAMAGED, None, {"problem": problem}))
    if anchored_in is not None:
        held, broken = anchors.read(anchored_in)
        faults += [Fault(FaultCode.ANCHOR_BROKEN, None, {"line": number}) for number in broken]
        last = anchors.kept(keyring, walk.own.console)
        held += [] if last is None else [last]
        faults.extend(_judge_anchors(held, walk.own.console, walk.hashes()))
    unique = {str(fault): fault for fault in faults}
    told = tuple(sorted(unique.values(), key=lambda fault: fault.seq or 0))
    return Finding(walk.own.count, walk.own.head, told, walk.former_count, walk.others_count)


class _Walk:
    """What one part of the walk learns for the next."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ids: set[str] = set()
        self.own = Chain(store, self._ids)
        self._peers: dict[str, Chain] = {}
        self._erased: set[str] = set()
        self._former: list[tuple[Chain, int]] = []
        """Chains that this one goes on from, oldest first, and how many entries of each."""
        self._replay = Replay(store)

    def close(self) -> None:
        """Let go of what was replayed."""
        self._replay.close()

    def hashes(self) -> dict[str, dict[int, str]]:
        """Hash by number, for each console that the file holds entries of; its own console comes first."""
        return {chain.console or "": chain.hashes for chain in (self.own, *self._peers.values())}

    @property
    def former_count(self) -> int:
        """How many entries the chains hold that this one goes on from."""
        return sum(through for _, through in self._former)

    @property
    def others_count(self) -> int:
        """How many entries the file holds of consoles that it does not go on from."""
        return sum(chain.count for chain in self._peers.values()) - self.former_count

    def _history(self) -> Iterator[tuple[Chain, list[Entry]]]:
        """Each chain of our own history, oldest first, with as much of it as is ours."""
        for chain, through in self._former:
            yield chain, [entry for entry in chain.entries if entry.seq <= through]
        yield self.own, self.own.entries

    def _is_ours(self, console: str | None, seq: int) -> bool:
        return console is None or any(
            chain.console == console and seq <= through for chain, through in self._former
        )

    def _entries(self) -> Iterator[tuple[Entry, str | None]]:
        """Every readable entry with its console, None for our own."""
        for chain in (*self._peers.values(), self.own):
            yield from ((entry, None if chain is self.own else chain.console) for entry in chain.entries)

    def _keys(self) -> dict[str, str]:
        """Public key of each console of this history."""
        return {chain.console: chain.key for chain, _ in self._history() if chain.console and chain.key}

    def file(self) -> Iterator[Fault]:
        """Pages, indexes and the schema itself."""
        for problem in self._store.page_problems():
            yield Fault(FaultCode.DAMAGED, None, {"problem": problem})
        for name in schema.differences(self._store):
            yield Fault(FaultCode.SCHEMA_CHANGED, None, {"name": name})

    def chain(self) -> Iterator[Fault]:
        """Every entry of our own chain and of the chains of other consoles."""
        yield from self.own.walk()
        if not self.own.count:
            yield Fault(FaultCode.EMPTY)
        told: list[Fault] = []
        if self._store.rows("SELECT 1 FROM sqlite_schema WHERE name = 'peer_entry'"):
            for (console,) in self._store.rows("SELECT DISTINCT console FROM peer_entry ORDER BY console"):
                self._peers[console] = Chain(self._store, self._ids, console)
                told += self._peers[console].walk()
        yield from self._judge_former()
        # What another console's entries say is its own affair: it counts for nothing here where it is wrong.
        yield from (
            fault
            for fault in told
            if fault.code not in peer_faults.THEIR_AFFAIR or self._is_ours(fault.console, fault.seq or 0)
        )
        yield from peer_faults.strangers(self._store, self._peers.values(), self._keys())
        self._erased = {
            str(digest)
            for _, entries in self._history()
            for entry in entries
            if entry.kind == "person.erased" and isinstance(gone := entry.body.get("blobs"), list)
            for digest in gone
        }
        for _, notice in erasure.judged(self._store, self._keys()):
            self._erased |= set(notice.body["blobs"]) if notice is not None else set()

    def parts(self) -> Iterator[Fault]:
        """Every detached part that an entry names."""
        for entry, console in self._entries():
            is_ours = self._is_ours(console, entry.seq)
            for part in entry.detached:
                faults = self._judge_part(entry, part, is_ours=is_ours)
                yield from (replace(fault, console=console) for fault in faults)

    def _judge_former(self) -> Iterator[Fault]:
        """Each chain that is gone on from must be here, and end where it was left."""
        later = self.own
        while later.entries and (head := former.continued_by(later.entries[0])) is not None:
            found = self._peers.get(head.console)
            before = [chain for chain, _ in self._former]
            if found is None or found.hashes.get(head.seq) != head.hash or found in before:
                console = None if later is self.own else later.console
                yield Fault(FaultCode.FORMER_DIFFERS, 1, {"former": head.console}, console)
                return
            self._former.insert(0, (found, head.seq))
            later = found

    def _is_owed(self, part: Part) -> bool:
        """Of other consoles only people's details are held, once they have come."""
        wanted = "SELECT 1 FROM wanted_part WHERE sha256 = ?"
        return self._replay.is_personal(part.sha256) and not self._store.rows(wanted, part.sha256)

    def _judge_part(self, entry: Entry, part: Part, *, is_ours: bool) -> Iterator[Fault]:
        kept = blobs.get(self._store, part.sha256)
        if kept is None:
            is_excused = part.type == "personal" and part.sha256 in self._erased
            if not is_excused and (is_ours or self._is_owed(part)):
                yield Fault(FaultCode.PART_MISSING, entry.seq, {"type": part.type})
            return
        type_, data = kept
        if (
            not isinstance(data, bytes)
            or (is_ours and (type_, len(data)) != (part.type, part.bytes))
            or sha256_hex(data) != part.sha256
        ):
            yield Fault(FaultCode.PART_CHANGED, entry.seq, {"type": part.type})
        elif part.type == "events" and is_ours:
            yield from self._judge_sealed_log(entry, data)

    def _judge_sealed_log(self, entry: Entry, sealed: bytes) -> Iterator[Fault]:
        """Rows up to the last sealed one must be the sealed ones; later rows came after the seal."""
        lines = sealed.splitlines(keepends=True)
        numbers = [_row_number(line) for line in lines]
        last = max(numbers, default=0)
        kept = {row.row: row for row in run_log.of_run(self._store, entry.subject) if row.row <= last}
        for number, line in zip(numbers, lines, strict=True):
            row = kept.pop(number, None)
            if row is None or _events(row) != line:
                yield Fault(FaultCode.RUN_LOG_CHANGED, entry.seq, {"row": number})
        yield from (Fault(FaultCode.RUN_LOG_CHANGED, entry.seq, {"row": number}) for number in kept)
        if entry.body.get("events") != len(lines):
            yield Fault(FaultCode.BODY_WRONG, entry.seq, {"kind": entry.kind})

    def local(self) -> Iterator[Fault]:
        """What stays on this machine."""
        yield from local_faults.identity(self._store, self.own)
        yield from local_faults.agreement(self._store, self.own)
        yield from local_faults.notices(self._store, peer_faults.keys(self._store, self._keys()))

    def stray_parts(self) -> Iterator[Fault]:
        """Parts that no entry names."""
        named = {part.sha256 for entry, _ in self._entries() for part in entry.detached}
        for (digest,) in self._store.each("SELECT sha256 FROM blob ORDER BY sha256"):
            if digest not in named:
                yield Fault(FaultCode.PART_UNKNOWN, None, {"sha256": digest})

    def run_log(self) -> Iterator[Fault]:
        """Rows that no seal covers yet: no holes, and columns that say what the frame says."""
        started = {
            entry.subject: (entry.seq, console)
            for entry, console in self._entries()
            if entry.kind == "run.started"
        }
        expected = 1
        for row in run_log.everything(self._store):
            yield from (
                Fault(FaultCode.RUN_LOG_MISSING, None, {"row": gone}) for gone in between(expected, row.row)
            )
            expected = row.row + 1
            if not _agrees_with_frame(row):
                seq, console = started.get(row.run or "", (None, None))
                yield Fault(FaultCode.RUN_LOG_BROKEN, seq, {"row": row.row}, console)

    def replay(self) -> Iterator[Fault]:
        """Replay all entries: who might do what, and what the lists must be."""
        history = [(chain, entries, chain is self.own) for chain, entries in self._history()]
        yield from self._replay.walk(history, self._peers, self._keys())
        self._erased |= self._replay.gone()

    def projections(self) -> Iterator[Fault]:
        """Compare the lists with the replayed ones."""
        yield from self._replay.compare(self.own.console, self.former_count)


def _judge_anchors(
    held: Sequence[anchors.Anchor], console: str | None, hashes: dict[str, dict[int, str]]
) -> Iterator[Fault]:
    for anchor in held:
        known = hashes.get(anchor.console)
        if known is None:
            code = FaultCode.ANCHOR_AHEAD if console is None else FaultCode.ANCHOR_FOREIGN
            yield Fault(code, anchor.seq)
        elif anchor.seq in known:
            if known[anchor.seq] != anchor.hash:
                yield Fault(FaultCode.ANCHOR_DIFFERS, anchor.seq)
        elif anchor.console == console:
            # A former chain was left for good where `continues` says; what came after it is not claimed.
            yield Fault(FaultCode.ANCHOR_AHEAD, anchor.seq)


def _row_number(line: bytes) -> int:
    """The row that a sealed line is of; 0, which no row has, when it is no such line."""
    try:
        return msgspec.json.decode(line, type=_SealedLine).row
    except msgspec.MsgspecError:
        return 0


class _SealedLine(msgspec.Struct):
    row: int


def _events(row: run_log.LoggedRow) -> bytes | None:
    try:
        return run_log.to_events([row])
    except (ConsoleError, msgspec.MsgspecError, ValueError, TypeError):
        return None


def _agrees_with_frame(row: run_log.LoggedRow) -> bool:
    if not isinstance(row.frame, str):
        return row.frame is None and _events(row) is not None
    try:
        head = run_log.head_of(row.frame)
    except ValueError:
        return False
    return head.type in run_log.RECORDED and (head.seq, head.run) == (row.seq, row.run)
