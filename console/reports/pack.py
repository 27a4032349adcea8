"""The record pack: a zip that an auditor can check without us (records.md, "Export").

Three steps, so that pages are typeset where nobody waits for the database: `gather` and `write` on the thread
of the records, `print_all` anywhere.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import IO, Final

import msgspec

from console.courses.content import Pack
from console.errors import ClassReason, ConsoleError, RecordsReason
from console.model import AccountId, AssessmentId, ClassId, PersonId
from console.records import Entry, Records
from console.records.canonical import canonical
from console.records.outgoing import leaving
from console.reports import read_first, record_pdf, table
from console.reports.dossier import Case, cases
from console.reports.typesetting import Print, Printer

_ALWAYS: Final = ("console.created", "account.", "person.merged")
"""Kinds that every pack holds in full: without them nobody's signature can be judged."""
_EARLIEST: Final = 1980
"""The first year that a zip can name."""


class Scope(msgspec.Struct, frozen=True):
    """What goes in: everything, or what is about one person or one class."""

    person: PersonId | None = None
    class_: ClassId | None = None
    assessment: AssessmentId | None = None
    """For a print of its own."""


class Gathered(msgspec.Struct, frozen=True):
    """What a pack will hold, as the records stood at `made.head_seq`."""

    scope: Scope
    made: Print
    cases: tuple[Case, ...]
    kept: frozenset[str] | None
    """Ids of the entries that are given in full; None: all."""
    parts: tuple[str, ...]
    """SHA-256 of the detached parts of those entries."""
    erasures: tuple[Entry, ...]


class Written(msgspec.Struct, frozen=True):
    """A pack that lies on disk."""

    path: Path
    entries: int
    left_out: int
    prints: int
    head_seq: int
    head_hash: str


def gather(
    records: Records, packs: Sequence[Pack], scope: Scope, utc: datetime, printed_by: str | None, name: str
) -> Gathered:
    """Read what the pack needs. `name` is the file's, as it stands on the pages.

    ConsoleError: UNKNOWN_PERSON, UNKNOWN_CLASS, DAMAGED.
    """
    seq, digest = records.head()
    if digest is None:
        raise ConsoleError(RecordsReason.DAMAGED, problem="no entry")
    history = list(records.everything())
    chosen = _chosen(records, history, scope)
    kept = None if chosen is None else frozenset(entry.id for entry in chosen)
    whole = history if chosen is None else chosen
    about = None if chosen is None else {one.subject for one in chosen if one.kind.startswith("assessment.")}
    return Gathered(
        scope=scope,
        made=Print(utc, printed_by, records.console, seq, digest, name),
        cases=tuple(cases(records, packs, about)),
        kept=kept,
        parts=tuple(_parts(history, whole)),
        erasures=tuple(records.erasures()),
    )


def print_all(gathered: Gathered) -> dict[str, bytes]:
    """Every decision on paper, by its name in the pack. ConsoleError(PRINT_FAILED)."""
    if not gathered.cases:
        return {}
    printer = Printer()
    try:
        return {_print_name(case): record_pdf.pdf(printer, case, gathered.made) for case in gathered.cases}
    finally:
        printer.close()


def write(records: Records, gathered: Gathered, prints: dict[str, bytes], path: Path) -> Written:
    """Write the pack to `path`, whole or not at all. ConsoleError: NOT_WRITTEN, OWN_FILE."""
    with leaving(path, records.path.parent) as file:
        counts = _Writer(records, gathered, file).write(prints)
    made = gathered.made
    return Written(path, *counts, len(prints), made.head_seq, made.head_hash)


def note(records: Records, written: Written, scope: Scope, actor: AccountId | None) -> None:
    """Let the ledger say that something left, after it left. ConsoleError as `Records.append_all`."""
    body = {"form": "pack", "entries": written.entries, "head": written.head_hash}
    if scope.person is not None:
        body["person"] = scope.person
    if scope.class_ is not None:
        body["class"] = scope.class_
    records.append("export.made", records.console, body, actor=actor)


