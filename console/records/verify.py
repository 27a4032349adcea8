"""`records verify`: walk everything that can be checked and name each fault by its entry.

Nothing is changed, and nothing in the file is believed: every column is judged against something that signs,
hashes or replays it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.records import anchors, blobs, bodies, migrations, projections, run_log
from console.records.canonical import sha256_hex
from console.records.entry import LONGEST_CORE, Entry, Part, is_signed, read
from console.records.faults import Fault, FaultCode
from console.records.hold import refuse_if_held
from console.records.local import Local
from console.records.store import APPLICATION_ID, Store

LIVE_NAME: Final = "records.sqlite"
MISSING_TOLD: Final = 100
"""Of a hole in the numbers, so many are told one by one."""


class Finding(msgspec.Struct, frozen=True):
    """What a walk through a file found."""

    entries: int
    head: str | None
    """Hash of the last entry."""
    faults: tuple[Fault, ...]


def verify_file(path: Path) -> Finding:
    """Walk the file at `path`, whose ever it is, without changing a byte of it or beside it.

    Anchors beside a file that is named as live files are judge it, too. ConsoleError: MISSING,
    HELD_BY_ANOTHER, NOT_A_DATABASE, FOREIGN_FILE, NEWER_SCHEMA, IO.
    """
    path = path.resolve()
    if not path.is_file():
        raise ConsoleError(RecordsReason.MISSING, folder=str(path.parent))
    refuse_if_held(path)
    try:
        return _walk_file(path)
    except OSError as error:
        raise ConsoleError(RecordsReason.IO, folder=str(path.parent), problem=str(error.strerror)) from error
    except ConsoleError as error:
        error.detail.setdefault("folder", str(path.parent))
        raise


def _walk_file(path: Path) -> Finding:
    store = Store.open_reading(path)
    try:
        if store.application_id() != APPLICATION_ID:
            raise ConsoleError(RecordsReason.FOREIGN_FILE)
        if migrations.is_newer(store):
            raise ConsoleError(RecordsReason.NEWER_SCHEMA)
        return verify_store(store, path.parent if path.name == LIVE_NAME else None)
    finally:
        store.close()


def verify_store(store: Store, anchored_in: Path | None) -> Finding:
    """Walk an open store; `anchored_in` is the folder of its anchors, None for a file that is not live."""
    walk = _Walk(store)
    faults: list[Fault] = []
    for part in (walk.file, walk.chain, walk.stray_parts, walk.run_log, walk.projections):
        try:
            faults.extend(part())
        except ConsoleError as error:
            if error.reason is not RecordsReason.DAMAGED:
                raise
            problem = str(error.detail.get("problem", "it can not be read"))
            faults.append(Fault(FaultCode.DAMAGED, None, {"problem": problem}))
    if anchored_in is not None:
        faults.extend(_judge_anchors(anchored_in, walk.console, walk.hashes))
    unique = {str(fault): fault for fault in faults}
    return Finding(walk.count, walk.head, tuple(sorted(unique.values(), key=lambda f: f.seq or 0)))


class _Walk:
    """What one part of the walk learns for the next."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.console: str | None = None
        self.head: str | None = None
        self.count = 0
        self.hashes: dict[int, str] = {}
        self._readable: list[Entry] = []
        self._erased: set[str] = set()
        self._ids: set[str] = set()

    def file(self) -> Iterator[Fault]:
        """Pages, indexes and the schema itself."""
        for (problem,) in self._store.each("PRAGMA integrity_check(20)"):
            if problem != "ok":
                yield Fault(FaultCode.DAMAGED, None, {"problem": " ".join(problem.split())})
        made = Store.in_memory()
        try:
            migrations.apply(made)
            expected = _schema(made)
        finally:
            made.close()
        found = _schema(self._store)
        for name in sorted(expected.keys() | found.keys()):
            if expected.get(name) != found.get(name):
                yield Fault(FaultCode.SCHEMA_CHANGED, None, {"name": name})

    def chain(self) -> Iterator[Fault]:
        """Every entry: its text, number, hash, signature, place, body and parts."""
        previous: str | None = None
        expected = 1
        key: str | None = None
        query = "SELECT seq, console, id, core, hash, sig FROM entry ORDER BY seq"
        for seq, *columns in self._store.each(query):
            console, id_, core, digest, signature = map(_text, columns)
            yield from (Fault(FaultCode.ENTRY_MISSING, gone) for gone in _between(expected, seq))
            self.count += 1
            self.hashes[seq] = digest
            if sha256_hex(_bytes(core)) != digest:
                yield Fault(FaultCode.HASH_DIFFERS, seq)
            entry = _read(core, digest, signature)
            if entry is None:
                yield Fault(FaultCode.CORE_BROKEN, seq)
            else:
                if self.console is None:
                    self.console = entry.console
                    key = str(entry.body.get("public_key"))
                    yield from self._judge_first(entry, key)
                yield from self._judge(entry, seq, console, id_, previous, key or "")
            previous, expected = digest, seq + 1
        self.head = previous
        if not self.count:
            yield Fault(FaultCode.EMPTY)
        yield from self._judge_parts()

    def _judge_first(self, entry: Entry, key: str) -> Iterator[Fault]:
        if entry.kind != "console.created" or entry.subject != entry.console:
            yield Fault(FaultCode.FIRST_ENTRY, entry.seq)
        try:
            identity = Local(self._store).identity()
        except ConsoleError:
            identity = None
        if identity is None or (identity.console, identity.public_key) != (entry.console, key):
            yield Fault(FaultCode.KEY_DIFFERS, entry.seq)

    def _judge(
        self, entry: Entry, seq: int, console: str, id_: str, previous: str | None, key: str
    ) -> Iterator[Fault]:
        if len(_bytes(entry.core)) > LONGEST_CORE:
            yield Fault(FaultCode.CORE_TOO_LONG, seq)
        if entry.seq != seq:
            yield Fault(FaultCode.SEQ_DIFFERS, seq, {"inside": entry.seq})
        if entry.id != id_:
            yield Fault(FaultCode.ID_DIFFERS, seq)
        if id_ in self._ids:
            yield Fault(FaultCode.ID_TWICE, seq)
        self._ids.add(id_)
        if {entry.console, console} != {self.console}:
            yield Fault(FaultCode.CONSOLE_DIFFERS, seq)
        if entry.prev != previous:
            yield Fault(FaultCode.CHAIN_BROKEN, seq)
        if not is_signed(entry.hash, entry.sig, key):
            yield Fault(FaultCode.SIGNATURE_WRONG, seq)
        if entry.kind in bodies.BODIES:
            try:
                types = tuple(part.type for part in entry.detached)
                bodies.check(entry.kind, entry.body, types, has_course=entry.course is not None)
            except ConsoleError:
                yield Fault(FaultCode.BODY_WRONG, seq, {"kind": entry.kind})
        if entry.kind == "person.erased" and isinstance(erased := entry.body.get("blobs"), list):
            self._erased |= {str(digest) for digest in erased}
        self._readable.append(entry)

    def _judge_parts(self) -> Iterator[Fault]:
        for entry in self._readable:
            for part in entry.detached:
                yield from self._judge_part(entry, part)

    def _judge_part(self, entry: Entry, part: Part) -> Iterator[Fault]:
        kept = blobs.get(self._store, part.sha256)
        if kept is None:
            if part.sha256 not in self._erased:
                yield Fault(FaultCode.PART_MISSING, entry.seq, {"type": part.type})
            return
        type_, data = kept
        if (
            not isinstance(data, bytes)
            or (type_, len(data)) != (part.type, part.bytes)
            or sha256_hex(data) != part.sha256
        ):
            yield Fault(FaultCode.PART_CHANGED, entry.seq, {"type": part.type})
        elif part.type == "events":
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

    def stray_parts(self) -> Iterator[Fault]:
        """Parts that no entry names."""
        named = {part.sha256 for entry in self._readable for part in entry.detached}
        for (digest,) in self._store.each("SELECT sha256 FROM blob ORDER BY sha256"):
            if digest not in named:
                yield Fault(FaultCode.PART_UNKNOWN, None, {"sha256": digest})

    def run_log(self) -> Iterator[Fault]:
        """Rows that no seal covers yet: no holes, and columns that say what the frame says."""
        started = {entry.subject: entry.seq for entry in self._readable if entry.kind == "run.started"}
        expected = 1
        for row in run_log.everything(self._store):
            yield from (
                Fault(FaultCode.RUN_LOG_MISSING, None, {"row": gone}) for gone in _between(expected, row.row)
            )
            expected = row.row + 1
            if not _agrees_with_frame(row):
                yield Fault(FaultCode.RUN_LOG_BROKEN, started.get(row.run or ""), {"row": row.row})

    def projections(self) -> Iterator[Fault]:
        """Replay the entries into an empty database and compare."""
        replayed = Store.in_memory()
        try:
            migrations.apply(replayed)
            for entry in self._readable:
                try:
                    projections.apply(replayed, entry)
                except ConsoleError:
                    continue  # told as BODY_WRONG
            for table in projections.TABLES:
                yield from _compare(
                    table, projections.dump(self._store, table), projections.dump(replayed, table)
                )
        finally:
            replayed.close()


