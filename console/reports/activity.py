"""What each assessor did at each unit in a period, for the IQA: counted from decisions and signatures."""

from collections.abc import Iterable
from typing import Final

import msgspec

from console.errors import AccountReason, ConsoleError
from console.model import AccountId, Decision, Meaning
from console.records import Records
from console.records.attempts import Attempt
from console.records.signoff import DecisionRow, SignatureRow
from console.reports.period import Period


class Decided(msgspec.Struct, frozen=True):
    """What one assessor decided at one unit, and what became of it."""

    assessor: AccountId
    name: str
    qualified: bool
    course: str
    decisions: int
    """First ones; amendments stand beside."""
    competent: int
    not_yet_competent: int
    overrides: int
    """Decisions against the proposal."""
    amendments: int
    voids: int
    """Voided since, or decided as void."""
    signed: int
    countersigned: int
    to_countersign: int
    sampled: int
    """Drawn for the IQA."""
    verified: int
    sample_percent: int | None
    """Of what was signed, how much is in the sample."""


class Given(msgspec.Struct, frozen=True):
    """What one person signed on the records of others, at one unit."""

    signer: AccountId
    name: str
    course: str
    countersigned: int
    verified: int
    voided: int


class Activity(msgspec.Struct, frozen=True):
    """By assessor and unit, in the order of their names."""

    period: Period
    assessor: AccountId | None
    """None: everybody."""
    decided: tuple[Decided, ...]
    given: tuple[Given, ...]
    records: tuple[str, ...]
    """Hashes of the decisions that were counted."""


_GIVEN: Final = (Meaning.COUNTERSIGNED, Meaning.VERIFIED, Meaning.VOIDED)


def gather(records: Records, period: Period, assessor: AccountId | None = None) -> Activity:
    """Read it. A decision counts in the period in which it was made. ConsoleError(UNKNOWN_ACCOUNT)."""
    accounts = {one.account: one for one in records.accounts.all()}
    if assessor is not None and assessor not in accounts:
        raise ConsoleError(AccountReason.UNKNOWN_ACCOUNT)
    rows = [
        row
        for row in _decisions(records.people.all_attempts())
        if period.holds(row.decided_utc) and row.decider and assessor in (None, row.decider)
    ]
    by: dict[tuple[AccountId, str], list[DecisionRow]] = {}
    for row in rows:
        by.setdefault((row.decider or "", row.course.id), []).append(row)
    given: dict[tuple[AccountId, str], list[SignatureRow]] = {}
    for course, signature in records.signoff.given(_GIVEN):
        if period.holds(signature.utc) and assessor in (None, signature.signer):
            given.setdefault((signature.signer, course), []).append(signature)
    names = {account: view.printed_name for account, view in accounts.items()}
    qualified = {account: view.qualified for account, view in accounts.items()}

    def place(key: tuple[AccountId, str]) -> tuple[str, str, str]:
        return names.get(key[0], "").casefold(), *key

    return Activity(
        period=period,
        assessor=assessor,
        decided=tuple(
            _decided(*key, names.get(key[0], ""), qualified.get(key[0], False), by[key])
            for key in sorted(by, key=place)
        ),
        given=tuple(_given(*key, names.get(key[0], ""), given[key]) for key in sorted(given, key=place)),
        records=tuple(row.record for row in rows),
    )


def _decisions(attempts: Iterable[Attempt]) -> Iterable[DecisionRow]:
    return (row for attempt in attempts for row in attempt.versions)


def _decided(
    assessor: AccountId, course: str, name: str, qualified: bool, rows: list[DecisionRow]
) -> Decided:
    first = [row for row in rows if row.supersedes is None]
    signed = [row for row in rows if Meaning.ASSESSED in row.signed]
    sampled = sum(row.sample is not None for row in signed)
    return Decided(
        assessor=assessor,
        name=name,
        qualified=qualified,
        course=course,
        decisions=len(first),
        competent=sum(row.outcome is Decision.COMPETENT for row in first),
        not_yet_competent=sum(row.outcome is Decision.NOT_YET_COMPETENT for row in first),
        overrides=sum(row.overridden for row in rows),
        amendments=len(rows) - len(first),
        voids=sum(row.voided or row.outcome is Decision.VOID for row in rows),
        signed=len(signed),
        countersigned=sum(Meaning.COUNTERSIGNED in row.signed for row in signed),
        to_countersign=sum(
            row.needs_countersign
            and Meaning.COUNTERSIGNED not in row.signed
            and not (row.superseded or row.voided)
            for row in signed
        ),
        sampled=sampled,
        verified=sum(Meaning.VERIFIED in row.signed for row in signed),
        sample_percent=round(sampled * 100 / len(signed)) if signed else None,
    )


def _given(signer: AccountId, course: str, name: str, rows: list[SignatureRow]) -> Given:
    meanings = [row.meaning for row in rows]
    return Given(signer, name, course, *(meanings.count(meaning) for meaning in _GIVEN))
