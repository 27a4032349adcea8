"""The records as the services see them: one open file, with everything that may be done to it.

All calls are made on the one thread that opened it. Expected trouble is a ConsoleError(RecordsReason).
"""

import logging
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from console.clock import Clock, iso_utc
from console.errors import ConsoleError, RecordsReason
from console.model import AccountId, ConsoleId, CourseRef, Outcome, PersonId, Pin, RunId, StationId
from console.records import (
    anchors,
    backup,
    encryption,
    erasure,
    export,
    former,
    ledger,
    migrations,
    outgoing,
    projections,
    restore,
    rules,
    run_log,
    timekeeping,
)
from console.records.accounts import Accounts
from console.records.delivery import Delivery
from console.records.drafts import Drafts
from console.records.entry import ClockState, Draft, Entry, PartType, uuid7
from console.records.faults import Fault
from console.records.hold import Hold, refuse_if_held
from console.records.keys import FileKey, beside, make_folder
from console.records.local import Identity, Local
from console.records.os_errors import from_os
from console.records.peers import Peers
from console.records.people import People
from console.records.places import refuse_place
from console.records.reader import Stats
from console.records.run_log import ConsoleRow, HeadsetRow
from console.records.safekeeping import Safekeeping
from console.records.signoff import Signoff
from console.records.store import APPLICATION_ID, Store, logs_beside
from console.records.unlocking import Unlocking
from console.records.verify import LIVE_NAME, verify_store

log = logging.getLogger(__name__)

Following = Callable[[Entry], Draft]
"""Makes a draft from the entry that was written just before it."""


