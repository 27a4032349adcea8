"""The door: who is at the console. Signing in, locking the screen, handing over, proving who signs."""

import asyncio
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

from msgspec.structs import replace

from console.clock import iso_utc
from console.errors import AccountReason, ConsoleError
from console.events import RecordsChanged, SessionChanged
from console.model import Mode, RunView, Session, SessionView
from console.records import Records, signing
from console.records.account_rules import spelled
from console.records.accounts import Challenge
from console.records.signing import Hand
from console.services.floor import Floor

LOCK_MS: Final = 5 * 60 * 1000
LOG_OUT_MS: Final = 15 * 60 * 1000

T = TypeVar("T")


class Proof:
    """A passphrase that was right a moment ago: what a signature needs."""

    def __init__(self, challenge: Challenge, hand: Hand, components: tuple[str, ...]) -> None:
        self.challenge = challenge
        self.hand = hand
        self.components = components


class Door:
    """Who is at the console.

    Passphrases are tried on `worker`, a thread of their own: argon2id takes a tenth of a second of a core.
    One try at a time, so that nobody gets more of them by asking twice at once.
    """

    def __init__(self, floor: Floor, worker: ThreadPoolExecutor) -> None:
        self._floor = floor
        self._worker = worker
        self._access = floor.access
        self._trying = asyncio.Lock()
        self._active_ms = floor.clock.monotonic_ms()
        self._is_unbroken = False
        self.turned: Callable[[], None] = _nothing
        """Called on the network thread when somebody came, left or was locked out, before it is told."""

    # Who is here

    def state(self) -> Future[SessionView]:
        """Who is at the console now; `SessionChanged` tells the changes."""

        async def work() -> SessionView:
            return self.view

        return self._floor.submit(work)

    @property
    def view(self) -> SessionView:
        """The same, on the network thread."""
        return SessionView(
            has_accounts=self._access.has_accounts,
            session=self._access.session,
            locked_utc=self._access.locked_utc,
            log_out_waits=self._assessed_run_is_live(),
            needs_user_id=not self._is_unbroken,
        )

    def unlock(self, user_id: str, passphrase: str) -> Future[Session]:
        """Sign in, unlock the screen, or take over from somebody else: all three are the same act.

        Raises ConsoleError through the future: WRONG_SECRET (failures), ACCOUNT_WAITS (failures, minutes),
        ACCOUNT_LOCKED, ACCOUNT_DISABLED, NO_KEY_HERE. Whoever was here stays then.
        """

        async def work() -> Session:
            async with self._trying:
                challenge, _ = await self._try(user_id, passphrase)
                standing = await self._read(lambda records: records.accounts.admit(challenge))
            session = Session(
                id=str(uuid.uuid4()),
                account=standing.account,
                user_id=standing.user_id,
                printed_name=standing.printed_name,
                roles=standing.roles,
                qualified=standing.qualified,
                since_utc=iso_utc(self._floor.clock.utc()),
            )
            before = self._access.session
            if before is not None and before.account == session.account:
                session = replace(session, id=before.id, since_utc=before.since_utc)
            self._change(session, None)
            self._came_in(session, passphrase)
            return session

        return self._floor.submit(work)

    def hand_over(self, user_id: str, passphrase: str) -> Future[Session]:
        """Somebody else takes over; the class goes on. As `unlock`."""
        return self.unlock(user_id, passphrase)

    def lock(self) -> Future[None]:
        """Lock the screen now: names and commands go, watching goes on."""

        async def work() -> None:
            self._lock()

        return self._floor.submit(work)

    def log_out(self) -> Future[None]:
        """Leave. ConsoleError(ASSESSED_RUN_LIVE) through the future while an assessed run is live."""

        async def work() -> None:
            if self._assessed_run_is_live():
                raise ConsoleError(AccountReason.ASSESSED_RUN_LIVE)
            self._change(None, None)

        return self._floor.submit(work)

    def touch(self) -> None:
        """Somebody used mouse or keyboard: the time until the lock begins anew. Cheap, from any thread."""
        self._active_ms = self._floor.clock.monotonic_ms()

    def tick(self, now_ms: float) -> None:
        """Time passed (network thread): lock after 5 idle minutes, log out after 15."""
        if self._access.session is None:
            return
        idle = now_ms - self._active_ms
        if idle >= LOG_OUT_MS and not self._assessed_run_is_live():
            self._change(None, None)
        elif idle >= LOCK_MS:
            self._lock()

    async def prove(self, session: Session, passphrase: str, user_id: str | None) -> Proof:
        """Check who signs, at the moment of signing (network thread).

        ConsoleError: as `unlock`, and USER_ID_NEEDED for the first signature of an unbroken session.
        """
        self._access.check(session)
        if self._is_unbroken and self._floor.clock.monotonic_ms() - self._active_ms >= LOG_OUT_MS:
            self._is_unbroken = False
            self._tell()
        if user_id is None and not self._is_unbroken:
            raise ConsoleError(AccountReason.USER_ID_NEEDED)
        async with self._trying:
            is_theirs = user_id is None or spelled(user_id) == spelled(session.user_id)
            challenge, hand = await self._try(session.user_id, passphrase if is_theirs else None)
        self._access.check(session)
        return Proof(challenge, hand, signing.NEXT if user_id is None else signing.FIRST)

    def signed(self, session: Session) -> None:
        """A signature is on disk: the next one of this unbroken session needs the passphrase alone."""
        if self._access.session is not None and self._access.session.id == session.id:
            self.touch()
            if not self._is_unbroken:
                self._is_unbroken = True
                self._tell()

    def _came_in(self, session: Session, passphrase: str) -> None:
        """Somebody signed in with this passphrase: what else there is to do with it."""

    async def _try(self, user_id: str, passphrase: str | None) -> tuple[Challenge, Hand]:
        """One try, counted before it is made; None for a passphrase that can not be right."""
        challenge = await self._read(lambda records: records.accounts.challenge(user_id))
        hand = None if passphrase is None else await self._slow(challenge.answer, passphrase)
        if hand is None:
            try:
                await self._read(lambda records: records.accounts.refuse(challenge))
            except ConsoleError as error:
                await self._tell_head()
                if error.reason is not AccountReason.WRONG_SECRET and self._is_here(challenge):
                    self._lock()
                raise
            raise AssertionError("a refusal raises")
        return challenge, hand

    def _is_here(self, challenge: Challenge) -> bool:
        session = self._access.session
        return session is not None and session.account == challenge.who

    def _lock(self) -> None:
        if self._access.session is not None and self._access.locked_utc is None:
            self._change(self._access.session, iso_utc(self._floor.clock.utc()))

    def _change(self, session: Session | None, locked_utc: str | None) -> None:
        """Every change of who is here breaks the row of signatures."""
        if locked_utc is None:
            self.touch()
        self._is_unbroken = False
        self._access.session, self._access.locked_utc = session, locked_utc
        self.turned()
        self._tell()

    def _tell(self) -> None:
        self._floor.publisher.tell(SessionChanged(self.view))

    def _assessed_run_is_live(self) -> bool:
        class_ = self._floor.room.class_
        if class_ is None or class_.mode is not Mode.ASSESS:
            return False
        return any(self._is_live(run) for run in class_.runs)

    def _is_live(self, run: RunView) -> bool:
        return run.outcome is None and self._floor.room.has_begun(run.run)

    async def _follow(self) -> None:
        """An account may have changed: whoever is here goes on as they are now, or not at all."""
        here = self._access.session
        if here is None:
            return
        now = await self._read(lambda records: records.accounts.standing(here.account))
        if not now.enabled:
            self._change(None, None)
        elif (now.printed_name, now.roles, now.qualified) != (here.printed_name, here.roles, here.qualified):
            changed = replace(here, printed_name=now.printed_name, roles=now.roles, qualified=now.qualified)
            self._change(changed, self._access.locked_utc)

    # Threads

    async def _slow(self, work: Callable[..., T], *arguments: object) -> T:
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._worker, work, *arguments))

    async def _read(self, job: Callable[[Records], T]) -> T:
        return await self._floor.recorder.read(job)

    async def _write(self, job: Callable[[Records], T]) -> T:
        result = await self._floor.recorder.write(job)
        await self._tell_head()
        return result

    async def _tell_head(self) -> None:
        seq, digest = await self._read(lambda records: records.head())
        floor = self._floor
        if seq != floor.records_view.head_seq:
            floor.records_view = replace(
                floor.records_view, head_seq=seq, head_hash=digest, saved_utc=iso_utc(floor.clock.utc())
            )
            floor.publisher.tell(RecordsChanged(floor.records_view))


def _nothing() -> None:
    pass
