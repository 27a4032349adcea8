"""The file that takes the place of the records at a restore: a backup's content, with what has to differ."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from console.clock import Clock
from console.errors import ConsoleError, RecordsReason, SyncReason
from console.model import ConsoleId
from console.records import anchors, erasure, hub_row, ledger, migrations, projections, timekeeping
from console.records.anchors import Anchor
from console.records.entry import Draft, uuid7
from console.records.faults import FaultCode
from console.records.hub_row import Hub
from console.records.keys import beside, write_whole
from console.records.local import Identity, Local
from console.records.lockout import Counters
from console.records.store import Store
from console.records.tail import Fetch, Tail, adopt, heads_of
from console.records.unlocking import Unlocking
from console.records.verify import LIVE_NAME, verify_store

log = logging.getLogger(__name__)

_NOT_WHOLE: Final = (RecordsReason.BACKUP_FAULTY, RecordsReason.DAMAGED, RecordsReason.BAD_ENTRY)
PART: Final = "records.restoring"
PART_KEYS: Final = "records.restoring.keys"


class Present(msgspec.Struct, frozen=True):
    """What the present file still says, for the backup to heed."""

    console: ConsoleId | None = None
    head: tuple[int, str | None] = (0, None)
    erasures: tuple[erasure.Promise, ...] = ()
    lockouts: tuple[tuple[str, int, int], ...] = ()
    hub: Hub | None = None

    @property
    def is_forked(self) -> bool:
        """True once a hub has said that two consoles write under its name."""
        return self.hub is not None and self.hub.reason == SyncReason.FORK

    def ends_as(self, console: ConsoleId, head: tuple[int, str | None]) -> bool:
        """True when it is this console, and holds nothing after that head."""
        return (self.console, self.head) == (console, head)


def look_at_present(live: Path, unlocking: Unlocking) -> Present:
    """Whatever can be read of the present file; one that is damaged or locked must not keep a backup out."""
    if not live.is_file():
        return Present()
    try:
        store = Store.open_reading(live, key=unlocking.key(live))
    except (ConsoleError, OSError):
        return Present()
    try:
        identity = Local(store).identity()
        erasures = tuple(erasure.promises(store))
        return Present(
            identity.console if identity else None,
            ledger.head(store),
            erasures,
            _lockouts(store),
            hub_row.get(store),
        )
    except ConsoleError:
        return Present()
    finally:
        store.close()


class Made(msgspec.Struct, frozen=True):
    """What the replacement is."""

    console: ConsoleId
    erased_again: int
    fetched: int


class Replacement:
    """Makes `PART` beside the live file of `folder` from the backup at `path`."""

    def __init__(
        self, path: Path, folder: Path, present: Present, clock: Clock, app: str, unlocking: Unlocking
    ) -> None:
        self._path = path
        self._folder = folder
        self._present = present
        self._clock = clock
        self._app = app
        self._unlocking = unlocking

    def make(self, fetch: Fetch | None) -> Made:
        """Make it: with all that a hub still holds of its chain if that is whole, without it otherwise.

        ConsoleError(BACKUP_FAULTY) and whatever the disk says.
        """
        tail = None if fetch is None else self._ask(fetch)
        if tail is not None:
            try:
                return self._make(tail)
            except ConsoleError as error:
                if error.reason not in _NOT_WHOLE:
                    raise
                log.warning("the hub's part of the chain is not whole: %s", error.reason)
        return self._make(None)

    def _ask(self, fetch: Fetch) -> Tail | None:
        """What the hub holds after the backup's end.

        None where it is not to be asked, does not answer, or has not been told as much as is known from
        elsewhere: then it can not say where the chain ends.
        """
        store = Store.open_reading(self._path, key=self._unlocking.key(self._path))
        try:
            identity, head = Local(store).identity(), ledger.head(store)
            hub = self._hub(hub_row.get(store))
        finally:
            store.close()
        if identity is None or hub is None or hub.console != identity.console:
            return None
        if self._present.is_forked or self._present.ends_as(identity.console, head):
            return None
        try:
            tail = fetch(identity, hub, head[0])
        except ConsoleError as error:
            log.warning("the hub did not tell what followed: %s", error.reason)
            return None
        known = max([head[0], *(one.seq for one in self._heads(identity.console))])
        if tail.seq < known:
            log.warning("the hub's part of the chain ends at entry %d, of at least %d", tail.seq, known)
            return None
        return tail

    def _make(self, tail: Tail | None) -> Made:
        key = self._unlocking.key(self._path)
        part = self._folder / PART
        for leftover in self._folder.glob(f"{PART}*"):
            leftover.unlink()
        source = Store.open_reading(self._path, key=key)
        try:
            source.copy_to(part)
        finally:
            source.close()
        store = Store.open(part, key)
        try:
            with store.atomic():
                migrations.apply(store)
                console, fetched = self._change(store, tail)
                projections.rebuild(store)
                erased = erasure.delete_promised(store)  # by entries that the tail has brought
                if self._present.erasures or erased:
                    Local(store).set_setting(erasure.OWED, [])  # to the other copies, too
            erased += erasure.carry_out(store, list(self._present.erasures))
            faults = verify_store(store, None).faults
            if any(tail is None or one.code is not FaultCode.STANDS_ON_OTHERS for one in faults):
                raise ConsoleError(RecordsReason.BACKUP_FAULTY, file=self._path.name, faults=1)
        finally:
            store.close()
        if key is not None:
            keys = beside(self._path)
            source_keys = keys if keys.is_file() else beside(self._folder / LIVE_NAME)
            if source_keys.is_file():
                write_whole(self._folder / PART_KEYS, source_keys.read_bytes())
        return Made(console, erased, fetched)

    def _change(self, store: Store, tail: Tail | None) -> tuple[ConsoleId, int]:
        """Who goes on, and how many entries the tail had."""
        local, present = Local(store), self._present
        identity = local.identity()
        assert identity is not None
        # Who was locked out stays so.
        failures = {who: failures for who, failures, _ in present.lockouts}
        Counters(store).raise_to(failures, self._clock.monotonic_ms())
        kept = hub_row.get(store)
        hub = self._hub(kept)
        if hub is not None:
            hub_row.put(store, hub)
            if kept is not None and kept.hub_key != hub.hub_key:
                store.rows("DELETE FROM delivered")
        if tail is not None:
            return identity.console, adopt(store, identity, tail, self._heads(identity.console))
        if present.ends_as(identity.console, ledger.head(store)) and not present.is_forked:
            return identity.console, 0
        return self._renew(store, local, identity), 0

    def _renew(self, store: Store, local: Local, former: Identity) -> ConsoleId:
        seq, digest = ledger.head(store)
        renewed = Identity.new()
        _leave_chain(store)
        local.replace_identity(renewed)
        # What the file says of its clock is as old as the backup, and counts in the former numbers.
        store.rows("DELETE FROM setting WHERE name = ?", timekeeping.AGREEMENT)
        body = {
            "public_key": renewed.public_key,
            "continues": {"console": former.console, "seq": seq, "hash": digest},
        }
        created = Draft("console.created", renewed.console, body)
        stamp = timekeeping.stamp(timekeeping.look(self._clock), "drifting")
        ledger.append(store, renewed, created, uuid7(self._clock), stamp, self._app)
        return renewed.console

    def _hub(self, kept: Hub | None) -> Hub | None:
        """The hub that was joined last; how far its feed was read is the backup's own."""
        present = self._present.hub
        if present is None:
            return kept
        is_same = kept is not None and (kept.hub_key, kept.epoch) == (present.hub_key, present.epoch)
        return replace(present, cursor=kept.cursor if is_same and kept is not None else None)

    def _heads(self, console: ConsoleId) -> list[Anchor]:
        """How far this console is known to have written."""
        seq, digest = self._present.head
        heads = heads_of(console, self._anchors(console))
        if self._present.console == console and digest is not None:
            heads.append(Anchor(console, seq, digest, ""))
        return heads

    def _anchors(self, console: ConsoleId) -> Iterable[Anchor | None]:
        found, _ = anchors.read(self._folder)
        return [*found, anchors.kept(self._unlocking.keyring, console)]


def _leave_chain(store: Store) -> None:
    """Move our entries to those of other consoles. The guard against it stands again right after."""
    ((guard,),) = store.rows("SELECT sql FROM sqlite_schema WHERE name = 'entry_never_goes'")
    store.rows(
        "INSERT INTO peer_entry (console, seq, id, core, hash, sig)"
        " SELECT console, seq, id, core, hash, sig FROM entry ORDER BY seq"
    )
    store.rows("DROP TRIGGER entry_never_goes")
    store.rows("DELETE FROM entry")
    store.rows(guard)


def _lockouts(store: Store) -> tuple[tuple[str, int, int], ...]:
    if not store.rows("SELECT 1 FROM sqlite_schema WHERE name = 'lockout'"):
        return ()
    return tuple((who, failures, at) for who, failures, at in store.rows("SELECT * FROM lockout"))
