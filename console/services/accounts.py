"""Looking after accounts: making, changing and resetting them, and the recovery sheet."""

import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from msgspec.structs import replace

from console.errors import AccountReason, ConsoleError
from console.events import RecordsChanged, Trouble
from console.model import AccountView, KeyNotice, Role, Session
from console.records import Records, account_rules, keys, passphrases, recovery
from console.records.account_rules import spelled
from console.records.accounts import NewAccount
from console.records.keys import FileKey, Wrap
from console.records.recovery import Sheet
from console.records.sealing import COST, Cost
from console.records.signing import Hand, WrappedKey
from console.services.door import Door
from console.services.known import records_view


class Accounts(Door):
    """Who is at the console, and whose accounts there are. Each act needs the session of whoever does it."""

    cost: Cost = COST
    """What a guess at a new passphrase costs."""

    def all(self) -> Future[tuple[AccountView, ...]]:
        """Every account, oldest first."""
        return self._floor.submit(lambda: self._read(lambda records: tuple(records.accounts.all())))

    def notices(self) -> Future[tuple[KeyNotice, ...]]:
        """New and reset keys of the last 30 days, newest first."""
        return self._floor.submit(lambda: self._read(lambda records: tuple(records.accounts.notices())))

    @staticmethod
    def draw_sheet() -> Sheet:
        """A recovery sheet, to be printed before it is handed in with `create_first` and the like."""
        return recovery.draw()

    def create_first(
        self,
        administrator: NewAccount,
        passphrase: str,
        sheet: Sheet,
        others: Sequence[tuple[NewAccount, str]] = (),
        *,
        encrypt: bool = True,
    ) -> Future[None]:
        """The first accounts, once the sheet is printed; the file becomes encrypted in the same act.

        Raises ConsoleError through the future: ALREADY_SET_UP, PASSPHRASE_SHORT, PASSPHRASE_KNOWN, what is
        wrong with an account, or why nothing can be recorded.
        """

        async def work() -> None:
            made = [(administrator, passphrase), *others]
            for new, secret in made:
                passphrases.check(secret, _names(new))
            await self._read(lambda records: _refuse_set_up(records, [new for new, _ in made]))
            wrapped = [(new, await self._slow(self._mint, _id(new), secret)) for new, secret in made]
            if encrypt:
                secrets = [(key.account, secret) for (_, key), (_, secret) in zip(wrapped, made, strict=True)]
                await self._encrypt([*secrets, (keys.RECOVERY, sheet.code)])
            await self._write(lambda records: records.accounts.create_first(wrapped[0], wrapped[1:], sheet))
            self._access.has_accounts = True
            self.turned()
            self._tell()

        return self._floor.submit(work)

    def add(self, session: Session, new: NewAccount, passphrase: str) -> Future[None]:
        """One more account. Needs an administrator."""

        async def work() -> None:
            by = self._access.check(session, Role.ADMINISTRATOR)
            passphrases.check(passphrase, _names(new))
            wrapped = await self._slow(self._mint, _id(new), passphrase)
            await self._write(lambda records: records.accounts.add(new, wrapped, by.account))
            await self._wrap(wrapped.account, passphrase)

        return self._floor.submit(work)

    def reset(
        self, session: Session, user_id: str, new_passphrase: str, reason: str, own_passphrase: str
    ) -> Future[None]:
        """A new key under a new passphrase, confirmed by an administrator who is somebody else."""

        async def work() -> None:
            self._access.check(session, Role.ADMINISTRATOR)
            account = await self._account_for(user_id, new_passphrase)
            wrapped = await self._slow(self._mint, account, new_passphrase)
            proof = await self.prove(session, own_passphrase, session.user_id)

            def reset(records: Records) -> None:
                records.accounts.admit(proof.challenge)
                records.accounts.reset(wrapped, reason, proof.hand)

            await self._write(reset)
            await self._wrap(account, new_passphrase)

        return self._floor.submit(work)

    def reset_by_sheet(
        self, typed: str, following: Sheet, user_id: str, new_passphrase: str, reason: str
    ) -> Future[None]:
        """The same, confirmed by the printed sheet, which is used up; `following` is printed already.

        Raises ConsoleError through the future: SHEET_MISTYPED, SHEET_WRONG, UNKNOWN_ACCOUNT.
        """

        async def work() -> None:
            sheet = recovery.read(typed)
            account = await self._account_for(user_id, new_passphrase)
            wrapped = await self._slow(self._mint, account, new_passphrase)
            await self._write(lambda records: records.accounts.reset(wrapped, reason, sheet, following))
            await self._wrap(account, new_passphrase)
            await self._wrap(keys.RECOVERY, following.code)

        return self._floor.submit(work)

    def add_by_sheet(self, typed: str, following: Sheet, new: NewAccount, passphrase: str) -> Future[None]:
        """A new administrator when no other can be reached; the sheet is used up."""

        async def work() -> None:
            sheet = recovery.read(typed)
            passphrases.check(passphrase, _names(new))
            wrapped = await self._slow(self._mint, _id(new), passphrase)
            await self._write(lambda records: records.accounts.add_by_sheet(new, wrapped, sheet, following))
            await self._wrap(wrapped.account, passphrase)
            await self._wrap(keys.RECOVERY, following.code)

        return self._floor.submit(work)

    def change_passphrase(self, session: Session, old: str, new: str) -> Future[None]:
        """A new passphrase of one's own; the key stays."""

        async def work() -> None:
            passphrases.check(new, (session.user_id, session.printed_name))
            proof = await self.prove(session, old, session.user_id)
            wrapped = await self._slow(proof.hand.wrap, new, self.cost)

            def rewrap(records: Records) -> None:
                records.accounts.admit(proof.challenge)
                records.accounts.rewrap(wrapped)

            await self._write(rewrap)
            await self._wrap(session.account, new)

        return self._floor.submit(work)

    def replace_sheet(self, session: Session, passphrase: str, sheet: Sheet, reason: str) -> Future[None]:
        """A new recovery sheet, printed already; the old one is worthless from now on."""

        async def work() -> None:
            self._access.check(session, Role.ADMINISTRATOR)
            proof = await self.prove(session, passphrase, session.user_id)

            def replace_sheet(records: Records) -> None:
                records.accounts.admit(proof.challenge)
                records.accounts.replace_sheet(sheet, reason, proof.hand)

            await self._write(replace_sheet)
            await self._wrap(keys.RECOVERY, sheet.code)

        return self._floor.submit(work)

    def change(
        self,
        session: Session,
        user_id: str,
        reason: str,
        *,
        printed_name: str | None = None,
        roles: tuple[Role, ...] | None = None,
        qualified: bool | None = None,
    ) -> Future[None]:
        """Change what is given; the rest stays. Needs an administrator."""

        def change(records: Records, by: str) -> None:
            account = records.accounts.named(user_id).account
            records.accounts.change(
                account, by, reason, printed_name=printed_name, roles=roles, qualified=qualified
            )

        return self._administer(session, change)

    def disable(self, session: Session, user_id: str, reason: str) -> Future[None]:
        """Keep somebody out; what they signed stays. Needs an administrator."""

        def disable(records: Records, by: str) -> None:
            account = records.accounts.named(user_id).account
            records.accounts.disable(account, by, reason)
            if records.file_key is not None:
                records.drop_wrap(account)

        return self._administer(session, disable)

    def enable(self, session: Session, user_id: str, reason: str) -> Future[None]:
        """Let somebody in again, also after ten wrong passphrases. Needs an administrator."""

        def enable(records: Records, by: str) -> None:
            records.accounts.enable(records.accounts.named(user_id).account, by, reason)

        return self._administer(session, enable)

    # How

    def _administer(self, session: Session, act: Callable[[Records, str], None]) -> Future[None]:
        async def work() -> None:
            by = self._access.check(session, Role.ADMINISTRATOR)
            await self._write(lambda records: act(records, by.account))
            await self._follow()

        return self._floor.submit(work)

    def _came_in(self, session: Session, passphrase: str) -> None:
        self._floor.spawn(self._mend_wrap, session, passphrase)

    def _mint(self, account: str, passphrase: str) -> WrappedKey:
        return Hand.new(account).wrap(passphrase, self.cost)

    async def _account_for(self, user_id: str, new_passphrase: str) -> str:
        found = await self._read(lambda records: records.accounts.named(user_id))
        passphrases.check(new_passphrase, (found.user_id, found.printed_name))
        return found.account

    # The key of the file

    async def _encrypt(self, secrets: Sequence[tuple[str, str]]) -> None:
        """The file gets a key that each of these passphrases opens, or its key gets these passphrases."""
        held = await self._read(lambda records: records.file_key)
        key = held or FileKey.new()
        wraps = [await self._slow(keys.wrap, key, owner, secret, self.cost) for owner, secret in secrets]

        def keep(records: Records) -> None:
            if records.file_key is None:
                records.encrypt(key, wraps)
            else:
                for wrap in wraps:
                    records.put_wrap(wrap)
                for owner in records.wrap_owners() - {wrap.owner for wrap in wraps}:
                    records.drop_wrap(owner)  # of a first start that did not come to its end

        await self._write(keep)
        floor = self._floor
        now = await self._read(records_view)
        floor.records_view = replace(
            now, saved_utc=floor.records_view.saved_utc, disk_free_mb=floor.records_view.disk_free_mb
        )
        floor.publisher.tell(RecordsChanged(floor.records_view))

    async def _wrap(self, owner: str, passphrase: str) -> None:
        """Let this passphrase open the file. What fails is told, and mended when its owner signs in."""
        try:
            key = await self._read(lambda records: records.file_key)
            if key is not None:
                wrap = await self._slow(keys.wrap, key, owner, passphrase, self.cost)
                await self._write(lambda records: records.put_wrap(wrap))
        except ConsoleError as error:
            self._floor.publisher.tell(Trouble(error.reason, None, "records.keys"))

    async def _mend_wrap(self, session: Session, passphrase: str) -> None:
        """After a restore, on a full disk or while disabled the file's key may have missed a passphrase."""
        held = await self._read(lambda records: _wraps_of(records, session.account))
        if held is not None and await self._slow(keys.unwrap, held, passphrase) is None:
            await self._wrap(session.account, passphrase)


def _id(new: NewAccount) -> str:
    return new.person or str(uuid.uuid4())


def _names(new: NewAccount) -> tuple[str, str]:
    return new.user_id, new.printed_name


def _wraps_of(records: Records, owner: str) -> list[Wrap] | None:
    """The wraps of one owner; None for a plain file."""
    if records.file_key is None:
        return None
    return [wrap for wrap in keys.read_wraps(keys.beside(records.path)) if wrap.owner == owner]


def _refuse_set_up(records: Records, news: Sequence[NewAccount]) -> None:
    """Everything that would be refused later is refused before the file is touched."""
    if records.accounts.exist():
        raise ConsoleError(AccountReason.ALREADY_SET_UP)
    if news[0].roles != (Role.ADMINISTRATOR,):
        raise ConsoleError(AccountReason.NOT_ADMINISTRATOR)
    if len({spelled(new.user_id) for new in news}) < len(news):
        raise ConsoleError(AccountReason.USER_ID_TAKEN)
    for new in news:
        for reason in account_rules.judge_new(new.user_id, new.printed_name, new.roles):
            raise ConsoleError(reason)