class Records(Safekeeping):
    """An open records file. `writable` False: `trouble` says why, questions are answered, writes raise it."""

    def __init__(
        self,
        path: Path,
        store: Store,
        identity: Identity,
        clock: Clock,
        app: str,
        hold: Hold | None = None,
        trouble: RecordsReason | None = None,
        unlocking: Unlocking | None = None,
    ) -> None:
        super().__init__(path, store, clock, unlocking or Unlocking(), trouble)
        self._identity = identity
        self._app = app
        self._hold = hold
        self._reference = timekeeping.look(clock)
        self.accounts = Accounts(self, store, clock)
        self.signoff = Signoff(self, store)
        self.drafts = Drafts(store)
        self.people = People(self, store, clock)
        self.peers = Peers(store, identity, clock)
        self.delivery = Delivery(self, store, identity, clock)

    @classmethod
    def open(cls, folder: Path, clock: Clock, *, app: str, unlocking: Unlocking | None = None) -> "Records":
        """Open the records of `folder`, made when there are none; `unlocking` finds an encrypted file's key.

        ConsoleError: HELD_BY_ANOTHER (holder), NETWORK_PLACE, SYNCED_PLACE, KEY_NEEDED, WRONG_KEY,
        NOT_A_DATABASE, DAMAGED, DISK_FULL, READ_ONLY or FOREIGN_FILE (nothing there that can be read), IO.
        A file on a read-only place or of a newer version opens with `trouble` set.
        """
        path = folder / LIVE_NAME
        unlocking = unlocking or Unlocking()
        try:
            refuse_place(folder)
            make_folder(folder)
            if not os.access(folder, os.W_OK | os.X_OK) or (path.exists() and not os.access(path, os.W_OK)):
                return cls._open_reading(path, clock, app, RecordsReason.READ_ONLY, unlocking)
            hold = Hold.take(path, iso_utc(clock.utc()))
            try:
                encryption.remove_leftovers(folder)
                restore.finish(folder)
                trouble = _find_trouble(path, unlocking.key(path))
                if trouble is None:
                    return cls._open_writing(path, clock, app, hold, unlocking)
            except BaseException:
                hold.release()
                raise
            hold.release()
            return cls._open_reading(path, clock, app, trouble, unlocking)
        except OSError as error:
            raise from_os(error, folder) from error
        except ConsoleError as error:
            error.detail.setdefault("folder", str(folder))
            raise

    @classmethod
    def _open_reading(
        cls, path: Path, clock: Clock, app: str, trouble: RecordsReason, unlocking: Unlocking
    ) -> "Records":
        if not path.is_file():
            raise ConsoleError(trouble)
        refuse_if_held(path)
        store = Store.open_reading(path, key=unlocking.key(path))
        try:
            identity = Local(store).identity() if migrations.taken(store) else None
            if identity is None:
                raise ConsoleError(trouble)
            return cls(path, store, identity, clock, app, trouble=trouble, unlocking=unlocking)
        except BaseException:
            store.close()
            raise

    @classmethod
    def _open_writing(cls, path: Path, clock: Clock, app: str, hold: Hold, unlocking: Unlocking) -> "Records":
        store = Store.open(path, unlocking.key(path))
        try:
            if not migrations.is_newer(store):
                identity = Local(store).identity() if migrations.taken(store) else None
                _bring_up_to_date(store, path, identity, clock)
                if identity is None and ledger.head(store)[0]:
                    raise ConsoleError(RecordsReason.DAMAGED, problem="console key")
                records = cls(path, store, identity or Identity.new(), clock, app, hold, unlocking=unlocking)
                if identity is None:
                    records._begin()
                elif records.owes_erasure:
                    records.reach_copies()
                return records
        except BaseException:
            store.close()
            raise
        store.close()
        hold.release()
        return cls._open_reading(path, clock, app, RecordsReason.NEWER_SCHEMA, unlocking)

    @property
    def console(self) -> ConsoleId:
        """Who these records are of."""
        return self._identity.console

    def append(
        self,
        kind: str,
        subject: str,
        body: dict[str, Any],
        *,
        actor: str | None = None,
        detached: Sequence[tuple[PartType, bytes]] = (),
        course: CourseRef | None = None,
    ) -> Entry:
        """Add one entry; it is on disk when this returns."""
        return self.append_all([Draft(kind, subject, body, tuple(detached), course, actor)])[0]

    def append_all(
        self, drafts: Sequence[Draft | Following], also: Callable[[], None] | None = None
    ) -> list[Entry]:
        """Add entries in one COMMIT; all are on disk when this returns, or none. `also` writes beside them.

        A draft that stands on the entry before it (a signature on its decision) is made from that one.

        A jump of the clock is noted by an entry of its own before them. A signature drops an anchor, and so
        does the end of a class.
        ConsoleError: BAD_ENTRY (a draft breaks records.md), AccountReason or SigningReason (whoever acts may
        not), DISK_FULL, IO, and `trouble` when not writable.
        """
        self._refuse_when_not_writable()
        now = timekeeping.look(self._clock)
        jump = timekeeping.find_jump(self._reference, now, ledger.last_utc(self._store))
        with self._store.atomic():
            if jump:
                times = {"from_utc": iso_utc(jump.expected), "to_utc": iso_utc(jump.found)}
                self._write(Draft("clock.jumped", self.console, times), now, "suspect")
            state = self._clock_state(now)
            entries: list[Entry] = []
            for draft in drafts:
                made = draft if isinstance(draft, Draft) else draft(entries[-1])
                entries.append(self._write(made, now, state))
            if also is not None:
                also()
        if jump:
            self._reference = now
        is_closed = any(entry.kind == "class.closed" for entry in entries)
        if is_closed or any("signature" in entry.body for entry in entries):
            head = self.anchor()
            if is_closed:
                anchors.keep(self._unlocking.keyring, head)
        return entries

    def erase(self, person: PersonId, digests: list[str], reason: str, actor: AccountId | None) -> None:
        """Write `person.erased` and delete these parts: here, in the log and in the copies beside.

        A crash amid this is made good at the next start. ConsoleError as `append_all`.
        """

        def delete() -> None:
            erasure.delete(self._store, person, digests)
            self._local.set_setting(erasure.OWED, [])

        draft = Draft("person.erased", person, {"blobs": digests, "reason": reason}, actor=actor)
        self.append_all([draft], also=delete)
        self.reach_copies()

    def log(self, rows: Sequence[HeadsetRow | ConsoleRow]) -> int:
        """Add run-log rows in one COMMIT, passing over a frame that is held already; returns the highest row.

        ConsoleError: BAD_ENTRY (anything but a progress or event frame), DISK_FULL, IO, `trouble`.
        """
        self._refuse_when_not_writable()
        with self._store.atomic():
            return run_log.add(self._store, rows)

    def close_run(
        self,
        run: RunId,
        outcome: Outcome,
        critical_errors: Sequence[str],
        reason: str | None = None,
        *,
        course: CourseRef | None = None,
    ) -> Entry:
        """Seal the run's log so far into the `events` part of its `run.closed`.

        Critical errors that stand in that log are named whether or not the caller has seen them.
        """
        rows = run_log.of_run(self._store, run)
        known = self.run(run)
        told = run_log.critical_codes(rows, None if known is None else known.station)
        codes = dict.fromkeys((*told, *critical_errors))
        body: dict[str, Any] = {
            "outcome": outcome.value,
            "events": len(rows),
            "critical_errors": list(codes),
        }
        if reason is not None:
            body["reason"] = reason
        return self.append(
            "run.closed", run, body, detached=[("events", run_log.to_events(rows))], course=course
        )

    def store_pin(self, pin: Pin) -> None:
        """Keep a pairing; on disk when this returns."""
        self._refuse_when_not_writable()
        self._local.store_pin(pin)

    def forget_pin(self, station: StationId) -> None:
        """Forget a pairing."""
        self._refuse_when_not_writable()
        self._local.forget_pin(station)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value; on disk when this returns."""
        self._refuse_when_not_writable()
        self._local.set_setting(name, value)

    def agree_clock(self, hub_utc: datetime) -> bool:
        """Compare with a hub's time; True, and entries `trusted` for seven days, when within two minutes."""
        self._refuse_when_not_writable()
        now = self._clock.utc()
        if abs(now - hub_utc) > timekeeping.TOLERANCE:
            return False
        agreement = timekeeping.Agreement(iso_utc(now), self.head()[0])
        self._local.set_setting(timekeeping.AGREEMENT, msgspec.to_builtins(agreement))
        return True

    def verify(self) -> list[Fault]:
        """Everything that is wrong with these records; empty when they are whole.

        ConsoleError(`trouble`) for a file whose rules this version does not know.
        """
        if self.trouble in (RecordsReason.FOREIGN_FILE, RecordsReason.NEWER_SCHEMA):
            self._refuse_when_not_writable()
        return list(verify_store(self._store, self.path.parent, self._unlocking.keyring).faults)

    def rebuild(self) -> None:
        """Make the projections anew from the entries. ConsoleError(DAMAGED, seq) at an unreadable entry."""
        self._refuse_when_not_writable()
        with self._store.atomic():
            projections.rebuild(self._store)

    def stats(self) -> Stats:
        """How much there is."""
        seq, digest = self.head()
        return Stats(self.console, seq, digest, self.path.stat().st_size)

    def export_jsonl(self, path: Path) -> int:
        """Write the ledger as signed JSON lines, whole or not at all; returns the number of entries.

        ConsoleError: NOT_WRITTEN, OWN_FILE.
        """
        with outgoing.leaving(path, self.path.parent) as file:
            return export.write(self._store, self._identity, file)

    def export_lines(self, through: int, kept: Collection[str] | None = None) -> Iterator[bytes]:
        """The lines of an export up to entry `through`, of which only the `kept` ids are given in full."""
        return export.lines(self._store, self._identity, through=through, kept=kept)

    def sign_manifest(self, unsigned: dict[str, Any]) -> dict[str, Any]:
        """The manifest of a pack with the console's signature."""
        return export.manifest(self._identity, unsigned)

    def anchor(self) -> anchors.Anchor | None:
        """Note the head outside the database. Trouble is logged only: the entries are safe without it."""
        self._refuse_when_not_writable()
        seq, digest = self.head()
        if digest is None:
            return None
        head = anchors.Anchor(self.console, seq, digest, iso_utc(self._clock.utc()))
        try:
            anchors.drop(self.path.parent, head)
        except (OSError, UnicodeEncodeError) as error:
            log.warning("no anchor at seq %d: %s", seq, type(error).__name__)
        return head

    def close(self) -> None:
        """Drop an anchor and let the file go; it is one whole file afterwards."""
        head = None
        try:
            if self.writable:
                head = self.anchor()
        finally:
            self._store.close()
            if self._hold:
                self._hold.release()
        anchors.keep(self._unlocking.keyring, head)

    def _begin(self) -> None:
        """A new file: keep the identity and write the first entry, both or none."""
        now = timekeeping.look(self._clock)
        with self._store.atomic():
            self._local.store_identity(self._identity)
            created = Draft("console.created", self.console, {"public_key": self._identity.public_key})
            self._write(created, now, self._clock_state(now))

    def _write(self, draft: Draft, now: timekeeping.Reading, state: ClockState) -> Entry:
        stamp = timekeeping.stamp(now, state)
        entry = ledger.append(self._store, self._identity, draft, uuid7(self._clock), stamp, self._app)
        rules.check(self._store, entry)
        projections.apply(self._store, former.placed(entry, self._before))
        return entry

    def _clock_state(self, now: timekeeping.Reading) -> ClockState:
        kept = self._local.setting(timekeeping.AGREEMENT)
        agreement = msgspec.convert(kept, timekeeping.Agreement) if kept else None
        return timekeeping.judge(now, agreement, ledger.last_seq_of(self._store, "clock.jumped"))


def _bring_up_to_date(store: Store, path: Path, identity: Identity | None, clock: Clock) -> None:
    """Take the pending steps: after a checked backup, all together, and with the lists made anew."""
    grows = migrations.changes(store) and identity is not None
    if grows and identity is not None:
        backup.make(store, beside(path), path.parent / backup.FOLDER, identity.console, clock.utc())
    with store.atomic():
        migrations.apply(store)
        if grows:
            projections.rebuild(store)


def _find_trouble(path: Path, key: FileKey | None) -> RecordsReason | None:
    """Look before touching whose file it is, and whether this version knows its schema."""
    if not path.exists() or not path.stat().st_size:
        return None
    # With its logs: a power cut amid a write leaves a main file that only they make whole, or empty again.
    store = Store.open_reading(path, key=key)
    try:
        if logs_beside(path) and store.is_empty():
            return None
        if store.application_id() != APPLICATION_ID:
            return RecordsReason.FOREIGN_FILE
        return RecordsReason.NEWER_SCHEMA if migrations.is_newer(store) else None
    finally:
        store.close()