def _compare(
    table: str, found: dict[tuple[Any, ...], dict[str, Any]], expected: dict[tuple[Any, ...], dict[str, Any]]
) -> Iterator[Fault]:
    for key in expected.keys() | found.keys():
        if expected.get(key) != found.get(key):
            seq = (expected.get(key) or found[key])["seq"]
            yield Fault(FaultCode.PROJECTION_DIFFERS, seq if isinstance(seq, int) else None, {"table": table})


def _judge_anchors(folder: Path, console: str | None, hashes: dict[int, str]) -> Iterator[Fault]:
    held, broken = anchors.read(folder)
    yield from (Fault(FaultCode.ANCHOR_BROKEN, None, {"line": number}) for number in broken)
    for anchor in held:
        if console is not None and anchor.console != console:
            yield Fault(FaultCode.ANCHOR_FOREIGN, anchor.seq)
        elif anchor.seq not in hashes:
            yield Fault(FaultCode.ANCHOR_AHEAD, anchor.seq)
        elif hashes[anchor.seq] != anchor.hash:
            yield Fault(FaultCode.ANCHOR_DIFFERS, anchor.seq)


def _schema(store: Store) -> dict[str, str]:
    """Text of every table, index and trigger; those of the migration library are its own business."""
    rows = store.rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: sql for name, sql in rows if "_sqlite_migrations" not in name}


def _read(core: Any, digest: Any, signature: Any) -> Entry | None:
    try:
        return read(core, digest, signature)
    except ValueError:
        return None


def _between(first: int, found: int) -> range:
    """Numbers that are missing before `found`; a wide hole is told by its first ones only."""
    return range(first, min(found, first + MISSING_TOLD))


def _text(value: Any) -> str:
    """A column that must be text; anything else is as wrong as no text at all."""
    return value if isinstance(value, str) else ""


def _row_number(line: bytes) -> int:
    """The row that a sealed line is of; 0, which no row has, when it is no such line."""
    try:
        return msgspec.json.decode(line, type=_SealedLine).row
    except msgspec.MsgspecError:
        return 0


class _SealedLine(msgspec.Struct):
    row: int


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


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