class _Writer:
    """One zip, and the hash of everything that goes into it."""

    def __init__(self, records: Records, gathered: Gathered, file: IO[bytes]) -> None:
        self._records = records
        self._gathered = gathered
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._hashes: dict[str, str] = {}
        utc = gathered.made.utc
        self._time = (max(utc.year, _EARLIEST), utc.month, utc.day, utc.hour, utc.minute, utc.second)

    def write(self, prints: dict[str, bytes]) -> tuple[int, int]:
        """Everything; returns how many entries are in it, and how many of them only as number and hash."""
        gathered = self._gathered
        with self._zip:
            # These come first: whoever opens the zip sees how to read the rest.
            self._put("README.txt", [read_first.TEXT.encode()])
            self._put("verify.py", [(resources.files("console.reports") / "verify.py").read_bytes()])
            counts = self._put_entries()
            for digest in gathered.parts:
                data = self._records.part(digest)
                if data is not None:
                    self._put(f"blobs/{digest}", [data])
            if gathered.erasures:
                self._put("erasures.jsonl", map(_erasure_line, gathered.erasures))
            for name, data in prints.items():
                self._put(name, [data])
            self._put("assessments.csv", [table.write(gathered.cases)])
            head = {"seq": gathered.made.head_seq, "hash": gathered.made.head_hash}
            unsigned = {"v": 1, "console": gathered.made.console, "head": head, "files": dict(self._hashes)}
            self._put("manifest.json", [canonical(self._records.sign_manifest(unsigned)), b"\n"])
        return counts

    def _put_entries(self) -> tuple[int, int]:
        counts = [0, 0]

        def counted() -> Iterator[bytes]:
            for line in self._records.export_lines(self._gathered.made.head_seq, self._gathered.kept):
                is_left_out = line.startswith(b'{"hash":')
                counts[0] += is_left_out or line.startswith(b'{"core":')
                counts[1] += is_left_out
                yield line + b"\n"

        self._put("entries.jsonl", counted())
        return counts[0], counts[1]

    def _put(self, name: str, pieces: "Iterator[bytes] | Sequence[bytes] | map[bytes]") -> None:
        info = zipfile.ZipInfo(name, self._time)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        digest = hashlib.sha256()
        with self._zip.open(info, "w", force_zip64=True) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        self._hashes[name] = digest.hexdigest()


def _chosen(records: Records, history: list[Entry], scope: Scope) -> list[Entry] | None:
    """The entries of a scope; None: all."""
    if scope == Scope():
        return None
    ids = {entry.id for entry in history if entry.subject == scope.assessment}
    if scope.person is not None:
        ids |= {entry.id for entry in records.people.entries(scope.person)}
        about = _classes_of(history, ids)
        ids |= {one.id for one in history if one.kind == "class.planned" and one.subject in about}
    if scope.class_ is not None:
        ids |= _of_class(records, history, scope.class_)
    # Other consoles' staff stand in it only where something of theirs does.
    heard = {"", *(entry.peer for entry in history if entry.id in ids)}
    return [
        entry
        for entry in history
        if entry.id in ids or (entry.kind.startswith(_ALWAYS) and entry.peer in heard)
    ]


def _parts(history: list[Entry], chosen: list[Entry]) -> dict[str, None]:
    """The parts of these entries; of ours that were left out none, whoever else names it as their own."""
    ids = {entry.id for entry in chosen}
    left_out = {
        part.sha256 for entry in history if not entry.peer and entry.id not in ids for part in entry.detached
    }
    return dict.fromkeys(
        part.sha256
        for entry in chosen
        for part in entry.detached
        if not (entry.peer and part.sha256 in left_out)
    )


def _classes_of(history: list[Entry], ids: set[str]) -> set[str]:
    runs = [entry for entry in history if entry.id in ids and entry.kind == "run.started"]
    seats = [entry for entry in history if entry.id in ids and entry.kind == "seat.assigned"]
    return {str(run.body.get("class")) for run in runs} | {seat.subject for seat in seats}


def _of_class(records: Records, history: list[Entry], class_: ClassId) -> set[str]:
    """Entries of a class, its runs and their assessments, and who was in it."""
    if not any(entry.kind == "class.planned" and entry.subject == class_ for entry in history):
        raise ConsoleError(ClassReason.UNKNOWN_CLASS)
    runs = {one.subject for one in history if one.kind == "run.started" and one.body.get("class") == class_}
    assessments = {
        one.subject
        for one in history
        if one.kind in ("assessment.decided", "assessment.amended") and one.body.get("run") in runs
    }
    people = {
        str(one.body.get("person"))
        for one in history
        if (one.kind == "seat.assigned" and one.subject == class_) or one.subject in runs
    }
    known = {view.person for view in records.persons()} | {
        id_ for view in records.persons() for id_ in view.merged
    }
    everybody = {id_ for person in people & known for id_ in records.people.ids(person)}
    subjects = {class_} | runs | assessments
    return {
        one.id
        for one in history
        if one.subject in subjects
        or (one.subject in everybody and one.kind.startswith(("person.", "consent.")))
    }


def _print_name(case: Case) -> str:
    return f"prints/{case.number:06d}-{case.entry.hash[:8]}.pdf"


def _erasure_line(entry: Entry) -> bytes:
    line = {"core": json.loads(entry.core), "hash": entry.hash, "sig": entry.sig}
    return canonical(line) + b"\n"
